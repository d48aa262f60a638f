"""Keeps a register fresh: what appears in folders and feeds is added, and what is new of it is told.

    folders, feeds ──batch──▶ register ──news──▶ an Atom file, and a signed message to each webhook

What was delivered is written down after it was, in a file beside the register: a message that fails is sent again, and
one that was cut off between sending and writing may come twice, under the same id, by which a receiver knows it. One
that is refused for good is set aside (see `outbox`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from sijill import batch
from sijill.editions import FORMATS, Choice, chosen, news, save
from sijill.errors import ExportError, ReadError, SijillError
from sijill.outbox import Failed, Hook, Outbox, log_of, signature
from sijill.store import Register
from sijill.upkeep import bring

__all__ = ["Failed", "Hook", "Outbox", "deliver", "feed", "follow", "log_of", "signature", "state"]

_FOR_NOW = "cannot be read"  # how a reader says that the system, and not what is in a file, is in the way


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


def deliver(
    register: Register,
    choice: Choice,
    hook: Hook,
    log: Path,
    kinds: Iterable[str],
    aside: Callable[[Failed], None] = lambda _: None,
) -> tuple[int, str | None]:
    """Sends what is new and was not delivered, the oldest first; how many, and why it stopped if it did.

    Where there is no log yet, all that is new so far, of every kind, is taken as known: a receiver is told what happens
    from now on, also of kinds that it asks for later. A message that was refused too often is set aside, `aside` is
    told of it, and the next ones are sent; else they wait for it, so that a receiver is told things in their order.
    Raises ExportError if the address is none, or the log cannot be read or written.
    """
    outbox, wanted = Outbox(hook, log), set(kinds)
    today = date.today()  # noqa: DTZ011 (the day where the user is)
    everything = news(chosen(register, choice), today)[::-1]
    sent = 0
    try:
        if outbox.begin(everything):
            return 0, None
        known = outbox.delivered() | {id_ for id_, one in outbox.failed().items() if one.aside}
        for one in everything:
            if one.kind in wanted and one.id not in known:
                failed = outbox.send(one)
                if failed is None:
                    sent += 1
                elif failed.aside:
                    aside(failed)
                else:
                    return sent, failed.why
    except OSError as error:
        raise ExportError(f"{log}: what was delivered cannot be written down: {error.strerror or error}") from error
    return sent, None


def state(register: Register) -> tuple[object, ...]:
    """What news follows from: while it is the same, there is none."""
    with register.looking() as shelf:
        return date.today(), shelf.brought()  # noqa: DTZ011 (the day where the user is)
