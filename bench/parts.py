"""The hand-coded reports, in two parts: one to build on and one that is looked at only for its scores.

Which part a report is in depends on its id alone: it is kept aside if the first byte of the SHA-256 of its id is below
`ASIDE_BELOW`. So the split never moves, whatever is added. `bench/gold/README.md` says what each file holds.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from sijill.flow import code_document
from sijill.records import Document

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
ASIDE_BELOW = 96  # of 256: three reports in eight
POOLED = {
    "built": ("dev-build", "hand-build", "own-build"),
    "unseen": ("dev-aside", "hand-aside", "own-aside", "fresh", "late"),
}
SCORES_ONLY = ("fresh", "late", "blind")  # whole sets that nobody who writes rules may read
PACKED = {  # kept as codes and offsets
    "hand": "corpus_ar.jsonl",
    "fresh": "fresh_ar.jsonl",
    "late": "late_ar.jsonl",
    "met": "met_ar.jsonl",
    "blind": "blind_ar.jsonl",
}

Report = dict[str, Any]


def is_aside(report_id: str) -> bool:
    """Whether a report is kept aside: never read by those who write rules."""
    return hashlib.sha256(report_id.encode()).digest()[0] < ASIDE_BELOW


def scorer() -> ModuleType:
    """The scorer that stands beside the checkout."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_lines(path: Path) -> list[Report]:
    """The reports of a JSONL file, gzipped or not."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def coded(report: Report) -> list[Report]:
    """The claims of a report as the program codes it now."""
    document = Document(report["id"], report["text"], report.get("lang", "ar"), report.get("title"), report.get("date"))
    return [c.to_json() for c in code_document(document)]


# --- reports coded by hand for this project: kept as codes and offsets, without the words -----------------------------


def pack(value: Any, text: str) -> Any:
    """A claim without words: each string that stands in the report becomes `{"at": [start, end]}`."""
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= set(value):
            return [value["start"], value["end"]]
        return {k: v if k in ("kind", "unit") else pack(v, text) for k, v in value.items()}
    if isinstance(value, list):
        return [pack(v, text) for v in value]
    if isinstance(value, str) and not value.isascii():
        code, _, name = value.rpartition(":")
        start = text.find(name)
        if start >= 0:
            return {"at": [start, start + len(name)]} | ({"of": code} if code else {})
    return value


def unpack(value: Any, text: str) -> Any:
    """What `pack` took the words from, with them again."""
    if isinstance(value, dict) and "at" in value:
        start, end = value["at"]
        return f"{value['of']}:{text[start:end]}" if "of" in value else text[start:end]
    if isinstance(value, dict):
        return {
            k: [{"start": a, "end": b, "quote": text[a:b]} for a, b in v] if k == "evidence" else unpack(v, text)
            for k, v in value.items()
        }
    return [unpack(v, text) for v in value] if isinstance(value, list) else value


def hand_coded(file: str) -> list[Report]:
    """The reports of a file without words, their texts taken from the corpus beside the checkout."""
    packed = read_lines(HERE / "gold" / file)
    wanted = {r["id"] for r in packed}
    texts = {r["id"]: r for r in read_lines(SHARED / "corpus" / "relevant_ar.jsonl.gz") if r["id"] in wanted}
    return [
        {k: texts[r["id"]][k] for k in ("id", "lang", "title", "date", "text")}
        | {"claims": unpack(r["claims"], texts[r["id"]]["text"])}
        for r in packed
        if r["id"] in texts
    ]


def gold(name: str) -> list[Report]:
    """A set of coded reports: `seed`, `dev`, `hand`, `own`, `fresh`, `late`, `met`, `blind`.

    With `-build` or `-aside` it is only that part of it; `built` is all that was built on, `unseen` all that was not.
    """
    if name in POOLED:
        return [report for one in POOLED[name] for report in gold(one)]
    base, _, part = name.partition("-")
    if base in PACKED:
        reports = hand_coded(PACKED[base])
    else:
        reports = read_lines(HERE / "gold" / "own_ar.jsonl" if base == "own" else SHARED / "gold" / f"{base}.jsonl")
    return [r for r in reports if not part or is_aside(r["id"]) == (part == "aside")]
