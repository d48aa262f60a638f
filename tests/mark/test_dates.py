"""The date reader: the cases of `tests/cases/dates.yml`, and what must hold of any text and any day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sijill.edtf import date_fault
from sijill.languages import load
from sijill.mark.dates import DateReader
from sijill.mark.numbers import NumberReader
from sijill.records import Mention
from sijill.text import words

PACK = load("ar")
READER = DateReader(PACK.calendar, NumberReader(PACK.numerals))
CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "dates.yml").read_text(encoding="utf-8"))
MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
# Words that dates are made of, to be thrown together: whatever comes of it must be a date that exists, or none.
PIECES = [
    *MONTHS, "كانون الثاني", "الأول", "الماضي", "المقبل", "الجاري", "عام", "العام", "عامي", "من", "إلى", "بين", "و",
    "في", "قبل", "منذ", "بحلول", "يومين", "سنوات", "أشهر", "خلال", "الأيام", "السبعة", "الماضية", "الأحد", "الموافق",
    "رمضان", "هـ", "صفر", "اليوم", "أمس", "شهر", "الأسبوع", "الأخير", "ثلاث", "عشرين", "31", "30", "2020", "2019",
    "1441", "15", "7", "/", "-", "،", ".", "صيف", "الربع", "النصف", "الأولى", "نهاية", "نفسه", "آخر", "24", "ساعة",
    "مرور", "على", "عقدين", "تسعينيات", "القرن",
]  # fmt: skip


def read(text: str, known: str | None = None) -> list[Mention]:
    """The dates of a text."""
    return READER.read(words(text), known)


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_case(case: dict[str, Any]) -> None:
    """The dates of the text are those that the case names, and no others."""
    found = read(case["text"], case.get("date"))
    assert [m.code for m in found] == case["dates"]
    if "relation" in case:
        assert found[0].data.relation == case["relation"]
    if "rule" in case:
        assert found[0].data.rule == case["rule"]


@given(
    DAYS,
    st.sampled_from(
        ["{d} {m} {y}", "يوم {d} {m} عام {y}", "في {d} من شهر {m} {y}م", "{d}/{n}/{y}", "{y}-{n:02}-{d:02}"]
    ),
)
def test_a_written_day_is_read_back(day: date, form: str) -> None:
    """However a day is written, it is that day."""
    text = form.format(d=day.day, m=MONTHS[day.month - 1], n=day.month, y=day.year)
    assert [m.code for m in read(text)] == [day.isoformat()]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12), st.none() | DAYS)
def test_whatever_is_read_exists(pieces: list[str], known: date | None) -> None:
    """Any jumble of date words gives dates that the calendar has, in order, each inside the text."""
    text = " ".join(pieces)
    last = 0
    for m in read(text, known.isoformat() if known else None):
        assert m.code == "" or date_fault(m.code) is None, (text, m.code)
        assert last <= m.first < m.last
        last = m.last


@given(st.lists(st.sampled_from([p for p in PIECES if not p.isdigit()]), min_size=1, max_size=8))
def test_nothing_is_invented(pieces: list[str]) -> None:
    """Without digits and without the report's date no date has a code, but a decade that is named."""
    assert all(m.code in ("", "199X") for m in read(" ".join(pieces)))


@given(DAYS, st.integers(1, 400))
def test_a_count_of_days_is_counted(day: date, count: int) -> None:
    """قبل N أيام is N days before the report's own day."""
    found = read(f"وصلوا قبل {count} يوما إلى المدينة", day.isoformat())
    assert [(day - date.fromisoformat(m.code)).days for m in found] == [count]


def test_spans_are_of_the_text_as_it_stands() -> None:
    """Vowel marks and tatweel do not move a date's place."""
    text = "وَصَلَ فـي ١٢ تَمُّوز ٢٠٢٠ إلى باكو"
    (m,) = read(text)
    assert text[m.start : m.end] == "١٢ تَمُّوز ٢٠٢٠"
