"""A watched register stays fresh, and each piece of news reaches its receiver under one id, none is lost."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from sijill import flow, outbox
from sijill.editions import Choice, chosen, news
from sijill.errors import ExportError
from sijill.records import Document, Judgement
from sijill.store import Register
from sijill.watching import Hook, deliver, feed, follow, log_of, signature, state

SIGNED = "وقّعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019."
FORCE = "دخلت مذكرة التفاهم الدفاعية بين تركيا وقطر حيز التنفيذ في 3 فبراير 2020."
OTHER = "وقّعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 20 يونيو 2019."
TARGET = "تستهدف تركيا وأذربيجان رفع حجم التبادل التجاري بينهما إلى 15 مليار دولار بحلول عام 2023."
ALL = ("stage", "contradiction", "overdue")


class Receiver:
    """A server that takes messages, or answers with an error as long as it is told to."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.refuse = False
        self.status = 503
        self.elsewhere = ""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if outer.elsewhere:
                    self.send_response(302)
                    self.send_header("Location", outer.elsewhere)
                    self.end_headers()
                    return
                if not outer.refuse:
                    outer.got.append((dict(self.headers), body))
                self.send_response(outer.status if outer.refuse else 204)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        """Stops."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver on this machine."""
    made = Receiver()
    yield made
    made.close()


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """An empty register."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        yield opened


def add(register: Register, id_: str, text: str, day: str) -> None:
    """A report, coded."""
    document = Document(id_, text, "ar", date=day, url=f"https://example.org/{id_}")
    register.add(document, flow.code_document(document))


def found(register: Register, today: str = "2026-01-01") -> list[Any]:
    """All news."""
    return news(chosen(register, Choice()), date.fromisoformat(today))


def test_a_stage_is_news_once_however_many_tell_it(register: Register) -> None:
    """A second report of the same signature brings nothing new; entry into force does; ids stay."""
    add(register, "a", SIGNED, "2019-05-15")
    (signed,) = found(register)
    assert (signed.kind, signed.links) == ("stage", ("https://example.org/a",))
    assert "Qatar, Türkiye: signed" in signed.title
    add(register, "b", SIGNED + " وأعلن ذلك في أنقرة.", "2019-05-16")
    assert [one.id for one in found(register)] == [signed.id]
    add(register, "c", FORCE, "2020-02-04")
    assert {one.id for one in found(register)} > {signed.id}
    assert len(found(register)) == 2


def test_a_contradiction_is_news(register: Register) -> None:
    """Two days of one signature, when a person says that both reports are about one thing."""
    add(register, "a", SIGNED, "2019-05-15")
    add(register, "b", OTHER, "2019-06-21")
    a, b = (one.id for one in register.claims())
    register.judge(Judgement(a, b, "same", "amal", "2026-01-01T00:00:00+00:00"))
    assert [one.title.rpartition(": ")[2] for one in found(register) if one.kind == "contradiction"] == [
        "reports disagree on signed date"
    ]


def test_a_target_is_news_when_its_time_is_over(register: Register) -> None:
    """Not in the year for which it was set, but the day after."""
    add(register, "a", TARGET, "2020-02-26")
    assert not [one for one in found(register, "2023-12-31") if one.kind == "overdue"]
    (late,) = [one for one in found(register, "2024-01-01") if one.kind == "overdue"]
    assert late.at.startswith(("2024-01-01", "20"))
    assert "15" in late.quotes[0]


def test_the_feed_is_read_by_readers_of_feeds(register: Register, tmp_path: Path) -> None:
    """Well-formed, with ids, moments, links and the words."""
    add(register, "a", SIGNED, "2019-05-15")
    feed(register, Choice(), tmp_path / "f.atom")
    read = feedparser.parse((tmp_path / "f.atom").read_bytes())
    assert not read.bozo
    (entry,) = read.entries
    assert entry.id == f"urn:sijill:news:{found(register)[0].id}"
    assert SIGNED.startswith(entry.content[0].value)
    assert (entry.link, entry.updated) == ("https://example.org/a", read.feed.updated)
    assert ET.fromstring((tmp_path / "f.atom").read_bytes()).tag == "{http://www.w3.org/2005/Atom}feed"  # noqa: S314 (our own)


def test_a_message_is_signed_sent_once_and_sent_again_if_refused(
    register: Register, receiver: Receiver, tmp_path: Path
) -> None:
    """What was there before is no news to a new receiver; a refused message stays for the next round, under its id."""
    hook, log = Hook(receiver.url, b"key"), tmp_path / "log"
    add(register, "a", SIGNED, "2019-05-15")
    assert deliver(register, Choice(), hook, log, ALL) == (0, None)
    add(register, "b", FORCE, "2020-02-04")
    receiver.refuse = True
    sent, failed = deliver(register, Choice(), hook, log, ALL)
    assert (sent, "503" in str(failed)) == (0, True)
    receiver.refuse = False
    assert deliver(register, Choice(), hook, log, ALL) == (1, None)
    assert deliver(register, Choice(), hook, log, ALL) == (0, None)
    ((headers, body),) = receiver.got
    assert headers["Sijill-Signature"] == signature(b"key", body) != signature(b"other", body)
    assert headers["Sijill-Delivery"] == json.loads(body)["id"]
    assert "in force" in json.loads(body)["title"]


def test_a_receiver_that_is_not_there_loses_nothing(register: Register, receiver: Receiver, tmp_path: Path) -> None:
    """Neither one that does not answer, nor an address that is none."""
    log = tmp_path / "log"
    log.touch()
    add(register, "a", SIGNED, "2019-05-15")
    sent, failed = deliver(register, Choice(), Hook("http://127.0.0.1:9/", b"k"), log, ALL)
    assert (sent, bool(failed)) == (0, True)
    with pytest.raises(ExportError, match="no address"):
        deliver(register, Choice(), Hook("file:///etc/passwd", b"k"), log, ALL)
    assert deliver(register, Choice(), Hook(receiver.url, b"k"), log, ["overdue"]) == (0, None)
    assert deliver(register, Choice(), Hook(receiver.url, b"k"), log, ALL) == (1, None)


def test_a_message_that_is_sent_elsewhere_is_not_delivered(
    register: Register, receiver: Receiver, tmp_path: Path
) -> None:
    """Who follows a redirection leaves the body behind; it is tried again until the address itself takes it."""
    log = tmp_path / "log"
    log.touch()
    add(register, "a", SIGNED, "2019-05-15")
    receiver.elsewhere = receiver.url
    sent, failed = deliver(register, Choice(), Hook(receiver.url, b"k"), log, ALL)
    assert (sent, "302" in str(failed), receiver.got) == (0, True, [])
    receiver.elsewhere = ""
    assert deliver(register, Choice(), Hook(receiver.url, b"k"), log, ALL) == (1, None)


def test_ids_are_delivered_once_however_often_it_is_stopped(
    register: Register, receiver: Receiver, tmp_path: Path
) -> None:
    """Five reports, messages refused now and then, the log cut off within a line: all ids arrive, each once."""
    hook, log = Hook(receiver.url, b"k"), tmp_path / "log"
    log.touch()
    for n in range(5):
        add(register, f"a{n}", SIGNED.replace("قطر", ("قطر", "الأردن", "تونس", "الجزائر", "ماليزيا")[n]), "2019-05-15")
        receiver.refuse = n % 2 == 0
        deliver(register, Choice(), hook, log, ALL)
    receiver.refuse = False
    with log.open("a", encoding="utf-8") as file:
        file.write(found(register)[0].id[:5])  # a line that was cut off
    deliver(register, Choice(), hook, log, ALL)
    deliver(register, Choice(), hook, log, ALL)
    ids = [headers["Sijill-Delivery"] for headers, _ in receiver.got]
    assert len(ids) == len(set(ids))
    assert set(ids) == {one.id for one in found(register)}


def test_a_message_refused_for_good_holds_up_no_other(register: Register, receiver: Receiver, tmp_path: Path) -> None:
    """After five refusals it is set aside and said so; what comes later arrives; sent again it comes under its id."""
    hook, log = Hook(receiver.url, b"k"), tmp_path / "log"
    log.touch()
    add(register, "a", SIGNED, "2019-05-15")
    (first,) = found(register)
    receiver.refuse, receiver.status = True, 422
    aside: list[Any] = []
    for _ in range(outbox.TRIES):
        deliver(register, Choice(), hook, log, ALL, aside.append)
    assert [(one.message.id, one.tries) for one in aside] == [(first.id, outbox.TRIES)]
    receiver.refuse = False
    add(register, "b", FORCE, "2020-02-04")
    assert deliver(register, Choice(), hook, log, ALL, aside.append) == (1, None)
    assert len(aside) == 1
    box = outbox.Outbox(hook, log)
    ((message, failed),) = box.again()
    assert (message, failed) == (first, None)
    assert box.failed() == {}
    assert deliver(register, Choice(), hook, log, ALL) == (0, None)
    ids = [headers["Sijill-Delivery"] for headers, _ in receiver.got]
    assert sorted(ids) == sorted(one.id for one in found(register))


def test_nothing_is_set_aside_where_no_one_answers_or_the_receiver_is_ill(
    register: Register, receiver: Receiver, tmp_path: Path
) -> None:
    """An outage is not the message's fault: all wait in their order. Only a long one by the receiver's word counts."""
    log = tmp_path / "log"
    log.touch()
    add(register, "a", SIGNED, "2019-05-15")
    aside: list[Any] = []
    for _ in range(outbox.TRIES + 1):
        deliver(register, Choice(), Hook("http://127.0.0.1:9/", b"k"), log, ALL, aside.append)
    receiver.refuse = True
    deliver(register, Choice(), Hook(receiver.url, b"k"), log, ALL, aside.append)
    assert aside == []
    (one,) = outbox.Outbox(Hook(receiver.url, b"k"), log).failed().values()
    assert (one.tries, one.aside) == (outbox.TRIES + 2, False)
    log.with_name("log.failed").write_text("{\n", encoding="utf-8")
    with pytest.raises(ExportError, match="mend it"):
        deliver(register, Choice(), Hook(receiver.url, b"k"), log, ALL)


def test_what_is_undelivered_is_shown_and_sent_again(
    sijill: Any, register: Register, receiver: Receiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a command, whose exit code says whether a person has to look."""
    log = log_of(str(tmp_path / "r.db"), receiver.url)
    log.touch()
    add(register, "a", SIGNED, "2019-05-15")
    receiver.refuse, receiver.status = True, 400
    for _ in range(outbox.TRIES):
        deliver(register, Choice(), Hook(receiver.url, b"k"), log, ALL)
    asked = ("undelivered", "--webhook", receiver.url, "--register", tmp_path / "r.db")
    shown = sijill(*asked)
    assert (shown.code, "400" in shown.out) == (3, True)
    assert sijill(*asked, "--json").lines()[0]["aside"] is True
    assert sijill(*asked, "--again").code == 2
    monkeypatch.setenv("SIJILL_WEBHOOK_SECRET", "k")
    receiver.refuse = False
    sent = sijill(*asked, "--again")
    assert (sent.code, "1 of 1 taken" in sent.err, len(receiver.got)) == (0, True, 1)


def test_each_receiver_is_told_everything(register: Register, receiver: Receiver, tmp_path: Path) -> None:
    """What one was told is still to be told to another; kinds that were not asked for at first are no flood later."""
    place = str(tmp_path / "r.db")
    logs = [log_of(place, url) for url in ("https://a.example/", "https://b.example/")]
    assert len(set(logs)) == 2
    assert logs[0].parent == tmp_path
    hook = Hook(receiver.url, b"k")
    add(register, "t", TARGET, "2020-01-01")
    assert deliver(register, Choice(), hook, logs[0], ["stage"]) == (0, None)
    assert deliver(register, Choice(), hook, logs[0], ALL) == (0, None)
    logs[1].touch()
    assert deliver(register, Choice(), hook, logs[1], ALL)[0] > 0


def test_news_is_looked_for_only_where_there_can_be_some(register: Register) -> None:
    """A report or a judgement changes the state, and so does a day; nothing else does."""
    before = state(register)
    assert state(register) == before
    add(register, "a", SIGNED, "2019-05-15")
    follow(register, [], {}, print)
    after = state(register)
    assert after != before
    (claim,) = [one for one in register.claims() if one.claim.kind == "agreement"]
    register.judge(Judgement(claim.id, None, "reject", "amal", "2024-01-01T00:00:00+00:00"))
    follow(register, [], {}, print)
    assert state(register) != after


def test_a_file_that_could_not_be_opened_is_tried_again(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is away for a while loses nothing; what is no report is complained of once."""
    (tmp_path / "a.txt").write_text(SIGNED, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 no more")
    paths, seen, wrong = [str(tmp_path / "a.txt"), str(tmp_path / "b.pdf")], dict[str, tuple[int, int]](), list[Any]()
    opened = Path.open

    def away(self: Path, *given: Any, **more: Any) -> Any:
        if self.name == "a.txt":
            raise OSError(5, "Input/output error")
        return opened(self, *given, **more)

    monkeypatch.setattr(Path, "open", away)
    assert follow(register, paths, seen, wrong.append) == {"left out": 2}
    monkeypatch.setattr(Path, "open", opened)
    assert follow(register, paths, seen, wrong.append) == {"added": 1}
    assert len(wrong) == 2


def test_a_file_that_stays_as_it_was_is_not_read_again(register: Register, tmp_path: Path) -> None:
    """A new one is, and one that was written anew."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(SIGNED, encoding="utf-8")
    seen: dict[str, tuple[int, int]] = {}
    wrong: list[Any] = []
    assert follow(register, [str(folder)], seen, wrong.append)["added"] == 1
    assert sum(follow(register, [str(folder)], seen, wrong.append).values()) == 0
    (folder / "b.txt").write_text(FORCE, encoding="utf-8")
    assert follow(register, [str(folder)], seen, wrong.append) == {"added": 1}
    (folder / "b.txt").write_text(FORCE + " وذلك رسميا.", encoding="utf-8")
    assert follow(register, [str(folder)], seen, wrong.append) == {"added": 1}
    assert wrong == []


def test_watch_from_the_command_line(
    sijill: Any, receiver: Receiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rounds add, write the feed and deliver; without a secret nothing is sent."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(SIGNED, encoding="utf-8")
    monkeypatch.delenv("SIJILL_WEBHOOK_SECRET", raising=False)
    assert sijill("watch", "in", "--rounds", 1, "--webhook", receiver.url).code == 2
    monkeypatch.setenv("SIJILL_WEBHOOK_SECRET", "key")
    command = ("watch", "in", "--rounds", 2, "--every", 0.1, "--feed", "f.atom", "--webhook", receiver.url, "--json")
    assert [one["added"] for one in sijill(*command).lines()] == [1, 0]
    (tmp_path / "in" / "b.txt").write_text(FORCE, encoding="utf-8")
    assert [one["delivered"] for one in sijill(*command).lines()] == [1, 0]
    assert len(receiver.got) == 1
    assert "in force" in (tmp_path / "f.atom").read_text(encoding="utf-8")
    assert sijill("watch", "in", "--news", "weather").code == 2
