"""Capitals for which an accord is named, and which then stand for no state: اتفاق ستوكهولم."""

from __future__ import annotations

from sijill.marked import Marked
from sijill.records import Mention

_NAME = 3  # words of an accord's name before its place


def names_accord(marked: Marked, m: Mention) -> bool:
    """Whether a capital stands in the name of an accord."""
    if m.kind != "actor" or m.data.get("form") != "capital":
        return False
    return any(o.kind == "instrument" and m.first < o.last for o in marked.between(m.first - _NAME, m.first))
