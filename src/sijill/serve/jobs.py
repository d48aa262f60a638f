"""Adding that goes on by itself, so that whoever sent the reports can watch, go away and come back."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from sijill.errors import SijillError

_KEPT = 200  # jobs that are remembered; what they added is in the register


class Added(NamedTuple):
    """What became of one report: its name, where it is if it is in the register, and why not if it is not."""

    name: str
    place: str | None
    new: bool
    claims: int
    reason: str | None = None


class Job:
    """One adding: `total` inputs, of which `passed` are done; `done` only grows."""

    def __init__(self, user: str, total: int) -> None:
        self.id = secrets.token_urlsafe(12)
        self.user, self.total, self.passed, self.skipped = user, total, 0, 0
        self.done: list[Added] = []
        self.failed = ""
        self._over = threading.Event()

    @property
    def over(self) -> bool:
        """Whether nothing more comes."""
        return self._over.is_set()

    def wait(self, seconds: float) -> bool:
        """Whether it was over within so many seconds."""
        return self._over.wait(seconds)

    def run(self, work: Callable[[Job], None]) -> None:
        """Does the work; what goes wrong is said to whoever watches."""
        try:
            work(self)
        except SijillError as error:
            self.failed = str(error)
        except Exception as error:  # noqa: BLE001 (nobody else is there to be told)
            self.failed = f"the program failed ({type(error).__name__}: {error}); please report this"
        finally:
            self._over.set()


class Jobs:
    """The jobs of one server: one at a time, in the order in which they came."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock, self._turn = threading.Lock(), threading.Lock()

    def begin(self, user: str, total: int, work: Callable[[Job], None]) -> Job:
        """Begins a job beside whatever else goes on."""
        job = Job(user, total)
        with self._lock:
            self._jobs[job.id] = job
            for old in [id_ for id_, one in self._jobs.items() if one.over][: max(0, len(self._jobs) - _KEPT)]:
                del self._jobs[old]
        threading.Thread(target=self._run, args=(job, work), daemon=True).start()
        return job

    def find(self, id_: str) -> Job | None:
        """The job of an id."""
        with self._lock:
            return self._jobs.get(id_)

    def _run(self, job: Job, work: Callable[[Job], None]) -> None:
        with self._turn:
            job.run(work)
