"""What `sijill explain` shows: each sentence with its mentions, the claims resting on it, and triggers without one."""

from __future__ import annotations

from typing import Any

from sijill.marked import Marked
from sijill.records import Claim, Mention

# Mention kinds that may make a coder speak, and the kind of claim they would make.
TRIGGERS = {
    "instrument": "agreement",
    "stage": "agreement",
    "transfer": "transfer",
    "speech": "statement",
    "crisis": "crisis",
    "backing": "backing",
    "engagement": "engagement",
    "metric": "figure",
}


def explain(marked: Marked, claims: tuple[Claim, ...]) -> dict[str, Any]:
    """A JSON-ready view of one document."""
    sentences = []
    for first, last in marked.sentences:
        start, end = marked.words.span(first, last)
        held = marked.between(first, last)
        here = [c for c in claims if any(e.start < end and start < e.end for e in c.evidence)]
        sentences.append(
            {
                "start": start,
                "end": end,
                "text": marked.document.text[start:end],
                "mentions": [_mention(m, marked.document.text) for m in held],
                "claims": [_claim(c) for c in here],
                "missed": list(_missed(held, here, marked.document.text)),
            }
        )
    return {"id": marked.document.id, "title": marked.document.title, "sentences": sentences}


def _mention(m: Mention, text: str) -> dict[str, Any]:
    out: dict[str, Any] = {
        "kind": m.kind,
        "code": m.code,
        "start": m.start,
        "end": m.end,
        "quote": text[m.start : m.end],
        "entry": m.entry,
    }
    if m.tense:
        out["tense"] = m.tense
    return out


def _claim(claim: Claim) -> dict[str, Any]:
    said: dict[str, list[str]] = {}
    for e in claim.evidence:
        if e.field in claim.fields:
            said.setdefault(e.field, []).append(e.quote)
    head = {"kind": claim.kind, "reality": claim.reality, "rules": list(claim.rules)}
    return head | dict(claim.fields) | {"words": said}


def _missed(held: list[Mention], here: list[Claim], text: str) -> Any:
    """Triggers of the sentence whose kind of claim was not made from it, and what seems to be missing."""
    made = {c.kind for c in here}
    actors = sum(m.kind == "actor" for m in held)
    for m in held:
        wanted = TRIGGERS.get(m.kind)
        if wanted is None or wanted in made:
            continue
        why = (
            "no actor in the sentence"
            if actors == 0
            else "only one actor in the sentence"
            if actors == 1
            else _lack(wanted, held)
        )
        yield {"rule": m.entry, "would_make": wanted, "quote": text[m.start : m.end], "why": why}


def _lack(wanted: str, held: list[Mention]) -> str:
    kinds = {m.kind for m in held}
    if wanted == "transfer" and kinds.isdisjoint(("weapon", "designation")):
        return "no weapon in the sentence"
    if wanted == "figure" and kinds.isdisjoint(("number", "money", "percent")):
        return "no number in the sentence"
    if wanted == "statement":
        return "no speaker with a name, an office or an institution"
    return "the words do not stand in a construction that a rule knows"
