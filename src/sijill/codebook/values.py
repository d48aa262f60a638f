"""Whether one value fits its field: one small check for each type of the codebook, in one table."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sijill.codebook.model import Codebook, Field
from sijill.edtf import date_fault

UNIT = "[A-Z]{3}|percent|count"
ITEM_KEYS = ("category", "name", "quantity")

_UNIT = re.compile(UNIT)
_Check = Callable[[Field, Any, Codebook], Iterator[str]]


def value_faults(field: Field, value: Any, book: Codebook) -> Iterator[str]:
    """What is wrong with the value of a field, each fault beginning with the field's name."""
    if field.many and not isinstance(value, list):
        yield f"{field.name}: {value!r} is not a list"
    elif value is None or value == []:
        if field.required:
            yield f"{field.name}: is open, and a claim of this kind needs it"
    else:
        for fault in _CHECKS[field.type](field, value, book):
            yield f"{field.name}: {fault}"


def is_text(value: Any) -> bool:
    """Whether a value is a text that is not empty and has no blanks around it."""
    return isinstance(value, str) and value.strip() == value != ""


def _text(_field: Field, value: Any, _book: Codebook) -> Iterator[str]:
    if not is_text(value):
        yield f"{value!r} is not a text without blanks around it"


def _actors(field: Field, value: list[Any], book: Codebook) -> Iterator[str]:
    for actor in value:
        yield from _text(field, actor, book)
    yield from _repeats(value)


def _code(field: Field, value: Any, book: Codebook) -> Iterator[str]:
    codes = book.lists[str(field.list)].codes
    if not isinstance(value, str) or value not in codes:
        yield f"{value!r} is not a code of the list {field.list}: {', '.join(codes)}"


def _codes(field: Field, value: list[Any], book: Codebook) -> Iterator[str]:
    for code in value:
        yield from _code(field, code, book)
    yield from _repeats(value)


def _repeats(value: list[Any]) -> Iterator[str]:
    if len({repr(v) for v in value}) != len(value):
        yield f"{value!r} names one of them twice"


def _number(_field: Field, value: Any, _book: Codebook) -> Iterator[str]:
    # true and false are numbers to Python; they are none to us
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        yield f"{value!r} is not a number"


def _date(_field: Field, value: Any, _book: Codebook) -> Iterator[str]:
    fault = date_fault(value) if isinstance(value, str) else "not a text"
    if fault:
        yield f"{value!r}: {fault}"


def _unit(_field: Field, value: Any, _book: Codebook) -> Iterator[str]:
    if not isinstance(value, str) or not _UNIT.fullmatch(value):
        yield f"{value!r} is not a currency code, percent or count"


def _steps(field: Field, value: list[Any], book: Codebook) -> Iterator[str]:
    for step in value:
        fault = _keys_fault(step, field.step_keys)
        if fault:
            yield fault
            continue
        yield from _code(field, step[field.code_key], book)
        if step["date"] is not None:
            yield from _date(field, step["date"], book)
        if step.get("by") is not None:
            yield from _text(field, step["by"], book)


def _items(field: Field, value: list[Any], book: Codebook) -> Iterator[str]:
    for item in value:
        fault = _keys_fault(item, ITEM_KEYS)
        if fault:
            yield fault
            continue
        yield from _code(field, item["category"], book)
        if item["name"] is not None:
            yield from _text(field, item["name"], book)
        if item["quantity"] is not None:
            wrong = list(_number(field, item["quantity"], book))
            yield from wrong
            if not wrong and item["quantity"] < 0:
                yield f"the quantity {item['quantity']} is below zero"


def _keys_fault(value: Any, keys: tuple[str, ...]) -> str | None:
    if not isinstance(value, Mapping) or set(value) != set(keys):
        return f"{value!r} must have exactly {', '.join(keys)}"
    return None


_CHECKS: dict[str, _Check] = {
    "actor": _text,
    "actors": _actors,
    "code": _code,
    "codes": _codes,
    "steps": _steps,
    "items": _items,
    "text": _text,
    "number": _number,
    "date": _date,
    "unit": _unit,
}
