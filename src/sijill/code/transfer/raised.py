"""Aid that is said to have grown or shrunk, and so to be given already: زادت روما مساعداتها العسكرية لليما."""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_GROWS = rule_words("transfer.raised", "grows")
_REACH = 4  # words before the aid among which the verb is: who raises it stands between


def is_raised(scene: Scene, sentence: Sentence, aid: Mention) -> bool:
    """Whether a verb of growing or shrinking, of nothing yet to come, governs aid close behind it."""
    return any(is_listed(w, _GROWS) for w in scene.words[max(sentence.first, aid.first - _REACH) : aid.first])
