"""How often something may be tried: sign-ins by name and address, questions of programs by token or address.

It is counted in memory, for one process; several of one server count together in `sijill.serve.shared`.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

_KEYS = 20_000  # whom one limit remembers; beyond, those are forgotten who were counted longest ago


class Limit:
    """At most so many in so many seconds, for each key. `None` in the place of how many: no limit."""

    def __init__(self, most: int | None, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, key: str) -> int:
        """The seconds until one more is allowed, rounded up; 0: now. Nothing is counted."""
        if self._most is None:
            return 0
        with self._lock:
            return self._wait(self._recent(key))

    def count(self, key: str) -> int:
        """Counts one if it is allowed; the seconds until one is if it is not."""
        if self._most is None:
            return 0
        with self._lock:
            times = self._recent(key)
            wait = self._wait(times)
            if not wait:
                times.append(self._clock())
                self._times[key] = times
                self._times.move_to_end(key)
                while len(self._times) > _KEYS:
                    self._times.popitem(last=False)
            return wait

    def forget(self, key: str) -> None:
        """Begins anew for a key."""
        with self._lock:
            self._times.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        times = self._times.get(key, deque())
        while times and times[0] <= self._clock() - self._seconds:
            times.popleft()
        return times

    def _wait(self, times: deque[float]) -> int:
        if self._most is None or len(times) < self._most:
            return 0
        return max(1, math.ceil(times[0] + self._seconds - self._clock()))
