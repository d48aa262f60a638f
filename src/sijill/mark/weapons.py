"""Weapons: which names count, which numbers belong to a name, and how many are meant."""

from __future__ import annotations

from sijill.records import Mention
from sijill.text import SOFT, Words

_FIGHTER, _SHORT = "مقاتله", 2
_HUNDREDS = frozenset({"مءه", "ماءه", "ومءه", "وماءه", "عشره"})
_NEAR = 3  # words between a weapon noun and the name it introduces (صواريخ أرض-جو من طراز ...)


def settle_weapons(
    mentions: list[Mention], numbers: list[Mention], tokens: Words
) -> tuple[list[Mention], list[Mention]]:
    """Mentions without the weapon names that are ordinary words here, and numbers without those inside names.

    A name that is also a word counts beside a weapon noun or in quotation marks: «شاهد» 136, not شاهد عيان.
    """
    nouns = [m for m in mentions if m.kind == "weapon"]
    kept = [m for m in mentions if m.kind != "designation" or _counts(m, nouns, tokens)]
    inside = {i for m in kept if m.kind == "designation" for i in range(m.first, m.last)}  # not إن 12 جنديا
    if any(tokens.words[n.first] == _FIGHTER for n in nouns):
        kept = [m for m in kept if m.kind != "weapon" or not _is_adjective(m, tokens)]
    return kept, [n for n in numbers if not any(i in inside for i in range(n.first, n.last))]


def _is_adjective(m: Mention, tokens: Words) -> bool:
    """Whether «fighter» describes a feminine noun before it: فرقة سورية مقاتلة, not مئة مقاتلة."""
    if m.last - m.first > 1 or tokens.words[m.first] != _FIGHTER or m.first == 0 or tokens.breaks[m.first] != SOFT:
        return False
    before = tokens.words[m.first - 1]
    return before.endswith("ه") and len(before) > _SHORT and not before.startswith("ال") and before not in _HUNDREDS


def _counts(name: Mention, nouns: list[Mention], tokens: Words) -> bool:
    if not name.data.get("needs"):
        return True
    if '"' in tokens.gaps[name.first] and '"' in tokens.gaps[name.last]:
        return True
    return any(
        0 <= name.first - noun.last <= _NEAR and all(tokens.breaks[i] == SOFT for i in range(noun.last, name.first + 1))
        for noun in nouns
    )
