"""Words for weapons that are none of a list: part of a force's name, what others are against, what only carries."""

from __future__ import annotations

from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_DEALERS = rule_words("transfer.unlisted", "dealers")
_AGAINST = rule_words("transfer.unlisted", "against")
_NAMED = frozenset({"weapon", "designation"})
_FOR_NEAR = 3  # words from weapons to what they are for
_ABOARD, _ABOARD_NEAR = "متن", 8  # words from «aboard» to the craft and its type
_ON = "علي"
_CRAFT = frozenset({"other_aircraft", "ship"})
_LADEN_NEAR = 7  # words from a craft to the verb that says what it brings: other craft, whose they are
_GOODS_NEAR = 4  # words from that verb to what is brought: آلاف الأطنان من الذخائر
_LADEN = rule_words("transfer.unlisted", "laden")
_CARGO = rule_words("transfer.unlisted", "cargo")
_SHIPS = rule_words("transfer.unlisted", "ships")


def is_of_force(scene: Scene, m: Mention) -> bool:
    """Whether a word for arms is part of a force's name, or says what a firm makes: سلاح الجو الإماراتي, شركة أسلحة."""
    if m.code != "unspecified" or m.last >= len(scene.words):
        return False
    if m.first and is_listed(scene.words[m.first - 1], _DEALERS, "وبل", article=True):
        return True
    return any(a.kind == "actor" and a.last > m.last for a in scene.marked.between(max(0, m.first - 1), m.last))


def is_carrier(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether a craft only carries what is handed over: على متن ست طائرات من طراز «سي-17»."""
    if _is_laden(scene, m):
        return True
    first = max(sentence.first, m.first - _ABOARD_NEAR)
    at = next((i for i in range(m.first - 1, first, -1) if scene.words[i] == _ABOARD), None)
    if at is None or scene.words[at - 1] != _ON:
        return False
    between = scene.words[at + 1 : m.first]
    joined = split_clitic(m)[0] == "و" or any(w[0] == "و" or w == _ON for w in between)
    return not joined and scene.soft_between(at, m.first)


def _is_laden(scene: Scene, m: Mention) -> bool:
    """Whether a craft is said to bring what is named behind it: 30 طائرة شحن وسفينتان تحمل ذخائر."""
    behind = range(m.last, min(m.last + _LADEN_NEAR, len(scene.words)))
    at = next((i for i in behind if is_listed(scene.words[i], _LADEN)), None)
    if m.code not in _CRAFT or at is None or not scene.soft_between(m.last - 1, at):
        return False
    goods = scene.marked.between(at + 1, at + _GOODS_NEAR)
    alone = at == m.first + 1 and is_listed(scene.words[m.first], _SHIPS, "وب")
    cargo = alone or any(w in _CARGO for w in scene.words[m.first : at])
    return cargo and any(g.kind in _NAMED and g.code not in _CRAFT for g in goods)


def is_aim(scene: Scene, m: Mention, before: Mention | None) -> bool:
    """Whether a weapon only says against what or for what another is: مضادة للدبابات، ذخائر لراجمات, لصد المسيرات."""
    at = m.first - (1 if m.kind == "weapon" else 2)  # لمواجهة دبابات «ميركافا»
    if at > 0 and m.kind in _NAMED and not _AGAINST.isdisjoint(scene.words[at : m.first]):
        return True
    if split_clitic(m)[1] != "ل" or m.kind != "weapon":
        return False
    last = scene.words[m.first - 1] if m.first else ""
    if "مضاد" in last or last == "ضد":
        return True
    return before is not None and m.first - before.last <= _FOR_NEAR
