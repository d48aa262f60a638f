"""What persons and bodies of a register have in common: whose claims count, doubts, and what people decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sijill.edtf import days
from sijill.errors import RegisterError
from sijill.person import Doubt, Named
from sijill.reconcile import BODY_PREFIX, PREFIX, Tie, body_id, decided, name_id, unsure
from sijill.records import Judgement
from sijill.store import Register
from sijill.upkeep import bring


def is_name(id_: str) -> bool:
    """Whether an id is that of a written name, person or body: those of claims and entries begin otherwise."""
    return id_.startswith((PREFIX, BODY_PREFIX))


def is_body(id_: str) -> bool:
    """Whether an id is that of a body or of a name of one."""
    return id_.startswith(BODY_PREFIX)


def judge(register: Register, judgement: Judgement) -> bool:
    """Keeps what a person decided about two written names, by their ids; False if it is there. Raises RegisterError."""
    if judgement.right is None:
        raise RegisterError(f"{judgement.verdict!r} of one name: a judgement of names, and its undoing, names both")
    with register.people(change=True) as kept:
        known = {name_id(one.name, one.state) for one in kept.named()}
        if is_body(judgement.left):
            known = {body_id(one.name, str(one.state)) for one in (*kept.bodies(), *kept.speakers())}
        for id_ in (judgement.left, judgement.right):
            if id_ not in known:
                of = "body" if is_body(id_) else "person"
                raise RegisterError(f"there is no written name {id_!r}; `sijill list {of} --json` has their ids")
        return kept.judge(judgement)


def rejected(register: Register) -> frozenset[str]:
    """The claims that name nobody, for a person rejected them; copies are found first, for they are counted once."""
    bring(register)
    with register.looking() as shelf:
        return decided(shelf.judgements()).rejected


def out_by(one: Named, day: date) -> bool:
    """Whether the report was out on a day; one without a date is not known to have been."""
    try:
        return bool(one.date) and days(str(one.date)).latest <= day
    except ValueError:
        return False


def doubted(of: Mapping[str, str], doubts: Iterable[Tie], judged: Sequence[Judgement]) -> tuple[Doubt, ...]:
    """The doubts about written names as doubts about those whose names they are, the most alike first.

    `of` gives the id of the person or body of each written name.
    """
    left = {_pair(of, one): one for one in sorted(doubts, key=lambda one: one.alike)}
    said = {_pair(of, pair) for pair in unsure(judged) if pair[0] in of and pair[1] in of}
    told = [Doubt(*pair, one.alike, one.why, unsure=pair in said) for pair, one in left.items()]
    return tuple(sorted(told, key=lambda one: (-one.alike, one[:2])))


def _pair(of: Mapping[str, str], some: Sequence[Any]) -> tuple[str, str]:
    """Those whose names two are, in order."""
    a, b = sorted((of[some[0]], of[some[1]]))
    return a, b
