"""Adding reports, as files, folders or by addresses: what was kept, what was there, what could not be read and why.

Whatever is sent becomes a job of its own. Its page says how far it is; with script it grows by server-sent events, and
without it loads itself anew until the job is over.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Form, Header, HTTPException, Request, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse

from sijill.serve.access.people import person
from sijill.serve.desk import desk, environment, language, missing, page
from sijill.serve.guard import check
from sijill.serve.intake import ADDRESSES, FILES, begin
from sijill.serve.jobs import Job, Jobs

router = APIRouter()
_SHORT = 2.0  # seconds that a browser without script is let wait, lest it is sent to a page that says nothing yet
_PAUSE, _STILL = 0.2, 15.0  # seconds between looks at a job, and after which a silent line is shown to be alive


@router.get("/add")
def form(request: Request) -> HTMLResponse:
    """The form."""
    return page(request, "add.html", job=None)


@router.post("/add")
def add(
    request: Request,
    token: Annotated[str, Form()],
    files: list[UploadFile] | None = None,
    folder: list[UploadFile] | None = None,
    addresses: Annotated[str, Form()] = "",
) -> Response:
    """Begins to read, code and keep what is sent; each report whole or not at all."""
    check(request, token)
    sent, inside = ([one for one in some or [] if one.filename] for some in (files, folder))
    wanted = list(dict.fromkeys(line.strip() for line in addresses.splitlines() if line.strip()))
    if len(sent) + len(inside) > FILES or len(wanted) > ADDRESSES:
        raise HTTPException(413, f"at most {FILES} files and {ADDRESSES} addresses at once; use `sijill add` for more")
    for one in wanted:
        if not one.startswith(("http://", "https://")):
            raise HTTPException(400, f"{one!r} is no address of a page; it must begin with http:// or https://")
    held = desk(request)
    job = begin(_jobs(request), held.register, held.user, (sent, inside), wanted)
    request.state.about = ", ".join([*(str(one.filename) for one in (*sent, *inside)), *wanted])[:500]
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"job": f"/add/{job.id}", "total": job.total}, 202)
    job.wait(_SHORT)
    return RedirectResponse(f"/add/{job.id}", 303)


@router.get("/add/{job}")
def show(request: Request, job: str) -> HTMLResponse:
    """How far a job is."""
    return page(request, "add.html", job=_mine(request, job))


@router.get("/add/{job}/events")
async def events(
    request: Request, job: str, after: int = 0, last: Annotated[str, Header(alias="Last-Event-ID")] = ""
) -> StreamingResponse:
    """What becomes of each report, as it does; a line that was cut goes on where it was."""
    found = _mine(request, job)
    begun = int(last) if last.isdecimal() else max(0, after)
    jobs = _jobs(request)
    return StreamingResponse(_events(jobs, found, begun, language(request)), media_type="text/event-stream")


async def _events(jobs: Jobs, job: Job, sent: int, said_in: str) -> AsyncIterator[str]:
    written = environment(said_in).get_template("added.html").module
    silent = 0.0
    while True:
        job = jobs.find(job.id) or job  # anew: another process may have it
        over = job.over  # asked first: what is done before that is sent below
        for one in job.done[sent:]:
            sent += 1
            silent = 0.0
            row = str(written.added(one))  # type: ignore[attr-defined]
            yield _event("one", {"row": row, "passed": job.passed, "total": job.total}, sent)
        if over:
            facts = {"passed": job.passed, "total": job.total, "skipped": job.skipped, "failed": job.failed}
            yield _event("end", facts | {"found": len(job.done)}, sent)
            return
        await asyncio.sleep(_PAUSE)
        silent += _PAUSE
        if silent >= _STILL:
            silent = 0.0
            yield ": still here\n\n"


def _event(name: str, facts: dict[str, object], number: int) -> str:
    return f"id: {number}\nevent: {name}\ndata: {json.dumps(facts)}\n\n"


def _jobs(request: Request) -> Jobs:
    found = request.app.state.jobs
    assert isinstance(found, Jobs)  # noqa: S101 (`application` put it there)
    return found


def _mine(request: Request, id_: str) -> Job:
    """A job of the person who asks; admins see all. Raises HTTPException, 404."""
    found, asked = _jobs(request).find(id_), person(request)
    if found is None or asked is None or (found.user != asked.name and not asked.may("admin")):
        raise missing("that adding is not known any more; what it kept is in the list of reports")
    return found
