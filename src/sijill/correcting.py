"""What a person types or points at when putting a field of a claim right, made into a correction.

field, value as typed, words as typed or pointed at ──correction──▶ Correction, with the words at their place
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

from sijill.codebook import Field, load
from sijill.correction import Correction
from sijill.errors import RecordError
from sijill.judged import BESIDE
from sijill.records import Claim, Held
from sijill.text import fold

__all__ = ["correction", "field_of", "place_of", "value_of"]

_BETWEEN = re.compile(r"\s*[,،;؛\n]\s*")
_TEXTS = frozenset({"actors", "codes"})
_Span = tuple[int, int]


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


def value_of(kind: str, name: str, typed: str | None) -> Any:
    """The value of a field as it is typed: a word as it is, a list with commas between or as JSON; open if empty.

    Raises RecordError if it is no number where one must be, or no JSON where nothing else will do.
    """
    field, said = field_of(kind, name), (typed or "").strip()
    if not said:
        return [] if field and field.many else None
    if field and field.type == "number":
        return _number(name, said)
    if field is None or not field.many:
        return said
    if field.type in _TEXTS and not said.startswith("["):
        return [part for part in _BETWEEN.split(said) if part]
    try:
        return json.loads(said)
    except ValueError:
        keys = ", ".join(f'"{key}": ...' for key in (field.step_keys if field.type == "steps" else ("category", "...")))
        raise RecordError(f"{name}: {said!r} is no JSON; write a list such as [{{{keys}}}]") from None


def _number(name: str, said: str) -> float | int:
    try:
        found = float(said.replace(",", "").replace("٬", "").replace("٫", "."))
    except ValueError:
        raise RecordError(f"{name}: {said!r} is no number; write it plainly: 4500000000 or 4.5e9") from None
    if not math.isfinite(found):
        raise RecordError(f"{name}: {said!r} is no number that can be counted with")
    return int(found) if found.is_integer() and abs(found) < 2**53 else found


def _apart(one: _Span, other: _Span) -> int:
    """How many code points lie between two stretches."""
    return max(one[0] - other[1], other[0] - one[1], 0)
