"""What people coded by hand goes into a register: beside the program's claims, or by judgement in their place.

    a file that came back ──sheets──▶ Sheet (a report, its claims, what each was) ──keep──▶ claims and judgements

A claim that a person changed is a new claim whose coder is that person; the one it was stays, for claims are never
edited. Either both stand in one entry, side by side, or the person's judgement rejects the one it was.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sijill import batch
from sijill.codebook import check_fields, faults
from sijill.editions import Annotated, annotated
from sijill.errors import ReadError
from sijill.records import Claim, Document, Evidence, Judgement
from sijill.store import Register
from sijill.upkeep import bring

__all__ = ["FORMATS", "Annotated", "keep", "sheets"]

FORMATS = ("doccano", "label-studio", "xmi", "claims")


def sheets(form: str, path: Path, coder: str) -> Iterator[Annotated]:
    """The reports of a file that came back, what was changed there signed by its coder.

    `claims` is lines of JSON, `{"id", "text", "claims"}`, the claims as the codebook writes them; all are the coder's.
    Raises ReadError and ExportError, which name the place and what is wrong.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(path, f"cannot be read: {error.strerror or error}") from error
    if form == "claims":
        yield from _coded(path, data, coder)
        return
    for one in annotated(form, data, str(path)):
        pairs = zip(one.claims, one.was, strict=True)
        signed = (c if c.id_in(one.document) == was else replace(c, coder=coder, rules=()) for c, was in pairs)
        yield one._replace(claims=tuple(signed))


def keep(register: Register, one: Annotated, coder: str, *, judge: bool = False) -> Counter[str]:
    """Puts a report and its claims into the register; how many claims are `added`, `there`, `judged` and `gone`.

    With `judge` the coder accepts what was left as it was and rejects what was changed or taken out, as far as it is
    in the register; without, what was changed is said to be of the same thing. Raises RegisterError.
    """
    with register.survey() as survey:
        known = survey.kept(one.document)
    if known is None:
        register.add(one.document, one.claims)
        return Counter(reports=1, added=len(one.claims))
    document = known.document
    held = {held.id: held.claim for held in register.claims_of(known)}
    there = set(held)
    pairs = zip(one.claims, one.was, strict=True)
    ids = [was if was in held and _left(claim, held[was]) else claim.id_in(document) for claim, was in pairs]
    fresh = [claim for id_, claim in zip(ids, one.claims, strict=True) if id_ not in there]
    added = register.add_claims(known, fresh)
    made = _judged(one, ids, there, coder) if judge else _beside(one, ids, there, coder)
    said = {(j.left, j.right, j.verdict, j.user) for j in register.judgements()}
    judged = sum(register.judge(j) for j in made if (j.left, j.right, j.verdict, j.user) not in said)
    gone = 0 if judge else len(there.intersection(one.gone))
    bring(register)
    return Counter(added=added, there=len(ids) - added, judged=judged, gone=gone)


def _left(claim: Claim, held: Claim) -> bool:
    """Whether a claim came back as it is in the register, corrections of people included: then nobody changed it."""
    beside = {"coder", "rules", "corrections"}
    said, had = ({k: v for k, v in one.to_json().items() if k not in beside} for one in (claim, held))
    return bool(held.corrections) and said == had


def _judged(one: Annotated, ids: list[str], there: set[str], coder: str) -> Iterator[Judgement]:
    """That what was left is right, and what was changed or taken out is not."""
    for id_, was in zip(ids, one.was, strict=True):
        if was in there and was != id_:
            yield _judgement(was, "reject", coder, f"coded anew as {id_}")
        elif was in there:
            yield _judgement(was, "accept", coder, "left as it was in an annotated report")
    for was in one.gone:
        if was in there:
            yield _judgement(was, "reject", coder, "taken out of an annotated report")


def _beside(one: Annotated, ids: list[str], there: set[str], coder: str) -> Iterator[Judgement]:
    """That what was changed is of the same thing."""
    for id_, was in zip(ids, one.was, strict=True):
        if was in there and was != id_:
            left, right = sorted((was, id_))
            yield _judgement(left, "same", coder, f"{id_} is {was} coded anew", right)


def _judgement(left: str, verdict: str, coder: str, reason: str, right: str | None = None) -> Judgement:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return Judgement(left, right, verdict, coder, now, reason)


def _coded(path: Path, data: bytes, coder: str) -> Iterator[Annotated]:
    """The reports of lines of JSON, read as all reports are, with the claims beside their texts."""
    rows = [(n, line) for n, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    for (number, line), document in zip(rows, batch.documents([path]), strict=True):
        if isinstance(document, ReadError):
            raise document
        said = json.loads(line.decode("utf-8-sig"))  # it was read a moment ago
        claims = said.get("claims")
        if not isinstance(claims, list) or not all(isinstance(claim, dict) for claim in claims):
            raise ReadError(path, "'claims' must be a list of claims as the codebook writes them", number)
        made = tuple(_claim(claim, document, coder, f"{path}:{number}: claim {n}") for n, claim in enumerate(claims, 1))
        yield Annotated(document, made, (), tuple("" for _ in made), ())


def _claim(said: Mapping[str, Any], document: Document, coder: str, place: str) -> Claim:
    wrong = "; ".join(faults(said, document.text))
    if wrong:
        raise ReadError(place, wrong)
    beside = ("kind", "reality", "source", "evidence", "coder", "rules", "id", "note", "corrections")
    fields = check_fields(said["kind"], {name: value for name, value in said.items() if name not in beside})
    cut = ((e.get("field", "claim"), e["start"], e["end"]) for e in said["evidence"])
    evidence = tuple(Evidence.cut(*one, text=document.text) for one in cut)
    return Claim(said["kind"], fields, said["reality"], said["source"], evidence, coder)
