"""Which role a request takes: `rights.csv`, a line for each route; pages with a route that has none are not made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from fastapi import FastAPI
from starlette.routing import Mount, compile_path

from sijill.data import read_csv
from sijill.errors import DataError
from sijill.store import ROLES

ANYONE = "anyone"
_TABLE = files("sijill.serve.access") / "rights.csv"
_PLACE = "serve/access/rights.csv"
_COLUMNS = ("method", "path", "role", "deed")


class Right(NamedTuple):
    """What a request takes, and what is written down of it once it was done (empty: nothing)."""

    role: str
    deed: str


@cache
def table() -> dict[tuple[str, str], Right]:
    """The right of each method and path. Raises DataError."""
    found: dict[tuple[str, str], Right] = {}
    for row in read_csv(_TABLE, _PLACE, _COLUMNS):
        method, path = row.one_of("method", ("GET", "POST", "PUT", "PATCH", "DELETE")), row.text("path")
        if (method, path) in found:
            raise row.error(f"{method} {path} stands here twice", "path")
        found[method, path] = Right(row.one_of("role", (ANYONE, *ROLES)), str(row.get("deed") or ""))
    return found


def routes(app: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Method and path of every route, of mounted applications too, in the order in which they are tried.

    HEAD and OPTIONS ask for what GET does, and are not named.
    """
    for route in app.routes:
        inner = getattr(route, "original_router", None)  # a router that was included
        if inner is not None:
            yield from routes(inner, before)
        elif isinstance(route, Mount) and isinstance(route.app, FastAPI):
            yield from routes(route.app, before + route.path)
        elif isinstance(route, Mount):
            yield "GET", before + route.path + "/{path:path}"
        else:
            for method in sorted(set(route.methods) - {"HEAD", "OPTIONS"}):
                yield method, before + route.path


class Rights:
    """The rights of an application's routes. Raises DataError for a route of which nothing is said."""

    def __init__(self, app: FastAPI) -> None:
        self._known: list[tuple[str, re.Pattern[str], Right]] = []
        for method, path in routes(app):
            right = table().get((method, path))
            if right is None:
                raise DataError(_PLACE, f"nothing is said of {method} {path}; add a line that says who may ask it")
            self._known.append((method, compile_path(path)[0], right))

    def of(self, method: str, path: str) -> Right:
        """The right of a request; what is no route takes a reader, who is told so."""
        wanted = "GET" if method in {"HEAD", "OPTIONS"} else method
        for known, pattern, right in self._known:
            if known == wanted and pattern.match(path):
                return right
        return Right(ROLES[0], "")
