"""Dossiers of outlets: checked data, known by address and by credit; an outlet without one is no error."""

from __future__ import annotations

from pathlib import Path

import pytest

from sijill.actors import names
from sijill.data import read_mapping
from sijill.errors import DataError
from sijill.flow import trace_document
from sijill.read.address import in_address
from sijill.records import Document
from sijill.sources import by_address, by_credit, by_name, outlets
from sijill.sources.outlets import read_outlet

GOOD = """name: A
name_ar: أ
country: EGY
languages: [ar]
ownership: {note: Private., source: 'https://example.org'}
domains: [example.org]
"""


def test_the_dossiers_are_whole_and_name_no_thing_twice() -> None:
    """Countries are states of the roster; a domain, a credit and a name belong to one outlet each."""
    found = outlets()
    assert len(found) >= 26
    states = {name.code for name in names() if name.kind == "actor"}
    assert {one.country for one in found} <= states
    for values in (
        [d for o in found for d in o.domains],
        [c for o in found for c in o.credits],
        [o.name for o in found],
    ):
        assert len(values) == len(set(values))
    for one in found:
        assert by_address(f"https://www.{one.domains[0]}/a") is one
        assert by_name(one.name) is one


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (GOOD.replace("EGY", "Egypt"), "x:3: 'country' must be three capital letters"),
        (GOOD.replace("https:", "ftp:"), "address of a public page"),
        (GOOD.replace("[example.org]", "['https://example.org']"), "no domain"),
        (GOOD + "days: ['/(?P<y>[0-9']\n", "no pattern"),
        (GOOD + "days: ['/(?P<y>[0-9]{4})']\n", "must name its groups"),
        (GOOD + "owner: me\n", "unknown key 'owner'"),
        (GOOD.replace("name: A\n", ""), "missing 'name'"),
    ],
)
def test_a_wrong_dossier_is_named_with_its_line(tmp_path: Path, wrong: str, message: str) -> None:
    """Unknown keys, odd countries, sources that are no pages and broken patterns are refused when loaded."""
    path = tmp_path / "a.yml"
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_outlet("a", read_mapping(path, "x"))


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("http://www.almayadeen.net/news/1", "almayadeen"),
        ("https://ARABIC.CNN.com/a", "cnn"),
        ("https://www.bbc.co.uk/arabic/middleeast", "bbc"),
        ("https://www.bbc.co.uk/news", None),
        ("https://cnn.com/a", None),
        ("https://almayadeen.net.example.org/a", None),
        ("https://notalmayadeen.net/a", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_its_address(url: str, outlet: str | None) -> None:
    """The host or a part above it, with the path where hosts are shared; look-alikes are not it."""
    found = by_address(url)
    assert (found.id if found else None) == outlet


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("عمان 12 تموز (بترا) - بحث الوزيران التعاون.", "petra"),
        ("أبوظبي في 12 يوليو / وام / بحث الوزيران التعاون.", "wam"),
        ("الرياض 20 ذو القعدة 1441 هـ الموافق 11 يوليو 2020 م واس\nالتقى الوزير نظيره.", "spa"),
        ("القاهرة (أ ش أ) وصل الوزير. وقالت (بترا) إنه التقى نظيره.", None),  # two
        ("زار الوزير البترا أمس.", None),
        ("نص " * 300 + "(بترا)", None),
    ],
)
def test_an_agency_is_known_by_its_credit(text: str, outlet: str | None) -> None:
    """In brackets or strokes, or behind the day of a dateline, at the beginning, and one alone."""
    found = by_credit(text)
    assert (found.id if found else None) == outlet


def test_the_credit_gives_the_outlet_only_where_nothing_else_does() -> None:
    """A paper that prints an agency's text stays the outlet; with no paper named, it is the agency."""
    text = "عمان 12 تموز (بترا) - بحث الوزيران التعاون."
    assert trace_document(Document("a", text, language="ar")).outlet == "Jordan News Agency"
    assert trace_document(Document("a", text, language="ar", outlet="صحيفة")).outlet == "صحيفة"


def test_an_outlets_own_form_of_the_day_is_read() -> None:
    """Sputnik's number and CNN's path hold days that elsewhere would be no days."""
    number = "/world/202003171044893040-a/"
    assert in_address(f"https://arabic.sputniknews.com{number}")[0].date == "2020-03-17"
    assert in_address("http://arabic.cnn.com/2013/middle_east/8/3/a/index.html")[0].date == "2013-08-03"
    assert in_address(f"https://example.org{number}") == ()
