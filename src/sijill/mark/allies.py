"""Allies named by the state whose they are: حلفاء تبليسي الغربيون are no Tbilisi, but a group called so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Document, Mention
from sijill.text import SOFT, Words

_HEADS = rule_words("mark.allies", "heads")
_GLUED = "وفبل"
_STATES = frozenset({"name", "capital", "epithet"})
_DATA: dict[str, Any] = {"form": "group", "group": "allies_generic", "sort": "bloc", "generic": True}


def join_allies(mentions: Sequence[Mention], tokens: Words, document: Document) -> list[Mention]:
    """The mentions, each state right behind «allies» joined with that word, and with what sort of allies they are."""
    actors = {m.first: m for m in mentions if m.kind == "actor"}
    out, gone = [], set()
    for m in mentions:
        if id(m) in gone:
            continue
        if not _is_allied(m, tokens):
            out.append(m)
            continue
        sort = actors.get(m.last)
        last = m
        if sort is not None and sort.data.get("sort") == "bloc" and _is_adjective(sort, tokens):
            gone.add(id(sort))
            last = sort
        out.append(_group(m, last, tokens, document))
    return out


def _is_allied(m: Mention, tokens: Words) -> bool:
    if m.kind != "actor" or m.data["form"] not in _STATES or m.proclitic or not m.first:
        return False
    return tokens.breaks[m.first] == SOFT and is_listed(tokens.words[m.first - 1], _HEADS, _GLUED)


def _is_adjective(m: Mention, tokens: Words) -> bool:
    one = m.last - m.first == 1 and m.proclitic in ("", "ال")
    return one and tokens.breaks[m.first] == SOFT and tokens.words[m.first].startswith("ال")


def _group(state: Mention, last: Mention, tokens: Words, document: Document) -> Mention:
    head = tokens.words[state.first - 1]
    cut = next(i for i in range(len(head)) if head[i:] in _HEADS)
    start = tokens.span(state.first - 1, state.first)[0] + cut
    name = document.text[start : last.end]
    return state.but(
        start=start,
        end=last.end,
        first=state.first - 1,
        last=last.last,
        code=name,
        entry=f"group:allies+{state.entry}",
        data=_DATA | {"allies_of": state.code},
        proclitic=head[:cut],
    )
