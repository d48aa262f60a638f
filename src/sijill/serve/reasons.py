"""Why claims or names are taken for one thing, said in the reader's language: by `reasons.yml`.

The stages before write their reasons in English, as exports and programs get them; a page says them anew. One that no
row fits stays in English, and the page marks it so.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from markupsafe import Markup

from sijill.actors import who
from sijill.codebook import load
from sijill.data import read_rows
from sijill.serve.wording import Wording

_WEIGHT = re.compile(r"(?P<said>.*) \((?P<weight>never|[+-][0-9.e+-]+)\)", re.DOTALL)
_NEVER = {"never": "أبدا"}
_KEYS = ("en", "ar", "like")
_HOLE = re.compile(r"\{(\w+)\}")
_CODE = r"[A-Za-z_]+(?::[^,:]+)?"


class _Row(NamedTuple):
    pattern: re.Pattern[str]
    ar: str


def because(words: Wording, kind: str, why: str) -> Markup:
    """One reason in the language of a page; `kind` is that of the claims, or empty for names.

    What stands before a colon and is no reason, as the two names of a person, is kept.
    """
    if words.language == "en":
        return Markup("{}").format(why)
    weighed = _WEIGHT.fullmatch(why)
    said, weight = (weighed["said"], weighed["weight"]) if weighed else (why, "")
    found = _said(words, kind, said)
    if found is None and " / " in said and ": " in said:
        names, _, rest = said.partition(": ")
        found = _said(words, kind, rest)
        found = found and Markup('<bdi dir="auto">{}</bdi>: {}').format(names, found)
    if found is None:
        return Markup('<span lang="en" dir="ltr">{}</span>').format(why)
    return Markup('{} <bdi dir="ltr">({})</bdi>').format(found, _NEVER.get(weight, weight)) if weight else found


def _said(words: Wording, kind: str, why: str) -> Markup | None:
    for row in _rows():
        if found := row.pattern.fullmatch(why):
            held = found.groupdict()
            field = held.get("field")
            return Markup(_HOLE.sub("{}", row.ar)).format(  # noqa: S704 (the row is ours; what fills it is escaped)
                *(_part(words, kind, field, name, held) for name in _names(row.ar))
            )
    return None


def _names(ar: str) -> list[str]:
    """The holes of a sentence; one that stands twice is counted."""
    out: list[str] = []
    for name in _HOLE.findall(ar):
        out.append(name if name not in out else f"{name}2")
    return out


def _part(words: Wording, kind: str, field: str | None, name: str, held: dict[str, str]) -> Markup | str:
    value = held[name]
    if name == "field":
        fields = load().kinds[kind].fields if kind else {}
        top = value.partition(".")[0]
        return words.field(kind, top) if top in fields else value
    if name.startswith("codes"):
        return "، ".join(_code(words, kind, field, code) for code in value.split(", "))
    return Markup('<bdi dir="auto">{}</bdi>').format(value)


def _code(words: Wording, kind: str, field: str | None, code: str) -> str:
    """The title of a code: of an actor, of the field's own list, or of whichever list holds it."""
    if code.partition(":")[0] in who():
        return words.actor(code)
    fields = load().kinds[kind].fields if kind else {}
    own = fields[field].list if field and field in fields else None
    lists = load().lists
    among = ([lists[own]] if own else []) + list(lists.values())
    return next((words.title(one.codes[code]) for one in among if code in one.codes), code)


@cache
def _rows() -> tuple[_Row, ...]:
    """Raises DataError for a row that does not fit its own example, or says what its English does not hold."""
    out: list[_Row] = []
    for row in read_rows(files("sijill.serve") / "reasons.yml", _KEYS, _KEYS):
        en, ar = row.text("en"), row.text("ar")
        pattern = re.compile(_pattern(en), re.DOTALL)
        if not set(_names(ar)) <= set(pattern.groupindex):
            raise row.error("the Arabic has a hole that the English does not fill", "ar")
        if not pattern.fullmatch(row.text("like")):
            raise row.error("the row does not fit its own example", "like")
        out.append(_Row(pattern, ar))
    return tuple(out)


def _pattern(en: str) -> str:
    fields = {name for kind in load().kinds.values() for name in kind.fields}
    holes = {
        "field": rf"(?:{'|'.join(sorted(map(re.escape, fields), key=len, reverse=True))})(?:\.[a-z_]+)?",
        "codes": rf"{_CODE}(?:, {_CODE})*",
        "n": "[0-9]+",
    }
    seen: list[str] = []
    parts = []
    for text, name in zip(_HOLE.split(en)[0::2], [*_HOLE.split(en)[1::2], ""], strict=True):
        parts.append(re.escape(text))
        if name:
            seen.append(name if name not in seen else f"{name}2")
            parts.append(f"(?P<{seen[-1]}>{holes.get(name, '.+?')})")
    return "".join(parts)
