"""How far an agreement got where words of steps tell it, and where none does."""

from __future__ import annotations

from dataclasses import replace

from sijill.code.agreement.joined_steps import settled
from sijill.code.agreement.step import Step
from sijill.code.agreement.steps import FOR_A_YEAR, date_of
from sijill.code.sentence.parties import headed, is_definite
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT

_TALKED = 10  # words from talking over to the instrument that it is about
_IN = "في"
_ISSUED = 3  # words from issuing a joint statement to it: the day
_AIMS = rule_words("agreement.life", "aims")
_ISSUES = rule_words("agreement.life", "issues")
_COMING_TO = "stages.agree"
_COLLAPSE = "stages.collapsing"  # only feared, where it is no step: what may collapse stands
_NOT_YET = frozenset({"planned", "possible"})
_SOUGHT = _NOT_YET | {"conditional"}
_YEAR = 4  # digits of a year
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_TO_COME = frozenset({"proposed", "negotiating"})


def life_of(
    scene: Scene, sentence: Sentence, anchor: Mention, told: list[Step]
) -> tuple[list[dict[str, str | None]], str] | None:
    """The steps of an instrument and their reality; None of a ceasefire that is only spoken of or hoped for."""
    if told:
        steps, reality = settled([_sought(step) for step in _hoped_for(anchor, told)])
    elif anchor.data.get("ceasefire") and not _is_told_as_there(scene, sentence, anchor):
        return None
    else:
        reality = scene.reality.of(anchor, sentence.first)
        fears = any(m.entry == _COLLAPSE and m.last == anchor.first for m in sentence.of("stage"))
        if (reality == "denied" and anchor.data.get("title")) or _is_the_one(scene, anchor) or fears:
            reality = "actual"  # ولا في معاهدة حظر الانتشار: what has a title stands, whatever is denied
        if reality == "planned" and anchor.code == "joint_statement" and scene.words[anchor.first - 1] == _IN:
            reality = "actual"  # تعهدتا في بيان مشترك: what it pledges is to come
        held = anchor.data.get("default", "agreed" if is_news(scene, sentence, anchor) else "existing")
        sought = "negotiating" if _is_talked_over(sentence, anchor) else "proposed"
        date = _issued(scene, sentence, anchor)
        steps = [{"stage": held if reality in ("actual", "denied") else sought, "date": date, "by": None}]
    aimed = anchor.data.get("ceasefire") and is_listed(scene.words[anchor.first - 1], _AIMS)
    if reality == "actual" and (aimed or all(s["stage"] in _TO_COME for s in steps)):
        reality = "planned"  # an offer or talks aim at what is still to come, as does a vote for a truce
    year = _named_year(scene, sentence, anchor)
    if year is not None and all(s["date"] != year for s in steps):
        steps = [{"stage": "existing", "date": year, "by": None}, *(s for s in steps if s["stage"] != "existing")]
    return steps, reality


def _named_year(scene: Scene, sentence: Sentence, anchor: Mention) -> str | None:
    """The year that an instrument is known by: اتفاق 2018, معاهدة عام 1972."""
    if anchor.last >= sentence.last or scene.marked.words.breaks[anchor.last] != SOFT:
        return None
    for m in scene.marked.between(anchor.last, anchor.last + 1):
        if scene.words[m.first] in FOR_A_YEAR:
            return None  # برنامج التعاون لعام 2024: the time it is for
        if m.kind == "date" and anchor.data.get("title"):
            return None  # انسحبت من معاهدة الأجواء المفتوحة عام 2020: of the step
        if m.kind == "date" and len(m.code) == _YEAR:
            return m.code
        if m.kind == "number" and _FIRST_YEAR <= m.data.value <= _LAST_YEAR:
            return str(int(m.data.value))
    return None


def _is_the_one(scene: Scene, anchor: Mention) -> bool:
    """Whether it is the one agreement of its sort, named as known: it stands, whatever is said of it."""
    return bool(anchor.data.get("sole")) and is_definite(scene, anchor)


def _hoped_for(anchor: Mention, told: list[Step]) -> list[Step]:
    """The steps, a participle of what is only sought taken as sought: للتوصل إلى اتفاقية سلام موقعة."""
    nouns = (s for s in told if s.word.tense is None and s.word.last <= anchor.first)
    sought = next((s for s in nouns if s.reality in _SOUGHT), None)
    if sought is None:
        return told
    own = [s for s in told if "follows" in s.word.data and not s.word.article and s.date is None]
    return [replace(s, reality=sought.reality) if s in own else s for s in told]


def _sought(step: Step) -> Step:
    """A step as talks, where it is an agreement that one only hopes or is about to come to: قرب التوصل إلى اتفاق."""
    to_come = step.word.entry == _COMING_TO and step.word.tense is None and step.reality in _NOT_YET
    return replace(step, stage="negotiating") if to_come and step.stage == "agreed" else step


def _is_talked_over(sentence: Sentence, anchor: Mention) -> bool:
    """Whether talks are about an instrument that is still to come: بحث الجانبان مسودة اتفاقية."""
    return any(m.entry == "cues.talk_over" and 0 <= anchor.first - m.last <= _TALKED for m in sentence.of("cue"))


def _is_told_as_there(scene: Scene, sentence: Sentence, anchor: Mention) -> bool:
    """Whether a ceasefire of which no step is told is news, a known treaty or the present one (الهدنة الحالية)."""
    return bool(anchor.data.get("default")) or is_news(scene, sentence, anchor) or _is_known_treaty(scene, anchor)


def _is_known_treaty(scene: Scene, anchor: Mention) -> bool:
    """Whether a treaty of peace is one that is known: معاهدة السلام."""
    return anchor.code == "treaty" and scene.words[anchor.last - 1].startswith("ال")


def is_news(scene: Scene, sentence: Sentence, anchor: Mention) -> bool:
    """Whether a headline begins with an instrument that is not known yet: اتفاق تركي ليبي على تدريب الجيش."""
    if headed(scene, anchor, sentence):
        return True
    if sentence.index > 0 or anchor.first != sentence.first or is_definite(scene, anchor):
        return False
    return not (anchor.data.get("ceasefire") and _is_named_so(scene, anchor))


def _is_named_so(scene: Scene, truce: Mention) -> bool:
    """Whether a truce is known by its annexation: وقف إطلاق النار, not وقف لإطلاق النار."""
    words = scene.words[truce.first + 1 : truce.last]
    return bool(words) and words[-1].startswith("ال") and not words[0].startswith("ل")


def _issued(scene: Scene, sentence: Sentence, anchor: Mention) -> str | None:
    """The day on which a joint statement was issued: صدر اليوم بيان مشترك."""
    if anchor.code != "joint_statement":
        return None
    first = max(sentence.first, anchor.first - _ISSUED - 1)
    if not any(is_listed(scene.words[i], _ISSUES, "و") for i in range(first, anchor.first)):
        return None
    return date_of(scene, anchor, sentence)
