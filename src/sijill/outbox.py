"""Messages to a webhook: signed, sent once each under one id, and set aside where a receiver refuses one for good.

Two files stand beside the register for each address. One says what was delivered; the other, JSON lines, what was not
taken when it was sent: how often it was tried, when, what was answered, and the message itself. One that was refused
`TRIES` times, or answered with an error of the receiver's own `PATIENCE` times, is set aside, so that it holds up none
that comes after it, until a person has it sent again. Where no one answers at all nothing is set aside.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from sijill.editions import News
from sijill.errors import ExportError

TRIES = 5
PATIENCE = 100
_SECONDS = 20  # that a receiver has to answer
_OK = range(200, 300)
_FOR_NOW = frozenset({408, 425, 429, *range(500, 600)})  # what a receiver answers that may take the message later


class Hook(NamedTuple):
    """Where messages go, and the key by which they are signed."""

    url: str
    secret: bytes


class Refusal(NamedTuple):
    """Why a message was not taken; `status` is None where no one answered."""

    why: str
    status: int | None


class Failed(NamedTuple):
    """A message that was not taken: how often it was tried, when last, what was answered, whether it is set aside."""

    message: News
    tries: int
    at: str
    why: str
    aside: bool

    def to_json(self) -> dict[str, Any]:
        """The line of the file."""
        return {**self._asdict(), "message": self.message._asdict()}


class _Stay(HTTPRedirectHandler):
    """Goes nowhere else: a message that is sent on arrives without its body, and would be taken as delivered."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = build_opener(_Stay())


class Outbox:
    """The messages to one address; `log` is the file of what was delivered. Raises ExportError if a file cannot be."""

    def __init__(self, hook: Hook, log: Path) -> None:
        if urlsplit(hook.url).scheme not in ("http", "https"):
            raise ExportError(f"{hook.url!r} is no address that a message can be sent to; it begins with https://")
        self._hook, self._log, self._list = hook, log, log.with_name(f"{log.name}.failed")

    def begin(self, known: Iterable[News]) -> bool:
        """Takes all that is new so far as known, if there is no log yet; whether it did."""
        if self._log.exists():
            return False
        part = self._log.with_name(f"{self._log.name}.part")
        part.unlink(missing_ok=True)
        _write(part, known)
        part.replace(self._log)  # whole or not at all: half a log would let all the rest come as news
        return True

    def delivered(self) -> set[str]:
        """The ids of what was taken."""
        try:
            return {line.partition(" ")[0] for line in self._log.read_text(encoding="utf-8").splitlines()}
        except FileNotFoundError:
            return set()

    def failed(self) -> dict[str, Failed]:
        """What was not taken by now, by id, in the order in which it failed."""
        try:
            lines = self._list.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return {}
        try:
            found = [_failed(json.loads(line)) for line in lines]
        except (ValueError, KeyError, TypeError) as error:
            raise ExportError(f"{self._list}: not what was written there ({error}); mend it, or take it away") from None
        taken = self.delivered()
        return {one.message.id: one for one in found if one.message.id not in taken}

    def send(self, message: News) -> Failed | None:
        """Sends one message; what became of it if it was not taken. That is on the disk when this returns."""
        failed = self.failed()
        refused = send(message, self._hook)
        before = failed.pop(message.id, None)
        if refused is None:
            _write(self._log, [message])
            if before:
                self._keep(failed.values())
            return None
        tries = (before.tries if before else 0) + 1
        most = PATIENCE if refused.status in _FOR_NOW else TRIES
        aside = (refused.status is not None and tries >= most) or bool(before and before.aside)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        failed[message.id] = made = Failed(message, tries, now, refused.why, aside)
        self._keep(failed.values())
        return made

    def again(self) -> Iterator[tuple[News, Failed | None]]:
        """Sends what was set aside, the oldest first: each message, and what became of it if it was not taken again."""
        for one in self.failed().values():
            if one.aside:
                yield one.message, self.send(one.message)

    def _keep(self, failed: Iterable[Failed]) -> None:
        part = self._list.with_name(f"{self._list.name}.part")
        with part.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(one.to_json(), ensure_ascii=True) + "\n" for one in failed)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._list)


def log_of(place: str, url: str) -> Path:
    """Where it is written down what of a register was delivered to an address: each has a log of its own."""
    name = place.rpartition("/")[2] if "://" in place else place
    return Path(f"{name}.delivered-{hashlib.sha256(url.encode()).hexdigest()[:8]}")


def signature(secret: bytes, body: bytes) -> str:
    """What the header `Sijill-Signature` of a message with this body says (HMAC with SHA-256)."""
    return "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()


def send(one: News, hook: Hook) -> Refusal | None:
    """Sends one message; why it was not taken, if it was not."""
    body = json.dumps(one._asdict(), ensure_ascii=False).encode("utf-8", "replace")
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Sijill-Delivery": one.id,
        "Sijill-Signature": signature(hook.secret, body),
    }
    request = Request(hook.url, data=body, headers=headers, method="POST")  # noqa: S310 (http and https only, see above)
    try:
        with _OPENER.open(request, timeout=_SECONDS) as answer:
            status = int(answer.status)
    except HTTPError as error:
        error.close()
        return Refusal(f"{one.id}: {error}", error.code)
    except (URLError, HTTPException, OSError) as error:
        return Refusal(f"{one.id}: {error}", None)
    return None if status in _OK else Refusal(f"{one.id}: answered {status}", status)


def _failed(said: dict[str, Any]) -> Failed:
    news = said["message"]
    message = News(**{**news, "quotes": tuple(news["quotes"]), "links": tuple(news["links"])})
    return Failed(message, int(said["tries"]), said["at"], said["why"], bool(said["aside"]))


def _write(log: Path, delivered: Iterable[News]) -> None:
    """Notes what was delivered, on the disk when this returns; a line that was cut off is ended first."""
    cut = log.exists() and log.read_bytes()[-1:] not in {b"\n", b""}
    with log.open("a", encoding="utf-8") as file:
        file.write("\n" if cut else "")
        file.writelines(f"{one.id} {one.kind} {one.entry}\n" for one in delivered)
        file.flush()
        os.fsync(file.fileno())
