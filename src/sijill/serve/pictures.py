"""Pictures and their numbers as files: SVG that stands by itself, and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any

from fastapi import Request, Response

from sijill.serve.desk import environment, language

_STYLE = "picture.css"


def as_svg(request: Request, template: str, name: str, **holds: Any) -> Response:
    """A picture by itself, in the reader's language: it brings its colours along, and leads nowhere."""
    style = (files("sijill.serve") / _STYLE).read_text(encoding="utf-8")
    text = environment(language(request)).get_template(template).render(alone=style, **holds)
    return _file(text, "image/svg+xml", f"{name}.svg")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], name: str) -> Response:
    """Rows under the names of their columns; what is not known is empty."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(columns)
    lines.writerows(rows)
    return _file(written.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


def _file(text: str, form: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text.encode("utf-8", "replace"), media_type=form, headers=headers)
