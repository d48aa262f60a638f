"""What the answers hold, for the description of the interface; a claim is described by the codebook itself."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, WithJsonSchema

from sijill import records

CLAIM = "x-claim"
CLAIM_REF = {"$ref": "#/components/schemas/Claim"}
Claim = Annotated[dict[str, Any], WithJsonSchema({"type": "object", CLAIM: True})]
Next = str | None  # the address of what follows, if something does


class Said(BaseModel):
    """What every answer is like: nothing beside what is described."""

    model_config = ConfigDict(extra="forbid")


class Problem(Said):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class Option(Said):
    """One value that claims give a field, and how many independent sources they come from."""

    value: Any
    claims: list[str]
    sources: int


class Told(Said):
    """All that the claims tell of a field; `why` says why this was chosen, or nothing was.

    `corrected` are the claims of which a person put it right; it is left out where there are none.
    """

    chosen: Any
    why: str
    conflict: bool
    options: list[Option]
    corrected: list[str] = []


class Step(Said):
    """One step in the life of a thing; `by` is the actor whose step it is, empty for all parties."""

    code: str
    by: str | None
    reality: str
    date: Told
    claims: list[str]
    sources: int


class Standing(Said):
    """The last step done."""

    code: str
    by: str | None
    date: str | None


class Entry(Said):
    """One thing that reports tell of."""

    id: str
    kind: str
    sources: int
    fields: dict[str, Told]
    steps: list[Step]
    standing: list[Standing]
    admissible: bool | None
    place_state: str | None
    conflicts: list[str]
    oddities: list[str]
    claims: list[str]
    reports: list[str]


class Teller(Said):
    """A report that tells of the entry."""

    id: str
    date: str | None
    outlet: str | None
    title: str | None
    url: str | None


class Reason(Said):
    """Why two claims stand in one entry."""

    claims: list[str]
    why: list[str]


class Known(Entry):
    """An entry with the reports that tell it, by key, and why its claims are one thing."""

    told_by: dict[str, Teller]
    reasons: list[Reason]


class Entries(Said):
    """Entries in the order of their ids."""

    entries: list[Entry]
    next: Next


class Candidate(Said):
    """A day that may be the report's own, and what says so."""

    date: str
    how: str
    where: str
    confidence: float


class Report(Said):
    """A report without its text."""

    key: str
    id: str
    title: str | None
    language: str | None
    date: str | None
    date_source: str | None
    candidates: list[Candidate]
    author: str | None
    outlet: str | None
    url: str | None
    sha256: str
    added_at: str


class WholeReport(Report):
    """A report with its text and its claims, each with its id."""

    text: str
    claims: list[Claim]


class Reports(Said):
    """Reports, the latest first."""

    reports: list[Report]
    next: Next


class Held(Said):
    """A claim with its report."""

    id: str
    report: Report
    claim: Claim


class Claims(Said):
    """Claims in the order in which they came."""

    claims: list[Held]
    next: Next


class Resting(Said):
    """A claim that rests on words that were found, and the entry it stands in, unless a person rejected it."""

    id: str
    kind: str
    entry: str | None


class Hit(Said):
    """A report that has the words, where as half-open spans in code points, and the claims that rest on one."""

    report: Report
    spans: list[tuple[int, int]]
    claims: list[Resting]


class Hits(Said):
    """Reports that were found, the latest first."""

    hits: list[Hit]
    next: Next


class Finding(Said):
    """What a check found about a claim or an entry, `about` its id."""

    about: str
    check: str
    verdict: Literal[records.VERDICTS]  # type: ignore[valid-type]
    en: str
    ar: str
    severity: Literal[records.SEVERITIES]  # type: ignore[valid-type]
    off: float | None
    source: str | None
    edition: str | None
    locator: str | None
    settles: str | None
    independent: bool
    settles_ar: str | None


class Findings(Said):
    """Findings; a part of a list may hold none and yet go on."""

    findings: list[Finding]
    next: Next


class Party(Said):
    """An actor, and in how many entries it is."""

    code: str
    en: str
    ar: str
    entries: int


class Parties(Said):
    """Actors, those of most entries first."""

    parties: list[Party]


class Outlet(Said):
    """An outlet, how much is of it, between which dates, and how many entries rest on it alone."""

    name: str | None
    reports: int
    claims: int
    first: str | None
    last: str | None
    alone: int


class Outlets(Said):
    """Outlets, those of most reports first."""

    outlets: list[Outlet]


class Reference(Said):
    """A file of a publisher that claims are held against."""

    id: str
    name: str
    publisher: str
    edition: str | None
    licence: str
    file: str


class References(Said):
    """The files that were imported."""

    references: list[Reference]


class Correction(Said):
    """What a field of a claim should hold, and the words of its report that say so (none where it is left open)."""

    field: str
    value: Any
    start: int | None
    end: int | None
    quote: str | None


class Judgement(Said):
    """What a person decided about a claim, or about whether two are of one thing."""

    id: str
    left: str
    right: str | None
    verdict: str
    user: str
    made_at: str
    reason: str | None
    undoes: str | None
    correction: Correction | None
    key: str | None


class Judgements(Said):
    """Judgements in the order in which they were made."""

    judgements: list[Judgement]
    next: Next


class Coded(Said):
    """The claims of a text that is not kept."""

    claims: list[Claim]


class Added(Said):
    """A report that is in the register, whether it is new, and its claims with their ids."""

    report: Report
    new: bool
    claims: list[Claim]


class Field(Said):
    """The type of a field, and the code list it is drawn from."""

    type: str
    list: str | None


class Codebook(Said):
    """The kinds with their fields, and the code lists: code to title."""

    version: str
    kinds: dict[str, dict[str, Field]]
    lists: dict[str, dict[str, str]]
