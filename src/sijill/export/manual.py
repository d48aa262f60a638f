"""The page about formats and tables, written from what writes them."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from sijill.codebook import load
from sijill.export.columns import Table
from sijill.export.formats import FORMATS, Format
from sijill.export.tables import table, tables

_HEAD = """# Formats

<!-- Written by `make docs` from `src/sijill/export`; change the texts there, not this page. -->

`sijill export FORMAT` writes the register for other programs; what each format is, and what its writer promises:

"""
_EXTRAS = {"xlsx": "export", "parquet": "export"}
_TYPES = {"list": "texts with `; ` between; a real list in Parquet and SQLite", "json": "JSON"}


def render_formats() -> str:
    """The page, as Markdown."""
    parts = [_HEAD, "| format | is | file | needs |\n|---|---|---|---|\n"]
    parts += [f"| `{one.name}` | {one.about} | `{one.suffix}` | {_needs(one)} |\n" for one in FORMATS.values()]
    said: set[str] = set()
    for one in FORMATS.values():
        module = one.write.__module__
        if module not in said:
            said.add(module)
            named = ", ".join(f"`{other.name}`" for other in FORMATS.values() if other.write.__module__ == module)
            parts.append(f"\n## {named}\n\n{_doc(module)}\n")
    parts.append(
        "\n## Tables\n\nIn `csv` and `parquet` one of them, in `xlsx`, `sqlite` and `datapackage` all of them.\n"
    )
    for each in (*tables(load().kinds), table("person"), table("body")):
        parts.extend(_table(each))
    return "".join(parts)


def _needs(one: Format) -> str:
    return f"`pip install 'sijill[{_EXTRAS[one.name]}]'`" if one.name in _EXTRAS else ""


def _doc(module: str) -> str:
    """The words at the head of a module; what is indented stays as it is."""
    return (sys.modules[module].__doc__ or "").strip()


def _table(of: Table) -> Iterator[str]:
    yield f"\n### {of.name}\n\n| column | type | holds |\n|---|---|---|\n"
    dates = [c for c in of.columns if c.name.startswith("date_") and of.name in load().kinds]
    for column in of.columns:
        if column in dates:
            if column is dates[0]:
                named = ", ".join(f"`{c.name}`" for c in dates)
                yield f"| {named} | text | when all parties together had done that step, EDTF |\n"
            continue
        yield f"| `{column.name}` | {_TYPES.get(column.type, column.type)} | {column.about.replace('|', '/')} |\n"
