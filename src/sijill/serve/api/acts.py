"""What can be asked to be done: a text coded, a report added, a judgement kept."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Annotated, Any

from fastapi import Body, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from sijill import batch, flow
from sijill.errors import ReadError, RecordError
from sijill.records import Document
from sijill.serve.answers import dumped
from sijill.serve.api.asked import LONGEST
from sijill.serve.api.questions import judgement
from sijill.serve.desk import desk
from sijill.serve.judging import Decision, keep, told
from sijill.upkeep import bring

_TEXT = 1_000_000  # characters of a text that is coded on demand
_Text = Annotated[str, Body(min_length=1, max_length=_TEXT, description="The text, untouched.")]
_Named = Annotated[str | None, Body(max_length=LONGEST)]
_Date = Annotated[str | None, Body(max_length=10, description="The report's own day, from which relative dates count.")]
_Id = Annotated[str, Body(max_length=LONGEST)]


def code(text: _Text, title: _Named = None, date: _Date = None) -> dict[str, Any]:
    """The claims of a text that is not kept, each with the words it rests on."""
    try:
        document = Document("posted", text, "ar", title=title, date=date)
        return {"claims": [one.to_json() for one in flow.code_document(document)]}
    except RecordError as error:
        raise HTTPException(400, str(error)) from None


class Posted(BaseModel):
    """A report as it is sent."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=_TEXT, description="The text, untouched.")
    id: str | None = Field(None, max_length=LONGEST, description="The report's own; a hash of its text if absent.")
    title: str | None = Field(None, max_length=LONGEST)
    date: str | None = Field(None, max_length=10, description="The report's own day: 2020-07-12.")
    outlet: str | None = Field(None, max_length=LONGEST)
    url: str | None = Field(None, max_length=LONGEST)
    author: str | None = Field(None, max_length=LONGEST)


def add(request: Request, sent: Posted) -> Response:
    """Codes a report and keeps it with its claims; it is on the disk when this answers (201).

    A report of this id and text that is there stays as it is (200).
    """
    register = desk(request).register
    named = sent.id or hashlib.sha256(sent.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    said = {name: value for name, value in sent.model_dump().items() if value} | {"id": named, "lang": "ar"}
    with tempfile.TemporaryDirectory(prefix="sijill-") as folder:  # read as a line of a file is: there is one way in
        path = Path(folder) / "posted.jsonl"
        path.write_text(json.dumps(said) + "\n", encoding="ascii")
        (done,) = batch.kept(batch.find([path]), register)
    if isinstance(done, ReadError):
        raise HTTPException(400, done.reason)
    bring(register)
    with register.survey() as survey:
        kept = survey.kept(done.document)
    assert kept is not None  # noqa: S101 (it was kept a moment ago, and nothing is taken out)
    request.state.about = kept.key[:16] if done.new else ""
    claims = [{"id": one.id, **one.claim.to_json()} for one in register.claims_of(kept)]
    body = dumped({"report": kept.to_json(), "new": done.new, "claims": claims})
    return Response(body, 201 if done.new else 200, media_type="application/json")


def judge(
    request: Request,
    verdict: Annotated[str, Body(description="accept, reject, same, different, unsure or undo.", max_length=20)],
    left: Annotated[str, Body(description="A claim, or a written name, by its whole id.", max_length=LONGEST)],
    right: _Id = "",
    undoes: _Id = "",
    reason: Annotated[str, Body(max_length=10_000)] = "",
) -> dict[str, Any]:
    """Keeps a judgement of the person who asks; it is on the disk when this answers."""
    held = desk(request)
    made = keep(held.register, held.user, Decision(verdict, left, right, undoes, reason))
    request.state.about = told(made)
    return judgement(made)
