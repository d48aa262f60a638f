"""Currencies as publishers name them, and the codes they mean; only those whose figures were seen to be in them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from sijill.data import read_csv
from sijill.errors import DataError

_ANY = "*"  # a name that means the same in every state
_LETTERS = 3


def by_name(state: str, name: str) -> str | None:
    """The code of a currency that a publisher names for a state; None where it is not known for sure."""
    known, wanted = _known(), " ".join(name.split()).casefold()
    return known.get((state, wanted)) or known.get((_ANY, wanted))


def of_state(state: str) -> str | None:
    """The code of a state's own currency; None where it is not known, or is shared with others."""
    return next((code for (of, _), code in _known().items() if of == state), None)


@cache
def _known() -> dict[tuple[str, str], str]:
    found = {}
    for row in read_csv(files("sijill.check") / "currencies.csv", "currencies.csv", ("state", "name", "code")):
        if len(row.text("code")) != _LETTERS:
            raise DataError("currencies.csv", f"{row['code']!r} is no code of a currency", row.line)
        found[row.text("state"), row.text("name").casefold()] = row.text("code")
    return found
