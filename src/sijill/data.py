"""The one reader of data files: YAML and CSV as rows that know their place, so that each refusal names file and line.

Whatever is wrong with a data file of the package raises DataError and stops the program when the file is loaded.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from sijill.errors import DataError

_ARABIC = re.compile("[\u0621-\u064a]")
_KEYS = str | int | float | bool


class Row(dict[Any, Any]):
    """One mapping of a file. `place` is the file, `line` where it begins, `lines` the line of each key (from 1).

    Every reading through a method may raise DataError.
    """

    __slots__ = ("line", "lines", "place")

    def __init__(self, place: str, line: int, values: dict[Any, Any], lines: dict[Any, int]) -> None:
        super().__init__(values)
        self.place, self.line, self.lines = place, line, lines

    def error(self, message: str, key: Any = None) -> DataError:
        """An error at the line of a key, or at the row's own line."""
        return DataError(self.place, message, self.lines.get(key, self.line))

    def only(self, allowed: Iterable[Any], required: Iterable[Any] = ()) -> None:
        """Refuse keys that mean nothing here, and the lack of those that must be here."""
        known = frozenset(allowed)
        for key in self:
            if key not in known:
                raise self.error(f"unknown key {key!r}; known: {', '.join(sorted(map(str, known)))}", key)
        for key in required:
            if key not in self:
                raise self.error(f"missing {key!r}")

    def text(self, key: str) -> str:
        """A text that must be there, without blanks around it; one whose key ends in `_ar` must be Arabic."""
        value = self.get(key)
        if value is None or value == "":
            raise self.error(f"missing {key!r}", key)
        if not isinstance(value, str) or value != value.strip():
            raise self.error(f"{key!r} must be a text without blanks around it, not {value!r}", key)
        if key.endswith("_ar") and not _ARABIC.search(value):
            raise self.error(f"{key!r} must be Arabic, not {value!r}", key)
        return value

    def one_of(self, key: str, known: Iterable[str]) -> str:
        """A text that must be there and be one of those known."""
        value, codes = self.text(key), list(known)
        if value not in codes:
            raise self.error(f"{key!r} must be one of {', '.join(codes)}, not {value!r}", key)
        return value

    def flag(self, key: str) -> bool:
        """`true` or `false`; `false` where the key is absent."""
        value = self.get(key, False)
        if not isinstance(value, bool):
            raise self.error(f"{key!r} must be true or false, not {value!r}", key)
        return value

    def texts(self, key: Any) -> tuple[str, ...]:
        """A list of texts; empty where the key is absent."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() == v != "" for v in value):
            raise self.error(f"{key!r} must be a list of texts without blanks around them", key)
        return tuple(value)

    def row(self, key: Any) -> Row:
        """A mapping that must be there."""
        value = self.get(key)
        if not isinstance(value, Row):
            raise self.error(f"{key!r} must be a mapping", key)
        return value

    def rows(self, key: Any) -> list[Row]:
        """A list of at least one mapping."""
        value = self.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(v, Row) for v in value):
            raise self.error(f"{key!r} must be a list of mappings", key)
        return value


def read_mapping(path: Traversable, place: str | None = None) -> Row:
    """A YAML file that is one mapping. `place` is how messages name it. Raises DataError."""
    name = place or path.name
    row = _read(path, name)
    if not isinstance(row, Row):
        raise DataError(name, "must be one mapping")
    return row


def read_rows(path: Traversable, allowed: Iterable[str], required: Iterable[str] = ()) -> list[Row]:
    """A YAML file that is a list of mappings with known keys. Raises DataError."""
    rows = _read(path, path.name)
    if not isinstance(rows, list):
        raise DataError(path.name, "must be a list of entries")
    known, wanted = frozenset(allowed), tuple(required)
    for row in rows:
        if not isinstance(row, Row):
            raise DataError(path.name, f"each entry must be a mapping, not {row!r}")
        row.only(known, wanted)
    return rows


def read_csv(path: Traversable, place: str, columns: tuple[str, ...]) -> list[Row]:
    """The lines of a CSV file that has exactly these columns. Raises DataError."""
    reader = csv.reader(io.StringIO(_text(path, place), newline=""), strict=True)
    rows = []
    try:
        header = next(reader, [])
        if tuple(header) != columns:
            raise DataError(place, f"the columns must be {','.join(columns)}, not {','.join(header)}", 1)
        for cells in reader:
            if len(cells) != len(columns):
                message = f"{len(cells)} cells, not {len(columns)}; put a text with a comma into quotation marks"
                raise DataError(place, message, reader.line_num)
            rows.append(Row(place, reader.line_num, dict(zip(columns, cells, strict=True)), {}))
    except csv.Error as error:
        raise DataError(place, f"not CSV: {error}", reader.line_num) from None
    return rows


def _read(path: Traversable, place: str) -> Any:
    try:
        return yaml.load(_text(path, place), Loader=_loader(place))  # noqa: S506 (it is a safe loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise DataError(place, f"not YAML: {error.problem}", mark.line + 1 if mark else None) from None
    except yaml.YAMLError as error:
        raise DataError(place, f"not YAML: {error}") from None


def _text(path: Traversable, place: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataError(place, "the file is missing; reinstall the package") from None
    except UnicodeDecodeError as error:
        raise DataError(place, f"not UTF-8: {error.reason} at byte {error.start}; save the file as UTF-8") from None


def _loader(place: str) -> type[yaml.CSafeLoader]:
    """A safe YAML loader that makes every mapping a Row of the file `place`; a repeated key is refused."""

    class Loader(yaml.CSafeLoader):
        pass

    def mapping(loader: yaml.CSafeLoader, node: yaml.MappingNode) -> Row:
        values: dict[Any, Any] = {}
        lines: dict[Any, int] = {}
        for key_node, value_node in node.value:
            key, line = loader.construct_object(key_node, deep=True), key_node.start_mark.line + 1
            if not isinstance(key, _KEYS):
                raise DataError(place, f"a key must be a word or a number, not {key!r}", line)
            if key in values:
                raise DataError(place, f"the key {key!r} stands twice in one mapping", line)
            values[key], lines[key] = loader.construct_object(value_node, deep=True), line
        return Row(place, node.start_mark.line + 1, values, lines)

    Loader.add_constructor("tag:yaml.org,2002:map", mapping)
    return Loader
