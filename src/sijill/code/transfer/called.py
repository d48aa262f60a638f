"""What weapons are said to be called, some words behind their noun: صاروخ بعيد المدى أطلق عليه اسم «أغني»."""

from __future__ import annotations

import re
from typing import Any

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.text import STOP

_REACH = 16  # words from weapons to the name that they are given
_LONGEST = 4  # words of a name
_BEFORE = 2  # words before «name» in which the verb of naming stands: أطلق عليه اسم
_NAME = rule_words("transfer.called", "name")
_GIVEN = rule_words("transfer.called", "given")
_NAMED = rule_words("transfer.called", "named")
_NO_NAMES = frozenset({"unspecified", "services", "technology", "other"})
_OPENS = re.compile('["«“]')
_CLOSES = re.compile('["»”]')


def call(scene: Scene, sentence: Sentence, items: list[dict[str, Any]], ends: list[int]) -> None:
    """Give the one sort of weapons of a list the name in quotation marks that a word behind says it is called."""
    item = items[0]
    if len(items) == 1 and item["name"] is None and item["category"] not in _NO_NAMES:
        item["name"] = _name_behind(scene, sentence, ends[0])


def _name_behind(scene: Scene, sentence: Sentence, end: int) -> str | None:
    for i in range(end, min(end + _REACH, sentence.last - 1)):
        if STOP in scene.marked.words.breaks[end : i + 1] or any(
            m.kind == "weapon" for m in scene.marked.between(i, i + 1)
        ):
            return None
        if _names(scene, i, end):
            return _quoted(scene, i + 1, sentence.last)
    return None


def _names(scene: Scene, at: int, end: int) -> bool:
    """Whether a word says that a name follows: سميت, حملت اسم, أطلق عليها اسم."""
    word = scene.words[at]
    if is_listed(word, _NAMED):
        return True
    return word in _NAME and any(is_listed(w, _GIVEN) for w in scene.words[max(end, at - _BEFORE) : at])


def _quoted(scene: Scene, first: int, end: int) -> str | None:
    """The words in quotation marks that begin at a word."""
    gaps = scene.marked.words.gaps
    if not _OPENS.search(gaps[first]):
        return None
    last = next((i for i in range(first + 1, min(first + 1 + _LONGEST, len(gaps))) if _CLOSES.search(gaps[i])), None)
    return scene.marked.text(first, last) if last is not None and last <= end + 1 else None
