"""From what a browser sends to reports in the register: files in a folder of ours, read and kept by a job."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fastapi import HTTPException, UploadFile

from sijill import batch
from sijill.errors import ReadError
from sijill.records import Document
from sijill.serve.jobs import Added, Job, Jobs
from sijill.serve.pages.reports import address
from sijill.store import Register
from sijill.upkeep import bring

FILES, ADDRESSES, BYTES = 200, 50, 64_000_000  # that are taken at once
_UNSAFE = re.compile(r"[^\w.\- ()]+")
_DEEP = 8  # folders within each other that are kept of a path


def begin(
    jobs: Jobs, register: Register, user: str, sent: tuple[list[UploadFile], list[UploadFile]], wanted: list[str]
) -> Job:
    """A job that adds files, those of a folder as far as their names end like a report's, and pages by address.

    Raises HTTPException, 413, for more bytes than are taken at once.
    """
    folder = Path(tempfile.mkdtemp(prefix="sijill-"))
    try:
        files = _saved(sent[0], folder, alone=True)
        left = BYTES - sum(path.stat().st_size for path in files)
        inside = folder / "folder"
        _saved(sent[1], inside, left, alone=False)
        found = batch.find([*files, *([inside] if sent[1] else [])])
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise

    def work(job: Job) -> None:
        job.skipped = found.skipped
        try:
            for item in found.files:
                inputs, run = batch.Inputs([_named(item, folder)], 0), batch.Run(register, [str(item.path)])
                job.done += [_done(register, one) for one in batch.kept(inputs, register, run=run)]
                job.passed += 1
            pages, run = batch.find(wanted), batch.Run(register, wanted)
            for one in batch.kept(pages, register, run=run) if wanted else ():  # together: hosts are given pauses
                job.done.append(_done(register, one))
                job.passed = min(job.passed + 1, job.total)
            job.passed = job.total
            bring(register)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    return jobs.begin(user, len(found.files) + len(wanted), work)


def _saved(sent: Iterable[UploadFile], folder: Path, left: int = BYTES, *, alone: bool) -> list[Path]:
    """The files in a folder of ours, each under its own name without what could lead out of it."""
    saved = []
    for n, one in enumerate(sent):
        path = (folder / f"{n:03}" / _parts(one)[-1]) if alone else folder.joinpath(*_parts(one))
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() or path.is_dir():
            path = path.with_name(f"{n:03} {path.name}")
        data = one.file.read(left + 1)
        left -= len(data)
        if left < 0:
            raise HTTPException(413, f"more than {BYTES // 1_000_000} MB at once; use `sijill add` for so much")
        path.write_bytes(data)
        saved.append(path)
    return saved


def _parts(one: UploadFile) -> list[str]:
    """The path that a browser names, cleaned part by part; never empty."""
    named = re.split(r"[/\\]", one.filename or "")
    return [part for raw in named[-_DEEP:] if (part := _UNSAFE.sub("_", raw).strip(". ")[-100:])] or ["report"]


def _named(item: batch.Input, folder: Path) -> batch.Input:
    """A file by the name under which it was sent, for what cannot be read is kept when our folder is gone."""
    return item._replace(source=item.source.removeprefix(f"{folder}/").partition("/")[2])


def _done(register: Register, one: batch.Kept | ReadError) -> Added:
    if isinstance(one, ReadError):
        return Added(one.source, None, new=False, claims=0, reason=one.reason)
    return Added(one.document.title or one.document.id, _place(register, one.document), one.new, len(one.claims))


def _place(register: Register, document: Document) -> str | None:
    with register.survey() as survey:
        found = survey.kept(document)
    return address(found) if found else None
