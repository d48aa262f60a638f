"""What several processes that serve one register must know of each other: how often was tried, and how far jobs are.

It lies in a folder of their own, which goes with them; the register holds nothing of it.
"""

from __future__ import annotations

import json
import math
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sijill.serve.access.limits import Limit
from sijill.serve.jobs import Added, Job, Jobs

_TRIES = "tries.db"
_SILENT = 30.0  # seconds after which a job that writes nothing is taken for one whose process ended
_SAVED = 0.2  # seconds between writings of a job


class SharedLimit(Limit):
    """A limit that all processes count together, by the clock of the machine."""

    def __init__(
        self, most: int | None, seconds: float, name: str, folder: Path, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(most, seconds, clock)
        self._name, self._file = name, folder / _TRIES
        with self._tries() as tries:
            tries.execute("CREATE TABLE IF NOT EXISTS tried (name TEXT, key TEXT, at REAL)")
            tries.execute("CREATE INDEX IF NOT EXISTS tried_by ON tried (name, key, at)")

    def wait(self, key: str) -> int:
        """The seconds until one more is allowed, rounded up; 0: now. Nothing is counted."""
        if self._most is None:
            return 0
        with self._tries() as tries:
            return self._left(tries, key)

    def count(self, key: str) -> int:
        """Counts one if it is allowed; the seconds until one is if it is not."""
        if self._most is None:
            return 0
        with self._tries() as tries:
            wait = self._left(tries, key)
            if not wait:
                tries.execute("INSERT INTO tried VALUES (?, ?, ?)", (self._name, key, self._clock()))
            return wait

    def forget(self, key: str) -> None:
        """Begins anew for a key."""
        with self._tries() as tries:
            tries.execute("DELETE FROM tried WHERE name = ? AND key = ?", (self._name, key))

    def _left(self, tries: sqlite3.Connection, key: str) -> int:
        now, of = self._clock(), (self._name, key)
        tries.execute("DELETE FROM tried WHERE name = ? AND key = ? AND at <= ?", (*of, now - self._seconds))
        n, first = tries.execute("SELECT COUNT(*), MIN(at) FROM tried WHERE name = ? AND key = ?", of).fetchone()
        if self._most is None or n < self._most:
            return 0
        return max(1, math.ceil(float(first) + self._seconds - now))

    @contextmanager
    def _tries(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file, timeout=10, isolation_level=None)) as tries:
            tries.execute("PRAGMA synchronous = OFF")  # nothing is lost that would be missed
            tries.execute("BEGIN IMMEDIATE")
            yield tries
            tries.execute("COMMIT")


class SharedJobs(Jobs):
    """Jobs that every process can be asked about: the one that has a job writes down how far it is."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def find(self, id_: str) -> Job | None:
        """The job of an id: one's own, or another process's as it stood a moment ago."""
        own = super().find(id_)
        path = self._folder / f"job-{id_}.json"
        if own or "/" in id_ or not path.exists():
            return own
        held = json.loads(path.read_text(encoding="utf-8"))
        job = Job(held["user"], held["total"])
        job.id, job.passed, job.skipped, job.failed = id_, held["passed"], held["skipped"], held["failed"]
        job.done = [Added(*one) for one in held["done"]]
        if not held["over"] and time.time() - path.stat().st_mtime > _SILENT:
            job.failed = "the process that did this has ended; what it kept is in the list of reports"
        if held["over"] or job.failed:
            job.run(lambda _: None)  # nothing more comes
        return job

    def _run(self, job: Job, work: Callable[[Job], None]) -> None:
        self._save(job)
        threading.Thread(target=self._keep_saving, args=(job,), daemon=True).start()
        super()._run(job, work)

    def _keep_saving(self, job: Job) -> None:
        while not job.wait(_SAVED):
            self._save(job)
        self._save(job)

    def _save(self, job: Job) -> None:
        over = job.over  # asked first: what is done before that is written below
        facts = {"user": job.user, "total": job.total, "passed": job.passed, "skipped": job.skipped}
        held = facts | {"failed": job.failed, "over": over, "done": list(job.done)}
        new = self._folder / f"job-{job.id}.part"
        new.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
        new.replace(self._folder / f"job-{job.id}.json")
