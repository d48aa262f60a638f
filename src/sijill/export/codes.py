"""States in the lists of others: abbreviations of the Correlates of War, and names as SIPRI writes them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from sijill.actors import who
from sijill.data import read_csv
from sijill.errors import DataError

_COLUMNS = ("code", "cow_abbrev", "sipri")


@cache
def cow_abbreviations() -> Mapping[str, str]:
    """The abbreviation of each state that is in the Correlates of War list, by its code. Raises DataError."""
    return MappingProxyType({code: cow for code, (cow, _) in _states().items() if cow})


@cache
def sipri_names() -> Mapping[str, str]:
    """The name of each state by its code, where SIPRI writes another than ours. Raises DataError."""
    return MappingProxyType({code: name for code, (_, name) in _states().items() if name})


@cache
def _states() -> Mapping[str, tuple[str, str]]:
    found = {}
    for row in read_csv(files("sijill.export") / "states.csv", "export/states.csv", _COLUMNS):
        code = row.text("code")
        if code not in who():
            raise DataError("export/states.csv", f"no state {code!r} in states.yml", row.line)
        found[code] = (row["cow_abbrev"], row["sipri"])
    return found
