"""Libraries that only some formats need: loaded when a file of that format turns up."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from sijill.errors import ReadError


def library(name: str, source: str | Path) -> Any:
    """The module `name`. Raises ReadError, saying what to install, if it is not there."""
    try:
        return import_module(name)
    except ImportError:
        top = name.partition(".")[0]
        raise ReadError(source, f"needs the library {top}; install it with: pip install 'sijill[formats]'") from None
