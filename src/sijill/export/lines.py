"""Entries as lines of JSON, each whole: nothing of the register is lost but the texts of the reports."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from sijill.entry import Known
from sijill.export.scope import Scope
from sijill.records import Report


def write(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """One line for each entry."""
    stream.writelines(json.dumps(whole(one), ensure_ascii=False).encode() + b"\n" for one in entries)


def whole(one: Known) -> dict[str, Any]:
    """An entry with its claims, their words, the reports and the reasons, ready for `json.dumps`."""
    reports = {held.report.key: held.report for held in one.held}
    claims = [{"id": held.id, "report": held.report.key, **held.claim.to_json()} for held in one.held]
    reasons = [{"claims": [reason.left, reason.right], "why": [*reason.why]} for reason in one.reasons]
    return one.entry.to_json() | {
        "claims": claims,
        "reports": [about(reports[key]) for key in sorted(reports)],
        "reasons": reasons,
    }


def about(report: Report) -> dict[str, Any]:
    """A report without its text."""
    d = report.document
    return {
        "key": report.key,
        "id": d.id,
        "title": d.title,
        "language": d.language,
        "date": d.date,
        "date_source": d.date_source,
        "author": d.author,
        "outlet": d.outlet,
        "url": d.url,
        "sha256": d.sha256,
        "added_at": report.added_at,
    }
