"""Search in what reports say, however it is spelled: باكو is found in لباكو, اذربيجان in أذربيجان, 2019 in ٢٠١٩."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, or_, select, text

from sijill.records import Held, Report
from sijill.store import schema
from sijill.store.queries import held, latest_first
from sijill.store.rows import to_report
from sijill.text import fold, folded

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_INDEXED = 3  # characters from which a term is looked up; shorter ones are sought in what the others leave
_MANY = 1000  # texts from which words are frequent
_AT_ONCE = 100  # reports whose claims are read together
_SHOWN = 20  # places that are named of one term in one report

_FROM_WORDS = text("report_words.seq IN (SELECT rowid FROM report_find WHERE report_find MATCH :matched)")
_FROM_REPORTS = text(
    "+report_words.seq IN (SELECT rowid FROM report_find WHERE report_find MATCH :matched)"
)  # see below


class Hit(NamedTuple):
    """A report that has all the words, where in its text as half-open spans, and the claims that rest on one."""

    report: Report
    spans: tuple[tuple[int, int], ...]
    claims: tuple[Held, ...]


def terms(query: str) -> tuple[str, ...]:
    """The words of a query, folded; words between quotation marks are one term."""
    found = (folded(quoted or word).strip() for quoted, word in _TERM.findall(folded(query)))
    return tuple(dict.fromkeys(term for term in found if term))


def hits(
    connection: Connection, query: str, *, limit: int | None = None, offset: int = 0, after: str | None = None
) -> Iterator[Hit]:
    """The reports that have all the words of a query, the latest first, after the report of a key if it is given."""
    sought = terms(query)
    if not sought:
        return
    report = schema.report
    sqlite = connection.dialect.name == "sqlite"
    many = sqlite and _is_frequent(connection, sought)
    asked = latest_first(connection, _having(select(report.c.seq), sought, sqlite=sqlite, many=many), after)
    few = asked.limit(limit).offset(offset).subquery()  # no text is read of a report that is not shown
    rows = connection.execute(latest_first(connection, select(report).join(few, few.c.seq == report.c.seq))).all()
    claims = _claims(connection, [row.key for row in rows])
    for row in rows:
        found = to_report(row)
        spans = tuple(sorted({span for term in sought for span in _places(found.document.text, term)}))
        yield Hit(found, spans, tuple(one for one in claims[row.key] if _rests_on(one, spans)))


def with_any(connection: Connection, phrases: Sequence[str], outlet: str, limit: int) -> list[Report]:
    """The latest reports of an outlet that have one of some phrases, folded, somewhere in them."""
    report, words = schema.report, schema.report_words
    query = select(report).join(words, words.c.report_key == report.c.key).where(report.c.outlet == outlet)
    if connection.dialect.name == "sqlite":
        matched = " OR ".join('"' + phrase.replace('"', '""') + '"' for phrase in phrases)
        query = query.where(_FROM_WORDS.bindparams(matched=matched))
    else:
        query = query.where(or_(*(words.c.folded.contains(phrase, autoescape=True) for phrase in phrases)))
    return [to_report(row) for row in connection.execute(latest_first(connection, query).limit(limit))]


def _claims(connection: Connection, keys: Sequence[str]) -> dict[str, list[Held]]:
    """The claims of some reports, in their order."""
    found: defaultdict[str, list[Held]] = defaultdict(list)
    claim = schema.claim
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        query = select(claim).where(claim.c.report_key.in_(some)).order_by(claim.c.seq)
        for one in held(connection, connection.execute(query).all()):
            found[one.report.key].append(one)
    return found


def _having(query: Select[Any], sought: tuple[str, ...], *, sqlite: bool, many: bool) -> Select[Any]:
    words = schema.report_words
    query = query.join(words, words.c.report_key == schema.report.c.key)
    indexed = [term for term in sought if len(term) >= _INDEXED]
    matched = _matched(sought)
    for term in sought:
        if not sqlite or term not in indexed:  # the index of SQLite finds just the texts that hold a term
            query = query.where(words.c.folded.contains(term, autoescape=True))
    if matched and sqlite:
        query = query.where((_FROM_REPORTS if many else _FROM_WORDS).bindparams(matched=matched))
    return query


def _is_frequent(connection: Connection, sought: tuple[str, ...]) -> bool:
    """Whether so many texts have the words that the latest of them are found soonest by going from report to report.

    SQLite does so if a plus keeps it from beginning with what its index of words finds.
    """
    matched = _matched(sought)
    if not matched:
        return False
    count = text("SELECT COUNT(*) FROM report_find WHERE report_find MATCH :matched").bindparams(matched=matched)
    return int(connection.execute(count).scalar_one()) >= _MANY


def _matched(sought: tuple[str, ...]) -> str:
    """What the index of SQLite is asked; empty if no term is long enough."""
    return " AND ".join('"' + term.replace('"', '""') + '"' for term in sought if len(term) >= _INDEXED)


def _places(whole: str, term: str) -> Iterator[tuple[int, int]]:
    found = fold(whole)
    at = found.text.find(term)
    for _ in range(_SHOWN):
        if at < 0:
            return
        yield found.start(at), found.end(at + len(term))
        at = found.text.find(term, at + len(term))


def _rests_on(one: Held, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(e.start < end and start < e.end for e in one.claim.evidence for start, end in spans)
