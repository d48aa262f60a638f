"""The codebook's files: each mistake is refused with file and line."""

from __future__ import annotations

import re
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from sijill.codebook import load
from sijill.errors import DataError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the package's codebook, to spoil."""
    with as_file(files("sijill.codebook")) as here:
        shutil.copytree(here, tmp_path / "book")
    return tmp_path / "book"


def spoil(path: Path, old: str, new: str) -> int:
    """Replace the first `old` in a file; the line it stood in."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_codebook_of_the_package_is_right(folder: Path) -> None:
    """The seven kinds are there, in order, and the codebook reads the same wherever it lies."""
    assert list(load().kinds) == ["agreement", "transfer", "figure", "statement", "crisis", "backing", "engagement"]
    assert load(folder) == load()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("kinds/agreement.yml", "    type: actors\n", "    type: actor_list\n", "unknown type 'actor_list'"),
        ("kinds/agreement.yml", "    list: instrument\n", "    list: instruments\n", "unknown list 'instruments'"),
        ("kinds/agreement.yml", "    core: true\n", "    core: maybe\n", "'core' must be true or false"),
        ("kinds/agreement.yml", "    title: Parties\n", "    titel: Parties\n", "unknown key 'titel'"),
        ("kinds/agreement.yml", "title_ar: الأطراف", "title_ar: parties", "'title_ar' must be Arabic"),
        ("kinds/agreement.yml", "  - name: place\n", "  - name: parties\n", "name 'parties' stands twice"),
        ("kinds/agreement.yml", "  - name: place\n", "  - name: evidence\n", "the name 'evidence' is taken"),
        ("kinds/agreement.yml", "  - name: place\n", "  - name: Place\n", "only a-z, 0-9 and _"),
        ("kinds/agreement.yml", "kind: agreement\n", "kind: treaty\n", "the kind is 'treaty'"),
        ("codes/stage.csv", "\nsigned,", "\nsigned,too,", "cells, not 5"),
        ("codes/stage.csv", "\nsigned,", "\nSigned,", "code 'Signed': only a-z"),
        ("codes/stage.csv", "code,title", "code,name", "the columns must be code,title"),
        ("codebook.yml", "kinds: [agreement, ", "kinds: [", "codebook.yml does not name this file"),
    ],
)
def test_a_mistake_is_refused_where_it_is(folder: Path, file: str, old: str, new: str, said: str) -> None:
    """A wrong type, list, key, name or code stops the program with the file, its line and what is wrong."""
    line = spoil(folder / file, old, new)
    with pytest.raises(DataError, match=re.escape(said)) as refused:
        load(folder)
    if file != "codebook.yml":
        assert str(refused.value).startswith(f"{file}:")
        assert refused.value.line is not None
        assert abs(refused.value.line - line) <= 1


def test_a_missing_list_and_a_stray_file_are_named(folder: Path) -> None:
    """A code list that is named must be there, and a file that nobody names would be read by nobody."""
    (folder / "codes" / "stray.csv").write_text("code,title,title_ar,definition,crosswalk\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"codes/stray.csv: codebook.yml does not name this file"):
        load(folder)
    (folder / "codes" / "stray.csv").unlink()
    (folder / "codes" / "stage.csv").unlink()
    with pytest.raises(DataError, match=r"codes/stage.csv: the file is missing"):
        load(folder / ".")


def test_the_codes_are_those_the_project_was_given(shared: Path) -> None:
    """Each code of the shared code lists is a code here, and no other."""
    for path in sorted((shared / "codebook").glob("*.csv")):
        given = [line.partition(",")[0] for line in path.read_text(encoding="utf-8-sig").splitlines()[1:] if line]
        assert list(load().lists[path.stem].codes) == given, path.stem
