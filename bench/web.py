"""How long pages take on a large register, alone and with many at once: `python bench/web.py [--claims N]`.

The register is made once (`web_register.py`; 100,000 claims take about ten minutes) and kept in a folder for temporary
files. Pages are asked of a server of its own process, over connections that stay open, by people who are signed in:
first one at a time, then by 50 readers and 5 reviewers at once. Every decision that was acknowledged is sought in the
register.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlencode

from web_register import build, parties, vocabulary

from sijill.serve.access import passwords
from sijill.store import Register, Sought
from sijill.upkeep import rules

READERS, REVIEWERS, SECONDS = 50, 5, 60.0
EACH = 60  # pages of a sort that are asked one at a time
THINK = (2.0, 6.0)  # seconds between the pages of one reader
IDLE = 3.0  # seconds after which a person's connection is made anew
PASSWORD = "four words that nobody joins"  # noqa: S105 (of a register for measuring)
AIMS = {"list": 150, "dossier": 150, "search": 200}  # milliseconds, p95
KINDS = ("agreement", "transfer", "figure", "statement")


class Browser:
    """One person: keeps cookies and the connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self._used = time.monotonic()
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> tuple[int, bytes]:
        return self._ask("GET", path, None)

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, bytes]:
        return self._ask("POST", path, urlencode(fields).encode())

    def sign_in(self, name: str) -> None:
        token = self.token("/sign-in")
        status, _ = self.post("/sign-in", {"token": token, "name": name, "password": PASSWORD})
        assert status == HTTPStatus.SEE_OTHER, status

    def token(self, path: str) -> str:
        _, body = self.get(path)
        return re.search(rb'name="token" value="([^"]+)"', body)[1].decode()

    def _ask(self, method: str, path: str, body: bytes | None) -> tuple[int, bytes]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if time.monotonic() - self._used > IDLE:  # the server lets go of a connection that is not used
            self._connection.close()
        self._used = time.monotonic()
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        for line in answer.headers.get_all("set-cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.read()


def sorts(place: Path, chance: random.Random) -> dict[str, Callable[[], str]]:
    """How the address of a page of each sort is drawn."""
    states, words = parties(), vocabulary(random.Random(7))[0]  # noqa: S311 (no secret)
    with Register.open(str(place)) as register, register.looking() as shelf:
        entries = [one.id for kind in KINDS for one in shelf.next_entries(Sought(kind), "", 200)]
        with register.survey() as survey:
            outlets = [str(one.name) for one in survey.outlets()[:40]]
            reports = [one.key[:16] for one in survey.reports(limit=200, offset=5000)]

    def kind() -> str:
        return chance.choice(KINDS)

    def pair() -> list[str]:
        return chance.sample(states, 2)

    def word(low: int, high: int) -> str:
        return words[chance.randrange(low, min(high, len(words)))]

    return {
        "list: a kind": lambda: f"/entries/{kind()}",
        "list: page 2 to 300": lambda: f"/entries/{kind()}?page={chance.randrange(2, 300)}",
        "list: party": lambda: f"/entries/{kind()}?party={chance.choice(states)}",
        "list: pair": lambda: "/entries/agreement?party={}&other={}".format(*pair()),
        "list: stage and years": lambda: (
            f"/entries/agreement?stage=signed&since=2010&until={chance.randrange(2011, 2023)}"
        ),
        "list: outlet": lambda: f"/entries/{kind()}?outlet={quote(chance.choice(outlets))}",
        "list: contradicted": lambda: f"/entries/{kind()}?conflicts=1",
        "list: reality": lambda: f"/entries/{kind()}?reality=actual&party={chance.choice(states)}",
        "list: reports": lambda: f"/reports?page={chance.randrange(1, 300)}",
        "list: reports of an outlet": lambda: f"/reports?outlet={quote(chance.choice(outlets))}",
        "dossier: country": lambda: f"/countries/{chance.choice(states)}",
        "dossier: pair": lambda: "/pairs/{}/{}".format(*pair()),
        "dossier: entry": lambda: f"/entry/{chance.choice(entries)}",
        "dossier: report": lambda: f"/reports/{chance.choice(reports)}",
        "search: a frequent word": lambda: f"/search?q={quote(word(18, 60))}",
        "search: a rare word": lambda: f"/search?q={quote(word(5000, 20000))}",
        "search: two words": lambda: f"/search?q={quote(word(18, 60) + ' ' + word(60, 400))}",
        "overview": lambda: "/",
        "parties": lambda: "/countries",
        "outlets": lambda: "/outlets",
        "pictures": lambda: "/pictures",
        "review": lambda: "/review",
        "api: list": lambda: f"/api/v1/entries/{kind()}?limit=100",
        "api: entry": lambda: f"/api/v1/entry/{chance.choice(entries)}",
    }


@contextmanager
def server(place: Path, workers: int) -> Iterator[tuple[int, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [sys.executable, "-m", "sijill", "serve", "--register", str(place), "--port", str(port), "--rate", "0"]
    arguments += ["--workers", str(workers)]
    running = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            time.sleep(0.1)
            try:
                Browser(port).get("/sign-in")
            except OSError:
                assert running.poll() is None, "the server did not start"
            else:
                break
        yield port, running.pid
    finally:
        running.terminate()
        running.wait(30)


def people(place: Path) -> None:
    with Register.open(str(place)) as register, register.accounts(change=True) as accounts:
        for name in ["admin", "reader", *(f"reviewer{n}" for n in range(REVIEWERS))]:
            if accounts.find(name) is None:
                accounts.add(name, name.rstrip("0123456789"), passwords.hashed(PASSWORD, name))


def processor(pid: int) -> float:
    """Milliseconds of processor time that a process and those it started have taken, as Linux counts it."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        total += int((task / "schedstat").read_text().split()[0])
        children = (task / "children").read_text().split()
        total += sum(int(processor(int(child)) * 1e6) for child in children)
    return total / 1e6


def alone(port: int, pid: int, drawn: dict[str, Callable[[], str]], each: int) -> None:
    browser = Browser(port)
    browser.sign_in("admin")
    print(f"{'one at a time, milliseconds':34} {'median':>8} {'p95':>8} {'aim':>6}   processor time: median, p95")
    for name, draw in drawn.items():
        times, taken = [], []
        browser.get(draw())  # what is loaded once is not counted
        for _ in range(each):
            path = draw()
            start, before = time.perf_counter(), processor(pid)
            status, _ = browser.get(path)
            times.append((time.perf_counter() - start) * 1000)
            taken.append(processor(pid) - before)
            assert status == HTTPStatus.OK, (path, status)
        show(name, times, taken)


def weight(port: int) -> None:
    """The bytes of the first page with all that it loads."""
    browser = Browser(port)
    browser.sign_in("admin")
    _, body = browser.get("/")
    loaded = {one.decode() for one in re.findall(rb'(?:src|href)="(/static/[^"]+)"', body)}
    total = len(body)
    for path in sorted(loaded):
        _, data = browser.get(path)
        total += len(data)
        fonts = re.findall(rb"url\(['\"]?(/static/[^)'\"]+)", data) if path.endswith(".css") else []
        total += sum(len(browser.get(one.decode())[1]) for one in fonts)
    print(f"first page with all it loads: {total / 1000:.0f} kB (aim: below 300)")


class Together:
    """Readers and reviewers at once."""

    def __init__(self, port: int, place: Path, drawn: dict[str, Callable[[], str]]) -> None:
        self.port, self.place, self.drawn = port, place, drawn
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.errors: list[str] = []
        self.decided: list[tuple[str, str]] = []
        self._lock = threading.Lock()
        self._end = 0.0

    def run(self, seconds: float) -> None:
        browsers = [(Browser(self.port), name) for name in ["reader"] * READERS]
        browsers += [(Browser(self.port), f"reviewer{n}") for n in range(REVIEWERS)]
        first = browsers[0][0]
        first.sign_in("reader")
        for browser, name in browsers[1:]:  # readers share a session: signing in is meant to take long
            if name == "reader":
                browser.cookies = dict(first.cookies)
            else:
                browser.sign_in(name)
        self._end = time.monotonic() + seconds
        threads = [threading.Thread(target=self._one, args=(n, *one)) for n, one in enumerate(browsers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(f"\n{READERS} readers and {REVIEWERS} reviewers for {seconds:.0f} s, milliseconds")
        for name in sorted(self.times):
            show(name, self.times[name])
        asked = sum(map(len, self.times.values()))
        with Register.open(str(self.place)) as register:
            kept = {(one.user, one.reason) for one in register.judgements()}
        lost = [one for one in self.decided if one not in kept]
        print(f"{asked} pages, {len(self.errors)} errors, {len(self.decided)} decisions, {len(lost)} lost")
        for one in self.errors[:5]:
            print("  ", one)
        assert not self.errors
        assert not lost

    def _one(self, n: int, browser: Browser, name: str) -> None:
        chance = random.Random(n)  # noqa: S311 (no secret)
        try:
            if name == "reader":
                self._read(browser, chance)
            else:
                self._review(browser, name, chance)
        except Exception as error:  # noqa: BLE001 (whatever goes wrong is counted)
            self.errors.append(f"{name}: {error!r}")

    def _read(self, browser: Browser, chance: random.Random) -> None:
        drawn = self.drawn
        names = [name for name in drawn if name not in {"review", "pictures"} and not name.startswith("api")]
        while time.monotonic() < self._end:
            name = chance.choice(names)
            self._timed(name, browser.get, drawn[name]())
            time.sleep(chance.uniform(*THINK))

    def _review(self, browser: Browser, name: str, chance: random.Random) -> None:
        n, mark = 0, f"{time.time():.0f}"
        while time.monotonic() < self._end:
            body = self._timed("review: the next claim", browser.get, f"/review?kind={chance.choice(KINDS)}")
            token = re.search(rb'name="token" value="([^"]+)"', body)[1].decode()
            left = re.search(rb'name="left" value="([^"]+)"', body)[1].decode()
            fields = {"token": token, "left": left, "decision": "accept", "reason": f"{mark} {n}", "to": "/review"}
            self._timed("review: a decision", browser.post, "/review/judge", fields)
            self.decided.append((name, f"{mark} {n}"))
            n += 1
            time.sleep(chance.uniform(0.5, 2))

    def _timed(self, name: str, asked: Callable[..., tuple[int, bytes]], *arguments: object) -> bytes:
        start = time.perf_counter()
        status, body = asked(*arguments)
        took = (time.perf_counter() - start) * 1000
        with self._lock:
            self.times[name].append(took)
            if status not in {HTTPStatus.OK, HTTPStatus.SEE_OTHER}:
                self.errors.append(f"{arguments[0]}: {status}")
        return body


def p95_of(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def show(name: str, times: list[float], taken: list[float] | None = None) -> None:
    p95 = p95_of(times)
    aim = AIMS.get(name.partition(":")[0])
    slow = "  slow" if aim and p95 > aim else ""
    own = f"   {statistics.median(taken):6.0f} {p95_of(taken):6.0f}" if taken else ""
    print(f"{name:34} {statistics.median(times):8.0f} {p95:8.0f} {aim or '':>6}{own}{slow}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, default=100_000)
    asked.add_argument("--each", type=int, default=EACH, help="pages of a sort, one at a time")
    asked.add_argument("--seconds", type=float, default=SECONDS, help="how long many read and review at once; 0: not")
    asked.add_argument("--only", default="", help="sorts of pages whose name holds this")
    asked.add_argument("--workers", type=int, default=1, help="processes that serve")
    given = asked.parse_args()
    place = (
        Path(tempfile.gettempdir()) / "sijill-bench" / f"web-{given.claims}-{rules()[:8]}.db"
    )  # of other rules: made anew
    place.parent.mkdir(exist_ok=True)
    if not place.exists():
        build(place, given.claims)
    people(place)
    drawn = sorts(place, random.Random(1))  # noqa: S311 (no secret)
    with server(place, given.workers) as (port, pid):
        alone(port, pid, {name: draw for name, draw in drawn.items() if given.only in name}, given.each)
        weight(port)
        if given.seconds:
            Together(port, place, drawn).run(given.seconds)


if __name__ == "__main__":
    main()
