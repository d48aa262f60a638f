"""Agreements under which captives go free: an agreement or a deal behind which words tell so, of one sort with a truce.

اتفاق واسع لإطلاق سراح الأسرى, صفقة تفرج بموجبها الحركة عن الرهائن
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_FREES = rule_words("agreement.captives", "frees")
_CAPTIVES = rule_words("agreement.captives", "captives")
_REACH = 7  # words from an agreement to its freeing somebody, and from there to the captives
_WORDS = frozenset({"instruments.agreement", "contracts.contract", "instruments.contract"})


def as_of_captives(scene: Scene, sentence: Sentence, anchor: Mention) -> Mention:
    """A word of an agreement or deal as one of captives, where what follows says that they go free; else as it is."""
    if anchor.entry not in _WORDS or not _frees(scene, sentence, anchor):
        return anchor
    code = "agreement" if anchor.kind == "instrument" else "unspecified"
    return anchor.but(kind="instrument", code=code, entry="instruments.swap", data={"ceasefire": True, "sort": "truce"})


def _frees(scene: Scene, sentence: Sentence, anchor: Mention) -> bool:
    """Whether captives are named behind a word of freeing them, which stands behind an agreement in one clause."""
    end = min(anchor.last + _REACH, sentence.last)
    at = next((i for i in range(anchor.last, end) if is_listed(scene.words[i], _FREES, "لب", article=True)), None)
    if at is None or not scene.soft_between(anchor.last - 1, at):
        return False
    return any(is_listed(w, _CAPTIVES, "وبل", article=True) for w in scene.words[at : min(at + _REACH, sentence.last)])
