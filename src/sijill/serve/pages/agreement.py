"""How far those who review agree: Krippendorff's alpha, of all they judged and of each kind."""

from __future__ import annotations

from collections import defaultdict

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from sijill.alpha import Agreement, agreement
from sijill.codebook import load
from sijill.records import Judgement
from sijill.serve.desk import desk, page
from sijill.store import Register

router = APIRouter()


@router.get("/agreement")
def agree(request: Request) -> HTMLResponse:
    """Alpha with its interval, for all judgements, for those of pairs, and for the claims of each kind."""
    register = desk(request).register
    made = register.judgements()
    return page(request, "agreement.html", whole=agreement(made), parts=_parts(register, made))


def _parts(register: Register, made: list[Judgement]) -> list[tuple[str, Agreement]]:
    """Agreement by kind of claim, and that about pairs, `pair`; what nobody judged is left out."""
    with register.looking() as shelf:
        kinds = {one.id: one.claim.kind for one in shelf.held(list({j.left for j in made if not j.right}))}
    groups: defaultdict[str, list[Judgement]] = defaultdict(list)
    for one in made:
        groups["pair" if one.right else kinds.get(one.left, "")].append(one)
    return [(name, agreement(groups[name])) for name in (*load().kinds, "pair") if name in groups]
