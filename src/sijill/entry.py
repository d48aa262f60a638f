"""An entry and its parts, frozen. Ids are those of claims; `sources` counts independent ones: a copy group is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from sijill.records import Held
from sijill.shown import card

# The fields by which a list shows claims and entries of a kind, in order.
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "agreement": ("parties", "instrument", "areas", "steps"),
        "transfer": ("supplier", "recipient", "items", "steps", "value"),
        "figure": ("metric", "subject", "counterpart", "value", "period", "figure_kind"),
        "statement": ("speaker", "speaker_actor", "act", "targets", "date"),
        "crisis": ("crisis_kind", "sides", "place", "date"),
        "backing": ("backer", "backed", "against", "form", "date"),
        "engagement": ("engagement_kind", "participants", "place", "date", "name"),
    }
)


@dataclass(frozen=True, slots=True)
class Option:
    """One value that claims give a field, the claims, and how many independent sources they come from."""

    value: Any
    claims: tuple[str, ...]
    sources: int

    def to_json(self) -> dict[str, Any]:
        """The option, ready for `json.dumps`."""
        return {"value": self.value, "claims": [*self.claims], "sources": self.sources}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What `to_json` wrote."""
        return cls(data["value"], tuple(data["claims"]), data["sources"])


@dataclass(frozen=True, slots=True)
class Told:
    """All that the claims tell of one field.

    `chosen` is None where nothing is told, and where as many sources stand behind one value as behind another: `why`
    says which. `conflict` is true where two of the options cannot both be right, whatever was chosen. `corrected` are
    the claims of which a person put this field right.
    """

    options: tuple[Option, ...]
    chosen: Any
    why: str
    conflict: bool = False
    corrected: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The choice and all that was told, ready for `json.dumps`; `corrected` only if there are such claims."""
        options = [option.to_json() for option in self.options]
        said = {"chosen": self.chosen, "why": self.why, "conflict": self.conflict, "options": options}
        return said | ({"corrected": [*self.corrected]} if self.corrected else {})

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What `to_json` wrote."""
        options = tuple(map(Option.from_json, data["options"]))
        return cls(options, data["chosen"], data["why"], data["conflict"], tuple(data.get("corrected", ())))


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of an agreement or a transfer; `by` is the actor whose step it is, None for all parties.

    Steps that differ in reality are two steps: one that was planned and one that was done.
    """

    code: str
    by: str | None
    reality: str
    date: Told
    claims: tuple[str, ...]
    sources: int

    def to_json(self) -> dict[str, Any]:
        """The step, ready for `json.dumps`."""
        return {
            "code": self.code,
            "by": self.by,
            "reality": self.reality,
            "date": self.date.to_json(),
            "claims": [*self.claims],
            "sources": self.sources,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What `to_json` wrote."""
        date = Told.from_json(data["date"])
        return cls(data["code"], data["by"], data["reality"], date, tuple(data["claims"]), data["sources"])


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the register: the claims about it, by id, and what they tell of each field of its kind.

    `steps` is empty for kinds without steps. `reports` are the keys of the reports, `sources` how many of them are
    independent, `oddities` what in the order of the steps cannot have been so. `standing` is the last step done, of all
    parties together and of each by itself. `admissible` says of a transfer whether a register of arms transfers would
    take it in: an order or a delivery was really made; it is None for other kinds. `place_state` is the state in which
    the place lies, by the gazetteer; None where there is no place, it is not known there, or its state is disputed.
    """

    id: str
    kind: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    sources: int
    fields: Mapping[str, Told]
    steps: tuple[Step, ...]
    oddities: tuple[str, ...]
    standing: tuple[Step, ...] = ()
    admissible: bool | None = None
    place_state: str | None = None

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The fields, and the steps as `signed date`, of which the reports tell what cannot all be right."""
        named = (name for name, told in self.fields.items() if told.conflict)
        return (*named, *(f"{step.code} date" for step in self.steps if step.date.conflict))

    def chosen(self, field: str) -> Any:
        """The value of a field that was chosen; None where none is told or none outweighs the others."""
        told = self.fields.get(field)
        return told.chosen if told else None

    def to_json(self) -> dict[str, Any]:
        """The whole entry, ready for `json.dumps`."""
        return {
            "id": self.id,
            "kind": self.kind,
            "sources": self.sources,
            "fields": {name: told.to_json() for name, told in self.fields.items()},
            "steps": [step.to_json() for step in self.steps],
            "standing": [{"code": s.code, "by": s.by, "date": s.date.chosen} for s in self.standing],
            "admissible": self.admissible,
            "place_state": self.place_state,
            "conflicts": [*self.conflicts],
            "oddities": [*self.oddities],
            "claims": [*self.claims],
            "reports": [*self.reports],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What `to_json` wrote."""
        steps = tuple(map(Step.from_json, data["steps"]))
        stands = {(one["code"], one["by"]) for one in data["standing"]}
        fields = {name: Told.from_json(told) for name, told in data["fields"].items()}
        return cls(
            data["id"],
            data["kind"],
            tuple(data["claims"]),
            tuple(data["reports"]),
            data["sources"],
            MappingProxyType(fields),
            steps,
            tuple(data["oddities"]),
            tuple(s for s in steps if (s.code, s.by) in stands and s.reality == "actual"),
            data["admissible"],
            data["place_state"],
        )


class Reason(NamedTuple):
    """Why two claims, by id, stand in one entry, in words."""

    left: str
    right: str
    why: tuple[str, ...]


class Facts(NamedTuple):
    """What a table of entries says of the claims of one, claim by claim: realities, days of reports, words."""

    realities: tuple[str, ...]
    dates: tuple[str, ...]
    quotes: tuple[str, ...]


class Known(NamedTuple):
    """An entry with the claims it is made of, each with its report, in the order of their ids, and what joins them."""

    entry: Entry
    held: tuple[Held, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def facts(self) -> Facts:
        """What a table says of its claims."""
        return Facts(
            tuple(one.claim.reality for one in self.held),
            tuple(one.report.document.date for one in self.held if one.report.document.date),
            tuple(e.quote for one in self.held for e in one.claim.evidence),
        )

    def _repr_html_(self) -> str:
        """How a notebook shows it: what is chosen, its life, where reports differ, and their words."""
        one = self.entry
        told = {name: one.chosen(name) for name in one.fields}
        life = [
            ", ".join(filter(None, (s.code, s.by, s.date.chosen, "" if s.reality == "actual" else s.reality)))
            for s in one.steps
        ]
        rest = {"steps": life, "conflicts": [*one.conflicts], "sources": one.sources}
        quotes = dict.fromkeys(e.quote for held in self.held for e in held.claim.evidence)
        return card(f"{one.kind} {one.id}", told | rest, quotes)

    def to_json(self) -> dict[str, Any]:
        """The entry with the reports behind it and why its claims stand together, ready for `json.dumps`."""
        reports = {one.report.key: one.report.document for one in self.held}
        tellers = {
            key: {"id": d.id, "date": d.date, "outlet": d.outlet, "title": d.title, "url": d.url}
            for key, d in sorted(reports.items())
        }
        return with_reports(self.entry.to_json(), tellers, self.reasons)


def with_reports(
    entry: Mapping[str, Any], tellers: Mapping[str, Mapping[str, Any]], reasons: Iterable[Reason]
) -> dict[str, Any]:
    """An entry's JSON with what identifies the reports behind it, by key, and why its claims stand together."""
    why = [{"claims": [one.left, one.right], "why": [*one.why]} for one in reasons]
    return {**entry, "told_by": {**tellers}, "reasons": why}
