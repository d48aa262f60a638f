"""Which statements are about a matter that has nothing to do with defence: قال الوزير إن موسم الحج انتهى."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.sentence.scene import Scene, Speech
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_MATTERS = rule_words("statement.beside", "matters")
_TWO_SENSES = rule_words("statement.beside", "two_senses")
_OF_DEFENCE = frozenset({"weapon", "designation", "crisis", "scope"})
_GLUED = "وفبلك"


def is_beside(scene: Scene, speech: Speech, said: Iterable[Mention]) -> bool:
    """Whether what is said has a word of such a matter and none of defence."""
    words, office = scene.words, speech.speaker_mention
    told = {words[m.first] for m in said if _tells(m) and not office.first <= m.first < office.last} - _TWO_SENSES
    said_in = range(speech.first, speech.until)
    return not told and any(is_listed(words[i], _MATTERS, _GLUED, article=True) for i in said_in)


def _tells(m: Mention) -> bool:
    """Whether a mention is of defence, whoever names it."""
    return m.kind in _OF_DEFENCE or (m.kind == "area" and m.code != "non_defence")
