"""The register that `bench/web.py` measures: claims as `bench/reconcile.py` draws them, in reports of many words.

What is told twice is linked as bringing claims together would link it, and the entries are made by the program's own
functions. Blocks and shingles, by which later reports would be compared, are left out: comparing 100,000 claims takes
half an hour and is measured by `reconcile.py`.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

from reconcile import EVIDENCE, STATES, WORDS, claim, fields
from sijill.reconcile import decided
from sijill.records import Claim, Document
from sijill.store import Brought, Linked, Register
from sijill.upkeep import _Memory, _remake, rules

AGAIN, CLAIMS = 0.2, 5
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
VOCABULARY = 20_000
LENGTH = 200  # words of a report
OUTLETS = 40
MANY = 8  # claims of one thing that are all linked with each other; beyond, each with the next
AT_ONCE = 500


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Words and how often each comes, as in any language: the second half as often as the first, and so on."""
    made = {"".join(chance.choices(LETTERS, k=chance.randrange(3, 8))) for _ in range(VOCABULARY)}
    words = [*WORDS, *sorted(made)]
    return words, [1 / (n + 3) for n in range(len(words))]


def build(path: Path, claims: int) -> None:
    """Makes the register; it appears under its name when it is whole."""
    part = path.with_suffix(".part")
    for old in path.parent.glob(f"{part.name}*"):
        old.unlink()
    chance = random.Random(7)  # noqa: S311 (no secret)
    words, weights = vocabulary(chance)
    outlets = [f"صحيفة {word}" for word in words[len(WORDS) : len(WORDS) + OUTLETS]]
    told: list[tuple[str, dict[str, object]]] = []
    with Register.open(str(part)) as register:
        for n in range(claims // CLAIMS):
            text = f"{EVIDENCE} {n} " + " ".join(chance.choices(words, weights, k=LENGTH))
            made = [_one(chance, told, text) for _ in range(CLAIMS)]
            day = f"{chance.randrange(2004, 2024)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            title = " ".join(chance.choices(words, weights, k=6))
            document = Document(f"report-{n}", text, "ar", title=title, date=day)
            register.add(replace(document, outlet=chance.choice(outlets)), made)
        _bring(register)
    part.rename(path)


def _one(chance: random.Random, told: list[tuple[str, dict[str, object]]], text: str) -> Claim:
    if told and chance.random() < AGAIN:
        kind, said = chance.choice(told)
    else:
        kind = chance.choice(["agreement", "transfer", "figure", "statement"])
        said = fields(kind, chance)
        told.append((kind, said))
    return claim(kind, said, text)


def _bring(register: Register) -> None:
    same: defaultdict[str, list[str]] = defaultdict(list)
    for held in register.claims():
        same[json.dumps(held.claim.to_json() | {"evidence": None}, sort_keys=True)].append(held.id)
    things = list(same.values())
    for start in range(0, len(things), AT_ONCE):
        some = things[start : start + AT_ONCE]
        pairs = [pair for ids in some for pair in (combinations(ids, 2) if len(ids) <= MANY else pairwise(ids))]
        links = [Linked(min(pair), max(pair), 9.0, ("the same in all fields",)) for pair in pairs]
        with register.shelf() as shelf:
            shelf.put_links(links)
            _remake(shelf, {id_ for ids in some for id_ in ids}, links, decided([]), _Memory())
    with register.shelf() as shelf:
        shelf.set_brought(Brought(rules(), *shelf.ends()))


def parties() -> list[str]:
    """The states of the register."""
    return list(STATES)
