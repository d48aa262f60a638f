"""Nouns that count by their form: duals, and singulars beside a word of toll or of loss.

مقتل جنديين, استشهد مواطن, جنديين تركيين قتلا
وكان شرطي قد قتل, فقد الجيش جنديا
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene
from sijill.languages.rule_words import is_listed, rule_words
from sijill.marked import Quantity
from sijill.records import Mention
from sijill.text import SOFT

_DUAL = 12  # words from a word that rules to two weapons: its subject may stand between
_OBJECT = 2  # words from having or using to two weapons: who does may stand between
_ONE_OF = frozenset({"احد", "احدي"})
_TWO_BACK = 3  # words from a verb in the dual back to the two that it tells of
_ALREADY = "قد"
_TELLS_OF = frozenset({"كان", "ان", "بان"})  # before somebody of whom a verb tells
_BY_MEANS = rule_words("figure.by_form", "by_means")


def by_form(scene: Scene, acts: list[Mention], numbers: list[Mention]) -> list[Mention]:
    """Duals, and singulars beside a word of toll: مقتل جنديين, استشهد مواطن, وكان شرطي قد قتل."""
    taken = {i for n in numbers for i in range(n.first, n.last)}
    out: list[Mention] = []
    for act in acts:
        if act.data["act"] not in ("toll", "lost", "struck", "used", "held"):
            continue
        found = [m for m in scene.marked.between(act.last, act.last + _reach(act)) if _counts_behind(scene, act, m)]
        for m in (*found, *_two_before(scene, act), *_one_before(scene, act)):
            if not {m.first - 1, m.last} & taken and m.first not in {o.first for o in out}:
                out.append(m)
        out += (n for n in _one_of_many(scene, act) if n.first not in taken)
    return out


def _reach(act: Mention) -> int:
    return _OBJECT if act.data.get("near") else _DUAL


def _counts_behind(scene: Scene, act: Mention, m: Mention) -> bool:
    """Whether a noun behind a word that rules counts by its form."""
    size = m.data.get("count") if m.kind in ("metric", "people", "weapon") else None
    if not size or m.article or m.pronoun or not scene.soft_between(act.first, m.first):
        return False
    if act.data["act"] in ("used", "held") and (size != 2 or m.kind != "weapon" or m.first > act.last + _OBJECT):
        return False
    if m.kind == "weapon" and (m.proclitic[-1:] == "ب" or is_by_means(scene, m.first)):
        return False  # استهدف الموقع بصاروخين
    far = m.kind == "weapon" or act.data["act"] == "lost"  # فقدت البحرية الأميركية جنديين
    if size == 2:
        return m.first == act.last or far or m.first < act.last + 2
    if _is_one_lost(scene, act, m):
        return True
    one = m.kind != "weapon" and act.data["act"] == "toll" and not _is_subject(scene, act, m)
    return one and (m.first == act.last or _is_object(scene, act, m))


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


def _is_one_lost(scene: Scene, act: Mention, noun: Mention) -> bool:
    """Whether a singular in the accusative is whom somebody lost: فقد الجيش أمس جنديا."""
    lost = act.data["act"] == "lost" and act.tense is not None and noun.entry == "metrics.troops_one"
    if not lost or not scene.words[noun.last - 1].endswith("ا"):
        return False
    return not any(i in scene.verb_starts for i in range(act.last, noun.first))


def _one_before(scene: Scene, act: Mention) -> list[Mention]:
    """One person of whom the verb of toll right behind tells: وكان شرطي تركي قد قتل الاثنين, أن جنديا أصيب بجروح."""
    if act.tense != "past" or act.data["act"] != "toll" or act.proclitic or act.first not in scene.verb_starts:
        return []
    at = act.first - (scene.words[act.first - 1] == _ALREADY)
    beside = [m for m in scene.marked.between(at - 1, at) if m.kind == "actor" and m.last == at and not m.article]
    end = beside[0].first if beside and beside[0].data["form"] == "nisba" else at
    ones = (m for m in scene.marked.between(end - 1, end) if m.last == end and m.kind in ("metric", "people"))
    noun = next((m for m in ones if m.data.get("count") == 1 and not (m.article or m.pronoun)), None)
    if noun is None or not scene.soft_between(noun.first, act.last):
        return []
    told = noun.first > 0 and is_listed(scene.words[noun.first - 1], _TELLS_OF)
    return [noun] if told and _has_no_object(scene, act) else []


def _has_no_object(scene: Scene, act: Mention) -> bool:
    """Whether a verb that may be active or passive (قتل) is followed by nobody: by a preposition, a day, or the end."""
    if act.entry not in ("metrics.dead", "metrics.wounded") or act.last - act.first > 1:
        return True
    if act.last >= len(scene.words) or scene.marked.words.breaks[act.last] != SOFT:
        return True
    following = scene.words[act.last]
    return scene.links.link((following,)) is not None or any(
        m.kind == "date" for m in scene.marked.between(act.last, act.last + 1)
    )


def _is_subject(scene: Scene, act: Mention, noun: Mention) -> bool:
    """Whether a singular behind an active verb may be who did it (قتل جندي ثلاثة أشخاص)."""
    following = scene.words[noun.last] if noun.last < len(scene.words) else ""
    return act.tense is not None and act.entry == "metrics.dead" and following[:1].isdecimal()


def is_by_means(scene: Scene, at: int) -> bool:
    """Whether a word says of what stands at a place that somebody strikes with it: عبر مسيرتين."""
    return at > 0 and scene.words[at - 1] in _BY_MEANS
