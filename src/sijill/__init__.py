"""sijill: an evidence-linked register of defence cooperation, read from news reports, Arabic first.

The public names below are what `docs/library.md` describes; each is loaded when it is first used, so that importing the
package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sijill.library import (
        Claim,
        Document,
        Entries,
        Entry,
        Evidence,
        Judgement,
        Known,
        Person,
        Register,
        SijillError,
        claims,
        formats,
    )

__all__ = [
    "Claim",
    "Document",
    "Entries",
    "Entry",
    "Evidence",
    "Judgement",
    "Known",
    "Person",
    "Register",
    "SijillError",
    "claims",
    "formats",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("sijill.library"), name)
    raise AttributeError(f"sijill has no public name {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
