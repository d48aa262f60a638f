"""Shares in a row, of which only the first, the last or a heading says what they are of.

42% من صادرات السلاح، تلتها ألمانيا بـ9.6%، ثم هولندا (7%)        beside who has it
42% من صادرات السلاح مقابل 9.6% لألمانيا و7% لهولندا              held against it
توزعت صادرات السلاح بين كندا (42%) وألمانيا (9.6%)              in brackets behind who has it
كندا بنسبة 42% وألمانيا بنسبة 9.6% من صادرات السلاح             the last says it for all
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sums.sum_lists import FOLLOWS, beside, held_against
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_BACK = 3  # words before a share in which it is called one: بحصة بلغت 42%
_APART = 8  # words from one share of a row to the next
_SHARE = rule_words("figure.share_rows", "share")
_OPENS = "("
_HOLDING = 9  # words from «the share of» to how much it is


def next_owner(scene: Scene, sentence: Sentence, last: Mention, number: Mention) -> str | None:
    """Whose a percentage is that goes on with the share before it, or None if it does not go on."""
    far = any(is_listed(w, FOLLOWS) for w in scene.words[last.last : number.first])
    if last.kind != "percent" or number.kind != "percent" or number.first - last.last > _APART * (1 + far):
        return None
    held = held_against(scene, sentence, number)
    if held is not None:
        return held
    grown = any(m.code == "change" and m.first >= last.last for m in sentence.of("figure_kind") if _is_grown(m))
    return beside(scene, sentence, number) if not grown else None


def goes_on_to(scene: Scene, sentence: Sentence, number: Mention, following: Mention) -> bool:
    """Whether a share and the next, joined by «and», each stand beside who has them, and nothing is said to grow."""
    near = 0 < following.first - number.last <= _APART and scene.words[number.last][0] == "و"
    owned = near and all(beside(scene, sentence, m) is not None for m in (number, following))
    return owned and not is_grown(sentence, number)


def is_called_share(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a percentage is told as a share: in brackets right behind who has it, or by a word for a share."""
    if _OPENS in scene.marked.words.gaps[number.first] and beside(scene, sentence, number) is not None:
        return True
    first = max(sentence.first, number.first - _BACK)
    if any(is_listed(scene.words[i], _SHARE, "وفب") for i in range(first, number.first)):
        return True
    held = (m for m in sentence.of("share_of") if 0 <= number.first - m.last <= _HOLDING)
    return any(_is_next(scene, m, number) for m in held)


def is_grown(sentence: Sentence, number: Mention) -> bool:
    """Whether something is said before a percentage to have grown or shrunk, so that it may be by how much."""
    return any(m.last <= number.first and _is_grown(m) for m in sentence.of("figure_kind"))


def _is_next(scene: Scene, share: Mention, number: Mention) -> bool:
    """Whether a percentage is the first number behind «the share of»."""
    return not any(m.kind in ("percent", "money", "number") for m in scene.marked.between(share.last, number.first))


def _is_grown(m: Mention) -> bool:
    return m.code == "change" and m.entry != "metrics.change"
