"""The tables of an export: one for each kind of entry, and those that all kinds share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from sijill.codebook import Field, Kind, load
from sijill.entry import Known, Told
from sijill.export.columns import Column, Table, Values, own
from sijill.records import Held

_Read = Callable[[Known], Any]
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

    def rows(one: Known) -> Iterator[Values]:
        if one.entry.kind == kind.name:
            yield tuple(read(one) for read in readers)

    return Table(kind.name, kind.title, tuple(column for column, _ in pairs), rows, ("entry",), {})


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
    def amount(one: Known) -> Any:
        told = one.entry.chosen("value")
        return told.get(name) if isinstance(told, dict) else None

    def single(one: Known) -> Any:
        return one.entry.chosen(name)

    return amount if name in _AMOUNT else single


def _step_date(code: str) -> _Read:
    def read(one: Known) -> Any:
        done = (s for s in one.entry.steps if s.code == code and s.by is None and s.reality == "actual")
        return next((s.date.chosen for s in done if s.date.chosen), None)

    return read


def _standing(one: Known) -> list[str]:
    return [f"{s.by}: {s.code}" if s.by else s.code for s in one.entry.standing]


def _reported(one: Known) -> list[str]:
    return sorted(held.report.document.date for held in one.held if held.report.document.date)


def _first(texts: list[str]) -> str | None:
    return texts[0] if texts else None


_OWN: dict[str, _Read] = {
    "entry": lambda one: one.entry.id,
    "standing": _standing,
    "steps_done": lambda one: list(dict.fromkeys(s.code for s in one.entry.steps if s.reality == "actual")),
    "reality": lambda one: sorted({held.claim.reality for held in one.held}),
    "admissible": lambda one: one.entry.admissible,
    "place_state": lambda one: one.entry.place_state,
    "sources": lambda one: one.entry.sources,
    "first_reported": lambda one: _first(_reported(one)),
    "last_reported": lambda one: _first(_reported(one)[::-1]),
    "conflicts": lambda one: list(one.entry.conflicts),
    "oddities": lambda one: list(one.entry.oddities),
    "claims": lambda one: list(one.entry.claims),
    "reports": lambda one: list(one.entry.reports),
    "quotes": lambda one: list(dict.fromkeys(e.quote for held in one.held for e in held.claim.evidence)),
}


# --- tables that all kinds share --------------------------------------------------------------------------------------


def _steps(one: Known) -> Iterator[Values]:
    for position, step in enumerate(one.entry.steps):
        told = [option.value for option in step.date.options]
        yield (
            one.entry.id, position, step.code, step.by, step.reality, step.date.chosen, told,
            step.date.conflict, step.sources, list(step.claims),
        )  # fmt: skip


def _values(one: Known) -> Iterator[Values]:
    for name, told in one.entry.fields.items():
        for position, option in enumerate(told.options):
            yield (
                one.entry.id, name, position, option.value, _is_chosen(told, option.value),
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


_MAKERS: dict[str, Callable[[], Table]] = {
    "codes": lambda: _shared("codes", _none, ("list", "code"), {}),
    "reports": lambda: _shared("reports", _reports, ("report",), {}),
    "steps": lambda: _shared("steps", _steps, ("entry", "position"), {}),
    "values": lambda: _shared("values", _values, ("entry", "field", "position"), {}),
    "claims": lambda: _shared("claims", _claims, ("claim",), {"report": "reports"}),
    "person": lambda: _shared("person", _none, ("person", "position"), {}),  # of these two the rows come by themselves
    "body": lambda: _shared("body", _none, ("body",), {}),
    "evidence": lambda: _shared("evidence", _evidence, ("claim", "position"), {"claim": "claims"}),
}
