"""What the claims come to: blocks, links, copies and entries, kept beside the claims and made anew whenever need be.

Only rows move here; what they mean is decided by those who reconcile.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    Table,
    TextClause,
    delete,
    func,
    or_,
    select,
    text,
)

from sijill.entry import Entry
from sijill.records import Held, Judgement, Report
from sijill.store import asked, facets, pairs, schema
from sijill.store.queries import held
from sijill.store.rows import to_judgement, to_report
from sijill.store.sought import Sought, sought_by

_AT_ONCE = 400
_PARTS = 40  # shingles that are asked for together


class Brought(NamedTuple):
    """By which rules, and up to which claim and judgement, entries have been made."""

    rules: str
    claim_seq: int
    judgement_seq: int


class Linked(NamedTuple):
    """A link between two claims, by id."""

    left: str
    right: str
    score: float
    why: tuple[str, ...]


class Teller(NamedTuple):
    """What identifies a report to a reader."""

    id: str
    date: str | None
    outlet: str | None
    title: str | None
    url: str | None


class Shelf:
    """The shelf on a connection that the register opened."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # --- how far it is brought ----------------------------------------------------------------------------------------

    def brought(self) -> Brought | None:
        """How far; None if nothing was."""
        row = self._db.execute(select(schema.brought)).first()
        return Brought(row.rules, row.claim_seq, row.judgement_seq) if row else None

    def ends(self) -> tuple[int, int]:
        """The last claim and the last judgement that there are."""
        ends = (select(func.coalesce(func.max(table.c.seq), 0)) for table in (schema.claim, schema.judgement))
        return self._db.execute(next(ends)).scalar_one(), self._db.execute(next(ends)).scalar_one()

    def is_up(self, rules: str) -> bool:
        """Whether entries stand up to the last claim and judgement, by these rules: asked before every answer."""
        row = self._db.execute(asked.up()).first()
        return row is not None and (row[0], row[1], row[2], row[5]) == (rules, row[3], row[4], False)

    def set_brought(self, brought: Brought) -> None:
        """Says how far."""
        self._db.execute(delete(schema.brought))
        self._db.execute(schema.brought.insert().values(id=1, **brought._asdict()))

    def clear(self) -> None:
        """Takes all away; nothing is lost, for all of it follows from claims and judgements."""
        for table in (
            "entry_pair",
            "entry_supply",
            "entry_facet",
            "entry_day",
            "waiting",
            "entry_claim",
            "entry",
            "link",
            "claim_block",
            "report_copy",
            "report_shingle",
            "brought",
        ):
            self._db.execute(delete(schema.metadata.tables[table]))

    # --- claims and judgements ----------------------------------------------------------------------------------------

    def fresh(self, after: int, limit: int) -> tuple[list[Held], int]:
        """The next claims after one, in the order in which they came, and the number of the last."""
        query = select(schema.claim).where(schema.claim.c.seq > after).order_by(schema.claim.c.seq).limit(limit)
        rows = self._db.execute(query).all()
        return held(self._db, rows), rows[-1].seq if rows else after

    def held(self, ids: Iterable[str]) -> list[Held]:
        """The claims of some ids, in the order of the ids."""
        found: list[Held] = []
        for some in _chunks(sorted(set(ids))):
            rows = self._db.execute(select(schema.claim).where(schema.claim.c.id.in_(some)).order_by(schema.claim.c.id))
            found += held(self._db, rows.all())
        return found

    def judgements(self) -> list[Judgement]:
        """All judgements, in their order."""
        return [
            to_judgement(row) for row in self._db.execute(select(schema.judgement).order_by(schema.judgement.c.seq))
        ]

    def judgements_of(self, claims: Collection[str]) -> list[Judgement]:
        """The judgements about some claims, what undid them too, in their order; all, if the claims are many."""
        if len(claims) > _AT_ONCE:
            return self.judgements()
        return [to_judgement(row) for row in self._db.execute(asked.judgements_of(), {"ids": [*claims]})]

    def judged(self, after: int) -> set[str]:
        """The claims that judgements after one are about."""
        rows = self._db.execute(select(schema.judgement).where(schema.judgement.c.seq > after))
        return {id_ for row in rows for id_ in (row.left, row.right) if id_}

    def corrected(self, claims: Collection[str], up_to: int) -> set[str]:
        """Those of some claims, up to a number, that a person ever corrected, also if that was taken back."""
        table, claim, found = schema.judgement, schema.claim, set[str]()
        for some in _chunks(sorted(claims)):
            query = select(table.c.left).join(claim, claim.c.id == table.c.left)
            query = query.where(table.c.left.in_(some), table.c.verdict == "correct", claim.c.seq <= up_to)
            found |= set(self._db.execute(query).scalars())
        return found

    # --- where claims meet --------------------------------------------------------------------------------------------

    def put_blocks(self, keys: Mapping[str, Iterable[str]]) -> None:
        """Keeps the blocks of claims, by id."""
        _insert(self._db, schema.claim_block, [{"claim_id": id_, "key": k} for id_, ks in keys.items() for k in ks])

    def meeting(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """The claims in some blocks, by block."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for some in _chunks(sorted(set(keys))):
            table = schema.claim_block
            for row in self._db.execute(select(table).where(table.c.key.in_(some)).order_by(table.c.claim_id)):
                found[row.key].append(row.claim_id)
        return found

    def put_links(self, links: Iterable[Linked]) -> None:
        """Keeps links."""
        rows = [one._asdict() | {"why": json.dumps(one.why, ensure_ascii=False)} for one in links]
        _insert(self._db, schema.link, rows)

    def links(self, ids: Collection[str]) -> list[Linked]:
        """The links that have an end among some claims, each once."""
        found = {}
        for some in _chunks(sorted(ids)):
            for row in self._db.execute(asked.links(), {"ids": some}):
                found[row.left, row.right] = Linked(row.left, row.right, row.score, tuple(json.loads(row.why)))
        return [found[pair] for pair in sorted(found)]

    def part(self, claims: Collection[str]) -> set[str]:
        """Takes some claims out of where they meet and away from their links; the claims they stood or met with."""
        of, link = schema.entry_claim, schema.link
        met = {id_ for one in self.links(claims) for id_ in one[:2]}
        entries = self.entries_of(claims)
        for some in _chunks(sorted(claims)):
            self._db.execute(delete(schema.claim_block).where(schema.claim_block.c.claim_id.in_(some)))
            self._db.execute(delete(link).where(or_(link.c.left.in_(some), link.c.right.in_(some))))
        for some in _chunks(sorted(entries)):
            met |= set(self._db.execute(select(of.c.claim_id).where(of.c.entry_id.in_(some))).scalars())
        return met

    # --- claims whose entries are to be made anew ------------------------------------------------------------------

    def waiting(self, limit: int) -> set[str]:
        """Some claims that wait; none if nothing is to be made anew."""
        query = select(schema.waiting.c.claim_id).order_by(schema.waiting.c.claim_id).limit(limit)
        return set(self._db.execute(query).scalars())

    def wait(self, claims: Collection[str]) -> None:
        """Has some claims wait, if they do not."""
        table, there = schema.waiting, set()
        for some in _chunks(sorted(claims)):
            there |= set(self._db.execute(select(table.c.claim_id).where(table.c.claim_id.in_(some))).scalars())
        _insert(self._db, table, [{"claim_id": id_} for id_ in sorted(set(claims) - there)])

    def no_longer(self, claims: Collection[str]) -> None:
        """Has some claims wait no longer."""
        for some in _chunks(sorted(claims)):
            self._db.execute(delete(schema.waiting).where(schema.waiting.c.claim_id.in_(some)))

    # --- copies -------------------------------------------------------------------------------------------------------

    def put_shingles(self, key: str, shingles: Iterable[int]) -> None:
        """Keeps the shingles by which a report is sought."""
        _insert(self._db, schema.report_shingle, [{"shingle": one, "report_key": key} for one in shingles])

    def sharing(self, shingles: Iterable[int], common: int) -> set[str]:
        """The reports that have one of the shingles; one that more than `common` reports have brings none."""
        found: set[str] = set()
        sought = list(shingles)
        for start in range(0, len(sought), _PARTS):
            some = sought[start : start + _PARTS]
            keys: defaultdict[int, set[str]] = defaultdict(set)
            named = {f"s{n}": one for n, one in enumerate(some)} | {"most": common + 1}
            for row in self._db.execute(_sharing(len(some)), named):
                keys[row.shingle].add(row.report_key)
            found |= {key for those in keys.values() if len(those) <= common for key in those}
        return found

    def reports(self, keys: Iterable[str]) -> list[Report]:
        """The reports of some keys."""
        found: list[Report] = []
        for some in _chunks(sorted(set(keys))):
            found += map(to_report, self._db.execute(select(schema.report).where(schema.report.c.key.in_(some))))
        return found

    def groups(self, keys: Iterable[str]) -> dict[str, str]:
        """The copy group of each report that has one."""
        found: dict[str, str] = {}
        for some in _chunks(sorted(set(keys))):
            rows = self._db.execute(select(schema.report_copy).where(schema.report_copy.c.report_key.in_(some)))
            found |= {row.report_key: row.group_key for row in rows}
        return found

    def members(self, groups: Collection[str]) -> list[str]:
        """The reports of some copy groups."""
        table = schema.report_copy
        query = select(table.c.report_key).where(table.c.group_key.in_(groups)).order_by(table.c.report_key)
        return list(self._db.execute(query).scalars())

    def put_group(self, keys: Collection[str], group: str) -> None:
        """Sets the copy group of some reports."""
        for some in _chunks(sorted(keys)):
            self._db.execute(delete(schema.report_copy).where(schema.report_copy.c.report_key.in_(some)))
        _insert(self._db, schema.report_copy, [{"report_key": key, "group_key": group} for key in keys])

    def claims_of(self, keys: Iterable[str], up_to: int) -> set[str]:
        """The ids of the claims of some reports, up to a number."""
        found: set[str] = set()
        for some in _chunks(sorted(set(keys))):
            query = select(schema.claim.c.id).where(schema.claim.c.report_key.in_(some), schema.claim.c.seq <= up_to)
            found |= set(self._db.execute(query).scalars())
        return found

    # --- entries ------------------------------------------------------------------------------------------------------

    def replace(self, claims: Collection[str], entries: Iterable[Entry]) -> None:
        """Puts entries in the place of those that some claims stood in."""
        old = self.entries_of(claims)
        facets.drop(self._db, old)
        pairs.drop(self._db, sorted(old))
        for some in _chunks(sorted(old)):
            self._db.execute(delete(schema.entry_claim).where(schema.entry_claim.c.entry_id.in_(some)))
            self._db.execute(delete(schema.entry).where(schema.entry.c.id.in_(some)))
        made = list(entries)
        said = [one.to_json() for one in made]
        _insert(self._db, schema.entry, [_row(one, body) for one, body in zip(made, said, strict=True)])
        _insert(self._db, schema.entry_claim, [{"claim_id": id_, "entry_id": e.id} for e in made for id_ in e.claims])
        facets.keep(self._db, [one.id for one in made])
        pairs.keep(self._db, said)

    def entries_of(self, claims: Iterable[str]) -> set[str]:
        """The entries that some claims stand in."""
        found: set[str] = set()
        for some in _chunks(sorted(set(claims))):
            query = select(schema.entry_claim.c.entry_id).where(schema.entry_claim.c.claim_id.in_(some))
            found |= set(self._db.execute(query).scalars())
        return found

    def entry_of(self, claim: str) -> Entry | None:
        """The entry that a claim stands in; None if it stands in none."""
        on = schema.entry.c.id == schema.entry_claim.c.entry_id
        row = self._db.execute(
            select(schema.entry).join(schema.entry_claim, on).where(schema.entry_claim.c.claim_id == claim)
        ).first()
        return Entry.from_json(json.loads(row.body)) if row else None

    def entries(self, sought: Sought, *, limit: int | None = None, offset: int = 0) -> Iterator[Entry]:
        """The entries that are sought, those of most sources first."""
        table = schema.entry
        order = table.c.sources.desc(), table.c.id.desc()  # as the index has it, from its end
        ids = sought_by(select(table.c.id), sought).order_by(*order).limit(limit).offset(offset).subquery()
        query = select(table).join(ids, ids.c.id == table.c.id).order_by(*order)  # no body is read that is not shown
        for row in self._db.execute(query):
            yield Entry.from_json(json.loads(row.body))

    def next_entries(self, sought: Sought, after: str, limit: int) -> list[Entry]:
        """The next entries that are sought, in the order of their ids, after one (`""` for the first)."""
        table = schema.entry
        query = sought_by(select(table), sought).where(table.c.id > after).order_by(table.c.id).limit(limit)
        return [Entry.from_json(json.loads(row.body)) for row in self._db.execute(query)]

    def written(self, sought: Sought, after: str, limit: int) -> list[tuple[str, str]]:
        """The same as `next_entries`, each as its id and what `Entry.to_json` gives, as JSON."""
        table = schema.entry
        query = sought_by(select(table.c.id, table.c.body), sought)
        query = query.where(table.c.id > after).order_by(table.c.id).limit(limit)
        return [(id_, body) for id_, body in self._db.execute(query).all()]

    def entry(self, id_: str) -> Entry | None:
        """The entry of a whole id; None if there is none."""
        body = self.body(id_)
        return Entry.from_json(json.loads(body)) if body else None

    def body(self, id_: str) -> str | None:
        """What `Entry.to_json` gives of the entry of a whole id, as JSON; None if there is none."""
        return self._db.execute(asked.body(), {"id": id_}).scalar()

    def tellers(self, keys: Iterable[str]) -> dict[str, Teller]:
        """What identifies some reports, by key, in the order of the keys."""
        found: dict[str, Teller] = {}
        for some in _chunks(sorted(set(keys))):
            found |= {row.key: Teller(*row[1:]) for row in self._db.execute(asked.tellers(), {"ids": some})}
        return found

    def count(self, sought: Sought) -> int:
        """How many there are of those that are sought."""
        return int(self._db.execute(sought_by(select(func.count()).select_from(schema.entry), sought)).scalar_one())


@cache
def _sharing(parts: int) -> TextClause:
    """One question for the reports of several shingles, of each so many as are asked for."""
    one = "SELECT * FROM (SELECT shingle, report_key FROM report_shingle WHERE shingle = :s{} LIMIT :most) AS p{}"
    return text(" UNION ALL ".join(one.format(n, n) for n in range(parts)))


def _row(entry: Entry, body: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "sources": entry.sources,
        "conflicts": len(entry.conflicts) + len(entry.oddities),
        "body": json.dumps(body, ensure_ascii=False),
    }


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _chunks(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Ids in parts that a database takes in one question."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
