"""Agreements as a table of pairs and years: the columns of DCAD's dyadic file, then areas, stages and the words.

A row is a pair of states and a year of which something is told; a pair or a year that is absent is unknown, not zero.
States stand in the order of their Correlates of War numbers. Only what was done counts: plans, talks and denials give
no row. An agreement counts from the year of its first dated step to the year in which it is told to have ended, and
where no end is told, to the last year of which the export tells anything: `carried` is 1 where no step of that year is
told. The two versions of the dca columns are ours, after DCAD's narrow and wide ones:

    V1  signed, ratified, in force or further, in a year that is told exactly, and nothing disputed about the parties
    V2  also agreed, before parliament, or spoken of as existing, and years told as about

An agreement is general if it has the area `general`, else by sector. One without areas (a ceasefire) or of mutual
defence alone is no defence cooperation agreement and counts in the columns of areas and stages only.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import IO, Any

from sijill.actors import owner, who
from sijill.codebook import load
from sijill.entry import Entry, Known
from sijill.export.codes import cow_abbreviations
from sijill.export.delimited import guarded
from sijill.export.scope import Scope
from sijill.export.ties import quotes, spread
from sijill.export.xml import exact

DCAD = (
    "ccode1", "abbrev1", "ccode2", "abbrev2", "year", "dcaGeneralV1", "dcaGeneralV2", "dcaSectorV1", "dcaSectorV2",
    "dcaAnyV1", "dcaAnyV2",
)  # fmt: skip
_CONCLUDED = frozenset({"signed", "ratified", "published", "in_force", "implementing", "extended"})
_WIDE = _CONCLUDED | {"agreed", "sent_to_parliament", "committee_approved", "parliament_approved", "existing"}
_ENDED = frozenset({"terminated", "expired"})
_NO_DCA = frozenset({"mutual_defence", "non_defence"})


@dataclass(slots=True)
class _Cell:
    """What a pair and year come to."""

    flags: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    stages: set[str] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)
    quotes: dict[str, None] = field(default_factory=dict)


def write(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """The table as CSV; areas and stages are columns of 0 and 1, and stand in words as well."""
    areas, stages = (tuple(load().lists[name].codes) for name in ("area", "stage"))
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    out = csv.writer(text)
    more = ("iso1", "iso2", "carried", "agreements", "areas", "stages")
    codes = (*(f"area_{code}" for code in areas), *(f"stage_{code}" for code in stages))
    out.writerow((*DCAD, *more, *codes, "entries", "quotes"))
    for (a, b, year), cell in sorted(_cells(entries).items(), key=_order):
        told = [
            [code for code in codes if code in said] for codes, said in ((areas, cell.areas), (stages, cell.stages))
        ]
        row = (
            *_state(a), *_state(b), year, *(int(name in cell.flags) for name in DCAD[5:]),
            a, b, int(not cell.stages), len(cell.entries), *("; ".join(codes) for codes in told),
            *(int(code in cell.areas) for code in areas), *(int(code in cell.stages) for code in stages),
            "; ".join(sorted(cell.entries)), exact([*cell.quotes]),
        )  # fmt: skip
        out.writerow([guarded(value) if isinstance(value, str) else value for value in row])
    text.detach()


def _cells(entries: Iterable[Known]) -> dict[tuple[str, str, int], _Cell]:
    """What is told, by pair and year."""
    cells: defaultdict[tuple[str, str, int], _Cell] = defaultdict(_Cell)
    lives = [(one, _life(one.entry)) for one in entries if one.entry.kind == "agreement"]
    last = max((year for _, life in lives for year in life), default=0)
    for one, life in lives:
        if not life:
            continue
        ended = max((year for year, steps in life.items() if any(code in _ENDED for code, _ in steps)), default=last)
        said, areas = quotes(one), set(one.entry.chosen("areas") or ())
        for pair in _pairs(one.entry):
            flags: set[str] = set()
            for year in range(min(life), max(ended, *life) + 1):
                steps = life.get(year, ())
                flags |= set(_flags(one.entry, areas, steps))
                if not flags and not steps:
                    continue
                cell = cells[(*pair, year)]
                cell.flags |= flags
                cell.areas |= areas
                cell.stages |= {code for code, _ in steps}
                cell.entries.add(one.entry.id)
                cell.quotes |= dict.fromkeys(said)
    return cells


def _order(one: tuple[tuple[str, str, int], _Cell]) -> tuple[Any, ...]:
    a, b, year = one[0]
    return _place(a), _place(b), year


def _life(one: Entry) -> dict[int, tuple[tuple[str, bool], ...]]:
    """The steps that were done in each year, each with whether its year is told exactly."""
    found: defaultdict[int, list[tuple[str, bool]]] = defaultdict(list)
    for step in one.steps:
        when = spread(step.date.chosen) if step.reality == "actual" else None
        if when and when.earliest.year == when.latest.year:
            found[when.earliest.year].append((step.code, not set("~?%") & set(step.date.chosen)))
    return {year: tuple(steps) for year, steps in found.items()}


def _flags(one: Entry, areas: set[str], steps: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """The columns of DCAD that steps of a year set."""
    if not areas - _NO_DCA:
        return
    sort = "General" if "general" in areas else "Sector"
    for code, exactly in steps:
        if code in _WIDE:
            yield from (f"dca{sort}V2", "dcaAnyV2")
        if code in _CONCLUDED and exactly and "parties" not in one.conflicts:
            yield from (f"dca{sort}V1", "dcaAnyV1")


def _pairs(one: Entry) -> Iterator[tuple[str, str]]:
    states = {owner(party) for party in one.chosen("parties") or ()}
    known = sorted((code for code in states if code in who() and who()[code].state), key=_place)
    yield from combinations(known, 2)


def _place(code: str) -> tuple[int, str]:
    """States without a number come last."""
    return who()[code].cow or 10_000, code


def _state(code: str) -> tuple[Any, str]:
    return who()[code].cow or "", cow_abbreviations().get(code, "")
