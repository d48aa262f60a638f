"""Pages by their address: http and https alone, within bounds of time, size and redirects, and as robots.txt allows.

Every hop is looked at as the first was. Proxies of the environment are not used.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.util import Timeout, Url, parse_url

from sijill.errors import ReadError
from sijill.read.hosts import machine
from sijill.read.jsonl import too_large
from sijill.read.packed import unpacked

AGENT = "sijill"
_PORTS = {"http": 80, "https": 443}
_HEADERS = {"User-Agent": f"{AGENT} (reads reports that a person names)", "Accept-Encoding": "gzip"}
_CONNECT, _READ, _WHOLE = 10.0, 30.0, 120.0  # seconds
_HOPS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_OK, _FAULT, _SERVER_FAULT = 200, 400, 500
_ROBOTS = 500_000  # bytes of robots.txt that are read
_ALL, _NONE = ("User-agent: *", "Disallow:"), ("User-agent: *", "Disallow: /")
_CHUNK = 1 << 16


class Fetched(NamedTuple):
    """What an address holds: `url` is the one that gave it, after redirects."""

    url: str
    data: bytes


class Fetcher:
    """Fetches pages, no faster than `pause` seconds from one host; with `private`, also from the user's own network."""

    def __init__(self, *, private: bool = False, pause: float = 1.0) -> None:
        self._private = private
        self._pause = pause
        self._robots: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}

    def fetch(self, url: str, limit: int) -> Fetched:
        """The page at an address, of at most `limit` bytes. Raises ReadError."""
        end = time.monotonic() + _WHOLE
        at = _parsed(url, url)
        for _ in range(_HOPS + 1):
            self._check_robots(at, url, end)
            self._wait(at)
            found = self._get(at, url, limit, end)
            if isinstance(found, bytes):
                return Fetched(at.url, found)
            at = found
        raise ReadError(url, f"redirects more than {_HOPS} times; name the address where it ends")

    def _wait(self, at: Url) -> None:
        host = at.host or ""
        left = self._last.get(host, -self._pause) + self._pause - time.monotonic()
        if left > 0:
            time.sleep(left)
        self._last[host] = time.monotonic()

    def _get(self, at: Url, place: str, limit: int, end: float) -> bytes | Url:
        """The body, or the address to which the answer redirects."""
        with self._asked(at, place) as answer:
            if answer.status in _MOVED and answer.headers.get("Location"):
                return _parsed(urljoin(at.url, answer.headers["Location"]), place)
            if answer.status != _OK:
                raise ReadError(place, f"the server answers {answer.status}; open it in a browser and save the page")
            data = _body(answer, place, limit, end)
            return unpacked(data, answer.headers.get("Content-Encoding"), place, limit)

    @contextmanager
    def _asked(self, at: Url, place: str) -> Iterator[Any]:
        """The answer to one request, at the number that the host was looked up to have."""
        host, port = at.host or "", at.port or _PORTS[at.scheme or ""]
        number = machine(host.strip("[]"), port, place, private=self._private)
        timeout = Timeout(connect=_CONNECT, read=_READ)
        pool: urllib3.HTTPConnectionPool = (
            urllib3.HTTPSConnectionPool(number, port, timeout=timeout, server_hostname=host, assert_hostname=host)
            if at.scheme == "https"
            else urllib3.HTTPConnectionPool(number, port, timeout=timeout)
        )
        named = host if at.port is None else f"{host}:{port}"
        try:
            answer = pool.request(
                "GET",
                at.request_uri,
                headers={**_HEADERS, "Host": named},
                redirect=False,
                retries=False,
                preload_content=False,
                decode_content=False,
            )
            try:
                yield answer
            finally:
                answer.close()
        except (HTTPError, OSError, ValueError) as error:
            raise ReadError(place, f"cannot be fetched ({type(error).__name__}: {error})") from None
        finally:
            pool.close()

    def _check_robots(self, at: Url, place: str, end: float) -> None:
        root = f"{at.scheme}://{at.netloc}"
        if root not in self._robots:
            self._robots[root] = self._rules(parse_url(f"{root}/robots.txt"), place, end)
        if not self._robots[root].can_fetch(AGENT, at.url):
            raise ReadError(place, "robots.txt of the site asks programs to stay away; save the page from a browser")

    def _rules(self, at: Url, place: str, end: float) -> RobotFileParser:
        """The rules of a site: none if it has no such file; a server at fault forbids all (RFC 9309)."""
        rules = RobotFileParser()
        for _ in range(_HOPS + 1):
            with self._asked(at, place) as answer:
                if answer.status in _MOVED and answer.headers.get("Location"):
                    at = _parsed(urljoin(at.url, answer.headers["Location"]), place)
                    continue
                if answer.status == _OK:
                    text = _body(answer, place, _ROBOTS, end, cut=True)
                    plain = unpacked(text, answer.headers.get("Content-Encoding"), place, _ROBOTS)
                    rules.parse(plain.decode("utf-8", "replace").splitlines())
                    return rules
                rules.parse(_ALL if _FAULT <= answer.status < _SERVER_FAULT else _NONE)
                return rules
        rules.parse(_ALL)  # a file that leads nowhere is no file
        return rules


def _parsed(url: str, place: str) -> Url:
    try:
        found = parse_url(url)
    except LocationParseError:
        raise ReadError(place, f"{url!r} is no address that can be asked for") from None
    if found.scheme not in _PORTS or not found.host:
        raise ReadError(place, f"leads to {url!r}; only http and https are fetched")
    if found.auth:
        raise ReadError(place, "holds a user's name; save the page from a browser instead")
    return found._replace(fragment=None)


def _body(answer: Any, place: str, limit: int, end: float, *, cut: bool = False) -> bytes:
    """The bytes of an answer, not unpacked; with `cut`, no more than `limit` of them instead of a ReadError."""
    data = bytearray()
    for piece in answer.stream(_CHUNK, decode_content=False):
        data += piece
        if len(data) > limit:
            if cut:
                return bytes(data[:limit])
            raise ReadError(place, too_large(limit))
        if time.monotonic() > end:
            raise ReadError(place, f"takes longer than {_WHOLE:g} seconds; save the page from a browser")
    return bytes(data)
