"""That a state's military spending grows or falls, against the series of the last years.

Reports seldom say in which prices: growth in either constant or current ones bears growth out, and only what is the
other way in all of them, two years running, contradicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import count, pairwise
from typing import NamedTuple

from sijill.check.amounts import money
from sijill.check.circular import marked
from sijill.check.phrases import about, adjectives, any_of, sentences, states
from sijill.check.say import finding
from sijill.check.series import latest, of_period
from sijill.check.when import When
from sijill.data import Row, read_mapping
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred

NAME = "trend against series"
_STEADY = 0.01  # a change by less is none
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class _Said(NamedTuple):
    """What a sentence says of whose spending: 1 if it grows, -1 if it falls, with the years it names."""

    state: str
    way: int
    years: tuple[int, ...]


def check(report: Sequence[Held], facts: Facts, spoken: When | None) -> Iterator[Finding]:
    """The findings about the sentences of a report that tell of growing or falling spending; one for each state."""
    seen: set[tuple[str, int]] = set()
    for sentence in sentences(report):
        said = _read(sentence)
        last = _last_year(said, spoken) if said else None
        if said and last and (said.state, said.way) not in seen:
            seen.add((said.state, said.way))
            text = report[0].report.document.text
            yield from _compared(about(report, sentence), said, last, facts, text)


def _read(sentence: str) -> _Said | None:
    spending, ways, unless = _patterns()
    if not spending.search(sentence) or unless.search(sentence):
        return None
    for way, pattern in ways:
        found = pattern.search(sentence)
        if found:
            told = {name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value}
            code = states().get(told.get("state", "")) or adjectives().get(told.get("of", ""))
            return _Said(code, way, tuple(map(int, _YEAR.findall(sentence)))) if code else None
    return None


def _last_year(said: _Said, spoken: When | None) -> int | None:
    """The year that the sentence speaks of, or else the last whole one that the report looks back on."""
    if len(set(said.years)) == 1:
        return said.years[0]
    return spoken.day.year - spoken.known if spoken and not said.years else None


def _compared(what: str, said: _Said, last: int, facts: Facts, text: str) -> Iterator[Finding]:
    known = facts.about("defence_spending", said.state)
    told = {"state": said.state, "way": "↑" if said.way > 0 else "↓"}
    some = latest(r for r in of_period(known, str(last)) if r.fact.unit == "USD")
    if not some:
        yield finding(what, NAME, "no_reference", "trend_none", **told, year=last)
    for referred in some:
        same = [r for r in known if r.source.id == referred.source.id and str(r.fact.unit).startswith("USD")]
        steps = [_steps(same, unit, last) for unit in sorted({str(r.fact.unit) for r in same})]
        changes = [step * said.way for run in steps for step in run]
        verdict, sentence = "no_reference", "trend_unclear"
        if any(run and run[-1] * said.way > _STEADY for run in steps):
            verdict, sentence = "agrees", "trend_agrees"
        elif len(changes) >= 2 * len(steps) and all(change < -_STEADY for change in changes):
            verdict, sentence = "contradicted", "trend_contradicted"
        words = {"reference": referred.source.name, "series": _series(same, last)}
        found = finding(what, NAME, verdict, sentence, **told, **words, referred=referred)
        yield marked(found, text, referred)


def _values(same: Sequence[Referred], unit: str, last: int) -> list[tuple[int, float]]:
    found = [
        (year, of_period((r for r in same if r.fact.unit == unit), str(year))) for year in range(last - 2, last + 1)
    ]
    return [(year, r[0].fact.value) for year, r in found if r and r[0].fact.value]


def _steps(same: Sequence[Referred], unit: str, last: int) -> list[float]:
    """The changes from year to year up to the last, as shares."""
    values = _values(same, unit, last)
    return [now / before - 1 for (_, before), (_, now) in pairwise(values)]


def _series(same: Sequence[Referred], last: int) -> str:
    return " → ".join(f"{money(value, 'USD')} ({year})" for year, value in _values(same, "USD", last))


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[tuple[int, re.Pattern[str]], ...], re.Pattern[str]]:
    """Words of spending, by way what tells of it, and words with which a sentence does not. Raises DataError."""
    data = read_mapping(files("sijill.check") / "trends.yml")
    keys = ("heads", "kinds", "rising", "falling", "unless")
    data.only(keys, keys)
    head, kind = any_of(data.texts("heads")), any_of(data.texts("kinds"))
    ways = tuple((way, _pattern(data.row(name), head, kind)) for way, name in ((1, "rising"), (-1, "falling")))
    unless = any_of(data.texts("unless"))
    return re.compile(rf"\b(?:ال)?(?:{head})"), ways, re.compile(rf"\b[وف]?(?:{unless})\b")


def _pattern(row: Row, head: str, kind: str) -> re.Pattern[str]:
    """What tells of a change one way; the state stands behind the spending, inside it, or before it.

    ارتفع الإنفاق العسكري الروسي, ارتفع إنفاق موسكو العسكري, زادت روسيا إنفاقها العسكري, إنفاقها العسكري المتزايد.
    """
    row.only(("verbs", "nouns", "adjectives"), ("verbs", "nouns", "adjectives"))
    verb, noun, adjective = (any_of(row.texts(key)) for key in ("verbs", "nouns", "adjectives"))
    number = count()

    def state() -> str:
        return rf"(?P<state{next(number)}>{any_of([*states()])})\b"

    def of() -> str:
        return rf"(?P<of{next(number)}>{any_of([*adjectives()])})\b"

    def spending(middle: str = "") -> str:
        spent = rf"(?:ال)?(?:{head}) (?:{kind})"
        behind, inside = rf"(?:ل|في |لدي ){state()}", rf"(?:{head}) {state()} (?:{kind})"
        return rf"(?:{spent} {of()}{middle}|{spent}{middle} {behind}|{inside}{middle})"

    return re.compile(
        rf"\b[وف]?(?:{verb}|{noun}) {spending()}"
        rf"|\b[وف]?(?:{verb}|{noun}) {state()} (?:{head})(?:ها|ه) (?:{kind})"
        rf'|\b{spending()}[ ،"]*(?:\w+ )?"?(?:{verb})\b'
        rf"|\b{spending(f' (?:{adjective})')}"
    )
