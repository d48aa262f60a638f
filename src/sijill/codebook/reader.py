"""The reader of the codebook: everything is checked here, so nothing that uses it asks again.

    codebook.yml      version, order of kinds, code lists, rules
    kinds/<kind>.yml  one kind with its fields
    codes/<list>.csv  one code list

Whatever is wrong raises DataError with the file and the line, and stops the program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar

from sijill.codebook.model import CODED, TYPES, Code, Codebook, CodeList, Field, Kind, Rule
from sijill.data import Row, read_csv, read_mapping
from sijill.errors import DataError

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_TITLES = ("title", "title_ar")
_TEXTS = (*_TITLES, "definition", "definition_ar")
_FIELD = ("name", "type", *_TEXTS, "list", "required", "optional", "core", "code_key", "has_by")
_COLUMNS = ("code", *_TITLES, "definition", "crosswalk")
# keys that a claim has beside the fields of its kind
RESERVED = frozenset({"kind", "reality", "source", "evidence", "id", "coder", "rules", "note", "corrections"})

_T = TypeVar("_T", Code, Field, CodeList)


@cache
def load(folder: Traversable | None = None) -> Codebook:
    """The codebook of the package, or that of another folder; read once. Raises DataError."""
    root = folder or files("sijill.codebook")
    row = read_mapping(root / "codebook.yml", "codebook.yml")
    row.only(("version", "kinds", "lists", "rules"))
    lists = _unique(row.rows("lists"), "name", lambda r: _code_list(root, r))
    if "reality" not in lists:
        raise row.error("the list 'reality' is missing; every claim needs it", "lists")
    names = row.texts("kinds")
    _same_files(root / "kinds", "kinds", ".yml", names)
    _same_files(root / "codes", "codes", ".csv", lists)
    if not names or len(set(names)) != len(names):
        raise row.error("'kinds' must name each kind once", "kinds")
    kinds = MappingProxyType({name: _kind(root, name, lists) for name in names})
    return Codebook(row.text("version"), kinds, lists, tuple(_rule(r) for r in row.rows("rules")))


def _same_files(folder: Traversable, place: str, suffix: str, names: Iterable[str]) -> None:
    """A file that the codebook does not name would be read by nobody; say so."""
    stray = {f.name for f in folder.iterdir() if f.name.endswith(suffix)} - {f"{name}{suffix}" for name in names}
    if stray:
        raise DataError(f"{place}/{min(stray)}", "codebook.yml does not name this file")


def _unique(rows: Iterable[Row], key: str, make: Callable[[Row], _T]) -> Mapping[str, _T]:
    """What the rows make, by name; a name stands once, in small letters."""
    made: dict[str, _T] = {}
    for row in rows:
        name = row.text(key)
        if not _NAME.fullmatch(name):
            raise row.error(f"{key} {name!r}: only a-z, 0-9 and _ between them, beginning with a letter", key)
        if name in made:
            raise row.error(f"{key} {name!r} stands twice", key)
        made[name] = make(row)
    return MappingProxyType(made)


def _rule(row: Row) -> Rule:
    row.only((*_TITLES, "text", "text_ar"))
    return Rule(row.text("title"), row.text("title_ar"), row.text("text"), row.text("text_ar"))


def _code_list(root: Traversable, row: Row) -> CodeList:
    row.only(("name", *_TITLES))
    name = row.text("name")
    rows = read_csv(root / "codes" / f"{name}.csv", f"codes/{name}.csv", _COLUMNS)
    if not rows:
        raise DataError(f"codes/{name}.csv", "the list has no codes")
    return CodeList(name, row.text("title"), row.text("title_ar"), _unique(rows, "code", _code))


def _code(row: Row) -> Code:
    crosswalk = row.text("crosswalk") if row["crosswalk"] else ""
    return Code(row.text("code"), row.text("title"), row.text("title_ar"), row.text("definition"), crosswalk)


def _kind(root: Traversable, name: str, lists: Mapping[str, CodeList]) -> Kind:
    row = read_mapping(root / "kinds" / f"{name}.yml", f"kinds/{name}.yml")
    row.only(("kind", *_TEXTS, "core", "notes", "fields"))
    if row.text("kind") != name:
        raise row.error(f"the kind is {row.text('kind')!r}, the file says {name!r}", "kind")
    fields = _unique(row.rows("fields"), "name", lambda r: _field(r, lists))
    return Kind(
        name,
        row.text("title"),
        row.text("title_ar"),
        row.text("definition"),
        row.text("definition_ar"),
        row.flag("core"),
        fields,
        row.texts("notes"),
    )


def _field(row: Row, lists: Mapping[str, CodeList]) -> Field:
    row.only(_FIELD)
    name, type_ = row.text("name"), row.text("type")
    if name in RESERVED:
        raise row.error(f"the name {name!r} is taken: every claim has it", "name")
    if type_ not in TYPES:
        raise row.error(f"unknown type {type_!r}; known: {', '.join(TYPES)}", "type")
    if row.flag("required") and row.flag("optional"):
        raise row.error(f"{name} cannot be both required and optional", "optional")
    if type_ != "steps" and not {"code_key", "has_by"}.isdisjoint(row):
        raise row.error(f"{name}: only a field of type steps has 'code_key' and 'has_by'", "code_key")
    return Field(
        name,
        type_,
        row.text("title"),
        row.text("title_ar"),
        row.text("definition"),
        row.text("definition_ar"),
        _list_of(row, type_, lists),
        row.flag("required"),
        row.flag("optional"),
        row.flag("core"),
        row.text("code_key") if type_ == "steps" else None,
        row.flag("has_by"),
    )


def _list_of(row: Row, type_: str, lists: Mapping[str, CodeList]) -> str | None:
    """The code list of a field: a coded type has one, the others have none."""
    if type_ not in CODED:
        if "list" in row:
            raise row.error(f"a field of type {type_} has no code list", "list")
        return None
    name = row.text("list")
    if name not in lists:
        raise row.error(f"unknown list {name!r}; known: {', '.join(lists)}", "list")
    return name
