"""The form by which a field of a claim is put right: what it shows, and the values that come back in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sijill.actors import who
from sijill.codebook import Field, load
from sijill.correcting import field_of, number_of, proposal, value_of
from sijill.judged import BESIDE
from sijill.records import Claim, Held

_AMOUNT = ("value", "unit", "approx")  # told together, and put right together
_Form = Mapping[str, Sequence[str]]


class Row(NamedTuple):
    """One field of the form: its codebook entry (None for reality and source), what is there, what is proposed."""

    name: str
    field: Field | None
    value: Any
    proposed: Any

    @property
    def shown(self) -> Any:
        """What stands in the form at first; of steps and items also those that are proposed."""
        if self.field and self.field.type in ("steps", "items") and self.proposed:
            return [*(self.value or []), *(one for one in self.proposed if one not in (self.value or []))]
        return self.value if self.proposed is None else self.proposed


def names_of(kind: str) -> tuple[str, ...]:
    """What of a claim can be put right, in order; an amount by its value."""
    return (*(name for name in load().kinds[kind].fields if name not in _AMOUNT[1:]), *BESIDE)


def rows(held: Held, name: str, span: tuple[int, int] | None) -> list[Row]:
    """The fields that are put right under one name, with what the chosen words seem to say."""
    return [
        Row(one, field_of(held.claim.kind, one), _now(held.claim, one), proposal(held, one, span) if span else None)
        for one in together(held.claim.kind, name)
    ]


def together(kind: str, name: str) -> tuple[str, ...]:
    """The fields that one form puts right. Raises RecordError if there is no such field."""
    field_of(kind, name)
    fields = load().kinds[kind].fields
    return tuple(one for one in _AMOUNT if one in fields) if name == "value" else (name,)


def changed(claim: Claim, name: str, form: _Form) -> dict[str, Any]:
    """The values that came back and are others than those that are there, by field. Raises RecordError."""
    found = {one: _read(claim.kind, one, form) for one in together(claim.kind, name)}
    return {one: value for one, value in found.items() if value != _now(claim, one)}


def _now(claim: Claim, name: str) -> Any:
    return getattr(claim, name) if name in BESIDE else claim.fields.get(name)


def _read(kind: str, name: str, form: _Form) -> Any:
    """The value of one field; empty rows and empty inputs are open."""
    field, given = field_of(kind, name), [one.strip() for one in form.get(name, ())]
    if field is None:
        return (_actor(given[0]) if name == "source" else given[0]) if given and given[0] else None
    if field.type == "codes":
        return [one for one in given if one]
    if field.type == "steps":
        return [_step(field, *row) for row in _lines(form, name, ("code", "date", "by")) if row[0]]
    if field.type == "items":
        return [_item(name, *row) for row in _lines(form, name, ("code", "name", "quantity")) if row[0]]
    value = value_of(kind, name, given[0] if given else "")
    if field.type == "actors":
        return [_actor(one) for one in value]
    return _actor(value) if field.type == "actor" and value else value


def _lines(form: _Form, name: str, keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    columns = [form.get(f"{name}.{key}", ()) for key in keys]
    longest = max(map(len, columns), default=0)
    return [tuple((c[n] if n < len(c) else "").strip() for c in columns) for n in range(longest)]


def _step(field: Field, code: str, date: str, by: str) -> dict[str, Any]:
    rest = {"date": date or None, "by": _actor(by) if by else None}
    keys = field.step_keys
    return {keys[0]: code, **{key: rest[key] for key in keys[1:]}}


def _item(name: str, code: str, called: str, quantity: str) -> dict[str, Any]:
    return {"category": code, "name": called or None, "quantity": number_of(name, quantity) if quantity else None}


def _actor(typed: str) -> str:
    """The code of an actor that is typed by its code in any case or by its name; otherwise the name as it is typed."""
    owner, colon, name = typed.partition(":")
    if owner.strip().upper() in who():
        return owner.strip().upper() + colon + name.strip()
    wanted = typed.casefold()
    return next((code for code, one in who().items() if wanted in (one.en.casefold(), one.ar)), typed)
