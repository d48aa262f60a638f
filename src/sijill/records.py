"""The records that travel through sijill, from a report to the register.

    Document ──▶ Sentence ──▶ Mention ──▶ Claim (with Evidence) ──▶ Entry (of `register`), Finding; Judgement beside

All are frozen and checked when made. Offsets are half-open, in code points of the stored text, which is never altered:
`text[start:end] == quote` holds for every Evidence, because one that breaks it cannot be made. Dates are EDTF strings
(`2019`, `2019-11`, `2020-07-12`, `2021~`, `2020-01/2020-03`); `None` means that the report does not say.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import InitVar, asdict, dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from sijill.correction import Corrected, Correction
from sijill.errors import RecordError
from sijill.mention import Mention
from sijill.shown import card

__all__ = [
    "CLAIM_VERDICTS", "HOW_DATED", "PAIR_VERDICTS", "SEVERITIES", "VERDICTS", "Candidate", "Claim", "Document",
    "Evidence", "Finding", "Held", "Judgement", "Mention", "Raw", "Report", "Sentence", "Value",
]  # fmt: skip

Value = str | int | float | bool | None | list[Any] | dict[str, Any]


def _span(start: int, end: int, what: str) -> None:
    if not 0 <= start < end:
        raise RecordError(f"{what}: span {start}-{end} is empty or turned round; it must be 0 <= start < end")


HOW_DATED = ("given", "published", "dateline", "address", "modified", "crawled")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that may be the report's own (EDTF), with the place that names it and how far that is believed (0 to 1).

    `how` is what the place means: `given` beside the text by whoever hands it over, `published` in mark-up or a feed,
    `dateline` in the text, `address`; `modified` and `crawled` are of later days and never the report's own.
    """

    date: str
    how: str
    where: str
    confidence: float

    def __post_init__(self) -> None:
        if self.how not in HOW_DATED:
            raise RecordError(f"a date is known as one of {', '.join(HOW_DATED)}, not {self.how!r}")
        if not 0 <= self.confidence <= 1:
            raise RecordError(f"a confidence is from 0 to 1, not {self.confidence}")


class Raw(NamedTuple):
    """What a document was read from, so that it can be kept, and read again by a later reader.

    `form` is what the bytes are (`html`, `pdf`, ...), `extractor` what read them, with its version, and `name` the id
    that was given to them. `url` and `days` are what was known of them from outside: the address that they came from,
    and the days that a sitemap, an archive or the moment of fetching named. `columns` are names of the fields of a
    report with those that a table or record has for them.
    """

    data: bytes
    form: str
    extractor: str
    name: str
    url: str | None = None
    days: tuple[Candidate, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def sha256(self) -> str:
        """The hash by which the bytes are kept."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was read.

    `text` is kept as it came, code point for code point. The text of a page begins with the page's title; the title of
    a record that came as JSON need not stand in its text.
    `date` is the day of the report itself, never the day a page was rendered or fetched; `date_source` says how it is
    known, and `candidates` holds each day that was found, the best first, also where none of them could be taken.
    `sha256` is of the raw bytes it was read from (of the UTF-8 text for a record of a JSONL file, a table or a feed).
    `raw` is what it was read from, where it was read from something; `beside` are lines of
    dates that its page shows around its text. They are no part of what a document says.
    """

    id: str
    text: str
    language: str | None = None
    title: str | None = None
    date: str | None = None
    date_source: str | None = None
    outlet: str | None = None
    url: str | None = None
    sha256: str = ""
    author: str | None = None
    candidates: tuple[Candidate, ...] = ()
    raw: Raw | None = field(default=None, compare=False, repr=False)
    beside: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.id:
            raise RecordError("a document needs an id")
        if not self.text.strip():
            raise RecordError(f"document {self.id}: the text is empty")
        if not self.sha256:
            object.__setattr__(self, "sha256", hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a document's text that ends where a sentence ends; `index` counts from 0."""

    index: int
    start: int
    end: int

    def __post_init__(self) -> None:
        _span(self.start, self.end, f"sentence {self.index}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words of the report that carry a claim or one field of it.

    `field` names the field the words support, or is `claim` for the claim as a whole.
    `text` is the document's text; it is checked against and not kept.

    >>> Evidence("claim", 0, 5, "وقّعت", text="وقّعت أنقرة")
    Evidence(field='claim', start=0, end=5, quote='وقّعت')
    """

    field: str
    start: int
    end: int
    quote: str
    text: InitVar[str]

    def __post_init__(self, text: str) -> None:
        _span(self.start, self.end, "evidence")
        if text[self.start : self.end] != self.quote:
            raise RecordError(f"evidence {self.start}-{self.end}: the text does not say {self.quote!r} there")

    @classmethod
    def cut(cls, field: str, start: int, end: int, text: str) -> Evidence:
        """The evidence that lies at `start`-`end` of `text`."""
        return cls(field, start, end, text[start:end], text=text)


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one report asserts, with the words that carry it.

    `fields` are those of the codebook's kind, in its order, every one present; an open field is `None` or `[]`.
    `coder` is who made it (`rules`, a model, a person) and `rules` the ids of the rules that fired. `corrections` say
    which fields a person put right since; the values and words are then those of that person.
    """

    kind: str
    fields: Mapping[str, Value]
    reality: str
    source: str | None
    evidence: tuple[Evidence, ...]
    coder: str
    rules: tuple[str, ...] = ()
    corrections: tuple[Corrected, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise RecordError(f"a claim of kind {self.kind!r} has no evidence; a claim without evidence does not exist")
        object.__setattr__(self, "fields", MappingProxyType(dict(self.fields)))

    def to_json(self) -> dict[str, Any]:
        """The claim as the codebook writes it, ready for `json.dumps`; `corrections` only if there are any."""
        said = {
            "kind": self.kind,
            **self.fields,
            "reality": self.reality,
            "source": self.source,
            "evidence": [{"field": e.field, "start": e.start, "end": e.end, "quote": e.quote} for e in self.evidence],
            "coder": self.coder,
            "rules": list(self.rules),
        }
        return said | ({"corrections": [one.to_json() for one in self.corrections]} if self.corrections else {})

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        beside: dict[str, Any] = {"reality": self.reality, "source": self.source, "coder": self.coder}
        if self.corrections:
            beside["corrected"] = [f"{one.field}, by {one.user}" for one in self.corrections]
        return card(self.kind, {**self.fields, **beside}, dict.fromkeys(e.quote for e in self.evidence))

    def id_in(self, document: Document) -> str:
        """A stable id: the same claim of the same text by the same coder always has it."""
        body = json.dumps(self.to_json(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(f"{document.id}\0{document.sha256}\0{body}".encode("utf-8", "surrogatepass")).hexdigest()[
            :16
        ]


class Report(NamedTuple):
    """A document as the register holds it; `key` is of its id and text, `added_at` the moment it came."""

    key: str
    document: Document
    added_at: str

    def to_json(self, *, text: bool = False) -> dict[str, Any]:
        """The report, with its text if asked, ready for `json.dumps`."""
        d = self.document
        said = {
            "key": self.key,
            "id": d.id,
            "title": d.title,
            "language": d.language,
            "date": d.date,
            "date_source": d.date_source,
            "candidates": [asdict(c) for c in d.candidates],
            "author": d.author,
            "outlet": d.outlet,
            "url": d.url,
            "sha256": d.sha256,
            "added_at": self.added_at,
        }
        return said | ({"text": d.text} if text else {})


class Held(NamedTuple):
    """A claim as the register holds it, with its report: what is reconciled and checked."""

    id: str
    claim: Claim
    report: Report

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        d = self.report.document
        report = {"report": d.id, "date": d.date, "outlet": d.outlet, "title": d.title}
        return self.claim._repr_html_() + card(f"claim {self.id}", report)

    def to_json(self) -> dict[str, Any]:
        """The claim with its id and what identifies its report, ready for `json.dumps`."""
        return {"id": self.id, "report": self.report.to_json(), "claim": self.claim.to_json()}


PAIR_VERDICTS = ("same", "different", "unsure")
CLAIM_VERDICTS = ("accept", "reject", "unsure")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, by ids of claims; it is kept for ever, and one that `undoes` it is kept beside it.

    Of two claims: that they are about one thing (`same`), are not (`different`), or that it cannot be told (`unsure`).
    Of one: that it says what the report says (`accept`), does not (`reject`), that it cannot be told (`unsure`), or
    that a field of it must hold something else (`correct`, with the `correction`).
    One that undoes another has its claims and the verdict `undo`. `made_at` is a moment in ISO 8601 with its zone.
    `key` is what the sender calls this decision, so that one that is sent again is the same and kept once.
    """

    left: str
    right: str | None
    verdict: str
    user: str
    made_at: str
    reason: str | None = None
    undoes: str | None = None
    correction: Correction | None = None
    key: str | None = None

    def __post_init__(self) -> None:
        if self.verdict not in self._known():
            raise RecordError(f"a judgement is one of {', '.join(self._known())} here, not {self.verdict!r}")
        if self.left == self.right:
            raise RecordError(f"claim {self.left} is itself; a judgement is of two claims")
        if not self.user.strip():
            raise RecordError("a judgement needs the name of who made it")

    def _known(self) -> tuple[str, ...]:
        if self.undoes:
            return ("undo",)
        if self.correction:
            return () if self.right else ("correct",)
        return PAIR_VERDICTS if self.right else CLAIM_VERDICTS

    @property
    def id(self) -> str:
        """A stable id: of all that it says, so that it is never kept twice; of its key rather than of its time."""
        said: tuple[Any, ...] = (self.left, self.right, self.verdict, self.user, self.key or self.made_at)
        said += (self.reason, self.undoes, *((asdict(self.correction),) if self.correction else ()))
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:16]


VERDICTS = ("agrees", "differs", "wrong_measure", "contradicted", "no_reference", "inconsistent")
SEVERITIES = ("note", "doubt", "error")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found about a claim, an entry, or a report by words that no claim rests on.

    `about` is its id (of a report, its key), `check` the name of the check. `off` is by how much the claim differs from
    the reference, as a share of the reference (0.1 is a tenth more), where both are numbers. `source`, `edition` and
    `locator` say where the reference stands; all three are None where there is none. `en` and `ar` say it in a
    sentence, `settles` and `settles_ar` what would settle it. `severity` is `error` where something cannot be so,
    `doubt` where it should be looked at. `independent` is false where the claim may come from the reference itself.
    """

    about: str
    check: str
    verdict: str
    en: str
    ar: str
    severity: str = "note"
    off: float | None = None
    source: str | None = None
    edition: str | None = None
    locator: str | None = None
    settles: str | None = None
    independent: bool = True
    settles_ar: str | None = None

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise RecordError(f"a finding is one of {', '.join(VERDICTS)}, not {self.verdict!r}")
        if self.severity not in SEVERITIES:
            raise RecordError(f"a severity is one of {', '.join(SEVERITIES)}, not {self.severity!r}")
