"""Weapons in a list of what was lost or destroyed, which count without a number, and the owner that one of them names.

دمر دبابة ومدرعتين و3 مدافع أوكرانية        one tank, two armoured vehicles, three guns, all of them of UKR
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.sentence.scene import Scene
from sijill.records import Mention
from sijill.text import COMMA, SOFT, STOP

_LONGEST = 40  # words of a list
_NUMBER = 4  # words of a number before a noun
_PAIR = 8  # words of a number and what it counts first
_FEW = 10  # up to so many a noun stands in the plural
_ACTS = frozenset({"lost", "struck"})
_NO_WEAPON = frozenset({"services", "technology", "other", "engine", "munitions"})


def listed(scene: Scene, acts: Iterable[Mention], counted: list[Mention]) -> list[Mention]:
    """Singulars and duals in lists behind a word of loss, where a number or a dual counts another member.

    `counted` are the numbers and duals found so far.
    """
    firsts = {m.first for m in counted}
    arms = [m.first for m in counted if _is_of_arms(scene, m)]
    out: list[Mention] = []
    for act in acts:
        if act.data["act"] not in _ACTS or act.data.get("near"):
            continue
        end = _end(scene, act)
        if not any(act.last <= first < end for first in (firsts if act.data["act"] == "lost" else arms)):
            continue
        inside = [m for m in scene.marked.between(act.last, end) if m.kind == "weapon" and m.code not in _NO_WEAPON]
        if inside and _is_doer(scene, act, inside[0], firsts):
            del inside[0]
        for m in inside:
            if m.data.get("count") and not m.article and not m.pronoun and _is_member(scene, m, inside[0], firsts):
                firsts.add(m.first)
                out.append(m)
    return out


def _is_doer(scene: Scene, act: Mention, head: Mention, counted: set[int]) -> bool:
    """Whether a lone weapon right behind a verb does what it tells to those counted behind: اعترضت مدمرة 14 مسيرة."""
    if act.tense is None or head.first != act.last or head.data.get("count") != 1:
        return False
    following = min((first for first in counted if first > head.first), default=head.first)
    joined = "و" in (scene.words[following][:1], scene.words[following - 1])
    return following > head.first and not joined and scene.soft_between(head.first, following)


def _is_of_arms(scene: Scene, m: Mention) -> bool:
    """Whether what counts arms is struck and does not strike: بثلاثة صواريخ is with what."""
    if scene.words[m.first].startswith("ب") or scene.words[m.first - 1] == "ب":
        return False
    return m.kind == "weapon" or any(o.kind == "weapon" for o in scene.marked.between(m.last, m.last + 2))


def _end(scene: Scene, act: Mention) -> int:
    """Where a list behind a word ends: at a verb, a word that opens a clause, or a stop."""
    breaks, words = scene.marked.words.breaks, scene.words
    last = min(act.last + _LONGEST, len(words))
    for i in range(act.last, last):
        if i in scene.verb_starts or words[i] in scene.links.clause or (i > act.last and breaks[i] == STOP):
            return i
    return last


def _is_member(scene: Scene, m: Mention, head: Mention, counted: set[int]) -> bool:
    """Whether a noun is a member of a list: its first, or joined to it by و or a comma; not counted already."""
    before = scene.marked.between(m.first - _NUMBER, m.first)
    if m.first in counted or any(o.kind in ("number", "share") and o.last == m.first for o in before):
        return False
    if _is_of_number_before(scene, m):
        return False
    if m is head:
        return m.proclitic in ("", "و") and scene.marked.words.breaks[m.first] in (SOFT, COMMA)
    return m.proclitic.startswith("و") or scene.words[m.first - 1] == "و"


def _is_of_number_before(scene: Scene, m: Mention) -> bool:
    """Whether a number before another singular counts both: 8900 دبابة ومدرعة."""
    near = scene.marked.between(max(0, m.first - _PAIR), m.first)
    for one in near:
        if one.kind == "weapon" and one.data.get("count") == 1 and m.first - one.last <= 1:
            return any(o.kind == "number" and o.last == one.first and o.data.value > _FEW for o in near)
    return False
