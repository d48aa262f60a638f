"""A dossier: one HTML page with everything about a state, a pair or an entry, to be read without a network.

The page holds no script and loads nothing; a policy inside it forbids both. Whatever comes from a report is escaped,
and each value and quote has a direction of its own, so that Arabic stands from right to left beside codes and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import IO, Any

from sijill.actors import named
from sijill.codebook import Field, Kind, load
from sijill.entry import Known, Step
from sijill.export.scope import Scope
from sijill.export.ties import actors, passages, realities
from sijill.records import Held

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_AMOUNT = ("unit", "approx")  # they stand beside the value


def write(entries: Iterable[Known], stream: IO[bytes], scope: Scope) -> None:
    """The page; entries of one kind stand together, in the order of their first dated report."""
    found: dict[str, list[Known]] = {}
    for one in entries:
        found.setdefault(one.entry.kind, []).append(one)
    title = _title(scope, found)
    style = (files("sijill.export") / "dossier.css").read_text(encoding="utf-8")
    parts = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>{_text(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n",
        f"<header><h1>{_isolated(title)}</h1>\n<p class=about>{_about(scope, found)}</p></header>\n",
        *_contents(found),
        *(part for kind, some in found.items() for part in _section(load().kinds[kind], some)),
        "</body>\n</html>\n",
    )
    stream.writelines(part.encode("utf-8", "backslashreplace") for part in parts)


def _title(scope: Scope, found: dict[str, list[Known]]) -> str:
    filters = dict(scope.filters)
    sides = [named(filters[name]) for name in ("party", "with") if name in filters]
    only = [one for some in found.values() for one in some] if "entry" in filters else []
    return " – ".join(sides) or (_headline(only[0]) if only else "Register of defence cooperation")


def _about(scope: Scope, found: dict[str, list[Known]]) -> str:
    reports = {held.report.key for some in found.values() for one in some for held in one.held}
    counted = f"{sum(map(len, found.values()))} entries from {len(reports)} reports."
    said = "".join(f" {name.replace('_', ' ')}: {value}." for name, value in scope.filters)
    return _text(f"{counted}{said} Made by sijill {scope.sijill}, codebook {load().version}.")


def _contents(found: dict[str, list[Known]]) -> Iterator[str]:
    yield "<nav><ul>\n"
    for kind, some in found.items():
        yield f'<li><a href="#{kind}">{_text(load().kinds[kind].title)}</a> ({len(some)})</li>\n'
    yield "</ul></nav>\n"


def _section(kind: Kind, some: list[Known]) -> Iterator[str]:
    yield f"<section id={kind.name}>\n<h2>{_text(kind.title)} · <span lang=ar>{_text(kind.title_ar)}</span></h2>\n"
    for one in sorted(some, key=lambda one: (_reported(one), one.entry.id)):
        yield from _article(kind, one)
    yield "</section>\n"


def _article(kind: Kind, one: Known) -> Iterator[str]:
    entry = one.entry
    yield f'<article id="{_text(entry.id)}">\n<h3>{_isolated(_headline(one))}</h3>\n'
    sources = f"{entry.sources} independent source{'s' if entry.sources != 1 else ''}"
    yield f"<p class=about><code>{_text(entry.id)}</code> · {sources} · {', '.join(realities(one))}</p>\n<dl>\n"
    for field in kind.fields.values():
        value = _value(field, entry.chosen(field.name))
        if value and field.name not in _AMOUNT:
            yield f"<dt>{_text(field.title)}</dt><dd>{value}</dd>\n"
    yield "</dl>\n"
    if entry.steps:
        yield f"<ol class=life>\n{''.join(_step(kind, step) for step in entry.steps)}</ol>\n"
    for said in (*(f"Reports disagree: {name}" for name in entry.conflicts), *entry.oddities):
        yield f"<p class=odd>{_isolated(said)}</p>\n"
    yield from _words(one)
    yield "</article>\n"


def _step(kind: Kind, step: Step) -> str:
    code = load().lists[str(kind.fields["steps"].list)].codes[step.code]
    told = step.date.chosen or ("disputed" if step.date.conflict else "no date")
    by = f" · {_isolated(named(step.by))}" if step.by else ""
    reality = "" if step.reality == "actual" else f" ({step.reality})"
    title = f"{_text(code.title)} · <span lang=ar>{_text(code.title_ar)}</span>"
    return f'<li class="{step.reality}"><time>{_text(told)}</time> {title}{by}{reality}</li>\n'


def _words(one: Known) -> Iterator[str]:
    """Each passage once, with all reports that have it."""
    for quote, some in passages(one).items():
        language = some[0].report.document.language
        spoken = f' lang="{_text(language)}"' if language else ""
        reports = {held.report.key: held for held in some}
        yield f"<blockquote dir=auto{spoken}>{_text(quote)}</blockquote>\n<p class=by>"
        yield f"{' · '.join(_source(held) for held in reports.values())}</p>\n"


def _source(held: Held) -> str:
    d = held.report.document
    said = ", ".join(_isolated(part) for part in (d.outlet, d.date, d.title or d.id) if part)
    linked = d.url and d.url.startswith(("https://", "http://"))
    return f'<a href="{_text(str(d.url))}" rel="noreferrer">{said}</a>' if linked else said


def _value(field: Field, value: Any) -> str:
    if value in (None, [], "") or field.type == "steps":
        return ""
    match field.type:
        case "actor" | "actors":
            return ", ".join(_isolated(named(actor)) for actor in _listed(value))
        case "code" | "codes":
            codes = load().lists[str(field.list)].codes
            both = ((codes[code].title, codes[code].title_ar) for code in _listed(value))
            return ", ".join(f"{_text(en)} · <span lang=ar>{_text(ar)}</span>" for en, ar in both)
        case "items":
            return ", ".join(_item(field, item) for item in value)
        case "number":
            said = (value.get("approx"), f"{value['value']:,}", value.get("unit"))
            return _isolated(" ".join(str(part) for part in said if part not in (None, "exact", "count")))
        case _:
            return _isolated(str(value))


def _item(field: Field, item: dict[str, Any]) -> str:
    number = f"{item['quantity']} × " if item["quantity"] is not None else ""
    category = load().lists[str(field.list)].codes[item["category"]].title if item["category"] else ""
    name = f" {_isolated(item['name'])}" if item["name"] else ""
    return f"{number}{_text(category)}{name}"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _headline(one: Known) -> str:
    title = one.entry.chosen("title") or one.entry.chosen("name")
    sides = ", ".join(map(named, actors(one.entry)))
    return str(title) if title else sides or one.entry.id


def _reported(one: Known) -> str:
    return min((held.report.document.date or "9999" for held in one.held), default="9999")


def _isolated(text: str) -> str:
    """A text that keeps its own direction, whatever stands around it."""
    return f"<bdi>{_text(text)}</bdi>"


def _text(text: str) -> str:
    return escape(text).replace("\r", "&#13;")
