"""Who is punished for a deed, and so does it: فرضت لندن عقوبات على شركات إيرانية لتورطها في إنتاج صواريخ.

Behind sanctions or a list of them stands why they are: a word of blame (بسبب) or one that says how one is mixed up in
it (لتورطها في), or the deed itself with لـ. Whoever punishes does not do it.
"""

from __future__ import annotations

from typing import NamedTuple

from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_REACH = 20  # words from the sanctions to the deed that they are for
_NEAR = 4  # words from why they are to the deed: بسبب دورها في
_UPON = "upon"
_LISTED = "crises.listed"
_SANCTIONS = rule_words("transfer.punished", "sanctions")
_CAUSES = rule_words("transfer.punished", "causes")
_PRETEXTS = rule_words("transfer.punished", "pretexts")


class Blame(NamedTuple):
    """Who is punished for a deed, None if not named; what it is told in; whether who punishes only alleges it."""

    who: ActorPhrase | None
    sanctions: Mention
    alleged: bool


def punished_for(scene: Scene, sentence: Sentence, word: Mention) -> Blame | None:
    """Who is under sanctions for the deed that a verbal noun names; None where it is no reason for any."""
    if word.tense is not None:
        return None
    told = [m for m in sentence.of("crisis") if m.code == "sanctions" and 0 <= word.first - m.last <= _REACH]
    told = [m for m in told if m.entry == _LISTED or is_listed(scene.words[m.first], _SANCTIONS, "وبل", article=True)]
    why = _reason(scene, told[-1].last, word) if told else None
    if why is None:
        return None
    return Blame(_punished(scene, sentence, told[-1], why), told[-1], is_listed(scene.words[why], _PRETEXTS))


def _reason(scene: Scene, first: int, word: Mention) -> int | None:
    """The word that says why, right before a deed or a few words, and nobody named between."""
    for i in range(word.first - 1, max(first, word.first - _NEAR) - 1, -1):
        if is_listed(scene.words[i], _CAUSES) or is_listed(scene.words[i], _PRETEXTS):
            between = (p for p in scene.phrases(scene.sentence_of(word)) if i < p.first < word.first)
            return None if any(between) else i
    return word.first if word.proclitic.endswith("ل") and word.pronoun else None


def _punished(scene: Scene, sentence: Sentence, sanctions: Mention, why: int) -> ActorPhrase | None:
    """Who stands between the sanctions and why they are, or before them behind على or as who is put on their list."""
    phrases = [p for p in scene.phrases(sentence) if p.last <= why]
    behind = [p for p in phrases if p.first >= sanctions.last]
    if behind:
        return behind[-1]
    before = [p for p in phrases if p.last <= sanctions.first]
    if sanctions.entry == _LISTED:
        return before[-1] if len(before) > 1 else None
    return next((p for p in before[::-1] if p.link == _UPON), None)
