"""Several processes serve one register: who signs in is known to all, tries are counted and jobs seen together."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from sijill.serve.jobs import Added, Job
from sijill.serve.shared import SharedJobs, SharedLimit
from sijill.store import Register


def test_tries_are_counted_together(tmp_path: Path) -> None:
    """What one process counts, the other knows; a limit of another name counts by itself; time lets go."""
    now = [1000.0]
    one, other = (SharedLimit(2, 60, "names", tmp_path, lambda: now[0]) for _ in range(2))
    assert [one.count("a"), other.count("a"), one.count("a")] == [0, 0, 60]
    assert (other.wait("a"), other.wait("b")) == (60, 0)
    assert SharedLimit(2, 60, "addresses", tmp_path, lambda: now[0]).wait("a") == 0
    now[0] += 61
    assert other.count("a") == 0
    one.forget("a")
    assert [other.count("a"), other.count("a"), other.count("a")] == [0, 0, 60]
    assert SharedLimit(None, 60, "none", tmp_path).count("a") == 0


def test_a_job_is_seen_by_the_other_process(tmp_path: Path) -> None:
    """How far it is and what was done, while it goes on and when it is over; an id of none finds none."""
    mine, others = SharedJobs(tmp_path), SharedJobs(tmp_path)
    go = tmp_path / "go"

    def work(job: Job) -> None:
        job.done.append(Added("first", "/reports/1", new=True, claims=2))
        job.passed = 1
        while not go.exists():
            time.sleep(0.01)
        job.passed = 2

    begun = mine.begin("amal", 2, work)
    seen = None
    for _ in range(500):
        seen = others.find(begun.id)
        if seen and seen.passed == 1:
            break
        time.sleep(0.01)
    assert seen
    assert (seen.user, seen.total, seen.passed, seen.over) == ("amal", 2, 1, False)
    assert seen.done == [Added("first", "/reports/1", new=True, claims=2)]
    go.touch()
    for _ in range(500):
        seen = others.find(begun.id)
        if seen and seen.over:
            break
        time.sleep(0.01)
    assert seen
    assert (seen.passed, seen.over, seen.failed) == (2, True, "")
    assert others.find("nothing") is None
    assert others.find("../go") is None


@pytest.mark.slow
def test_two_processes_serve_one_register(tmp_path: Path, team: Register, kit: Any) -> None:
    """Signed in at one, known at the other; a decision made at one is seen at the other; both end together."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asked = ["--register", team.place, "--port", str(port), "--workers", "2"]
    arguments = [sys.executable, "-m", "sijill", "serve", *asked]
    with (tmp_path / "said").open("w") as said:
        running = subprocess.Popen(arguments, stdout=said, stderr=said)
    try:
        browser = kit.browser(f"http://127.0.0.1:{port}")
        for _ in range(600):
            try:
                browser.get("/sign-in")
                break
            except OSError:
                assert running.poll() is None, (tmp_path / "said").read_text()
                time.sleep(0.1)
        kit.sign_in(browser, "admin-أمل")
        for _ in range(12):
            assert browser.get("/users").status == 200
    finally:
        running.terminate()
        assert running.wait(30) is not None
    with socket.socket() as again:
        assert again.connect_ex(("127.0.0.1", port)) != 0
