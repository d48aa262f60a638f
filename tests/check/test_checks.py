"""What claims come to when they are held against facts, and how it is said."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sijill.check import check_entry, check_report
from sijill.check.amounts import fits, money, off
from sijill.check.say import sentences
from sijill.codebook import load
from sijill.entry import Entry, Option, Told
from sijill.records import Claim, Document, Evidence, Finding, Held, Report
from sijill.reference import Fact, Referred, Source
from sijill.skeleton import alike

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "checks.yml").read_text(encoding="utf-8"))
TODAY = date(2026, 1, 1)
SOURCE = Source("s", "a series", "a publisher", "2025", "own", "file.csv")
PLAIN = "نص لا يقول شيئا يطلب"


class Known:
    """Facts held in a list."""

    def __init__(self, facts: list[Fact]) -> None:
        self._facts = facts

    def about(self, measure: str, subject: str, counterpart: str | None = None) -> list[Referred]:
        """The facts of a measure about one actor or about two."""
        wanted = {subject, counterpart} if counterpart else {subject}
        found = [f for f in self._facts if f.measure == measure]
        found = [f for f in found if ({f.subject, f.counterpart} if counterpart else {f.subject}) == wanted]
        return [Referred(f, SOURCE) for f in found]

    def during(self, measure: str, first: str, last: str) -> list[Referred]:
        """The facts of a measure in some days."""
        found = [f for f in self._facts if f.measure == measure and f.first <= last and f.last >= first]
        return [Referred(f, SOURCE) for f in found]

    def span(self, measure: str) -> tuple[str, str] | None:
        """The days that the facts of a measure cover."""
        days = [(f.first, f.last) for f in self._facts if f.measure == measure]
        return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def fact(told: dict[str, Any]) -> Fact:
    """A fact from the short form of the cases."""
    told = dict(told)
    year = told.pop("year", None)
    span = (f"{year}-01-01", f"{year}-12-31") if year else (told.pop("first"), told.pop("last"))
    named = told["measure"], told["subject"], told.get("counterpart"), told.get("unit")
    return Fact(*named, span[0], span[1], told.get("value"), "l", None, told.get("more", {}))


def report(case: dict[str, Any]) -> list[Held]:
    """The claims of a case, all of one report."""
    text, out = case.get("text", PLAIN), str(case["out"]) if "out" in case else None
    quote = case.get("quote", text)  # on which the claims rest
    place = Evidence.cut("claim", text.index(quote), text.index(quote) + len(quote), text)
    document = Document("r", text, "ar", date=out)
    held = []
    for n, told in enumerate(case["claims"]):
        kind, reality = told["kind"], told.get("reality", "actual")
        fields: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds[kind].fields.values()}
        fields |= {name: value for name, value in told.items() if name not in ("kind", "reality")}
        claim = Claim(kind, fields, reality, None, (place,), "person")
        held.append(Held(str(n), claim, Report("r", document, "2026-01-01")))
    return held


@pytest.mark.parametrize("name", CASES)
def test_claims_come_to_these_findings(name: str) -> None:
    """Each case of tests/cases/checks.yml: the verdicts, no others, and the words that must be said."""
    case = CASES[name]
    found = list(check_report(report(case), Known([fact(one) for one in case.get("facts", ())]), TODAY))
    said: dict[str, str] = {}
    for one in found:
        said[one.verdict] = said.get(one.verdict, "") + one.en
    assert said.keys() == case["findings"].keys(), found
    for verdict, words in case["findings"].items():
        for word in words:
            assert word in said[verdict]


def test_every_sentence_is_said_in_both_languages_by_some_case() -> None:
    """No sentence is kept that nothing says; each is Arabic in Arabic and names the same things."""
    assert len(sentences()) >= 25
    for one in sentences().values():
        assert one.en.endswith(".")
        assert any("\u0600" <= c <= "\u06ff" for c in one.ar)


def test_what_reports_of_one_thing_contradict_is_a_finding_about_the_entry() -> None:
    """Fields and dates of steps, and steps out of order."""
    told = Told((Option("باكو", ("a",), 1), Option("أنقرة", ("b",), 1)), None, "even", conflict=True)
    entry = Entry(
        "R1", "agreement", ("a", "b"), ("x", "y"), 2, {"place": told}, (), ("ratified 2018 comes before signed 2019",)
    )
    found = list(check_entry(entry))
    assert [one.verdict for one in found] == ["inconsistent", "inconsistent"]
    assert "باكو (1); أنقرة (1)" in found[1].en


def test_reports_that_copy_one_text_do_not_confirm_each_other() -> None:
    """Three reports and one source are told as such; three sources, or one report, are not."""
    for reports, sources, told in ((("x", "y", "z"), 1, True), (("x", "y", "z"), 3, False), (("x",), 1, False)):
        found = list(check_entry(Entry("R1", "agreement", ("a",), reports, sources, {}, (), ())))
        assert [(one.verdict, one.independent) for one in found] == ([("no_reference", False)] if told else [])
        assert not told or "3 reports tell it" in found[0].en


@given(st.floats(1, 1e13), st.floats(1, 1e13))
def test_a_number_fits_itself_and_bounds_hold_one_way(a: float, b: float) -> None:
    """Whatever the softening; a lower bound and an upper one are both broken only by nothing."""
    assert fits(a, None, a)
    assert fits(a, "about", a)
    assert fits(a, "at_least", b) or fits(a, "at_most", b)
    assert fits(a, None, b) <= fits(a, "about", b)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (2e9, "USD", "USD 2 bn"),
        (1.8542e9, "USD", "USD 1.854 bn"),
        (5e6, "EUR", "EUR 5 m"),
        (12, "count", "12"),
        (3.5, "percent", "3.5 %"),
    ],
)
def test_amounts_in_words(value: float, unit: str, words: str) -> None:
    """With the unit, and as many digits as a reader wants."""
    assert money(value, unit) == words
    assert off(value, value) == 0


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("رجب طيب أردوغان", "Recep Tayyip Erdoğan"),
        ("ذاكر حسنوف", "Zakir Hasanov"),
        ("خلوصي أكار", "Hulusi Akar"),
        ("إلهام علييف", "Ilham Aliyev"),
        ("سامح شكري", "Sameh Shoukry"),
        ("بيرقدار", "Bayraktar"),
    ],
)
def test_names_are_alike_across_scripts_and_others_are_not(arabic: str, latin: str) -> None:
    """The same name in two scripts is more alike than a threshold, and another person's name is not."""
    assert alike(arabic, latin) >= 0.8
    assert alike(arabic, "Yaşar Güler") < 0.75


def test_a_finding_is_checked_when_it_is_made() -> None:
    """Verdict and severity are of the lists."""
    with pytest.raises(Exception, match="a finding is one of"):
        Finding("a", "c", "maybe", "e", "ع")


def test_every_check_has_its_line_in_the_docs() -> None:
    """By its name and its file: docs/checks.md."""
    root = Path(__file__).parents[2]
    page = (root / "docs" / "checks.md").read_text(encoding="utf-8")
    named = re.compile(r'^(?:NAME|ORDER|COPIES) = "(.+)"$', re.MULTILINE)
    for file in sorted((root / "src" / "sijill" / "check").glob("*.py")):
        for name in named.findall(file.read_text(encoding="utf-8")):
            assert name in page, (file.name, name)
            assert f"`{file.stem}`" in page
