"""Reports with their claims for annotation tools, and back: doccano (JSON lines) and Label Studio (JSON).

Each piece of evidence is a span whose label is the kind and the field it supports: `agreement`, `agreement.steps`.
Spans of one claim are joined by relations. What a span cannot hold, the fields of the claim, travels beside the text
under `sijill` and comes back unchanged. Offsets are code points of the report's text in reading order, as both count.

Coming back, a span that stands where it stood is what it was; one that was moved or added belongs to the claim that a
relation joins it to; one that was taken away is no evidence any more, and a claim without any is no claim any more.
Spans that only new relations join are a new claim, whose fields are the values that they are given: in doccano behind
the label, `transfer.supplier=TUR`, in Label Studio by a text beside the region. What lacks a value is told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import IO, Any, NamedTuple

from sijill.codebook import check_fields
from sijill.entry import Known
from sijill.errors import ExportError, SijillError
from sijill.export.drawn import Drawn, Span, Unplaced, altered, drawn
from sijill.export.scope import Scope
from sijill.records import Candidate, Claim, Document, Evidence, Held

_ABOUT = ("id", "language", "title", "date", "date_source", "author", "outlet", "url", "sha256")
_RELATION = "claim"
_PERSON = "person"  # who coded a new claim, until who brings it in is known


class Annotated(NamedTuple):
    """A report that came back: its claims, and the spans that belong to none, each with what it lacks.

    `was` is the id under which each claim went out, empty for one that did not; `gone` are the ids of claims that went
    out and are no claims any more. A claim that was given a value that cannot be is none of both.
    """

    document: Document
    claims: tuple[Claim, ...]
    unplaced: tuple[Unplaced, ...]
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
            places = _placed(beside["claims"], spans, joined)
            yield restored(text, beside, spans, places, _together([s for s in spans if s.id not in places], joined))
        except (SijillError, ValueError, KeyError, TypeError) as error:
            raise ExportError(
                f"{place}: report {number}: {error}; what was exported under 'sijill' must stay"
            ) from error


_Row = tuple[str, Mapping[str, Any], list[Span], list[tuple[str, str]]]


def _from_doccano(data: bytes) -> Iterator[_Row]:
    for line in filter(None, map(bytes.strip, data.split(b"\n"))):
        row = json.loads(line)
        spans = [Span(str(e["id"]), e["start_offset"], e["end_offset"], *_said(e["label"])) for e in row["entities"]]
        yield row["text"], row["sijill"], spans, [(str(r["from_id"]), str(r["to_id"])) for r in row["relations"]]


def _from_label_studio(data: bytes) -> Iterator[_Row]:
    for task in json.loads(data):
        result = task["annotations"][-1]["result"]
        values = [(r["id"], r["value"]) for r in result if r["type"] == "labels"]
        told = {str(r["id"]): _written(r["value"]["text"]) for r in result if r["type"] == "textarea"}
        spans = [Span(str(id_), v["start"], v["end"], v["labels"][0], told.get(str(id_), "")) for id_, v in values]
        joined = [(str(r["from_id"]), str(r["to_id"])) for r in result if r["type"] == "relation"]
        yield task["data"]["text"], task["data"]["sijill"], spans, joined


_READERS: dict[str, Callable[[bytes], Iterator[_Row]]] = {"doccano": _from_doccano, "label-studio": _from_label_studio}


def _said(label: str) -> tuple[str, str]:
    """A label and the value behind it: `transfer.supplier=TUR`."""
    name, _, value = label.partition("=")
    return name.strip(), value.strip()


def _written(told: str | list[str]) -> str:
    return "; ".join(told) if isinstance(told, list) else told


def restored(
    text: str, beside: Mapping[str, Any], spans: list[Span], places: Mapping[str, int], new: Iterable[list[Span]]
) -> Annotated:
    """A report as it came back.

    `places` gives the place of the claim that a span belongs to, by the span's id; `new` are spans that belong together
    and to no claim that went out.
    """
    report = beside["report"]
    candidates = tuple(Candidate(**one) for one in report["candidates"])
    document = Document(text=text, candidates=candidates, **{name: report[name] for name in _ABOUT})
    claims: list[Claim] = []
    was: list[str] = []
    gone: list[str] = []
    unplaced: list[Unplaced] = []
    for number, kept in enumerate(beside["claims"]):
        mine = [span for span in spans if places.get(span.id) == number]
        if not mine:
            gone.append(kept["id"])
            continue
        made = altered(kept["claim"], mine, text) if any(span.value for span in mine) else Drawn(kept["claim"])
        unplaced += made.wrong
        if made.claim is not None:
            claims.append(_claim(made.claim, kept["spans"], mine, text))
            was.append(kept["id"])
    for group in new:
        made = drawn(group, text)
        unplaced += made.wrong
        if made.claim is not None:
            claims.append(_claim({"coder": _PERSON, "rules": []} | made.claim, [], group, text))
            was.append("")
    return Annotated(document, tuple(claims), tuple(unplaced), tuple(was), tuple(gone))


def _together(spans: list[Span], joined: list[tuple[str, str]]) -> Iterator[list[Span]]:
    """Spans of one kind that relations join, each with all that it leads to."""
    by_id = {span.id: span for span in spans}
    near: dict[str, set[str]] = {id_: set() for id_ in by_id}
    for a, b in joined:
        if a in by_id and b in by_id and by_id[a].kind == by_id[b].kind:
            near[a].add(b)
            near[b].add(a)
    while near:
        group, reached = set[str](), {next(iter(near))}
        while reached:
            one = reached.pop()
            group.add(one)
            reached |= near.pop(one) - group
        yield sorted((by_id[one] for one in group), key=lambda s: (s.field != "claim", s.start, s.end))


def _placed(claims: list[Mapping[str, Any]], spans: list[Span], joined: list[tuple[str, str]]) -> dict[str, int]:
    """The claim of each span, by the span's id and the claim's place."""
    waiting: dict[tuple[int, int, str], list[int]] = {}
    for number, kept in enumerate(claims):
        for start, end, label in kept["spans"]:
            waiting.setdefault((start, end, label), []).append(number)
    places = {s.id: waiting[s.at].pop(0) for s in spans if waiting.get(s.at)}
    kinds = {s.id: s.kind for s in spans}
    grown = True
    while grown:
        grown = False
        for a, b in (*joined, *((b, a) for a, b in joined)):
            if a in places and b not in places and b in kinds and claims[places[a]]["claim"]["kind"] == kinds[b]:
                places[b] = places[a]
                grown = True
    return places


def _claim(made: Mapping[str, Any], stood: Iterable[Iterable[Any]], spans: list[Span], text: str) -> Claim:
    """The claim with the words it has now: those that stood before in their order, then new ones as they come."""
    said = dict(made)
    kind, reality, source, coder = (said.pop(name) for name in ("kind", "reality", "source", "coder"))
    rules = tuple(said.pop("rules"))
    said.pop("corrections", None)  # what comes back is one person's, whoever put it right before
    order = [tuple(one) for one in stood]
    ranked = sorted(spans, key=lambda s: (order.index(s.at) if s.at in order else len(order), s.start, s.end))
    evidence = tuple(Evidence.cut(s.field, s.start, s.end, text) for s in ranked)
    return Claim(kind, check_fields(kind, said), reality, source, evidence, coder, rules)
