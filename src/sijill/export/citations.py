"""The reports that claims rest on, as lists of literature: BibTeX and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from sijill.edtf import days
from sijill.entry import Known
from sijill.export.scope import Scope
from sijill.records import Report

_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "_": r"\_", "$": r"\$",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\n": " ", "\r": " ",
})  # fmt: skip
_LANGUAGES = {"ar": "arabic", "en": "english", "tr": "turkish"}


def bibtex(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """One `@misc` for each report, with the keys that the other formats name it by."""
    for report in _reports(entries):
        d = report.document
        when = _date(d.date)
        fields = {
            "title": d.title or d.id, "year": when[:1], "month": when[1:2], "day": when[2:3], "howpublished": d.outlet,
            "url": d.url, "language": _LANGUAGES.get(d.language or "", d.language), "note": f"sha256 {d.sha256}",
        }  # fmt: skip
        stream.write(f"@misc{{{_key(report)},\n".encode())
        for name, value in fields.items():
            told = value[0] if isinstance(value, list) and value else value
            if told:
                text = str(told) if name == "url" else str(told).translate(_SPECIAL)
                stream.write(f"  {name} = {{{text}}},\n".encode())
        stream.write(b"}\n\n")


def csl(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """A list of articles of newspapers."""
    stream.write(json.dumps([_item(report) for report in _reports(entries)], ensure_ascii=False, indent=1).encode())
    stream.write(b"\n")


def _item(report: Report) -> dict[str, Any]:
    d = report.document
    when = _date(d.date)
    told = {
        "id": _key(report), "type": "article-newspaper", "title": d.title or d.id, "container-title": d.outlet,
        "issued": {"date-parts": [when]} if when else None, "URL": d.url, "language": d.language,
        "note": f"sha256 {d.sha256}",
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}


def _reports(entries: Iterable[Known]) -> Iterator[Report]:
    found = {held.report.key: held.report for one in entries for held in one.held}
    yield from (found[key] for key in sorted(found, key=lambda key: (found[key].document.date or "", key)))


def _key(report: Report) -> str:
    return f"sijill-{report.key}"


def _date(told: str | None) -> list[int]:
    """Year, month and day, as far as they are told: of an interval those of its beginning."""
    if not told:
        return []
    first = told.partition("/")[0].rstrip("~?%")
    try:
        days(first)
        return [int(part) for part in first.split("-")]
    except ValueError:
        return []
