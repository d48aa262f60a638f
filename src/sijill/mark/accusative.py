"""Adjectives that end as the name of their state does: 12 جنديا أوكرانيا is twelve Ukrainian soldiers, not Ukraine.

In the accusative the adjective of a state whose name ends in يا is written as the name is; read as the name it becomes
who acts next. It is the adjective right behind an indefinite noun in the accusative, unless that is a dual to which
states are annexed (رئيسا روسيا وتركيا).
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT, Words

_NAME = "يا"
_ENDING = "ا"
_SHORTEST = 4
_DUALS = rule_words("mark.accusative", "duals")
_NOUNS = frozenset({"metric", "people", "weapon", "crisis", "engagement", "instrument", "contract", "area_adjective"})


def settle_accusatives(mentions: Sequence[Mention], tokens: Words) -> list[Mention]:
    """The mentions, names that are adjectives in the accusative made adjectives."""
    nouns = {m.last for m in mentions if m.kind in _NOUNS and m.tense is None and not (m.article or m.pronoun)}
    return [m.but(data={**m.data, "form": "nisba"}) if _is_adjective(m, tokens, nouns) else m for m in mentions]


def _is_adjective(m: Mention, tokens: Words, nouns: set[int]) -> bool:
    if m.kind != "actor" or m.data["form"] != "name" or m.proclitic or m.last - m.first != 1 or not m.first:
        return False
    words = tokens.words
    if not words[m.first].endswith(_NAME) or tokens.breaks[m.first] != SOFT:
        return False
    noun = words[m.first - 1]
    if (
        noun[-1] != _ENDING
        or len(noun) < _SHORTEST
        or noun.endswith(_NAME + _ENDING)
        or is_listed(noun, _DUALS, "وفبل")
    ):
        return False
    counted = m.first > 1 and words[m.first - 2].isdecimal()  # 12 عنصرا روسيا
    return counted or m.first in nouns
