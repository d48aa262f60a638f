"""The report that a page holds in a script and leaves to a program to show: as linked data, or in a record of its own.

Records are known by their headline, which is that of the page; those of other reports stand beside them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from sijill.read.gate import is_report, lines

_TITLES = ("headline", "title", "name")
_BODIES = ("articleBody", "body", "content", "contentHtml", "bodyHtml", "text", "html", "paragraphs", "blocks")
_ASSIGNED = re.compile(r"\s*(?:(?:var|let|const)\s+)?[\w.$]+(?:\[[\"'][\w$]+[\"']\])?\s*=\s*(?=[{\[])")
_DATA = frozenset({"application/json", "application/ld+json"})
_NODES = 50_000  # pieces of one record that are looked at
_LEAST = 3  # words of a headline that is told from others


class Held(NamedTuple):
    """A report in a script: its title and its lines."""

    title: str
    lines: list[str]


def records(tree: Any) -> Iterator[Any]:
    """What the scripts of a page hold as JSON, by themselves or given to a name."""
    for script in tree.iterfind(".//script"):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        start = 0 if kind in _DATA else _assigned(text)
        if start is None:
            continue
        try:
            yield json.JSONDecoder(strict=False).raw_decode(text[start:].lstrip())[0]
        except (ValueError, RecursionError):  # broken, or no JSON
            continue


def nodes(record: Any) -> Iterator[dict[str, Any]]:
    """The objects of a record, however deep, up to some number."""
    waiting, looked = [record], 0
    while waiting and looked < _NODES:
        node = waiting.pop()
        looked += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))


def named(node: dict[str, Any]) -> list[str]:
    """The titles that an object has, on one line each."""
    return [" ".join(node[key].split()) for key in _TITLES if isinstance(node.get(key), str)]


def held(tree: Any) -> Held | None:
    """The longest report in the scripts whose headline is that of the page; None if there is none."""
    said = (tree.findtext(".//title"), *(one.get("content") for one in tree.iterfind(".//meta[@property='og:title']")))
    windows = [" ".join((one or "").split()) for one in said]
    found = [
        Held(title, body)
        for record in records(tree)
        for node in nodes(record)
        for title in named(node)
        if len(title.split()) >= _LEAST and any(title in window for window in windows)
        for body in (_body(node),)
        if is_report(body)
    ]
    return max(found, key=lambda one: sum(map(len, one.lines)), default=None)


def _assigned(text: str) -> int | None:
    match = _ASSIGNED.match(text)
    return match.end() if match else None


def _body(node: dict[str, Any]) -> list[str]:
    """The lines of the longest body of an object: text, text with tags, or pieces that have such."""
    bodies = [_lines(node[key], 0) for key in _BODIES if key in node]
    return max(bodies, key=lambda body: sum(map(len, body)), default=[])


def _lines(value: Any, depth: int) -> list[str]:
    if isinstance(value, str):
        plain = value if "<" in value else "<br>".join(value.split("\n"))
        return lines(f"<html><body>{plain}</body></html>")
    if depth > len(_BODIES):
        return []
    if isinstance(value, list):
        return [line for one in value for line in _lines(one, depth + 1)]
    if isinstance(value, dict):
        return max((_lines(value[key], depth + 1) for key in _BODIES if key in value), key=len, default=[])
    return []
