"""What a page writes around its report, told from the report: lines of dates, of links to other reports, of buttons.

What such lines are is data: `furniture.yml` beside this file, and for dates the calendar of the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from sijill.data import read_mapping
from sijill.languages import load
from sijill.languages.calendar import of_page
from sijill.text import folded, words

_WIDE = 160  # characters up to which a line can be one of the page's own
_MOMENT = re.compile(r"(?<!\d)(?:(?:[1١][34٣٤]|[1١][9٩]|[2٢][0٠])\d\d|\d{1,2}:\d\d)(?!\d)")  # a year or an hour
_FEW = 3  # elements within one that can be a line by itself
_TAGS = ("span", "div", "p", "td", "li", "dd", "time", "small", "b", "font", "h2", "h3", "h4", "h5", "h6", "abbr")
_OTHERS = re.compile(r"comment|relat|sidebar|widget|latest|most-?read|respond", re.IGNORECASE)


class Furniture(NamedTuple):
    """Folded words of `furniture.yml`, and those of dates."""

    short: int
    begins: tuple[str, ...]
    whole: frozenset[str]
    dates: frozenset[str]


@cache
def furniture() -> Furniture:
    """The words. Raises DataError if the file is wrong."""
    row = read_mapping(files("sijill.read") / "furniture.yml", "read/furniture.yml")
    row.only(("short", "begins", "whole"), ("short", "begins", "whole"))
    if not isinstance(row["short"], int):
        raise row.error("'short' must be a number of words", "short")
    calendar = load("ar").calendar
    named = {
        word
        for table in (calendar.months, calendar.hijri, calendar.weekdays)
        for first, rest in table.items()
        for word in (first, *(w for phrase, _ in rest for w in phrase))
    }
    marks = calendar.gregorian | calendar.hijri_marks | calendar.year_marks
    return Furniture(
        row["short"],
        tuple(" ".join(words(one).words) for one in row.texts("begins")),
        frozenset(folded(word) for word in row.texts("whole")),
        frozenset(named | marks),
    )


def parted(lines: Iterable[str], title: str | None) -> tuple[list[str], list[str]]:
    """The lines of a body that are its report's, and those beside it that hold dates; what is neither is left out."""
    body: list[str] = []
    beside: list[str] = []
    for line in lines:
        if is_date_line(line):
            beside.append(line)
        elif line != title and not _is_furniture(line):
            body.append(line)
    return body, beside


def is_date_line(line: str) -> bool:
    """Whether a line holds a day or an hour, words of a page about itself, and nothing else.

    >>> is_date_line("نشر في: 12 يوليو/تموز 2020 - 14:05"), is_date_line("وقعت أنقرة في 12 يوليو 2020")
    (True, False)
    """
    return len(line) <= _WIDE and _MOMENT.search(line) is not None and all(_of_dates(words(line).words))


def _of_dates(found: Sequence[str]) -> list[bool]:
    """Of each word of a line whether it belongs to dates, or to what a page says of itself beside them."""
    known = furniture().dates
    return [own or word in known for word, own in zip(found, of_page(found, load("ar").calendar), strict=True)]


def _is_furniture(line: str) -> bool:
    found = words(line).words
    known = furniture()
    if not found:
        return True  # signs alone
    if len(found) <= known.short and f"{' '.join(found)} ".startswith(tuple(f"{one} " for one in known.begins)):
        return True
    return all(own or word in known.whole for word, own in zip(found, _of_dates(found), strict=True))


def dated_lines(tree: Any) -> tuple[list[str], set[str]]:
    """The short pieces of a page that are lines of dates: its own, and those of comments and of other reports."""
    own: list[str] = []
    others: set[str] = set()
    for element in tree.iter(*_TAGS):
        if len(element) > _FEW:
            continue
        line = _short(element)
        if line and is_date_line(line):
            others.add(line) if of_others(element) else own.append(line)
    return [line for line in own if line not in others], others  # an element around another has its line too


def _short(element: Any) -> str:
    """The text of an element that holds a line at most; nothing of one that holds more."""
    pieces: list[str] = []
    size = 0
    for text in element.itertext():
        plain = " ".join(text.split())
        size += len(plain)
        if size > _WIDE:
            return ""
        pieces.append(text)
    return " ".join("".join(pieces).split())


def of_others(element: Any) -> bool:
    """Whether an element stands among comments, or beside other reports."""
    around = (element, *element.iterancestors())
    return any(
        one.tag == "aside" or (one.tag != "body" and _OTHERS.search(f"{one.get('class', '')} {one.get('id', '')}"))
        for one in around
    )
