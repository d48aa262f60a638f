"""Whether a speaker held, at that time, the office by which the report names him.

The office is read from the words right before or after the name in the report. Only lists that have the office at all
say anything, and only a name that is surely another's on that day contradicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sijill.actors import names
from sijill.check.say import finding
from sijill.check.when import When, span
from sijill.data import read_rows
from sijill.records import Finding, Held
from sijill.reference import Facts, Referred
from sijill.skeleton import alike, alike_skeletons, skeleton
from sijill.text import fold, folded

NAME = "office of the speaker"
_ALIKE, _UNLIKE = 0.75, 0.7  # from where on a name is the holder's, and up to where it is surely not
_SURE = 0.92  # from where on it is surely somebody's who held the office at another time
_TELLING = 3  # consonants
_AROUND = 60  # characters before a name among which its office stands
_MONTH = 31  # days: a longer span is no day of a statement
_OPEN = "9999-12-31"


class _Office(NamedTuple):
    words: re.Pattern[str]
    positions: tuple[str, ...]
    title: str


def check(one: Held, facts: Facts, spoken: When | None) -> Iterator[Finding]:
    """The finding about a statement, if its speaker is named with an office and the time is known.

    Of a report without a date only the last day is known that it looks back on: then nothing is contradicted.
    """
    told = one.claim.fields
    speaker, state, day = told.get("speaker"), told.get("speaker_actor"), _day(one, spoken)
    if one.claim.kind != "statement" or not isinstance(speaker, str) or not isinstance(state, str) or ":" in state:
        return
    office = _office(one, speaker)
    if office is None or day is None:
        return
    terms = [r for r in facts.about("office", state) if _is(r, office)]
    if not terms:
        return
    holding = [r for r in terms if r.fact.first <= day <= r.fact.last]
    held = [r for r in holding if likeness(speaker, r.fact.more["person"]) >= _ALIKE]
    if held:
        yield _said(one, "agrees", "office_agrees", min(held, key=_doubt), day=day)
        return
    other_days = [r for r in terms if r not in holding and surely(speaker, r.fact.more["person"])]
    unlike = all(likeness(speaker, r.fact.more["person"]) < _UNLIKE for r in holding)
    if other_days and holding and unlike and spoken and spoken.known:
        other = min(holding, key=_doubt).fact.more["person"]
        yield _said(one, "contradicted", "office_contradicted", other_days[-1], day=day, other=other)
    else:
        yield finding(one.id, NAME, "no_reference", "office_none", speaker=speaker, office=office.title, state=state)


def likeness(speaker: str, person: str) -> float:
    """How alike two names are, by their words or as one: داود أوغلو is Davutoğlu. Two consonants tell nobody."""
    said, known = skeleton(speaker), skeleton(person)
    if min(len(said.replace(" ", "")), len(known.replace(" ", ""))) < _TELLING:
        return 0.0
    whole = alike_skeletons(said.replace(" ", ""), known.replace(" ", ""))
    words = alike(" ".join(_long(speaker)), person)
    return max(words, whole)


def surely(speaker: str, person: str) -> bool:
    """Whether two names are surely of one person: at least two words of each, and all of the fewer very alike."""
    said, known = _long(speaker), _long(person)
    return min(len(said), len(known)) > 1 and alike(" ".join(said), " ".join(known)) >= _SURE


def _long(name: str) -> list[str]:
    """The words of a name that have enough consonants to tell."""
    return [word for word in folded(name).split() if len(skeleton(word)) >= _TELLING]


def _doubt(term: Referred) -> tuple[bool, str]:
    return term.fact.flag is not None, term.fact.first


def _day(one: Held, spoken: When | None) -> str | None:
    own = span(one.claim.fields.get("date"))
    if own and (own.latest - own.earliest).days < _MONTH:
        return own.earliest.isoformat()
    return spoken.day.isoformat() if spoken else None


def _said(one: Held, verdict: str, sentence: str, term: Referred, **told: str) -> Finding:
    fact = term.fact
    last = "…" if fact.last == _OPEN else fact.last
    return finding(
        one.id,
        NAME,
        verdict,
        sentence,
        person=fact.more["person"],
        position=fact.more["position"],
        first=fact.first,
        last=last,
        referred=term,
        **told,
    )


def _office(one: Held, speaker: str) -> _Office | None:
    """The office that stands right before the name: in the words of the claim, or else where the report first does."""
    for text in (*(e.quote for e in one.claim.evidence), one.report.document.text):
        said = fold(text).text
        at = said.find(folded(speaker))
        if at < 0:
            continue
        before = said[max(0, at - _AROUND) : at]
        found = [
            (match.end(), match.end() - match.start(), office)
            for office in _offices()
            for match in office.words.finditer(before)
            if all(word in _between() for word in before[match.end() :].split())
        ]
        if found:
            return max(found, key=lambda match: match[:2])[2]
    return None


def _is(referred: Referred, office: _Office) -> bool:
    return referred.fact.more["position"].casefold() in office.positions


@cache
def _between() -> frozenset[str]:
    """What may stand between an office and a name: the state, as a name or an adjective. Not "former"."""
    forms = {folded(one.text) for one in names() if one.kind == "actor" and one.form in ("name", "nisba")}
    return frozenset(form for one in forms for form in (one, f"ال{one}", f"ال{one}ه", f"{one}ه"))


@cache
def _offices() -> tuple[_Office, ...]:
    """Words of offices and how lists name them. Raises DataError."""
    keys = ("words", "positions", "title")
    rows = read_rows(files("sijill.check") / "offices.yml", keys, keys)
    return tuple(
        _Office(
            re.compile("|".join(rf"\b(?:ال)?{re.escape(folded(words))}\b" for words in row.texts("words"))),
            tuple(name.casefold() for name in row.texts("positions")),
            row.text("title"),
        )
        for row in rows
    )
