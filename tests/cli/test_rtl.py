"""Arabic on the screen: isolated, line by line, and unable to do harm."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table

from sijill.cli.rtl import FSI, PDI, Cell, prose, safe, shown

NAME = "حكومة الوفاق الوطني الليبية"


def drawn(thing: object, width: int) -> list[str]:
    """The lines that a console of some width shows."""
    screen = io.StringIO()
    Console(file=screen, width=width, markup=False, highlight=False).print(thing)
    return screen.getvalue().splitlines()


def test_arabic_is_isolated_and_latin_is_not() -> None:
    """A name from right to left stands between isolates; a code stands as it is."""
    assert shown("حماس") == f"{FSI}حماس{PDI}"
    assert shown("TUR") == "TUR"


@pytest.mark.parametrize("width", [8, 12, 20, 40])
def test_no_line_of_a_cell_leaves_an_isolate_open(width: int) -> None:
    """However narrow the column, each line closes what it opens, so that the frame stays where it is."""
    table = Table("steps")
    table.add_row(Cell(f"signed 2019-11-27 {shown(NAME)}, ratified {shown('مجلس النواب')}"))
    lines = drawn(table, width)
    assert all(line.count(FSI) == line.count(PDI) for line in lines)
    assert sum(line.count(FSI) for line in lines) >= 2


@given(st.lists(st.text(alphabet="ابت xyz-1", max_size=12).map(shown), max_size=6), st.integers(6, 40))
def test_a_cell_loses_no_letter(parts: list[str], width: int) -> None:
    """Breaking a cell into lines drops spaces and nothing else."""
    text = ", ".join(parts)
    seen = "".join(drawn(Cell(text), width))
    plain = str.maketrans("", "", f"{FSI}{PDI} ")
    assert seen.translate(plain) == text.translate(plain)


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\u202e", "\u2067", "\x00", "\x7f"])
def test_a_report_cannot_command_the_terminal(sign: str) -> None:
    """Control characters and marks that turn the order of text are shown as replaced."""
    assert safe(f"قال{sign}[2J") == "قال\ufffd[2J"
    assert sign not in shown(f"قال{sign}")


def test_prose_from_right_to_left_stands_on_the_right() -> None:
    """A paragraph of Arabic is set flush right, each line isolated; Latin stays on the left."""
    out = Console(file=io.StringIO(), width=30)
    arabic = prose(out, "وقعت تركيا وأذربيجان مذكرة تفاهم للتعاون في مجال الدفاع")
    assert arabic.justify == "right"
    assert all(line.startswith(FSI) and line.endswith(PDI) for line in arabic.plain.split("\n"))
    assert prose(out, "signed").justify == "left"
