"""Libraries that only some formats need: loaded when such a format is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from sijill.errors import ExportError


def library(name: str, what: str, way: str = "'sijill[export]'") -> Any:
    """The module `name`, which comes by installing `way`. Raises ExportError, saying so, if it is not there."""
    try:
        return import_module(name)
    except ImportError:
        top = name.partition(".")[0]
        raise ExportError(f"{what} needs the library {top}; install it with: pip install {way}") from None
