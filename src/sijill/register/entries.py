"""One entry from the claims that are about one thing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from sijill.actors.where import where
from sijill.codebook import Field, load
from sijill.entry import Entry, Told
from sijill.errors import SijillError
from sijill.records import Held
from sijill.register.choose import actor_key, chosen, date_fits, gathered, members_fit, options, wording
from sijill.register.life import admissible, oddities, standing
from sijill.register.steps import steps
from sijill.text import folded

_WORDINGS = frozenset({"title", "duration", "financing", "name", "speaker"})  # texts that may differ and all be right
_VAGUE = frozenset({"general", "unspecified"})  # codes that say only that none is named
_AMOUNT = ("value", "unit", "approx")  # one value, never put together from several claims
_NONE: Mapping[str, str] = MappingProxyType({})


def entry(id_: str, held: Sequence[Held], copies: Mapping[str, str] = _NONE) -> Entry:
    """The entry of some claims, in whatever order they come. Raises SijillError if they are of several kinds.

    `copies` gives the copy group of a report's key; a report without one is a source of its own.
    """
    claims = {one.id: one for one in held}
    kinds = {one.claim.kind for one in held}
    if len(kinds) != 1:
        raise SijillError(f"entry {id_}: it is of {sorted(kinds) or 'no kind'}; all claims of an entry are of one kind")
    kind = load().kinds[kinds.pop()]

    def sources(ids: Iterable[str]) -> int:
        keys = (claims[one].report.key for one in ids)
        return len({copies.get(key, key) for key in keys})

    ordered = [claims[one] for one in sorted(claims)]
    lives = [steps(field, ordered, sources) for field in kind.fields.values() if field.type == "steps"]
    life = lives[0] if lives else ()
    told = {f.name: _told(f, ordered, sources) for f in kind.fields.values() if f.type != "steps"}
    if "value" in told:
        told = {name: one for name, one in told.items() if name not in _AMOUNT[1:]}
        told["value"] = chosen(options(_amounts(ordered), sources), sources)
    told = {name: _corrected(one, name, ordered) for name, one in told.items()}
    reports = tuple(sorted({one.report.key for one in ordered}))
    return Entry(
        id_,
        kind.name,
        tuple(sorted(claims)),
        reports,
        sources(claims),
        MappingProxyType(told),
        life,
        oddities(kind.name, life),
        standing(kind.name, life),
        admissible(kind.name, life),
        _state_of(told.get("place")),
    )


def _state_of(place: Told | None) -> str | None:
    """The state of the chosen place, where the gazetteer holds it."""
    found = where(place.chosen) if place and isinstance(place.chosen, str) else None
    return found.state if found else None


def _told(field: Field, held: Sequence[Held], sources: Any) -> Told:
    values = _values(field, held)
    if field.type == "codes":
        return gathered(options(_members(values), sources), sources, vague=_VAGUE)
    if field.type == "items":
        items = gathered(options(_members(values), sources), sources)
        return replace(items, conflict=_disagree(held))
    given = options(values, sources, actor_key if field.type in ("actor", "actors") else None)
    if field.type == "text" and field.name in _WORDINGS:
        return wording(given, sources)
    fits = {"date": date_fits, "actors": members_fit}.get(field.type)
    return chosen(given, sources, fits)


def _corrected(told: Told, name: str, held: Sequence[Held]) -> Told:
    """The same, with the claims of which a person put it right."""
    names = _AMOUNT if name == "value" else (name,)
    ids = tuple(one.id for one in held if any(note.field in names for note in one.claim.corrections))
    return replace(told, corrected=ids) if ids else told


def _values(field: Field, held: Sequence[Held]) -> Iterator[tuple[Any, str]]:
    """Pairs of value and claim, where the claim tells the field at all; lists of actors in one order."""
    for one in held:
        value = one.claim.fields.get(field.name)
        if value not in (None, [], ""):
            yield (sorted(value) if field.type == "actors" and isinstance(value, list) else value), one.id


def _members(values: Iterable[tuple[Any, str]]) -> Iterator[tuple[Any, str]]:
    for members, claim in values:
        for member in members:
            yield member, claim


def _disagree(held: Sequence[Held]) -> bool:
    """Whether one thing is told with two numbers at one step: of two dozen ordered three may have been delivered."""
    numbers: dict[tuple[Any, ...], set[Any]] = {}
    for one in held:
        told: Any = one.claim.fields
        steps = {step.get("step") for step in told.get("steps") or ()} or {None}
        for item in told.get("items") or ():
            if item.get("quantity") is not None:
                for step in steps:
                    thing = (step, one.claim.reality, item.get("category"), folded(item.get("name") or ""))
                    numbers.setdefault(thing, set()).add(item["quantity"])
    return any(len(told) > 1 for told in numbers.values())


def _amounts(held: Sequence[Held]) -> Iterator[tuple[dict[str, Any], str]]:
    for one in held:
        if one.claim.fields.get("value") is not None:
            amount = {name: one.claim.fields[name] for name in _AMOUNT if name in one.claim.fields}
            yield json.loads(json.dumps(amount)), one.id
