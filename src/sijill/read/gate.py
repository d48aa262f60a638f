"""The gate before a page is taken apart: its text as resiliparse lays it out, a line for each block, in a millisecond.

A page none of whose lines is a paragraph holds no report, and the extractor, which takes a hundred times as long, is
not asked. Where the extractor finds nothing by its rules, the gate says whether its slower ways are worth their time.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

LONG, SENTENCE = 20, 12  # words from which a line is a paragraph, and from which it is no menu entry
_PROSE = 0.8  # share of the words in sentences from which a list among them is one of the report
_SEVERAL = 5  # entries of a list, or headlines each with its first lines, from which a page is a list
_STOPS = (".", "؟", "?", "!", ":", "…", "»", '"', "؛", "،")
_BARS = 4  # in a line: places to go, one beside the other
_DEEPEST = 200  # tags within tags up to which the main part is looked for; the time grows with their square
_HELD = re.compile(r"[\u0620-\u064a][^<>{}\n]{150}|(?:\\u06[0-9a-f]{2} ?){8}", re.IGNORECASE)  # a sentence in a script


def lines(markup: str, *, main: bool = False) -> list[str]:
    """The lines of a page, or of what stands out as its main part."""
    from resiliparse.extract.html2text import extract_plain_text

    plain = markup.encode("utf-8", "replace").decode("utf-8")  # half a letter alone is no text to the library
    text = extract_plain_text(plain, main_content=main, alt_texts=False, links=False, list_bullets=True)
    return [line.strip() for line in text.split("\n") if line.strip()]


def opens(markup: str, shown: list[str]) -> bool:
    """Whether a page that shows these lines can hold a report: in a paragraph, or in what its scripts hold."""
    return _prose([len(line.split()) for line in shown]) >= LONG or bool(_HELD.search(markup))


def promises(markup: str, tree: Any, shown: list[str]) -> bool:
    """Whether a page in which nothing was found by rules looks like a report all the same, whole or in its midst."""
    return is_report(shown) or _deep(tree) or is_report(lines(markup, main=True))


def is_report(body: list[str]) -> bool:
    """Whether the text runs on like a report, and does not list headlines, links or places to go."""
    lengths = [0 if line.count("|") >= _BARS else len(line.split()) for line in body]
    words = sum(lengths)
    if words < LONG or _prose(lengths) < words / 2:
        return False
    listed = [line.startswith(("-", "•", "*")) for line in body]
    entries = sum(one and n < LONG for one, n in zip(listed, lengths, strict=True))
    prose = sum(n for one, n in zip(listed, lengths, strict=True) if not one and n >= SENTENCE)
    teasers = sum(
        a < b and a < LONG and b >= SENTENCE and not line.endswith(_STOPS)
        for line, (a, b) in zip(body, pairwise(lengths), strict=False)
    )
    few = entries < _SEVERAL or entries * 2 < len(body) or prose > _PROSE * words
    return few and (teasers < _SEVERAL or teasers * 3 < len(body))


def _prose(lengths: list[int]) -> int:
    return sum(n for n in lengths if n >= SENTENCE)


def _deep(tree: Any) -> bool:
    level = [tree]
    for _ in range(_DEEPEST):
        level = [inner for one in level for inner in one]
    return bool(level)
