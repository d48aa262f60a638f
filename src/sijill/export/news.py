"""What is new in a register, as an Atom feed: stages reached, contradictions, targets that are past due.

All of it follows from the register: a stage is news from the moment when the first report that tells it came in, a
contradiction from the moment when a second value came in, a target from the day after it was due. So the feed needs no
memory, none of it is lost, and each piece keeps its id: it is made of the claim that brought it, which stays the same
when entries merge.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import IO, NamedTuple

from sijill.actors import named
from sijill.codebook import load
from sijill.entry import Known, Told
from sijill.export.scope import Scope
from sijill.export.ties import actors, passages, spread
from sijill.export.xml import attribute, content

KINDS = ("stage", "contradiction", "overdue")
_LATEST = 200  # pieces of a feed
_NOTHING = "1970-01-01T00:00:00+00:00"  # when a feed without news was last new


class News(NamedTuple):
    """One piece: `at` is the moment in ISO 8601, `kind` one of KINDS, `quotes` the passages that it rests on."""

    id: str
    at: str
    kind: str
    entry: str
    title: str
    quotes: tuple[str, ...]
    links: tuple[str, ...]


def news(entries: Iterable[Known], today: date) -> list[News]:
    """All that is new up to a day, the latest first."""
    found = {one.id: one for known in entries for one in _of(known, today)}
    return sorted(found.values(), key=lambda one: (one.at, one.id), reverse=True)


def atom(entries: Iterable[Known], stream: IO[bytes], scope: Scope) -> None:
    """The latest pieces as a feed (RFC 4287)."""
    latest = news(entries, scope.today or date.max)[:_LATEST]
    said = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in scope.filters)
    _put(stream, '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">')
    _put(stream, f"<id>urn:sijill:news{':' + hashlib.sha256(said.encode()).hexdigest()[:16] if said else ''}</id>")
    _put(stream, f"<title>sijill{': ' + content(said) if said else ''}</title>")
    _put(stream, "<author><name>sijill</name></author>")
    _put(stream, f"<generator version={attribute(scope.sijill)}>sijill</generator>")
    _put(stream, f"<updated>{latest[0].at if latest else _NOTHING}</updated>")
    for one in latest:
        ranks = [
            "alternate",
            *["via"] * len(one.links),
        ]
        links = "".join(f'<link rel="{r}" href={attribute(link)}/>' for r, link in zip(ranks, one.links, strict=False))
        body = content("\n\n".join(one.quotes))
        _put(
            stream,
            f"<entry><id>urn:sijill:news:{one.id}</id><title>{content(one.title)}</title><updated>{one.at}</updated>"
            f"<category term={attribute(one.kind)}/>{links}<content>{body}</content></entry>",
        )
    _put(stream, "</feed>")


def _of(known: Known, today: date) -> Iterator[News]:
    came = {held.id: held.report.added_at for held in known.held}
    yield from _stages(known, came)
    yield from _contradictions(known, came)
    yield from _overdue(known, came, today)


def _stages(known: Known, came: Mapping[str, str]) -> Iterator[News]:
    """Steps that were done; a date that is told later, or by more reports, makes none of them new again."""
    field = load().kinds[known.entry.kind].fields.get("steps")
    for step in known.entry.steps:
        told = [claim for claim in step.claims if claim in came]
        if step.reality == "actual" and told and field:
            first = min(told, key=lambda claim: (came[claim], claim))
            title = load().lists[str(field.list)].codes[step.code].title
            by = f" ({named(step.by)})" if step.by else ""
            said = f"{title}{by}{', ' + step.date.chosen if step.date.chosen else ''}"
            yield _news(known, "stage", came[first], said, (first, step.code, step.by or ""))


def _contradictions(known: Known, came: Mapping[str, str]) -> Iterator[News]:
    disputed = {name: told for name, told in known.entry.fields.items() if told.conflict}
    disputed |= {f"{step.code} date": step.date for step in known.entry.steps if step.date.conflict}
    for name, told in disputed.items():
        arrivals = sorted(_arrivals(told, came))
        if len(arrivals) > 1:
            at, claim = arrivals[1]
            yield _news(known, "contradiction", at, f"reports disagree on {name}", (claim, name))


def _arrivals(told: Told, came: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """When each value first came in, and by which claim."""
    for option in told.options:
        known = [(came[claim], claim) for claim in option.claims if claim in came]
        if known:
            yield min(known)


def _overdue(known: Known, came: Mapping[str, str], today: date) -> Iterator[News]:
    """A target whose time is over, which is not to say that it was missed."""
    if known.entry.chosen("figure_kind") != "target":
        return
    due = spread(known.entry.chosen("period"))
    if due and due.latest < today:
        first = min(came, key=lambda claim: (came[claim], claim))
        at = datetime.combine(due.latest + timedelta(days=1), time(), UTC).isoformat()
        said = f"target due {known.entry.chosen('period')} is past"
        yield _news(known, "overdue", max(at, came[first]), said, (first, str(known.entry.chosen("period"))))


def _news(known: Known, kind: str, at: str, said: str, of: tuple[str, ...]) -> News:
    entry = known.entry
    id_ = hashlib.sha256("\0".join((kind, *of)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    sides = ", ".join(map(named, actors(entry)))
    title = f"{load().kinds[entry.kind].title}: {sides}: {said}" if sides else f"{entry.kind}: {said}"
    links = dict.fromkeys(d.url for held in known.held if (d := held.report.document).url)
    pages = tuple(link for link in links if link and link.startswith(("https://", "http://")))
    return News(id_, at, kind, entry.id, title, tuple(passages(known)), pages)


def _put(stream: IO[bytes], text: str) -> None:
    stream.write(text.encode("utf-8", "replace") + b"\n")
