"""What several tests share."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sijill import cli

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT / "../shared"
SOURCE = Path(cli.__file__).resolve().parents[2]  # of the package under test, wherever it is run from
SAMPLES = ROOT / "examples" / "reports"


class Ran(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str

    def lines(self) -> list[Any]:
        """The lines of JSON on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of hand-coded reports beside the checkout.

    It is no part of the repository. A test that needs it is skipped where it is absent, and fails where `CI` is `true`.
    """
    if SHARED.is_dir():
        return SHARED
    message = "the folder ../shared (hand-coded reports) is not beside this checkout"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{message}; with CI=true it must be")
    pytest.skip(message)


@pytest.fixture(scope="session")
def samples() -> list[dict[str, Any]]:
    """The sample reports, as their file holds them."""
    return [json.loads(line) for line in (SAMPLES / "reports.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def sijill(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The program, run in this process as a person types it, in an empty folder."""

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["sijill", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return Ran(int(ended.value.code or 0), *capsys.readouterr())

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SIJILL_REGISTER", raising=False)
    monkeypatch.setenv("COLUMNS", "160")
    return run


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """The program as a process of its own, in an empty folder; killed at the end if it still runs."""
    started: list[subprocess.Popen[bytes]] = []
    plain = {k: v for k, v in os.environ.items() if k != "SIJILL_REGISTER"} | {"PYTHONPATH": str(SOURCE)}

    def start(*arguments: object, **settings: Any) -> subprocess.Popen[bytes]:
        env = plain | settings.pop("env", {})
        pipes: dict[str, Any] = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
        } | settings
        command = [sys.executable, "-m", "sijill", *map(str, arguments)]
        started.append(subprocess.Popen(command, cwd=tmp_path, env=env, **pipes))
        return started[-1]

    yield start
    for one in started:
        if one.poll() is None:
            one.kill()
        one.communicate()
