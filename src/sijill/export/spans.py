"""Reports with their claims for annotation tools, and back: doccano (JSON lines) and Label Studio (JSON).

Each piece of evidence is a span whose label is the kind and the field it supports: `agreement`, `agreement.steps`.
Spans of one claim are joined by relations. What a span cannot hold, the fields of the claim, travels beside the text
under `sijill` and comes back unchanged. Offsets are code points of the report's text in reading order, as both count.

Coming back, a span that stands where it stood is what it was; one that was moved or added belongs to the claim that a
relation joins it to; one that was taken away is no evidence any more, and a claim without any is no claim any more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import IO, Any, NamedTuple

from sijill.codebook import check_fields
from sijill.entry import Known
from sijill.errors import ExportError, SijillError
from sijill.export.scope import Scope
from sijill.records import Candidate, Claim, Document, Evidence, Held

_ABOUT = ("id", "language", "title", "date", "date_source", "author", "outlet", "url", "sha256")
_RELATION = "claim"


class Span(NamedTuple):
    """A stretch of a report with its label; `id` is the tool's, and means nothing elsewhere."""

    id: str
    start: int
    end: int
    label: str


class Annotated(NamedTuple):
    """A report that came back: its claims, and the spans that belong to none.

    `was` is the id under which each claim went out, empty for one that did not; `gone` are the ids of claims that went
    out and are no claims any more.
    """

    document: Document
    claims: tuple[Claim, ...]
    unplaced: tuple[Span, ...]
    was: tuple[str, ...]
    gone: tuple[str, ...]


# --- out --------------------------------------------------------------------------------------------------------------


def doccano(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """One report a line, as doccano's project for entities and relations imports it."""
    for document, held in by_report(entries):
        spans, joined, beside = sheet(document, held)
        entities = [{"id": int(s.id), "label": s.label, "start_offset": s.start, "end_offset": s.end} for s in spans]
        relations = [
            {"id": n, "from_id": int(a), "to_id": int(b), "type": _RELATION} for n, (a, b) in enumerate(joined, 1)
        ]
        row = {"text": document.text, "entities": entities, "relations": relations, "sijill": beside}
        stream.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def label_studio(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """All reports as tasks with one annotation each, as Label Studio imports them."""
    tasks = []
    for number, (document, held) in enumerate(by_report(entries), 1):
        spans, joined, beside = sheet(document, held)
        result: list[dict[str, Any]] = [
            {
                "id": s.id, "from_name": "label", "to_name": "text", "type": "labels",
                "value": {"start": s.start, "end": s.end, "text": document.text[s.start : s.end], "labels": [s.label]},
            }
            for s in spans
        ]  # fmt: skip
        for a, b in joined:
            tie = {"type": "relation", "from_id": a, "to_id": b, "direction": "right", "labels": [_RELATION]}
            result.append(tie)
        data = {"text": document.text, "sijill": beside}
        tasks.append({"id": number, "data": data, "annotations": [{"result": result}]})
    stream.write(json.dumps(tasks, ensure_ascii=False, indent=1).encode() + b"\n")


def by_report(entries: Iterable[Known]) -> Iterator[tuple[Document, list[Held]]]:
    """The reports in the order of their keys, each with its claims in the order of their ids."""
    found: dict[str, list[Held]] = {}
    for one in entries:
        for held in one.held:
            found.setdefault(held.report.key, []).append(held)
    for key in sorted(found):
        yield found[key][0].report.document, sorted(found[key], key=lambda held: held.id)


def sheet(document: Document, held: Iterable[Held]) -> tuple[list[Span], list[tuple[str, str]], dict[str, Any]]:
    """The spans of a report, which of them a claim joins, and what travels beside the text."""
    spans: list[Span] = []
    joined: list[tuple[str, str]] = []
    claims: list[dict[str, Any]] = []
    for one in held:
        mine: list[Span] = []
        for e in one.claim.evidence:
            label = one.claim.kind if e.field == "claim" else f"{one.claim.kind}.{e.field}"
            mine.append(Span(str(len(spans) + len(mine) + 1), e.start, e.end, label))
        joined += [(mine[0].id, other.id) for other in mine[1:]]
        spans += mine
        said = {key: value for key, value in one.claim.to_json().items() if key != "evidence"}
        claims.append({"id": one.id, "claim": said, "spans": [[s.start, s.end, s.label] for s in mine]})
    about = {name: getattr(document, name) for name in _ABOUT}
    about["candidates"] = [asdict(one) for one in document.candidates]
    return spans, joined, {"report": about, "claims": claims}


# --- and back ---------------------------------------------------------------------------------------------------------


def read(form: str, data: bytes, place: str) -> Iterator[Annotated]:
    """The reports of a file that `doccano` or `label-studio` gave back. Raises ExportError, naming the report."""
    try:
        rows = list(_READERS[form](data))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise ExportError(f"{place}: not what {form} writes: {type(error).__name__} {error}") from error
    for number, (text, beside, spans, joined) in enumerate(rows, 1):
        try:
            yield restored(text, beside, spans, _placed(beside["claims"], spans, joined))
        except (SijillError, ValueError, KeyError, TypeError) as error:
            raise ExportError(
                f"{place}: report {number}: {error}; what was exported under 'sijill' must stay"
            ) from error


_Row = tuple[str, Mapping[str, Any], list[Span], list[tuple[str, str]]]


def _from_doccano(data: bytes) -> Iterator[_Row]:
    for line in filter(None, map(bytes.strip, data.split(b"\n"))):
        row = json.loads(line)
        spans = [Span(str(e["id"]), e["start_offset"], e["end_offset"], e["label"]) for e in row["entities"]]
        yield row["text"], row["sijill"], spans, [(str(r["from_id"]), str(r["to_id"])) for r in row["relations"]]


def _from_label_studio(data: bytes) -> Iterator[_Row]:
    for task in json.loads(data):
        result = task["annotations"][-1]["result"]
        values = [(r["id"], r["value"]) for r in result if r["type"] == "labels"]
        spans = [Span(str(id_), v["start"], v["end"], v["labels"][0]) for id_, v in values]
        joined = [(str(r["from_id"]), str(r["to_id"])) for r in result if r["type"] == "relation"]
        yield task["data"]["text"], task["data"]["sijill"], spans, joined


_READERS: dict[str, Callable[[bytes], Iterator[_Row]]] = {"doccano": _from_doccano, "label-studio": _from_label_studio}


def restored(text: str, beside: Mapping[str, Any], spans: list[Span], places: Mapping[str, int]) -> Annotated:
    """A report as it came back; `places` gives the place of the claim that a span belongs to, by the span's id."""
    report = beside["report"]
    candidates = tuple(Candidate(**one) for one in report["candidates"])
    document = Document(text=text, candidates=candidates, **{name: report[name] for name in _ABOUT})
    claims: list[Claim] = []
    was: list[str] = []
    gone: list[str] = []
    for number, kept in enumerate(beside["claims"]):
        mine = [span for span in spans if places.get(span.id) == number]
        if mine:
            claims.append(_claim(kept, mine, text))
        (was if mine else gone).append(kept["id"])
    unplaced = tuple(span for span in spans if span.id not in places)
    return Annotated(document, tuple(claims), unplaced, tuple(was), tuple(gone))


def _placed(claims: list[Mapping[str, Any]], spans: list[Span], joined: list[tuple[str, str]]) -> dict[str, int]:
    """The claim of each span, by the span's id and the claim's place."""
    waiting: dict[tuple[int, int, str], list[int]] = {}
    for number, kept in enumerate(claims):
        for start, end, label in kept["spans"]:
            waiting.setdefault((start, end, label), []).append(number)
    places = {s.id: waiting[s[1:]].pop(0) for s in spans if waiting.get(s[1:])}
    kinds = {s.id: s.label.partition(".")[0] for s in spans}
    grown = True
    while grown:
        grown = False
        for a, b in (*joined, *((b, a) for a, b in joined)):
            if a in places and b not in places and b in kinds and claims[places[a]]["claim"]["kind"] == kinds[b]:
                places[b] = places[a]
                grown = True
    return places


def _claim(kept: Mapping[str, Any], spans: list[Span], text: str) -> Claim:
    """The claim with the words it has now: those that stood before in their order, then new ones as they come."""
    said = dict(kept["claim"])
    kind, reality, source, coder = (said.pop(name) for name in ("kind", "reality", "source", "coder"))
    rules = tuple(said.pop("rules"))
    said.pop("corrections", None)  # what comes back is one person's, whoever put it right before
    order = [tuple(one) for one in kept["spans"]]
    ranked = sorted(spans, key=lambda s: (order.index(s[1:]) if s[1:] in order else len(order), s.start, s.end))
    evidence = tuple(Evidence.cut(s.label.partition(".")[2] or "claim", s.start, s.end, text) for s in ranked)
    check_fields(kind, said)
    return Claim(kind, said, reality, source, evidence, coder, rules)
