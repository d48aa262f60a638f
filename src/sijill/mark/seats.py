"""Whose a governor or a mayor is by his place: حاكم كورسك is of Russia, محافظ تعز of Yemen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sijill.languages.function import FunctionWords
from sijill.languages.rule_words import is_listed, rule_words
from sijill.mention import Mention

_GOVERNORS = rule_words("mark.seats", "governors")
_LANDS = rule_words("mark.seats", "lands")


def seats(held: Mapping[str, Sequence[Mention]], words: Sequence[str], small: FunctionWords) -> dict[int, Mention]:
    """What governors are governors of, by its first word: a place, with what sort of place it is."""
    out = {}
    for place in held.get("place", ()):
        first = place.first
        if place.proclitic or first == 0 or words[first] in small.given_names:
            continue
        first -= words[first - 1] in _LANDS
        if first > 0 and is_listed(words[first - 1], _GOVERNORS, "و"):
            out[first] = place
    return out


def posts(held: Mapping[str, Sequence[Mention]], words: Sequence[str]) -> dict[int, str]:
    """The states of places in which somebody serves, by their first word: رئيس الإدارة العسكرية في خيرسون."""
    places = (m for m in held.get("place", ()) if m.code and m.first)
    return {m.first: m.code for m in places if words[m.first - 1] == "في"}
