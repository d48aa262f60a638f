"""Who crosses into whose air or waters, as a noun tells it: انتهاك طائرات صينية للمجال الجوي الفيتنامي."""

from __future__ import annotations

from sijill.code.crisis.warring import Sides
from sijill.code.sentence.phrases import ADJECTIVE, OF
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import spots_between
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_LINES = rule_words("crisis.crossings", "lines")
_REACH = 7  # words from the noun to the air or waters
_WHOSE = 3  # words from those to whose they are


def crossed_line(scene: Scene, sentence: Sentence, noun: Mention) -> int | None:
    """Where the air or waters stand that a noun of crossing is of."""
    near = range(noun.last, min(noun.last + _REACH, sentence.last))
    return next((i for i in near if scene.words[i] in _LINES), None)


def crossing_sides(scene: Scene, sentence: Sentence, noun: Mention) -> Sides:
    """Who crosses, between a noun and the air or waters, and whose those are."""
    sides, line = Sides(), crossed_line(scene, sentence, noun)
    if line is None:
        return sides
    phrases = scene.phrases(sentence)
    sides.does(next((p for p in phrases if noun.last <= p.first < line and p.link in (ADJECTIVE, OF)), None))
    if not sides.doers:
        return sides
    whose = next((p for p in phrases if p.last > line + 1 and line <= p.first <= line + _WHOSE), None)
    sides.undergoes(whose or next(iter(spots_between(scene, sentence, line, line + _WHOSE)), None))
    return sides if sides.targets else Sides()
