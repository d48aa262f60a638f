"""Text that runs from right to left beside text that does not: isolated, and still so where a line is broken.

A terminal that orders letters itself orders each line by itself. So that an Arabic name does not carry what stands
beside it to its other side, it is put between two marks (isolates), which are closed and opened again at line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
FSI, PDI = "\u2068", "\u2069"
_FRAME = 4  # columns that the sides of a panel take


def safe(text: str) -> str:
    r"""Text that cannot move the cursor, colour the screen or turn the order of what stands beside it.

    >>> safe("\x1b[2Jقال")
    '�[2Jقال'
    """
    return _CONTROL.sub("\ufffd", text.replace("\r", ""))


def shown(text: str) -> str:
    """Safe text; if it runs from right to left, isolated from what stands beside it."""
    plain = safe(text)
    return f"{FSI}{plain}{PDI}" if _RTL.search(plain) else plain


def prose(out: Console, text: str) -> Text:
    """Text for a panel: each line written from the right stands there, isolated, for a terminal orders lines."""
    lines = Text(safe(text).strip("\n")).wrap(out, out.width - _FRAME)
    isolated = [shown(line.plain.rstrip()) for line in lines]
    right = any(line.startswith(FSI) for line in isolated)
    return Text("\n".join(isolated), justify="right" if right else "left")


class Cell:
    """Text that may be broken into lines anywhere, of a table or by itself: what `shown` isolated stays so."""

    def __init__(self, *parts: str | tuple[str, str]) -> None:
        self._text = Text.assemble(*parts)

    def __rich_measure__(self, out: Console, options: ConsoleOptions) -> Measurement:
        """As wide as its text."""
        return Measurement.get(out, options, self._text)

    def __rich_console__(self, out: Console, options: ConsoleOptions) -> RenderResult:
        """Its lines, each with its isolates closed."""
        lines = self._text.wrap(out, options.max_width, overflow=options.overflow or "fold")
        yield Text("\n", justify=options.justify).join(_closed(lines))


def _closed(lines: Iterable[Text]) -> Iterator[Text]:
    depth = 0
    for line in lines:
        line.rstrip()
        before, depth = depth, depth + line.plain.count(FSI) - line.plain.count(PDI)
        yield Text.assemble(FSI * before, line, PDI * depth)
