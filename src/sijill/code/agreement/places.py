"""Where an agreement was signed: behind في or بـ near the word that says so, or the city that saw or hosted it.

وقعتا في نيروبي مذكرة, شهدت العاصمة نيروبي توقيع مذكرة
"""

from __future__ import annotations

from sijill.code.agreement.objects import is_relative
from sijill.code.agreement.step import Step
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, spots, spots_between
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_REACH = 14  # words from a signature to where it took place
_BEFORE = 8  # the same where the place stands first
_BASE = 3  # words between what a base is to be and where: إنشاء قاعدة بحرية في لامو
_HOSTS = rule_words("agreement.places", "hosts")
_HOSTED = 3  # words from hosting to the place: شهدت العاصمة الكينية نيروبي
_NO_PLACE = rule_words("agreement.places", "no_place")
_CAPITAL = rule_words("agreement.places", "capital")


def place_of(scene: Scene, sentence: Sentence, anchor: Mention, told: list[Step]) -> str | None:
    """The place nearest to the word that tells of the signature."""
    for step in told:
        if step.stage != "signed":
            continue
        described = "follows" in step.word.data or is_relative(scene, step.word)  # الاتفاق الموقع في باريس
        first = step.word.first - (0 if described else _BEFORE)
        near = spots_between(scene, sentence, first, max(step.word.last + _REACH, anchor.first))
        where = [s for s in near if s.link == "in" and _may_be(scene, sentence, s) and _is_here(scene, s, step.word)]
        if where:
            return min(where, key=lambda s: abs(s.first - step.word.first)).text
        host = next((s for s in spots(scene, sentence) if _hosts(scene, sentence, s, step.word)), None)
        if host is not None:
            return host.text
    return None


def _is_here(scene: Scene, spot: Spot, word: Mention) -> bool:
    """Whether no clause parts a place from what is told: أعلنت السلطات في باماكو أنها وقعت tells where it was said."""
    return not any(scene.words[i] in scene.links.clause for i in range(spot.last, word.first))


def _hosts(scene: Scene, sentence: Sentence, spot: Spot, signing: Mention) -> bool:
    """Whether a place stands between a verb of hosting or seeing and the signature."""
    verbs = [i for i in range(max(sentence.first, spot.first - _HOSTED), spot.first) if scene.words[i] in _HOSTS]
    return bool(verbs) and spot.last <= signing.first <= spot.last + _HOSTED and _may_be(scene, sentence, spot)


def _may_be(scene: Scene, sentence: Sentence, spot: Spot) -> bool:
    """Whether a place can be that of a signature: no land or part of the world, and not where a base is to be."""
    opening = scene.words[spot.first].removeprefix("و").removeprefix("ب")
    at = [m for m in sentence.mentions if m.kind == "actor" and m.last == spot.last]
    is_capital = any(m.data["form"] == "capital" for m in at) or opening in _CAPITAL
    if opening in _NO_PLACE or (spot.is_state and not is_capital) or any(m.data.get("sort") == "region" for m in at):
        return False
    bases = (m for m in sentence.of("area") if m.code == "bases_access")
    return not any(m.last <= spot.first <= m.last + _BASE for m in bases)
