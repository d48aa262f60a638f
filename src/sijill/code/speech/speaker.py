"""Who speaks, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.records import Mention


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the mention that says so, the name as written, the actor spoken for, whether there is no name.

    `also` are the names and actors of other states who speak with him.
    """

    mention: Mention
    name: str
    actor: str | None
    nameless: bool = False
    also: tuple[tuple[str, str | None], ...] = ()
