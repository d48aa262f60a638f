"""What a person types or points at when putting a field of a claim right, made into a correction.

words pointed at ──proposal──▶ the value that they seem to say, for the person to look at
field, value as typed, words as typed or pointed at ──correction──▶ Correction, with the words at their place
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any

from sijill import flow
from sijill.codebook import Field, load
from sijill.correction import Correction
from sijill.errors import RecordError
from sijill.judged import BESIDE
from sijill.records import Claim, Held
from sijill.text import fold

__all__ = ["correction", "field_of", "number_of", "place_of", "proposal", "value_of"]

_BETWEEN = re.compile(r"\s*[,،;؛\n]\s*")
_TEXTS = frozenset({"actors", "codes"})
_SUMS = frozenset({"number", "money", "percent"})  # mentions that hold a `Quantity`
_VAGUE = frozenset({"general", "unspecified"})  # codes that are said only where nothing else is
_WHOLE = 2**53  # below which every whole number is told apart
_Span = tuple[int, int]
_Found = dict[str, list[Any]]


def correction(held: Held, field: str, value: Any, words: str | _Span | None) -> Correction:
    """The correction of a field to a value, by words of the report or the place where they stand.

    Raises RecordError if the report does not say the words, and if a value comes without words or open with them; the
    register looks whether the codebook allows the value.
    """
    text = held.report.document.text
    if not words:
        return Correction(field, value)
    start, end = place_of(held.claim, text, words) if isinstance(words, str) else words
    return Correction(field, value, start, end, text[start:end])


def place_of(claim: Claim, text: str, words: str) -> _Span:
    """Where a report says some words, in whatever spelling they were typed: nearest to the words of the claim.

    Raises RecordError if it does not.
    """
    found = [(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]
    if not found:
        whole, sought = fold(text), " ".join(fold(words).text.split())
        spans = ((m.start(), m.end()) for m in re.finditer(re.escape(sought), whole.text)) if sought else ()
        found = [(whole.start(a), whole.end(b)) for a, b in spans]
    if not found:
        raise RecordError(f"the report does not say {words!r}; give the words as they stand there")
    return min(found, key=lambda span: (min(_apart(span, (e.start, e.end)) for e in claim.evidence), span))


def field_of(kind: str, name: str) -> Field | None:
    """The field of a kind; None for `reality` and `source`. Raises RecordError if there is no such field."""
    fields = load().kinds[kind].fields
    if name not in fields and name not in BESIDE:
        raise RecordError(f"{kind}: there is no field {name!r}; there are: {', '.join((*fields, *BESIDE))}")
    return fields.get(name)


def proposal(held: Held, name: str, span: _Span) -> Any:
    """The value of a field that words of the report seem to say; None where nothing is seen in them.

    Actors, codes, dates and sums as the marker sees them, a title, place or name as it stands there. It is a proposal:
    nothing is put right before a person says so.
    """
    field, document = field_of(held.claim.kind, name), held.report.document
    words = document.text[slice(*span)].strip()
    seen = flow.mentions(document, *span)
    list_ = "reality" if name == "reality" else field.list if field else None
    codes = load().lists[list_].codes if list_ else {}
    coded = [m.code for m in seen if m.code in codes and (m.kind == "cue" or name != "reality")]
    found: _Found = {
        "actor": [m.code for m in seen if m.kind == "actor"] or [words],
        "code": [code for code in coded if code not in _VAGUE] or coded,
        "date": [m.code for m in seen if m.kind == "date" and m.code],
        "number": [m.data for m in seen if m.kind in _SUMS],
        "text": [words],
    }
    if field is None:
        return next(iter(found["code" if name == "reality" else "actor"]), None)
    return _PROPOSALS[field.type](field, found) if words else None


def _first(of: str) -> Callable[[Field, _Found], Any]:
    return lambda _, found: next(iter(found[of]), None)


def _code(field: Field, found: _Found) -> Any:
    sums = found["number"]
    return sums[0].approx if field.name == "approx" and sums else next(iter(found["code"]), None)


def _unit(_: Field, found: _Found) -> Any:
    return (found["number"][0].unit or "count") if found["number"] else None


def _all(of: str) -> Callable[[Field, _Found], Any]:
    return lambda _, found: list(dict.fromkeys(found[of])) or None


def _step(field: Field, found: _Found) -> Any:
    dates = found["date"]
    rest = {"date": dates[0] if len(dates) == 1 else None, "by": None}
    keys = field.step_keys
    return [{keys[0]: code, **{k: rest[k] for k in keys[1:]}} for code in dict.fromkeys(found["code"])] or None


def _item(_: Field, found: _Found) -> Any:
    sums, codes = found["number"], dict.fromkeys(found["code"])
    count = _plain(sums[0].value) if len(sums) == 1 and len(codes) == 1 and sums[0].unit is None else None
    return [{"category": code, "name": None, "quantity": count} for code in codes] or None


_PROPOSALS: dict[str, Callable[[Field, _Found], Any]] = {
    "actor": _first("actor"),
    "actors": _all("actor"),
    "code": _code,
    "codes": _all("code"),
    "steps": _step,
    "items": _item,
    "text": _first("text"),
    "number": lambda _, found: _plain(found["number"][0].value) if found["number"] else None,
    "date": _first("date"),
    "unit": _unit,
}


def value_of(kind: str, name: str, typed: str | None) -> Any:
    """The value of a field as it is typed: a word as it is, a list with commas between or as JSON; open if empty.

    Raises RecordError if it is no number where one must be, or no JSON where nothing else will do.
    """
    field, said = field_of(kind, name), (typed or "").strip()
    if not said:
        return [] if field and field.many else None
    if field and field.type == "number":
        return number_of(name, said)
    if field is None or not field.many:
        return said
    if field.type in _TEXTS and not said.startswith("["):
        return [part for part in _BETWEEN.split(said) if part]
    try:
        return json.loads(said)
    except ValueError:
        keys = ", ".join(f'"{key}": ...' for key in (field.step_keys if field.type == "steps" else ("category", "...")))
        raise RecordError(f"{name}: {said!r} is no JSON; write a list such as [{{{keys}}}]") from None


def number_of(name: str, said: str) -> float | int:
    """A number as it is typed. Raises RecordError for one that is none."""
    try:
        found = float(said.replace(",", "").replace("٬", "").replace("٫", "."))
    except ValueError:
        raise RecordError(f"{name}: {said!r} is no number; write it plainly: 4500000000 or 4.5e9") from None
    if not math.isfinite(found):
        raise RecordError(f"{name}: {said!r} is no number that can be counted with")
    return _plain(found)


def _plain(found: float) -> float | int:
    return int(found) if float(found).is_integer() and abs(found) < _WHOLE else found


def _apart(one: _Span, other: _Span) -> int:
    """How many code points lie between two stretches."""
    return max(one[0] - other[1], other[0] - one[1], 0)
