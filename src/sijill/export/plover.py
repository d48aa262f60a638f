"""Events in the vocabulary of PLOVER, with the nearest code of CAMEO, for those who work with event data.

A row is one step of an entry, or one form or act of a kind without steps. Which code stands for what says
`plover.csv`; where the vocabulary has nothing near, the row is left out: it has no class for a sale of arms as such, so
that orders and deliveries are cooperation. Its auxiliary modes say what was not done: `future` of what is planned,
`hypothetical` of what is conditional or possible, `negation` of what is denied. A promise to cooperate, support or aid
is AGREE, as its manual has it, and never the act that is promised. An event between equals has all of them
as actors and as recipients.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import IO, Any, NamedTuple

from sijill.codebook import load
from sijill.data import read_csv
from sijill.entry import Known
from sijill.errors import DataError
from sijill.export.delimited import guarded
from sijill.export.scope import Scope
from sijill.export.ties import actors, quotes, spread, ties
from sijill.export.xml import exact

COLUMNS = (
    "id", "date", "enddate", "actor", "recipient", "event", "mode", "auxiliary", "context", "cameo", "event_loc",
    "event_text", "link", "coder", "codebook", "entry", "claims", "sources",
)  # fmt: skip
EVENTS = frozenset((
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
))  # fmt: skip
_FIELDS = {
    "agreement": "steps", "transfer": "steps", "statement": "act", "crisis": "crisis_kind", "backing": "form",
    "engagement": "engagement_kind",
}  # fmt: skip
_AUXILIARY = {"planned": "future", "conditional": "hypothetical", "possible": "hypothetical", "denied": "negation"}
_PROMISED = frozenset({"SUPPORT", "COOPERATE", "AID"})
_INTENT = "030"  # CAMEO: to express the intent to cooperate
_REQUESTS = frozenset({"requested"})  # here the recipient acts


class _Event(NamedTuple):
    event: str
    mode: str
    context: str
    cameo: str


@cache
def table() -> Mapping[tuple[str, str], _Event]:
    """The event for each kind and code. Raises DataError if a code is unknown, absent or stands twice."""
    place, found = "export/plover.csv", {}
    for row in read_csv(files("sijill.export") / "plover.csv", place, ("kind", "code", *_Event._fields)):
        kind, code = row.one_of("kind", _FIELDS), row.text("code")
        if code not in _codes(kind) or (kind, code) in found:
            raise DataError(place, f"{code!r} is no code of {kind}, or stands twice", row.line)
        if row["event"] and row["event"] not in EVENTS:
            raise DataError(place, f"no event {row['event']!r} in PLOVER", row.line)
        found[kind, code] = _Event(row["event"], row["mode"], row["context"], row["cameo"])
    absent = [f"{kind} {code}" for kind in _FIELDS for code in _codes(kind) if (kind, code) not in found]
    if absent:
        raise DataError(place, f"no line for {', '.join(absent)}; leave its event empty if there is none")
    return found


def write(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """The events as CSV."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    out = csv.writer(text)
    out.writerow(COLUMNS)
    for one in entries:
        for row in _rows(one):
            out.writerow([guarded(value) if isinstance(value, str) else value for value in row])
    text.detach()


def _rows(one: Known) -> Iterator[tuple[Any, ...]]:
    entry = one.entry
    documents = [held.report.document for held in one.held]
    urls = "; ".join(dict.fromkeys(d.url for d in documents if d.url))
    coders = "; ".join(sorted({held.claim.coder for held in one.held}))
    for number, (code, reality, told, claims, by) in enumerate(_happened(one)):
        event = table().get((entry.kind, code))
        if event is None or not event.event:
            continue
        when = spread(told)
        first, last = (when.earliest.isoformat(), when.latest.isoformat()) if when else ("", "")
        sides = _sides(one, code, by)
        if reality == "planned" and event.event in _PROMISED:
            event = event._replace(event="AGREE", mode="", cameo=_INTENT)
        yield (
            f"{entry.id}-{number}", first, last, *sides, event.event, event.mode, _AUXILIARY.get(reality, ""),
            event.context, event.cameo, entry.chosen("place") or "", exact(quotes(one)), urls, coders,
            f"sijill {load().version}", entry.id, "; ".join(claims), entry.sources,
        )  # fmt: skip


def _happened(one: Known) -> Iterator[tuple[str, str, str | None, tuple[str, ...], str | None]]:
    """Code, reality, date, claims and whose it is, of each step or form."""
    entry = one.entry
    if entry.steps:
        for step in entry.steps:
            yield step.code, step.reality, step.date.chosen, step.claims, step.by
        return
    field = _FIELDS.get(entry.kind, "")
    told = entry.chosen(field)
    realities = sorted({held.claim.reality for held in one.held})
    reality = realities[0] if len(realities) == 1 else "actual" if "actual" in realities else "possible"
    for code in told if isinstance(told, list) else filter(None, [told]):
        yield code, reality, entry.chosen("date"), entry.claims, None


def _sides(one: Known, code: str, by: str | None) -> tuple[str, str]:
    """Who acts and whom it reaches; those who act together stand on both sides."""
    found = list(ties(one.entry))
    everyone = actors(one.entry)
    if not found or found[0].mutual:
        return by or "; ".join(everyone), "; ".join(actor for actor in everyone if actor != by)
    sources, targets = ("; ".join(dict.fromkeys(side)) for side in zip(*(tie[:2] for tie in found), strict=True))
    return (targets, sources) if code in _REQUESTS else (sources, targets)


def _codes(kind: str) -> tuple[str, ...]:
    field = load().kinds[kind].fields[_FIELDS[kind]]
    return tuple(load().lists[str(field.list)].codes)
