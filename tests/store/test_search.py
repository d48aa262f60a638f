"""Reports are found by their words, however these are spelled, and the words are shown where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill import flow
from sijill.records import Document
from sijill.store import Register, terms

REPORTS = {
    "visit": ("توجه الوزير لباكو يوم ١٢ يونيو ٢٠١٩ ووقّعت تركيا وأذربيجان مذكرة تفاهم عسكرية.", "2019-06-13"),
    "bay": ("اشترت قطر ستّ طائرات Bayraktar TB2 من تركيا.", "2020-01-01"),
    "undated": ("زار وفد من أَذْرَبِيجان أنقرة.", None),
}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register of three reports."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        for name, (text, out) in REPORTS.items():
            document = Document(name, text, "ar", title=f"عنوان {name}", date=out)
            opened.add(document, flow.code_document(document))
        yield opened


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("باكو", ["visit"]),
        ("اذربيجان", ["visit", "undated"]),
        ("أذربيجان", ["visit", "undated"]),
        ("2019", ["visit"]),
        ("٢٠١٩", ["visit"]),
        ("bayraktar", ["bay"]),
        ("تركيا مذكره", ["visit"]),
        ('"مذكرة تفاهم"', ["visit"]),
        ('"تفاهم مذكرة"', []),
        ("قط", ["bay"]),
        ("عنوان", ["bay", "visit", "undated"]),
        ("100%", []),
        ("", []),
        ('"', []),
        ("AND OR NOT *", []),
    ],
)
def test_words_are_found_as_they_are_meant(register: Register, query: str, found: list[str]) -> None:
    """All the words must be there; the latest report stands first and one without a date last."""
    assert [hit.report.document.id for hit in register.search(query)] == found


def test_the_places_are_those_of_the_text_as_it_stands(register: Register) -> None:
    """Marks and tatweel in the text are part of what is shown."""
    (hit,) = register.search("أَذربيجان زار")
    assert [hit.report.document.text[a:b] for a, b in hit.spans] == ["زار", "أَذْرَبِيجان"]


def test_claims_that_rest_on_the_words_come_with_them(register: Register) -> None:
    """A search leads to what the program made of the passage."""
    (hit,) = register.search("مذكرة")
    assert [one.claim.kind for one in hit.claims] == ["agreement"]


def test_a_page_of_hits_goes_on_where_the_last_ended(register: Register) -> None:
    """Limit and offset walk through all."""
    pages = [register.search("عنوان", limit=1, offset=n) for n in range(4)]
    assert [hit.report.document.id for page in pages for hit in page] == ["bay", "visit", "undated"]


@given(st.text(max_size=30))
def test_any_query_is_a_question_and_never_an_error(query: str) -> None:
    """Whatever is typed becomes terms without blanks at their ends."""
    assert all(term == term.strip() != "" for term in terms(query))
