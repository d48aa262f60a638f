"""Numbers that no known noun follows and that count people all the same.

وأصيب 17 آخرون, إصابة 4 في             the word of the toll before them says so, and what stands behind them
ارتفع إلى 60 عدد القتلى                 or words of a toll right behind them
ولا يزال 7 آلاف في عداد المفقودين
"""

from __future__ import annotations

from sijill.code.figure.toll_totals import COMES_TO, comes_to, told_in_all
from sijill.code.sentence.scene import Scene
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import SOFT

_FAR = 13  # words from a total to its number
_JOINED = 4  # words between one coordinated number and a bare one behind it
_BARE = 4  # words from a word of toll to a number that counts nothing named (إلى أكثر من)
_WITH_W = rule_words("figure.alone", "begin_with_w")
_LETTERS = 3


def stands_alone(scene: Scene, number: Mention, act: Mention, before: int | None) -> bool:
    """Whether a number counts people by a word of toll; `before`: the end of the count before it of the same word."""
    if act.first == number.last and (act.data.get("total") or _is_of_many(scene, act)):
        return True
    is_joined = "و" in (scene.words[number.first][:1], scene.words[number.first - 1])
    near = before is not None and is_joined and number.first - before <= _JOINED
    comes = number.proclitic or scene.words[number.first - 1] in COMES_TO
    told = told_in_all(scene, act)
    total = (comes and (act.data.get("total") or told is not None)) or (told is not None and comes_to(scene, told))
    if not near and not (0 <= number.first - act.last <= (_FAR if total else _BARE)):
        return False
    return ends_count(scene, number)


def ends_count(scene: Scene, number: Mention) -> bool:
    """Whether what stands behind a number is nothing that it counts: a stop, a preposition, «and» (not عشر سنوات)."""
    if scene.marked.words.breaks[number.last] != SOFT or number.last >= len(scene.words):
        return True
    if any(m.kind == "alone" for m in scene.marked.between(number.last, number.last + 1)):
        return True
    following = scene.words[number.last]
    known = scene.links.link((following,)) is not None or following in scene.links.clause
    joined = following == "و" or (following[0] == "و" and (len(following) > _LETTERS or following[1:].isdecimal()))
    return known or (joined and following not in _WITH_W)


def _is_of_many(scene: Scene, act: Mention) -> bool:
    """Whether words tell a toll of several whom a number before them counts: 200 لقوا حتفهم, 30 أصيبوا."""
    if not act.data.get("toll") or act.proclitic:
        return False
    return act.last - act.first > 1 or (act.tense is not None and scene.words[act.first].endswith("وا"))
