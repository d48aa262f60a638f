"""The library does what its page says, and importing it costs nothing."""

from __future__ import annotations

import doctest
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import sijill
from sijill import library

ROOT = Path(__file__).resolve().parent.parent
TEXT = "وقّعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019."


def test_every_example_of_the_page_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """docs/library.md is typed in as it stands, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    done = doctest.testfile(str(ROOT / "docs" / "library.md"), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert done.attempted > 20
    assert done.failed == 0


def test_public_names_are_there_and_described() -> None:
    """Each stands in the library and on its page; a name that is none is refused with those that are."""
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    assert sorted(sijill.__all__) == sorted(library.__all__)
    for name in sijill.__all__:
        assert getattr(sijill, name) is getattr(library, name)
        assert name in dir(sijill)
    for name in ("Register", "claims", "formats", "SijillError"):
        assert f"sijill.{name}" in page
    with pytest.raises(AttributeError, match="Register"):
        _ = sijill.nothing


def test_importing_the_package_loads_nothing_else() -> None:
    """Neither the stages nor a library come in before a name is used."""
    asked = "import sys, sijill; print([m for m in sys.modules if m.split('.')[0] in ('sijill', 'yaml', 'sqlalchemy')])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['sijill']"


@pytest.fixture
def register(tmp_path: Path) -> Any:
    """A register of one report."""
    with sijill.Register.open(tmp_path / "r.db") as opened:
        opened.add(TEXT, day="2019-05-15", id="<one>", title="<b>")
        yield opened


def test_a_notebook_shows_each_value_in_its_own_direction(register: Any) -> None:
    """The table is escaped, and Arabic stands in an element that isolates its direction."""

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002 (the parser passes them)
            found.add(tag)

    found: set[str] = set()
    html = register.agreements()._repr_html_()
    Tags().feed(html)
    assert found - {"br"} == {"table", "thead", "tbody", "tr", "th", "td", "bdi"}
    assert "<bdi>TUR</bdi>" in html
    assert register.transfers()._repr_html_().count("<tr>") == 1


def test_mistakes_are_answered_with_the_way_out(register: Any) -> None:
    """A kind, a day, a format or a word about a report that is none."""
    for call, said in (
        (lambda: register.entries("treaty"), "agreement"),
        (lambda: register.agreements(as_of="2019"), "2020-07-12"),
        (lambda: register.export("xls", "x"), "xlsx"),
        (lambda: register.add(TEXT, author="x"), "outlet"),
        (lambda: register.agreements(colour="x"), "area and stage"),
    ):
        with pytest.raises(sijill.SijillError, match=said):
            call()


def test_entries_are_a_sequence(register: Any) -> None:
    """They can be counted, sliced and searched, and the claim leads to its entry."""
    found = register.agreements()
    assert (len(found), len(found[:0]), len(found[:1])) == (1, 0, 1)
    (claim,) = register.claims("agreement", party="QAT")
    assert register.entry(claim.id).entry.id == found[0].entry.id
    assert [hit.report.document.id for hit in register.search("مذكرة الدوحة")] == ["<one>"]
