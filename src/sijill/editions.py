"""What goes out of a register: chosen entries with their claims, in one order, written in a format.

Register ──chosen──▶ Known ... ──write──▶ a file of one of the formats of `export`

The same choice from the same register gives the same bytes in every text format.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, NamedTuple

from sijill import flow
from sijill.bodies import bodies
from sijill.codebook import load
from sijill.entries import each, find
from sijill.entry import Facts, Known
from sijill.errors import ExportError
from sijill.export import FORMATS, Format, Scope
from sijill.export import persons as named
from sijill.export.columns import Json, Table, Values
from sijill.export.library import library
from sijill.export.news import News, news
from sijill.export.persons import FORMS as NAMED_FORMS
from sijill.export.spans import Annotated
from sijill.export.spans import read as from_spans
from sijill.export.tables import table as table_of
from sijill.export.uima import read as from_uima
from sijill.person import Body, Person
from sijill.persons import people
from sijill.store import Flat, Register, Sought
from sijill.upkeep import bring

__all__ = [
    "FORMATS",
    "NAMED_FORMS",
    "Annotated",
    "Choice",
    "Format",
    "News",
    "annotated",
    "chosen",
    "library",
    "news",
    "rows",
    "save",
    "save_named",
    "scope",
    "write",
    "write_named",
]


class Choice(NamedTuple):
    """Which entries: of some kinds (of all, if none is named), with one actor or two, or one entry by its id.

    `known` and `stood` go back in time, as in `entries`.
    """

    kinds: tuple[str, ...] = ()
    party: str | None = None
    other: str | None = None
    entry: str | None = None
    known: date | None = None
    stood: date | None = None

    @property
    def all_kinds(self) -> tuple[str, ...]:
        """The kinds that are chosen, in the codebook's order."""
        return tuple(kind for kind in load().kinds if kind in self.kinds or not self.kinds)


def chosen(register: Register, choice: Choice) -> Iterator[Known]:
    """The chosen entries, kind by kind, each in the order of their ids. Raises RegisterError."""
    if choice.entry:
        yield find(register, choice.entry, known=choice.known, stood=choice.stood)
        return
    for kind in choice.all_kinds:
        yield from each(register, Sought(kind, choice.party, choice.other), known=choice.known, stood=choice.stood)


def annotated(form: str, data: bytes, place: str) -> Iterator[Annotated]:
    """The reports of a file of `doccano`, `label-studio` or `xmi` that comes back. Raises ExportError."""
    return from_uima(data, place) if form == "xmi" else from_spans(form, data, place)


def rows(kind: str, entries: Iterable[Known]) -> list[dict[str, Any]]:
    """Entries of one kind as mappings, by the columns that an export has."""
    of = table_of(kind)
    return [dict(zip(of.names, values, strict=True)) for one in entries for values in of.rows(one)]


def scope(choice: Choice, table: str | None = None) -> Scope:
    """What an export is of; the table is by default that of the one kind chosen, or else of the claims."""
    days = {"known_at": choice.known, "as_of": choice.stood}
    filters = {
        "party": choice.party,
        "with": choice.other,
        "entry": choice.entry,
        **{name: day and day.isoformat() for name, day in days.items()},
    }
    said = tuple((name, value) for name, value in filters.items() if value)
    named = table or (choice.kinds[0] if len(choice.kinds) == 1 else "claims")
    today = choice.known or choice.stood or date.today()  # noqa: DTZ011 (the day where the user is)
    return Scope(choice.all_kinds, named, said, version("sijill"), flow.RULESET, today)


def write(register: Register, choice: Choice, form: Format, stream: IO[bytes], table: str | None = None) -> None:
    """Writes the chosen entries to a stream. Raises RegisterError, and ExportError if a library is absent."""
    of = scope(choice, table)
    if form.write_rows and not choice.entry and not choice.known and of.table in _FLAT:
        form.write_rows(_flat(register, choice, of.table), stream, of)
    elif form.write_rows and table_of(of.table).of_entry and not (choice.entry or choice.known or choice.stood):
        form.write_rows(_flat_entries(register, choice, table_of(of.table)), stream, of)
    else:
        form.write(chosen(register, choice), stream, of)


def _flat(register: Register, choice: Choice, table: str) -> Iterator[Values]:
    """The rows of a table that has its own in the register: the same as of entries, in a quarter of the time."""
    bring(register)
    seen: set[str] = set()
    with register.flat() as flat:
        for kind in choice.all_kinds:
            for values in _FLAT[table](flat, Sought(kind, choice.party, choice.other)):
                if table != "reports" or values[0] not in seen:
                    yield values
                if table == "reports":
                    seen.add(values[0])


def _flat_entries(register: Register, choice: Choice, table: Table) -> Iterator[Values]:
    """The same of a table of entries, for which no claim need be read whole."""
    bring(register)
    yield from table.fixed
    assert table.of_entry is not None  # noqa: S101 (the caller asks)
    kinds = load().kinds
    with register.flat() as flat:
        for sought in (Sought(kind, choice.party, choice.other) for kind in choice.all_kinds):
            if table.name == sought.kind:
                pairs = flat.facts(sought)
            elif table.name in kinds:
                continue
            else:
                pairs = ((one, _NO_FACTS) for one in flat.entries(sought))
            for one, facts in pairs:
                yield from table.of_entry(one, facts)


_NO_FACTS = Facts((), (), ())
_JSON = json.JSONEncoder(ensure_ascii=False).encode


def _claims(flat: Flat, sought: Sought) -> Iterator[Values]:
    read = cache(json.loads)  # few sets of rules stand behind many claims
    for one in flat.claims(sought):
        yield (*one[:7], read(one.rules), Json(one.fields), Json(_JSON(one.quotes)), Json(one.corrections))


_FLAT: Mapping[str, Callable[[Flat, Sought], Iterator[Values]]] = {
    "claims": _claims,
    "evidence": lambda flat, sought: flat.evidence(sought),
    "reports": lambda flat, sought: flat.reports(sought),
}


def save(register: Register, choice: Choice, form: Format, path: Path, table: str | None = None) -> None:
    """Writes them to a file that appears when it is whole. Raises the same, and ExportError if it cannot be written."""
    _whole(path, lambda part: write(register, choice, form, part, table))


def write_named(register: Register, what: str, choice: Choice, form: str, stream: IO[bytes]) -> None:
    """Writes the persons (`what` is `person`) or bodies (`body`) of the party that is chosen, in one of NAMED_FORMS.

    Raises RegisterError, and ExportError if a library is absent.
    """
    of = (register, choice.party, choice.known)
    found = _bodies(*of) if what == "body" else _persons(*of)
    named.write(form, sorted(found, key=lambda one: one.id), stream, scope(choice, what))


def save_named(register: Register, what: str, choice: Choice, form: str, path: Path) -> None:
    """Writes them to a file that appears when it is whole. Raises the same, and ExportError if it cannot be written."""
    _whole(path, lambda part: write_named(register, what, choice, form, part))


def _persons(register: Register, state: str | None, known: date | None) -> Sequence[Person | Body]:
    return people(register, state=state, known=known).persons


def _bodies(register: Register, state: str | None, known: date | None) -> Sequence[Person | Body]:
    return bodies(register, state=state, known=known).bodies


def _whole(path: Path, put: Callable[[IO[bytes]], None]) -> None:
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as part:
            whole = Path(part.name)
            try:
                put(part)
                part.flush()
                whole.chmod(0o644)
                whole.replace(path)
            except BaseException:
                with suppress(OSError):
                    whole.unlink()
                raise
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror or error}") from error
