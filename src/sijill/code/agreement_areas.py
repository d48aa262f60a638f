"""What an agreement is about: the areas of cooperation that its sentence names of it."""

from __future__ import annotations

from sijill.code.scene import Scene, Sentence
from sijill.records import Mention

CIVIL = frozenset({"general", "non_defence"})
AREAS_BACK = 3  # words before an instrument in which an area is still of it
_DEFENCE = ("weapon", "designation", "area", "area_adjective", "force")
_NEAR = 10  # words round an instrument in which a word of defence tells what it is about


def areas_of(sentence: Sentence, anchor: Mention) -> list[str]:
    """The areas named after an instrument, and those between a verb of agreeing and it (اتفقت على ... وفقا لمذكرة)."""
    agreed = min((m.last for m in sentence.of("stage") if m.data.get("agree")), default=anchor.first)
    floor = min(agreed, anchor.first - AREAS_BACK)
    found = [m for m in sentence.of("area", "area_adjective", "listed_area") if _is_of(m, anchor, floor)]
    codes = [m.code for m in found]
    if anchor.data.get("area"):
        codes.append(anchor.data["area"])
    return specific(codes)


def _is_of(area: Mention, anchor: Mention, floor: int) -> bool:
    if area.data.get("listed") and not area.proclitic.startswith("و"):
        return False
    near = area.data.get("near")
    if near is not None:
        return 0 <= area.first - anchor.last <= int(near)
    return area.first >= floor or bool(area.data.get("strong"))


def specific(codes: list[str]) -> list[str]:
    """Each area once; `general` only where nothing more specific is said."""
    once = list(dict.fromkeys(codes))
    return [c for c in once if c != "general"] if any(c not in CIVIL for c in once) else once


def is_defence(sentence: Sentence, anchor: Mention) -> bool:
    """Whether words of arms, forces or cooperation in defence stand near the instrument, or a title makes it known."""
    if anchor.data.get("title"):
        return True
    near = (m for m in sentence.of(*_DEFENCE) if -_NEAR <= m.first - anchor.last <= _NEAR)
    return any(m.code not in CIVIL - {"general"} for m in near)


def is_defence_report(scene: Scene) -> bool:
    """Whether the report's title speaks of arms, forces or cooperation in defence."""
    return not scene.sentences[0].kinds.isdisjoint(_DEFENCE)
