"""What a format needs is named where it is missing."""

from __future__ import annotations

import pytest

from sijill.errors import ReadError
from sijill.read.library import library


def test_a_missing_library_is_named_with_the_way_out() -> None:
    """The error names the file, the library and the command that installs it."""
    with pytest.raises(ReadError, match=r"a\.pdf: needs the library not_there; .*sijill\[formats\]"):
        library("not_there.part", "a.pdf")
