"""The sides of a transfer that the words before it give: who asks, refuses, approves, promises, negotiates, and whom.

طلبت كييف من برلين تسليمها دبابات         who asks receives, who is asked supplies
سمحت برلين لوارسو بتسليم كييف دبابات      who is allowed supplies
تلقت كييف وعدا من باريس بتزويدها          who gets a promise receives
"""

from __future__ import annotations

from sijill.code.sentence.frame import Frame, frame_of, subject_before
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act, is_warned_off
from sijill.code.transfer.deals import makers_of, part
from sijill.code.transfer.offers import offered_by
from sijill.code.transfer.two_sides import Sides, clause_frame, of_unnamed, on_weapons, other, others, pointed
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_ANSWERS_OFFERS = frozenset({"refused", "licensed", "negotiating", "cancelled", "offered"})
_PROMISES = frozenset({"transfers.pledge", "transfers.offer"})
_OF_ANOTHER = frozenset({"licensed", "refused", "suspended"})
_EXPORTS = frozenset({"transfers.export", "transfers.sell"})
_MUST, _MUST_REACH = "cues.must", 4
_GETTING = frozenset({"transfers.receive", "transfers.obtain"})
_FLOWS = _OF_ANOTHER | {"supplying", "cancelled"}
_WAITS = rule_words("transfer.modes", "waits")
_GOT = 5  # words between getting and the promise that is got
_ASKED = 9  # words from asking to what another is asked to allow or stop
_ANSWERS = rule_words("transfer.modes", "answers")
_ASSEMBLIES = rule_words("transfer.modes", "assemblies")
_LEAVE, _EXPORT, _AGAIN = "transfers.approve", "transfers.export", "اعاد"  # إعادة تصدير
COUNCIL = ("UN",)
_ENDS = frozenset({"suspended", "cancelled"})
_PAIR = 2
_PRESSED = 4  # words from pressing to on whom
_PRESSING, _INSISTING = "ضغ", "لح"
_WITH = "لدي"
_ANSWERED = 7  # words from answering to the request
_FROM_IT = rule_words("transfer.modes", "from_it")


def of_mode(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """The subject of the mode is the act's agent, or who asks for it."""
    mode = act.mode
    assert mode is not None  # noqa: S101 (the caller asks)
    frame = clause_frame(scene, mode, sentence, act.group)
    subject = sides.agent = _agent(scene, sentence, act, frame)
    offer = offered_by(scene, sentence, act, mode, subject) if mode.code in _ANSWERS_OFFERS else None
    if offer is not None:
        sides.supplier, sides.recipient = offer
        return
    if mode.data.get("outsider") and act.by == "supplier" and act.word.tense is None:
        sides.put("supplier", frame.object)  # منعت برلين مدريد من تسليم دبابات
        own = mode.data.get("own") and mode.tense is not None and act.word.entry in _EXPORTS
        own = own and frame_of(scene, act.word, sentence).of is None
        sides.put("supplier", frame.subject if own else None)  # تمنع بروكسل تصدير الذخائر
    if mode.data.get("outsider") or _asked_of(scene, sentence, act, sides):
        return
    if mode.tense is None and _of_received(scene, sentence, act, sides):
        return
    _of_decision(scene, sentence, act, sides)
    sides.put(act.by, _own_subject(scene, sentence, act, subject))
    if mode.code == "requested":
        asked = _before_act(frame, act, "from", "to", "with") or _pressed(scene, frame, act)
        _of_request(scene, sentence, act, sides, (frame, subject, asked))
        return
    if mode.code == "offered" and act.by == "recipient" and (to := _before_act(frame, act, "upon", "to")) is not None:
        sides.put("supplier", subject)  # عرضت موسكو على أنقرة شراء
        sides.put("recipient", to)
    if mode.code == "licensed" and act.by == "supplier":
        _of_leave(scene, sentence, act, sides, frame)
    waits = mode.data.get("due") and is_listed(scene.words[mode.first], _WAITS, "و")
    flow = act.by == "item" and act.word.data.get("habit") and mode.code in _FLOWS
    if flow and mode.code == "licensed":
        sides.put("supplier", on_weapons(scene, sentence, act))  # السماح بمرور شحنات أسلحة إماراتية
    if subject is not None and mode.code == "suspended" and subject.codes == COUNCIL:
        return  # مدد مجلس الأمن حظر توريد السلاح: it has none
    waits = waits or _is_of_partner(frame, act, subject)
    sides.put("recipient" if waits else "supplier" if flow else act.by, subject)  # تنتظر كييف تسليم الدبابات
    _of_partner(scene, sentence, act, sides, frame)


def _of_partner(scene: Scene, sentence: Sentence, act: Act, sides: Sides, frame: Frame) -> None:
    """With whom one talks or ends talks, and to whom one promises."""
    mode = frame.trigger
    if act.by == "recipient" and mode.code in _ENDS:
        sides.put("supplier", _before_act(frame, act, "with"))  # علقت محادثاتها مع واشنطن لشراء
    if mode.code == "negotiating":
        _of_talks(scene, sentence, act, sides, frame)
    elif mode.code == "offered" and act.by == "supplier" and mode.entry in _PROMISES:
        sides.put("recipient", _before_act(frame, act, "upon", "to"))


def _is_of_partner(frame: Frame, act: Act, subject: ActorPhrase | None) -> bool:
    """Whether the weapons that one talks of are the other's make: بحثت جاكرتا مع باريس تسليم مقاتلات رافال."""
    if frame.trigger.code != "negotiating" or act.by != "supplier" or subject is None:
        return False
    partner, makers = _before_act(frame, act, "with"), makers_of(act.group.mentions)
    return partner is not None and bool(makers & set(partner.codes)) and not makers & set(subject.codes)


def _of_leave(scene: Scene, sentence: Sentence, act: Act, sides: Sides, frame: Frame) -> None:
    """Who is allowed to hand over: تسمح برلين لوارسو بتسليم, السماح لوارسو بتسليم."""
    mode, allowed = frame.trigger, _before_act(frame, act, "to")
    if allowed is not None and (mode.tense is not None or allowed.first == mode.last):
        sides.put("supplier", allowed)
    sides.put("supplier", others(scene, sentence, act) or _permitted(scene, sentence, act, sides))


def _own_subject(scene: Scene, sentence: Sentence, act: Act, agent: ActorPhrase | None) -> ActorPhrase | None:
    """Who does what another decides on, before whom it is done to: وافقت برلين على أن تسلم وارسو كييف."""
    if act.word.tense is None or act.by != "supplier":
        return None
    frame = clause_frame(scene, act.word, sentence, act.group)
    doer, told = frame.subject, frame.object or frame.by("to")
    if doer is None or told is None or not act.word.last <= doer.first < told.first:
        return None
    return doer if agent is None or not set(agent.codes) & set(doer.codes) else None


def _of_decision(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """The sides where one decides on what another asks to get: رفضت برلين طلب كييف الحصول على صواريخ."""
    if act.by == "supplier":
        sides.put("supplier", _who_asked_to_supply(scene, sentence, act, sides))
    if act.by != "recipient" or act.mode is None or act.mode.code not in _OF_ANOTHER:
        return
    asker = _who_asked(scene, sentence, act)
    if asker is not None:
        sides.put("recipient", asker)
        sides.put("supplier", sides.agent)
        return
    sides.put("supplier", _who_refused(scene, sentence, act))
    buyer = _who_may_buy(scene, sentence, act, sides.agent)
    sides.put("recipient", buyer)
    if buyer is not None and act.mode.code == "licensed":
        sides.put("supplier", on_weapons(scene, sentence, act) or sides.agent)


def _who_asked_to_supply(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> ActorPhrase | None:
    """Whose request to hand arms on to a third a decision is on: رفضت برن طلبا من مدريد لإعادة تصدير مدافع إلى كييف."""
    on = act.word.entry == _EXPORT and _AGAIN in scene.words[act.word.first]
    asker = _who_asked(scene, sentence, act) if on and act.mode is not None and act.mode.code in _OF_ANOTHER else None
    third = set(sides.recipient.codes) if sides.recipient is not None else set()
    return asker if asker is not None and third and not third & set(asker.codes) else None


def _who_refused(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Who refuses the leave to get arms: رفضت برلين منح أنقرة ترخيصا لاستيراد محركات."""
    mode = act.mode
    if mode is None or mode.tense is not None or mode.code != "licensed":
        return None
    refused = (m for m in sentence.of("transfer_mode") if m.code == "refused" and m.tense is not None)
    verb = next((m for m in refused if 0 < mode.first - m.last <= _ANSWERED), None)
    return clause_frame(scene, verb, sentence, act.group).subject if verb is not None else None


def _who_may_buy(scene: Scene, sentence: Sentence, act: Act, agent: ActorPhrase | None) -> ActorPhrase | None:
    """Whose purchase another decides on: وافقت واشنطن على شراء وارسو مقاتلات, الضوء الأخضر لحصول أثينا على مقاتلات."""
    of = frame_of(scene, act.word, sentence).of if act.word.tense is None else None
    if of is None and act.contract is not None:
        of = frame_of(scene, act.contract, sentence).by("to")  # الموافقة على صفقة للمنامة لشراء دبابات
    if of is None or agent is None or of.last > act.group.first or set(of.codes) & set(agent.codes):
        return None
    return of


def _who_asked(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Whose request a decision is on: رفضت برلين طلب كييف الحصول على صواريخ."""
    mode = act.mode
    assert mode is not None  # noqa: S101 (the caller asks)
    asks = [m for m in sentence.of("transfer_mode") if m.code == "requested" and m.tense is None]
    request = next((m for m in asks if 0 <= m.first - mode.last <= _ANSWERED and m.last <= act.word.first), None)
    if request is None:
        return None
    frame = frame_of(scene, request, sentence)
    found = frame.of or frame.adjective or _before_act(frame, act, "from")
    found = found or next((p for p in scene.phrases(sentence) if p.first == request.last), None)
    return found if found is not None and found.last <= act.word.first else None


def _pressed(scene: Scene, frame: Frame, act: Act) -> ActorPhrase | None:
    """On whom one presses or insists, right behind the word: تلح كييف على برلين."""
    found = _before_act(frame, act, "upon")
    if found is None or found.first - frame.trigger.last > _PRESSED:
        return None
    word = scene.words[frame.trigger.first]
    return found if _PRESSING in word or _INSISTING in word else None


def _of_talks(scene: Scene, sentence: Sentence, act: Act, sides: Sides, frame: Frame) -> None:
    """Whom one talks with, and the two that talk: مفاوضات مع روما لتزويد ليما, محادثات بين ليما وروما لشراء."""
    partner, between = _before_act(frame, act, "from", "to", "with"), _between(frame, act)
    if partner is None and frame.object is not None and frame.object.last <= act.word.first:
        partner = frame.object  # تفاوض أثينا باريس على شراء فرقاطات
    if between is not None:
        part(scene, act, sides, between)
        return
    own = frame_of(scene, act.word, sentence)
    if act.by == "supplier" and _names_recipient(act, own):
        sides.put("recipient", own.of)
        sides.put("supplier", partner)
    sides.put(other(act.by), partner)
    sides.put(act.by, partner)  # of whose make the weapons are


def _between(frame: Frame, act: Act) -> ActorPhrase | None:
    """The two that talks are between: مفاوضات بين ليما وروما."""
    found = _before_act(frame, act, "between")
    return found if found is not None and len(found.codes) == _PAIR else None


def _agent(scene: Scene, sentence: Sentence, act: Act, frame: Frame) -> ActorPhrase | None:
    """Who does what a mode says: its subject, or whom a noun is annexed to."""
    mode = frame.trigger
    talks = mode.code == "negotiating" and mode.tense is None
    if of_unnamed(scene, mode, act.group) or (talks and _between(frame, act) is not None):
        return None
    if mode.tense is None and mode.pronoun:
        owner = next((p for p in scene.phrases(sentence) if p.last == mode.first and p.link in (BARE, OF)), None)
        if owner is not None:
            return owner  # بعد حسم أوتاوا قرارها تزويد كييف
    if mode.tense is None:
        warned, other = _of_warning(scene, sentence, mode)
        if warned:
            return other
    subject = frame.subject if mode.tense is not None else frame.of or frame.adjective or frame.subject
    holder = _before_act(frame, act, "in") if mode.tense is None else None
    if holder is not None and scene.words[holder.first - 1] == _WITH:
        return holder  # ليس لدى كندا خطط
    if subject is not None and subject.first >= act.word.last:
        return subject_before(scene, mode, sentence)
    return subject


def _of_warning(scene: Scene, sentence: Sentence, noun: Mention) -> tuple[bool, ActorPhrase | None]:
    """Whether a noun is what one warns of or blames another for, and who that is, if he is named.

    حذرت بكين واشنطن من مواصلة بيع السلاح, نددت بكين بموافقة واشنطن على بيعه
    """
    phrases = scene.phrases(sentence)
    if noun.proclitic[-1:] == "ب":
        owner = next((p for p in phrases if p.first == noun.last and p.link == "via"), None)
        return owner is not None, owner
    if not is_warned_off(scene, sentence, noun):
        return False, None
    owned = next((p for p in phrases if p.first == noun.last and p.link in (BARE, OF)), None)
    return True, owned or next((p for p in phrases if p.last == noun.first - 1), None)


def _asked_of(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> bool:
    """Who is asked to allow or stop a supply: طالبت أنقرة ستوكهولم برفع الحظر. False if the report does not say."""
    mode = act.mode
    if mode is None or mode.tense is not None or mode.code not in _OF_ANOTHER:
        return False
    if any(c.entry == _MUST and 0 <= mode.first - c.last <= _MUST_REACH for c in sentence.of("cue")):
        sides.urged = True  # يجب وقف توريد السلاح
        sides.put(
            "supplier", next((p for p in scene.phrases(sentence) if p.last == mode.first and p.link == "upon"), None)
        )
        return True
    verbs = [v for v in sentence.of("transfer_mode") if _asks_for(v, mode)]
    if not verbs or act.by != "supplier":
        return False
    frame = clause_frame(scene, verbs[-1], sentence, act.group)
    if _is_for_third(scene, sentence, act, frame.subject):
        sides.put("supplier", frame.subject)  # طلبت وارسو من برلين الإذن بتسليم كييف دبابات
        sides.agent = frame.subject
        return True
    asked = frame.object or _before_act(frame, act, "to", "from", "with")
    if asked is None:
        sides.urged = mode.code == "suspended"  # تدعو طهران إلى وقف تسليح باكو: she does not arm it
        return sides.urged
    sides.agent = asked
    sides.put("supplier", asked)
    return True


def _is_for_third(scene: Scene, sentence: Sentence, act: Act, asker: ActorPhrase | None) -> bool:
    """Whether leave is asked or got to hand arms to another than who asks, so that who asks supplies."""
    if asker is None or act.mode is None or act.mode.entry != _LEAVE or act.by != "supplier" or act.word.pronoun:
        return False
    frame = frame_of(scene, act.word, sentence)
    third = frame.by("to") or (frame.of if act.word.data.get("of") == "recipient" else None)
    return third is not None and not set(third.codes) & set(asker.codes)


def _asks_for(verb: Mention, mode: Mention) -> bool:
    return verb.code == "requested" and verb.tense is not None and 0 <= mode.first - verb.last <= _ASKED


def _permitted(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> ActorPhrase | None:
    """Who is allowed to hand over what another has a say in: وافقت برلين على تسليم بولندا مقاتلات لكييف."""
    if sides.recipient is None or act.word.tense is not None:
        return None
    of = frame_of(scene, act.word, sentence).of
    third = of is not None and of.last <= act.group.first and not set(of.codes) & set(sides.recipient.codes)
    return of if third else None


def _of_received(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> bool:
    """«تلقت كييف وعودا من باريس بتزويدها»: who gets a promise or an approval receives, from whom it comes supplies."""
    mode = act.mode
    verb = next((m for m in sentence.of("transfer") if _gets(m, mode)), None) if mode is not None else None
    if verb is None or mode is None:
        return False
    frame = clause_frame(scene, verb, sentence, act.group)
    if mode.code == "requested":  # تلقت سيول طلبا من وارسو لشراء دبابات
        sides.put("supplier", frame.subject)
        sides.put("recipient", _before_act(frame, act, "from") or frame_of(scene, mode, sentence).of)
        return True
    if act.by != "supplier":  # حصلت أنقرة على موافقة واشنطن لشراء مقاتلات
        sides.put("recipient", frame.subject)
        given = frame_of(scene, mode, sentence)
        sides.put("supplier", given.of or given.adjective or _before_act(frame, act, "from"))
        sides.agent = sides.supplier
        return True
    if _is_for_third(scene, sentence, act, frame.subject):
        sides.put("supplier", frame.subject)  # حصلت وارسو على إذن برلين لتسليم كييف دبابات
        sides.agent = frame_of(scene, mode, sentence).of or frame.by("from")
        return True
    sides.put("recipient", frame.subject)
    sides.put("supplier", _before_act(frame, act, "from"))
    if scene.words[verb.last] in _FROM_IT and sides.supplier is None:
        sides.put("supplier", pointed(scene, sentence, act, sides))
    return True


def _gets(verb: Mention, mode: Mention) -> bool:
    return verb.entry in _GETTING and verb.tense is not None and 0 <= mode.first - verb.last <= _GOT


def _of_request(
    scene: Scene,
    sentence: Sentence,
    act: Act,
    sides: Sides,
    told: tuple[Frame, ActorPhrase | None, ActorPhrase | None],
) -> None:
    """Who asks receives, unless the act names another receiver; who is asked supplies."""
    frame, asker, asked = told
    nameless = frame.of is None and frame.adjective is None and not frame.trigger.pronoun
    if frame.trigger.tense is None and nameless and asked is not None and asked.link == "from":
        asker, asked = asked, None  # طلب من الجانب الأوكراني: who asks
    if asked is None and frame.object is not None and frame.object.last <= act.word.first:
        asked = frame.object
    if asked is not None and asker is not None and asked.codes == asker.codes and act.by == "supplier":
        sides.put("supplier", asker)  # طلبت الإدارة من الكونغرس بيع تل أبيب مقاتلات
        return
    if asked is None and _is_asked(scene, act, sides, frame, asker):
        asked = asker  # طالب الاتحاد الأوروبي بإرسالها إلى كييف: the asker is left out
    own = frame_of(scene, act.word, sentence)
    if asked is None and own.of is not None and frame.trigger.tense is None and _is_for_sale(act):
        sides.put("supplier", asker)  # أرسلت واشنطن إلى الكونغرس طلبا لبيع تل أبيب مقاتلات
        sides.put("recipient", own.of)
        return
    sides.put("supplier", asked or _answering(scene, sentence, frame))
    if act.by == "supplier" and asked is None and own.of is not None and own.object is not None:
        sides.put("supplier", own.of)
    if act.by != "supplier" or not _names_recipient(act, own):
        sides.put("recipient", asker)


def _is_for_sale(act: Act) -> bool:
    """Whether what is asked for is to sell: طلب لبيع."""
    return act.word.entry == "transfers.sell" and act.word.proclitic.endswith("ل")


def _answering(scene: Scene, sentence: Sentence, frame: Frame) -> ActorPhrase | None:
    """Who answers or weighs a request, and so was asked: استجابت سيول لطلب وارسو تزويدها."""
    mode = frame.trigger
    if mode.tense is not None or frame.of is None:
        return None
    near = range(mode.first - 1, max(sentence.first - 1, mode.first - _ANSWERED), -1)
    verb = next((i for i in near if is_listed(scene.words[i], _ANSWERS)), None)
    beside = (p for p in scene.phrases(sentence) if verb is not None and (p.first == verb + 1 or p.last == verb))
    return next((p for p in beside if p.link in (BARE, OF) and p.last <= mode.first), None)


def _is_asked(scene: Scene, act: Act, sides: Sides, frame: Frame, subject: ActorPhrase | None) -> bool:
    """Whether what seems to ask is asked: the receiver is another, and it stands behind the verb."""
    if act.by != "supplier" or sides.recipient is None or subject is None or frame.trigger.tense is None:
        return False
    if not subject.mentions or subject.mentions[0].kind == "person":
        return False  # حث الأمين العام للحلف دوله
    if scene.words[subject.mentions[0].first].removeprefix("ال") in _ASSEMBLIES:
        return False  # طالب البرلمان الأوروبي بتسليم كييف
    return subject.first >= frame.trigger.last and not set(subject.codes) & set(sides.recipient.codes)


def _names_recipient(act: Act, frame: Frame) -> bool:
    return act.word.data.get("of") == "recipient" and frame.of is not None


def _before_act(frame: Frame, act: Act, *links: str) -> ActorPhrase | None:
    for link in links:
        for phrase in frame.links.get(link, ()):
            if phrase.last <= act.word.first:
                return phrase
    return None
