"""What every page has at hand: the register, the reader's language, the templates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from sijill.codebook import load
from sijill.serve import guard
from sijill.serve.access.people import person
from sijill.serve.showing import shows
from sijill.serve.wording import LANGUAGES, Wording, field_of, step_list, wording
from sijill.store import Register

LANGUAGE = "sijill_language"
SECOND = 0.1
_UNSAID = re.compile("[\0\ud800-\udfff]")  # what no page can hold: a browser would drop it and move all that follows


@dataclass(frozen=True, slots=True)
class Desk:
    """One register, and who reads and judges in it: the person who asks, if there are accounts.

    `second` is the share of claims, 0 to 1, that a second person judges without seeing what the first decided.
    """

    register: Register
    user: str
    second: float = SECOND


def desk(request: Request) -> Desk:
    """The desk of the application that a request came to, with the person who asks."""
    found = request.app.state.desk
    assert isinstance(found, Desk)  # noqa: S101 (`application` put it there)
    asked = person(request)
    return replace(found, user=asked.name) if asked else found


def language(request: Request) -> str:
    """The language that the reader chose, or else the first one that the browser asks for and we have."""
    chosen = request.cookies.get(LANGUAGE, "")
    if chosen in LANGUAGES:
        return chosen
    wanted = (part.partition(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(","))
    return next((code for code in wanted if code in LANGUAGES), "en")


def words(request: Request) -> Wording:
    """The words of the reader's language."""
    return wording(language(request))


def page(request: Request, template: str, code: int = 200, /, **holds: Any) -> HTMLResponse:
    """A page of a template."""
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    common = {
        "here": path,
        "token": guard.token(request),
        "register_place": desk(request).register.place,
        "person": person(request),
        "signed": bool(getattr(request.state, "shut", False)),  # whether one must sign in
    }
    text = environment(language(request)).get_template(template).render(**common, **holds)
    response = HTMLResponse(text.encode("utf-8", "replace"), code)
    guard.keep_token(request, response)
    return response


def missing(what: str) -> HTTPException:
    """An answer that there is no such thing."""
    return HTTPException(404, what)


@cache
def environment(language: str) -> Environment:
    """The templates in a language; whatever they are given is escaped."""
    made = Environment(
        loader=PackageLoader("sijill.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    said = wording(language)
    made.install_gettext_translations(said.translations, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "w": said,
        "languages": LANGUAGES,
        "kinds": tuple(load().kinds),
        "field_of": field_of,
        "step_list": step_list,
        "codes": lambda name: load().lists[name].codes.values(),
        "link": link,
        **shows(),
    }
    made.filters |= {"exact": exact, "segment": segment, "of_direction": of_direction}
    return made


def warm() -> None:
    """Reads all templates in all languages now, and not while the first page of each sort is waited for."""
    for code in LANGUAGES:
        made = environment(code)
        for name in made.list_templates(extensions=("html", "svg")):
            made.get_template(name)


def link(path: str, query: Mapping[str, Any] | None = None, **more: Any) -> str:
    """An address of ours: a query without what is empty, with some of it said anew."""
    said = {name: value for name, value in {**(query or {}), **more}.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(said)}" if said else path


def ours(to: str) -> str:
    """Where one is sent on to, if that is a page of ours; else the first page."""
    parts = urlsplit(to)
    inside = not parts.scheme and not parts.netloc and to.startswith("/") and not to.startswith(("//", "/\\"))
    return to if inside else "/"


def segment(value: str) -> str:
    """A value as one part of a path."""
    return quote(value, safe="")


def of_direction(language: str | None) -> str:
    """The direction of a text whose language is known; `auto` where it is not."""
    return "auto" if not language else "rtl" if language in {"ar", "fa", "he", "ur"} else "ltr"


def exact(text: str) -> Markup:
    """A text so that a browser keeps each of its code points in its place, the carriage return too."""
    return Markup(str(escape(_UNSAID.sub("\ufffd", text))).replace("\r", "&#13;"))  # noqa: S704 (it was escaped)
