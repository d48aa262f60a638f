"""Blocs that an adjective names: الدعم الغربي is of the West, العقوبات الأوروبية of Europe."""

from __future__ import annotations

from sijill.code.sentence.phrases import ADJECTIVE, ActorPhrase
from sijill.code.sentence.scene import Scene
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_WESTERN = rule_words("sentence.blocs", "western")
_EUROPEAN = rule_words("sentence.blocs", "european")
_WEST, _EUROPE = "الغرب", "أوروبا"
_REACH = 4  # words behind a noun in which its adjective stands


def bloc_of(scene: Scene, noun: Mention, end: int) -> ActorPhrase | None:
    """The West or Europe, where an adjective behind a noun says that it is of it, and is no part of a name."""
    named = {i for m in scene.marked.between(noun.last, end) if m.kind == "actor" for i in range(m.first, m.last)}
    for i in range(noun.last, min(noun.last + _REACH, end)):
        if i not in named and (scene.words[i] in _WESTERN or scene.words[i] in _EUROPEAN):
            return ActorPhrase(i, i + 1, (_WEST if scene.words[i] in _WESTERN else _EUROPE,), (), ADJECTIVE)
    return None
