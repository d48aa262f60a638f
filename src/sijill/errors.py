"""Every error sijill raises on purpose.

    SijillError
    ├── DataError       our own data (codebook, language pack, actors) is wrong; stops the program at load
    ├── ReadError       an input cannot be read; the batch goes on without it
    ├── RecordError     a record would be false (a quotation that is not in its text, a claim without evidence)
    ├── ExportError     an export cannot be made: a library is missing, or the place cannot be written
    └── RegisterError   the register cannot be opened, is of another version, or holds no such thing

Each message says what was found, where, what was expected, and the way out.
"""

from __future__ import annotations

from pathlib import Path


class SijillError(Exception):
    """The root: catch this to catch everything sijill raises on purpose."""


class DataError(SijillError):
    """A data file of the package is wrong.

    `place` is the file, with the line where it is known.
    """

    def __init__(self, place: str | Path, message: str, line: int | None = None) -> None:
        self.place = str(place)
        self.line = line
        where = f"{place}:{line}" if line else str(place)
        super().__init__(f"{where}: {message}")


class ReadError(SijillError):
    """An input cannot be read: which one, at which line if it has lines, and why."""

    def __init__(self, source: str | Path, reason: str, line: int | None = None) -> None:
        self.source = str(source)
        self.reason = reason
        self.line = line
        where = f"{source}:{line}" if line else str(source)
        super().__init__(f"{where}: {reason}")


class RecordError(SijillError):
    """A record that would not be true cannot be made."""


class ExportError(SijillError):
    """Something cannot leave the register in the form that was asked for."""


class RegisterError(SijillError):
    """The register cannot be opened or does not hold what was asked for."""
