"""Findings about what a register holds, made anew each time from its claims and the references as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

from sijill.check import TARGETS, Heard, check_entry, check_quotations, check_report, quoted
from sijill.check.sources import read
from sijill.check.whole import Series
from sijill.check.whole import series as _series
from sijill.codebook import load
from sijill.entries import Sought, apart, find, listed, statements_around
from sijill.entry import Entry
from sijill.errors import RegisterError
from sijill.records import Claim, Document, Finding, Held, Report
from sijill.reference import Facts, Source
from sijill.store import Register, Wanted
from sijill.upkeep import bring

__all__ = [
    "TARGETS",
    "Series",
    "about",
    "everything",
    "import_file",
    "of_claims",
    "part",
    "remove",
    "series",
    "sources",
    "unkept",
]

_PART = 200  # reports or entries that one part of the findings looks through


def everything(register: Register, today: date) -> Iterator[Finding]:
    """The findings about all reports, in the order in which they came, then those about entries."""
    heard = Heard(said for one in register.claims(Wanted("statement")) for said in quoted(one))
    with register.references() as facts:
        for _, claims in groupby(register.claims(), key=lambda one: one.report.key):
            yield from _of(register, list(claims), facts, heard, today)
    for kind in load().kinds:
        for one in listed(register, Sought(kind)):
            yield from check_entry(one)


def part(register: Register, today: date, after: str = "") -> tuple[list[Finding], str | None]:
    """Some of these findings: those about the reports or entries that follow one, and where to go on; None at the end.

    `after` is the key of a report, or the id of an entry. Entries follow in the order of their ids, as each kind comes.
    Raises RegisterError if there is no such report or entry.
    """
    if not _is_entry(after):
        reports = list(register.reports(limit=_PART, after=after or None))
        found = [one for report in reports for one in _of_report(register, report, today)]
        if len(reports) == _PART:
            return found, reports[-1].key
        after = ""
    else:
        found = []
    kinds = list(load().kinds)
    kind = find(register, after).entry.kind if after else kinds[0]
    bring(register)
    for number in range(kinds.index(kind), len(kinds)):
        with register.looking() as shelf:
            entries = shelf.next_entries(Sought(kinds[number]), after, _PART)
        found += [one for entry in entries for one in check_entry(entry)]
        if len(entries) == _PART:
            return found, entries[-1].id
        after = ""
    return found, None


def about(register: Register, id_: str, today: date) -> list[Finding]:
    """The findings about a claim, a report's claims, or an entry and its claims. Raises RegisterError."""
    try:
        found = register.get(id_)
    except RegisterError:
        return about_entry(register, find(register, id_).entry, today)
    if isinstance(found, Report):
        return _of_report(register, found, today)
    return [one for one in _of_report(register, found.report, today) if one.about == found.id]


def about_entry(register: Register, entry: Entry, today: date) -> list[Finding]:
    """The findings about an entry that is read already, and its claims."""
    ids = {*entry.claims, entry.id}
    of_reports = (f for key in entry.reports for f in _of_report(register, register.report(key), today))
    return [*check_entry(entry), *(f for f in of_reports if f.about in ids)]


def _is_entry(id_: str) -> bool:
    return id_.startswith("R")


def of_claims(register: Register, held: Iterable[Held], today: date) -> list[Finding]:
    """The findings about the claims of one report that need not be in the register; its references are asked."""
    claims = list(held)
    quoting = [one for one in claims if any(quoted(one))]
    near = statements_around(register, quoting) if quoting else []
    with register.references() as facts:
        return list(_of(register, claims, facts, Heard(said for one in near for said in quoted(one)), today))


def _of(register: Register, report: list[Held], facts: Facts, heard: Heard, today: date) -> Iterator[Finding]:
    yield from check_report(report, facts, today)
    yield from check_quotations(report, heard, lambda one, other: apart(one, register.report(other)))


def unkept(document: Document, claims: Iterable[Claim]) -> list[Held]:
    """The claims of a report as if it were kept."""
    report = Report(document.sha256, document, "")
    return [Held(claim.id_in(document), claim, report) for claim in claims]


def _of_report(register: Register, report: Report, today: date) -> list[Finding]:
    return of_claims(register, register.claims_of(report), today)


def series(register: Register, metric: str, subject: Sequence[str]) -> list[Series]:
    """What publishers have of a measure of one actor, or of the trade of two: all years, the last editions."""
    with register.references() as facts:
        return _series(facts, metric, subject)


def import_file(register: Register, path: Path, of: str | None = None) -> tuple[Source, bool]:
    """Reads a publisher's file into the register; False if this very file is there. Raises ReadError, RegisterError."""
    source, facts = read(path, of)
    with register.references(change=True) as references:
        return source, references.add(source, facts)


def sources(register: Register) -> list[Source]:
    """The files that were imported."""
    with register.references() as references:
        return [replace(one, units=references.units(one.id)) for one in references.sources()]


def remove(register: Register, id_: str) -> str:
    """Takes a file and its facts out; its whole id. Raises RegisterError unless just one has an id that begins so."""
    found = [one.id for one in sources(register) if one.id.startswith(id_)]
    if len(found) != 1:
        raise RegisterError(f"{len(found)} imported files have an id that begins with {id_!r}")
    with register.references(change=True) as references:
        references.remove(found[0])
    return found[0]
