"""A register with reports that try to break out, and a real server that shows it."""

from __future__ import annotations

import json
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

import pytest
import uvicorn
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import ConsoleMessage, Dialog, Page, sync_playwright

from sijill import batch
from sijill.errors import ReadError
from sijill.serve import application
from sijill.serve.access import passwords
from sijill.store import ROLES, Register

SCRIPT = "<script>alert(1)</script>"
HARD = 'javascript:alert(1)//"><img src=x onerror=alert(1)>'
SIGNED = "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019."
REPORTS = (
    {"id": "first", "title": "مذكرة بين تركيا وقطر", "text": SIGNED, "date": "2019-05-15", "outlet": "الأولى"},
    {
        "id": "other",
        "text": "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 16 مايو 2019 بحضور الوزيرين.",
        "date": "2019-05-17",
        "outlet": "الثانية",
    },
    {
        "id": "later",
        "text": "دخلت مذكرة التفاهم الدفاعية بين تركيا وقطر حيز التنفيذ في 3 فبراير 2020.",
        "date": "2020-02-04",
        "outlet": "الثالثة",
    },
    {
        "id": "drones",
        "text": "تسلمت أذربيجان من تركيا ست طائرات مسيرة في يونيو 2020، وبلغت قيمة الصفقة 69 مليون دولار.",
        "date": "2020-07-01",
    },
    {
        "id": f"hard{SCRIPT}",
        "title": f"عنوان {SCRIPT}",
        "lang": "ar",
        "text": f"😀 {SCRIPT}\r\n\r\nوقّعت روسيا ومصر في القاهرة اتفاقية للتعاون العسكري في 3 مارس 2015. <b>&amp;{HARD}",
        "date": "2015-03-04",
        "outlet": f"{SCRIPT}منفذ",
        "url": HARD,
    },
)


class Answer(NamedTuple):
    """What the server answered."""

    status: int
    text: str
    headers: dict[str, str]
    url: str


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


class Browser:
    """A browser without script: it keeps cookies and follows where it is sent."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.cookies = CookieJar()
        self._open = build_opener(HTTPCookieProcessor(self.cookies))
        self._stay = build_opener(HTTPCookieProcessor(self.cookies), _Stay())

    def get(self, path: str, *, follow: bool = True, **headers: str) -> Answer:
        """A page."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._ask(Request(self.base + path, headers=named), follow=follow)  # noqa: S310 (our own server)

    def post(self, path: str, data: bytes | dict[str, str], *, follow: bool = True, **headers: str) -> Answer:
        """A form that is sent, or what is given with a Content-Type of its own."""
        body = urlencode(data).encode() if isinstance(data, dict) else data
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._ask(Request(self.base + path, body, named), follow=follow)  # noqa: S310 (our own server)

    def _ask(self, request: Request, *, follow: bool) -> Answer:
        try:
            with (self._open if follow else self._stay).open(request, timeout=20) as answer:
                return Answer(answer.status, answer.read().decode(), dict(answer.headers), answer.url)
        except HTTPError as error:
            with error:
                return Answer(error.code, error.read().decode(), dict(error.headers), error.url or "")


def add(register: Register, folder: Path, reports: object) -> None:
    """Reports into a register, coded as they always are."""
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports)  # type: ignore[attr-defined]
    (folder / "reports.jsonl").write_text(lines, encoding="utf-8")
    for one in batch.kept(batch.find([folder / "reports.jsonl"]), register):
        assert not isinstance(one, ReadError), one


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register of the reports above."""
    folder = tmp_path_factory.mktemp("register")
    with Register.open(str(folder / "r.db")) as opened:
        add(opened, folder, REPORTS)
        yield opened


@pytest.fixture(scope="module")
def server(register: Register) -> Iterator[str]:
    """The address of a server that shows it."""
    with serving(application(register, "amal")) as address:
        yield address


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """The address of a server of an application, as long as it runs."""
    config = uvicorn.Config(app, port=0, log_level="warning", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


PASSWORD = "four words that nobody joins"  # noqa: S105 (of accounts that live as long as a test)


class Kit(NamedTuple):
    """What tests of accounts need that is no register and no server."""

    password: str
    browser: type[Browser]
    serving: Callable[[Any], AbstractContextManager[str]]
    sign_in: Callable[..., Answer]
    token: Callable[[Browser, str], str]


@pytest.fixture(scope="session")
def kit() -> Kit:
    """It."""
    return Kit(PASSWORD, Browser, serving, sign_in, token)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register with an account of each role, named after it."""
    folder = tmp_path_factory.mktemp("team")
    with Register.open(str(folder / "r.db")) as opened:
        add(opened, folder, REPORTS)
        with opened.accounts(change=True) as accounts:
            for role in ROLES:
                accounts.add(f"{role}-أمل", role, passwords.hashed(PASSWORD, role))
        yield opened


@pytest.fixture(scope="module")
def office(team: Register) -> Iterator[str]:
    """The address of a server of that register."""
    with serving(application(team, "nobody", accounts=True)) as address:
        yield address


@pytest.fixture(scope="module")
def as_role(office: str) -> Callable[[str | None], Browser]:
    """A browser at that server in which a role is signed in; None: nobody."""
    signed: dict[str | None, Browser] = {}

    def of(role: str | None) -> Browser:
        if role not in signed:
            signed[role] = Browser(office)
            if role:
                assert sign_in(signed[role], f"{role}-أمل").url == f"{office}/"
        return signed[role]

    return of


def sign_in(browser: Browser, name: str, password: str = PASSWORD, to: str = "/") -> Answer:
    """What comes of signing in."""
    return browser.post("/sign-in", {"token": token(browser, "/sign-in"), "name": name, "password": password, "to": to})


def token(browser: Browser, path: str) -> str:
    """The token of the forms of a page."""
    found = re.search(r'name="token" value="([^"]+)"', browser.get(path).text)
    assert found, path
    return found[1]


@pytest.fixture
def browser(server: str) -> Browser:
    """A browser at the server."""
    return Browser(server)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    """Debian's Chromium; skipped where it is not installed."""
    place = shutil.which("chromium") or shutil.which("chromium-browser")
    if place is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def watched(chromium: Chromium, server: str, refused: str = "") -> Iterator[Page]:
    """A tab that fails the test for any error in it, any dialog, and any request to another host.

    `refused` is what the browser itself says of an answer that the test asks for.
    """
    context = chromium.new_context(base_url=server, viewport={"width": 1200, "height": 900}, locale="en-GB")
    page = context.new_page()
    wrong: list[str] = []
    ours = urlsplit(server).netloc

    def told(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and not (refused and refused in said.text):
            wrong.append(said.text)

    def dismissed(dialog: Dialog) -> None:
        wrong.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", told)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", dismissed)
    page.on("request", lambda asked: wrong.append(asked.url) if urlsplit(asked.url).netloc != ours else None)
    yield page
    context.close()
    assert wrong == []


@pytest.fixture
def tab(chromium: Chromium, server: str) -> Iterator[Page]:
    """A tab at the server of one person."""
    with watched(chromium, server) as page:
        yield page


@pytest.fixture
def door(chromium: Chromium, team: Register) -> Iterator[Page]:
    """A tab at a server of its own with accounts, in which nobody is signed in."""
    with (
        serving(application(team, "nobody", accounts=True)) as address,
        watched(chromium, address, "Failed to load resource: the server responded with a status of 4") as page,
    ):
        yield page
