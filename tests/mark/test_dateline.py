"""Datelines: the day a report gives for itself, and none that it only speaks of or that the page shows."""

from __future__ import annotations

import pytest

from sijill.flow import trace_document
from sijill.records import Candidate, Document


def said(text: str) -> list[tuple[str, str]]:
    """The days of the candidates with how they are known."""
    found = trace_document(Document("a", text, language="ar"))
    return [(c.date, c.how) for c in found.candidates]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("باكو، 12 يوليو 2020 (وكالة) - وقّعت الدولتان مذكرة.", "2020-07-12"),
        ("القاهرة – ١٢ تموز ٢٠٢٠ – بحث الوزيران التعاون.", "2020-07-12"),
        ("الجزائر 12 جوان 2020 (وكالة)- أعلنت وزارة الدفاع.", "2020-06-12"),
        ("تونس في 12 جويلية 2020 /وكالة/ استقبل الوزير نظيره.", "2020-07-12"),
        ("الرباط، 9 غشت 2021: اختتمت المناورة.", "2021-08-09"),
        ("بيروت 3 كانون الثاني/يناير 2022 - تسلم الجيش آليات.", "2022-01-03"),
        ("الرياض 20 ذو القعدة 1441 هـ الموافق 11 يوليو 2020 م واس\nالتقى الوزير نظيره.", "2020-07-11"),
        ("الرياض 15 رمضان 1441 هـ - التقى الوزير نظيره.", "2020-05-08"),
        ("لقاء بين الوزيرين\nالخرطوم 12-7-2020 (وكالة) - التقى الوزيران.", "2020-07-12"),
    ],
)
def test_names_of_places_with_a_day_and_a_sign_are_a_dateline(text: str, day: str) -> None:
    """Every month set, Hijri and double dates are read, and the other calendar's day beside it changes nothing."""
    assert said(text) == [(day, "dateline")]


@pytest.mark.parametrize(
    "text",
    [
        "في 12 يوليو 2016 حاول ضباط قلب الحكم.",
        "وقعت باكو في 12 يوليو 2020 (يوم الأحد) اتفاقا.",
        "تونس في 12 يوليو 2016 وقعت اتفاقا مع فرنسا.",
        "تركيا وأذربيجان 12 يوليو 2020: اتفاق جديد.",
        "باكو 12 يوليو (وكالة) - وقعت الدولتان مذكرة.",  # no year, and nothing that bounds it
        "باكو يوليو 2020 (وكالة) - وقعت الدولتان مذكرة.",
        "نص\n" * 20 + "باكو، 12 يوليو 2020 - وقعت الدولتان مذكرة.\n" + "نص\n" * 20,
    ],
)
def test_a_day_that_the_report_speaks_of_is_no_dateline(text: str) -> None:
    """Prose, a day without its year, and a line in the middle of the text give no candidate."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("نشر في: الأحد 12 يوليو/تموز 2020 - 10:30 ص", [("2020-07-12", "published")]),
        ("آخر تحديث: 15/7/2020", [("2020-07-15", "modified")]),
        (
            "تاريخ النشر 12 يوليو 2020 آخر تحديث 13 يوليو 2020",
            [("2020-07-12", "published"), ("2020-07-13", "modified")],
        ),
        ("السبت 20 أبريل 2024", [("2024-04-20", "crawled")]),
    ],
)
def test_a_line_of_the_page_says_what_its_day_is(line: str, days: list[tuple[str, str]]) -> None:
    """The words before a day tell it; a line that is only a day is the clock of the page and never the report's."""
    for text in (f"{line}\nعنوان\nنص الخبر.", f"عنوان\n{line}\nنص الخبر.", "نص الخبر.\n" * 20 + line):
        assert said(text) == days
    published = next((day for day, how in days if how == "published"), None)
    assert trace_document(Document("a", f"{line}\nنص", language="ar")).date == published


def test_a_dateline_that_contradicts_the_page_takes_the_date_away() -> None:
    """Both days are kept, and neither is believed."""
    from sijill.dating import settled
    from sijill.records import Candidate

    page = settled(
        Document("a", "باكو، 12 يوليو 2020 - نص", language="ar"), [Candidate("2024-04-20", "published", "meta", 0.9)]
    )
    found = trace_document(page)
    assert (page.date, found.date, len(found.candidates)) == ("2024-04-20", None, 2)


def test_a_report_in_a_language_without_a_pack_is_left_as_it_is() -> None:
    """Nothing is read into it."""
    document = Document("a", "BAKU, 12 July 2020 - text", language="en")
    assert trace_document(document) is document


NAMED = "أخبار الدفاع\nباكو 12 يوليو (وكالة) - وقعت الدولتان مذكرة تفاهم للتعاون في مجال الدفاع."


@pytest.mark.parametrize(
    ("bounds", "day"),
    [
        ([("2020-07", "address")], "2020-07-12"),
        ([("2020-07-13", "published")], "2020-07-12"),
        ([("2020-07-14", "modified")], "2020-07-12"),
        ([("2020-07-19", "crawled")], "2020-07-12"),
        ([("2020-06", "address")], None),
        ([("2020-08-30", "modified")], None),
        ([("2024-04-20", "crawled")], None),
        ([("2020-07", "address"), ("2019-07-12", "published")], None),
        ([], None),
    ],
)
def test_a_dateline_without_a_year_has_one_where_another_place_bounds_it(
    bounds: list[tuple[str, str]], day: str | None
) -> None:
    """A month in the address, a day beside it, or a change within a week; two years, or none, leave it open."""
    known = tuple(Candidate(date, how, "there", 0.9) for date, how in bounds)
    found = trace_document(Document("a", NAMED, language="ar", candidates=known))
    assert [c.date for c in found.candidates if c.how == "dateline"] == ([day] if day else [])


@pytest.mark.parametrize(
    "line", ["القاهرة، 12 يوليو", "القاهرة 12 يوليو - مشمس", "في القاهرة 12 يوليو وقعت الدولتان مذكرة تفاهم اليوم."]
)
def test_a_line_without_a_report_is_no_dateline_of_the_day_of_fetching(line: str) -> None:
    """The head of a page shows a place and the day on which it is served."""
    text = f"{line}\nوقعت الدولتان مذكرة تفاهم للتعاون في مجال الدفاع."
    fetched = (Candidate("2024-07-12", "crawled", "day of fetching", 1),)
    assert trace_document(Document("a", text, language="ar", candidates=fetched)).date is None
