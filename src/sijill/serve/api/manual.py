"""The page of the interface for people, written from its own description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sijill.serve.api.mount import ABOUT, interface
from sijill.serve.desk import Desk
from sijill.store import Register

_GENERAL = """Lists hold `next`, the address of what follows, or `null` at the end; it begins behind the last thing
given, so that what is added meanwhile is neither left out nor given twice. Each answer to a question has an ETag: send
it back as `If-None-Match`, and 304 says that nothing changed. Answers are packed with gzip for those who take it. What
goes wrong is `application/problem+json` (RFC 9457), `detail` saying why. Offsets count code points of a report's text.

    curl -s 'http://127.0.0.1:8000/api/v1/entries/agreement?party=TUR&stage=in_force&known=2020-07-01'
    curl -s http://127.0.0.1:8000/api/v1/code --json '{"text": "...", "date": "2024-05-03"}'
"""


def render_interface() -> str:
    """The page."""
    with Register.open(":memory:") as register:
        said = interface(Desk(register, "")).openapi()
    return "\n".join(_lines(said)) + "\n"


def _lines(said: dict[str, Any]) -> Iterator[str]:
    yield "# The interface for programs"
    yield ""
    yield "<!-- Written by `make docs` from `src/sijill/serve/api`; change the texts there, not this page. -->"
    yield ""
    yield "`sijill serve` answers programs under `/api/v1`; `/api/v1/openapi.json` describes every answer to the field."
    yield ""
    yield from ABOUT.strip().splitlines()
    yield ""
    yield from _GENERAL.strip().splitlines()
    for path, methods in said["paths"].items():
        for method, one in methods.items():
            yield from ["", f"## `{method.upper()} {path}`", "", *one["description"].splitlines()]
            yield from _parameters(one.get("parameters", []))
            if "requestBody" in one:
                yield from _body(one["requestBody"], said["components"]["schemas"])


def _parameters(given: list[dict[str, Any]]) -> Iterator[str]:
    rows = [one for one in given if one["in"] == "query"]
    if rows:
        yield from ["", "| in the address | is |", "|---|---|"]
    for one in rows:
        about = one.get("description") or one["schema"].get("description", "")
        yield f"| `{one['name']}`{' (needed)' if one['required'] else ''} | {about} |"


def _body(body: dict[str, Any], schemas: dict[str, Any]) -> Iterator[str]:
    schema = schemas[body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]]
    yield from ["", "| in the body (JSON) | is |", "|---|---|"]
    for name, one in schema["properties"].items():
        needed = " (needed)" if name in schema.get("required", []) else ""
        yield f"| `{name}`{needed} | {one.get('description') or name} |"
