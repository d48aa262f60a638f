"""Whether a claim keeps to the codebook: its form, its codes, its dates, and the words it rests on.

`check_fields` is for claims that sijill makes and raises at the first fault; `faults` is for claims that come as JSON
from anywhere and tells all of them. Neither alters what it is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sijill.codebook.reader import RESERVED, load
from sijill.codebook.values import is_text, value_faults
from sijill.errors import RecordError
from sijill.records import Value

_PIECE = frozenset({"field", "start", "end", "quote"})
_BESIDE = ("claim", "reality", "source")  # what evidence may carry beside a field


def check_fields(kind: str, fields: Mapping[str, Value]) -> dict[str, Value]:
    """The fields of a claim in the codebook's order, optional ones that are left out filled in as open.

    Raises RecordError for an unknown kind, a field too many or too few, or a value that the codebook does not allow.
    """
    book = load()
    if kind not in book.kinds:
        raise RecordError(f"unknown kind {kind!r}; known: {', '.join(book.kinds)}")
    known = book.kinds[kind].fields
    whole: dict[str, Value] = {}
    for name, field in known.items():
        if name in fields:
            whole[name] = fields[name]
        elif field.optional:
            whole[name] = [] if field.many else None
        else:
            raise RecordError(f"{kind}: the field {name!r} is missing; an open field is null or []")
        for fault in value_faults(field, whole[name], book):
            raise RecordError(f"{kind}.{fault}")
    for name in fields:
        if name not in known:
            raise RecordError(f"{kind}: unknown field {name!r}; known: {', '.join(known)}")
    return whole


def faults(claim: Mapping[str, Any], text: str | None) -> Iterator[str]:
    """Everything that is wrong with a claim's JSON, in words; nothing for a claim that may stand.

    `text` is the report's text, against which the evidence is cut; with None only the form of the evidence is checked.
    """
    book = load()
    kind = claim.get("kind")
    if not isinstance(kind, str) or kind not in book.kinds:
        yield f"unknown kind {kind!r}; known: {', '.join(book.kinds)}"
        return
    known = book.kinds[kind].fields
    for name in claim:
        if name not in known and name not in RESERVED:
            yield f"{kind}: unknown field {name!r}"
    for name, field in known.items():
        if name in claim:
            yield from (f"{kind}.{fault}" for fault in value_faults(field, claim[name], book))
        elif not field.optional:
            yield f"{kind}: the field {name!r} is missing; an open field is null or []"
    yield from (f"{kind}.{fault}" for fault in _beside_faults(claim))
    yield from (f"{kind}.{fault}" for fault in _evidence_faults(claim.get("evidence"), text, (*_BESIDE, *known)))


def correction_faults(kind: str, field: str, value: Any) -> Iterator[str]:
    """Everything that is wrong with a value that a person gives a field of a claim, its reality or its source."""
    book = load()
    known = book.kinds[kind].fields if kind in book.kinds else {}
    codes = book.lists["reality"].codes
    if field in known:
        yield from (f"{kind}.{fault}" for fault in value_faults(known[field], value, book))
    elif field == "reality":
        if value not in codes:
            yield f"reality: {value!r} is not one of {', '.join(codes)}"
    elif field != "source":
        yield f"{kind}: there is no field {field!r}; there are: {', '.join((*known, 'reality', 'source'))}"
    elif value is not None and not is_text(value):
        yield f"source: {value!r} is not a text without blanks around it"


def _beside_faults(claim: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the keys that claims of all kinds share."""
    codes = load().lists["reality"].codes
    reality = claim.get("reality")
    if not isinstance(reality, str) or reality not in codes:
        yield f"reality: {reality!r} is not one of {', '.join(codes)}"
    if "source" not in claim:
        yield "source: is missing; null if the report speaks in its own voice"
    for name in ("source", "id", "coder", "note"):
        value = claim.get(name)
        if value is not None and not is_text(value):
            yield f"{name}: {value!r} is not a text without blanks around it"
    rules = claim.get("rules", [])
    if not isinstance(rules, list) or not all(map(is_text, rules)):
        yield f"rules: {rules!r} is not a list of ids"


def _evidence_faults(pieces: Any, text: str | None, fields: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with a claim's evidence: offsets are half-open, in code points of `text`."""
    if not isinstance(pieces, list) or not pieces:
        yield "evidence: there is none; a claim without evidence does not exist"
        return
    for n, piece in enumerate(pieces):
        if not isinstance(piece, dict) or not {"start", "end", "quote"} <= set(piece) <= _PIECE:
            yield f"evidence[{n}]: must have start, end and quote, and may have field: {piece!r}"
            continue
        start, end, quote = piece["start"], piece["end"], piece["quote"]
        if piece.get("field", "claim") not in fields:
            yield f"evidence[{n}]: {piece['field']!r} is no field of this kind"
        if type(start) is not int or type(end) is not int or not 0 <= start < end:
            yield f"evidence[{n}]: {start!r}-{end!r} is no span; it must be 0 <= start < end"
        elif not isinstance(quote, str) or len(quote) != end - start:
            yield f"evidence[{n}]: {quote!r} is not a text of {end - start} code points"
        elif text is not None and text[start:end] != quote:
            yield f"evidence[{n}]: the text does not say {quote!r} at {start}-{end}"
