"""`make` on a machine where something is missing: it says what, and how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# What a python without something answers; the first word that the command line holds decides.
OLD = 'case "$*" in *version_info*) exit 1;; -V) echo "Python 3.9.2";; esac'
NO_VENV = 'case "$*" in *ensurepip*) exit 1;; esac'
NO_PACKAGES = """
case "$*" in
  *"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python;;
  *"-m pip --version"*) exit 0;;
  *"pip"*install*) echo "ERROR: No matching distribution found for rich==15.0.0"; exit 1;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A fresh checkout, as far as `make setup` looks at it."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def make(folder: Path, *words: str) -> tuple[int, str]:
    """How `make` ended, and all that it said."""
    env = {k: v for k, v in os.environ.items() if k not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON"}}
    command = ("make", "--no-print-directory", *words)
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def fake(folder: Path, body: str) -> str:
    """A program that stands for python."""
    path = folder / "fake-python"
    path.write_text(f"#!/bin/sh\n{body}\nexit 0\n", encoding="utf-8")
    path.chmod(0o755)
    return f"PYTHON={path}"


@pytest.mark.parametrize("goal", ["demo", "test"])
def test_without_python_make_says_so(checkout: Path, goal: str) -> None:
    """Where there is no Python, the message says which is needed and how to name one."""
    code, said = make(checkout, goal, "PYTHON=no-such-python")
    assert code != 0
    assert "No 'no-such-python' here. Install Python 3.11 or newer" in said


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (OLD, "sijill needs Python 3.11 or newer"),
        (OLD, "is Python 3.9.2"),
        (NO_VENV, "apt-get install python3-venv"),
        (NO_PACKAGES, "The packages named in constraints.txt could not be installed"),
        (NO_PACKAGES, "No matching distribution found for rich"),
    ],
)
def test_what_is_missing_is_named(checkout: Path, body: str, message: str) -> None:
    """A Python that is too old, one without venv, and packages that cannot be had are each named with a way out."""
    code, said = make(checkout, "demo", fake(checkout, body))
    assert code != 0
    assert message in said


def test_a_set_up_that_failed_is_tried_again(checkout: Path) -> None:
    """After a failure nothing counts as set up: the next `make` begins again."""
    python = fake(checkout, NO_PACKAGES)
    assert make(checkout, "setup", python)[0] != 0
    assert "could not be installed" in make(checkout, "setup", python)[1]


def test_make_alone_lists_the_commands() -> None:
    """Without a goal, `make` says what there is and does nothing."""
    code, said = make(ROOT)
    assert code == 0
    for goal in ("setup", "demo", "test", "bench", "docs", "wheel"):
        assert f"make {goal} " in said
