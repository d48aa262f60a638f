"""Which statements are about other matters than defence, in reports that hold both.

قال الوزير إن أسعار القمح ارتفعت                     a matter of its own, without a word of defence
شكر المدير الحضور على مشاركتهم                       in a report that is mostly about other things
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.sentence.scene import Scene, Speech
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_MATTERS = rule_words("statement.beside", "matters")
_TWO_SENSES = rule_words("statement.beside", "two_senses")
_OF_DEFENCE = frozenset({"weapon", "designation", "crisis", "scope"})
_GLUED = "وفبلك"
_LEAST = 2  # words of defence in a statement of a report that is mostly about other things


def is_beside(scene: Scene, speech: Speech, said: Iterable[Mention]) -> bool:
    """Whether what is said is about other things than defence."""
    words, office = scene.words, speech.speaker_mention
    told = {words[m.first] for m in said if _tells(m) and not office.first <= m.first < office.last} - _TWO_SENSES
    if scene.thin and len(told) < _LEAST:
        return True
    said_in = range(speech.first, speech.until)
    return not told and any(is_listed(words[i], _MATTERS, _GLUED, article=True) for i in said_in)


def _tells(m: Mention) -> bool:
    """Whether a mention is of defence, whoever names it."""
    return m.kind in _OF_DEFENCE or (m.kind == "area" and m.code != "non_defence")
