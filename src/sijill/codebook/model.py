"""The codebook in memory: frozen, in the order of its files, made only by the reader.

Titles and definitions ending in `_ar` are Arabic, the others English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# type of a field: what its value is; a type that is coded names a code list
TYPES = {
    "actor": "the code or name of an actor, or `null`",
    "actors": "a list of codes or names of actors",
    "code": "a code of the list, or `null`",
    "codes": "a list of codes of the list",
    "steps": "a list of steps, each with a code of the list and a date or `null`",
    "items": "a list of items, each with a category of the list, a name or `null`, a quantity or `null`",
    "text": "words of the report, or `null`",
    "number": "a plain number, or `null`",
    "date": "an EDTF date, or `null`",
    "unit": "a currency code, `percent` or `count`, or `null`",
}
CODED = frozenset({"code", "codes", "steps", "items"})
LISTS = frozenset({"actors", "codes", "steps", "items"})


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list; `crosswalk` names its nearest neighbours in public vocabularies, or is empty."""

    code: str
    title: str
    title_ar: str
    definition: str
    crosswalk: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """A closed list of codes, by code, in the order of its file."""

    name: str
    title: str
    title_ar: str
    codes: Mapping[str, Code]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    `type` is one of TYPES and `list` the code list of a coded type. A `required` field is never open (`null`, `[]`); an
    `optional` one may be left out of the JSON altogether. A `core` field helps to tell one fact from another of its
    kind. Of steps, `code_key` is the key of the code (`stage`, `step`); `has_by` says that each step names its actor.
    """

    name: str
    type: str
    title: str
    title_ar: str
    definition: str
    definition_ar: str
    list: str | None = None
    required: bool = False
    optional: bool = False
    core: bool = False
    code_key: str | None = None
    has_by: bool = False

    @property
    def many(self) -> bool:
        """Whether the value is a list."""
        return self.type in LISTS

    @property
    def step_keys(self) -> tuple[str, ...]:
        """The keys of one step, in order."""
        return (str(self.code_key), "date", "by") if self.has_by else (str(self.code_key), "date")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of claim: its fields by name, in order, and the questions about it that are settled.

    A `core` kind is one of those for whose sake the register exists.
    """

    name: str
    title: str
    title_ar: str
    definition: str
    definition_ar: str
    core: bool
    fields: Mapping[str, Field]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that every claim keeps, for the person or model that codes."""

    title: str
    title_ar: str
    text: str
    text_ar: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """All of it: kinds and code lists by name, and the rules, each in the codebook's order."""

    version: str
    kinds: Mapping[str, Kind]
    lists: Mapping[str, CodeList]
    rules: tuple[Rule, ...]
