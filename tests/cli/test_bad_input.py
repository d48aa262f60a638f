"""Bad input and broken runs: what is wrong is named, the rest goes on, and nothing that was kept is lost."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sijill.flow import code_document
from sijill.store import Register

TEXT = "وقعت تركيا وأذربيجان في باكو مذكرة تفاهم للتعاون في مجال الدفاع، وقال الوزير إن الصفقة تمت."
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "the file is empty"),
    "spaces.txt": (b" \n \n", "holds nothing but spaces"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(200), "looks like a PNG image"),
    "noise.txt": (bytes(range(128, 256)) * 40, "neither UTF-8 nor in an Arabic encoding"),
    "english.txt": (b"The ministers signed a memorandum of understanding in Baku.", "not Arabic"),
    "broken.txt": (TEXT.encode() + b"\xff" + TEXT.encode(), "is UTF-8, but byte"),
    "page.html": (b"<html><body><p>x</p></body></html>", "no single report on this page"),
}
GOOD: dict[str, bytes] = {
    "good.txt": TEXT.encode(),
    "windows.txt": TEXT.encode("cp1256"),
    "utf16.txt": TEXT.encode("utf-16"),
}
LINES = f'{json.dumps({"id": "one", "text": TEXT})}\n{{"id": "two", "text": \n{json.dumps({"id": "3", "text": TEXT})}\n'
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder of good and bad files."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    for name, data in {**GOOD, **{name: data for name, (data, _) in BAD.items()}}.items():
        (folder / name).write_bytes(data)
    (folder / "lines.jsonl").write_text(LINES, encoding="utf-8")
    (folder / "dangling.txt").symlink_to(tmp_path / "nowhere")
    return folder


def ended(process: subprocess.Popen[bytes], timeout: float = 120) -> tuple[int, str, str]:
    """How a process ended: its exit code and what it wrote."""
    out, err = process.communicate(timeout=timeout)
    return process.returncode, out.decode(), err.decode()


def check_messages(err: str) -> None:
    """Each bad file has one line on standard error that begins with its path, and none is a traceback."""
    for name, (_, why) in {**BAD, "dangling.txt": (b"", "No such file"), "absent.txt": (b"", "No such file")}.items():
        (line,) = [line for line in err.splitlines() if name in line]
        assert line.split(name)[0] in ("mixed/", "")
        assert why in line
    assert "mixed/lines.jsonl:2: broken JSON at column" in err
    assert "Traceback" not in err


def test_code_goes_on_past_everything_that_cannot_be_read(process: Start, mixed: Path) -> None:
    """A real process over good and bad files codes the good, names each bad one, and ends with exit code 3."""
    code, out, err = ended(process("code", mixed.name, "absent.txt"))
    assert code == 3
    assert sorted(json.loads(line)["id"] for line in out.splitlines()) == ["3", "good", "one", "utf16", "windows"]
    assert {json.loads(line)["text"] for line in out.splitlines()} == {TEXT}
    check_messages(err)


def test_add_goes_on_and_loses_nothing_that_was_stored(process: Start, sijill: Any, mixed: Path) -> None:
    """A batch with bad files adds the good ones; what the register held before, it holds after."""
    (mixed.parent / "before.txt").write_text(f"قبل ذلك {TEXT}", encoding="utf-8")
    assert sijill("add", "before.txt").code == 0
    held = sijill("show", "before", "--json").lines()
    code, out, err = ended(process("add", mixed.name, "absent.txt"))
    assert code == 3
    assert "5 added, 0 already there, 10 left out" in out
    check_messages(err)
    assert sijill("show", "before", "--json").lines() == held
    assert len(sijill("list", "reports", "--json").lines()) == 6


@pytest.mark.parametrize("command", ["code", "add", "explain"])
def test_with_nothing_that_can_be_read_the_exit_code_is_1(sijill: Any, tmp_path: Path, command: str) -> None:
    """Where no report at all could be read, the command failed."""
    (tmp_path / "empty.txt").touch()
    ran = sijill(command, "empty.txt")
    assert ran.code == 1
    assert "empty.txt: the file is empty" in ran.err


def test_a_folder_without_reports_is_no_success(sijill: Any, tmp_path: Path) -> None:
    """A folder in which nothing looks like a report ends with exit code 1 and says what would."""
    (tmp_path / "in").mkdir()
    ran = sijill("code", "in")
    assert ran.code == 1
    assert "no reports found; name files, or folders with" in ran.err


def test_a_file_of_50_mb_is_left_out_with_a_way_out(process: Start, tmp_path: Path) -> None:
    """A text of 50 MB is no report: it is named, and the report beside it is coded."""
    line = f"{TEXT}\n".encode()
    with (tmp_path / "big.txt").open("wb") as stream:
        for _ in range(50_000_000 // (len(line) * 1000) + 1):
            stream.write(line * 1000)
    (tmp_path / "good.txt").write_bytes(GOOD["good.txt"])
    code, out, err = ended(process("code", "big.txt", "good.txt"))
    assert (code, [json.loads(row)["id"] for row in out.splitlines()]) == (3, ["good"])
    assert "big.txt: is larger than 32 MB" in err
    assert "--max-mb" in err


def test_50_mb_of_lines_are_read_one_by_one(process: Start, tmp_path: Path) -> None:
    """An archive of lines has no limit of its own: only a line has. Memory stays flat."""
    filler = json.dumps({"id": "x", "text": "x" * 1_000_000, "lang": "en"}).encode() + b"\n"
    with (tmp_path / "archive.jsonl").open("wb") as stream:
        for _ in range(50):
            stream.write(filler)
        stream.write(json.dumps({"id": "last", "text": TEXT}).encode())
    limited = {"preexec_fn": _limit_memory} if os.name == "posix" else {}
    code, out, err = ended(process("code", "archive.jsonl", **limited))
    assert (code, [json.loads(row)["id"] for row in out.splitlines()]) == (3, ["last"]), err[-500:]
    assert len(err.splitlines()) == 50


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))


def test_standard_input_is_read(process: Start) -> None:
    """`-` is standard input, of whatever sort it is."""
    for data, ids in ((GOOD["windows.txt"], ["stdin"]), (LINES.encode(), ["one", "3"])):
        started = process("code", "-", stdin=subprocess.PIPE)
        out, _ = started.communicate(data, timeout=60)
        assert [json.loads(line)["id"] for line in out.splitlines()] == ids


def test_a_reader_that_goes_away_ends_the_command_quietly(process: Start, tmp_path: Path, samples: list[Any]) -> None:
    """`sijill code ... | head -1` is no error to shout about."""
    many = [{**sample, "id": f"{n}-{sample['id']}"} for n in range(4) for sample in samples]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, many)), encoding="utf-8")
    started = process("code", "many.jsonl")
    assert started.stdout
    assert started.stdout.readline()
    started.stdout.close()
    started.wait(timeout=60)
    assert started.stderr
    assert b"Traceback" not in started.stderr.read()


# --- an add that is killed --------------------------------------------------------------------------------------------


@pytest.fixture
def batch(tmp_path: Path, samples: list[dict[str, Any]]) -> Path:
    """So many reports that adding them takes a while."""
    path = tmp_path / "batch.jsonl"
    many = [{**sample, "id": f"{n}-{sample['id']}"} for n in range(6) for sample in samples]
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in many), encoding="utf-8")
    return path


@pytest.mark.parametrize("reported", [1, 20])
def test_an_add_that_is_killed_keeps_what_it_reported_and_nothing_half(
    process: Start, sijill: Any, tmp_path: Path, batch: Path, reported: int
) -> None:
    """After SIGKILL in mid-batch each report named as added is there whole, and no report is there in part.

    Adding the batch again completes it.
    """
    started = process("add", batch, "--json")
    assert started.stdout
    lines = [json.loads(started.stdout.readline()) for _ in range(reported)]
    os.kill(started.pid, signal.SIGKILL)
    rest, _ = started.communicate(timeout=60)
    assert started.returncode == -signal.SIGKILL
    lines += [json.loads(line) for line in rest.decode().splitlines() if line.endswith("}")]

    total = len(batch.read_text(encoding="utf-8").splitlines())
    with Register.open(str(tmp_path / "sijill.db"), create=False) as register:
        stored = {report.document.id: report for report in register.reports()}
        assert {line["report"] for line in lines} <= set(stored)
        assert len(stored) < total, "it was killed too late to show anything"
        for report in stored.values():
            whole = {claim.id_in(report.document) for claim in code_document(report.document)}
            assert {held.id for held in register.claims_of(report)} == whole

    again = sijill("add", batch, "--json")
    assert again.code == 0
    assert sum(not line["new"] for line in again.lines()) == len(stored)
    assert len(sijill("list", "reports", "--json").lines()) == total
    with sqlite3.connect(tmp_path / "sijill.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_two_adds_at_once_wait_for_each_other(process: Start, sijill: Any, batch: Path) -> None:
    """Two processes that add the same batch to one new register both succeed, and each report is there once."""
    both = [process("add", batch, "--json") for _ in range(2)]
    ends = [ended(one) for one in both]
    assert [code for code, _, _ in ends] == [0, 0], ends
    added = [json.loads(line)["report"] for _, out, _ in ends for line in out.splitlines() if json.loads(line)["new"]]
    total = len(batch.read_text(encoding="utf-8").splitlines())
    assert len(added) == len(set(added)) == total
    assert len(sijill("list", "reports", "--json").lines()) == total


def test_a_disk_that_is_full_is_said_and_leaves_what_was_kept(
    sijill: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the register cannot grow, the command ends with exit code 1 and the way out; reports kept before stay."""
    from sijill.store import connect

    def small(connection: Any, record: object) -> None:
        prepare(connection, record)
        connection.execute("PRAGMA max_page_count = 150")

    prepare = connect._prepare  # noqa: SLF001 (a disk cannot be filled otherwise)
    monkeypatch.setattr(connect, "_prepare", small)
    for n in range(40):
        (tmp_path / f"{n:02}.txt").write_text(f"{n} {TEXT * 30}", encoding="utf-8")
    ran = sijill("add", ".", "--json")
    assert ran.code == 1
    assert "make room on the disk and try again: what was acknowledged is kept" in ran.err
    kept = [line["report"] for line in ran.lines()]
    assert kept
    monkeypatch.undo()
    with Register.open(str(tmp_path / "sijill.db"), create=False) as register:
        assert [report.document.id for report in register.reports()] == kept
