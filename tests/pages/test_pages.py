"""The sample reports in pages as news sites make them: title, date and body come out, and nothing of what is around.

The reports are those of `examples/reports`, the styles those of `styles.yml` beside this file.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hijridate import Gregorian

from sijill import flow
from sijill.errors import ReadError
from sijill.read.furniture import is_date_line
from sijill.read.html import page
from sijill.read.language import arabic
from sijill.records import Document

HERE = Path(__file__).parent
STYLES: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "styles.yml").read_text(encoding="utf-8"))
CLOCK = date(2026, 2, 3)
MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
HIJRI = ("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال",
         "ذو القعدة", "ذو الحجة")  # fmt: skip
_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_BLOCK = re.compile(r"\{\{#lines\}\}(.*?)\{\{/lines\}\}", re.DOTALL)
_NAME = re.compile(r"\{\{(\w+)(?:\|(\w+))?\}\}")
_LEAST = 0.97  # of the words of a report that come out, and of what comes out that are its words


class Told(NamedTuple):
    """A report that is put into a page: its title, its paragraphs and its day."""

    title: str
    lines: list[str]
    day: date


def made(style: str, told: Told, clock: date = CLOCK) -> bytes:
    """A page of one style."""
    form = (HERE / f"{style}.html").read_text(encoding="utf-8")
    known = {
        "title": told.title,
        "day": told.day.isoformat(),
        "written": f"{told.day.day} {MONTHS[told.day.month - 1]} {told.day.year}",
        "clock": clock.isoformat(),
        "clock_written": f"{clock.day} {MONTHS[clock.month - 1]} {clock.year}",
        "clock_dots": f"{clock:%d.%m.%Y}",
        "numeric": f"{told.day:%d/%m/%Y}",
        "numeric_dots": f"{told.day:%d.%m.%Y}",
        "compact": f"{told.day:%Y%m%d}",
        "arabic_digits": f"{told.day:%d/%m/%Y}".translate(_DIGITS),
        "hijri": _hijri(told.day),
    }
    whole = _BLOCK.sub(lambda m: "".join(_filled(m.group(1), known | {"line": line}) for line in told.lines), form)
    return _filled(whole, known).encode(STYLES[style].get("encoding", "utf-8"), "xmlcharrefreplace")


def _hijri(day: date) -> str:
    found = Gregorian.fromdate(day).to_hijri()
    return f"{found.day} {HIJRI[found.month - 1]} {found.year} هـ"


def _filled(form: str, known: dict[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        found = known[match.group(1)]
        if match.group(2) in {"json", "inner"}:
            return json.dumps(found, ensure_ascii=False)[slice(1, -1) if match.group(2) == "inner" else slice(None)]
        return found[:7].replace("-", "/") if match.group(2) == "month" else escape(found)

    return _NAME.sub(value, form)


def shares(told: Told, text: str) -> tuple[float, float]:
    """Recall and precision of the words of a report, title and body."""
    wanted, got = Counter([*told.title.split(), *" ".join(told.lines).split()]), Counter(text.split())
    both = sum((wanted & got).values())
    return both / wanted.total(), both / max(1, got.total())


def seen(style: str, told: Told) -> Document:
    """What is read of a page."""
    return flow.trace_document(arabic(page(made(style, told), f"{style}.html", style), style))


@pytest.fixture(scope="module")
def reports(samples: list[dict[str, Any]]) -> list[Told]:
    """Some of the sample reports."""
    some = samples[::6]
    return [Told(one["title"], one["text"].split("\n")[1:], date.fromisoformat(one["date"])) for one in some]


def test_there_are_styles_enough() -> None:
    """Each with its file, and no file without a line that says what it is."""
    assert len(STYLES) >= 12
    assert {path.stem for path in HERE.glob("*.html")} == set(STYLES)


@pytest.mark.parametrize("style", STYLES)
def test_a_page_gives_its_report(style: str, reports: list[Told]) -> None:
    """The title to the letter, the body with hardly a word more or less; the date, or none, and never the clock's."""
    for told in reports:
        found = seen(style, told)
        assert found.title == told.title
        recall, precision = shares(told, found.text)
        assert recall >= _LEAST, (recall, set(" ".join(told.lines).split()) - set(found.text.split()))
        assert precision >= _LEAST, (precision, found.text)
        assert found.date in ({str(told.day)} if STYLES[style]["says"] else {None, str(told.day)}), found.candidates


def test_a_page_that_only_a_program_draws_is_refused() -> None:
    """With the way out: what is not on the page cannot be read of it."""
    shell = (
        '<!doctype html><html><head><title>خبر</title><script src="/app.js"></script></head><body><div id="root"></div>'
        "<noscript>يجب تفعيل جافاسكريبت لعرض هذا الموقع في متصفحك.</noscript><script>start()</script></body></html>"
    )
    with pytest.raises(ReadError, match="a program draws this page in the browser"):
        page(shell.encode(), "a.html", "a")


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("نشر في: 12 يوليو/تموز 2020 - 14:05", True),
        ("الأحد 12 يوليو 2020 م", True),
        ("06:40 بتوقيت غرينتش", True),
        ("الأحد ١٢ يوليو ٢٠٢٠ - 21:05 بتوقيت مكة المكرمة", True),
        ("مكة المكرمة 12 يوليو 2020", False),
        ("وقعت أنقرة وباكو مذكرة في 12 يوليو 2020", False),
        ("باكو، 12 يوليو 2020", False),
        ("12 طائرة", False),
    ],
)
def test_lines_of_dates_stand_beside_the_text(line: str, dated: bool) -> None:  # noqa: FBT001 (parametrised)
    """A dateline with its place is the report's; what is only a day or an hour is the page's."""
    assert is_date_line(line) is dated


@pytest.mark.parametrize(
    ("around", "day"),
    [
        ("<div>تاريخ النشر: 12 يوليو 2020</div>", "2020-07-12"),
        ("<div>12 يوليو 2020</div>", None),
        ("<div>آخر تحديث: 12 يوليو 2020</div>", None),
        ("<div>09:32 GMT 12.07.2020 <span>(محدث: 10:11 GMT 15.07.2020)</span></div>", "2020-07-12"),
        ("<div>15.07.2020 (محدث: 12.07.2020)</div>", None),
        ("<div>تاريخ النشر : ١٢/٠٧/٢٠٢٠</div>", "2020-07-12"),
        ("<div>نشر منذ 3 ساعات</div>", None),
        ("<div>نشر في: 12 يوليو 2020</div><div>نشر في: 3 مايو 2019</div>", None),
        ("<aside><div>نشر في: 12 يوليو 2020</div></aside>", None),
        ('<div class="comment"><div>كتب في 12 يوليو 2020</div></div>', None),
    ],
)
def test_a_page_says_when_it_appeared_beside_its_text(around: str, day: str | None) -> None:
    """Only where a word says that it is the day of publication, and not beside comments and other reports."""
    line = "اتفقت عمان وماليزيا في مسقط على تدريب مشترك لضباط البحرية وتبادل الخبرات في صيانة زوارق الدورية السريعة."
    whole = (
        f"<html><head><title>تدريب</title></head><body><div>{around}</div><article><p>{line}</p>"
        "<p>وأضاف البيان أن أولى الدورات تبدأ في الخريف بمشاركة ضباط من الجانبين، وأن لجنة تتابعها.</p></article>"
    )
    found = flow.trace_document(arabic(page(whole.encode(), "a.html", "a"), "a"))
    assert found.date == day
