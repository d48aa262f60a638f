"""How many weapons are, where it is told behind them.

مدرعات تركية عددها 12                     of the one sort of a list
الفرقاطات الثلاث، المقاتلات الروسية الـ24    of each sort that is known already
"""

from __future__ import annotations

from typing import Any

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT, STOP

SAID_OF_ALL = frozenset({"unspecified", "other", "services", "technology"})
NUMBERING = rule_words("transfer.item_counts", "numbering")
_NUMBERED = 3  # words from weapons to the word that says how many they are
_AMOUNTS = frozenset({"يبلغ", "بلغ"})
_ADJECTIVES = 2  # words from known weapons to how many they are (الطائرات المقاتلة الروسية الست)
_THE = "ال"


def count(scene: Scene, sentence: Sentence, items: list[dict[str, Any]], ends: list[int]) -> None:
    """Give the items of one list, which end at `ends`, the numbers that stand behind them."""
    for item, end in zip(items, ends, strict=True):
        if item["quantity"] is None and item["category"] not in SAID_OF_ALL:
            item["quantity"] = of_known(scene, end) or (
                _counted_behind(scene, sentence, end) if len(items) > 1 else None
            )
    item = items[0] if len(items) == 1 else {"category": "other"}
    if item["category"] not in SAID_OF_ALL and item["quantity"] is None:
        item["quantity"] = _counted_behind(scene, sentence, max(ends))


def is_of_before(scene: Scene, number: Mention) -> bool:
    """Whether a number is of weapons before it, with و behind it: مدرعات عددها 12 ومروحيتين."""
    told = number.first > 0 and is_listed(scene.words[number.first - 1], NUMBERING, "و")
    return told and number.last < len(scene.words) and scene.words[number.last][0] == "و"


def of_known(scene: Scene, end: int) -> float | None:
    """The number behind known weapons and their adjectives: الفرقاطات الثلاث, المقاتلات الروسية الـ24."""
    for at in range(end, min(end + _ADJECTIVES + 1, len(scene.words))):
        word = scene.words[at]
        if scene.marked.words.breaks[at] != SOFT or not word.startswith(_THE):
            return None
        kind, first = ("number", at + 1) if word == _THE else ("definite", at)
        number = next((n for n in scene.marked.between(first, first + 1) if n.kind == kind and n.first == first), None)
        if number is not None or word == _THE:
            return None if number is None else float(number.data.value)
    return None


def _counted_behind(scene: Scene, sentence: Sentence, end: int) -> float | None:
    """The number of the one sort of weapons of a list, where a word says so: مدرعات تركية عددها 12."""
    at = end
    made = {
        m.first for m in scene.marked.between(end, end + _NUMBERED) if m.kind == "actor" and m.data["form"] == "nisba"
    }
    while at < sentence.last and (at in made or scene.words[at] in _AMOUNTS):
        at += 1
    if at >= sentence.last or not is_listed(scene.words[at], NUMBERING, "و"):
        return None
    number = next((n for n in sentence.of("number") if n.first == at + 1), None)
    if number is None or STOP in scene.marked.words.breaks[end : number.first]:
        return None
    return float(number.data.value)
