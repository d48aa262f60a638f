"""Sitemaps lead to the pages they list, within bounds; the day of a change is never taken for that of the report."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from sijill.errors import ReadError
from sijill.read import find, read
from sijill.read.sitemap import sitemap
from sijill.read.web import Fetcher
from sijill.records import Document

LINE = "اتفقت عمان وماليزيا في مسقط على تدريب مشترك لضباط البحرية وتبادل الخبرات في صيانة زوارق الدورية السريعة."
PAGE = f"""<html><head><title>تدريب مشترك</title></head><body><article><h1>تدريب مشترك</h1><p>{LINE}</p>
<p>{LINE} وأضاف البيان أن أولى الدورات تبدأ في الخريف بمشاركة ضباط من الجانبين.</p></article></body></html>""".encode()
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def mapped(*urls: str, more: str = "<lastmod>2024-04-20T10:00:00+03:00</lastmod>") -> bytes:
    """A sitemap of pages."""
    inner = "".join(f"<url><loc>\n{url}</loc>{more}</url>" for url in urls)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- x --><urlset {SPACES}>{inner}</urlset>'.encode()


def index(*urls: str) -> bytes:
    """An index of sitemaps."""
    inner = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<sitemapindex {SPACES}>{inner}</sitemapindex>".encode()


class Site(BaseHTTPRequestHandler):
    """A site whose pages are all one; its maps are set by each test."""

    maps: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """A map, or the page."""
        self.asked.append(self.path)
        body = self.maps.get(self.path, b"" if self.path == "/robots.txt" else PAGE)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a site on this machine, which may be asked without a pause."""
    started = Fetcher.__init__
    monkeypatch.setattr(Fetcher, "__init__", lambda self, *, private=False: started(self, private=private, pause=0))
    Site.maps.clear()
    Site.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_a_sitemap_leads_to_its_pages(site: str) -> None:
    """Each page is a report by its own address; the day of its change is a candidate and never its date."""
    Site.maps["/sitemap.xml"] = mapped(f"{site}/2019/02/03/a", f"{site}/b")
    dated, undated = read(find([f"{site}/sitemap.xml"]).files, private=True)
    assert isinstance(dated, Document)
    assert isinstance(undated, Document)
    assert (dated.id, dated.url, dated.date) == (f"{site}/2019/02/03/a", f"{site}/2019/02/03/a", "2019-02-03")
    assert (undated.url, undated.date) == (f"{site}/b", None)
    assert [(c.date, c.how, c.where) for c in undated.candidates if c.how == "modified"] == [
        ("2024-04-20", "modified", "sitemap lastmod")
    ]


def test_a_news_sitemap_tells_the_day_of_publication(site: str) -> None:
    """The extension for news names it, and that is what it is."""
    news = "<news:news><news:publication_date>2023-05-06</news:publication_date></news:news>"
    Site.maps["/news.xml"] = mapped(f"{site}/b", more=news)
    (found,) = read(find([f"{site}/news.xml"]).files, private=True)
    assert isinstance(found, Document)
    assert (found.date, found.date_source) == ("2023-05-06", "sitemap publication_date")


def test_an_index_of_packed_sitemaps_is_followed_once_each(site: str, tmp_path: Path) -> None:
    """From a file as from an address; an index that names itself ends, and a page in two maps is asked for once."""
    packed = gzip.compress(mapped(f"{site}/a", f"{site}/b"))
    Site.maps.update({"/one.xml.gz": packed, "/two.xml": mapped(f"{site}/b")})
    Site.maps["/index.xml"] = index(f"{site}/one.xml.gz", f"{site}/two.xml", f"{site}/index.xml")
    path = tmp_path / "index.xml"
    path.write_bytes(Site.maps["/index.xml"])
    for source in (f"{site}/index.xml", path):
        Site.asked.clear()
        found = list(read(find([source]).files, private=True))
        assert [one.id for one in found if isinstance(one, Document)] == [f"{site}/a", f"{site}/b"]
        assert Site.asked.count("/b") == 1


def test_a_packed_sitemap_in_a_file_is_read(site: str, tmp_path: Path) -> None:
    """As sites offer them."""
    path = tmp_path / "sitemap.xml.gz"
    path.write_bytes(gzip.compress(mapped(f"{site}/a")))
    (found,) = read(find([path]).files, private=True)
    assert isinstance(found, Document)


def test_no_more_pages_are_followed_than_allowed(site: str) -> None:
    """What is beyond is said, with the option."""
    Site.maps["/sitemap.xml"] = mapped(*(f"{site}/{n}" for n in range(9)))
    found = list(read(find([f"{site}/sitemap.xml"]).files, private=True, most=4))
    assert [str(one) for one in found if isinstance(one, ReadError)] == [
        f"{site}/sitemap.xml: 5 more addresses are listed; 4 are followed, raise --most"
    ]
    assert sum(isinstance(one, Document) for one in found) == 4


def test_a_sitemap_leads_to_its_own_site_only(site: str) -> None:
    """A map that names the pages of others, or files, does not send the reader there."""
    Site.maps["/sitemap.xml"] = mapped("https://elsewhere.example/a", "file:///etc/passwd", f"{site}/a")
    found = list(read(find([f"{site}/sitemap.xml"]).files, private=True))
    assert [type(one) for one in found] == [ReadError, Document]
    assert "1 addresses of other sites are left out" in str(found[0])


def test_sitemaps_that_go_on_for_ever_end(site: str) -> None:
    """Maps within maps are followed three deep, and a page that is a map is none."""
    for n in range(9):
        Site.maps[f"/{n}.xml"] = index(f"{site}/{n + 1}.xml")
    Site.maps["/p.xml"] = mapped(f"{site}/0.xml")
    for start in ("0", "p"):
        (found,) = read(find([f"{site}/{start}.xml"]).files, private=True)
        assert "a sitemap where a page was expected" in str(found)
    assert "/4.xml" not in Site.asked


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "b">]><urlset/>', "entities of its own"),
        (b"<urlset/>", "lists no addresses"),
        (gzip.compress(b"<urlset>" + b" " * 3_000_000), "is larger than 1 MB"),
    ],
)
def test_bad_sitemaps_are_named(tmp_path: Path, data: bytes, reason: str) -> None:
    """Entities that swell, nothing at all, and a packed bomb."""
    path = tmp_path / "map.xml"
    path.write_bytes(data)
    (found,) = read(find([path]).files, 1_000_000)
    assert reason in str(found)


def test_a_sitemap_that_breaks_off_gives_what_came_before() -> None:
    """A download that was cut off is no reason to lose what is there."""
    whole = mapped("https://example.org/a", "https://example.org/b")
    assert next(sitemap(whole[:-30], "map.xml")).url == "https://example.org/a"
