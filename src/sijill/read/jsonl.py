"""Lines of JSON to documents: `{"id", "title", "date", "lang", "text"}`, `outlet`, `url`, `author`; `text` is needed.

The text is kept code point for code point; a title that does not stand in it is not put there.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import IO, Any

from sijill.dating import settled
from sijill.edtf import written_day
from sijill.errors import ReadError
from sijill.read.address import in_address, outlet_at
from sijill.read.decode import arabic_8_bit
from sijill.read.extractors import kept
from sijill.read.language import arabic, primary
from sijill.records import Candidate, Document, Raw

Columns = tuple[tuple[str, str], ...]  # names of the fields here, with those that a file has for them
_STRINGS = ("title", "date", "lang", "outlet", "url", "author")


def lines(
    stream: IO[bytes], source: str, name: str, limit: int, columns: Columns = ()
) -> Iterator[Document | ReadError]:
    """One document or one ReadError for each line that is not blank; a broken line does not end it.

    `name` is the stem for records without an id; `limit` is the most bytes that one line may have.
    """
    number = found = 0
    while True:
        number += 1
        try:
            line = stream.readline(limit + 1)
            too_long = len(line) > limit
            while too_long and not line.endswith(b"\n") and (more := stream.readline(1 << 20)):
                line = more  # pass over the rest of it
        except (OSError, EOFError, zlib.error) as error:
            yield ReadError(source, f"the file breaks off here ({error}); what comes after is not read", number)
            return
        if not line:
            break
        found += not line.isspace()
        if too_long:
            yield ReadError(source, too_large(limit), number)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield one_line(line, source, f"{name}:{number}", number, columns)
    if not found:
        yield ReadError(source, "the file is empty")


def is_whole(data: bytes) -> bool:
    """Whether a file is one value of JSON, and not one on each line."""
    try:
        json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True


def whole(data: bytes, source: str, name: str, columns: Columns = ()) -> Iterator[Document | ReadError]:
    """The documents of a file that is one object or one list of objects. Raises ReadError if it is neither."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReadError(source, f"JSON that cannot be read: {error}") from None
    return _items(value if isinstance(value, list) else [value], source, name, columns)


def too_large(limit: int) -> str:
    """What is said of a report over the limit."""
    return f"is larger than {limit / 1_000_000:g} MB, the most for one report; is it one? If so, raise --max-mb"


def _items(values: list[Any], source: str, name: str, columns: Columns) -> Iterator[Document | ReadError]:
    if not values:
        yield ReadError(source, "the list holds no reports")
    for number, value in enumerate(values, 1):
        try:
            renamed = _renamed(value, columns)
            found = document(renamed, source, f"{name}:{number}" if len(values) > 1 else name, None)
            yield arabic(found, source)
        except ReadError as error:
            yield ReadError(f"{source} (item {number})", error.reason)


def one_line(
    line: bytes, source: str, name: str, number: int | None = None, columns: Columns = ()
) -> Document | ReadError:
    """The document of one line, by the id `name` if it names none itself; `number` is the line's place in its file."""
    try:
        value = json.loads(_decoded(line.rstrip(b"\r\n"), first=number in {1, None}))
    except UnicodeDecodeError as error:
        return ReadError(source, f"byte {error.start} of the line is not UTF-8; save the file as UTF-8", number)
    except json.JSONDecodeError as error:
        return ReadError(source, f"broken JSON at column {error.colno}: {error.msg}", number)
    except (ValueError, RecursionError) as error:
        return ReadError(source, f"JSON that cannot be read: {error}", number)
    try:
        found = document(_renamed(value, columns), source, name, number)
        return kept(arabic(found, source, number), Raw(line, "line", "", name, columns=columns))
    except ReadError as error:
        return error


def _renamed(value: Any, columns: Columns) -> Any:
    """An object with its fields under the names they have here, if it has them."""
    if not isinstance(value, dict):
        return value
    return value | {ours: value[theirs] for ours, theirs in columns if theirs in value}


def _decoded(line: bytes, *, first: bool) -> str:
    """JSON is UTF-8; a line in windows-1256 or ISO-8859-6 is read too, for people do write such files."""
    try:
        return line.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError:
        if (text := arabic_8_bit(line)) is None:
            raise
        return text


def document(value: Any, source: str, name: str, number: int | None) -> Document:
    """The document of one object of JSON or row of a table; `number` is its line. Raises ReadError."""
    if not isinstance(value, dict):
        raise ReadError(source, f"expected an object with a text, found {type(value).__name__}", number)
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ReadError(source, "the object has no text; it needs a field `text` that is a string", number)
    given = {key: _string(value, key, source, number) for key in _STRINGS}
    known = str(value["id"]) if isinstance(value.get("id"), str | int) and str(value["id"]).strip() else name
    for string in (text, known, *given.values()):
        _storable(string, source, number)
    title, day = given["title"], given["date"]
    if day is not None:
        try:
            day = written_day(day)
        except ValueError as error:
            raise ReadError(source, f"field `date`: {error}", number) from None
    found = Document(
        id=known,
        text=text,
        language=primary(given["lang"]) if given["lang"] else None,
        title=title,
        outlet=given["outlet"] or outlet_at(given["url"]),
        url=given["url"],
        author=given["author"],
    )
    handed = (Candidate(day, "given", "given", 1),) if day else ()
    return settled(found, (*handed, *in_address(found.url)))


def _string(value: dict[str, Any], key: str, source: str, number: int | None) -> str | None:
    found = value.get(key)
    if found is None or (isinstance(found, str) and not found.strip()):
        return None
    if not isinstance(found, str):
        raise ReadError(source, f"field `{key}` holds {found!r}; it must be a string or null", number)
    return found.strip()


def _storable(string: str | None, source: str, number: int | None) -> None:
    if string is None:
        return
    if "\0" in string:
        raise ReadError(source, "holds a NUL character (\\u0000), which no text has", number)
    try:
        string.encode("utf-8")
    except UnicodeEncodeError as error:
        found = f"\\u{ord(string[error.start]):04x}"
        raise ReadError(source, f"holds half a character ({found}): a pair was cut apart", number) from None
