"""Whether a date behind a deed is that from which the deed is reckoned, or of what is remembered on its day.

وقعتا الاتفاقية بعد أشهر من زيارة الرئيس في يناير     the visit was then
زار بكين قبل يومين من الانتخابات المقررة في 20 مارس   so is the election
شنت هجوما عشية ذكرى معركة عام 1918                 so was the battle
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA, STOP

_FROM = rule_words("sentence.set_apart", "from")
_UNITS = rule_words("sentence.set_apart", "units")
_OF = rule_words("sentence.set_apart", "of")
_MEMORY = rule_words("sentence.set_apart", "memory")
_REACH = 12  # words from the span to the date from which it is reckoned
_SPAN = 4  # words of a span: بعد نحو ثلاثة أشهر
_REMEMBERED = 5  # words from a memory to its date


def is_set_apart(words: Sequence[str], breaks: Sequence[int], anchor: Mention, date: Mention) -> bool:
    """Whether a span counted from it, or a memory, stands between a deed and a date behind it, with no comma after."""
    first = max(anchor.last, date.first - _REACH)
    for i in range(date.first - 1, first - 1, -1):
        if breaks[i + 1] in (COMMA, STOP):
            return False
        if date.first - i <= _REMEMBERED and is_listed(words[i], _MEMORY, "وفبل", article=True):
            return True
        if is_listed(words[i], _FROM, "وف") and _is_counted(words, i + 1, date.first):
            return True
    return False


def _is_counted(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a span of time and «of» stand at a place: بعد «نحو ثلاثة أشهر من»."""
    for i in range(first, min(first + _SPAN, last - 1)):
        if words[i] in _UNITS:
            return words[i + 1] in _OF
    return False
