"""Every written name of every actor, from the YAML files beside this one, checked as they are read.

A file is a list of entries; the first lines of each say what its keys mean. Refused, with file and line: a key that is
not known or is missing, a state that `states.yml` does not hold, a sort that is not on the list, and a form that folds
like one of another entry, for it would stand for two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from sijill.data import Row, read_rows
from sijill.text import folded, words


@dataclass(frozen=True, slots=True)
class Name:
    """One written form: `text` stands for `code`; `form` says how (name, capital, epithet, nisba, body, company ...).

    `inflect` asks for both genders, dual and plural. `code` is the state's for a body or firm; a group has no code and
    is coded by the words of the report.
    """

    text: str
    kind: str
    code: str
    id: str
    form: str
    inflect: bool = False
    data: dict[str, Any] = field(default_factory=dict)


class _File(NamedTuple):
    """The shape of a file: its keys, those that must be there, the one that no two entries share, and its sorts."""

    keys: tuple[str, ...]
    required: tuple[str, ...]
    unique: str | None
    sorts: tuple[str, ...] = ()


_STATE = (
    "code", "en", "names", "nisba", "plurals", "capitals", "epithets", "doubtful", "doubtful_capitals", "ambiguous",
    "iso2", "iso_numeric", "cow", "historical",
)  # fmt: skip
_GROUP = ("id", "en", "kind", "ground", "names", "nisba", "generic")
_GROUPS = ("armed_group", "movement", "militia", "alliance", "bloc", "region")
_BODIES = ("army", "ministry", "government", "parliament", "agency", "media", "thinktank", "other")
_PLACES = ("city", "region", "base", "sea", "strait", "river", "island", "mountain", "border", "area")
_FILES = {
    "states.yml": _File(_STATE, ("code", "en", "names"), "code"),
    "organisations.yml": _File(("code", "en", "names", "nisba"), ("code", "en", "names"), None),  # bodies of UN are UN
    "groups.yml": _File(_GROUP, ("id", "en", "kind", "names"), "id", _GROUPS),
    "bodies.yml": _File(("en", "state", "kind", "names"), ("en", "state", "kind", "names"), "en", _BODIES),
    "companies.yml": _File(("en", "state", "names"), ("en", "state", "names"), "en"),
    "places.yml": _File(("name", "kind", "state", "names"), ("name", "kind", "state", "names"), "name", _PLACES),
    "persons.yml": _File(("en", "posts", "names"), ("en", "posts", "names"), "en"),
}
_POST = re.compile(r"(\S.*) (\d{4}(?:-\d\d){0,2})/(\d{4}(?:-\d\d){0,2}|\.\.)")
_ISO3 = re.compile("[A-Z]{3}")
_WRITTEN = ("names", "capitals", "epithets", "doubtful", "doubtful_capitals", "nisba", "plurals")
_SAME = frozenset({"names", "nisba"})  # جيبوتي is a state and its own adjective


@cache
def names(folder: Traversable | None = None) -> tuple[Name, ...]:
    """All names of all files of the package, or of another folder. Raises DataError, naming file and line."""
    read = {name: rows(folder or files("sijill.actors"), name) for name in _FILES}
    states = frozenset(row.text("code") for row in read["states.yml"])
    _check_posts(read)
    for name, found in read.items():
        for row in found:
            _check(row, _FILES[name], states)
        _check_unique(found, _FILES[name].unique)
    apart = ("places.yml", "persons.yml")
    _check_forms([row for name, found in read.items() if name not in apart for row in found])
    for name in apart:
        _check_forms(read[name])
    return tuple(name for file, found in read.items() for row in found for name in _MAKERS[file](row))


def rows(folder: Traversable, file: str) -> list[Row]:
    """The entries of one of the files, those of the package read once. Raises DataError."""
    return list(_own(file)) if folder == files("sijill.actors") else _read(folder, file)


@cache
def _own(file: str) -> tuple[Row, ...]:
    return tuple(_read(files("sijill.actors"), file))


def _read(folder: Traversable, file: str) -> list[Row]:
    return read_rows(folder / file, _FILES[file].keys, _FILES[file].required)


def owner(code: str) -> str:
    """The state or organisation an actor code belongs to: `USA` of `USA:لوكهيد مارتن`."""
    return code.partition(":")[0]


@cache
def enemies() -> dict[str, frozenset[str]]:
    """Of a state's code or a group's key, those it fights in wars that reports speak of with one side named."""
    return _pairs(claims=False)


@cache
def claimants() -> dict[str, frozenset[str]]:
    """Of a state's code, those whose land it claims, or who claim its own."""
    return _pairs(claims=True)


def _pairs(*, claims: bool) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_rows(files("sijill.actors") / "enemies.yml", ("a", "b", "claims"), ("a", "b")):
        if row.flag("claims") is claims:
            found.setdefault(row["a"], set()).add(row["b"])
            found.setdefault(row["b"], set()).add(row["a"])
    return {key: frozenset(others) for key, others in found.items()}


@cache
def grounds() -> dict[str, str]:
    """Of a group's key, the state from whose ground it fights another (`ground` in groups.yml)."""
    return {row.text("id"): row.text("ground") for row in _own("groups.yml") if row.get("ground")}


@cache
def group_names() -> dict[str, dict[str, str]]:
    """Of a group's key its names, each by the form that spellings share."""
    return {row.text("id"): {folded(text): text for text in row.texts("names")} for row in _own("groups.yml")}


# --- checking ---------------------------------------------------------------------------------------------------------


def _check(row: Row, file: _File, states: frozenset[str]) -> None:
    """One entry by itself: its key, its names, its sort, and the state it belongs to (`null` where it has none)."""
    if file.unique:
        row.text(file.unique)
    if not row.texts("names"):
        raise row.error("'names' holds no name", "names")
    if file.sorts:
        row.one_of("kind", file.sorts)
    if row.get("ground") is not None and row.text("ground") not in states:
        raise row.error(
            f"the ground {row['ground']!r} is not in states.yml; write its ISO 3166-1 alpha-3 code", "ground"
        )
    if "state" in file.keys and row["state"] is not None and row.text("state") not in states:
        raise row.error(f"the state {row['state']!r} is not in states.yml; write its ISO 3166-1 alpha-3 code", "state")
    if file.unique == "code" and not _ISO3.fullmatch(row.text("code")):
        raise row.error(f"the code {row['code']!r} is no ISO 3166-1 alpha-3 code", "code")


def _check_posts(read: dict[str, list[Row]]) -> None:
    """Every post of a person is that of a state, an organisation or a group that the other files hold."""
    codes = {row.text("code") for file in ("states.yml", "organisations.yml") for row in read[file]}
    groups = {text for row in read["groups.yml"] for text in row.texts("names")}
    for row in read["persons.yml"]:
        for post in row.texts("posts"):
            held = _POST.fullmatch(post)
            if held is None or held[1] not in codes | groups:
                raise row.error(
                    f"the post {post!r}: write «CODE since/until», a code or a group's name as held", "posts"
                )


def _check_unique(rows: list[Row], key: str | None) -> None:
    at: dict[str, int] = {}
    for row in rows if key else ():
        if row[key] in at:
            raise row.error(f"the {key} {row[key]!r} stands already in line {at[row[key]]}", key)
        at[row[key]] = row.line


def _check_forms(rows: list[Row]) -> None:
    """No form stands for two things, and none twice for one, but that a state may be named as its own adjective is."""
    at: dict[tuple[str, ...], tuple[Row, str]] = {}
    for row in rows:
        for key in _WRITTEN:
            for text in row.texts(key):
                folded = tuple(words(text).words)
                if folded not in at:
                    at[folded] = (row, key)
                    continue
                first, first_key = at[folded]
                if first is not row or {first_key, key} != _SAME:
                    where = f"{first.place}:{first.lines.get(first_key, first.line)}"
                    raise row.error(f"{text!r} stands already at {where}; forms that fold alike stand once", key)


# --- making names -----------------------------------------------------------------------------------------------------


def _state(row: Row) -> Iterator[Name]:
    code, key = row["code"], f"state:{row['code']}"
    for column, form in (("names", "name"), ("epithets", "epithet"), ("capitals", "capital"), ("doubtful", "doubtful")):
        for text in row.texts(column):
            yield Name(text, "actor", code, key, form)
    for text in row.texts("doubtful_capitals"):
        yield Name(text, "actor", code, key, "doubtful", data={"settled": "capital"})
    for text in row.texts("nisba"):
        yield Name(text, "actor", code, key, "nisba", inflect=True)
    for text in row.texts("plurals"):
        yield Name(text, "actor", code, key, "people")


def _organisation(row: Row) -> Iterator[Name]:
    code, key = row.text("code"), f"org:{row['code']}"
    for text in row.texts("names"):
        yield Name(text, "actor", code, key, "organisation")
    for text in row.texts("nisba"):
        yield Name(text, "actor", code, key, "nisba", inflect=True)


def _group(row: Row) -> Iterator[Name]:
    extra = {"group": row["id"], "sort": row["kind"], "generic": row.flag("generic")}
    for text in row.texts("names"):
        yield Name(text, "actor", "", f"group:{row['id']}", "group", data=extra)
    for text in row.texts("nisba"):  # as written: the surname الحوثي is another word, but behind an office
        yield Name(text, "actor", row.texts("names")[0], f"group:{row['id']}", "nisba", data=extra)
        yield Name(f"ال{text}", "kin", row.texts("names")[0], f"group:{row['id']}", "nisba", data=extra)


def _body(row: Row) -> Iterator[Name]:
    form = {"media": "media", "thinktank": "institution"}.get(row["kind"], "body")
    code = "" if form == "institution" else row["state"] or ""
    extra = {"force": "army"} if row["kind"] == "army" else {}
    for text in row.texts("names"):
        yield Name(text, "actor", code, f"body:{row['en']}", form, data=extra)


def _company(row: Row) -> Iterator[Name]:
    for text in row.texts("names"):
        yield Name(text, "actor", row["state"] or "", f"company:{row['en']}", "company")


def _place(row: Row) -> Iterator[Name]:
    for text in row.texts("names"):
        yield Name(text, "place", row["state"] or "", f"place:{row['name']}", "place", data={"sort": row["kind"]})


def _person(row: Row) -> Iterator[Name]:
    posts = tuple(held.groups() for post in row.texts("posts") if (held := _POST.fullmatch(post)))
    for text in row.texts("names"):
        yield Name(text, "known", "", f"person:{row['en']}", "known", data={"posts": posts})


_MAKERS = {
    "states.yml": _state,
    "organisations.yml": _organisation,
    "groups.yml": _group,
    "bodies.yml": _body,
    "companies.yml": _company,
    "places.yml": _place,
    "persons.yml": _person,
}
