"""Which language a report is in: what it says itself, or else what its letters tell."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from sijill.errors import ReadError
from sijill.records import Document

_LETTER = re.compile(r"[^\W\d_]")
_SCRIPT = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfd\ufe70-\ufefc]")
# Letters that each language needs every few words and Arabic has only in foreign names.
_MARKS = (
    ("ckb", re.compile("[ەێۆڵڕ]")),
    ("ur", re.compile("[ٹڈڑےںہھ]")),
    ("ps", re.compile("[ښځڅډړږڼټې]")),
    ("fa", re.compile("[پچژگ]")),
)
_NAMES = {"ckb": "Kurdish", "ur": "Urdu", "ps": "Pashto", "fa": "Persian"}
_KNOWN = ("ar", "fa", "ur")
_NUMBERED = re.compile(r"&#[x0-9]|\\u06")
_LETTERS = 60  # Arabic letters: no report is shorter
_MOSTLY = 0.5
_OFTEN = 0.012


def arabic(document: Document, source: str, line: int | None = None) -> Document:
    """The document with its language. Raises ReadError, naming the place, if that is not Arabic."""
    language = document.language or guess(document.text)
    if language == "ar":
        return replace(document, language="ar")
    why = f"its language is given as {document.language!r}" if document.language else describe(document.text)
    wish = "this version codes Arabic only (a field `lang` of `ar` overrules this)"
    raise ReadError(source, f"not Arabic: {why}; {wish}", line)


def can_hold(markup: str) -> bool:
    """Whether a page can hold a report in Arabic, by its letters alone: the gate before a page is taken apart.

    A page that writes its letters by their numbers (`&#1575;`) may hold one, whatever its letters are.
    """
    if len(_NUMBERED.findall(markup)) >= _LETTERS:
        return True
    return next(islice(_SCRIPT.finditer(markup), _LETTERS - 1, None), None) is not None


def guess(text: str) -> str | None:
    """`ar`, `fa` or `ur`, or None if it is none of them.

    >>> guess("وقعت تركيا وأذربيجان مذكرة تفاهم"), guess("وزیر دفاع گفت پیمان")
    ('ar', 'fa')
    """
    found = _look(text)
    return found if found in _KNOWN else None


def describe(text: str) -> str:
    """What the letters of a text say of its language, for a message.

    >>> describe("The two ministers signed")
    'most of its letters are not Arabic'
    """
    found = _look(text)
    if found is None:
        return "most of its letters are not Arabic"
    return f"its letters are those of {_NAMES.get(found, 'Arabic')}"


def primary(tag: str) -> str:
    """The language of a tag: `ar` of `ar-EG`, `AR` or `ara`.

    >>> primary("ar-EG"), primary("ara")
    ('ar', 'ar')
    """
    head = re.split("[-_]", tag.strip().lower(), maxsplit=1)[0]
    return {"ara": "ar", "arabic": "ar"}.get(head, head)


def _look(text: str) -> str | None:
    script = len(_SCRIPT.findall(text))
    if not script or script < _MOSTLY * len(_LETTER.findall(text)):
        return None
    for language, letters in _MARKS:
        if len(letters.findall(text)) >= _OFTEN * script:
            return language
    return "ar"
