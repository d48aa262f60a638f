"""Later steps of a transfer whose weapons were named before: a pronoun or a batch means them.

طلبت الرباط 13 مسيرة وتسلمتها في سبتمبر          the pronoun of a verb of handing over
اشترت وارسو 250 دبابة، ووصلت الدفعة الأولى في يونيو   a batch, behind or before such a verb
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.phrases import is_verb
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.lots import Lot
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_HANDED = frozenset({"transfers.deliver", "transfers.arrive", "transfers.receive"})
_THEM = rule_words("transfer.handed_later", "them")
_BATCHES = rule_words("transfer.handed_later", "batches")
_REST = rule_words("transfer.handed_later", "rest")
_REST_NEAR = 2  # words from weapons to «that are left»
_OF = "من"
_THAT = "ان"
_SINCE = rule_words("transfer.handed_later", "since")
_BATCH = 4  # words between a verb of handing over and the batch
_NEAR = 1  # sentences between the weapons and what is said of them later
_DATE = 12
_LED_TO = frozenset({"ordered", "requested", "negotiating", "licensed", "offered", "delivering"})
_BY_RECIPIENT = "recipient"


def hand_later(scene: Scene, sentence: Sentence, acts: Iterable[Act], lots: list[Lot]) -> None:
    """Add to the transfer told last the deliveries of its weapons that a sentence tells without naming them."""
    used = {a.word.first for a in acts} | {a.mode.first for a in acts if a.mode is not None}
    for verb in sentence.of("transfer"):
        told = verb.entry in _HANDED and verb.tense == "past" and is_verb(verb) and not _is_to_be(scene, verb)
        if told and verb.first not in used:
            lot = _meant(sentence, lots) if _points_back(scene, sentence, verb) else None
            if lot is not None and _fits(scene, sentence, verb, lot):
                _hand(scene, sentence, verb, lot)


def _is_to_be(scene: Scene, verb: Mention) -> bool:
    """Whether what could be a past form stands behind «that», and so is yet to be done: على أن تسلم الدفعة الأولى."""
    before = scene.words[max(0, verb.first - 2) : verb.first]
    return before[-1:] == [_THAT] and before[0] not in _SINCE


def is_rest(scene: Scene, act: Act) -> bool:
    """Whether weapons are the rest of a lot, or its next: بقية المروحيات, المدرعات المتبقية, السفينة الثانية."""
    first, last = act.group.mentions[0].first, act.group.last
    near = (*range(first - 1, first), *range(last, min(last + _REST_NEAR, len(scene.words))))
    return any(is_listed(scene.words[i], _REST, "وب", article=True) for i in near)


def _points_back(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether a verb has a pronoun for object, or a batch beside it, and no weapons of its own behind it."""
    end = min(verb.last + _BATCH, sentence.last)
    if any(m.kind in ("weapon", "designation") for m in scene.marked.between(verb.last, end)):
        return False
    if verb.pronoun in _THEM:
        return True
    if _OF in scene.words[verb.last : end + _BATCH]:
        return False  # الدفعة الأولى من الكتب
    return not _BATCHES.isdisjoint(scene.words[verb.last : end])


def _meant(sentence: Sentence, lots: list[Lot]) -> Lot | None:
    """The last transfer told, if it is of a deal and not far back; arms in general are not handed over."""
    last = max(lots, key=lambda lot: lot.at, default=None)
    if last is None or not 0 <= sentence.index - last.at <= _NEAR or last.reality in ("denied", "possible"):
        return None
    known = any(i["category"] != "unspecified" or i["name"] for i in last.fields["items"])
    return last if known and {s["step"] for s in last.fields["steps"]} <= _LED_TO else None


def _fits(scene: Scene, sentence: Sentence, verb: Mention, lot: Lot) -> bool:
    """Whether who hands over or receives, where it is said, is a side of the transfer."""
    subject = frame_of(scene, verb, sentence).subject
    if subject is None:
        return True
    side = lot.fields["recipient" if verb.data["by"] == _BY_RECIPIENT else "supplier"]
    return side is None or side.split(":")[0] in subject.codes


def _hand(scene: Scene, sentence: Sentence, verb: Mention, lot: Lot) -> None:
    if scene.reality.of(verb, sentence.first) != "actual":
        return
    end = min(verb.last + _BATCH, sentence.last)
    step = "delivered" if _BATCHES.isdisjoint(scene.words[verb.last : end]) else "delivering"
    date = _date_behind(scene, sentence, verb)
    day = str(date.code) if date is not None else None
    once = lot.at == sentence.index and [m.code for m in sentence.of("date")].count(day or "") == 1
    steps = [s | {"date": None} if once and s["date"] == day else s for s in lot.fields["steps"] if s["step"] != step]
    lot.fields["steps"] = [*steps, {"step": step, "date": day}]  # a day said once is that of the delivery alone
    lot.reality = "actual"
    lot.evidence.append(scene.clause_evidence(sentence, verb, date))
    lot.rules.append(verb.entry)


def _date_behind(scene: Scene, sentence: Sentence, verb: Mention) -> Mention | None:
    """The date behind a verb in its own clause: not that of تسلمتها بعد أن وقعت عقدا في 2019, وتعتزم نشرها في 2027."""
    date = next((m for m in sentence.of("date") if m.code and 0 <= m.first - verb.last <= _DATE), None)
    if date is None or date.data.relation is not None or date.data.rule == "page_line":
        return None
    other = any(i in scene.verb_starts or scene.words[i] in scene.links.clause for i in range(verb.last, date.first))
    return None if other else date
