"""What may stand in the address of a question, with what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Header, HTTPException, Query, Request
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from sijill.codebook import load
from sijill.errors import RegisterError
from sijill.serve.desk import link
from sijill.serve.filters import Filters

LIMIT = 100
MOST = 1000
LONGEST = 500  # characters of a parameter
AFTER = "Where the list goes on; take it from `next`."
Limit = Annotated[int, Query(ge=1, le=MOST, description="At most so many.")]
After = Annotated[str, Query(max_length=LONGEST, description=AFTER)]
Outlet = Annotated[str, Query(max_length=LONGEST, description="Only of this outlet.")]
Day = Annotated[str, Query(max_length=10, description="The day up to which targets count as due; today if absent.")]
Tag = Annotated[str, Header(alias="If-None-Match", description="An ETag: 304 if it is still that of the answer.")]


def _codes(of: str) -> list[JsonValue]:
    """The codes of a list, or those of steps of all kinds."""
    book = load()
    fields = [field for kind in book.kinds.values() for field in kind.fields.values()]
    names = {of} if of != "stage" else {field.list for field in fields if field.type == "steps"}
    return ["", *dict.fromkeys(code for name in sorted(map(str, names)) for code in book.lists[name].codes)]


def _one_of(of: str, about: str) -> Any:
    return Field(default="", description=about, json_schema_extra={"enum": _codes(of)})


def _text(about: str) -> Any:
    return Field(default="", max_length=LONGEST, description=about)


class Narrowed(BaseModel):
    """By what a list is narrowed; what is none of these is refused, lest a slip of the pen asks for everything."""

    model_config = ConfigDict(extra="forbid")

    party: str = _text("An actor that is in it: a code such as TUR or NATO, `ISO3:name`, or a name as listed.")
    area: str = _one_of("area", "A code of the list of areas.")
    stage: str = _one_of("stage", "A step that is told of it.")
    since: str = _text("A date (EDTF) from which something of it may be.")
    until: str = _text("A date (EDTF) up to which something of it may be.")
    after: str = _text(AFTER)
    limit: int = Field(default=LIMIT, ge=1, le=MOST, description="At most so many.")

    def filters(self) -> Filters:
        """The same as the pages have them. Raises HTTPException where something is said that cannot be."""
        return Filters.of(self.model_dump(exclude={"after", "limit"}))


class OfClaims(Narrowed):
    """Which claims."""

    kind: str = _text("Only claims of this kind.")


class OfEntries(Narrowed):
    """Which entries, and as they were when."""

    other: str = _text("A second actor that is in it.")
    outlet: str = _text("The outlet of one of its reports.")
    reality: str = _one_of("reality", "The reality of one of its claims.")
    known: str = _text("A day: without what reports of later days say.")
    stood: str = _text("A day: without the steps taken later.")
    conflicts: str = Field(
        default="", description="`yes`: only where reports tell what cannot all be so.", pattern="^(yes|1)?$"
    )


class Days(BaseModel):
    """As it was when."""

    model_config = ConfigDict(extra="forbid")

    known: str = _text("A day: without what reports of later days say.")
    stood: str = _text("A day: without the steps taken later.")


def goes_on(request: Request, found: Sequence[Any], limit: int, key: str) -> str | None:
    """The address of what follows a list of which one more than asked was found; None if none was."""
    if len(found) <= limit:
        return None
    return link(request.url.path, dict(request.query_params), after=key, limit=limit)


def there(error: RegisterError) -> HTTPException:
    """What was asked for is not there."""
    return HTTPException(404, str(error))
