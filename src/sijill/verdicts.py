"""Keeps what checks find of claims beside them, so that a list shows those of a verdict at once.

A claim is checked when it has come, and all are checked again when references come or go. Two things are not looked at
again by that: targets that fall due since, and what a later report says to an earlier one; `sijill check` finds both.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from typing import NamedTuple

from sijill.findings import of_claims, sources
from sijill.store import CheckedTo, Register

_STEP = 100  # claims that are checked in one go


class Checked(NamedTuple):
    """How many claims have been checked, of how many."""

    done: int
    claims: int


def keep_up(
    register: Register, today: date, seconds: float | None = None, step: Callable[[int], None] = lambda _: None
) -> Checked:
    """Checks the claims that came since, for so many seconds if they are given; `step` is told how many were checked.

    Raises RegisterError.
    """
    by = hashlib.sha256("\0".join([version("sijill"), *(one.id for one in sources(register))]).encode()).hexdigest()
    began = time.monotonic()
    while True:
        with register.verdicts() as kept, register.looking() as shelf:
            to, end = kept.checked_to(), shelf.ends()[0]
            done = to.claim_seq if to and to.rules == by else 0
            reports, last = kept.fresh(done, _STEP)
        if done >= end or (seconds is not None and time.monotonic() - began >= seconds):
            return Checked(min(done, end), end)
        held = [register.claims_of(report) for report in reports]
        found = [(one.about, one.verdict) for claims in held for one in of_claims(register, claims, today)]
        with register.verdicts(change=True) as kept:
            if not done:
                kept.clear()
            kept.put([one.id for claims in held for one in claims], found)
            kept.set_checked_to(CheckedTo(by, last))
        step(last - done)
