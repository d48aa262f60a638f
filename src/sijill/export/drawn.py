"""Claims that a person draws in an annotation tool: the values that annotations tell, field by field.

What an annotation tells is the `value` it is given; where it has none, a field of words takes the words under it, and
an actor the code for which they are a name. Nothing else is read from words: a code, a date or a number is told.

    label                     value
    transfer                  actual                                    the claim as a whole: its reality
    transfer.supplier         TUR                                       a code, or a name as written
    transfer.items            uav, بيرقدار, 6; tank, , 20               category, name, number; then the next
    transfer.steps            ordered, 2019; delivered, 2020-06         code, date, and of agreements who
    transfer.value            69000000
    transfer.source           الوزارة                                   to whom the report attributes it

Parts of a list are parted by `;`. `null` says that a field stays open. A value on a claim that went out replaces what
the field held.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sijill.actors import names
from sijill.codebook import Field, Kind, faults, load
from sijill.codebook.values import ITEM_KEYS
from sijill.text import folded

_WHOLE = "claim"
_BESIDE = ("reality", "source")
_NAMED = frozenset({"name", "organisation", "capital", "epithet", "nisba"})  # forms that stand for the actor itself
_OWNED = frozenset({"body", "company", "media"})  # forms that stand for `ISO3:name`
_PARTS, _KEYS = re.compile("[;؛]"), re.compile("[,،]")
_OPEN = "null"
_ACTORS = frozenset({"actor", "actors"})


class Span(NamedTuple):
    """A stretch of a report with its label and the value it is given; `id` is the tool's, and means nothing elsewhere.

    The label is the kind and the field: `agreement.steps`, and the kind alone for the claim as a whole.
    """

    id: str
    start: int
    end: int
    label: str
    value: str = ""

    @property
    def at(self) -> tuple[int, int, str]:
        """Where it stands and as what."""
        return self.start, self.end, self.label

    @property
    def kind(self) -> str:
        """The kind of the claim it belongs to."""
        return self.label.partition(".")[0]

    @property
    def field(self) -> str:
        """The field it tells; `claim` for the claim as a whole."""
        return self.label.partition(".")[2] or _WHOLE


class Unplaced(NamedTuple):
    """An annotation that came back and is no part of a claim, and why."""

    span: Span
    why: str

    def __str__(self) -> str:
        """The annotation and what it lacks, for a person."""
        return f"{self.span.start}-{self.span.end} {self.span.label}: {self.why}"


class Drawn(NamedTuple):
    """What annotations make: the JSON of a claim, or what is wrong with each of them."""

    claim: dict[str, Any] | None
    wrong: tuple[Unplaced, ...] = ()


def drawn(spans: Sequence[Span], text: str) -> Drawn:
    """A new claim of annotations that belong together: what is open in it is told by none of them."""
    kind = load().kinds.get(spans[0].kind)
    if kind is None:
        why = f"there is no kind {spans[0].kind!r}; there are: {', '.join(load().kinds)}"
        return Drawn(None, tuple(Unplaced(span, why) for span in spans))
    fields: dict[str, Any] = {name: [] if field.many else None for name, field in kind.fields.items()}
    return _made({"kind": kind.name, **fields, "source": None}, kind, spans, text, new=True)


def altered(said: Mapping[str, Any], spans: Sequence[Span], text: str) -> Drawn:
    """A claim that went out, with the values that its annotations are given now."""
    return _made({**said}, load().kinds[said["kind"]], spans, text, new=False)


def _made(said: dict[str, Any], kind: Kind, spans: Sequence[Span], text: str, *, new: bool) -> Drawn:
    told: defaultdict[str, list[Span]] = defaultdict(list)
    for span in spans:
        if new or span.value:
            told["reality" if span.field == _WHOLE else span.field].append(span)
    wrong: list[Unplaced] = []
    for name, mine in told.items():
        if name in kind.fields or name in _BESIDE:
            value, why = _value(kind.fields.get(name), name, mine, text)
            if why:
                wrong += [Unplaced(span, why) for span in mine]
            else:
                said[name] = value
        else:
            known = ", ".join((*kind.fields, *_BESIDE))
            wrong += [Unplaced(span, f"{kind.name} has no field {name!r}; it has: {known}") for span in mine]
    if new and "reality" not in told:
        wrong.append(Unplaced(spans[0], f"the claim has no reality: one annotation must be labelled {kind.name} alone"))
    evidence = [{"field": s.field, "start": s.start, "end": s.end, "quote": text[s.start : s.end]} for s in spans]
    if not wrong:
        wrong = [Unplaced(spans[0], why) for why in faults({**said, "evidence": evidence}, text)]
    return Drawn(None if wrong else said, tuple(wrong))


def _value(field: Field | None, name: str, spans: Sequence[Span], text: str) -> tuple[Any, str]:
    """What some annotations of one field tell together, and what is wrong with it."""
    all_told = [(span.value or _read(field, name, text[span.start : span.end])).strip() for span in spans]
    told = [one for one in all_told if one]
    actors = field is not None and field.type in _ACTORS
    if not told or (actors and not all(all_told)):
        codes = load().lists.get("reality" if name == "reality" else str(field.list if field else None))
        allowed = f": {', '.join(codes.codes)}" if codes else ": no actor has these words for a name" if actors else ""
        return None, f"its value is not given{allowed}"
    if field is not None and field.many:
        parts = [part.strip() for one in told if one != _OPEN for part in _PARTS.split(one) if part.strip()]
        return [*_unique(_PART[field.type](field, part) for part in parts)], ""
    first, *others = dict.fromkeys(told)
    if others:
        return None, f"{name} is told more than once, and not the same: {first}, {', '.join(others)}"
    if first == _OPEN:
        return None, ""
    return _number(first) if field is not None and field.type == "number" else first, ""


def _read(field: Field | None, name: str, words: str) -> str:
    """The value that lies in the words themselves, empty where they tell none."""
    if name == "source" or (field is not None and field.type in _ACTORS):
        return _known().get(folded(words.strip()), words if name == "source" else "")
    return words if field is not None and field.type == "text" else ""


@cache
def _known() -> Mapping[str, str]:
    """The code for which a name stands, by the name folded; a name of two actors is none."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in names():
        if one.code and one.form in _NAMED:
            found[folded(one.text)].add(one.code)
        elif one.code and one.form in _OWNED:
            found[folded(one.text)].add(f"{one.code}:{one.text}")
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def _number(told: str) -> Any:
    try:
        return float(told)
    except ValueError:
        return told  # the codebook says what is wrong with it


def _step(field: Field, told: str) -> dict[str, Any]:
    return _keyed(field.step_keys, told)


def _item(_: Field, told: str) -> dict[str, Any]:
    item = _keyed(ITEM_KEYS, told)
    return item | {"quantity": _number(item["quantity"])} if item.get("quantity") else item


def _keyed(keys: Sequence[str], told: str) -> dict[str, Any]:
    """The parts of a step or an item by their keys; what is not said is open, and a part too many is kept as wrong."""
    parts = [part.strip() or None for part in _KEYS.split(told)]
    named = dict(zip(keys, [*parts, *[None] * len(keys)], strict=False))
    return named | ({"": parts[len(keys) :]} if len(parts) > len(keys) else {})


def _unique(values: Iterable[Any]) -> Iterable[Any]:
    """Each value once: an actor is often annotated where it is named and named again."""
    return {repr(value): value for value in values}.values()


_PART: Mapping[str, Callable[[Field, str], Any]] = {
    "actors": lambda _, told: told,
    "codes": lambda _, told: told,
    "steps": _step,
    "items": _item,
}
