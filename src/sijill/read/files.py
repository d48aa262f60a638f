"""Which inputs a list of paths names: files, what lies in folders, addresses and standard input. Nothing is opened."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sijill.read.formats import SUFFIXES
from sijill.records import Candidate

SCHEMES = ("http://", "https://")
STDIN = "-"
_KINDS = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "lines",
    ".jsonl.gz": "packed",
    ".json": "json",
} | SUFFIXES


class Input(NamedTuple):
    """One file to read: how messages name it, and the id that its report gets if it names none itself.

    It has a `path`, or a `url` from which it is fetched, or is standard input. What a sitemap led to has the `days`
    that it named, and says in how many of them one within another it stands (`depth`).
    """

    path: Path | None
    source: str
    id: str
    kind: str | None
    url: str | None = None
    days: tuple[Candidate, ...] = ()
    depth: int = 0
    columns: tuple[tuple[str, str], ...] = ()


class Inputs(NamedTuple):
    """What a list of paths leads to: the files in order, and how many in folders were passed over as no reports."""

    files: list[Input]
    skipped: int


def find(paths: Sequence[str | Path], columns: tuple[tuple[str, str], ...] = ()) -> Inputs:
    """The files that `paths` name, folders with all that is in them, sorted; each file once.

    `columns` are names of the fields of a report, each with that which tables and records have for it.
    Nothing is opened: a path that does not exist is in the answer and fails when it is read.
    """
    found: dict[Path, str] = {}
    skipped = 0
    stdin = any(str(p) == STDIN for p in paths)
    urls = dict.fromkeys(str(p) for p in paths if is_address(p))
    for path in (Path(p) for p in paths if str(p) != STDIN and not is_address(p)):
        if not path.is_dir():
            found.setdefault(path.absolute(), str(path))
            continue
        closed: list[OSError] = []
        for inner in _walk(path, closed):
            if _kind(inner) and (inner.is_file() or inner.is_symlink()):
                found.setdefault(inner.absolute(), str(inner))
            else:
                skipped += 1
        for error in closed:  # a folder that cannot be listed fails as a file does, when it is read
            found.setdefault(Path(error.filename).absolute(), error.filename)
    files = [Input(p, source, id_, _kind(p)) for (p, source), id_ in zip(found.items(), _ids(list(found)), strict=True)]
    fetched = [Input(None, url, url, None, url) for url in urls]
    stdin_first = [Input(None, "standard input", "stdin", None)] if stdin else []
    return Inputs([one._replace(columns=columns) for one in (*stdin_first, *files, *fetched)], skipped)


def is_address(path: str | Path) -> bool:
    """Whether a path is an address of the web."""
    return isinstance(path, str) and path.lower().startswith(SCHEMES)


def _walk(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    for here, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (Path(here) / name for name in sorted(names))


def _kind(path: Path) -> str | None:
    name = path.name.lower()
    return next((_KINDS[s] for s in sorted(_KINDS, key=len, reverse=True) if name.endswith(s)), None)


def _stem(path: Path) -> str:
    return path.name.removesuffix(".gz").rsplit(".", 1)[0] or path.name


def _ids(paths: list[Path]) -> list[str]:
    """The stem of each name; where two files share one, their paths below the folder that holds all of them."""
    stems = Counter(_stem(p) for p in paths)
    top = os.path.commonpath([p.parent for p in paths]) if paths else ""
    return [_stem(p) if stems[_stem(p)] == 1 else p.relative_to(top).as_posix() for p in paths]
