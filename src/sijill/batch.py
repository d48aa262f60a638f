"""Many inputs, one after another: read, code, keep. One that fails is named in the stream and the rest goes on.

With `private`, inputs that are addresses may lie within the user's own network; `most` is how many of the addresses
that sitemaps list are followed.

`flow` says what happens to one document; this module brings it documents from files and takes them to the register.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from sijill import flow
from sijill.errors import ReadError, SijillError
from sijill.read import LIMIT, MOST, Inputs, find
from sijill.read import read as read_files
from sijill.records import Claim, Document
from sijill.store import Register

__all__ = [
    "LIMIT",
    "MOST",
    "Coded",
    "Inputs",
    "Kept",
    "Seen",
    "coded",
    "documents",
    "explained",
    "find",
    "kept",
    "seen",
]

T = TypeVar("T")


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


def kept(
    inputs: Inputs, register: Register, limit: int = LIMIT, *, private: bool = False, most: int = MOST
) -> Iterator[Kept | ReadError]:
    """Each report once it is in the register. Raises RegisterError if that fails: what was given out before is kept."""
    for found in _read(inputs, limit, private=private, most=most):
        yield found if isinstance(found, ReadError) else _keep(found, register)


def explained(found: Iterable[Document | ReadError]) -> Iterator[dict[str, object] | ReadError]:
    """What was seen in each report, sentence by sentence, as `flow.explain_document` gives it."""
    for one in found:
        yield one if isinstance(one, ReadError) else flow.explain_document(one)


def _read(inputs: Inputs, limit: int, *, private: bool, most: int) -> Iterator[Document | ReadError]:
    """The documents with their dates, of which one place is the text."""
    for found in read_files(inputs.files, limit, private=private, most=most):
        yield found if isinstance(found, ReadError) else _guarded(found, flow.trace_document)


def _keep(document: Document, register: Register) -> Kept | ReadError:
    if register.has(document):  # asked first, for coding takes longer than asking
        return Kept(document, (), new=False)
    done = _code(document)
    if isinstance(done, ReadError):
        return done
    new = register.add(document, done.claims, ruleset=flow.RULESET)
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
