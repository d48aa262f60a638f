"""Nouns that count by their form: duals, and singulars right behind a word of toll.

مقتل جنديين, استشهد مواطن, جنديين تركيين قتلا
"""

from __future__ import annotations

from sijill.code.scene import Scene
from sijill.languages.rule_words import rule_words
from sijill.marked import Quantity
from sijill.records import Mention

_DUAL = 12  # words from a word that rules to two weapons: its subject may stand between
_OBJECT = 2  # words from having or using to two weapons: who does may stand between
_ONE_OF = frozenset({"احد", "احدي"})
_TWO_BACK = 3  # words from a verb in the dual back to the two that it tells of
_BY_MEANS = rule_words("by_form", "by_means")


def by_form(scene: Scene, acts: list[Mention], numbers: list[Mention]) -> list[Mention]:
    """Duals, and singulars right behind a word of toll: مقتل جنديين, استشهد مواطن."""
    taken = {i for n in numbers for i in range(n.first, n.last)}
    out: list[Mention] = []
    for act in acts:
        if act.data["act"] not in ("toll", "lost", "struck", "used", "held"):
            continue
        had = act.data["act"] in ("used", "held")
        for m in scene.marked.between(act.last, act.last + (_OBJECT if act.data.get("near") else _DUAL)):
            size = m.data.get("count") if m.kind in ("metric", "people", "weapon") else None
            far = m.kind == "weapon" or act.data["act"] == "lost"  # فقدت البحرية الأميركية جنديين
            near = m.first == act.last or (size == 2 and (far or m.first < act.last + 2)) or _is_object(scene, act, m)
            if had and (size != 2 or m.kind != "weapon" or m.first > act.last + _OBJECT):
                continue
            if not size or m.article or m.pronoun or not near or not scene.soft_between(act.first, m.first):
                continue
            if {m.first - 1, m.last} & taken or m.first in {o.first for o in out}:
                continue
            if m.kind == "weapon" and (m.proclitic[-1:] == "ب" or is_by_means(scene, m.first)):
                continue  # استهدف الموقع بصاروخين
            if size == 1 and (m.kind == "weapon" or act.data["act"] != "toll" or _is_subject(scene, act, m)):
                continue
            out.append(m)
        out += (n for n in _one_of_many(scene, act) if n.first not in taken)
        out += (m for m in _two_before(scene, act) if not {m.first - 1, m.last} & taken and m not in out)
    return out


def _two_before(scene: Scene, verb: Mention) -> list[Mention]:
    """The two people of whom a verb in the dual behind them tells: جنديين تركيين قتلا."""
    if verb.tense is None or verb.data["act"] != "toll" or not scene.words[verb.first].endswith("ا"):
        return []
    near = scene.marked.between(verb.first - _TWO_BACK, verb.first)
    two = [m for m in near if m.kind in ("metric", "people") and m.data.get("count") == 2 and not m.article]
    return [m for m in two[-1:] if not m.pronoun and scene.soft_between(m.first, verb.first)]


def _is_object(scene: Scene, act: Mention, noun: Mention) -> bool:
    """Whether one of whom a verb tells stands in the accusative behind who did it: اغتالت إسرائيل قياديا."""
    verb = act.tense is not None and act.data["act"] == "toll" and noun.kind != "weapon"
    between = scene.marked.between(act.last, act.last + 1)
    who = max((m.last for m in between if m.kind == "actor"), default=0)
    return verb and noun.first == who and scene.words[noun.first].endswith("ا")


def _one_of_many(scene: Scene, act: Mention) -> list[Mention]:
    """One of those whom a plural names, right behind a word of toll, as a number: مقتل أحد جنود الجيش."""
    at = act.last
    if act.data["act"] != "toll" or at + 1 >= len(scene.words) or scene.words[at] not in _ONE_OF:
        return []
    if not scene.soft_between(act.first, at + 1) or not any(
        _is_people(m) for m in scene.marked.between(at + 1, at + 2)
    ):
        return []
    start, end = scene.marked.words.span(at, at + 1)
    return [Mention(start, end, at, at + 1, "number", "", "number", Quantity(1.0, None, "exact"))]


def _is_people(m: Mention) -> bool:
    return m.kind in ("metric", "people") and bool(m.data.get("counted"))


def _is_subject(scene: Scene, act: Mention, noun: Mention) -> bool:
    """Whether a singular behind an active verb may be who did it (قتل جندي ثلاثة أشخاص)."""
    following = scene.words[noun.last] if noun.last < len(scene.words) else ""
    return act.tense is not None and act.entry == "metrics.dead" and following[:1].isdecimal()


def is_by_means(scene: Scene, at: int) -> bool:
    """Whether a word says of what stands at a place that somebody strikes with it: عبر مسيرتين."""
    return at > 0 and scene.words[at - 1] in _BY_MEANS
