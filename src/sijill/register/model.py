"""An entry and its parts, frozen. Ids are those of claims; `sources` counts independent ones: a copy group is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """One value that claims give a field, the claims, and how many independent sources they come from."""

    value: Any
    claims: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Told:
    """All that the claims tell of one field.

    `chosen` is None where nothing is told, and where as many sources stand behind one value as behind another: `why`
    says which. `conflict` is true where two of the options cannot both be right, whatever was chosen.
    """

    options: tuple[Option, ...]
    chosen: Any
    why: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of an agreement or a transfer; `by` is the actor whose step it is, None for all parties.

    Steps that differ in reality are two steps: one that was planned and one that was done.
    """

    code: str
    by: str | None
    reality: str
    date: Told
    claims: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the register: the claims about it, by id, and what they tell of each field of its kind.

    `steps` is empty for kinds without steps. `reports` are the keys of the reports, `sources` how many of them are
    independent, `oddities` what in the order of the steps cannot have been so.
    """

    id: str
    kind: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    sources: int
    fields: Mapping[str, Told]
    steps: tuple[Step, ...]
    oddities: tuple[str, ...]

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The fields, and the steps as `signed date`, of which the reports tell what cannot all be right."""
        named = (name for name, told in self.fields.items() if told.conflict)
        return (*named, *(f"{step.code} date" for step in self.steps if step.date.conflict))
