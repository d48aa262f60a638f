"""The gate turns away what holds no paragraph, soon, and nothing that could hold a report."""

from __future__ import annotations

import json
import time

import pytest
from trafilatura import load_html

from sijill.read.gate import is_report, lines, opens, promises

LINE = "تسلمت القوات البحرية في مسقط زورقين للدورية بنيا في حوض محلي، وحضر الحفل قائد الأسطول وممثلون عن الشركة."
MENU = "".join(f"<li><a href='/{n}'>خبر قصير رقم {n}</a></li>" for n in range(80))


def passes(inner: str) -> bool:
    """Whether a page with something in it goes through."""
    markup = f"<html><body><ul>{MENU}</ul>{inner}</body></html>"
    return opens(markup, lines(markup))


@pytest.mark.parametrize(
    ("inner", "through"),
    [
        ("", False),
        (f"<p>{LINE}</p><p>{LINE}</p>", True),
        (f"<table><tr><td>{LINE}<br>{LINE}</td></tr></table>", True),
        (f"<div><a name='top'></a><span>{LINE}</span> <b>{LINE}</b></div>", True),
        ("<script>{}</script>", False),
        (f'<script type=\'application/ld+json\'>{{"articleBody": "{LINE} {LINE}"}}</script>', True),
        ("<script id='__NEXT_DATA__' type=\"application/json\">{}</script>", False),
        (f"<script>window.__STATE__ = {json.dumps({'body': LINE * 2})}</script>", True),
    ],
)
def test_a_page_without_a_paragraph_is_turned_away(inner: str, through: bool) -> None:  # noqa: FBT001 (parametrised)
    """However its paragraphs are marked; what scripts hold is not judged here."""
    assert passes(inner) is through


def test_half_letters_and_deep_pages_do_no_harm() -> None:
    """A surrogate alone is passed over; a page nested ten thousand deep is not searched for its main part."""
    assert lines("<p>\ud800 أنقرة</p>") == ["? أنقرة"]
    markup = "<html><body>" + "<div>" * 10_000 + f"<p>{LINE}</p>" + "</div>" * 10_000 + "</body></html>"
    begun = time.monotonic()
    assert promises(markup, load_html(markup), lines(markup))
    assert time.monotonic() - begun < 5


def test_a_list_of_places_to_go_is_no_report() -> None:
    """Entries with bars between them count no words, however many they are."""
    bars = " | ".join(f"قسم رقم {n} من الموقع" for n in range(12))
    assert not is_report([bars, bars])
    assert is_report([bars, LINE, LINE])
