"""How far a transfer got: the step of an act and how the report presents it, from its mode, tense and cues.

Offers, requests, readiness and talks are `planned`; a supply still to come is an offer, a delivery still to come
stays a delivery; what is refused, suspended or licensed is done. The rows of `_OF_MODE` say it for each mode.
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act, is_warned_off
from sijill.code.transfer.announced import announcing, is_pledge, is_supply_announced, is_yet_to_come
from sijill.code.transfer.meant import goes_on, is_asked, is_meant, is_wanted
from sijill.code.transfer.parts import is_of_larger_lot
from sijill.code.transfer.punished import punished_for
from sijill.code.transfer.raised import is_raised
from sijill.code.transfer.rumours import DENY, is_alleged, is_denied_claim, is_denied_plan
from sijill.code.transfer.signings import is_order
from sijill.code.transfer.stops import is_intercepted, is_late, is_of_possible, kept_back, lifting, of_no, of_refusal
from sijill.code.transfer.two_sides import obliged, others
from sijill.code.transfer.won import winning
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

# mode: (step, reality) where nothing makes it doubtful. `planned` depends on whose deed the act is.
_OF_MODE = {
    "requested": ("requested", "planned"),
    "offered": ("offered", "planned"),
    "negotiating": ("negotiating", "planned"),
    "licensed": ("licensed", "actual"),
    "refused": ("refused", "actual"),
    "suspended": ("suspended", "actual"),
    "cancelled": ("cancelled", "actual"),
    "supplying": ("supplying", "actual"),
    "delivering": ("delivering", "actual"),
}
_ENDED = {"terminated": "cancelled", "suspended": "suspended", "rejected": "refused", "stalled": "suspended"}
_NO_ORDERS = frozenset({"letter_of_intent", "memorandum"})  # instruments of what is meant
_ABOUT = rule_words("transfer.how_far", "about")
_FAILS = "cues.hinder"
_WITHOUT = rule_words("transfer.how_far", "without")
_NOTIFY = "transfers.notify"
_WILL_NOT = frozenset({"لن", "قد", "سوف", "ربما"})
_IS = rule_words("transfer.how_far", "is")
_EVIDENCE = rule_words("transfer.how_far", "evidence")
_EVIDENCE_REACH = 5
_GIVEN = frozenset(f"transfers.{act}" for act in ("supply", "send", "give", "arm", "deliver", "move"))
_UPON = "علي"
_SIGN_REACH = 8
_IN_WHAT = frozenset({"في", "عن"})  # one fails in a thing, and is unable to do it: عجز عن
_ASKED_REACH = 8
LICENSER = "licenser"  # the same, if it allows another to supply
_LICENSERS = frozenset({"body", "institution", LICENSER})
_RECEIVED = frozenset({"transfers.receive", "transfers.get"})
_SERVICE = frozenset({"transfers.into_service", "transfers.enters_service", "transfers.commission"})
_EXPORTS = frozenset({"transfers.sell", "transfers.export", "transfers.exports"})
SELLER = "seller"  # said with the forms of an agent that supplies


def step_of(scene: Scene, sentence: Sentence, act: Act, agent_forms: frozenset[str]) -> tuple[str, str]:
    """(step, reality) of an act; `agent_forms` are those in which its agent is named, and SELLER if it supplies."""
    if act.mode is not None and act.mode.code != "planned":
        return of_no(scene, sentence, act.mode) or _by_mode(scene, sentence, act, agent_forms)
    if act.word.kind == "transfer_mode":
        return _of_mode_alone(scene, sentence, act)
    if act.is_contracted:
        return _by_contract(scene, sentence, act)
    stopped = is_intercepted(scene, sentence, act.word)
    if stopped or act.word.data["form"] == "participle":
        return "suspended" if stopped else act.word.code, "actual"  # لا يمكن تعويض الصواريخ المرسلة: they were sent
    if act.by == "supplier" and act.mode is None and obliged(scene, sentence, act.word) is not None:
        return "requested", "planned"
    return _by_act(scene, sentence, act)


def _of_mode_alone(scene: Scene, sentence: Sentence, act: Act) -> tuple[str, str]:
    """(step, reality) of a mode that has weapons as its own object."""
    if is_order(scene, sentence, act):
        return "ordered", "actual"
    lifted = lifting(sentence, act.word)
    return _stopped(scene, sentence, act.word) if lifted is None else _lifted(scene, sentence, lifted)


def _lifted(scene: Scene, sentence: Sentence, mode: Mention) -> tuple[str, str]:
    """(step, reality) of a ban that is ended: رفع مجلس الأمن حظر السلاح المفروض على الصومال."""
    meant = is_asked(scene, sentence, mode) or is_wanted(scene, sentence, mode)
    return ("licensed", "planned") if meant else _doubted(scene, sentence, mode, "licensed", "actual")


def _stopped(scene: Scene, sentence: Sentence, word: Mention) -> tuple[str, str]:
    """(step, reality) of arms themselves that are stopped; asked for or meant, that is to come: دعا إلى حظر القنابل."""
    step, reality = _OF_MODE[word.code]
    meant = is_asked(scene, sentence, word) or is_meant(scene, sentence, word)
    return _doubted(scene, sentence, word, step, "planned" if meant else reality)


def _doubted(scene: Scene, sentence: Sentence, word: Mention, step: str, reality: str) -> tuple[str, str]:
    """A step whose word itself is denied, possible or conditional."""
    said = scene.reality.of(word, sentence.first)
    if said in ("denied", "possible", "conditional") and not (step == "licensed" and is_of_possible(scene, word)):
        return step, said
    coming = word.tense is not None or step in ("cancelled", "delivering", "supplying")
    if said == "planned" and reality == "actual" and coming:
        return step, "planned"
    return step, reality


def _by_mode(scene: Scene, sentence: Sentence, act: Act, agent_forms: frozenset[str]) -> tuple[str, str]:
    mode = act.mode
    assert mode is not None  # noqa: S101 (the caller asks)
    step, reality = _OF_MODE[mode.code]
    if act.word.data.get("home") and step in ("supplying", "delivering", "offered"):
        step = "in_production"  # بدأت شركة إنتاج، اقترحت إنتاج
    if step == "licensed":
        step, reality = _leave(scene, sentence, act, agent_forms)
    asks = act.by == "recipient" and SELLER not in agent_forms  # but تلقت عرضا أميركيا لاقتناء سفن
    if step == "offered" and asks and _UPON not in scene.words[mode.last : act.word.first]:
        step = "requested"  # but عرضت موسكو على أنقرة شراء
    if step in ("supplying", "delivering") and act.by == "both":
        step = "ordered"
    if step in ("supplying", "delivering") and _is_decided(sentence, mode):
        reality = "planned"
    if step in ("suspended", "cancelled"):
        return _of_stop(scene, sentence, mode, step)
    if step == "refused":
        step, reality = of_refusal(scene, sentence, act)
        if step != "refused":
            return step, reality
    if mode.code == "requested" and mode.tense is None and _OF_MODE[mode.code][0] == step:
        doubted = _doubted(scene, sentence, mode, step, reality)
        return doubted if doubted[1] != "possible" else (step, reality)  # تدرس سيول طلب وارسو: it was made
    return _doubted(scene, sentence, mode, step, reality)


def _leave(scene: Scene, sentence: Sentence, act: Act, agent_forms: frozenset[str]) -> tuple[str, str]:
    """(step, reality) of what is allowed: a licence, one asked for, a pledge, or only an intention that is notified."""
    mode = act.mode
    assert mode is not None  # noqa: S101 (the caller asks)
    if mode.entry == _NOTIFY and _is_intended(sentence, act, mode):
        return "offered", "planned"
    kept = kept_back(scene, sentence, mode)
    if kept is not None:
        return kept.code, "planned" if is_meant(scene, sentence, kept) else "actual"
    if others(scene, sentence, act) is not None:
        return "licensed", "planned"  # what others may do later
    if mode.tense is None and (is_asked(scene, sentence, mode, verb=True) or is_wanted(scene, sentence, mode)):
        return "licensed", "planned"
    if not _licenses(act, agent_forms):
        return ("ordered" if act.by in ("recipient", "both") else "offered"), "planned"
    return "licensed", "actual"


def _is_decided(sentence: Sentence, mode: Mention) -> bool:
    """Whether a beginning is only decided or planned: قراره بدء تسليم."""
    return any(m.code == "planned" and 0 <= mode.first - m.last <= 2 for m in sentence.of("transfer_mode"))


def _is_intended(sentence: Sentence, act: Act, mode: Mention) -> bool:
    """Whether what is notified is only an intention: أبلغت الكونغرس عزمها بيع مقاتلات."""
    return any(m.code == "planned" and mode.last <= m.first < act.word.first for m in sentence.of("transfer_mode"))


def _of_stop(scene: Scene, sentence: Sentence, mode: Mention, step: str) -> tuple[str, str]:
    """(step, reality) of a supply that is stopped, is to be, or that others only want stopped."""
    if goes_on(scene, sentence, mode):
        return "supplying", "actual"
    meant = is_asked(scene, sentence, mode) or is_meant(scene, sentence, mode)
    return _doubted(scene, sentence, mode, step, "planned" if meant else "actual")


def _licenses(act: Act, agent_forms: frozenset[str]) -> bool:
    """Whether an approval is a licence: of a sale or export, or by a body of state; otherwise it is a pledge."""
    if act.mode is not None and act.mode.data.get("release"):
        return True
    if act.group.aid is not None or act.word.data.get("package"):
        return False
    if act.by != "supplier":
        return SELLER in agent_forms and act.by != "item"  # أقرت واشنطن صفقة مقاتلات للمنامة
    return act.word.entry in _EXPORTS or bool(agent_forms & _LICENSERS)


def _by_contract(scene: Scene, sentence: Sentence, act: Act) -> tuple[str, str]:
    contract = act.contract or act.word
    signs = [
        m
        for m in sentence.of("stage", "approval")
        if 0 <= contract.first - m.last <= _SIGN_REACH or m.first == contract.last
    ]
    head = signs[-1] if signs else contract
    won = winning(scene, sentence, contract)
    if won is not None:
        return won
    reality = scene.reality.of(head, sentence.first)
    if head.kind == "stage" and head.code == "negotiating":
        return "negotiating", "planned" if reality == "actual" else reality
    if head is contract and contract.kind == "instrument" and act.word.entry in _GIVEN:
        return "offered", "planned"  # اتفاق واشنطن وبرلين على تزويد كييف
    if head.kind == "stage" and head.code in _ENDED:
        return _ENDED[head.code], reality
    if contract.code in _NO_ORDERS and act.word.kind == "transfer":
        return ("offered" if act.by == "supplier" else "requested"), "planned"  # خطاب نوايا لتزويدها بصواريخ
    if reality == "actual" and head is contract and scene.reality.of(act.word, sentence.first) == "possible":
        reality = "possible"
    return "ordered", reality


def _by_act(scene: Scene, sentence: Sentence, act: Act) -> tuple[str, str]:
    word = act.word
    if act.mode is None and is_late(scene, word):
        return "delivering", "planned"
    reality = _presented(scene, sentence, act)
    if word.data.get("home"):
        return "in_production", reality
    if is_denied_claim(scene, sentence, word):
        return _done(scene, sentence, act), "denied"
    if reality == "denied":
        return _denied(scene, act, sentence)
    if reality == "actual":
        reality = _of_topic(scene, sentence, act)
    return _told(scene, sentence, act, reality)


def _told(scene: Scene, sentence: Sentence, act: Act, reality: str) -> tuple[str, str]:
    """The step of a deed that nobody denies: of aid an offer, unless it goes on; else what is done or to come."""
    word = act.word
    if reality == "actual" and _is_ongoing(scene, sentence, act):
        return "supplying", "actual"
    given = act.group.aid is not None and word.tense is None and word.entry == "transfers.give"
    if word.data.get("package") or given:
        return "offered", "planned" if reality == "actual" else reality
    alleged = reality == "possible" and (word.tense == "past" or is_alleged(scene, sentence, word))  # زعمت أنها زودتها
    if reality == "actual" or alleged:
        return _done(scene, sentence, act), reality
    return _to_come(scene, sentence, act, reality), reality


def _is_ongoing(scene: Scene, sentence: Sentence, act: Act) -> bool:
    """Whether «the aid» is the one that goes on, with no sum and announced by nobody: المساعدات العسكرية لأرمينيا."""
    word = act.word
    if word.data.get("loose") and act.mode is None and is_raised(scene, sentence, word):
        return True
    known = word.article and word.data.get("loose") and act.mode is None and not sentence.of("money")
    return bool(known) and not announcing(scene, sentence, word)


def _presented(scene: Scene, sentence: Sentence, act: Act) -> str:
    """The reality of a deed, or of the plan for it."""
    if act.word.tense is None and not _EVIDENCE.isdisjoint(
        scene.words[max(0, act.word.first - _EVIDENCE_REACH) : act.word.first]
    ):
        return "possible"
    if act.mode is None:
        return _of_deed(scene, sentence, act)
    said = scene.reality.of(act.mode, sentence.first)
    if act.mode.tense is None and is_denied_plan(sentence, act.mode):
        return "denied"  # نفى وجود أي نية لتزويد كييف
    if said == "denied" and act.mode.tense is None and not is_denied_plan(sentence, act.mode):
        return "possible"  # لم تتخذ قرارا بشأن تزويد: not decided is not refused
    return said if said in ("denied", "possible", "conditional") else "planned"


def _of_deed(scene: Scene, sentence: Sentence, act: Act) -> str:
    """The reality of a deed that nothing sets a mode for."""
    paid = (c for c in sentence.of("transfer_cue") if c.code == "paid" and c.last <= act.word.first)
    if act.word.data.get("paid") and any(c.tense == "future" for c in paid):
        return "planned"  # ستدفع برلين ثمن منظومتين
    blame = punished_for(scene, sentence, act.word)
    if blame is not None:
        return "possible" if blame.alleged else "actual"
    said = scene.reality.of(act.word, sentence.first)
    return "planned" if said == "actual" and is_supply_announced(scene, sentence, act.word) else said


def is_topic(scene: Scene, act: Act) -> bool:
    """Whether an act is only spoken about: تحفظات بشأن إرسال."""
    word = act.word
    near = scene.words[max(0, word.first - 2) : word.first]
    return act.mode is None and word.tense is None and not word.data.get("habit") and any(w in _ABOUT for w in near)


def _of_topic(scene: Scene, sentence: Sentence, act: Act) -> str:
    """How a deed is presented that is itself what its clause speaks of: إن تسليم الدبابات يطيل الحرب, سيطيل.

    Of arms in general (إرسال السلاح يطيل الحرب) it is known to be done.
    """
    word = act.word
    if is_topic(scene, act) or is_warned_off(scene, sentence, word):
        return "possible"
    if is_yet_to_come(scene, sentence, word):
        return "planned"
    if word.tense is not None or act.mode is not None or word.data.get("habit") or not opens(scene, word):
        return "actual"
    last = max(
        [
            act.group.last,
            *(p.last for p in scene.phrases(sentence) if p.first <= act.group.last + (3 if p.link == "to" else 1)),
        ]
    )
    verb = scene.words[last] if last < sentence.last else ""
    if verb in _WILL_NOT or verb.startswith(("سي", "سوف")):
        return "conditional"
    vague = all(i["category"] == "unspecified" for i in act.group.items)
    return "possible" if (verb[:1] == "ي" or verb in _IS) and not vague else "actual"


def opens(scene: Scene, word: Mention) -> bool:
    """Whether a verbal noun opens a clause or a sentence."""
    if word.first == 0 or scene.marked.words.breaks[word.first] == STOP:
        return True
    before = scene.words[word.first - 1]
    return before in scene.links.clause or ":" in scene.marked.words.gaps[word.first]


def _denied(scene: Scene, act: Act, sentence: Sentence) -> tuple[str, str]:
    """لم and نفى are denials of what was; لن, عدم and لا say no to what could be."""
    cues = [c for c in sentence.of("cue") if 0 <= act.word.first - c.last <= _ASKED_REACH]
    fails = act.mode is None and scene.words[act.word.first - 1] in _IN_WHAT and any(c.entry == _FAILS for c in cues)
    if act.mode is not None and is_denied_plan(sentence, act.mode):
        return _to_come(scene, sentence, act, "denied"), "denied"
    if fails or any(c.entry == DENY for c in cues):
        return act.word.code, "denied"  # فشلت روما في إرسال القذائف
    before = scene.words[max(0, act.word.first - 3) : act.word.first]
    if act.mode is None and before and is_listed(before[-1], _WITHOUT, "وفب"):
        return _done(scene, sentence, act), "denied"  # مرت سنة دون تسليم الدبابات
    if act.by == "supplier" and (
        (act.word.tense is None and "لم" not in before) or any(is_listed(w, ("لن", "لا")) for w in before)
    ):
        return "refused", "actual"
    step = act.word.code
    if step == "supplying" and "لم" in before:
        step = "delivered"
    return step, "denied"


def _to_come(scene: Scene, sentence: Sentence, act: Act, reality: str) -> str:
    word = act.word
    if act.by == "recipient":
        return _to_get(word, wanted=act.mode is not None)
    if act.by == "item":
        return "delivering"
    due = act.mode is not None and act.mode.data.get("due")
    coming = due or (act.mode is None and (word.tense == "future" or _will_be_done(scene, word)))
    if word.entry == "transfers.deliver" and coming and reality == "planned":
        return "offered" if not due and is_pledge(scene, sentence, word) else "delivering"
    return "offered"


def _to_get(word: Mention, *, wanted: bool) -> str:
    """The step of what a receiver is yet to do; what it only wants is asked for."""
    if word.entry in _RECEIVED:
        return "delivering"
    if word.data.get("follow") or word.entry in _SERVICE:
        return word.code  # ستدخل الخدمة
    gets = word.tense == "future" or (word.tense == "present" and not wanted)
    return "offered" if word.entry == "transfers.obtain" and gets else "requested"


def _will_be_done(scene: Scene, word: Mention) -> bool:
    """Whether what stands before a deed makes it one to come: سيتم تسليم, سوف تسلم."""
    before = scene.words[word.first - 1].lstrip("و") if word.first > 0 else ""
    return before == "سوف" or (before.startswith("س") and before in scene.links.passive)


def _done(scene: Scene, sentence: Sentence, act: Act) -> str:
    word = act.word
    step = word.code
    titled = word.first < scene.title_words
    counted = any(i["quantity"] is not None for i in act.group.items)
    if step == "delivered" and _is_partial(sentence, act):
        return "delivering"
    if step == "supplying" and counted and word.tense == "past":
        step = "delivered"
    if step == "delivered" and _is_of_larger_lot(scene, sentence, act):
        return "delivering"
    if word.data.get("carried"):
        return step  # هبطت طائرة تحمل أسلحة
    if word.tense == "present" and not titled:
        return "supplying" if step in ("delivered", "ordered") and not counted else step
    if word.tense is None and step == "delivered" and not counted and not _is_passive(scene, word):
        vague = all(i["category"] == "unspecified" for i in act.group.items)
        return "supplying" if vague and act.by == "supplier" else step
    return step


def _is_of_larger_lot(scene: Scene, sentence: Sentence, act: Act) -> bool:
    counts = [i["quantity"] for i in act.group.items]
    own = counts[0] if len(counts) == 1 else None
    return is_of_larger_lot(scene, sentence, act.group.last, own)


def _is_passive(scene: Scene, word: Mention) -> bool:
    return word.first > 0 and is_listed(scene.words[word.first - 1], scene.links.passive, "و")


def _is_partial(sentence: Sentence, act: Act) -> bool:
    """Whether the words between an act and its weapons speak of a part of the lot: أول ثلاث طائرات."""
    first, last = min(act.word.first, act.group.first), max(act.word.last, act.group.last)
    return any(m.code == "partial" and first <= m.first <= last for m in sentence.of("transfer_cue"))
