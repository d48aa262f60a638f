"""A quotation that stands in two versions: one speaker, one occasion, and quoted words that are nearly alike.

Only reports that are no copies of each other are held together. A quotation that one of them cut short at its ends is
no other version: the words must differ inside, and a number in words is that number in digits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from sijill.check.say import finding
from sijill.check.when import span
from sijill.languages import load
from sijill.records import Finding, Held, Report
from sijill.skeleton import alike
from sijill.text import words

NAME = "quotation in two versions"
_MARKS = re.compile(r"[«“”\"]([^«»“”\"\n]*)[»“”\"]")
_LEAST = 6  # words
_NEAR = 0.6  # from which share of words in common on two quotations are versions of one
_DAYS = 3
_SPEAKER = 0.75
_GLUED = ("و", "ال", "وال", "ب", "ل")  # that stand before a number in one word
_DIGITS = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_THOUSAND = 1000


class Quotation(NamedTuple):
    """What a speaker is quoted with in a claim, on a day (as an ordinal)."""

    claim: str
    report: str
    outlet: str
    speaker: str
    state: str
    day: int
    text: str
    words: tuple[str, ...]


class Heard:
    """Quotations by speaker's state and day."""

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        self._by: defaultdict[tuple[str, int], list[Quotation]] = defaultdict(list)
        for one in quotations:
            self._by[one.state, one.day].append(one)

    def versions(self, of: Quotation) -> Iterator[Quotation]:
        """The other versions of a quotation in other reports, the nearest day first."""
        for day in sorted(range(of.day - _DAYS, of.day + _DAYS + 1), key=lambda day: abs(day - of.day)):
            for other in self._by.get((of.state, day), ()):
                if other.report != of.report and _version(of.words, other.words) and _same(of.speaker, other.speaker):
                    yield other


def quotations(one: Held) -> Iterator[Quotation]:
    """What a statement's speaker is quoted with, whole, where the claim's words hold a quotation or some of one."""
    told = one.claim.fields
    speaker, state, text = told.get("speaker"), told.get("speaker_actor"), one.report.document.text
    day = span(told.get("date")) or span(one.report.document.date)
    if one.claim.kind != "statement" or not isinstance(speaker, str) or not isinstance(state, str) or day is None:
        return
    if day.latest.toordinal() - day.earliest.toordinal() > _DAYS:
        return
    outlet = one.report.document.outlet or one.report.document.id
    seen: set[int] = set()
    for evidence in one.claim.evidence:
        if evidence.field != "claim":
            continue
        paragraph = (
            text.rfind("\n", 0, evidence.start) + 1
        )  # from where on marks that look alike open and close in turn
        for found in _MARKS.finditer(text, paragraph):
            if found.start() > evidence.end:
                break
            said = tuple(words(found.group(1)).words)
            if found.end() > evidence.start and found.start() not in seen and len(said) >= _LEAST:
                seen.add(found.start())
                place = one.id, one.report.key, outlet, speaker, state, day.earliest.toordinal()
                yield Quotation(*place, found.group(1).strip(), said)


def check(report: Iterable[Held], heard: Heard, apart: Callable[[Report, str], bool]) -> Iterator[Finding]:
    """The findings about the statements of a report; `apart` tells whether it is no copy of another, by its key."""
    for one in report:
        for quotation in quotations(one):
            other = next((o for o in heard.versions(quotation) if apart(one.report, o.report)), None)
            if other is not None:
                ours, theirs = zip(*_inside(quotation.words, other.words), strict=True)
                told = {"speaker": quotation.speaker, "ours": quotation.text, "theirs": other.text}
                more = {"outlet": other.outlet, "here": _shown(ours), "there": _shown(theirs)}
                yield finding(one.id, NAME, "inconsistent", "two_versions", **told, **more)


def _version(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two runs of words are nearly alike, and neither is only the other made shorter."""
    if a == b or min(len(a), len(b)) < _NEAR * max(len(a), len(b)):
        return False
    if min(len(set(a)), len(set(b))) * _NEAR > len(set(a) & set(b)):
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _NEAR and any(_inside(a, b))


def _inside(a: tuple[str, ...], b: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What differs between two runs, without what one has beyond the ends of the other, and without lost spaces."""
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for n, (tag, i, j, k, m) in enumerate(codes):
        at_end = n in (0, len(codes) - 1)
        if (tag == "replace" or (tag != "equal" and not at_end)) and not _same_words(a[i:j], b[k:m]):
            yield " ".join(a[i:j]), " ".join(b[k:m])


def _same_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two runs are the same but for spaces, or one number in words and in digits."""
    return "".join(a) == "".join(b) or (_number(a) is not None and _number(a) == _number(b))


def _number(found: tuple[str, ...]) -> float | None:
    """The number that words are, all of them; None if they are more or less than one."""
    known = load("ar").numerals
    whole = part = 0.0
    for word in (one for one in found if one != _GLUED[0]):  # «and» stands apart before digits
        bare = next((w for w in (word, *(word[len(p) :] for p in _GLUED if word.startswith(p))) if _counts(w)), "")
        scale = known.scales.get(bare) or known.many.get(bare) or known.two.get(bare)
        if bare and bare[0].isdecimal():
            part += float(bare.replace(",", ""))
        elif bare in known.units:
            part += known.units[bare]
        elif scale:  # of the dual alone it is twice
            part = (part or 1 + (bare in known.two)) * scale
            if scale >= _THOUSAND:
                whole, part = whole + part, 0.0
        else:
            return None
    return whole + part or None


def _counts(word: str) -> bool:
    known = load("ar").numerals
    spoken = (known.units, known.scales, known.many, known.two)
    return bool(_DIGITS.fullmatch(word)) or any(word in table for table in spoken)


def _shown(parts: Iterable[str]) -> str:
    return " … ".join(filter(None, parts)) or "–"


def _same(speaker: str, other: str) -> bool:
    return speaker == other or alike(speaker, other) >= _SPEAKER
