"""How many missiles and shells fell on somebody: figures of whoever fired them, against whom they hit.

سقطت عشرة صواريخ على القاعدة الأميركية          against USA
تعرضت القاعدة لخمسة صواريخ                      what somebody is exposed to
300 قذيفة سقطت على البلدة                       the verb behind them
"""

from __future__ import annotations

from sijill.code.figure.amounts import Amount
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.marked import Quantity
from sijill.records import Mention

_FALLS = tuple(rule_words("figure.fallen", "falls"))
_EXPOSED = rule_words("figure.fallen", "exposed")
_ARMS = frozenset({"missile", "ammunition"})
_BACK = 12  # words from the verb to the arms: on whom they fell may stand between
_BEHIND = 2  # words from the arms to the verb behind them
_LISTED = 6  # words from a number of arms to the next that و joins
_ON = frozenset({"upon", "in", "to"})
_STRUCK = frozenset({*_ON, OF, ADJECTIVE})  # how who is hit stands behind the arms
_TARGET = 10  # words behind the arms in which stands on whom they fell
_PAIR = 2


def fallen(scene: Scene, sentence: Sentence) -> list[Amount]:
    """The arms that a sentence says to have fallen, in order; those of a list by the verb of the first."""
    out: list[Amount] = []
    for number, quantity, arms in _counted(sentence):
        verb = _verb(scene, sentence, number, arms)
        if verb is None and out and _is_joined(scene, out[-1].number, number):
            last = out[-1]
            out.append(Amount(number, quantity, "equipment", "count", last.word, last.subject, last.counterpart))
        elif verb is not None:
            owner = next((p for p in scene.phrases(sentence) if p.link == ADJECTIVE and p.first == arms.last), None)
            target = _target(scene, sentence, verb, arms)
            firer = owner.code if owner is not None else scene.opponent(target) if target else None
            if target and firer != target:
                word = next((m for m in sentence.of("metric") if m.first == verb), arms)
                out.append(Amount(number, quantity, "equipment", "count", word, [firer] if firer else [], target))
    return out


def _is_joined(scene: Scene, last: Mention, number: Mention) -> bool:
    """Whether a number of arms is joined to the one before it: 470 برميلا وأكثر من 400 صاروخ."""
    between = scene.words[last.last : number.first + 1]
    return len(between) <= _LISTED and any(w[:1] == "و" for w in between)


def _counted(sentence: Sentence) -> list[tuple[Mention, Quantity, Mention]]:
    """Each number of missiles or shells of a sentence, and each pair of them."""
    out = []
    for arms in sentence.of("weapon"):
        if arms.code not in _ARMS or arms.article:
            continue
        number = next((m for m in sentence.of("number") if m.last == arms.first), None)
        if number is not None:
            out.append((number, number.data, arms))
        elif arms.data.get("count") == _PAIR:
            out.append((arms, Quantity(float(_PAIR), None, "exact"), arms))
    return out


def _verb(scene: Scene, sentence: Sentence, number: Mention, arms: Mention) -> int | None:
    """Where the word stands that says that arms fell or that somebody was exposed to them."""
    words = scene.words
    behind = range(arms.last, min(arms.last + _BEHIND, sentence.last))
    if (fell := next((i for i in behind if begins(words[i], _FALLS, "")), None)) is not None:
        return fell
    for i in range(number.first - 1, max(sentence.first, number.first - _BACK) - 1, -1):
        if begins(words[i], _FALLS, "وفبل"):
            return i
        if is_listed(words[i], _EXPOSED, "وف") and "ل" in (words[number.first][0], words[number.first - 1]):
            return i
        if i in scene.verb_starts or words[i] in scene.links.clause:
            return None
    return None


def _target(scene: Scene, sentence: Sentence, verb: int, arms: Mention) -> str | None:
    """On whom arms fell: who stands behind على or في, or the subject of a verb of being exposed."""
    phrases = scene.phrases(sentence)
    if is_listed(scene.words[verb], _EXPOSED, "وف"):
        return next((p.code for p in phrases if verb < p.first < arms.first and p.link in (BARE, OF, ADJECTIVE)), None)
    near = [p for p in phrases if verb < p.first < arms.last + _TARGET and p.link in _STRUCK]
    own = [p for p in near if p.first != arms.last]
    return own[0].code if own else None
