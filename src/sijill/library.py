"""What a program in Python uses: claims of a text, and a register with its entries as objects and as tables.

`docs/library.md` shows it by examples that are tests. Days are `datetime.date` or texts such as `2020-07-12`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, overload

from sijill import editions, flow, persons, shown, store
from sijill.codebook import load
from sijill.correcting import correction
from sijill.entries import Sought, each, find
from sijill.entry import Entry, Known
from sijill.errors import SijillError
from sijill.person import Person
from sijill.records import Claim, Document, Evidence, Held, Judgement
from sijill.store import Wanted

__all__ = [
    "Claim", "Document", "Entries", "Entry", "Evidence", "Judgement", "Known", "Person", "Register", "SijillError",
    "claims", "formats",
]  # fmt: skip

Day = date | str | None
_SHOWN = 20  # rows of a table in a notebook


def claims(text: str, *, day: Day = None, title: str | None = None, language: str = "ar") -> tuple[Claim, ...]:
    """What a text asserts, each claim with the words it rests on.

    `day` is the text's own, from which "next year" is counted. Raises SijillError if the language has no pack.
    """
    return flow.code_document(_document(text, day, title=title, language=language))


def formats() -> Mapping[str, str]:
    """The formats that `Register.export` writes, each with what it is."""
    return {name: form.about for name, form in editions.FORMATS.items()}


class Register:
    """An open register: reports come in, entries go out. Close it by `with` or by `close`.

    Everything may raise SijillError, which says what is wrong and what to do.
    """

    def __init__(self, inner: store.Register) -> None:
        self._inner = inner

    @classmethod
    def open(cls, place: str | Path = store.DEFAULT, *, create: bool = True) -> Self:
        """The register in a file or at the URL of a database; a new one unless `create` is off."""
        return cls(store.Register.open(str(place), create=create))

    def close(self) -> None:
        """Lets go of the database."""
        self._inner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def add(self, text: str, *, day: Day = None, id: str | None = None, **about: str | None) -> tuple[Claim, ...]:  # noqa: A002 (the report's own word)
        """Codes a text and keeps it with its claims; what it claims, nothing if it was there.

        `about` are title, outlet, url and language. Without an id the text is known by its hash.
        """
        document = _document(text, day, id_=id, **about)
        if self._inner.has(document):
            return ()
        made = flow.code_document(document)
        self._inner.add(document, made, ruleset=flow.RULESET)
        return made

    def claims(self, kind: str | None = None, *, party: str | None = None) -> Iterator[Held]:
        """The claims, each with its id and report, in the order in which they came."""
        return self._inner.claims(Wanted(kind and _kind(kind), party))

    def entries(
        self, kind: str, *, party: str | None = None, other: str | None = None, known_at: Day = None, as_of: Day = None,
        **narrowed: str | None,
    ) -> Entries:  # fmt: skip
        """The entries of a kind, in the order of their ids, with their claims.

        `party` and `other` are actors that are in them; `area` and `stage` narrow further. `known_at` leaves out what
        reports of later days say, `as_of` the steps taken later.
        """
        sought = Sought(_kind(kind), party, other, narrowed.pop("area", None), narrowed.pop("stage", None))
        if narrowed:
            raise SijillError(f"entries cannot be narrowed by {', '.join(narrowed)}; they can by area and stage")
        days = {"known": _day(known_at), "stood": _day(as_of)}
        return Entries(sought.kind, tuple(each(self._inner, sought, **days)))

    def agreements(self, **narrowed: Any) -> Entries:
        """`entries` of agreements."""
        return self.entries("agreement", **narrowed)

    def transfers(self, **narrowed: Any) -> Entries:
        """`entries` of transfers."""
        return self.entries("transfer", **narrowed)

    def figures(self, **narrowed: Any) -> Entries:
        """`entries` of figures."""
        return self.entries("figure", **narrowed)

    def persons(self, *, state: str | None = None, name: str | None = None, known_at: Day = None) -> tuple[Person, ...]:
        """The persons whom claims name, with their offices over time, those of most sources first.

        `name` is words of a name in any spelling that a report has.
        """
        return persons.people(self._inner, state=state, name=name, known=_day(known_at)).persons

    def person(self, id_: str, *, known_at: Day = None) -> Person:
        """The person of an id, or of the beginning of one."""
        return persons.find(self._inner, id_, known=_day(known_at))

    def entry(self, id_: str, *, known_at: Day = None, as_of: Day = None) -> Known:
        """The entry of an id, of the beginning of one, or of a claim in it."""
        return find(self._inner, id_, known=_day(known_at), stood=_day(as_of))

    def search(self, words: str, *, limit: int | None = 50) -> list[store.Hit]:
        """The reports that have all the words, in any spelling, with the claims that rest on them."""
        return self._inner.search(words, limit=limit)

    def judge(
        self, claim: str, verdict: str, other: str | None = None, *, user: str, reason: str | None = None
    ) -> Judgement:
        """Keeps what a person decides: `accept`, `reject`, `unsure`; of two claims `same`, `different`, `unsure`.

        Claims are named by their ids, or the beginning of one.
        """
        right = self._inner.claim(other).id if other else None
        return self._kept(Judgement(self._inner.claim(claim).id, right, verdict, user, _now(), reason))

    def correct(
        self, claim: str, field: str, value: Any, words: str | None, *, user: str, reason: str | None = None
    ) -> Judgement:
        """Keeps that a field of a claim must hold something else, as the codebook writes it, and which words say so.

        The words are those of the report, nearest to the claim's own; None where the report leaves the field open. The
        claim then shows this value, and under `corrections` what its coder had put there.
        """
        held = self._inner.claim(claim)
        said = correction(held, field, value, words)
        return self._kept(Judgement(held.id, None, "correct", user, _now(), reason, correction=said))

    def undo(self, made: Judgement, *, user: str, reason: str | None = None) -> Judgement:
        """Takes a decision back; both are kept."""
        return self._kept(Judgement(made.left, made.right, "undo", user, _now(), reason, undoes=made.id))

    def _kept(self, made: Judgement) -> Judgement:
        self._inner.judge(made)
        return made

    def export(self, form: str, path: str | Path, kind: str | None = None, **chosen: Any) -> None:
        """Writes entries to a file in one of `formats`; `chosen` are party, other, entry, known_at, as_of and table."""
        if form not in editions.FORMATS:
            raise SijillError(f"there is no format {form!r}; there are: {', '.join(editions.FORMATS)}")
        table = chosen.pop("table", None)
        days: dict[str, Any] = {"known": _day(chosen.pop("known_at", None)), "stood": _day(chosen.pop("as_of", None))}
        choice = editions.Choice((_kind(kind),) if kind else (), **chosen, **days)
        editions.save(self._inner, choice, editions.FORMATS[form], Path(path), table)


class Entries(Sequence[Known]):
    """Entries of one kind: a sequence of them, and a table with the columns of `sijill export`."""

    def __init__(self, kind: str, known: Sequence[Known]) -> None:
        self.kind = kind
        self._known = tuple(known)

    @overload
    def __getitem__(self, at: int) -> Known: ...
    @overload
    def __getitem__(self, at: slice) -> Entries: ...
    def __getitem__(self, at: int | slice) -> Known | Entries:
        return Entries(self.kind, self._known[at]) if isinstance(at, slice) else self._known[at]

    def __len__(self) -> int:
        return len(self._known)

    def __repr__(self) -> str:
        return f"<{len(self)} entries of kind {self.kind}>"

    def rows(self) -> list[dict[str, Any]]:
        """One mapping for each entry, by column."""
        return editions.rows(self.kind, self._known)

    def to_arrow(self) -> Any:
        """A table of pyarrow, if it is installed."""
        return editions.library("pyarrow", "a table of Arrow").Table.from_pylist(self.rows())

    def to_pandas(self) -> Any:
        """A data frame of pandas, if it is installed."""
        return editions.library("pandas", "a data frame of pandas", "pandas").DataFrame(self.rows())

    def to_polars(self) -> Any:
        """A data frame of polars, if it is installed."""
        frames = editions.library("polars", "a data frame of polars", "polars")
        return frames.DataFrame(self.rows(), infer_schema_length=None)

    def _repr_html_(self) -> str:
        """How a notebook shows them: what is told, each value in its own direction."""
        rows = [{k: v for k, v in row.items() if v not in (None, [], "")} for row in self.rows()[:_SHOWN]]
        columns = [name for name in (self.rows() or [{}])[0] if any(name in row for row in rows)]
        more = f"<p>{len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        return shown.rows(columns, rows) + more


def _document(text: str, day: Day, *, id_: str | None = None, **about: str | None) -> Document:
    named = id_ or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    wrong = about.keys() - {"title", "outlet", "url", "language"}
    if wrong:
        raise SijillError(f"a report has no {', '.join(sorted(wrong))}; it has title, outlet, url and language")
    told = _day(day)
    known: dict[str, Any] = {"date": told.isoformat(), "date_source": "given by the caller"} if told else {}
    given: dict[str, Any] = {"language": "ar"} | known | about
    return Document(named, text, **given)


def _day(told: Day) -> date | None:
    try:
        return date.fromisoformat(told) if isinstance(told, str) else told
    except ValueError:
        raise SijillError(f"{told!r} is no day; a day is written 2020-07-12") from None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _kind(told: str) -> str:
    if told not in load().kinds:
        raise SijillError(f"there is no kind {told!r}; there are: {', '.join(load().kinds)}")
    return told
