"""Addresses: fetched within bounds and as the site allows, never from the user's own network unless that is meant."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from sijill.errors import ReadError
from sijill.read import find, read
from sijill.read.hosts import is_public
from sijill.read.web import Fetcher
from sijill.records import Document

LINE = "اتفقت العراق وفرنسا في بغداد على عقد دورات مشتركة لضباط القوات البرية وتبادل الزيارات بين الكليات العسكرية."
PAGE = f"""<html><head><title>دورات مشتركة</title></head><body><article><h1>دورات مشتركة</h1><p>{LINE}</p>
<p>{LINE} وأضاف البيان أن أولى الدورات تبدأ في الخريف بمشاركة ضباط من الجانبين.</p></article></body></html>""".encode()
RSS = f"""<rss version="2.0"><channel><title>وكالة</title><item><title>خبر</title><link>https://example.org/2020/03/03/a
</link><description>{LINE}</description></item></channel></rss>""".encode()


class Site(BaseHTTPRequestHandler):
    """A small news site; what it was asked for is kept."""

    asked: ClassVar[list[str]] = []
    pages: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /closed\n"),
        "/2020/07/12/a": (200, {"Content-Type": "text/html"}, PAGE),
        "/%D8%AE%D8%A8%D8%B1": (200, {}, PAGE),
        "/gzip": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
        "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * 5_000_000)),
        "/feed": (200, {}, RSS),
        "/moved": (302, {"Location": "/2020/07/12/a"}, b""),
        "/to-closed": (302, {"Location": "/closed/a"}, b""),
        "/loop": (301, {"Location": "/loop"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/closed/a": (200, {}, PAGE),
        "/long": (200, {}, PAGE * 3000),
    }

    def do_GET(self) -> None:
        """Answers from the table."""
        self.asked.append(self.path)
        status, headers, body = self.pages.get(self.path, (404, {}, b"no"))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a site on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture
def fetcher() -> Fetcher:
    """A fetcher that may ask this machine, and at once."""
    Site.asked.clear()
    return Fetcher(private=True, pause=0)


def test_a_page_is_read_by_its_address(site: str) -> None:
    """It knows its address and the day in it; the day of fetching is a candidate and not the date."""
    (found,) = read(find([f"{site}/2020/07/12/a"]).files, private=True)
    assert isinstance(found, Document)
    assert LINE in found.text
    assert (found.url, found.date, found.id) == (f"{site}/2020/07/12/a", "2020-07-12", found.url)
    assert [c.how for c in found.candidates] == ["address", "crawled"]


def test_a_feed_is_read_by_its_address(site: str) -> None:
    """Its entries keep addresses of their own."""
    (found,) = read(find([f"{site}/feed"]).files, private=True)
    assert isinstance(found, Document)
    assert (found.url, found.date) == ("https://example.org/2020/03/03/a", "2020-03-03")


@pytest.mark.parametrize("path", ["/moved", "/gzip", "/خبر"])
def test_redirects_packed_pages_and_arabic_addresses_are_followed(site: str, fetcher: Fetcher, path: str) -> None:
    """The address that is kept is the one that gave the page."""
    found = fetcher.fetch(site + path, 1_000_000)
    assert found.data == PAGE
    assert found.url.startswith(site)
    assert not found.url.endswith("/moved")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/absent", "the server answers 404"),
        ("/loop", "redirects more than 5 times"),
        ("/file", "only http and https"),
        ("/closed/a", "robots.txt"),
        ("/to-closed", "robots.txt"),
        ("/long", "is larger than 1 MB"),
        ("/bomb", "is larger than 1 MB"),
    ],
)
def test_bounds_are_kept(site: str, fetcher: Fetcher, path: str, reason: str) -> None:
    """Faults, loops, other schemes, forbidden pages, and pages beyond the limit, also packed, are each named."""
    with pytest.raises(ReadError, match=reason):
        fetcher.fetch(site + path, 1_000_000)
    assert "/closed/a" not in Site.asked


def test_robots_txt_is_asked_for_once_a_site(site: str, fetcher: Fetcher) -> None:
    """A hundred pages of a site cost one look at its rules."""
    for _ in range(3):
        fetcher.fetch(f"{site}/gzip", 1_000_000)
    assert Site.asked.count("/robots.txt") == 1


def test_the_users_own_network_is_refused(site: str) -> None:
    """Without the option no request is made at all, and the message names the option."""
    Site.asked.clear()
    (found,) = read(find([f"{site}/2020/07/12/a"]).files)
    assert "within a private network; if that is meant, allow it: --private" in str(found)
    assert Site.asked == []


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "0.1.2.3", "::1", "fe80::1", "fc00::1",
     "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_numbers_that_are_not_of_the_whole_internet_are_private(number: str) -> None:
    """Loopback, home, link and carrier networks, also wrapped in the newer kind of address."""
    assert not is_public(number)


@pytest.mark.parametrize("url", ["http://user:secret@example.org/", "http:///a", "http://[::1", "https://"])
def test_an_address_that_cannot_be_asked_for_is_named(url: str) -> None:
    """One with a password, without a host or broken is a ReadError, as every input that cannot be read."""
    (found,) = read(find([url]).files)
    assert isinstance(found, ReadError)


def test_one_address_that_fails_does_not_stop_the_next(site: str) -> None:
    """Each gives a document or a reason."""
    found = list(read(find([f"{site}/absent", f"{site}/gzip"]).files, private=True))
    assert [type(one) for one in found] == [ReadError, Document]
