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
from sijill.correcting import correction
from sijill.correction import Correction
from sijill.edtf import date_fault
from sijill.errors import ReadError, RecordError, SijillError
from sijill.records import Document
from sijill.serve.answers import dumped
from sijill.serve.api.asked import LONGEST
from sijill.serve.api.questions import judgement
from sijill.serve.desk import desk
from sijill.serve.judging import KEY, Decision, keep, told
from sijill.upkeep import bring

_TEXT = 1_000_000  # characters of a text that is coded on demand
_Text = Annotated[str, Body(min_length=1, max_length=_TEXT, description="The text, untouched.")]
_Named = Annotated[str | None, Body(max_length=LONGEST)]
_Date = Annotated[str | None, Body(max_length=10, description="The report's own day, from which relative dates count.")]


def code(text: _Text, title: _Named = None, date: _Date = None) -> dict[str, Any]:
    """The claims of a text that is not kept, each with the words it rests on."""
    if date and (fault := date_fault(date)):
        raise HTTPException(400, f"date: {fault}")
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


class Corrects(BaseModel):
    """What a field of a claim should hold, and the words that say so."""

    model_config = ConfigDict(extra="forbid")

    field: str = Field(max_length=LONGEST, description="A field of the claim's kind, `reality` or `source`.")
    value: Any
    quote: str | None = Field(None, max_length=10_000)
    start: int | None = Field(None, ge=0, description="Offset in code points of the report's text.")
    end: int | None = Field(None, ge=1)


def _correction(request: Request, id_: str, said: Corrects) -> Correction:
    """What was sent, with the words at their place. Raises HTTPException, 400."""
    try:
        held = desk(request).register.claim(id_)
        words = said.quote if said.start is None or said.end is None else (said.start, said.end)
        return correction(held, said.field, said.value, words)
    except SijillError as error:
        raise HTTPException(400, str(error)) from None


class Decided(BaseModel):
    """A decision as it is sent."""

    model_config = ConfigDict(extra="forbid")

    verdict: str = Field(max_length=20, description="accept, reject, correct, same, different, unsure, split or undo.")
    left: str = Field(max_length=LONGEST, description="A claim, or a written name, by its whole id.")
    right: str = Field("", max_length=LONGEST)
    undoes: str = Field("", max_length=LONGEST)
    reason: str = Field("", max_length=10_000)
    correction: Corrects | None = None
    key: str = Field("", max_length=KEY, description="What you call this decision: sent again, it is the same one.")


def judge(request: Request, sent: Decided) -> dict[str, Any]:
    """Keeps a judgement of the person who asks; it is on the disk when this answers.

    To correct, the field, its value as the codebook writes it, and the words of the report that say so, by their
    offsets or as they stand there (nearest to the claim's own); none where the report leaves it open. To split is to
    say that a claim is of another thing than each other claim of its entry.
    """
    held = desk(request)
    said = (_correction(request, sent.left, sent.correction),) if sent.correction else ()
    decision = Decision(sent.verdict, sent.left, sent.right, sent.undoes, sent.reason, sent.key, said)
    made = keep(held.register, held.user, decision)
    request.state.about = told(made)
    return judgement(made)
