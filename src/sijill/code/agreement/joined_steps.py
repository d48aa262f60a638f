"""The steps of one agreement put together: of one reality, each stage once, without what a later step makes idle."""

from __future__ import annotations

from sijill.code.agreement.step import Step

# Steps that each party takes by itself.
_OF_EACH = frozenset({"committee_approved", "parliament_approved", "ratified", "suspended", "withdrawn"})
_ADVANCED = ("signed", "ratified", "in_force", "implementing")


def settled(steps: list[Step]) -> tuple[list[dict[str, str | None]], str]:
    """The steps of one reality, each stage once, and that reality: what is done goes before what is to come."""
    realities = [s.reality for s in steps]
    reality = "actual" if "actual" in realities else realities[0]
    kept: dict[str, dict[str, str | None]] = {}
    for step in steps:
        if step.reality == reality:
            _put(kept, step.to_json())
    return tidy(kept, reality), reality


def _put(kept: dict[str, dict[str, str | None]], step: dict[str, str | None]) -> None:
    stage = step["stage"] or ""
    held = kept.get(stage)
    if held is not None and stage in _OF_EACH and held["by"] and step["by"] and held["by"] != step["by"]:
        stage = f"{stage} {step['by']}"  # each of two parliaments approves
        held = kept.get(stage)
    if held is None:
        kept[stage] = step
        return
    held["date"] = held["date"] or step["date"]
    held["by"] = held["by"] or step["by"]


def joined(
    first: list[dict[str, str | None]], second: list[dict[str, str | None]], reality: str
) -> list[dict[str, str | None]]:
    """The steps of two mentions of one agreement, both of one reality."""
    kept: dict[str, dict[str, str | None]] = {}
    for step in (*first, *second):
        _put(kept, dict(step))
    return tidy(kept, reality)


def tidy(kept: dict[str, dict[str, str | None]], reality: str) -> list[dict[str, str | None]]:
    """Without what a later step makes idle: `existing` beside any, `agreed` beside a signature, talks beside either."""
    if len(kept) > 1 and "existing" in kept and kept["existing"]["date"] is None:
        kept.pop("existing")
    if any(s in kept for s in _ADVANCED):
        kept.pop("agreed", None)
        kept.pop("negotiating", None)
    if "agreed" in kept and reality == "actual":
        kept.pop("negotiating", None)  # توصلتا إلى اتفاق بعد مفاوضات
    return list(kept.values())
