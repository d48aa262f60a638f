"""An adding that was stopped goes on where it was, and what could not be read is kept with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sijill import batch
from sijill.errors import ReadError
from sijill.read import html
from sijill.store import Register

LINE = "وقعت اليونان وقبرص في نيقوسيا مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019، وأعلنت الوزارتان ذلك في بيان."


def page(number: int) -> str:
    """A page of its own."""
    return (
        f"<html><head><title>خبر {number}</title></head><body><article><h1>خبر {number}</h1><p>{LINE}</p>"
        f"<p>وأضاف البيان أن اللجنة رقم {number} تجتمع في الخريف لمتابعة ما اتفق عليه الجانبان في هذا الشأن.</p>"
        "</article></body></html>"
    )


def archive(pages: int) -> bytes:
    """A web archive, whose third page is none."""
    out = b""
    for n in range(pages):
        body = b"<html><body><p>x</p></body></html>" if n == 2 else page(n).encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2020-07-13T00:00:00Z\r\n"
            f"WARC-Target-URI: https://example.org/{n}\r\nContent-Length: {len(http)}\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{n:012}>\r\n"
            "Content-Type: application/http; msgtype=response\r\n\r\n"
        )
        out += head.encode() + http + b"\r\n\r\n"
    return out


@pytest.fixture
def taken_apart(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that were taken apart, in order."""
    seen: list[str] = []
    whole = html.page

    def told(data: bytes, source: Any, name: str, url: str | None = None) -> Any:
        seen.append(name)
        return whole(data, source, name, url)

    monkeypatch.setattr("sijill.read.reading.page", told)
    monkeypatch.setattr("sijill.read.warc.page", told)
    return seen


def add(place: Path, path: Path, most: int | None = None) -> tuple[list[batch.Kept | ReadError], int]:
    """Adds what a path names, or is stopped after so many reports; what came, and how many were passed over."""
    with Register.open(str(place / "r.db")) as register:
        run = batch.Run(register, [path])
        found = batch.kept(batch.find([path]), register, run=run)
        some = [one for _, one in zip(range(most), found, strict=False)] if most is not None else list(found)
        return some, run.passed


@pytest.mark.parametrize("form", ["folder", "archive"])
def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path, taken_apart: list[str], form: str) -> None:
    """No page is taken apart twice, the bad one neither; after the end the same is another run."""
    path = tmp_path / ("pages" if form == "folder" else "a.warc")
    if form == "archive":
        path.write_bytes(archive(6))
    else:
        path.mkdir()
        for n in range(6):
            (path / f"{n}.html").write_text(
                "<html><body><p>x</p></body></html>" if n == 2 else page(n), encoding="utf-8"
            )
    first, _ = add(tmp_path, path, 4)
    assert [type(one) for one in first] == [batch.Kept, batch.Kept, ReadError, batch.Kept]
    before = len(taken_apart)
    second, passed = add(tmp_path, path)
    assert passed == 4
    assert all(isinstance(one, batch.Kept) and one.new for one in second)
    assert len(second) == 2
    assert len(taken_apart) <= before + 2
    assert len(set(taken_apart)) == len(taken_apart) == 6
    third, passed = add(tmp_path, path)
    assert (len(third), passed) == (6, 0)


def test_a_file_that_was_written_anew_is_read_anew(tmp_path: Path) -> None:
    """Also where the run before it was stopped."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.html").write_text(page(n), encoding="utf-8")
    add(tmp_path, folder, 2)
    (folder / "0.html").write_text(page(70), encoding="utf-8")
    second, passed = add(tmp_path, folder)
    assert [one.document.id for one in second if isinstance(one, batch.Kept)] == ["0", "2"]
    assert passed == 1


def test_what_cannot_be_read_is_kept_until_it_can(tmp_path: Path) -> None:
    """With its reason; a second try does not double it, and one that succeeds takes it away."""
    folder = tmp_path / "pages"
    folder.mkdir()
    bad = folder / "a.html"
    bad.write_text("<html><body><p>x</p></body></html>", encoding="utf-8")
    for _ in range(2):
        add(tmp_path, folder)
        with Register.open(str(tmp_path / "r.db")) as register:
            (failure,) = register.failures()
        assert failure.source == str(bad)
        assert "no single report on this page" in failure.reason
    bad.write_text(page(1), encoding="utf-8")
    add(tmp_path, folder)
    with Register.open(str(tmp_path / "r.db")) as register:
        assert register.failures() == []
