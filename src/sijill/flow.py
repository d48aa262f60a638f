"""The stages in order: the map of the package.

    bytes ──read──▶ Document (dated) ──mark──▶ Marked (Mentions) ──code──▶ Claims ──▶ register

Only this module joins the stages.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

from sijill.code import RuleCoder
from sijill.dating import later_events, settled
from sijill.errors import SijillError
from sijill.languages import load
from sijill.mark import Marker
from sijill.person import Holder
from sijill.records import Claim, Document, Mention
from sijill.sources import by_credit

STAGES = ("read", "mark", "code", "reconcile", "register", "check", "export", "serve")
CODER = "rules"
RULESET = "1"
LANGUAGES = ("ar",)


@cache
def _tools(language: str) -> tuple[Marker, RuleCoder]:
    pack = load(language)
    return Marker(pack), RuleCoder(pack)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Python's search for cycles put off to the end of a report: it would look at each of its mentions many times."""
    runs = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if runs:
            gc.enable()


def trace_document(document: Document) -> Document:
    """The document with what its text says of where and when it appeared.

    An outlet that nothing else names is the agency that the text names for its own. The days that the text gives for
    itself come to the candidates, and the date is that which all of them give.
    """
    if document.language not in LANGUAGES:
        return document
    if document.outlet is None and (agency := by_credit(document.text)):
        document = replace(document, outlet=agency.name)
    found = _tools(document.language)[0].datelines(document)
    return settled(document, found) if found else document


def code_document(document: Document) -> tuple[Claim, ...]:
    """The claims of one document. Raises SijillError if its language has no pack."""
    language = document.language or "ar"
    if language not in LANGUAGES:
        raise SijillError(f"{document.id}: language {language!r} has no pack; there are: {', '.join(LANGUAGES)}")
    marker, coder = _tools(language)
    if not marker.concerns(document):
        return ()
    with _collector_at_rest():
        return coder.code(marker.mark(document))


def holders(document: Document) -> tuple[Holder, ...]:
    """The persons that a document names, each with the office beside the name; none without a pack of its language."""
    if (document.language or "ar") not in LANGUAGES:
        return ()
    marked = _tools(document.language or "ar")[0].mark(document)
    found = ((m, m.data) for m in marked.of(("person",)) if m.data.name)
    return tuple(
        Holder(m.start, m.end, d.name, d.office, d.office_code or None, d.state or m.code or None) for m, d in found
    )


def mentions(document: Document, start: int, end: int) -> tuple[Mention, ...]:
    """What is seen in a stretch of a document's text, in order; nothing without a pack of its language."""
    if (document.language or "ar") not in LANGUAGES:
        return ()
    marked = _tools(document.language or "ar")[0].mark(document)
    return tuple(m for m in marked.mentions if start <= m.start and m.end <= end)


def contradicting(document: Document) -> tuple[Claim, ...]:
    """The claims of things that are told as done and dated after the report's own date.

    They are coded as of a report without a date, for a day after the report's makes the coder take a thing for planned.
    """
    return later_events(document, code_document(replace(document, date=None))) if document.date else ()


def explain_document(document: Document) -> dict[str, Any]:
    """A debugging view: sentences, their mentions, the claims that rest on them, and triggers that gave none."""
    from sijill.explain import explain

    marker, coder = _tools(document.language or "ar")
    marked = marker.mark(document)
    return explain(marked, coder.code(marked))
