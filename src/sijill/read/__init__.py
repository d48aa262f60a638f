"""The first stage: files, pages and lines of JSON become documents.

Whatever cannot be read becomes a ReadError in the same stream, so that one bad input never stops a batch.
"""

from sijill.read.extractors import extractors
from sijill.read.files import Input, Inputs, find, is_address
from sijill.read.reading import LIMIT, MOST, Opened, again, each, read

__all__ = [
    "LIMIT",
    "MOST",
    "Input",
    "Inputs",
    "Opened",
    "again",
    "each",
    "extractors",
    "find",
    "is_address",
    "read",
]
