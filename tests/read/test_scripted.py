"""A report that only a script holds is found by the headline of the page, and no other report is taken for it."""

from __future__ import annotations

import json

import pytest
from trafilatura import load_html

from sijill.read.scripted import held

LINE = "اتفقت عمان وماليزيا في مسقط على تدريب مشترك لضباط البحرية وتبادل الخبرات في صيانة زوارق الدورية السريعة."
MORE = "وأضاف البيان أن أولى الدورات تبدأ في الخريف بمشاركة ضباط من الجانبين، وأن لجنة تتابع ما اتفق عليه."
TITLE = "تدريب بحري مشترك بين عمان وماليزيا"


def page(script: str, kind: str = "", title: str = f"{TITLE} | موقع") -> object:
    """A page of a script."""
    mark = f' type="{kind}"' if kind else ""
    return load_html(f"<html><head><title>{title}</title></head><body><script{mark}>{script}</script></body></html>")


@pytest.mark.parametrize(
    ("record", "start", "kind"),
    [
        ({"@type": "NewsArticle", "headline": TITLE, "articleBody": f"{LINE}\n\n{MORE}"}, "", "application/ld+json"),
        ({"a": [{"title": TITLE, "body": f"<p>{LINE}</p><p>{MORE}</p>"}]}, "", "application/json"),
        ({"story": {"headline": TITLE, "blocks": [{"text": LINE}, {"text": MORE}]}}, "window.__STATE__ = ", ""),
        ({"s": {"name": TITLE, "content": {"html": f"{LINE}<br>{MORE}"}}}, 'window["data"]=', ""),
    ],
)
def test_a_report_is_found_in_a_script(record: object, start: str, kind: str) -> None:
    """As linked data, as a record, or as a value that is given a name; its body as text, with tags, or in pieces."""
    for ascii_ in (True, False):
        found = held(page(start + json.dumps(record, ensure_ascii=ascii_), kind))
        assert found is not None
        assert found == (TITLE, [LINE, MORE])


def test_other_reports_in_scripts_are_not_taken() -> None:
    """One with another headline, one too short to tell, one whose body is none; broken scripts are passed over."""
    other = {"title": "مواعيد قطارات الصعيد اليوم", "body": f"{LINE}\n{MORE}"}
    short = {"title": "موقع", "body": f"{LINE}\n{MORE}"}
    empty = {"title": TITLE, "body": "اقرأ"}
    for record in ([other, short, empty], {"title": TITLE}, {"title": TITLE, "body": {"body": {"body": 3}}}):
        assert held(page(json.dumps(record), "application/json")) is None
    assert held(page('{"title": ', "application/json")) is None
    assert held(page("start()")) is None
