#!/usr/bin/env python3
"""Measure what is read of pages: the report's date, its title and its body.

usage: pages.py [--reports N] [--show N] [--speed SECONDS]

Real reports with a known date are put into pages of fourteen styles, and of those of `tests/pages`, each with a menu,
related news, a foot and the clock of the day on which the page is shown; the real pages beside them are read too. A
date is right if it is the report's, or absent where the style does not say it. One that is the clock's is counted by
itself: there must be none.

With --speed, only how many pages a second one core reads: the gate alone, all of it, and trafilatura alone, in turns on
the same pages (the real ones, and the reports in each style).
"""

from __future__ import annotations

import argparse
import importlib.util
import logging
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from html import escape
from pathlib import Path
from typing import NamedTuple

import parts

from sijill import batch
from sijill.errors import ReadError
from sijill.read.gate import lines, opens
from sijill.read.html import _markup, page
from sijill.read.language import can_hold

CLOCK = date(2024, 4, 20)
MONTHS = ("كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
          "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر",
          "كانون الأول/ديسمبر")  # fmt: skip
LABEL = '<meta charset="windows-1256">'
CUT = 200  # characters from which a line is a paragraph that a page would show
REAL = {  # the days on which the real pages say themselves that they appeared; None where a page does not say it
    "article__1550981615": "2020-03-17",
    "article__1691196862": "2020-08-24",
    "article__1784190729": "2020-12-01",
    "article__arabic_article": "2013-08-03",
    "article__assabah.com.tn.article": None,
}


class Report(NamedTuple):
    title: str
    lines: list[str]
    day: date


class Style(NamedTuple):
    """How a page is made of a report; `said` is whether it says the report's date."""

    made: Callable[[Report], str]
    said: bool
    encoding: str = "utf-8"


def written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def shell(head: str, body: str, title: str) -> str:
    links = "".join(f"<li><a href='/{n}'>خبر آخر رقم {n}</a></li>" for n in range(8))
    return (
        f"<!doctype html><html lang='ar'><head><title>{escape(title)}</title>{head}</head><body>"
        f"<header><div class='date'>السبت {written(CLOCK)}</div><nav><ul>{links}</ul></nav></header>{body}"
        f"<aside><h3>أخبار ذات صلة</h3><ul>{links}</ul></aside><footer>جميع الحقوق محفوظة {CLOCK.year}</footer></body>"
        "</html>"
    )


def article(report: Report, head: str = "", before: str = "") -> str:
    body = "".join(f"<p>{escape(line)}</p>" for line in report.lines)
    return shell(head, f"<article><h1>{escape(report.title)}</h1>{before}{body}</article>", report.title)


def meta(report: Report) -> str:
    return f'<meta property="article:published_time" content="{report.day}T08:00:00+03:00">'


def linked(report: Report) -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{report.day}"}}</script>'


def graph(report: Report) -> str:
    inner = f'{{"@type":"WebPage"}},{{"@type":"NewsArticle","datePublished":"{report.day}","dateModified":"{CLOCK}"}}'
    body = "".join(f"<div><div>{escape(line)}</div></div>" for line in report.lines)
    inside = f"<div class='content'><div><h1>{escape(report.title)}</h1></div>{body}</div>"
    return shell(f'<script type="application/ld+json">{{"@graph":[{inner}]}}</script>', inside, report.title)


def canonical(report: Report) -> str:
    return f'<link rel="canonical" href="https://example.org/{report.day:%Y/%m/%d}/a">'


def broken_lines(report: Report) -> str:
    body = "<br><br>".join(map(escape, report.lines))
    return shell(meta(report), f"<article><h1>{escape(report.title)}</h1><div>{body}</div></article>", report.title)


def table(report: Report) -> str:
    body = "".join(f"<p>{escape(line)}</p>" for line in report.lines)
    inside = f"<table><tr><td><h1>{escape(report.title)}</h1>{body}</td></tr></table>"
    return shell(meta(report), inside, report.title)


def stamp(name: str) -> str:
    return f'<meta name="{name}" content="{CLOCK}"><meta property="og:updated_time" content="{CLOCK}T01:00:00Z">'


STYLES = {
    "JSON-LD": Style(lambda r: article(r, linked(r)), said=True),
    "JSON-LD graph, div soup, changed later": Style(graph, said=True),
    "meta": Style(lambda r: article(r, meta(r) + stamp("date")), said=True),
    "meta, paragraphs by <br>": Style(broken_lines, said=True),
    "meta, in a table": Style(table, said=True),
    "meta, windows-1256": Style(lambda r: article(r, LABEL + meta(r)), said=True, encoding="cp1256"),
    "meta, UTF-16": Style(lambda r: article(r, meta(r)), said=True, encoding="utf-16"),
    "meta, wrong label": Style(lambda r: article(r, LABEL + meta(r)), said=True),
    "time element": Style(
        lambda r: article(r, before=f"<time datetime='{r.day}T10:00'>{written(r.day)}</time>"), said=True
    ),
    "address": Style(lambda r: article(r, canonical(r)), said=True),
    "dateline": Style(
        lambda r: article(r._replace(lines=[f"القاهرة، {written(r.day)} - {r.lines[0]}", *r.lines[1:]])), said=True
    ),
    "clock alone": Style(lambda r: article(r, stamp("date")), said=False),
    "clock in a time element and a paragraph": Style(
        lambda r: article(r, before=f"<p>السبت {written(CLOCK)}</p>"), said=False
    ),
    "mark-up against address": Style(
        lambda r: article(r, canonical(r) + f'<meta name="pubdate" content="{CLOCK}">'), said=False
    ),
}  # fmt: skip


def others() -> dict[str, Style]:
    """The styles of `tests/pages`, made as sites make their pages."""
    place = Path(__file__).parent.parent / "tests" / "pages" / "test_pages.py"
    spec = importlib.util.spec_from_file_location("styles", place)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def style(name: str, encoding: str, *, said: bool) -> Style:
        return Style(lambda r: module.made(name, r, CLOCK).decode(encoding), said=said, encoding=encoding)

    return {
        f"tests/pages/{n}": style(n, one.get("encoding", "utf-8"), said=one["says"]) for n, one in module.STYLES.items()
    }


def overlap(wanted: str, got: str) -> tuple[float, float]:
    """Recall and precision of words."""
    a, b = Counter(wanted.split()), Counter(got.split())
    both = sum((a & b).values())
    return both / max(1, a.total()), both / max(1, b.total())


def reports(number: int) -> list[Report]:
    """Reports of several paragraphs, those of a day that is not the clock's."""
    out = []
    for row in parts.read_lines(parts.SHARED / "corpus" / "relevant_ar.jsonl.gz"):
        title, *lines = (line.strip() for line in row["text"].split("\n") if line.strip())
        lines = [line for line in lines if len(line) >= CUT]
        if lines and sum(map(len, lines)) > 3 * CUT and row["date"] != str(CLOCK):
            out.append(Report(title, lines, date.fromisoformat(row["date"])))
    return out[:number]


def measured(style: Style, found: list[Report], show: int) -> Counter[str]:
    count: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{n}.html" for n in range(len(found))]
        for path, report in zip(paths, found, strict=True):
            path.write_bytes(style.made(report).encode(style.encoding, "replace"))
        for report, got in zip(found, batch.documents(paths), strict=True):
            count["pages"] += 1
            if isinstance(got, ReadError):
                count["refused"] += 1
                continue
            right = got.date == str(report.day) or (got.date is None and not style.said)
            count["date right"] += right
            count["date absent"] += got.date is None and style.said
            count["clock"] += got.date == str(CLOCK)
            count["title"] += got.title == report.title
            recall, precision = overlap("\n".join([report.title, *report.lines]), got.text)
            count["recall"] += recall  # type: ignore[assignment]
            count["precision"] += precision  # type: ignore[assignment]
            if not right and show:
                show -= 1
                print(f"  wanted {report.day}, got {got.date}: {[(c.date, c.how, c.where) for c in got.candidates]}")
    return count


def real() -> None:
    """The real pages: articles with their days, and front pages, which hold no single report."""
    pages = sorted((parts.SHARED / "pages").glob("*.html"))
    count: Counter[str] = Counter()
    read = defaultdict(list)
    for path in pages:
        (got, *_) = batch.documents([path])
        kind = path.name.partition("__")[0]
        read[kind].append(not isinstance(got, ReadError))
        if kind == "article" and not isinstance(got, ReadError):
            count["right"] += got.date == REAL.get(path.stem)
    articles, fronts = read["article"], read["front"]
    print(f"\nreal articles: {sum(articles)} of {len(articles)} read, date right or absent: {count['right']}")
    print(f"real front pages: {len(fronts) - sum(fronts)} of {len(fronts)} refused")


def speed(found: list[Report], seconds: float) -> None:
    """Pages a second and megabytes a second of one core, by processor time, in turns so that a busy machine is fair."""
    from trafilatura import bare_extraction

    def alone(data: bytes) -> None:
        bare_extraction(data, include_comments=False, include_tables=False, with_metadata=True)

    def gate(data: bytes) -> None:
        markup = _markup(data, "a")
        _ = can_hold(markup) and opens(markup, lines(markup))

    def whole(data: bytes) -> None:
        with suppress(ReadError):
            page(data, "a", "a")

    logging.disable(logging.CRITICAL)
    ways = {"gate": gate, "full reading": whole, "trafilatura alone": alone}
    real_ones = [path.read_bytes() for path in sorted((parts.SHARED / "pages").glob("*.html"))]
    made = [s.made(r).encode(s.encoding, "replace") for r in found[:4] for s in STYLES.values()]
    for name, pages in (("real pages", real_ones), ("reports in styles", made)):
        spent: Counter[str] = Counter()
        rounds = 0
        for way in ways.values():
            way(pages[0])  # what is loaded once
        while rounds == 0 or spent.total() < seconds:  # type: ignore[operator]
            rounds += 1
            for data in pages:
                for way, run in ways.items():
                    begun = time.process_time()
                    run(data)
                    spent[way] += time.process_time() - begun  # type: ignore[assignment]
        size = sum(map(len, pages))
        print(f"\n{name}: {len(pages)}, {size / len(pages) / 1000:.0f} KB each, {rounds} rounds")
        for way, took in spent.items():
            print(f"  {way:<20}{rounds * len(pages) / took:>10.0f} pages/s{rounds * size / took / 1e6:>10.1f} MB/s")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=100)
    ask.add_argument("--show", type=int, default=0)
    ask.add_argument("--speed", type=float, metavar="SECONDS")
    args = ask.parse_args()
    found = reports(args.reports)
    if args.speed:
        speed(found, args.speed)
        return
    total: Counter[str] = Counter()
    columns = ("date right", "date absent", "clock", "refused", "title", "recall", "precision")
    every = STYLES | others()
    print(f"{len(found)} reports, {len(every)} styles; shares of pages, of those read for the last three\n")
    print(f"{'style':<42}" + "".join(f"{c:>12}" for c in columns))
    for name, style in every.items():
        count = measured(style, found, args.show)
        total += count
        print(row(name, count, columns))
    print(row("all", total, columns))
    real()
    assert not total["clock"], "a date was taken from the clock of a page"


def row(name: str, count: Counter[str], columns: tuple[str, ...]) -> str:
    read = max(1, count["pages"] - count["refused"])
    shares = (count[c] / (read if c in {"title", "recall", "precision"} else count["pages"]) for c in columns)
    return f"{name:<42}" + "".join(f"{share:>12.3f}" for share in shares)


if __name__ == "__main__":
    main()
