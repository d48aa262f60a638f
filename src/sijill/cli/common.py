"""What the commands share: options, exit codes, consoles, messages and progress."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn
from rich.progress import TimeRemainingColumn as Left
from rich.text import Text

from sijill.cli.rtl import safe
from sijill.errors import ReadError, SijillError

if TYPE_CHECKING:
    from sijill.batch import Inputs
    from sijill.store import Register

FAILED, LEFT_OUT = 1, 3
EXIT_CODES = {
    0: "everything was read",
    FAILED: "nothing could be done, or an error",
    2: "the command was not typed as it must be",
    LEFT_OUT: "finished, but something was left out; the messages say what and why",
}
_WIDE = 160  # columns where the output is no terminal
_COUNTED = 256_000_000  # bytes of JSON lines up to which reports are counted beforehand, for the bar
_MINUTE = 60
_UNSAFE_JSON = re.compile("[\x7f-\x9f\u2028\u2029]")

FORMATS = (
    ".txt .html .jsonl .jsonl.gz .json .csv .docx .pdf .rss .atom .xml .xml.gz .mhtml .warc .warc.gz .warc.zst .wacz"
)
_NAMED = typer.Argument(
    help=f"Files or folders ({FORMATS}), or http(s) addresses of pages, feeds or sitemaps; - is standard input."
)
Paths = Annotated[list[str], _NAMED]
Reports = Annotated[list[str] | None, _NAMED]
AsJson = Annotated[bool, typer.Option("--json", help="Print lines of JSON, for other programs.")]
MaxMb = Annotated[float, typer.Option("--max-mb", min=0.001, help="The most that one report may have, in megabytes.")]
Private = Annotated[
    bool, typer.Option("--private", help="Also fetch addresses within your own network, which are refused otherwise.")
]
FIELDS = ("id", "title", "date", "lang", "text", "outlet", "url", "author")


def _columns(typed: str) -> str:
    """The option as it was typed; told to be wrong before anything is read."""
    for pair in filter(None, typed.split(",")):
        ours, sign, theirs = pair.partition("=")
        if not sign or not theirs.strip() or ours.strip() not in FIELDS:
            known = ", ".join(FIELDS)
            raise typer.BadParameter(f"{pair!r} must be NAME=COLUMN with a name of these: {known}")
    return typed


Columns = Annotated[
    str,
    typer.Option(
        "--columns",
        metavar="NAME=COLUMN,...",
        callback=_columns,
        help=f"What tables (CSV) and records (JSON) call the fields of a report: {', '.join(FIELDS)}.",
    ),
]


def columns_of(typed: str) -> tuple[tuple[str, str], ...]:
    """The names of fields, each with that of a column."""
    pairs = (pair.split("=", 1) for pair in typed.split(",") if pair)
    return tuple((ours.strip(), theirs.strip()) for ours, theirs in pairs)


Most = Annotated[
    int, typer.Option("--most", min=1, help="How many of the addresses that sitemaps list are followed, in all.")
]
Quarantine = Annotated[
    Path | None,
    typer.Option("--quarantine", help="A file to which each thing that cannot be read goes, as a line of JSON."),
]
Place = Annotated[
    str,
    typer.Option("--register", envvar="SIJILL_REGISTER", help="The register: a file, or the URL of a database."),
]


def console(stream: TextIO | None = None) -> Console:
    """A console for text as it is: no markup, no highlighting, no pictures for words."""
    target = stream or sys.stdout
    wide = None if target.isatty() or "COLUMNS" in os.environ else _WIDE
    return Console(file=target, width=wide, markup=False, highlight=False, emoji=False)


def line(value: Any) -> str:
    """One line of JSON, with no character that a reader of lines or a terminal takes for a command."""
    return _UNSAFE_JSON.sub(lambda m: f"\\u{ord(m.group()):04x}", json.dumps(value, ensure_ascii=False))


def complain(error: SijillError) -> None:
    """One problem on standard error: `file:line: reason`, or the message of an error that ends the program."""
    said = str(error) if isinstance(error, ReadError) else f"sijill: {error}"
    sys.stderr.write(safe(said).replace("\n", " ") + "\n")
    sys.stderr.flush()


class Quarantined:
    """What could not be read, in a file, a line of JSON each; nowhere if no file is named."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def put(self, error: ReadError) -> None:
        """Adds one. Raises SijillError if the file cannot be written."""
        if self._path is None:
            return
        now = datetime.now(UTC).isoformat(timespec="seconds")
        said = {"source": error.source, "line": error.line, "reason": error.reason, "at": now}
        try:
            with self._path.open("a", encoding="utf-8", newline="\n") as stream:
                stream.write(line(said) + "\n")
        except OSError as failed:
            why = failed.strerror or failed
            raise SijillError(f"{self._path} cannot be written: {why}; name another with --quarantine") from failed


def note(message: str) -> None:
    """Something worth knowing that is no part of the answer, on standard error."""
    sys.stderr.write(safe(message) + "\n")


def told(message: str, facts: dict[str, Any], *, as_json: bool) -> None:
    """What was done, where the answer is a file: in words on standard error, or as a line of JSON."""
    if as_json:
        sys.stdout.write(line(facts) + "\n")
    else:
        note(message)


def finish(read: int, left_out: int, inputs: Inputs) -> None:
    """Says what was passed over, and ends with the exit code that fits."""
    if inputs.skipped:
        note(f"{inputs.skipped} files in folders passed over: their names do not end like a report's")
    if not read:
        if not left_out:
            note(f"sijill: no reports found; name files, or folders with files of these names: {FORMATS}")
        raise typer.Exit(FAILED)
    if left_out:
        raise typer.Exit(LEFT_OUT)


class Bar:
    """A progress bar on standard error; it stays away where nobody would see it."""

    def __init__(self, progress: Progress, total: int | None, what: str = "reports") -> None:
        self._progress = progress
        self._task = progress.add_task(what, total=total)

    def step(self, by: int = 1) -> None:
        """One report more, or so many of what is counted."""
        self._progress.advance(self._task, by)

    def turn(self, what: str, total: int) -> None:
        """Goes on with a bar of something else."""
        self._task = self._progress.add_task(what, total=total)

    def complain(self, error: SijillError, kept: Quarantined | None = None) -> None:
        """A problem, printed above the bar, and kept where the user wishes."""
        if kept and isinstance(error, ReadError):
            kept.put(error)
        if self._progress.disable:
            complain(error)
        else:
            self._progress.console.print(safe(str(error)), soft_wrap=True)


@contextmanager
def bar(inputs: Inputs) -> Iterator[Bar]:
    """A bar for the reports of the inputs, with an end if they can be counted quickly."""
    with _progress() as progress:
        yield Bar(progress, None if progress.disable else _total(inputs))


@contextmanager
def counting(what: str, total: int) -> Iterator[Bar]:
    """A bar for so many of something."""
    with _progress() as progress:
        yield Bar(progress, total, what)


def bring_together(register: Register) -> None:
    """Brings the entries of a register up to its claims, with a bar: after many new claims this takes a while."""
    from sijill.upkeep import bring, waiting

    claims = waiting(register)
    if not claims:
        bring(register)
        return
    with _progress() as progress:
        task = progress.add_task("claims brought together", total=claims)
        bring(register, lambda some: progress.advance(task, some))


class _Rate(ProgressColumn):
    """How many are done in a second, or in a minute where that is less than one."""

    def render(self, task: Task) -> Text:
        """The rate of a task; empty until there is one."""
        speed = task.finished_speed or task.speed
        if not speed:
            return Text("")
        return Text(f"{speed:,.0f}/s" if speed >= 1 else f"{speed * _MINUTE:,.0f}/min")


def _progress() -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeElapsedColumn(),
        Left(),
    )
    return Progress(*columns, console=console(sys.stderr), disable=not sys.stderr.isatty())


def _total(inputs: Inputs) -> int | None:
    total = 0
    for item in inputs.files:
        if item.kind in ("text", "html"):
            total += 1
        elif item.kind == "lines" and item.path and item.path.is_file() and item.path.stat().st_size <= _COUNTED:
            total += _lines(item.path)
        else:
            return None
    return total


def _lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(1 for one in stream if one.strip())
