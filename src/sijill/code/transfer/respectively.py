"""Numbers told one behind the other and meant each of one side: أرسلت كندا وفنلندا 50 و30 مدرعة على التوالي."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.lots import Lot
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_UPON = "علي"
_IN_TURN = rule_words("transfer.respectively", "in_turn")
_NEAR = 1  # words between a number and what it counts, or the next number
_SIDES = 2


def with_own_numbers(scene: Scene, sentence: Sentence, act: Act, lots: Sequence[Lot]) -> Sequence[Lot]:
    """The lots of an act, each with its own number of the weapons where the report tells one for each side in turn."""
    if len(lots) < _SIDES or not _in_turn(scene, sentence):
        return lots
    numbers = _numbers(sentence, act)
    for lot, number in zip(lots, numbers, strict=False) if len(numbers) == len(lots) else ():
        for item in lot.fields["items"]:
            if item["quantity"] == numbers[-1].data.value:
                item["quantity"] = number.data.value
    return lots


def _in_turn(scene: Scene, sentence: Sentence) -> bool:
    words = scene.words
    return any(words[i] in _IN_TURN and words[i - 1] == _UPON for i in range(sentence.first + 1, sentence.last))


def _numbers(sentence: Sentence, act: Act) -> list[Mention]:
    """The run of numbers right before the weapons of an act."""
    run: list[Mention] = []
    at = act.group.first
    for m in reversed(sentence.of("number")):
        if 0 <= at - m.last <= _NEAR and m.data.value is not None:
            run.insert(0, m)
            at = m.first
    return run
