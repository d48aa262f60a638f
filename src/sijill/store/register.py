"""The register: where claims are kept and found again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError

from sijill.errors import ReadError, RegisterError
from sijill.records import Claim, Document, Held, Judgement, Raw, Report
from sijill.store import schema
from sijill.store.accounts import Accounts
from sijill.store.backup import dump, restore
from sijill.store.connect import engine_for, reading, writing
from sijill.store.find import Wanted, selected
from sijill.store.flat import Flat
from sijill.store.intake import Failure, Mark, end, failures, forget_failures, marks, put_failure, put_mark
from sijill.store.migrate import bring_up
from sijill.store.people import People
from sijill.store.queries import add_claims, add_judgement, beginning, has_report, held, only
from sijill.store.raw import Reading, outdated, put_reading, raw_of, readings
from sijill.store.references import References
from sijill.store.review import Review
from sijill.store.rows import report_key, report_row, to_judgement, to_report
from sijill.store.search import Hit, hits
from sijill.store.shelf import Shelf
from sijill.store.survey import Survey
from sijill.store.verdicts import Verdicts
from sijill.text import folded

DEFAULT = "sijill.db"
_BATCH = 200
_ALL = Wanted()


class Register:
    """An open register. It is closed by `with` or by `close`.

    Claims are added and never changed: the database itself refuses to update or delete them.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self.place = place

    @classmethod
    def open(cls, place: str = DEFAULT, *, create: bool = True) -> Self:
        """The register at a path (an SQLite file) or a database URL; a new one is made unless `create` is off.

        Raises RegisterError if it cannot be opened, is something else, or was made by a newer sijill.
        """
        engine = engine_for(place, create=create)
        try:
            bring_up(engine, place)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, place)

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def shelf(self) -> Iterator[Shelf]:
        """What the claims come to, to be kept up in one transaction: all that is done to it is kept, or nothing."""
        with writing(self._engine, self.place) as connection:
            yield Shelf(connection)

    @contextmanager
    def references(self, *, change: bool = False) -> Iterator[References]:
        """The reference facts, to look them up or, in one transaction, to add and remove them."""
        with (writing if change else reading)(self._engine, self.place) as connection:
            yield References(connection)

    @contextmanager
    def accounts(self, *, change: bool = False) -> Iterator[Accounts]:
        """Who may use the pages and what they did, to look at or, in one transaction, to change."""
        with (writing if change else reading)(self._engine, self.place) as connection:
            yield Accounts(connection)

    @contextmanager
    def looking(self) -> Iterator[Shelf]:
        """The same, to look at only."""
        with reading(self._engine, self.place) as connection:
            yield Shelf(connection)

    @contextmanager
    def verdicts(self, *, change: bool = False) -> Iterator[Verdicts]:
        """What checks found of claims, to look at or, in one transaction, to change."""
        with (writing if change else reading)(self._engine, self.place) as connection:
            yield Verdicts(connection)

    @contextmanager
    def people(self, *, change: bool = False) -> Iterator[People]:
        """The names of persons and what was decided about them, to look at or, in one transaction, to change."""
        with (writing if change else reading)(self._engine, self.place) as connection:
            yield People(connection)

    @contextmanager
    def flat(self) -> Iterator[Flat]:
        """Claims, words and reports as rows, in one state of the register."""
        with reading(self._engine, self.place) as connection:
            yield Flat(connection)

    @contextmanager
    def survey(self) -> Iterator[Survey]:
        """The register seen from above, in one state of it."""
        with reading(self._engine, self.place) as connection:
            yield Survey(connection)

    @contextmanager
    def review(self) -> Iterator[Review]:
        """What waits for whom, in one state of the register."""
        with reading(self._engine, self.place) as connection:
            yield Review(connection)

    # --- adding ------------------------------------------------------------------------------------------------------

    def has(self, document: Document) -> bool:
        """Whether this report, with this text, is there."""
        with reading(self._engine, self.place) as connection:
            return has_report(connection, report_key(document))

    def add(self, document: Document, claims: Iterable[Claim], *, ruleset: str = "", mark: Mark | None = None) -> bool:
        """Adds a report and its claims, in one transaction; it is on the disk when this returns.

        What it was read from is kept with it, and `mark` says how far its input has been read then.
        False, and nothing is added, if a report of this id and text is there. A report of the same id with another
        text is another version: both are kept. Raises RegisterError.
        """
        key = report_key(document)
        with writing(self._engine, self.place) as connection:
            if has_report(connection, key):
                return False
            try:
                connection.execute(
                    schema.report.insert(), report_row(document, datetime.now(UTC).isoformat(timespec="seconds"))
                )
            except IntegrityError:  # on a server another writer can be quicker; SQLite has one writer at a time
                return False
            words = folded(f"{document.title or ''}\n{document.text}")
            connection.execute(schema.report_words.insert().values(report_key=key, folded=words))
            add_claims(connection, document, claims, key, ruleset)
            put_reading(connection, document, key)
            if mark:
                put_mark(connection, mark)
        return True

    def add_claims(self, report: Report, claims: Iterable[Claim], *, ruleset: str = "") -> int:
        """Adds claims to a report that is there; how many, for one that is there is not added again.

        Raises RegisterError, and RecordError if the report does not say a claim's words.
        """
        with writing(self._engine, self.place) as connection:
            known = set(connection.scalars(select(schema.claim.c.id).where(schema.claim.c.report_key == report.key)))
            made = {claim.id_in(report.document): claim for claim in claims}
            fresh = [claim for id_, claim in made.items() if id_ not in known]
            add_claims(connection, report.document, fresh, report.key, ruleset)
        return len(fresh)

    # --- what was read, and what could not be ------------------------------------------------------------------------

    def read_again(self, document: Document) -> bool:
        """Keeps that another extractor made the same text of a report that is there; False if that is known."""
        with writing(self._engine, self.place) as connection:
            return put_reading(connection, document, report_key(document))

    def readings(self, report: Report) -> list[Reading]:
        """By what the text of a report was made, the first time first; none if it came before that was kept."""
        with reading(self._engine, self.place) as connection:
            return readings(connection, report.key)

    def outdated(self, extractors: Mapping[str, str]) -> list[Reading]:
        """What was never read by the extractor that each form has now."""
        with reading(self._engine, self.place) as connection:
            return outdated(connection, extractors)

    def raw(self, one: Reading) -> Raw:
        """The bytes of a reading. Raises RegisterError if they are damaged."""
        with reading(self._engine, self.place) as connection:
            return raw_of(connection, one)

    def marks(self, run: str) -> dict[str, Mark]:
        """How far each input of a run has been read, if it did not come to its end."""
        with reading(self._engine, self.place) as connection:
            return marks(connection, run)

    def note(self, mark: Mark, failed: ReadError | None = None) -> None:
        """Notes how far an input has been read, and what of it could not be."""
        with writing(self._engine, self.place) as connection:
            if failed:
                put_failure(connection, mark.input, failed)
            put_mark(connection, mark)

    def begin(self, input_: str) -> None:
        """Forgets what could not be read of an input, for it is read anew; writes nothing if there is nothing."""
        with reading(self._engine, self.place) as connection:
            there = failures(connection, input_)
        if there:
            with writing(self._engine, self.place) as connection:
                forget_failures(connection, input_)

    def end(self, run: str) -> None:
        """Forgets how far a run has come: it is at its end."""
        if self.marks(run):
            with writing(self._engine, self.place) as connection:
                end(connection, run)

    def failures(self) -> list[Failure]:
        """What could not be read, in the order in which it was tried."""
        with reading(self._engine, self.place) as connection:
            return failures(connection)

    def judge(self, judgement: Judgement) -> bool:
        """Keeps what a person decided; False if this very judgement is there. Raises RegisterError.

        Its claims, and the judgement it undoes, must be in the register, by their whole ids.
        """
        return self.judge_all([judgement]) == 1

    def judge_all(self, judgements: Iterable[Judgement]) -> int:
        """Keeps what a person decided in one act, all of it or nothing; how many were not there. Raises the same."""
        with writing(self._engine, self.place) as connection:
            return sum(add_judgement(connection, one) for one in judgements)

    def judgements(self, *, after: str | None = None, limit: int | None = None) -> list[Judgement]:
        """All that people decided, what was undone too, in the order in which it was; after one, if it is given."""
        table = schema.judgement
        query = select(table).order_by(table.c.seq).limit(limit)
        with reading(self._engine, self.place) as connection:
            if after:
                query = query.where(table.c.seq > only(connection, table.c.id, after).seq)
            return [to_judgement(row) for row in connection.execute(query)]

    def backup(self, path: Path) -> int:
        """Writes all that was added to a file, from one state of the register; how many rows. Raises RegisterError."""
        with reading(self._engine, self.place) as connection:
            return dump(connection, path)

    def restore(self, path: Path) -> int:
        """Puts a backup into this register, which must be empty, whole or not at all; how many rows."""
        with writing(self._engine, self.place) as connection:
            return restore(connection, path)

    # --- finding -----------------------------------------------------------------------------------------------------

    def claims(
        self, wanted: Wanted = _ALL, *, limit: int | None = None, after: str | None = None
    ) -> Generator[Held, None, None]:
        """The claims that are wanted, in the order in which they came, after the claim `after` if it is given.

        They are read as they are asked for, and their words checked against the report's. Raises RegisterError.
        """
        query = selected(wanted)
        with reading(self._engine, self.place) as connection:
            if after:
                query = query.where(schema.claim.c.seq > only(connection, schema.claim.c.id, after).seq)
            if limit is not None:
                query = query.limit(limit)
            for rows in connection.execute(query.execution_options(yield_per=_BATCH)).partitions():
                yield from held(connection, rows)

    def reports(self, *, limit: int | None = None, after: str | None = None) -> Iterator[Report]:
        """The reports, in the order in which they came, after the one of the key `after` if it is given."""
        query = select(schema.report).order_by(schema.report.c.seq).limit(limit)
        with reading(self._engine, self.place) as connection:
            if after:
                query = query.where(schema.report.c.seq > only(connection, schema.report.c.key, after).seq)
            for row in connection.execute(query.execution_options(yield_per=_BATCH)):
                yield to_report(row)

    def get(self, id_: str) -> Held | Report:
        """The claim, or else the report, whose id or key begins with `id_`, if there is only one.

        Of several versions of a report, the last. Raises RegisterError if there is none or more than one.
        """
        with reading(self._engine, self.place) as connection:
            for table, row in beginning(connection, id_):
                return held(connection, [row])[0] if table is schema.claim else to_report(row)
        raise RegisterError(f"{self.place} holds no claim and no report whose id begins with {id_!r}")

    def claim(self, id_: str) -> Held:
        """The claim whose id begins with `id_`. Raises RegisterError, also if that is a report."""
        found = self.get(id_)
        if isinstance(found, Held):
            return found
        raise RegisterError(f"{id_!r} is a report of {self.place}, not a claim")

    def search(self, query: str, *, limit: int | None = None, offset: int = 0, after: str | None = None) -> list[Hit]:
        """The reports that have all the words of a query, however they are spelled, the latest first.

        Words between quotation marks are one term. A hit has the places in the text and the claims that rest on one.
        With `after` the list goes on behind the report of that key; raises RegisterError if it is not there.
        """
        with reading(self._engine, self.place) as connection:
            return list(hits(connection, query, limit=limit, offset=offset, after=after))

    def report(self, key: str) -> Report:
        """The report of a key. Raises RegisterError."""
        with reading(self._engine, self.place) as connection:
            return to_report(only(connection, schema.report.c.key, key))

    def claims_of(self, report: Report) -> list[Held]:
        """All claims of one report, in order."""
        query = select(schema.claim).where(schema.claim.c.report_key == report.key).order_by(schema.claim.c.seq)
        with reading(self._engine, self.place) as connection:
            return held(connection, connection.execute(query).all())

    def counts(self) -> dict[str, int]:
        """How many claims of each kind there are, and how many `reports`."""
        kinds = select(schema.claim.c.kind, func.count()).group_by(schema.claim.c.kind).order_by(schema.claim.c.kind)
        with reading(self._engine, self.place) as connection:
            reports = connection.execute(select(func.count()).select_from(schema.report)).scalar_one()
            return {"reports": reports, **{kind: n for kind, n in connection.execute(kinds)}}  # noqa: C416 (rows)

    def actors(self) -> Counter[str]:
        """The actors of all claims (states rather than their bodies), with how often they stand in one."""
        query = select(schema.claim_actor.c.owner, func.count()).group_by(schema.claim_actor.c.owner)
        with reading(self._engine, self.place) as connection:
            return Counter({owner: n for owner, n in connection.execute(query)})  # noqa: C416 (rows)
