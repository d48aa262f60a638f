"""The tables of an export: one for each kind of entry, and those that all kinds share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from sijill.codebook import Field, Kind, load
from sijill.entry import Entry, Facts, Known, Told
from sijill.export.columns import Column, Table, Values, own
from sijill.records import Held

_Read = Callable[[Entry, Facts], Any]
_FIELD_TYPES = {"actors": "list", "codes": "list", "items": "json", "number": "number"}
_AMOUNT = ("value", "unit", "approx")  # told together, as one value
_BEFORE = ("entry",)  # of our own columns, those that stand before the fields
SHARED = ("steps", "values", "claims", "evidence", "reports", "codes")


def tables(kinds: Iterable[str]) -> tuple[Table, ...]:
    """All tables for entries of some kinds, those that others refer to before them."""
    return (table("codes"), table("reports"), *(table(kind) for kind in kinds), *map(table, SHARED[:4]))


@cache
def table(name: str) -> Table:
    """The table of a kind (`agreement`), or one that all kinds share. Raises KeyError."""
    return _entries(load().kinds[name]) if name in load().kinds else _MAKERS[name]()


# --- entries of one kind ----------------------------------------------------------------------------------------------


def _entries(kind: Kind) -> Table:
    mine = own("entry")
    steps = next((f for f in kind.fields.values() if f.type == "steps"), None)
    skipped = {"admissible"} if kind.name != "transfer" else set()
    skipped |= set() if "place" in kind.fields else {"place_state"}
    skipped |= set() if steps else {"standing", "steps_done"}
    before = [(mine[name], _OWN[name]) for name in _BEFORE]
    fields = [pair for field in kind.fields.values() for pair in _columns(field)]
    after = [(column, _OWN[name]) for name, column in mine.items() if name not in {*_BEFORE, *skipped}]
    pairs = [*before, *fields, *after]
    readers = tuple(read for _, read in pairs)

    def of_entry(one: Entry, facts: Facts) -> Iterator[Values]:
        yield tuple(read(one, facts) for read in readers)

    def rows(one: Known) -> Iterator[Values]:
        return of_entry(one.entry, one.facts) if one.entry.kind == kind.name else iter(())

    columns = tuple(column for column, _ in pairs)
    return Table(kind.name, kind.title, columns, rows, ("entry",), {}, of_entry=of_entry)


def _columns(field: Field) -> Iterator[tuple[Column, _Read]]:
    """The columns of a field: one, but for steps, which give one date for each step of their list."""
    if field.type == "steps":
        for code in load().lists[str(field.list)].codes.values():
            about = f"When all parties together had done it, EDTF. {code.definition}"
            title_ar = f"تاريخ: {code.title_ar}"
            yield Column(f"date_{code.code}", "text", f"Date: {code.title}", title_ar, about), _step_date(code.code)
        return
    type_ = _FIELD_TYPES.get(field.type, "text")
    yield Column(field.name, type_, field.title, field.title_ar, field.definition), _field(field.name)


def _field(name: str) -> _Read:
    def amount(one: Entry, _: Facts) -> Any:
        told = one.chosen("value")
        return told.get(name) if isinstance(told, dict) else None

    def single(one: Entry, _: Facts) -> Any:
        return one.chosen(name)

    return amount if name in _AMOUNT else single


def _step_date(code: str) -> _Read:
    def read(one: Entry, _: Facts) -> Any:
        done = (s for s in one.steps if s.code == code and s.by is None and s.reality == "actual")
        return next((s.date.chosen for s in done if s.date.chosen), None)

    return read


def _standing(one: Entry) -> list[str]:
    return [f"{s.by}: {s.code}" if s.by else s.code for s in one.standing]


_OWN: dict[str, _Read] = {
    "entry": lambda one, _: one.id,
    "standing": lambda one, _: _standing(one),
    "steps_done": lambda one, _: list(dict.fromkeys(s.code for s in one.steps if s.reality == "actual")),
    "reality": lambda _, facts: sorted(set(facts.realities)),
    "admissible": lambda one, _: one.admissible,
    "place_state": lambda one, _: one.place_state,
    "sources": lambda one, _: one.sources,
    "first_reported": lambda _, facts: min(facts.dates, default=None),
    "last_reported": lambda _, facts: max(facts.dates, default=None),
    "conflicts": lambda one, _: list(one.conflicts),
    "oddities": lambda one, _: list(one.oddities),
    "claims": lambda one, _: list(one.claims),
    "reports": lambda one, _: list(one.reports),
    "quotes": lambda _, facts: list(dict.fromkeys(facts.quotes)),
}


# --- tables that all kinds share --------------------------------------------------------------------------------------


def _steps(one: Entry) -> Iterator[Values]:
    for position, step in enumerate(one.steps):
        told = [option.value for option in step.date.options]
        yield (
            one.id, position, step.code, step.by, step.reality, step.date.chosen, told,
            step.date.conflict, step.sources, list(step.claims),
        )  # fmt: skip


def _values(one: Entry) -> Iterator[Values]:
    for name, told in one.fields.items():
        for position, option in enumerate(told.options):
            yield (
                one.id, name, position, option.value, _is_chosen(told, option.value),
                told.conflict, told.why, option.sources, list(option.claims),
            )  # fmt: skip


def _is_chosen(told: Told, value: Any) -> bool:
    """Whether a value is the one chosen, or one of the members that were put together."""
    if told.chosen is None:
        return False
    return value == told.chosen or (isinstance(told.chosen, list) and value in told.chosen)


def _claims(one: Known) -> Iterator[Values]:
    for held in one.held:
        c = held.claim
        quotes = [e.quote for e in c.evidence]
        yield (
            held.id, one.entry.id, held.report.key, c.kind, c.reality, c.source, c.coder, list(c.rules),
            dict(c.fields), quotes, [note.to_json() for note in c.corrections],
        )  # fmt: skip


def _evidence(one: Known) -> Iterator[Values]:
    for held in one.held:
        for position, e in enumerate(held.claim.evidence):
            yield held.id, position, e.field, e.start, e.end, e.quote


def _reports(one: Known) -> Iterator[Values]:
    for held in one.held:
        yield _report(held)


def _report(held: Held) -> Values:
    d = held.report.document
    return (
        held.report.key, d.id, d.title, d.language, d.date, d.date_source, d.author, d.outlet, d.url, d.sha256,
        held.report.added_at,
    )  # fmt: skip


def _codes() -> tuple[Values, ...]:
    return tuple(
        (name, code.code, code.title, code.title_ar, code.definition, code.crosswalk or None)
        for name, codes in load().lists.items()
        for code in codes.codes.values()
    )


def _none(_: Known) -> Iterator[Values]:
    return iter(())


def _shared(name: str, rows: Callable[[Known], Iterable[Values]], key: tuple[str, ...], links: dict[str, str]) -> Table:
    fixed = _codes() if name == "codes" else ()
    return Table(name, name.capitalize(), tuple(own(name).values()), rows, key, links, fixed)


def _of_entries(name: str, rows: Callable[[Entry], Iterable[Values]], key: tuple[str, ...]) -> Table:
    shared = _shared(name, lambda one: rows(one.entry), key, {})
    return replace(shared, of_entry=lambda one, _: rows(one))


_MAKERS: dict[str, Callable[[], Table]] = {
    "codes": lambda: _shared("codes", _none, ("list", "code"), {}),
    "reports": lambda: _shared("reports", _reports, ("report",), {}),
    "steps": lambda: _of_entries("steps", _steps, ("entry", "position")),
    "values": lambda: _of_entries("values", _values, ("entry", "field", "position")),
    "claims": lambda: _shared("claims", _claims, ("claim",), {"report": "reports"}),
    "person": lambda: _shared("person", _none, ("person", "position"), {}),  # of these two the rows come by themselves
    "body": lambda: _shared("body", _none, ("body",), {}),
    "evidence": lambda: _shared("evidence", _evidence, ("claim", "position"), {"claim": "claims"}),
}
