"""A claim in the making, and the joining of drafts that tell one fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sijill.codebook import check_fields
from sijill.edtf import days
from sijill.records import Claim, Evidence

D = TypeVar("D", bound="Draft")
WHOLE = "claim"  # the field of evidence that carries the claim as a whole


@dataclass(slots=True)
class Draft:
    """Fields, reality, source, evidence and rules of a claim before it is made and frozen."""

    kind: str
    fields: dict[str, Any]
    reality: str
    source: str | None
    evidence: list[Evidence]
    rules: list[str] = field(default_factory=list)
    at: int = 0
    headline: bool = False  # told by the headline alone, in the present
    held: bool = False  # an engagement that is said to have been held, and is not only named

    def claim(self, coder: str) -> Claim:
        """The claim; its fields are checked against the codebook. Raises RecordError."""
        fields = check_fields(self.kind, self.fields)
        whole = sorted((e for e in self.evidence if e.field == WHOLE), key=lambda e: (e.start, -e.end))
        parts = {(e.field, e.start, e.end): e for e in self.evidence if e.field != WHOLE}
        return Claim(
            self.kind,
            fields,
            self.reality,
            self.source,
            (*_without_nested(whole), *sorted(parts.values(), key=lambda e: (e.field, e.start))),
            coder,
            tuple(dict.fromkeys(self.rules)),
        )

    def absorb(self, other: Draft) -> None:
        """Take over another draft's evidence and rules."""
        self.evidence += other.evidence
        self.rules += other.rules


def only_headline(a: Draft, b: Draft) -> bool:
    """Whether the headline alone tells as done what the report tells as yet to come: تستضيف ... ستستضيف."""
    return a.headline and a.reality == "actual" and b.reality in ("planned", "possible")


def to_come(draft: Draft, day: str) -> bool:
    """Whether all that a draft dates lies after the day of the report, as EDTF; False if it dates nothing."""
    held = [draft.fields.get("date"), *(step["date"] for step in draft.fields.get("steps") or ())]
    dates = [d for d in held if d]
    return bool(dates) and all(days(d).earliest > days(day).latest for d in dates)


def put_ahead(draft: Draft) -> None:
    """Present a draft as planned; a delivery that is still to come is none that is done."""
    draft.reality = "planned"
    for step in draft.fields["steps"] if draft.kind == "transfer" else ():
        step["step"] = "delivering" if step["step"] == "delivered" else step["step"]


def _without_nested(evidence: list[Evidence]) -> tuple[Evidence, ...]:
    """Of evidence that lies inside other evidence only the longer is kept; it comes in order, longer first."""
    kept: list[Evidence] = []
    for e in evidence:
        if not kept or e.end > kept[-1].end:
            kept.append(e)
    return tuple(kept)


def join(drafts: Iterable[D], same: Callable[[D, D], bool], merge: Callable[[D, D], None]) -> list[D]:
    """Drafts with those that tell the same fact joined into the first of them."""
    out: list[D] = []
    for draft in drafts:
        for held in out:
            if same(held, draft):
                merge(held, draft)
                held.absorb(draft)
                break
        else:
            out.append(draft)
    return out


def without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Drafts without what another draft holds already.

    That is a figure that is a transfer's value or an item's quantity, an exercise or course that an agreement only
    names among its areas, and a transfer weighed for what it would bring (سيؤدي) where the report tells of it.
    """
    transfers = [d for d in drafts if d.kind == "transfer"]
    agreements = [d for d in drafts if d.kind == "agreement" and d.fields["areas"]]
    kept = [d for d in drafts if not _is_amount_of(d, transfers) and not _is_area_of(d, agreements)]
    return [d for d in kept if not _is_weighed(d, transfers)]


def _is_weighed(draft: Draft, transfers: list[Draft]) -> bool:
    """Whether a conditional transfer adds nothing to one that the report tells of as done or planned."""
    if draft.kind != "transfer" or draft.reality != "conditional":
        return False
    f = draft.fields
    arms = {item["category"] for item in f["items"]} - {"unspecified"}
    if f["recipient"] is None or f["value"] or any(item["quantity"] for item in f["items"]):
        return False
    return any(
        t.reality != "conditional"
        and t.fields["recipient"] == f["recipient"]
        and f["supplier"] in (None, t.fields["supplier"])
        and arms <= {item["category"] for item in t.fields["items"]}
        for t in transfers
    )


def _is_amount_of(draft: Draft, transfers: list[Draft]) -> bool:
    if draft.kind != "figure":
        return False
    value, unit = draft.fields["value"], draft.fields["unit"]
    for t in transfers:
        counted = unit == "count" and value in [item["quantity"] for item in t.fields["items"]]
        if (counted or (value, unit) == (t.fields["value"], t.fields["unit"])) and _overlap(draft, t):
            return True
    return False


def _is_area_of(draft: Draft, agreements: list[Draft]) -> bool:
    f = draft.fields
    if (
        draft.kind != "engagement"
        or f["engagement_kind"] not in ("exercise", "course")
        or f["date"]
        or f["place"]
        or f["name"]
        or draft.held
    ):
        return False
    return any(set(f["participants"]) <= set(a.fields["parties"]) and _overlap(draft, a) for a in agreements)


def _overlap(a: Draft, b: Draft) -> bool:
    """Whether evidence of two drafts shares words."""
    return any(x.start < y.end and y.start < x.end for x in a.evidence for y in b.evidence)
