"""Keeps a register fresh: what appears in folders and feeds is added, and what is new of it is told.

    folders, feeds ──batch──▶ register ──news──▶ an Atom file, and a signed message to each webhook

What was delivered is written down after it was, in a file beside the register: a message that fails is sent again, and
one that was cut off between sending and writing may come twice, under the same id, by which a receiver knows it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from sijill import batch
from sijill.editions import FORMATS, Choice, News, chosen, news, save
from sijill.errors import ExportError, ReadError, SijillError
from sijill.store import Register
from sijill.upkeep import bring

_PATIENCE = 20  # seconds that a receiver has to answer
_OK = range(200, 300)
_FOR_NOW = "cannot be read"  # how a reader says that the system, and not what is in a file, is in the way


class Hook(NamedTuple):
    """Where messages go, and the key by which they are signed."""

    url: str
    secret: bytes


class _Stay(HTTPRedirectHandler):
    """Goes nowhere else: a message that is sent on arrives without its body, and would be taken as delivered."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = build_opener(_Stay())
Seen = dict[str, tuple[int, int]]


def follow(
    register: Register, paths: Sequence[str], seen: Seen, complain: Callable[[SijillError], None]
) -> Counter[str]:
    """Adds what is there and new; how many reports were `added`, `already there` and `left out`.

    `seen` remembers the files of the rounds before: one that stays as it was is not read again, unless the system did
    not let it be read. An address is asked each time.
    """
    counts: Counter[str] = Counter()
    there = batch.find(paths)
    fresh = batch.Inputs([one for one in there.files if _is_fresh(one.path, seen)], there.skipped)
    for done in batch.kept(fresh, register, run=batch.Run(register, paths)):
        if isinstance(done, ReadError):
            counts["left out"] += 1
            complain(done)
            if done.reason.startswith(_FOR_NOW):
                seen.pop(done.source, None)
        else:
            counts["added" if done.new else "already there"] += 1
    bring(register)
    return counts


def _is_fresh(path: Path | None, seen: Seen) -> bool:
    """Whether a file is new or was written since it was last read."""
    try:
        stat = path.stat() if path else None
    except OSError:
        return True
    if stat is None:
        return True
    before, now = seen.get(str(path)), (stat.st_mtime_ns, stat.st_size)
    seen[str(path)] = now
    return before != now


def feed(register: Register, choice: Choice, path: Path) -> None:
    """Writes the feed of what is new, whole."""
    save(register, choice, FORMATS["atom"], path)


def deliver(register: Register, choice: Choice, hook: Hook, log: Path, kinds: Iterable[str]) -> tuple[int, str | None]:
    """Sends what is new and was not delivered, the oldest first; how many, and why it stopped if it did.

    Where there is no log yet, all that is new so far, of every kind, is taken as known: a receiver is told what happens
    from now on, also of kinds that it asks for later.
    Raises ExportError if the address is none, or the log cannot be read or written.
    """
    if urlsplit(hook.url).scheme not in ("http", "https"):
        raise ExportError(f"{hook.url!r} is no address that a message can be sent to; it begins with https://")
    wanted = set(kinds)
    today = date.today()  # noqa: DTZ011 (the day where the user is)
    everything = news(chosen(register, choice), today)[::-1]
    found = [one for one in everything if one.kind in wanted]
    try:
        if not log.exists():
            part = log.with_name(f"{log.name}.part")
            part.unlink(missing_ok=True)
            _write(part, everything)
            part.replace(log)  # whole or not at all: half a log would let all the rest come as news
            return 0, None
        known = {line.partition(" ")[0] for line in log.read_text(encoding="utf-8").splitlines()}
        sent = 0
        for one in found:
            if one.id not in known:
                failed = _send(one, hook)
                if failed:
                    return sent, failed
                _write(log, [one])
                sent += 1
    except OSError as error:
        raise ExportError(f"{log}: what was delivered cannot be written down: {error.strerror or error}") from error
    return sent, None


def log_of(place: str, url: str) -> Path:
    """Where it is written down what of a register was delivered to an address: each has a log of its own."""
    name = place.rpartition("/")[2] if "://" in place else place
    return Path(f"{name}.delivered-{hashlib.sha256(url.encode()).hexdigest()[:8]}")


def state(register: Register) -> tuple[object, ...]:
    """What news follows from: while it is the same, there is none."""
    with register.looking() as shelf:
        return date.today(), shelf.brought()  # noqa: DTZ011 (the day where the user is)


def signature(secret: bytes, body: bytes) -> str:
    """What the header `Sijill-Signature` of a message with this body says (HMAC with SHA-256)."""
    return "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()


def _send(one: News, hook: Hook) -> str | None:
    """Sends one message; why it failed, if it did."""
    body = json.dumps(one._asdict(), ensure_ascii=False).encode("utf-8", "replace")
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Sijill-Delivery": one.id,
        "Sijill-Signature": signature(hook.secret, body),
    }
    request = Request(hook.url, data=body, headers=headers, method="POST")  # noqa: S310 (http and https only, see above)
    try:
        with _OPENER.open(request, timeout=_PATIENCE) as answer:
            status = int(answer.status)
    except (URLError, HTTPException, OSError) as error:
        return f"{one.id}: {error}"
    return None if status in _OK else f"{one.id}: answered {status}"


def _write(log: Path, delivered: Iterable[News]) -> None:
    """Notes what was delivered, on the disk when this returns; a line that was cut off is ended first."""
    cut = log.exists() and log.read_bytes()[-1:] not in {b"\n", b""}
    with log.open("a", encoding="utf-8") as file:
        file.write("\n" if cut else "")
        file.writelines(f"{one.id} {one.kind} {one.entry}\n" for one in delivered)
        file.flush()
        os.fsync(file.fileno())
