"""What is refused of a supply: that it is made, that arms come, or that it stops.

ترفض برلين تصدير السلاح            refused
تستبعد برلين أن تصل الدبابات       delivering, denied
ترفض برلين وقف تصدير السلاح        suspended, denied: it goes on
لن تسمح برلين بتصدير السلاح        refused
لن تمنح برلين بعد الآن تراخيص لتصدير السلاح    suspended
تأخر تسليم الدبابات               delivering, planned
اعترضت البحرية قاربا يحمل صواريخ    suspended
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.act_words import craft_of
from sijill.code.transfer.acts import Act
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

_STOPS = frozenset({"suspended", "cancelled"})
_REACH = 9  # words from refusing to the stop that is refused: who refuses, and in what (دعوى لوقف)
_BILL_REACH = 14  # words from refusing to the stop that a bill is for
_BILLS = rule_words("transfer.stops", "bills")
_LEAVE_ENDS = frozenset(f"transfers.{stop}" for stop in ("hang", "suspend", "stop", "stop_from", "end"))
_REFUSED_LEAVE = 4  # words from a refusal to the leave that is refused
_LEAVE_REACH = 4  # words of a leave that will not be given
_WILL_NOT = rule_words("transfer.stops", "will_not")
_GRANTS = rule_words("transfer.stops", "grants")
_NO_MORE = rule_words("transfer.stops", "no_more")
_HANDED = frozenset({"transfers.deliver", "transfers.arrive", "transfers.receive"})
_LATE = rule_words("transfer.stops", "late")
_IN = frozenset({"في", "عن"})
_LATE_WITH = 5  # words from being late to what one is late with: who is late
_STOPPING = frozenset({"transfers.foil", "transfers.seize", "transfers.suspend", "transfers.halt"})
_STOPPED = 6  # words from stopping a craft to the craft: who stops it
_INTERCEPTS = rule_words("transfer.stops", "intercepts")
_GIVE_UP = "transfers.give_up"
_LIFTS = frozenset({"transfers.lift", "transfers.lift_ban"})
_LIFT_REACH = 5  # words from ending to the ban that is ended
_MAYBE = rule_words("transfer.stops", "maybe")
_ALLOWED_REACH = 9  # words from a leave to «possible»
_GRANT_REACH = 6  # words from not granting to the leave that is not granted


def of_refusal(scene: Scene, sentence: Sentence, act: Act) -> tuple[str, str]:
    """(step, reality) of an act that its mode refuses."""
    if act.by == "item":
        return "delivering", "denied"
    if _is_stop(sentence, act):
        return "suspended", "denied"
    return "refused", "denied" if _is_no(scene, act) else "actual"


def _is_stop(sentence: Sentence, act: Act) -> bool:
    """Whether what the mode of an act refuses is to stop the supply."""
    mode = act.mode
    if mode is None:
        return False
    stops = (m for m in sentence.of("transfer_mode") if m.code in _STOPS and m.tense is None)
    return any(0 <= m.first - mode.last <= _REACH and m.last <= act.word.first for m in stops)


def _is_no(scene: Scene, act: Act) -> bool:
    mode = act.mode
    return mode is not None and mode.first > 0 and scene.words[mode.first - 1] == "لم"


def of_no(scene: Scene, sentence: Sentence, mode: Mention) -> tuple[str, str] | None:
    """(step, reality) of a leave that will not be given, or of a stop that is gone back on; None of anything else."""
    if _is_yielded(sentence, mode):
        return "offered", "planned"
    if mode.code == "suspended" and (_is_taken_back(sentence, mode) or _is_voted_down(scene, sentence, mode)):
        return "suspended", "denied"
    denied = _of_leave_denied(scene, sentence, mode)
    return (denied, "actual") if denied is not None else None


def _of_leave_denied(scene: Scene, sentence: Sentence, mode: Mention) -> str | None:
    """The step of a leave that will not be given: refused, or suspended where it was given before; else None."""
    first = max(sentence.first, mode.first - _GRANT_REACH)
    denied = [i for i in range(first, mode.first) if is_listed(scene.words[i], _WILL_NOT)]
    if mode.code != "licensed" or not denied or STOP in scene.marked.words.breaks[denied[-1] + 1 : mode.first + 1]:
        return None
    at = denied[-1] + 1
    if at != mode.first and scene.words[at] not in _GRANTS:
        return None
    near = scene.words[at : min(sentence.last, mode.last + _LEAVE_REACH)]
    return "refused" if _NO_MORE.isdisjoint(near) else "suspended"


def kept_back(scene: Scene, sentence: Sentence, leave: Mention) -> Mention | None:
    """What refuses or stops the giving of a leave: رفضت برن السماح لبرلين بتسليم, علقت برن منح تراخيص التصدير."""
    if leave.tense is not None:
        return None
    near = (m for m in sentence.of("transfer_mode") if 0 <= leave.first - m.last <= _REFUSED_LEAVE)
    kept = (m for m in near if m.code == "refused" or m.entry in _LEAVE_ENDS)
    return next((m for m in kept if m.data.get("unless") not in scene.words[m.last : leave.first]), None)


def is_of_possible(scene: Scene, mode: Mention) -> bool:
    """Whether a verb allows what is only called possible, which it allows all the same: وافقت على صفقة محتملة."""
    near = scene.words[mode.last : mode.last + _ALLOWED_REACH]
    return mode.tense in ("past", "present") and any(is_listed(w, _MAYBE, article=True) for w in near)


def _is_yielded(sentence: Sentence, mode: Mention) -> bool:
    """Whether one gives up being against a supply: تراجعت برلين عن معارضتها تسليم الدبابات."""
    modes = sentence.of("transfer_mode")
    if mode.entry == _GIVE_UP:
        return any(m.code == "refused" and m.tense is None and 0 <= m.first - mode.last <= _LIFT_REACH for m in modes)
    back = (m for m in modes if m.entry == _GIVE_UP and m.tense is not None)
    return mode.code == "refused" and mode.tense is None and any(0 <= mode.first - m.last <= _LIFT_REACH for m in back)


def _is_taken_back(sentence: Sentence, stop: Mention) -> bool:
    """Whether a stop was decided on and is gone back on: تراجعت برلين عن قرارها وقف تصدير السلاح."""
    back = (m for m in sentence.of("transfer_mode") if m.entry == _GIVE_UP and m.tense is not None)
    return stop.tense is None and any(0 <= stop.first - m.last <= _LIFT_REACH for m in back)


def _is_voted_down(scene: Scene, sentence: Sentence, stop: Mention) -> bool:
    """Whether a bill to stop a supply is refused: رفض المجلس مشروع قرار يقضي بوقف بيع القنابل."""
    if stop.tense is not None:
        return False
    near = (m for m in sentence.of("transfer_mode") if m.code == "refused" and 0 <= stop.first - m.last <= _BILL_REACH)
    return any(any(is_listed(w, _BILLS) for w in scene.words[m.last : stop.first]) for m in near)


def lifting(sentence: Sentence, ban: Mention) -> Mention | None:
    """The word that tells that a ban is ended, None if it stands: رفعت الأمم المتحدة حظر السلاح."""
    lifts = (m for m in sentence.of("transfer_mode") if m.entry in _LIFTS and ban.code == "suspended")
    return next((m for m in lifts if 0 <= ban.last - m.last <= _LIFT_REACH), None)


def is_lifted(sentence: Sentence, act: Act) -> bool:
    """Whether an act is allowed by ending a stop, which so was there: أنهت واشنطن تعليق إمداد القاهرة بالسلاح."""
    said = act.mode if act.mode is not None else act.word
    return said.entry in _LIFTS or (said.kind == "transfer_mode" and lifting(sentence, said) is not None)


def is_late(scene: Scene, word: Mention) -> bool:
    """Whether a delivery is put off, or one is late with it: تأخر تسليم المقاتلات, تأخرت باريس في تسليم المقاتلات."""
    if word.entry not in _HANDED or word.tense is not None:
        return False
    before = scene.words[word.first - 1] if word.first else ""
    near = scene.words[max(0, word.first - (_LATE_WITH if before in _IN else 2)) : word.first]
    return any(is_listed(w, _LATE, "و") for w in near)


def is_intercepted(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether the craft that carries arms is stopped: اعترضت البحرية قاربا يحمل صواريخ."""
    craft = craft_of(scene, word) if word.data.get("carried") else None
    if craft is None:
        return False
    near = range(max(sentence.first, craft - _STOPPED), craft)
    verbs = {m.first for m in sentence.of("transfer_mode") if m.entry in _STOPPING and m.tense is not None}
    return any(i in verbs or is_listed(scene.words[i], _INTERCEPTS) for i in near)
