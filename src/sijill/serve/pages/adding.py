"""Adding reports, as files or by addresses: what was kept, what was there, what could not be read and why."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Form, HTTPException, Request, UploadFile
from fastapi.responses import HTMLResponse

from sijill import batch
from sijill.errors import ReadError
from sijill.records import Document
from sijill.serve.desk import desk, page
from sijill.serve.guard import check
from sijill.serve.pages.reports import address
from sijill.store import Register
from sijill.upkeep import bring

router = APIRouter()
_FILES, _ADDRESSES, _BYTES = 200, 50, 64_000_000
_UNSAFE = re.compile(r"[^\w.\- ()]+")


class Added(NamedTuple):
    """What became of one report: its name, where it is if it is in the register, and why not if it is not."""

    name: str
    place: str | None
    new: bool
    claims: int
    reason: str | None = None


@router.get("/add")
def form(request: Request) -> HTMLResponse:
    """The form."""
    return page(request, "add.html", done=None, skipped=0)


@router.post("/add")
def add(
    request: Request,
    token: Annotated[str, Form()],
    files: list[UploadFile] | None = None,
    addresses: Annotated[str, Form()] = "",
) -> HTMLResponse:
    """Reads, codes and keeps what is sent; each report whole or not at all."""
    check(request, token)
    sent = [one for one in files or [] if one.filename]
    wanted = [line.strip() for line in addresses.splitlines() if line.strip()]
    if len(sent) > _FILES or len(wanted) > _ADDRESSES:
        raise HTTPException(
            413, f"at most {_FILES} files and {_ADDRESSES} addresses at once; use `sijill add` for more"
        )
    for one in wanted:
        if not one.startswith(("http://", "https://")):
            raise HTTPException(400, f"{one!r} is no address of a page; it must begin with http:// or https://")
    register = desk(request).register
    with tempfile.TemporaryDirectory(prefix="sijill-") as folder:
        inputs = batch.find([*_saved(sent, Path(folder)), *wanted])
        done = [_done(register, one, folder) for one in batch.kept(inputs, register)]
    bring(register)
    return page(request, "add.html", done=done, skipped=inputs.skipped)


def _saved(sent: list[UploadFile], folder: Path) -> list[Path]:
    """The files in a folder of ours, each under its own name without what could lead out of it."""
    saved, left = [], _BYTES
    for n, one in enumerate(sent):
        inner = folder / f"{n:03}"
        inner.mkdir()
        path = inner / (_UNSAFE.sub("_", Path(one.filename or "").name).strip(". ")[-100:] or "report")
        data = one.file.read(left + 1)
        left -= len(data)
        if left < 0:
            raise HTTPException(413, f"more than {_BYTES // 1_000_000} MB at once; use `sijill add` for so much")
        path.write_bytes(data)
        saved.append(path)
    return saved


def _done(register: Register, one: batch.Kept | ReadError, folder: str) -> Added:
    if isinstance(one, ReadError):
        name = one.source.removeprefix(folder).lstrip("/").partition("/")
        return Added(name[2] or name[0], None, new=False, claims=0, reason=one.reason.replace(folder, ""))
    return Added(one.document.title or one.document.id, _place(register, one.document), one.new, len(one.claims))


def _place(register: Register, document: Document) -> str | None:
    with register.survey() as survey:
        found = survey.kept(document)
    return address(found) if found else None
