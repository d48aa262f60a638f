"""Files of publishers, as they issue them: which publisher's a file is, and the facts in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sijill.check.sources import (
    comtrade,
    conflicts,
    events,
    milex,
    offices,
    rates,
    trade,
    trade_register,
    treaties,
    worldbank,
)
from sijill.check.sources.damage import refuse_damaged
from sijill.check.sources.table import Importer, Taken, opened, tables
from sijill.errors import ReadError
from sijill.reference import Fact, Source

_HEAD = 4000  # characters by which a file is known
_CELLS = 3  # signs in a line that part cells


class _Known(NamedTuple):
    name: str
    knows: Callable[[Path, str], bool]
    take: Callable[..., tuple[Importer, Taken]]


_SOURCES = (
    _Known("IMF exchange rates (CSV)", rates.knows_imf, rates.take_imf),
    _Known("World Bank indicator (CSV or zip)", worldbank.knows, worldbank.take),
    _Known("SIPRI military expenditure (workbook)", milex.knows, milex.take),
    _Known("SIPRI trade register (CSV)", trade_register.knows, trade_register.take),
    _Known("DCAD agreements (CSV)", treaties.knows_dcad, treaties.take_dcad),
    _Known("DCAD pairs and years (CSV)", treaties.knows_dyadic, treaties.take_dyadic),
    _Known("ATOP or COW alliances by pair and year (CSV)", treaties.knows_alliances, treaties.take_alliances),
    _Known("UCDP/PRIO armed conflicts (CSV)", conflicts.knows, conflicts.take),
    _Known("UCDP georeferenced events (CSV)", events.knows, events.take),
    _Known("UN Comtrade (CSV)", comtrade.knows, comtrade.take),
    _Known("BACI (CSV)", trade.knows_baci, trade.take_baci),
    _Known("IMF trade in goods by partner (CSV)", trade.knows_imf, trade.take_imf),
    _Known("ECB reference rates by day (CSV or zip)", rates.knows_days, rates.take_days),
    _Known("ECB exchange rates of the data portal (CSV)", rates.knows_portal, rates.take_portal),
    _Known("office-holders (CSV: position, person, start, end)", offices.knows, offices.take),
)


def read(path: Path, of: str | None = None) -> tuple[Source, list[Fact]]:
    """The facts of a file, whose kind is recognised from it; `of` is the state of a file that does not name its own.

    Raises ReadError if it is no file of a publisher that is known, or was damaged.
    """
    try:
        head, id_ = _head(path), _hash(path)
    except OSError as error:
        raise ReadError(path, error.strerror or str(error)) from None
    for sign, name in ((";", "semicolons"), ("\t", "tabs")):
        if (
            tables(path)
            and _parted_by(head, sign)
            and any(one.knows(path, head.replace(sign, ",")) for one in _SOURCES)
        ):
            raise ReadError(path.name, f"a spreadsheet has saved this file with {name}: download it anew")
    known = next((one for one in _SOURCES if one.knows(path, head)), None)
    if known is None:
        raise ReadError(
            path, f"no publisher's file that is known; known are: {'; '.join(one.name for one in _SOURCES)}"
        )
    refuse_damaged(path)
    take = partial(known.take, of=of) if known.knows is offices.knows else known.take
    try:
        found, taken = take(path)
    except (KeyError, IndexError, ValueError, StopIteration) as error:
        reason = f"it begins as {known.name}, but has not its form ({type(error).__name__}: {error}); download it anew"
        raise ReadError(path.name, reason) from error
    if not taken.facts:
        raise ReadError(path, f"no fact could be read; {_why(taken)}")
    units = tuple(sorted({fact.unit for fact in taken.facts if fact.unit}))
    source = Source(id_, *found[:4], path.name, len(taken.facts), dict(taken.refused), units)
    return source, taken.facts


def _parted_by(head: str, sign: str) -> bool:
    """Whether a sign, and not the comma, stands between the cells of the first line that has several."""
    first = next((line for line in head.split("\n") if max(line.count(","), line.count(sign)) >= _CELLS), "")
    return first.count(sign) > first.count(",")


def _head(path: Path) -> str:
    """How the text of a file begins, or that of the largest table in a zip."""
    if tables(path):
        with opened(path) as text:
            return text.read(_HEAD)
    with path.open("rb") as raw:
        return raw.read(_HEAD).decode("utf-8", "replace")


def _hash(path: Path) -> str:
    with path.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()[:16]


def _why(taken: Taken) -> str:
    return "; ".join(f"{why}: {n}" for why, n in taken.refused.most_common(3)) or "it has no rows"
