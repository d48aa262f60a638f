"""Verbs that tell of those whose number their clause is about: وصل عدد الجنود الذين قتلوا في الحرب إلى 345."""

from __future__ import annotations

from sijill.code.figure.carried import GROWS
from sijill.code.sentence.scene import Scene
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_BACK = 9  # words from «the number of soldiers who» to the verb behind it
COMES_TO = rule_words("figure.toll_totals", "comes_to")


def told_in_all(scene: Scene, act: Mention) -> Mention | None:
    """The words that say whose number it is which the relative clause of a verb tells of, if it does."""
    if act.tense is None or not act.first or scene.words[act.first - 1] not in scene.links.relatives:
        return None
    before = scene.marked.between(max(0, act.first - _BACK), act.first - 1)
    return next((m for m in before if m.kind == "metric" and _is_number_of(m)), None)


def comes_to(scene: Scene, told: Mention) -> bool:
    """Whether a verb before such words says that they come to what stands behind: بلغ عدد الجنود الذين سقطوا 345."""
    return is_listed(scene.words[told.first - 1], COMES_TO, "و")


def comes_to_at(scene: Scene, act: Mention, end: int) -> int:
    """Where a clause on a total ends before its number: at the verb that says what it comes to, if there is one.

    عدد أفراد الجيش يبلغ 34 ألفا
    """
    comes = (act.data.get("total") or act.data["act"] == "strength") and act.tense is None
    return end - 1 if comes and end > act.last and is_listed(scene.words[end - 1], GROWS) else end


def is_number_of(scene: Scene, words: Mention, number: Mention) -> bool:
    """Whether a number is that of troops of whom a clause tells: عدد الجنود الذين حشدتهم روسيا بنحو 35 ألفا."""
    if words.data.get("act") != "strength" or scene.words[words.last] not in scene.links.relatives:
        return False
    before = scene.words[number.first - 1]
    return bool(number.proclitic) or before in COMES_TO or before[:1] == "ب"


def _is_number_of(m: Mention) -> bool:
    return m.data.get("act") in ("strength", "whole") or bool(m.data.get("total"))
