"""How a language writes dates: `dates.yml`, read and checked into one frozen table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.resources.abc import Traversable

from sijill.data import Row, read_mapping
from sijill.languages.numerals import Phrase, phrase

_PLACE = 2  # words of the place whose clock is meant

# The first word of a phrase to what may follow it and the phrase's value, longest first.
Table = Mapping[str, tuple[tuple[Phrase, int], ...]]
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Span:
    """A unit of time that is counted: its forms after a number, its dual, and the bare singular."""

    one: Words
    two: Words
    single: Words


@dataclass(frozen=True, slots=True)
class Calendar:
    """Folded phrases of `dates.yml`, whose comments say what each is.

    Each field is a key of the file, but for `which`: the words of `last` (-1), `this` (0) and `next` (1).
    """

    months: Table
    hijri: Table
    weekdays: Table
    ordinals: Table
    days: Table
    quarter_words: Table
    half_words: Table
    decades: Table
    ambiguous: Words
    month_before: Words
    no_weekday_after: Words
    with_name: Words
    no_day_after: Words
    of_month: Words
    day_of_before: Words
    pair_words: Words
    next_to: Words
    following: Words
    later: Words
    since: Words
    not_today: Words
    behind_today: Words
    part_of_day: Words
    not_today_after: Words
    latest: Words
    same: Words
    demonstratives: Words
    year_words: Words
    years_words: Words
    year_adjectives: Words
    part_words: Words
    month_words: Words
    week_words: Words
    day_words: Words
    first_months: Words
    seasons: Words
    ago: Words
    last_ones: Words
    running_day: Words
    wars: Words
    for_years: Words
    within: Words
    counted_up: Words
    elapsed: Words
    from_event: Words
    not_to_event: Words
    but_now: Words
    year_before: Words
    range_links: Words
    range_before: Words
    between: Words
    until: Words
    ahead: Words
    done_behind: Words
    not_before: Words
    war_before: Words
    gregorian: Words
    hijri_marks: Words
    year_marks: Words
    page_words: Words
    zone_words: Words
    published_words: Words
    modified_words: Words
    not_future: tuple[str, ...]
    century: frozenset[Phrase]
    last_night: frozenset[Phrase]
    which: Mapping[str, int]
    spans: Mapping[str, Span]
    recent: Mapping[str, str]
    relations: Mapping[Phrase, str]
    season_starts: Mapping[str, int]
    known_days: Mapping[tuple[int, int], Words]
    no_month: frozenset[str]


def of_page(found: Sequence[str], known: Calendar) -> list[bool]:
    """Of each word of a line whether it is one by which a page speaks of itself: نشر في, 14:05 بتوقيت مكة المكرمة."""
    own = known.page_words | known.published_words | known.modified_words
    out: list[bool] = []
    for at, word in enumerate(found):
        clock = any(one in known.zone_words for one in found[max(0, at - _PLACE) : at + 1])
        out.append(clock or word in own or word.replace(".", "").isdecimal())
    return out


def _table(rows: Row) -> Table:
    out: dict[str, list[tuple[Phrase, int]]] = {}
    for value in rows:
        if not isinstance(value, int):
            raise rows.error(f"{value!r} must be a whole number", value)
        for first, *rest in map(phrase, rows.texts(value)):
            out.setdefault(first, []).append((tuple(rest), value))
    return {first: tuple(sorted(set(ends), key=lambda e: (-len(e[0]), e[1]))) for first, ends in out.items()}


def _words(forms: Iterable[str]) -> Words:
    return frozenset(p for form in forms for p in phrase(form))


def _phrases(rows: Row) -> dict[Phrase, str]:
    return {phrase(form): code for code in rows for form in rows.texts(code)}


def _span(row: Row) -> Span:
    return Span(_words(row.texts("one")), _words(row.texts("two")), _words(row.texts("single")))


def _known_days(rows: Row) -> dict[tuple[int, int], Words]:
    out = {}
    for key in rows:
        month, _, day = str(key).partition("-")
        if not (month.isdigit() and day.isdigit()):
            raise rows.error(f"{key!r} must be a month and a day, such as 9-11", key)
        out[int(month), int(day)] = _words(rows.texts(key))
    return out


_WHICH = {"last": -1, "this": 0, "next": 1}
_TABLES, _WORDS = ([f.name for f in fields(Calendar) if f.type == kind] for kind in ("Table", "Words"))
_OTHER = (
    "spans",
    "recent",
    "relations",
    "season_starts",
    "known_days",
    "no_month",
    "century",
    "last_night",
    "not_future",
    *_WHICH,
)


def read_calendar(path: Traversable) -> Calendar:
    """The table of `dates.yml`. Raises DataError, which names what is wrong."""
    data = read_mapping(path)
    keys = (*_TABLES, *_WORDS, *_OTHER)
    data.only(keys, keys)
    tables = {key: _table(data.row(key)) for key in _TABLES}
    words = {key: _words(data.texts(key)) for key in _WORDS}
    for word in words["ambiguous"]:
        if word not in tables["months"]:
            raise data.error(f"{word!r} stands in `ambiguous` and is no month", "ambiguous")
    spans = data.row("spans")
    return Calendar(
        **tables,  # type: ignore[arg-type]  # the keys are names of fields of this type
        **words,  # type: ignore[arg-type]
        not_future=tuple(sorted(_words(data.texts("not_future")))),
        century=frozenset(map(phrase, data.texts("century"))),
        last_night=frozenset(map(phrase, data.texts("last_night"))),
        which={word: n for key, n in _WHICH.items() for word in _words(data.texts(key))},
        spans={unit: _span(spans.row(unit)) for unit in spans},
        recent={form[0]: unit for form, unit in _phrases(data.row("recent")).items()},
        season_starts={form: month for form, ((_, month), *_) in _table(data.row("season_starts")).items()},
        relations=_phrases(data.row("relations")),
        known_days=_known_days(data.row("known_days")),
        no_month=frozenset(data.texts("no_month")),
    )
