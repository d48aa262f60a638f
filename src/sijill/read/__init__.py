"""The first stage: files, pages and lines of JSON become documents.

Whatever cannot be read becomes a ReadError in the same stream, so that one bad input never stops a batch.
"""

from sijill.read.files import LIMIT, Input, Inputs, find, read

__all__ = ["LIMIT", "Input", "Inputs", "find", "read"]
