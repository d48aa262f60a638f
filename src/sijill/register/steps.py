"""The steps that the claims about one thing tell, each once, with its date and who says so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sijill.codebook import Field
from sijill.edtf import days
from sijill.entry import Step
from sijill.records import Held
from sijill.register.choose import Sources, chosen, date_fits, options


def steps(field: Field, held: Sequence[Held], sources: Sources) -> tuple[Step, ...]:
    """One step for each code, actor and reality, in the order of their dates; those without a date stand last."""
    found: dict[tuple[str, str | None, str], list[tuple[str | None, str]]] = {}
    for one in held:
        told: Any = one.claim.fields.get(field.name) or ()
        for step in told:
            key = (step[str(field.code_key)], step.get("by"), one.claim.reality)
            found.setdefault(key, []).append((step.get("date"), one.id))
    right = {one.id for one in held if any(note.field in (field.name, "reality") for note in one.claim.corrections)}
    made = [_step(*key, told, sources, right) for key, told in found.items()]
    return tuple(sorted(made, key=_order))


def _step(
    code: str,
    by: str | None,
    reality: str,
    told: list[tuple[str | None, str]],
    sources: Sources,
    right: Collection[str] = (),
) -> Step:
    """One step; `right` are the claims of which a person put the steps right."""
    dates = options(((date, claim) for date, claim in told if date), sources)
    claims = tuple(sorted({claim for _, claim in told}))
    date = chosen(dates, sources, date_fits)
    mine = tuple(claim for claim in claims if claim in right)
    return Step(code, by, reality, replace(date, corrected=mine) if mine else date, claims, sources(claims))


def _order(step: Step) -> tuple[str, str, str, str]:
    dates = sorted(earliest(option.value) for option in step.date.options)
    return (dates[0] if dates else "9999", step.code, step.by or "", step.reality)


def earliest(date: str) -> str:
    """The first day that a date may mean, as an ISO day; one that is not understood comes last."""
    try:
        return days(date).earliest.isoformat()
    except ValueError:
        return "9999-12-31"
