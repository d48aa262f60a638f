"""Whether what is ended is something else than the instrument beside the word of an end.

أنهت العمل باتفاقية, اتفاقية الدفاع التي أنهتها        the instrument
أنهت الخلاف باتفاق, عبر اتفاق, انهارت مفاوضاتها      something else
"""

from __future__ import annotations

from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_ENDING = frozenset({"stages.terminate", "stages.finish", "stages.collapse"})
_WORK = rule_words("agreement.ended", "work")
_OBJECT = 12  # words from an agreement that ends something to that
_QUARRELS = rule_words("agreement.ended", "quarrels")
_MEANS = rule_words("agreement.ended", "means")


def ends_else(scene: Scene, sentence: Sentence, m: Mention, anchor: Mention) -> bool:
    """Whether a word of an end is of talks about an instrument, or of what ends by means of one."""
    if m.entry not in _ENDING:
        return False
    if any(o.code == "negotiating" and m.last <= o.first < anchor.first for o in sentence.of("stage")):
        return True
    return bool(m.data.get("undone")) and not _is_undone(scene, m, anchor)


def _is_undone(scene: Scene, m: Mention, anchor: Mention) -> bool:
    """Whether an instrument is the object of a verb of ending, or is what work goes by; behind it, by its pronoun."""
    if m.first >= anchor.last:
        return bool(m.pronoun) or m.tense is None
    if m.last == anchor.first and any(
        is_listed(w, _QUARRELS) for w in scene.words[anchor.last : anchor.last + _OBJECT]
    ):
        return False  # أنهى الاتفاق الموقع في باكو الحرب
    before = scene.words[anchor.first - 1]
    return is_listed(before, _WORK) if split_clitic(anchor)[1] else not is_listed(before, _MEANS, "و")
