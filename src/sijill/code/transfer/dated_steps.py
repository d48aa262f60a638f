"""The steps of a transfer as an act tells them, each with its date.

The date is the nearest in the clause of the word that tells the step; the signing of a contract under which something
else is done, and a request that is turned down, are steps of their own.
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.announced import day_of_pledge, is_done_by_saying, step_to_come
from sijill.code.transfer.contested import is_contested, is_of_request, is_turned_down
from sijill.code.transfer.how_far import step_of
from sijill.code.transfer.promised import day_asked
from sijill.code.transfer.signings import date_of_signing, signing
from sijill.code.transfer.step_dates import is_of_another
from sijill.code.transfer.stops import is_lifted
from sijill.code.transfer.two_sides import Sides
from sijill.records import Mention

Told = tuple[str, str]  # step and reality

_DATE_REACH = 12
_DATE_BEHIND = 3  # words from weapons to the date behind them
_OWN_DATE = 3  # words from a verb in what is reported to its date
_ONCE = frozenset({"delivered", "delivering", "ordered", "licensed"})
_HANDED_STEPS = frozenset({"delivering", "delivered"})  # which, if yet to come, are of no day past
_UNDATED = frozenset({"supplying", "in_production"})
_ALLEGED = frozenset({"actual", "possible"})  # what others tell, and a side may deny


def told_as(scene: Scene, sentence: Sentence, act: Act, sides: Sides, agent_forms: frozenset[str]) -> Told:
    """(step, reality) of an act, which a side may deny or turn down behind it."""
    step, reality = step_of(scene, sentence, act, agent_forms)
    if reality in _ALLEGED and is_contested(scene, sentence, act, sides):
        return step, "denied"
    if step == "requested" and reality == "planned" and is_turned_down(scene, sentence, act, sides):
        return "refused", "actual"
    return step, reality


def steps_of(
    scene: Scene, sentence: Sentence, act: Act, told: tuple[str, str], supplier: str | None
) -> list[dict[str, str | None]]:
    """The step of an act, behind what came before it: a request, a stop, the signing of its contract."""
    step, reality = told
    date = _date(scene, sentence, act, told) or _pledged(scene, sentence, act, told, supplier)
    steps = [{"step": step_to_come(scene, step, reality, date), "date": date}]
    signed = signing(scene, sentence, act.head, step) if reality == "actual" else None
    if signed is not None:
        day = date_of_signing(scene, sentence, signed)
        steps.insert(0, {"step": "ordered", "date": str(day.code) if day is not None else None})
    asked = day_asked(scene, sentence, act) if told == ("delivered", "actual") else None
    if asked is not None:
        steps = [asked, *(s | {"date": None} if s["date"] == asked["date"] else s for s in steps)]
    if step == "refused" and (_is_asked(act) or is_of_request(sentence, act)):
        steps.insert(0, {"step": "requested", "date": None})
    if told == ("licensed", "actual") and is_lifted(sentence, act):
        steps.insert(0, {"step": "suspended", "date": None})
    return steps


def _is_asked(act: Act) -> bool:
    """Whether the words of an act are those of a request, which is turned down behind it."""
    return "requested" in (act.word.code, act.mode.code if act.mode is not None else None)


def _date(scene: Scene, sentence: Sentence, act: Act, told: tuple[str, str]) -> str | None:
    """The date of the step: the nearest in the clause of its head; a practice has none, nor what is only in use."""
    step, reality = told
    if step in _UNDATED or act.word.data.get("foreign") or act.word.data.get("carried"):
        return None
    in_clause = act.head.tense is not None and step in _HANDED_STEPS  # قالت أمس إنها تسلمت العام الماضي مروحيات

    def another(d: Mention) -> bool:
        of_speech = in_clause and _is_of_speech(scene, sentence, d, act.head)
        return of_speech or is_of_another(scene, sentence, act, step, d)

    to_come = reality in ("planned", "possible") and step in _HANDED_STEPS
    first = scene.marked.document.date if to_come else None
    near = scene.date_near(act.head, sentence, _DATE_REACH, not_before=first, of_another=another)
    behind = _behind_weapons(scene, sentence, act)
    date = near or (behind if behind is not None and not another(behind) else None)
    announced = (act.word.data.get("package") and step == "offered") or is_done_by_saying(scene, act, step, date)
    if date is not None and date.data.relation == "since" and step in _ONCE:
        return None  # للمرة الأولى منذ 2019
    if date is None or (_is_of_speech(scene, sentence, date, act.head) and not announced):
        return None
    return str(date.code)


def _pledged(scene: Scene, sentence: Sentence, act: Act, told: tuple[str, str], supplier: str | None) -> str | None:
    """The day of an offer that is made by saying so."""
    return day_of_pledge(scene, sentence, act, supplier) if told == ("offered", "planned") else None


def _behind_weapons(scene: Scene, sentence: Sentence, act: Act) -> Mention | None:
    """The date right behind the weapons, however many they are: تسليم ... مدرعات من طراز ...، في فبراير."""
    last = act.group.last
    for m in sentence.of("date"):
        if m.code and m.data.relation is None and 0 <= m.first - last <= _DATE_BEHIND:
            between = range(last, m.first)
            return None if any(i in scene.verb_starts for i in between) else m
    return None


def _is_of_speech(scene: Scene, sentence: Sentence, date: Mention, head: Mention) -> bool:
    """Whether a date between a reporting verb and what it reports is that of the report: قال اليوم إن ... ستسلم.

    One behind a verb of the reported clause is of what is reported: أعلنت أنها وقعت في ديسمبر عقدا.
    """
    if date.last > head.first:
        return False
    said = [m for m in sentence.of("speech") if m.tense is not None and m.last <= date.first]
    if not said:
        return False
    near = range(max(said[-1].last, date.first - _OWN_DATE), date.first)
    opened = any(w in scene.links.clause for w in scene.words[said[-1].last : date.first])
    return not (opened and date.data.relation is None and any(i in scene.verb_starts for i in near))
