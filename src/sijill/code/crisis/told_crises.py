"""Crises as they are told, and one claim for each: what is told of one war or one attack is joined.

A war or attack of which one side is said takes the other from the report's other conflicts, if they name one only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sijill.actors import enemies, grounds
from sijill.code.crisis.unmade import unmade
from sijill.code.draft import Draft, only_headline
from sijill.code.sentence.blows import Blow
from sijill.code.sentence.scene import Scene, is_state
from sijill.records import Mention
from sijill.text import folded

LASTING = frozenset({"war", "sanctions", "dispute", "coup"})
_ALL = "palestinian_resistance"
FOUGHT = frozenset({"war", "attack", "armed_clash"})


@dataclass(slots=True)
class ToldCrisis(Draft):
    """A draft with those who strike, where the report says who does."""

    doers: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    day: Mention | None = None
    repelled: bool = False  # an attack of which more is lost by who made it
    struck: bool = False  # whether it is said on whom it is
    unowned: bool = False  # a blast of which nobody is said to have made it
    before: bool = False  # so long before what its sentence tells
    lone: bool = False  # of one side, which counts only if the report's other conflicts name the other


def complete(scene: Scene, drafts: list[ToldCrisis]) -> None:
    """Give wars and attacks of which one side is said the other.

    It is the one that the conflicts name beside it, or the one enemy of it (`enemies.yml`) that the report names.
    """
    fought = [d.fields for d in drafts if d.fields["crisis_kind"] in FOUGHT]
    pairs = {p for f in fought if len(f["sides"]) == 2 for a, b in [f["sides"]] for p in ((a, b), (b, a))}
    named = scene.named
    for fields in (d.fields for d in drafts if d.fields["crisis_kind"] in FOUGHT and not d.unowned):
        if len(fields["sides"]) == 1:
            side = fields["sides"][0]
            found = {b for a, b in pairs if a == side}
            known = {code for code, key in named.items() if key in enemies().get(named.get(side, side), ())}
            if fields["place"] and is_state(side):  # what a state strikes is a place of the land
                known = _as_lands(named, known, side)
                found = found if len(found) == 1 else _as_lands(named, found, side)
            other = found if len(found) == 1 else known & found or known
            if len(other) == 1:
                fields["sides"] = [side, *other]


def _as_lands(named: dict[str, str], codes: set[str], side: str) -> set[str]:
    """Those who fight a state, groups as the land they fight from where the report names it."""
    lands = named.keys() - {side}
    return {land if (land := grounds().get(named.get(c, c), c)) in lands else c for c in codes}


def fought_pairs(drafts: Iterable[Draft]) -> list[tuple[str, str]]:
    """Who fights whom in these drafts: the two sides of each war, attack and clash that has two, as often as told."""
    fought = (d for d in drafts if d.fields["crisis_kind"] in FOUGHT and d.reality == "actual")
    told = ((d.fields["sides"], len({e.start for e in d.evidence if e.field == "claim"})) for d in fought)
    return [(sides[0], sides[1]) for sides, times in told if len(sides) == 2 for _ in range(max(1, times))]


def blows_of(told: Iterable[ToldCrisis]) -> list[Blow]:
    """The fighting of two that crises tell as real, in the order of the text."""
    out = []
    for draft in told:
        sides = draft.fields["sides"]
        if draft.reality == "actual" and draft.fields["crisis_kind"] in FOUGHT and len(sides) == 2:
            striker = next(iter(draft.doers)) if len(draft.doers) == 1 else None
            if striker is not None and draft.repelled:
                striker = next(side for side in sides if side != striker)
            if striker is not None or draft.fields["crisis_kind"] != "attack":  # both may have been struck
                out.append(Blow(draft.at, striker, (sides[0], sides[1]), draft.repelled))
    return sorted(out, key=lambda blow: blow.at)


def the_war(scene: Scene, drafts: list[ToldCrisis]) -> list[ToldCrisis]:
    """«The war» without sides, in a report that tells of no other and names one pair of enemies."""
    if any(d.fields["crisis_kind"] == "war" for d in drafts):
        return []
    codes = _one_pair(scene)
    said = [
        (s, m)
        for s in scene.sentences
        for m in s.of("crisis")
        if m.code == "war" and m.article and m.tense is None and not m.data.get("group") and unmade(scene, s, m) is None
    ]
    if not said or not codes:
        return []
    fields = {"crisis_kind": "war", "sides": codes, "place": None, "date": None}
    evidence = [scene.clause_evidence(sentence, m) for sentence, m in said]
    return [ToldCrisis("crisis", fields, "actual", None, evidence, [m.entry for _, m in said], said[0][0].index)]


def _one_pair(scene: Scene) -> list[str]:
    """The codes of the one pair of enemies that a report names; a group and the land it fights from are one.

    Of several that are one, the state stands for them, else the group that is named most, no name for them all.
    """
    named = scene.named
    fought = [(a, b) for a in named for b in named if named[b] in enemies().get(named[a], ())]
    lands = {frozenset(grounds().get(named[c], c) for c in pair) for pair in fought}
    if len(lands) != 1:
        return []
    often = Counter(m.code for m in scene.marked.of(("actor",)))
    first = min(fought, key=lambda pair: max((not is_state(c), named[c] == _ALL, -often[c]) for c in pair))
    return [c for c in named if c in first]


def is_one(a: ToldCrisis, b: ToldCrisis) -> bool:
    """Whether two drafts tell one war, or one attack: no side, day or place of one is against the other."""
    f, g = a.fields, b.fields
    titled = f["crisis_kind"] != "attack" and (only_headline(a, b) or only_headline(b, a))  # of attacks there are many
    if f["crisis_kind"] != g["crisis_kind"] or not (a.reality == b.reality or titled):
        return False
    if f["crisis_kind"] == "attack" and _is_anothers(a, b):
        return False
    x, y = set(f["sides"]), set(g["sides"])
    if a.before != b.before and f["date"] != g["date"]:
        return False
    if not (x <= y or y <= x):
        return False
    if f["crisis_kind"] in LASTING:
        return True
    return not (f["date"] and g["date"] and f["date"] != g["date"]) and _same_place(f["place"], g["place"])


def _is_anothers(a: ToldCrisis, b: ToldCrisis) -> bool:
    """Whether two attacks have other doers, or who was struck by one makes the other."""
    return bool((a.doers and b.doers and not a.doers & b.doers) or a.doers & b.targets or b.doers & a.targets)


def _same_place(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return True
    x, y = folded(a), folded(b)
    return x in y or y in x


def merge(held: ToldCrisis, new: ToldCrisis) -> None:
    """Join a draft to one that tells the same."""
    f, g = held.fields, new.fields
    if only_headline(held, new):
        held.reality = new.reality
    held.headline = held.headline and new.headline
    held.doers, held.targets = held.doers or new.doers, held.targets or new.targets
    f["sides"] = list(dict.fromkeys([*f["sides"], *g["sides"]]))
    f["date"], held.day = f["date"] or g["date"], held.day or new.day
    if f["place"] is None or (g["place"] is not None and new.at < held.at and len(g["place"]) > len(f["place"])):
        f["place"] = g["place"]
    held.at = min(held.at, new.at)
    held.lone = held.lone and new.lone
    held.struck = held.struck or new.struck
    held.absorb(new)


def without_halves(drafts: list[ToldCrisis]) -> list[ToldCrisis]:
    """Those drafts that tell no half of a war: who wages it alone, where the report tells a war of two others."""
    two = any(d.fields["crisis_kind"] == "war" and len(d.fields["sides"]) > 1 for d in drafts)
    return [d for d in drafts if not (two and _is_half(d))]


def _is_half(draft: ToldCrisis) -> bool:
    sides = draft.fields["sides"]
    if draft.fields["crisis_kind"] != "war" or len(sides) != 1 or not is_state(sides[0]):
        return False
    return not (draft.struck or draft.fields["date"] or draft.fields["place"])
