"""Whether a side itself denies what others tell of its supply, behind what they tell.

ذكرت مجلة أن تركيا أرسلت ذخائر، لكن أنقرة نفت النبأ
قالت واشنطن إن موسكو تتلقى صواريخ من بيونغ يانغ، الأمر الذي نفته الأخيرة
"""

from __future__ import annotations

from sijill.code.rumours import DENY
from sijill.code.scene import Scene, Sentence
from sijill.code.two_sides import Sides
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_TOLD = rule_words("contested", "told")
_WHAT = rule_words("contested", "what")
_TOLD_REACH = 4  # words from denying to what is denied: who denies may stand between
_WHO_REACH = 3  # words between denying and who denies
_OPENS = 4  # words of the next sentence in which the denial stands


def is_contested(scene: Scene, sentence: Sentence, last: int, sides: Sides) -> bool:
    """Whether who supplies or receives denies it behind the word `last`, or at the start of the next sentence."""
    codes = {c for side in (sides.supplier, sides.recipient) if side is not None for c in side.codes}
    denials = (m for m in _behind(scene, sentence, last) if m.entry == DENY and m.tense is not None)
    return any(_is_of_it(scene, m) and _is_by(scene, m, codes) for m in denials)


def _behind(scene: Scene, sentence: Sentence, last: int) -> list[Mention]:
    later = scene.sentences[sentence.index + 1 : sentence.index + 2]
    opening = [m for s in later for m in s.of("cue") if m.first - s.first < _OPENS]
    return [m for m in sentence.of("cue") if m.first >= last] + opening


def _is_of_it(scene: Scene, denial: Mention) -> bool:
    """Whether a verb denies what was told before: by its pronoun, or ذلك or such a noun behind it."""
    if denial.pronoun:
        return denial.first > 0 and is_listed(scene.words[denial.first - 1], _WHAT)
    return any(is_listed(w, _TOLD, "وب") for w in scene.words[denial.last : denial.last + _TOLD_REACH])


def _is_by(scene: Scene, denial: Mention, codes: set[str]) -> bool:
    """Whether one of some actors stands right behind a verb or, where nobody does, right before it."""
    behind = scene.actors(denial.last, min(denial.last + _WHO_REACH, scene.sentence_of(denial).last))
    before = [m for m in scene.actors(max(0, denial.first - _WHO_REACH), denial.first) if m.last == denial.first]
    return any(m.code in codes for m in (behind or before))
