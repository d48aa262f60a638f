"""The project as a whole: how long its files are, whether its pages are true, and whether its wheel works elsewhere."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "examples" / "reports"
LINES_IN_FILE = 400
LINES_IN_FUNCTION = 60

_LEFT_OUT = {".git", ".venv", ".hypothesis", "__pycache__", "build", "dist", "out"}  # and caches: not of the project
# Written in parts, so that this file does not hold what it looks for.
_REGISTRIES = re.compile(
    r"\b(?:pypi|npmjs|rubygems|anaconda|yarnpkg)\.(?:org|com)\b|python" + r"hosted|crates\." + r"io\b"
)
_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_MAKE = re.compile(r"`make ([a-z]+)|^(?:\$ )?make ([a-z]+)", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def _files(*suffixes: str) -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in _LEFT_OUT and not f.endswith(("_cache", ".egg-info"))]
        yield from (Path(folder) / n for n in names if not suffixes or Path(n).suffix in suffixes)


def _named(paths: Iterator[Path]) -> list[object]:
    return [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in sorted(paths)]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", _named(_files(".py")))
def test_a_file_can_be_held_in_mind(path: Path) -> None:
    """No Python file has more than 400 lines, and no function more than 60."""
    source = _read(path)
    assert len(source.splitlines()) <= LINES_IN_FILE, "divide it: each file keeps one promise"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LINES_IN_FUNCTION, f"{node.name} has {length} lines; a function fits on a screen"


@pytest.mark.parametrize("path", _named(_files(".py")))
def test_no_python_file_hides_a_direction_mark(path: Path) -> None:
    """Invisible characters are written as escapes in Python, so that what is read is what runs."""
    lines = [n for n, line in enumerate(_read(path).split("\n"), 1) if _INVISIBLE.search(line)]
    assert not lines, f"invisible characters in lines {lines}; write them as \\u escapes"


def test_every_make_target_in_the_pages_exists() -> None:
    """Whatever `make` command README, CONTRIBUTING or a page of docs names can be typed."""
    targets = set(re.findall(r"^([a-z]+):", _read(ROOT / "Makefile"), re.MULTILINE))
    for page in _files(".md"):
        named = {a or b for a, b in _MAKE.findall(_read(page))}
        assert named <= targets, f"{page.relative_to(ROOT)} names {sorted(named - targets)}, which the Makefile has not"


def test_every_link_in_the_pages_leads_somewhere() -> None:
    """A relative link in a Markdown page points at a file of the repository."""
    for page in _files(".md"):
        for link in _LINK.findall(_read(page)):
            assert (page.parent / link).exists(), f"{page.relative_to(ROOT)} links to {link}, which is not there"


def test_continuous_integration_runs_what_a_developer_runs() -> None:
    """`.ci/run` can be executed, stops at the first error and calls `make test`."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in _read(script)
    assert "make test" in _read(script).splitlines()


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is the reader's own setting: no file names a registry's host."""
    for path in _files():
        try:
            text = _read(path)
        except UnicodeDecodeError:
            continue
        found = _REGISTRIES.search(text)
        assert found is None, f"{path.relative_to(ROOT)} names {found.group()}" if found else ""


def _run(*command: str | Path, cwd: Path) -> str:
    away = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}} | {"PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=cwd, env=away, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))} gave {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.mark.slow
def test_the_wheel_works_away_from_the_checkout(tmp_path: Path) -> None:
    """The wheel alone, in an empty environment in another folder, has all its data and does the whole job there."""
    _run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", ROOT, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("sijill-*.whl")
    with ZipFile(wheel) as packed:
        carried = {name.removeprefix("sijill/"): packed.read(name) for name in packed.namelist()}
    for path in _files(".yml", ".csv", ".typed", ".html", ".css", ".js", ".svg", ".po"):
        if path.is_relative_to(ROOT / "src"):
            assert carried[path.relative_to(ROOT / "src" / "sijill").as_posix()] == path.read_bytes()

    _run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    bin_ = tmp_path / "venv" / "bin"
    pip = (bin_ / "python", "-m", "pip", "--disable-pip-version-check")
    _run(*pip, "install", "-q", "-c", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    shown = _run(bin_ / "sijill", "demo", "--keep", "demo.db", cwd=tmp_path)
    assert "TUR" in shown
    assert re.search("[\u0621-\u064a]{3}", shown)
    listed = _run(bin_ / "sijill", "list", "reports", "--register", "demo.db", "--json", cwd=tmp_path)
    assert len(listed.splitlines()) == len(_read(SAMPLES / "reports.jsonl").splitlines())


# --- the sample reports -----------------------------------------------------------------------------------------------


def test_the_sample_reports_are_the_same_as_text_and_as_lines() -> None:
    """Each report of reports.jsonl is a text file beside it, word for word, with its title as the first line."""
    records = [json.loads(line) for line in _read(SAMPLES / "reports.jsonl").splitlines()]
    texts = {path.stem: _read(path).rstrip("\n") for path in (SAMPLES / "ar").glob("*.txt")}
    assert {record["id"]: record["text"].rstrip("\n") for record in records} == texts
    assert all(record["text"].startswith(record["title"]) for record in records)
    assert len(records) >= 15
