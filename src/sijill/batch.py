"""Many inputs, one after another: read, code, keep. One that fails is named in the stream and the rest goes on.

With `private`, inputs that are addresses may lie within the user's own network; `most` is how many of the addresses
that sitemaps list are followed.

`flow` says what happens to one document; this module brings it documents from files and takes them to the register.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from sijill import flow
from sijill.errors import ReadError, SijillError
from sijill.read import LIMIT, MOST, Input, Inputs, Opened, each, extractors, find, is_address
from sijill.read import again as read_again
from sijill.read import read as read_files
from sijill.records import Claim, Document
from sijill.store import Mark, Register

__all__ = [
    "LIMIT",
    "MOST",
    "Coded",
    "Input",
    "Inputs",
    "Kept",
    "Run",
    "Seen",
    "again",
    "coded",
    "documents",
    "explained",
    "find",
    "kept",
    "outdated",
    "seen",
]

T = TypeVar("T")
_SINGLE = frozenset(("text", "html", "pdf", "docx", "mhtml", "mht"))  # kinds of files that hold one report


class Coded(NamedTuple):
    """A report with what it asserts."""

    document: Document
    claims: tuple[Claim, ...]


class Seen(NamedTuple):
    """A report as it was read; `later` are claims of things done that lie after its date, so that one must be wrong."""

    document: Document
    later: tuple[Claim, ...]


class Kept(NamedTuple):
    """A report that is in the register; `new` says whether it was added now, with its claims."""

    document: Document
    claims: tuple[Claim, ...]
    new: bool


def documents(
    paths: Sequence[str | Path], limit: int = LIMIT, *, private: bool = False, most: int = MOST
) -> Iterator[Document | ReadError]:
    """The documents of files and folders, or the reasons why there are none."""
    return _read(find(paths), limit, private=private, most=most)


def coded(
    inputs: Inputs, limit: int = LIMIT, *, private: bool = False, most: int = MOST
) -> Iterator[Coded | ReadError]:
    """Each report with its claims, as it is read."""
    for found in _read(inputs, limit, private=private, most=most):
        yield found if isinstance(found, ReadError) else _code(found)


def seen(inputs: Inputs, limit: int = LIMIT, *, private: bool = False, most: int = MOST) -> Iterator[Seen | ReadError]:
    """Each report as it is read, with what contradicts its date."""
    for found in _read(inputs, limit, private=private, most=most):
        yield found if isinstance(found, ReadError) else _guarded(found, lambda d: Seen(d, flow.contradicting(d)))


class Run:
    """An adding of what some paths name, noted in the register, so that one that was stopped goes on where it was.

    `passed` counts the reports that were read before the stop and are not read again.
    """

    def __init__(self, register: Register, paths: Iterable[str | Path]) -> None:
        said = sorted(str(p if is_address(p) else Path(p).absolute()) for p in paths)
        self._name = hashlib.sha256("\0".join(said).encode("utf-8", "surrogateescape")).hexdigest()
        self._register = register
        self._before = register.marks(self._name)
        self.passed = 0

    def mark(self, item: Input) -> Mark:
        """How far an input was read before; nothing of it if it is another file by now."""
        fresh, before = Mark(self._name, item.source, _stamp(item), 0, whole=False), self._before.get(item.source)
        if before is None or before.stamp != fresh.stamp or (item.path is None and item.url is None):
            return fresh
        return before

    def kept(self, opened: Opened) -> Iterator[Kept | ReadError]:
        """What an input gives once it is in the register, or among what could not be read."""
        mark, register = self.mark(opened.input), self._register
        if mark.whole:
            self.passed += mark.done
            return
        if not mark.done:
            register.begin(opened.input.source)
        number = 0
        single = opened.input.kind in _SINGLE
        for found, last in _to_the_last(opened.found) if single else ((one, False) for one in opened.found):
            number += 1
            mark = mark._replace(done=opened.passed + number, whole=last)
            done = found if isinstance(found, ReadError) else _keep(found, register, mark)
            if isinstance(done, ReadError):
                register.note(mark, done)
            yield done
        self.passed += opened.passed
        if number and not opened.listed and not mark.whole:
            register.note(mark._replace(whole=True))

    def end(self) -> None:
        """All was read: what comes after is another adding."""
        self._register.end(self._name)


def kept(
    inputs: Inputs,
    register: Register,
    limit: int = LIMIT,
    *,
    private: bool = False,
    most: int = MOST,
    run: Run | None = None,
) -> Iterator[Kept | ReadError]:
    """Each report once it is in the register. Raises RegisterError if that fails: what was given out before is kept.

    With `run`, what cannot be read is kept in the register too, and what was read before a stop is not read again.
    """
    if run is None:
        for found in _read(inputs, limit, private=private, most=most):
            yield found if isinstance(found, ReadError) else _keep(found, register)
        return
    for opened in each(inputs.files, limit, private=private, most=most, done=lambda item: run.mark(item).done):
        opened.found = _traced(opened.found)
        yield from run.kept(opened)
    run.end()


def outdated(register: Register) -> int:
    """How many reports were made of their bytes by an earlier reader than that of today."""
    return len(register.outdated(extractors()))


def again(register: Register) -> Iterator[Kept | ReadError]:
    """Each such report once it was read again by the reader of today.

    Another text is another version of the report, with claims of its own; the old one stays with what rests on it.
    """
    last: tuple[str, str] | None = None
    found: list[Document | ReadError] = []
    for one in register.outdated(extractors()):
        raw = register.raw(one)
        if (one.raw_sha256, raw.name) != last:
            last, found = (one.raw_sha256, raw.name), list(_traced(read_again(raw)))
        mine = next((d for d in found if isinstance(d, Document) and d.id == one.report_id), None)
        if mine is None:
            why = next((e.reason for e in found if isinstance(e, ReadError)), "it is not among what is read now")
            yield ReadError(one.report_id, f"cannot be read again: {why}; the text that is there stays")
        elif register.has(mine):
            register.read_again(mine)
            yield Kept(mine, (), new=False)
        else:
            yield _keep(mine, register)


def explained(found: Iterable[Document | ReadError]) -> Iterator[dict[str, object] | ReadError]:
    """What was seen in each report, sentence by sentence, as `flow.explain_document` gives it."""
    for one in found:
        yield one if isinstance(one, ReadError) else flow.explain_document(one)


def _read(inputs: Inputs, limit: int, *, private: bool, most: int) -> Iterator[Document | ReadError]:
    """The documents with their dates, of which one place is the text."""
    yield from _traced(read_files(inputs.files, limit, private=private, most=most))


def _traced(found: Iterable[Document | ReadError]) -> Iterator[Document | ReadError]:
    for one in found:
        yield one if isinstance(one, ReadError) else _guarded(one, flow.trace_document)


def _to_the_last(found: Iterable[T]) -> Iterator[tuple[T, bool]]:
    """Each with whether it is the last; that is known when the next was looked for."""
    waiting: list[T] = []
    for one in found:
        if waiting:
            yield waiting.pop(), False
        waiting.append(one)
    if waiting:
        yield waiting.pop(), True


def _stamp(item: Input) -> str:
    """What tells a file from another under its name, as far as can be seen without reading it."""
    try:
        stat = item.path.stat() if item.path else None
    except OSError:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns}" if stat else ""


def _keep(document: Document, register: Register, mark: Mark | None = None) -> Kept | ReadError:
    if register.has(document):  # asked first, for coding takes longer than asking
        return Kept(document, (), new=False)
    done = _code(document)
    if isinstance(done, ReadError):
        return done
    new = register.add(document, done.claims, ruleset=flow.RULESET, mark=mark)
    return Kept(document, done.claims if new else (), new)


def _code(document: Document) -> Coded | ReadError:
    return _guarded(document, lambda d: Coded(d, flow.code_document(d)))


def _guarded(document: Document, made: Callable[[Document], T]) -> T | ReadError:
    try:
        return made(document)
    except SijillError as error:
        return ReadError(document.id, str(error))
    except Exception as error:  # noqa: BLE001 (a text that no one thought of must not stop ten thousand others)
        return ReadError(document.id, f"the coder failed ({type(error).__name__}: {error}); please report this")
