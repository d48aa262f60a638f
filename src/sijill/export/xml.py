"""Text inside XML, which cannot hold every character that a report may have."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def content(text: str) -> str:
    """A text between tags; a character that XML cannot hold is replaced by U+FFFD."""
    return escape(_IMPOSSIBLE.sub("\ufffd", text)).replace("\r", "&#13;")


def attribute(text: str) -> str:
    """A text as the value of an attribute, with its quotation marks; replaced is the same."""
    return quoteattr(_IMPOSSIBLE.sub("\ufffd", text))


def exact(value: Any) -> str:
    r"""A value as JSON that XML can hold and that gives back every character; not yet escaped.

    >>> exact(["وقّع\x0b"])
    '["وقّع\\u000b"]'
    """
    return _IMPOSSIBLE.sub(lambda m: f"\\u{ord(m.group()):04x}", json.dumps(value, ensure_ascii=False))
