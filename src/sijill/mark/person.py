"""A person as a mark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A person or the bare office: `name` as written or None, `office` as written or None, `office_code`, `state`."""

    name: str | None
    office: str | None
    office_code: str
    state: str | None
    name_first: int
    name_last: int
