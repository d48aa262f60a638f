"""Which value of a field is chosen, and why: never by chance, and none where the sources are even."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from sijill.actors.bodies import key as body_key
from sijill.edtf import Days, days
from sijill.entry import Option, Told
from sijill.text import folded

Sources = Callable[[Iterable[str]], int]  # how many independent sources some claims come from
Fits = Callable[[Any, Any], bool]  # whether the first value can be right where the second, more precise one is
Same = Callable[[Any], Any]  # what makes two values one

UNTOLD = Told((), None, "no report tells it")


def options(told: Iterable[tuple[Any, str]], sources: Sources, same: Same | None = None) -> tuple[Option, ...]:
    """Values with the claims behind each, those of most sources first; `told` are pairs of value and claim id.

    `same` gives what makes two values one, where that is more than how they fold.
    """
    found: dict[str, tuple[Any, list[str]]] = {}
    for value, claim in sorted(told, key=lambda pair: (pair[1], _key(pair[0]))):
        held = found.setdefault(_key(same(value) if same else value), (value, []))[1]
        if claim not in held:
            held.append(claim)
    made = [Option(value, tuple(claims), sources(claims)) for value, claims in found.values()]
    return tuple(sorted(made, key=lambda option: (-option.sources, _key(option.value))))


def chosen(given: tuple[Option, ...], sources: Sources, fits: Fits | None = None) -> Told:
    """The choice among the values of a field of which only one can be right.

    One that all others fit, as a month fits a day in it, is the most precise and is chosen. Otherwise the value with
    most sources is, if there is one, and the conflict is said.
    """
    if not given:
        return UNTOLD
    count = sources(claim for option in given for claim in option.claims)
    if len(given) == 1:
        return Told(given, given[0].value, f"all that tell it agree ({_sources(count)})")
    if fits is not None:
        precise = [o for o in given if all(fits(other.value, o.value) for other in given)]
        if precise:
            return Told(given, precise[0].value, f"the most precise; the others fit it ({_sources(count)})")
    first, second = given[:2]
    if first.sources > second.sources:
        return Told(given, first.value, f"told by {first.sources} of {_sources(count)}", conflict=True)
    return Told(given, None, f"{_sources(count)} disagree, and none outweighs the others", conflict=True)


def wording(given: tuple[Option, ...], sources: Sources) -> Told:
    """The choice among wordings: titles in several languages or shorter forms are no conflict."""
    if not given:
        return UNTOLD
    best = max(given, key=lambda o: (o.sources, len(str(o.value)), _key(o.value)))
    count = sources(claim for option in given for claim in option.claims)
    why = "the only wording" if len(given) == 1 else "the wording of most sources, or the fullest of them"
    return Told(given, best.value, f"{why} ({_sources(count)})")


def gathered(given: tuple[Option, ...], sources: Sources, vague: frozenset[str] = frozenset()) -> Told:
    """All members that any claim names: a report that names fewer does not deny the others.

    A vague one is left out of the choice where another is named.
    """
    if not given:
        return UNTOLD
    count = sources(claim for option in given for claim in option.claims)
    clear = [option.value for option in given if not isinstance(option.value, str) or option.value not in vague]
    members = sorted(clear or (option.value for option in given), key=_key)
    return Told(given, members, f"all that are named ({_sources(count)})")


def date_fits(wide: str, narrow: str) -> bool:
    """Whether the days of one date lie within those of the other."""
    try:
        outer, inner = days(wide), days(narrow)
    except ValueError:  # a coder of another version may write more than we understand: then only equal dates fit
        return wide == narrow
    return _holds(outer, inner)


def members_fit(fewer: Sequence[str], more: Sequence[str]) -> bool:
    """Whether one list of actors names no one whom the other does not name."""
    return set(map(body_key, fewer)) <= set(map(body_key, more))


def actor_key(value: Any) -> Any:
    """What makes two actors, or two lists of them, one: the spellings of a body that the roster knows are."""
    return body_key(value) if isinstance(value, str) else sorted(map(body_key, value))


def _holds(outer: Days, inner: Days) -> bool:
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _key(value: Any) -> str:
    """What makes two values one: for words, how they fold."""
    return _folded(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


_folded = lru_cache(maxsize=20_000)(folded)  # few words stand in many claims


def _sources(count: int) -> str:
    return f"{count} source" if count == 1 else f"{count} sources"
