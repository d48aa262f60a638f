"""Releases: an edition of a register frozen in a folder, so that others can say exactly which one they used.

    release.json    version, counts, licence, sources with credit, software, rule set and codebook, hash of each file
    datapackage.json, *.csv    the tables, as `sijill export datapackage` gives them
    entries.jsonl   each entry whole, which is what two releases are compared by
    codebook.md, claim.schema.json    what the codes mean
    SHA256SUMS      for `sha256sum -c`

No file holds a moment: the same register gives the same bytes, and so the same hashes.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from sijill.codebook import claim_schema, load, render_manual
from sijill.editions import Choice, chosen, scope
from sijill.entry import Known
from sijill.errors import ExportError
from sijill.export.lines import about, whole
from sijill.export.package import descriptor, resource, write_tables
from sijill.export.tables import tables
from sijill.store import Register

MANIFEST, ENTRIES, SUMS = "release.json", "entries.jsonl", "SHA256SUMS"
LICENCE = "CC-BY-4.0"
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}")


def freeze(
    register: Register, version: str, into: Path, choice: Choice, *, licence: str = LICENCE, quality: Any = None
) -> dict[str, Any]:
    """Writes a release into a new folder, whole or not at all; its manifest.

    `quality` is what is known of how good the data are, and stands in the manifest as it is given. Raises ExportError
    if the version is none or the folder is there, and RegisterError.
    """
    if not _VERSION.fullmatch(version):
        raise ExportError(f"{version!r} is no version; it is written like 2026.1, with letters, digits and . + _ -")
    if into.exists():
        raise ExportError(f"{into} is there already; a release is never overwritten: name another folder")
    try:
        part = Path(tempfile.mkdtemp(prefix=f".{into.name}.", dir=into.parent))
        try:
            manifest = _fill(register, version, part, choice) | {"licence": licence, "quality": quality}
            manifest["files"] = _sums(part)
            _json(part / MANIFEST, manifest)
            sums = "".join(f"{digest}  {name}\n" for name, digest in _sums(part).items())
            (part / SUMS).write_bytes(sums.encode())
            part.chmod(0o755)
            part.rename(into)
        except BaseException:
            with suppress(OSError):
                shutil.rmtree(part)
            raise
    except OSError as error:
        raise ExportError(f"{into}: the release cannot be written: {error.strerror or error}") from error
    return manifest


def _fill(register: Register, version: str, folder: Path, choice: Choice) -> dict[str, Any]:
    of, counted = scope(choice), _Counted()
    made = tables(of.kinds)
    with (folder / ENTRIES).open("wb") as stream:
        rows = write_tables(made, counted.passing(chosen(register, choice), stream), folder)
    resources = [resource(one, folder / f"{one.name}.csv", rows[one.name]) for one in made]
    _json(folder / "datapackage.json", descriptor(of, resources) | {"name": "sijill-release", "version": version})
    (folder / "codebook.md").write_bytes(render_manual().encode())
    _json(folder / "claim.schema.json", claim_schema())
    return {
        "version": version,
        "sijill": of.sijill,
        "ruleset": of.ruleset,
        "codebook": load().version,
        "filters": dict(of.filters),
        "counts": counted.counts(),
        "judgements": len(register.judgements()),
        "sources": counted.sources(),
    }


class _Counted:
    """Counts entries as they pass, and writes each as a line."""

    def __init__(self) -> None:
        self._entries: Counter[str] = Counter()
        self._claims: Counter[str] = Counter()
        self._coders: Counter[str] = Counter()
        self._reports: dict[str, dict[str, Any]] = {}
        self._conflicts = 0

    def passing(self, entries: Iterable[Known], stream: IO[bytes]) -> Iterator[Known]:
        """The same entries, written and counted."""
        for one in entries:
            stream.write(json.dumps(whole(one), ensure_ascii=False).encode() + b"\n")
            self._entries[one.entry.kind] += 1
            self._conflicts += bool(one.entry.conflicts or one.entry.oddities)
            for held in one.held:
                self._claims[held.claim.kind] += 1
                self._coders[held.claim.coder] += 1
                self._reports.setdefault(held.report.key, about(held.report))
            yield one

    def counts(self) -> dict[str, Any]:
        """How many of each there are."""
        return {
            "entries": dict(sorted(self._entries.items())),
            "entries_with_conflicts": self._conflicts,
            "claims": dict(sorted(self._claims.items())),
            "claims_by_coder": dict(sorted(self._coders.items())),
            "reports": len(self._reports),
        }

    def sources(self) -> list[dict[str, Any]]:
        """To whom credit is due: each outlet, with the number of its reports and the days from which they are."""
        of: dict[str, list[str]] = {}
        for report in self._reports.values():
            of.setdefault(report["outlet"] or "", []).append(report["date"] or "")
        dated = {outlet: sorted(filter(None, days)) for outlet, days in of.items()}
        return [
            {
                "outlet": outlet or None,
                "reports": len(of[outlet]),
                "first": dated[outlet][0] if dated[outlet] else None,
                "last": dated[outlet][-1] if dated[outlet] else None,
            }
            for outlet in sorted(of)
        ]


def _sums(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            found[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def _json(path: Path, value: Any) -> None:
    path.write_bytes(json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n")
