"""«The kingdom» (المملكة): Saudi Arabia, unless a report has named another kingdom by then, and never Saudi Arabia."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.mention import Mention
from sijill.text import Words

_USUAL = "SAU"
_OTHERS = frozenset({"MAR", "JOR", "BHR"})  # the other kingdoms whose papers call them so
_WORD = "مملكه"


def settle_kingdom(mentions: Sequence[Mention], tokens: Words) -> list[Mention]:
    """The mentions with «the kingdom» as the one named before it; without it where several others are."""
    places = {i for i, m in enumerate(mentions) if _is_kingdom(m, tokens)}
    if not places:
        return list(mentions)
    named = {m.code for i, m in enumerate(mentions) if i not in places and m.kind == "actor"}
    first = min(places)
    others = {m.code for m in mentions[:first] if m.kind == "actor"} & _OTHERS
    if _USUAL in named or not others:
        return list(mentions)
    if len(others) > 1:
        return [m for i, m in enumerate(mentions) if i not in places]
    code = next(iter(others))
    return [m.but(code=code) if i in places else m for i, m in enumerate(mentions)]


def _is_kingdom(m: Mention, tokens: Words) -> bool:
    if m.kind != "actor" or m.code != _USUAL or m.last - m.first != 1:
        return False
    return m.data["form"] == "epithet" and tokens.words[m.first].endswith(_WORD)
