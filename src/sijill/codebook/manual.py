"""The coder's manual as one Markdown page: rules, kinds with their fields, code lists; Arabic beside English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sijill.codebook.model import TYPES, Codebook, CodeList, Field, Kind
from sijill.codebook.reader import load

_FOREWORD = """\
A *report* is read by a *coder*: rules, a model or a person. The coder writes *claims*. A claim is one thing that this
report asserts, with the exact words that carry it. This page says what a claim holds. It is written from the codebook
by `make docs`; change the codebook, not this page. The same as a schema: [claim.schema.json](claim.schema.json)."""

_SHARED = """\
Every claim has, beside the fields of its kind: `kind`; `reality`, a code of [reality](#reality); `source`; and
`evidence`, a list of `{"start", "end", "quote"}` with the offsets in code points of the report's text, where `field`
may name what the words carry. Claims that sijill writes also have `coder` and `rules`: who made the claim, and by which
rules.

A field marked *required* is never open. One marked *may be left out* need not stand in the JSON. All others are always
there, and are `null` or `[]` where the report is silent. A field marked *core* helps to tell one fact from another of
its kind."""


def render_manual() -> str:
    """The page, ending in a newline."""
    book = load()
    parts = [
        f"# Codebook {book.version}: what a report says about defence cooperation",
        _FOREWORD,
        "## Rules for every claim | قواعد لكل ادعاء",
        *_rules(book),
        "## What every claim holds | ما في كل ادعاء",
        _SHARED,
        "### Types of fields",
        _table(("type", "value"), ((f"`{name}`", about) for name, about in TYPES.items())),
        "## Kinds | الأنواع",
        *(part for kind in book.kinds.values() for part in _kind(kind)),
        "## Code lists | قوائم الرموز",
        *(part for codes in book.lists.values() for part in _code_list(book, codes)),
    ]
    return "\n\n".join(parts) + "\n"


def _rules(book: Codebook) -> Iterator[str]:
    for n, rule in enumerate(book.rules, 1):
        yield f"{n}. **{rule.title}.** {rule.text}\n\n   **{rule.title_ar}.** {rule.text_ar}"


def _kind(kind: Kind) -> Iterator[str]:
    yield f"### {kind.name}"
    yield f"**{kind.title} | {kind.title_ar}**" + (" (core kind)" if kind.core else "")
    yield kind.definition
    yield kind.definition_ar
    rows = (
        (f"`{f.name}`", f.title, f.title_ar, _type(f), "; ".join(_marks(f)), f.definition, f.definition_ar)
        for f in kind.fields.values()
    )
    yield _table(("field", "title", "العنوان", "type", "marks", "holds", "المحتوى"), rows)
    if kind.notes:
        yield "Settled questions:"
        yield "\n".join(f"- {note}" for note in kind.notes)


def _type(field: Field) -> str:
    listed = f" of [{field.list}](#{field.list})" if field.list else ""
    keys = f": `{'`, `'.join(field.step_keys)}`" if field.type == "steps" else ""
    return f"{field.type}{listed}{keys}"


def _marks(field: Field) -> Iterator[str]:
    if field.core:
        yield "core"
    if field.required:
        yield "required"
    if field.optional:
        yield "may be left out"


def _code_list(book: Codebook, codes: CodeList) -> Iterator[str]:
    yield f"### {codes.name}"
    yield f"**{codes.title} | {codes.title_ar}.** {_users(book, codes)}"
    rows = ((f"`{c.code}`", c.title, c.title_ar, c.definition, c.crosswalk) for c in codes.codes.values())
    yield _table(("code", "title", "العنوان", "use it when", "crosswalk"), rows)


def _users(book: Codebook, codes: CodeList) -> str:
    users = [f"`{k.name}.{f.name}`" for k in book.kinds.values() for f in k.fields.values() if f.list == codes.name]
    return f"Used by {', '.join(users)}." if users else "Used by every claim."


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; a stroke in a cell is written so that it does not end the cell."""
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
