"""Entities of FollowTheMoney, for OpenAleph and OpenSanctions tools, and the same as statements.

    actor  ──▶ PublicBody (a state), Organization (also a body or firm), LegalEntity (a name as written)
    report ──▶ Article
    entry  ──▶ Event that involves its actors, with the quotes as notes and the reports as proof
    tie    ──▶ UnknownLink between two actors, with its role and proof, so that a network can be drawn
    person ──▶ Person, with an Occupancy of a Position for each office; body ──▶ Organization, in all spellings

Their model has no treaty, no transfer and no claim: an entry is an event, whatever its kind, and the kind is its
keyword. Dates are as precise as they are told: a year stays a year.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from sijill.actors import named, owner, who
from sijill.codebook import load
from sijill.entry import Entry, Known
from sijill.export.scope import Scope
from sijill.export.ties import Tie, actors, quotes, realities, ties
from sijill.records import Report

DATASET = "sijill"
_COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
    "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
_TYPES = {
    "name": "name", "alias": "name", "country": "country", "title": "string", "publisher": "string",
    "language": "language", "sourceUrl": "url", "publishedAt": "date", "date": "date", "startDate": "date",
    "endDate": "date", "involved": "entity", "proof": "entity", "subject": "entity", "object": "entity",
    "role": "string", "keywords": "string", "notes": "text", "summary": "text", "recordId": "string",
    "location": "address", "position": "string", "holder": "entity", "post": "entity",
}  # fmt: skip
_LANGUAGES = {"ar": "ara", "en": "eng", "tr": "tur"}
_CERTAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_COUNTRIES = {"XKX": "xk", "SUN": "suhh", "YUG": "yucs", "CSK": "cshh", "DDR": "dd"}  # where theirs is another
Entity = dict[str, Any]


def entities(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """One entity a line, as `ftm` reads them."""
    write_entities(_entities(entries), stream)


def write_entities(made: Iterable[Entity], stream: IO[bytes]) -> None:
    """The same of entities that are made already."""
    for one in made:
        stream.write(json.dumps(one, ensure_ascii=False).encode() + b"\n")


def statements(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """One value a line."""
    write_statements(_entities(entries), stream)


def write_statements(made: Iterable[Entity], stream: IO[bytes]) -> None:
    """The same of entities that are made already."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    out = csv.writer(text, dialect=csv.unix_dialect)
    out.writerow(_COLUMNS)
    for one in made:
        for prop, values in one["properties"].items():
            for value in values:
                key = f"{DATASET}.{one['id']}.{prop}.{value}".encode()
                row = (one["id"], one["id"], prop, _TYPES[prop], one["schema"], value, DATASET, "", "", "", "f", "", "")
                out.writerow((*row, hashlib.sha1(key, usedforsecurity=False).hexdigest()))
    text.detach()


def _entities(entries: Iterable[Known]) -> Iterator[Entity]:
    seen: set[str] = set()
    for one in entries:
        for held in one.held:
            yield from _new(_article(held.report), seen)
        for actor in actors(one.entry):
            yield from _new(_party(actor), seen)
        yield _event(one)
        for number, tie in enumerate(ties(one.entry)):
            yield _link(one, number, tie)


def _new(entity: Entity, seen: set[str]) -> Iterator[Entity]:
    if entity["id"] not in seen:
        seen.add(entity["id"])
        yield entity


def _article(report: Report) -> Entity:
    d = report.document
    language = _LANGUAGES.get(d.language or "")
    return entity(
        _report_id(report), "Article", title=d.title or d.id, publisher=d.outlet, publishedAt=_day(d.date),
        sourceUrl=d.url if d.url and d.url.startswith(("http://", "https://")) else None, language=language,
    )  # fmt: skip


def country(code: str) -> str | None:
    """The code of a state in their list of countries; None if it is no state or has none."""
    known = who().get(code)
    return (_COUNTRIES.get(code) or (known.iso2 or "").lower() or None) if known and known.state else None


def _party(actor: str) -> Entity:
    known = who().get(owner(actor))
    if known is None:
        return entity(_actor_id(actor), "LegalEntity", name=actor)
    if ":" in actor:
        return entity(_actor_id(actor), "Organization", name=actor.partition(":")[2], country=country(known.code))
    schema = "PublicBody" if known.state else "Organization"
    return entity(_actor_id(actor), schema, name=known.en, alias=[known.ar, known.code], country=country(known.code))


def _event(one: Known) -> Entity:
    entry = one.entry
    first, last = _dates(entry)
    return entity(
        f"sijill-{entry.id}", "Event", name=_name(entry), involved=[_actor_id(actor) for actor in actors(entry)],
        startDate=first, endDate=last, keywords=[entry.kind, *realities(one), *_standing(entry)], notes=quotes(one),
        proof=_proof(one), recordId=entry.id, location=entry.chosen("place"),
    )  # fmt: skip


def _link(one: Known, number: int, tie: Tie) -> Entity:
    first, last = _dates(one.entry)
    return entity(
        f"sijill-{one.entry.id}-{number}", "UnknownLink", subject=_actor_id(tie.source), object=_actor_id(tie.target),
        role=f"{one.entry.kind} ({', '.join(realities(one))})", startDate=first, endDate=last, proof=_proof(one),
        recordId=one.entry.id, summary=quotes(one),
    )  # fmt: skip


def entity(id_: str, schema: str, **properties: Any) -> Entity:
    """An entity with what is told of it, each value once."""
    given = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    told = {name: list(dict.fromkeys(v for v in values if v)) for name, values in given.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _name(entry: Entry) -> str:
    """A title as told, or the kind and the actors in English."""
    title = entry.chosen("title") or entry.chosen("name")
    return title or f"{load().kinds[entry.kind].title}: {', '.join(map(named, actors(entry))) or entry.id}"


def _standing(entry: Entry) -> list[str]:
    return [step.code for step in entry.standing]


def _dates(entry: Entry) -> tuple[str | None, str | None]:
    """The first dated step that was done, and the one that ends it; of kinds without steps the date itself."""
    if not entry.steps:
        told = entry.chosen("date") or entry.chosen("period")
        first, _, last = str(told or "").partition("/")
        return _day(first), _day(last)
    told_days = sorted(day for s in entry.steps if s.reality == "actual" and (day := _day(s.date.chosen)))
    return (told_days[0] if told_days else None), None


def _day(told: str | None) -> str | None:
    """A year, month or day as it is told; what is told as about is left out, for their dates cannot say it."""
    return told if told and _CERTAIN.fullmatch(told) else None


def _proof(one: Known) -> list[str]:
    return list(dict.fromkeys(_report_id(held.report) for held in one.held))


def _report_id(report: Report) -> str:
    return f"sijill-report-{report.key}"


def _actor_id(actor: str) -> str:
    """Codes stand as they are; a name in other letters by its hash, for ids there are plain."""
    plain = re.fullmatch("[A-Za-z0-9-]+", actor)
    return f"sijill-actor-{actor if plain else hashlib.sha256(actor.encode()).hexdigest()[:16]}"
