"""Names of states and cities in those of streets and houses, where they are no actor and no place of what happened.

المستشفى الإندونيسي, المقبرة التركية, الحي الإماراتي      called after a state
مستشفى الصداقة التركي                                  the same behind its own name
شارع بغداد, دوار الكويت                                called after a city or state; شوارع بغداد are its own
مدفع بقطر 155 ملم                                      how wide something is
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.languages.rule_words import is_listed, rule_words
from sijill.mention import Mention
from sijill.text import SOFT, Words

_CALLED = rule_words("mark.local_names", "called")
_NAMED = rule_words("mark.local_names", "named")
_STREETS = rule_words("mark.local_names", "streets")
_WIDTH = rule_words("mark.local_names", "width")
_NISBA, _ARTICLE = "nisba", "ال"
_WHO = frozenset({"actor", "place"})
_LENGTHS = rule_words("mark.local_names", "lengths")
_TO_LENGTH = 3  # words from a diameter and its number to the unit: بقطر 152 و122 ملم
_OWN = 2  # words from a house to the adjective behind its own name


def leave_out_local(mentions: Sequence[Mention], tokens: Words) -> list[Mention]:
    """The mentions without those that only name a street or a house, or are a width."""
    return [m for m in mentions if m.kind not in _WHO or not (_is_local(m, tokens) or _is_width(m, tokens))]


def _is_local(m: Mention, tokens: Words) -> bool:
    """Whether the word of a street or a house stands before a name, with nothing glued to it."""
    if not m.first or m.proclitic not in ("", _ARTICLE) or tokens.breaks[m.first] != SOFT:
        return False
    before = tokens.words[m.first - 1]
    if m.data.get("form") != _NISBA:
        return m.last - m.first == 1 and is_listed(before, _STREETS, "وبل")
    own = tokens.words[m.first - _OWN] if m.first >= _OWN and tokens.breaks[m.first - 1] == SOFT else ""
    return m.article and (is_listed(before, _CALLED, "وب") or is_listed(own, _NAMED, "وبل"))


def _is_width(m: Mention, tokens: Words) -> bool:
    """Whether a length behind it shows a name to be the word for a diameter: بقطر 155 ملم."""
    if m.last - m.first > 1 or not is_listed(tokens.words[m.first], _WIDTH, "وب"):
        return False
    return any(w in _LENGTHS for w in tokens.words[m.last + 1 : m.last + 1 + _TO_LENGTH])
