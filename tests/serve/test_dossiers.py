"""Dossiers of parties and pairs, outlets and search, as a browser without script gets them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest

from sijill import flow
from sijill.records import Document


def test_a_party_has_a_dossier_with_whom_it_stands_in_what(browser: Any) -> None:
    """Counts by kind, partners that lead to pairs, entries in a line each."""
    listed = browser.get("/countries").text
    assert listed.index("/countries/TUR") < listed.index("/countries/AZE")
    text = browser.get("/countries/TUR").text
    for words in ("Türkiye", "/pairs/TUR/QAT", "/pairs/TUR/AZE", "With whom", "/entries/agreement?party=TUR"):
        assert words in text
    assert browser.get("/countries/FRA").status == 200
    assert browser.get("/countries/nobody").status == 404
    assert browser.get(f"/countries/{quote('<script>', safe='')}").status == 404


def test_a_pair_has_a_dossier_of_what_both_stand_in(browser: Any) -> None:
    """Turkey and Qatar have their memorandum; Turkey and Azerbaijan the aircraft; others nothing."""
    text = browser.get("/pairs/QAT/TUR").text
    assert "memorandum" in text
    assert "3 February 2020" in text
    assert "Transfers" in browser.get("/pairs/TUR/AZE").text.partition("<main")[2]
    assert "holds nothing of this" in browser.get("/pairs/FRA/PRT").text


def test_outlets_say_how_much_they_report_and_how_often_alone(browser: Any) -> None:
    """One line for each outlet, and one for reports that name none."""
    text = browser.get("/outlets").text
    for words in ("الأولى", "الثانية", "not named", "Alone"):
        assert words in text


@pytest.mark.parametrize("words", ["الدوحة", "لدوحه", "تركيا وقطر", '"حيز التنفيذ"', "٢٠١٩"])
def test_search_finds_in_any_spelling_and_shows_the_passage(browser: Any, words: str) -> None:
    """The passage is cut from the text, its spans lie on what was sought, and what rests on it is led to."""
    text = browser.get(f"/search?q={quote(words)}").text
    passages = re.findall(r'<p class="passage"[^>]*data-spans="([^"]*)">(.*?)</p>', text, re.DOTALL)
    assert passages
    for spans, passage in passages:
        shown = unescape(passage.replace("&#13;", "\r"))
        assert all(shown[int(a) : int(b)].strip() for a, b in re.findall(r"(\d+)-(\d+)", spans))
    assert "/entry/" in text


def test_an_id_leads_to_what_it_is_of(browser: Any, register: Any) -> None:
    """A claim, the beginning of one, a report's key, an entry; what is none finds nothing."""
    held = next(iter(register.claims()))
    key = held.report.key
    for asked in (held.id, held.id[:9]):
        place = browser.get(f"/search?q={asked}", follow=False).headers["location"]
        assert place == f"/reports/{key[:16]}#c-{held.id}"
    assert browser.get(f"/search?q={key}", follow=False).headers["location"] == f"/reports/{key[:16]}"
    assert browser.get(f"/search?q=R{held.id}", follow=False).headers["location"].startswith("/entry/R")
    for asked in ("", "deadbeefdeadbeef", "Rdeadbeefdeadbeef", "nothing such"):
        assert browser.get(f"/search?q={quote(asked)}").status == 200


def test_an_outlet_has_what_it_alone_tells_and_its_wording_as_wording(browser: Any, register: Any) -> None:
    """Loaded phrases with their places and another way to put them; what has none says so; nobody is not there."""
    text = "قال الناطق إن قوى العدوان قصفت الميناء. وقعت تركيا والسودان اتفاقية للتعاون العسكري في 2 مايو 2021."
    document = Document("worded", text, "ar", date="2021-05-04", outlet="الرابعة")
    register.add(document, flow.code_document(document))
    page = browser.get(f"/outlets/{quote('الرابعة')}").text
    wording = page.partition("Loaded wording")[2]
    assert "قوى العدوان" in wording
    assert "wording and no more" in wording
    spans, passage = re.findall(r'data-spans="([^"]*)">(.*?)</p>', wording, re.DOTALL)[0]
    start, end = map(int, spans.strip().split("-"))
    assert unescape(passage)[start:end] == "قوى العدوان"
    assert f"/entries/agreement?outlet={quote('الرابعة')}&amp;alone=1" in page
    assert "None of these phrases" in browser.get(f"/outlets/{quote('الثانية')}").text
    assert browser.get("/outlets/nobody").status == 404
