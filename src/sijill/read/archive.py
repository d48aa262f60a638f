"""ZIP files, opened so that none can swell beyond what a report may have."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import IO

from sijill.errors import ReadError

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def opened(stream: IO[bytes], source: str | Path) -> zipfile.ZipFile:
    """The archive in `stream`. Raises ReadError if it is broken."""
    try:
        return zipfile.ZipFile(stream)
    except BROKEN as error:
        raise ReadError(source, f"the ZIP archive is broken ({error}); fetch or save the file again") from None


def checked_size(archive: zipfile.ZipFile, source: str | Path, limit: int) -> None:
    """Raises ReadError if the members say that they unpack to more than `limit` bytes.

    A member that says less than it holds is no way round: zipfile stops at the size it said.
    """
    total = sum(member.file_size for member in archive.infolist())
    if total > limit:
        raise ReadError(source, f"unpacks to {total / 1e6:.0f} MB, over the {limit / 1e6:g} MB for one; raise --max-mb")
