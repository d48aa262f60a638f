"""Adding reports by the pages: files as a browser sends them, and addresses."""

from __future__ import annotations

import json
import re
import time
from typing import Any

BOUNDARY = "sijill-test"


def sent(browser: Any, files: list[tuple[str, bytes]], addresses: str = "", token: str | None = None) -> Any:
    """The answer to a form with files."""
    page = browser.get("/add").text
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in (("token", found[1] if token is None else token), ("addresses", addresses))
    ]
    for name, data in files:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        parts.append(head.encode() + data + b"\r\n")
    body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
    answer = browser.post("/add", body, Content_Type=f"multipart/form-data; boundary={BOUNDARY}")
    for _ in range(100):
        if "http-equiv" not in answer.text:  # the page of a job that goes on loads itself anew
            break
        time.sleep(0.1)
        answer = browser.get(answer.url.removeprefix(browser.base))
    return answer


def test_files_are_read_and_kept_and_what_cannot_be_read_is_named(browser: Any, register: Any) -> None:
    """Several at once; a bad one stops none; the same again is not added."""
    text = "وقعت مصر والسودان في الخرطوم اتفاقية للتعاون العسكري في 2 مارس 2021."
    lines = json.dumps(
        {"id": "lines", "text": text.replace("الخرطوم", "القاهرة"), "date": "2021-03-03"}, ensure_ascii=False
    )
    before = register.counts()["reports"]
    files = [("خبر.txt", text.encode()), ("more.jsonl", lines.encode()), ("bad.jsonl", b"{nothing\n")]
    answer = sent(browser, files)
    assert answer.status == 200
    assert answer.text.count("added, ") == 2
    assert "could not be read" in answer.text
    assert "bad.jsonl" in answer.text
    assert "/tmp" not in answer.text.partition("<main")[2].partition("</main")[0]  # noqa: S108 (our folder is not named)
    assert register.counts()["reports"] == before + 2
    place = re.search(r'<li><a href="(/reports/\w+)"', answer.text)
    assert place
    assert browser.get(place[1]).status == 200
    assert "was there already" in sent(browser, files[:1]).text


def test_what_cannot_be_read_stays_on_the_list_until_it_is_sent_whole(browser: Any, register: Any) -> None:
    """By the name it was sent under, beside what `sijill add` could not read."""
    sent(browser, [("عطب.jsonl", b"{nothing\n")], "https://127.0.0.1/a")
    kept = {one.input: one.reason for one in register.failures()}
    assert "broken JSON" in kept["عطب.jsonl"]
    assert "https://127.0.0.1/a" in kept
    whole = {"id": "whole", "text": "وقعت مصر والسودان في بورسودان اتفاقية للتعاون العسكري في 2 مارس 2021."}
    assert "added, " in sent(browser, [("عطب.jsonl", json.dumps(whole).encode())]).text
    assert "عطب.jsonl" not in {one.input for one in register.failures()}


def test_a_name_leads_nowhere_and_runs_nothing(browser: Any, register: Any) -> None:
    """A file name with folders or script is a name and no more."""
    before = register.counts()["reports"]
    for name in ("../../evil.txt", "/etc/passwd", "<script>alert(1)</script>.txt", "..", "a\\..\\b.txt"):
        answer = sent(browser, [(name, b"no arabic at all")])
        assert answer.status == 200
        assert "<script>alert" not in answer.text
    assert register.counts()["reports"] == before


def test_what_cannot_be_sent_is_refused_with_the_reason(browser: Any) -> None:
    """No token, no address of a page, one that is not of the web, too many files."""
    assert sent(browser, [], token="x").status == 403  # noqa: S106 (a wrong one)
    answer = sent(browser, [], "file:///etc/passwd")
    assert (answer.status, "must begin with http" in answer.text) == (400, True)
    assert sent(browser, [(f"{n}.txt", b"x") for n in range(201)]).status == 413
    assert "No report was found" in sent(browser, []).text


def test_an_address_within_the_own_network_is_not_fetched(browser: Any, server: str) -> None:
    """The server is no way into what only it can reach: it says why it does not read such a page."""
    answer = sent(browser, [], f"{server}/reports")
    assert answer.status == 200
    assert "could not be read" in answer.text


def test_pictures_have_their_tables_beside_them(browser: Any) -> None:
    """The network of a kind with its numbers; a line leads to the entries of two; a kind without pairs says so."""
    text = browser.get("/pictures").text
    assert "<svg" in text
    assert "The same as a table" in text
    assert "/entries/agreement?party=QAT&amp;other=TUR" in text
    assert 'href="/pictures/network.csv?kind=agreement"' in text
    assert "joins two parties" in browser.get("/pictures?kind=figure").text
    assert browser.get("/pictures?kind=nothing").status == 404


def test_the_line_of_a_job_goes_on_where_it_was_cut(browser: Any, as_role: Any) -> None:
    """Each report is an event with a number; whoever says the last one he had gets what came after, and the end."""
    curator = as_role("curator")
    text = "وقعت مصر والسودان في الأبيض اتفاقية للتعاون العسكري في 2 مارس 2023."
    answer = sent(curator, [("one.txt", text.encode()), ("two.jsonl", b"{nothing\n")])
    job = answer.url.removeprefix(curator.base)
    whole = curator.get(f"{job}/events")
    assert whole.headers["content-type"].startswith("text/event-stream")
    assert re.findall(r"id: (\d+)\nevent: (\w+)", whole.text) == [("1", "one"), ("2", "one"), ("2", "end")]
    rest = curator.get(f"{job}/events", Last_Event_ID="1").text
    assert re.findall(r"id: (\d+)\nevent: (\w+)", rest) == [("2", "one"), ("2", "end")]
    end = json.loads(rest.rpartition("data: ")[2])
    assert (end["passed"], end["total"], end["found"], end["failed"]) == (2, 2, 2, "")
    assert as_role("admin").get(job).status == 200
    assert as_role("reviewer").get(job).status == 403
    assert browser.get("/add/another").status == 404
