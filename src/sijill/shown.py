"""How a notebook shows a thing: its name and a table of what it tells, each value in its own direction.

A browser finds out the direction of each value by itself, so that Arabic stands from right to left beside codes,
numbers and days, and no mark is put into any text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any


def card(name: str, told: Mapping[str, Any], quotes: Iterable[str] = ()) -> str:
    """A thing with what it tells, and the words that it rests on; what is open is left out.

    >>> card("agreement", {"parties": ["TUR", "QAT"], "title": None})
    '<table><caption>agreement</caption><tr><th>parties</th><td><bdi>TUR</bdi><br><bdi>QAT</bdi></td></tr></table>'
    """
    rows = "".join(f"<tr><th>{escape(key)}</th>{cell(value)}</tr>" for key, value in told.items() if told_at_all(value))
    words = "".join(f'<blockquote dir="auto">{escape(one)}</blockquote>' for one in quotes)
    return f"<table><caption>{escape(name)}</caption>{rows}</table>{words}"


def rows(head: Iterable[str], body: Iterable[Mapping[str, Any]]) -> str:
    """A table of many things."""
    names = list(head)
    top = "".join(f"<th>{escape(name)}</th>" for name in names)
    lines = "".join(f"<tr>{''.join(cell(row.get(name)) for name in names)}</tr>" for row in body)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>"


def cell(value: Any) -> str:
    """A value, or several under each other."""
    listed = value if isinstance(value, (list, tuple)) else [value] if told_at_all(value) else []
    return f"<td>{'<br>'.join(f'<bdi>{escape(_said(one))}</bdi>' for one in listed)}</td>"


def told_at_all(value: Any) -> bool:
    """Whether a value says anything."""
    return value is not None and value not in ([], (), "", {})


def _said(one: Any) -> str:
    if isinstance(one, Mapping):
        return ", ".join(f"{key}: {value}" for key, value in one.items() if told_at_all(value))
    return str(one)
