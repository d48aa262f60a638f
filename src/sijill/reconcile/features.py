"""What two claims have in common: each comparison gives one of its outcomes, and says it in words.

An outcome is `unknown` where one of the two claims leaves the field open: silence speaks neither for nor against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, NamedTuple

from sijill.actors.bodies import known
from sijill.actors.where import where
from sijill.edtf import Days, days
from sijill.records import Held
from sijill.skeleton import alike_skeletons, skeleton
from sijill.text import folded

NEAR, SAME_NEWS, LONG_AFTER, LIFE = 92, 45, 730, 1096  # days
ALIKE = 0.8  # of the letters of two wordings, once folded
_TWO_SCRIPTS = 0.9  # of the consonants of each word of a name in two scripts
_MAYBE = 0.75  # from here on two designations in two scripts may be one
_TELLING = 3  # consonants
_TOLD_ALIKE = 6  # words: two who use so many alike had them from one text
CLOSE, ABOUT = 0.05, 0.1  # shares by which two numbers may differ: plainly, and where one says "about"


class Outcome(NamedTuple):
    """What a comparison found, and the same in words (none where it is `unknown`)."""

    name: str
    words: str = ""


UNKNOWN = Outcome("unknown")
Compare = Callable[[Held, Held, str], Outcome]


def owner(code: str) -> str:
    """The state of a body or firm (`TUR` of `TUR:بايكار`), or the actor itself."""
    return code.partition(":")[0]


def _actors(a: Held, b: Held, field: str) -> Outcome:
    left, right = ({owner(code) for code in _list(one, field)} for one in (a, b))
    if not left or not right:
        return UNKNOWN
    if left == right:
        return Outcome("equal", f"same {field} {', '.join(sorted(left))}")
    if left < right or right < left:
        return Outcome("nested", f"{field} {', '.join(sorted(left & right))} in both, more in one")
    both = sorted(left & right)
    return Outcome("overlap", f"{field} share only {', '.join(both)}") if both else Outcome("apart", f"other {field}")


def _actor(a: Held, b: Held, field: str) -> Outcome:
    left, right = a.claim.fields.get(field), b.claim.fields.get(field)
    if not left or not right:
        return UNKNOWN
    state = owner(str(left))
    if state == owner(str(right)):
        a_body, b_body = (known(str(one).partition(":")[2], state) for one in (left, right))
        if a_body and b_body:
            told = (
                f"same {field} {a_body.en} ({state})",
                f"two bodies of {state} for {field}: {a_body.en}, {b_body.en}",
            )
            return Outcome("equal", told[0]) if a_body == b_body else Outcome("body", told[1])
        return Outcome("equal", f"same {field} {state}")
    return Outcome("other", f"another {field}: {left}, {right}")


def _code(a: Held, b: Held, field: str) -> Outcome:
    left, right = a.claim.fields.get(field), b.claim.fields.get(field)
    if not left or not right or "unspecified" in (left, right):
        return UNKNOWN
    return (
        Outcome("equal", f"same {field} {left}") if left == right else Outcome("other", f"{field} {left} and {right}")
    )


def _codes(a: Held, b: Held, field: str) -> Outcome:
    left, right = (set(_list(one, field)) - {"general"} for one in (a, b))
    if not left or not right:
        return UNKNOWN
    both = sorted(left & right)
    return (
        Outcome("overlap", f"{field} {', '.join(both)} in both") if both else Outcome("apart", f"no {field} in common")
    )


def _words(a: Held, b: Held, field: str) -> Outcome:
    left, right = (_plain(str(one.claim.fields.get(field) or "")) for one in (a, b))
    if not left or not right:
        return UNKNOWN
    if left == right:
        return Outcome("alike", f"{field} alike")
    fewer, more = sorted((set(left.split()), set(right.split())), key=len)
    if _script(left) != _script(right):  # a name in two scripts is told by its consonants, and else is not known
        alike = likeness(left, right) >= _TWO_SCRIPTS
        return Outcome("alike", f"{field} alike by consonants across scripts") if alike else UNKNOWN
    same = fewer <= more or SequenceMatcher(None, left, right, autojunk=False).ratio() >= ALIKE
    if same:
        return Outcome("alike", f"{field} alike")
    return Outcome("other", f"another {field}")


def likeness(a: str, b: str) -> float:
    """How alike the consonants of two names are, by the least alike word of the shorter; 0 where one tells nothing."""
    fewer, more = sorted((skeleton(a).split(), skeleton(b).split()), key=len)
    if len("".join(fewer)) < _TELLING:
        return 0.0
    return min(max(alike_skeletons(word, other) for other in more) for word in fewer)


def _place(a: Held, b: Held, field: str) -> Outcome:
    """Places by the gazetteer, in whatever script and spelling; those it does not hold, by their words."""
    written = [str(one.claim.fields.get(field) or "") for one in (a, b)]
    if not all(written):
        return UNKNOWN
    left, right = map(where, written)
    if left and left == right:
        return Outcome("alike", f"same {field} {left.name}")
    by_words = _words(a, b, field)
    if left and right and by_words.name == "unknown":  # of two scripts
        return Outcome("other", f"another {field}: {left.name}, {right.name}")
    return by_words


@lru_cache(maxsize=20_000)
def _plain(written: str) -> str:
    return folded(written).strip() if written else ""


def _script(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum("\u0600" <= c <= "\u06ff" for c in letters) * 2 > len(letters)


def _date(a: Held, b: Held, field: str) -> Outcome:
    left, right = (_days(one.claim.fields.get(field)) for one in (a, b))
    if left is None or right is None:
        return UNKNOWN
    told = f"{field} {a.claim.fields[field]} and {b.claim.fields[field]}"
    gap = days_apart(left, right)
    return Outcome("fit", f"{told} fit") if gap == 0 else Outcome("near" if gap <= NEAR else "far", told)


def _steps(a: Held, b: Held, field: str) -> Outcome:
    left, right = dict(_dated(a, field)), dict(_dated(b, field))
    shared = [(key, days_apart(left[key], right[key])) for key in sorted(left.keys() & right.keys(), key=str)]
    if shared:
        key, gap = max(shared, key=lambda pair: pair[1])
        if gap == 0:
            return Outcome("fit", f"{key[0]} at dates that fit")
        return Outcome("near" if gap <= NEAR else "far", f"{key[0]} {gap} days apart")
    if left and right and max(days_apart(x, y) for x in left.values() for y in right.values()) <= LIFE:
        names = sorted({code for code, _ in left}), sorted({code for code, _ in right})
        return Outcome("order", f"{', '.join(names[0])} and {', '.join(names[1])} within three years")
    return UNKNOWN


def _dated(one: Held, field: str) -> Iterable[tuple[tuple[str, str | None], Days]]:
    for step in _list(one, field):
        if found := _days(step.get("date")):
            yield (str(step.get("stage") or step.get("step")), step.get("by")), found


def _items(a: Held, b: Held, field: str) -> Outcome:
    left, right = ({_name(item) for item in _list(one, field)} - {""} for one in (a, b))
    pair = None
    if left and right:
        both = sorted(left & right)
        if both:
            return Outcome("designation", f"same {', '.join(both)}")
        if pair := _one_weapon(a, b, field, _TWO_SCRIPTS):
            return Outcome("designation", f"{pair[0]} is {pair[1]} by consonants and numbers")
        if not (pair := _one_weapon(a, b, field, _MAYBE)):
            return Outcome("other", "other designations")
    kinds = [{item.get("category") for item in _list(one, field)} - {None, "other"} for one in (a, b)]
    if not all(kinds):
        return UNKNOWN
    both = sorted(str(code) for code in kinds[0] & kinds[1])
    if not both:
        return Outcome("apart", "other categories")
    maybe = f", and {pair[0]} may be {pair[1]}" if pair else ""  # what is neither one nor another is left to people
    return Outcome("category", f"{', '.join(both)} in both{maybe}")


def _one_weapon(a: Held, b: Held, field: str, least: float) -> tuple[str, str] | None:
    """Two designations in two scripts with the same numbers and consonants that are alike (بيرقدار, Bayraktar)."""
    left, right = ([folded(str(item["name"])) for item in _list(one, field) if item.get("name")] for one in (a, b))
    for x in left:
        for y in right:
            numbers = [[c for c in name if c.isdigit()] for name in (x, y)]
            if _script(x) != _script(y) and numbers[0] == numbers[1] and likeness(_word(x), _word(y)) >= least:
                return x, y
    return None


def _word(name: str) -> str:
    """The word of a designation that has most consonants."""
    return max(name.split(), key=lambda word: len(skeleton(word)), default="")


def _name(item: Mapping[str, Any]) -> str:
    return "".join(c for c in _plain(str(item.get("name") or "")) if c.isalnum())


def _number(a: Held, b: Held, field: str) -> Outcome:
    """Numbers of one field, or of the only item each has; another unit is another number, for nothing is converted."""
    left, right = _amount(a, field), _amount(b, field)
    if left is None or right is None:
        return UNKNOWN
    told = f"{field} {left[0]:g} and {right[0]:g}"
    if left[1] != right[1]:
        return UNKNOWN
    off = abs(left[0] - right[0]) / max(abs(left[0]), abs(right[0]), 1)
    if off == 0:
        return Outcome("equal", f"same {field} {left[0]:g}")
    within = ABOUT if "about" in (left[2], right[2]) else CLOSE
    return Outcome("about", f"{told} agree within {within:.0%}") if off <= within else Outcome("other", told)


def _amount(one: Held, field: str) -> tuple[float, Any, Any] | None:
    name, _, key = field.partition(".")
    if not key:
        found: Any = one.claim.fields.get(field)
        return None if found is None else (found, one.claim.fields.get("unit"), one.claim.fields.get("approx"))
    items = _list(one, name)
    found = items[0].get(key) if len(items) == 1 else None
    return None if found is None else (found, "count", None)


def _copy(a: Held, b: Held, _: str) -> Outcome:
    """Whether the two rest on the same words, as copies of one text do, and what of it a paper takes over."""
    left, right = (
        {_plain(e.quote) for e in one.claim.evidence if e.quote.count(" ") + 1 >= _TOLD_ALIKE} for one in (a, b)
    )
    if not left or not right:
        return UNKNOWN
    return Outcome("other") if left.isdisjoint(right) else Outcome("same", "told in the same words")


def _reports(a: Held, b: Held, _: str) -> Outcome:
    left, right = (_days(one.report.document.date) for one in (a, b))
    if left is None or right is None:
        return UNKNOWN
    gap = days_apart(left, right)
    if gap <= SAME_NEWS:
        return Outcome("near", f"reported {gap} days apart" if gap else "reported on one day")
    return Outcome("far", "reported years apart") if gap > LONG_AFTER else UNKNOWN


def _list(one: Held, field: str) -> list[Any]:
    found = one.claim.fields.get(field)
    return found if isinstance(found, list) else []


def _days(written: Any) -> Days | None:
    return _span(written) if isinstance(written, str) else None


@lru_cache(maxsize=20_000)
def _span(written: str) -> Days | None:
    try:
        return days(written)
    except ValueError:  # of another version: it is not understood, so it says nothing
        return None


def days_apart(a: Days, b: Days) -> int:
    """Days between two dates; 0 where they may be one."""
    later, earlier = max(a.earliest, b.earliest), min(a.latest, b.latest)
    return max(0, (later - earlier).days)


def day_of(one: Held) -> date | None:
    """The day by which a claim can be found again: its own date, or else its report's."""
    found = _days(one.claim.fields.get("date")) or _days(one.report.document.date)
    return found.earliest if found else None


COMPARISONS: dict[str, tuple[Compare, tuple[str, ...]]] = {
    "actors": (_actors, ("equal", "nested", "overlap", "apart", "unknown")),
    "actor": (_actor, ("equal", "body", "other", "unknown")),
    "code": (_code, ("equal", "other", "unknown")),
    "codes": (_codes, ("overlap", "apart", "unknown")),
    "words": (_words, ("alike", "other", "unknown")),
    "place": (_place, ("alike", "other", "unknown")),
    "date": (_date, ("fit", "near", "far", "unknown")),
    "steps": (_steps, ("fit", "near", "far", "order", "unknown")),
    "items": (_items, ("designation", "category", "other", "apart", "unknown")),
    "number": (_number, ("equal", "about", "other", "unknown")),
    "copy": (_copy, ("same", "other", "unknown")),
    "reports": (_reports, ("near", "far", "unknown")),
}
