"""What can be asked of the register."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import Annotated, Any, Literal

from fastapi import HTTPException, Path, Query, Request, Response

from sijill import editions, findings
from sijill.actors import owner, who
from sijill.codebook import load
from sijill.entries import entries, entry_ids, said
from sijill.errors import RegisterError
from sijill.records import Judgement
from sijill.serve.answers import ATOM, answer, packed
from sijill.serve.api.asked import (
    LIMIT,
    LONGEST,
    After,
    Day,
    Days,
    Limit,
    OfClaims,
    OfEntries,
    Outlet,
    Tag,
    goes_on,
    there,
)
from sijill.serve.desk import desk
from sijill.serve.filters import Filters, actor, kind_of
from sijill.store import Wanted
from sijill.upkeep import bring, up

Id = Annotated[str, Path(max_length=LONGEST, description="An id, or the beginning of one.")]
Key = Annotated[str, Path(max_length=LONGEST, description="The key of a report, or its first eight digits or more.")]
Of = Annotated[Literal["claims", "names"], Query(description="Of claims, or of the written names of persons.")]
Kind = Annotated[str, Path(description="A kind of the codebook.")]


def codebook(request: Request, _tag: Tag = "") -> Response:
    """The kinds with their fields, and the code lists."""
    book = load()
    kinds = {k.name: {f.name: {"type": f.type, "list": f.list} for f in k.fields.values()} for k in book.kinds.values()}
    lists = {one.name: {code.code: code.title for code in one.codes.values()} for one in book.lists.values()}
    return answer(request, {"version": book.version, "kinds": kinds, "lists": lists})


def entries_of(request: Request, kind: Kind, asked: Annotated[OfEntries, Query()], _tag: Tag = "") -> Response:
    """The entries of a kind in the order of their ids."""
    register, filters = desk(request).register, asked.filters()
    sought = filters.sought(kind_of(kind), register)
    known, stood = filters.day("known"), filters.day("stood")
    if known or stood:
        made = sorted(entries(register, sought, known=known, stood=stood), key=lambda one: one.entry.id)
        rest = (one.entry for one in made if one.entry.id > asked.after)
        found = [(one.id, json.dumps(one.to_json(), ensure_ascii=False)) for one in islice(rest, asked.limit + 1)]
    else:
        with up(register) as shelf:
            found = shelf.written(sought, asked.after, asked.limit + 1)
    part = found[: asked.limit]
    more = goes_on(request, found, asked.limit, part[-1][0] if part else "")
    body = f'{{"entries": [{", ".join(text for _, text in part)}], "next": {json.dumps(more)}}}'
    return packed(request, body.encode("utf-8", "replace"))


def entry(request: Request, id_: Id, asked: Annotated[Days, Query()], _tag: Tag = "") -> Response:
    """An entry with its life, every value with who says so, and why its claims are one thing.

    The id may be that of a claim in it.
    """
    days = Filters(known=asked.known, stood=asked.stood)
    try:
        return answer(request, said(desk(request).register, id_, known=days.day("known"), stood=days.day("stood")))
    except RegisterError as error:
        raise there(error) from None


def claims(request: Request, asked: Annotated[OfClaims, Query()], _tag: Tag = "") -> Response:
    """The claims in the order in which they came, each with the words it rests on."""
    register = desk(request).register
    sought = asked.filters().sought(kind_of(asked.kind) if asked.kind else "", register)
    wanted = Wanted(asked.kind or None, sought.party, sought.area, sought.stage, sought.since, sought.until)
    try:
        found = list(register.claims(wanted, limit=asked.limit + 1, after=asked.after or None))
    except RegisterError as error:
        raise HTTPException(400, f"the list cannot go on there: {error}") from None
    part = found[: asked.limit]
    more = goes_on(request, found, asked.limit, part[-1].id if part else "")
    return answer(request, {"claims": [one.to_json() for one in part], "next": more})


def claim(request: Request, id_: Id, _tag: Tag = "") -> Response:
    """A claim with the words it rests on, by their offsets in the text of its report, in code points."""
    try:
        return answer(request, desk(request).register.claim(id_).to_json())
    except RegisterError as error:
        raise there(error) from None


def reports(request: Request, outlet: Outlet = "", after: After = "", limit: Limit = LIMIT, _tag: Tag = "") -> Response:
    """The reports, the latest first, those without a date last."""
    try:
        with desk(request).register.survey() as survey:
            found = survey.reports(outlet=outlet or None, limit=limit + 1, after=after or None)
    except RegisterError as error:
        raise HTTPException(400, f"the list cannot go on there: {error}") from None
    part = found[:limit]
    more = goes_on(request, found, limit, part[-1].key if part else "")
    return answer(request, {"reports": [one.to_json() for one in part], "next": more})


def report(request: Request, key: Key, _tag: Tag = "") -> Response:
    """A report with its text and its claims."""
    register = desk(request).register
    with register.survey() as survey:
        found = survey.report(key)
    if found is None:
        raise HTTPException(404, f"the register holds no report {key!r}")
    made = [{"id": one.id, **one.claim.to_json()} for one in register.claims_of(found)]
    return answer(request, found.to_json(text=True) | {"claims": made})


def search(
    request: Request,
    q: Annotated[str, Query(max_length=LONGEST, description='Words; several as one term stand in "quotation marks".')],
    after: After = "",
    limit: Limit = 20,
    _tag: Tag = "",
) -> Response:
    """The reports that have all the words in any spelling, where, and the claims that rest on them."""
    try:
        hits = desk(request).register.search(q, limit=limit + 1, after=after or None)
    except RegisterError as error:
        raise HTTPException(400, f"the list cannot go on there: {error}") from None
    part = hits[:limit]
    of = entry_ids(desk(request).register, (one.id for hit in part for one in hit.claims))
    found = [
        {
            "report": hit.report.to_json(),
            "spans": hit.spans,
            "claims": [{"id": one.id, "kind": one.claim.kind, "entry": of.get(one.id)} for one in hit.claims],
        }
        for hit in part
    ]
    more = goes_on(request, hits, limit, part[-1].report.key if part else "")
    return answer(request, {"hits": found, "next": more})


def all_findings(request: Request, at: Day = "", after: After = "", _tag: Tag = "") -> Response:
    """What checks find about claims and entries, against each other and against references, made now.

    Report by report in the order in which they came, then entry by entry. Each part looks through some hundred
    reports or entries, so it may be long, or empty and still go on.
    """
    try:
        found, last = findings.part(desk(request).register, _today(at), after)
    except RegisterError as error:
        raise HTTPException(400, f"the list cannot go on there: {error}") from None
    more = goes_on(request, [last] if last else [], 0, last or "")
    return answer(request, {"findings": [asdict(one) for one in found], "next": more})


def findings_about(request: Request, id_: Id, at: Day = "", _tag: Tag = "") -> Response:
    """What checks find about one claim, the claims of one report, or an entry and its claims."""
    try:
        found = findings.about(desk(request).register, id_, _today(at))
    except RegisterError as error:
        raise there(error) from None
    return answer(request, {"findings": [asdict(one) for one in found], "next": None})


def parties(request: Request, _tag: Tag = "") -> Response:
    """The actors of the entries, those of most entries first; a body or a firm is its state's."""
    register, known = desk(request).register, who()
    bring(register)
    with register.survey() as survey:
        found = survey.actors()
    listed = []
    for code, n in found:
        named = known.get(owner(code))
        listed.append(
            {"code": code, "en": named.en if named else code, "ar": named.ar if named else code, "entries": n}
        )
    return answer(request, {"parties": listed})


def outlets(request: Request, _tag: Tag = "") -> Response:
    """The outlets, those of most reports first."""
    register = desk(request).register
    bring(register)
    with register.survey() as survey:
        return answer(request, {"outlets": [one._asdict() for one in survey.outlets()]})


def references(request: Request, _tag: Tag = "") -> Response:
    """The publishers' files that claims are held against."""
    found = findings.sources(desk(request).register)
    names = ("id", "name", "publisher", "edition", "licence", "file")
    return answer(request, {"references": [{name: getattr(one, name) for name in names} for one in found]})


def feed(
    request: Request,
    party: Annotated[str, Query(max_length=LONGEST, description="Only of what this actor is in.")] = "",
    kind: Annotated[str, Query(description="Only of entries of this kind.")] = "",
    _tag: Tag = "",
) -> Response:
    """What is new, as a feed for readers of feeds (Atom): stages reached, contradictions, targets past due."""
    register = desk(request).register
    kinds = (kind_of(kind),) if kind else ()
    written = io.BytesIO()
    choice = editions.Choice(kinds, actor(party, register))
    editions.write(register, choice, editions.FORMATS["atom"], written)
    return packed(request, written.getvalue(), ATOM)


def judgements(
    request: Request, of: Of = "claims", after: After = "", limit: Limit = LIMIT, _tag: Tag = ""
) -> Response:
    """All that people decided, in the order in which they did; what was taken back too."""
    register = desk(request).register
    try:
        if of == "names":
            with register.people() as people:
                found = people.judgements(after=after or None, limit=limit + 1)
        else:
            found = register.judgements(after=after or None, limit=limit + 1)
    except RegisterError as error:
        raise HTTPException(400, f"the list cannot go on there: {error}") from None
    part = found[:limit]
    more = goes_on(request, found, limit, part[-1].id if part else "")
    return answer(request, {"judgements": [judgement(one) for one in part], "next": more})


def judgement(one: Judgement) -> dict[str, Any]:
    """A judgement as it is answered."""
    return {"id": one.id} | asdict(one)


def _today(at: str) -> date:
    return Filters(known=at).day("known") or date.today()  # noqa: DTZ011 (a day where the register is served)
