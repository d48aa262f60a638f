"""Claims and reports of the register as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sijill.records import Held, Report


def claim_json(held: Held) -> dict[str, Any]:
    """A claim with its id and what identifies its report."""
    return {"id": held.id, "report": report_json(held.report), "claim": held.claim.to_json()}


def report_json(report: Report, *, text: bool = False) -> dict[str, Any]:
    """A report; with its text if asked."""
    document = report.document
    return {
        "key": report.key,
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "date": document.date,
        "date_source": document.date_source,
        "outlet": document.outlet,
        "url": document.url,
        "sha256": document.sha256,
        "added_at": report.added_at,
    } | ({"text": document.text} if text else {})
