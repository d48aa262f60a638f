"""What changed from one release to another, entry by entry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sijill.errors import ExportError

_MANIFEST, _ENTRIES = "release.json", "entries.jsonl"
_Body = dict[str, Any]


class Change(NamedTuple):
    """An entry that is `new`, `gone`, `merged` (all its claims stand in another now), or `changed`.

    `what` says in words what changed; `into` is the entry that a merged one went into.
    """

    entry: str
    kind: str
    change: str
    what: tuple[str, ...] = ()
    into: str | None = None


class Difference(NamedTuple):
    """Two versions, how the counts of entries changed, and each change, by kind and id."""

    before: str
    after: str
    entries: Mapping[str, tuple[int, int]]
    changes: tuple[Change, ...]


def compare(before: Path, after: Path) -> Difference:
    """What changed between the releases in two folders. Raises ExportError if one is none, or was altered."""
    (old_version, old), (new_version, new) = _read(before), _read(after)
    stands = {claim["id"]: one["id"] for one in new.values() for claim in one["claims"]}
    changes = [*_gone(old, new, stands), *_new(old, new), *_changed(old, new)]
    kinds = sorted({one["kind"] for one in (*old.values(), *new.values())})
    counts = {kind: (_count(old, kind), _count(new, kind)) for kind in kinds}
    return Difference(old_version, new_version, counts, tuple(sorted(changes, key=lambda one: (one.kind, one.entry))))


def _gone(old: Mapping[str, _Body], new: Mapping[str, _Body], stands: Mapping[str, str]) -> Iterator[Change]:
    for id_, body in old.items():
        if id_ in new:
            continue
        places = {stands.get(claim["id"]) for claim in body["claims"]}
        into = places.pop() if len(places) == 1 else None
        yield Change(id_, body["kind"], "merged" if into else "gone", into=into)


def _new(old: Mapping[str, _Body], new: Mapping[str, _Body]) -> Iterator[Change]:
    for id_, body in new.items():
        if id_ not in old:
            yield Change(id_, body["kind"], "new")


def _changed(old: Mapping[str, _Body], new: Mapping[str, _Body]) -> Iterator[Change]:
    for id_, body in new.items():
        if id_ in old and body != old[id_]:
            yield Change(id_, body["kind"], "changed", tuple(_what(old[id_], body)))


def _what(old: _Body, new: _Body) -> Iterator[str]:
    for name in {**old["fields"], **new["fields"]}:
        a, b = (body["fields"].get(name, {}).get("chosen") for body in (old, new))
        if a != b:
            yield f"{name}: {_said(a)} → {_said(b)}"
    was, now = ([_step(step) for step in body["steps"]] for body in (old, new))
    yield from (f"step {step}" for step in now if step not in was)
    yield from (f"no longer step {step}" for step in was if step not in now)
    for name, said in (("conflicts", "conflict"), ("oddities", "oddity")):
        yield from (f"{said}: {one}" for one in new[name] if one not in old[name])
        yield from (f"settled: {one}" for one in old[name] if one not in new[name])
    for name in ("claims", "reports"):
        if len(new[name]) != len(old[name]):
            yield f"{name}: {len(old[name])} → {len(new[name])}"
    if new["sources"] != old["sources"]:
        yield f"sources: {old['sources']} → {new['sources']}"


def _step(step: _Body) -> str:
    by = f" by {step['by']}" if step["by"] else ""
    reality = "" if step["reality"] == "actual" else f" ({step['reality']})"
    return f"{step['code']}{by} {step['date']['chosen'] or 'without a date'}{reality}"


def _said(value: Any) -> str:
    return "–" if value in (None, []) else json.dumps(value, ensure_ascii=False)


def _count(bodies: Mapping[str, _Body], kind: str) -> int:
    return sum(one["kind"] == kind for one in bodies.values())


def _read(folder: Path) -> tuple[str, dict[str, _Body]]:
    """The version and the entries of a release, once their hash is found to be what the manifest says."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_bytes())
        data = (folder / _ENTRIES).read_bytes()
        said, version = manifest["files"][_ENTRIES], str(manifest["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ExportError(f"{folder}: no release: {error}; name a folder that `sijill release` made") from error
    if hashlib.sha256(data).hexdigest() != said:
        raise ExportError(f"{folder / _ENTRIES}: altered after the release was made: its hash is another")
    return version, {one["id"]: one for one in map(json.loads, data.splitlines())}
