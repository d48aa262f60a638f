"""The JSON Schema (2020-12) of a claim, for other programs and for models that answer in JSON.

It says what a schema can say. Two things it cannot, and `faults` checks them: that a date exists in the calendar, and
that the evidence stands in the report.
"""

from __future__ import annotations

from typing import Any

from sijill.codebook.model import Codebook, CodeList, Field, Kind
from sijill.codebook.reader import load
from sijill.codebook.values import ITEM_KEYS, UNIT
from sijill.edtf import PATTERN

_TEXT: dict[str, Any] = {"type": "string", "pattern": r"^\S(?:[\s\S]*\S)?$"}
_NULL: dict[str, Any] = {"type": "null"}


def claim_schema() -> dict[str, Any]:
    """The schema of one claim as it is written out: one shape for each kind."""
    book = load()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sijill:codebook:{book.version}:claim",
        "title": f"Claim (codebook {book.version})",
        "description": "One thing that one report asserts about defence cooperation, with the words that carry it.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in book.kinds],
        "$defs": {
            **{name: _kind(kind) for name, kind in book.kinds.items()},
            **{f"{name}_code": _code_list(codes) for name, codes in book.lists.items()},
            "text": _TEXT,
            "actor": {**_TEXT, "description": "ISO 3166-1 alpha-3, an acronym, `ISO3:name`, or the name as written."},
            "date": {"type": "string", "pattern": f"^(?:{PATTERN})$", "description": "EDTF."},
            "unit": {"type": "string", "pattern": f"^(?:{UNIT})$"},
            "quantity": {"type": "number", "minimum": 0},
            "evidence": _evidence(book),
            "corrected": _corrected(),
        },
    }


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "type": "object",
        "title": kind.title,
        "description": kind.definition,
        "properties": {
            "kind": {"const": kind.name},
            **{name: _field(field) for name, field in kind.fields.items()},
            "reality": _ref("reality_code"),
            "source": _open(_ref("text")),
            "evidence": {"type": "array", "items": _ref("evidence"), "minItems": 1},
            "id": _open(_ref("text")),
            "coder": _open(_ref("text")),
            "rules": {"type": "array", "items": _ref("text")},
            "note": _open(_ref("text")),
            "corrections": {"type": "array", "items": _ref("corrected")},
        },
        "required": [
            "kind",
            *(f.name for f in kind.fields.values() if not f.optional),
            "reality",
            "source",
            "evidence",
        ],
        "additionalProperties": False,
    }


def _field(field: Field) -> dict[str, Any]:
    about = {"title": field.title, "description": field.definition}
    if not field.many:
        shape = _single(field)
        return {**about, **(shape if field.required else _open(shape))}
    many: dict[str, Any] = {"type": "array", "items": _single(field)}
    if field.type in ("actors", "codes"):
        many["uniqueItems"] = True
    if field.required:
        many["minItems"] = 1
    return {**about, **many}


def _single(field: Field) -> dict[str, Any]:
    """The shape of a value that is not open, or of one member of a list."""
    code = _ref(f"{field.list}_code")
    match field.type:
        case "actor" | "actors":
            return _ref("actor")
        case "code" | "codes":
            return code
        case "steps":
            rest = {"date": _open(_ref("date")), "by": _open(_ref("actor"))}
            return _object({field.step_keys[0]: code, **{k: rest[k] for k in field.step_keys[1:]}})
        case "items":
            shapes = (code, _open(_ref("text")), _open(_ref("quantity")))
            return _object(dict(zip(ITEM_KEYS, shapes, strict=True)))
        case "number":
            return {"type": "number"}
        case other:  # text, date, unit stand under their own names
            return _ref(other)


def _evidence(book: Codebook) -> dict[str, Any]:
    fields = dict.fromkeys(name for kind in book.kinds.values() for name in kind.fields)
    shape = _object(
        {
            "field": {"enum": ["claim", "reality", "source", *fields], "description": "What the words carry."},
            "start": {"type": "integer", "minimum": 0, "description": "Offset in code points of the report's text."},
            "end": {"type": "integer", "minimum": 1, "description": "Offset behind the last code point."},
            "quote": {"type": "string", "minLength": 1, "description": "The text from start to end."},
        }
    )
    return {**shape, "required": ["start", "end", "quote"]}


def _corrected() -> dict[str, Any]:
    """That a person put a field right, and what was there before."""
    text = {"type": "string"}
    shape = _object(
        {
            "field": {**_TEXT, "description": "A field of the kind, `reality` or `source`."},
            "was": {"description": "The value that its coder gave it."},
            "was_quotes": {"type": "array", "items": text, "description": "The words that value rested on."},
            "user": text,
            "made_at": {**text, "description": "A moment in ISO 8601."},
            "judgement": {**text, "description": "The id of the decision, to undo it."},
            "reason": _open(text),
        }
    )
    return {**shape, "description": "A field that a person put right; its value and words are that person's."}


def _code_list(codes: CodeList) -> dict[str, Any]:
    meanings = [f"{c.code}: {c.title}" for c in codes.codes.values()]
    return {"title": codes.title, "enum": list(codes.codes), "description": "; ".join(meanings)}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _open(shape: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [shape, _NULL]}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}
