"""Statements told by a noun: إعلان موسكو أن, دعوة فرنسا إلى, تحذيرات روسية من.

The noun has no article, and who speaks stands right behind it; of one that only announces, a reported clause follows.
"""

from __future__ import annotations

from sijill.code.naming import Namer, Speaker
from sijill.code.phrases import split_clitic
from sijill.code.scene import Scene, Sentence, Speech
from sijill.records import Mention
from sijill.text import COMMA

_TO = frozenset({"الي", "من", "علي", "في", "ل", "عن"})
_CLAUSE_REACH = 6  # words between a speaker and what the noun reports
_NO_NOUN = frozenset({"threaten", "deny"})  # تهديد إيران is what she is, نفي what happens to many things
_WHO = frozenset({"name", "capital", "body", "organisation", "group", "institution"})


class SayingReader:
    """Reads nouns of saying in one document."""

    def __init__(self, scene: Scene, namer: Namer) -> None:
        self._scene = scene
        self._namer = namer

    def read(self, sentence: Sentence, taken: list[Speech]) -> list[Speech]:
        """The speeches that nouns of a sentence tell; `taken` are those that its verbs tell."""
        out = []
        for noun in sentence.of("speech"):
            if noun.data["form"] != "noun" or noun.article or noun.pronoun or noun.code in _NO_NOUN:
                continue
            if any(s.verb.first == noun.first for s in taken):
                continue
            speaker = self._speaker(noun, sentence)
            if speaker is not None and not speaker.nameless and self._says(noun, speaker, sentence):
                out.append(self._made(noun, speaker, sentence))
        return out

    def _speaker(self, noun: Mention, sentence: Sentence) -> Speaker | None:
        """Who stands right behind a noun, annexed to it or as its adjective."""
        held = [m for m in self._scene.marked.between(noun.last, noun.last + 1) if self._can_speak(m)]
        if noun.last >= sentence.last or not held or not self._scene.soft_between(noun.first, noun.last):
            return None
        best = max(held, key=lambda m: (m.kind == "person", m.last))
        if best.kind == "actor" and best.data["form"] == "nisba":
            written = self._scene.marked.document.text[best.start : best.end]
            return Speaker(best, written, best.code) if best.code and not best.article else None
        return self._namer.speaker(best, sentence)

    def _can_speak(self, m: Mention) -> bool:
        if m.kind == "person":
            return not split_clitic(m)[1] and m.proclitic[:1] != "و"
        if m.kind != "actor" or split_clitic(m)[1] or m.proclitic[:1] == "و":
            return False
        return m.data["form"] in _WHO or m.data["form"] == "nisba"

    def _says(self, noun: Mention, speaker: Speaker, sentence: Sentence) -> bool:
        """Whether what is said follows: a clause, or what a noun of another act governs."""
        last = speaker.mention.last
        if noun.code == "announce":
            for i in range(last, min(last + _CLAUSE_REACH, sentence.last)):
                if i in self._namer.clauses:
                    return True
                if i in self._scene.verb_starts:
                    return False
            return False
        return last < sentence.last and self._scene.marked.words.breaks[last] != COMMA

    def _made(self, noun: Mention, speaker: Speaker, sentence: Sentence) -> Speech:
        breaks, starts = self._scene.marked.words.breaks, self._scene.verb_starts
        last = speaker.mention.last
        while last < sentence.last and not (breaks[last] == COMMA and last > speaker.mention.last):
            if last in starts and noun.code != "announce" and self._scene.words[last - 1] not in _TO:
                break
            last += 1
        return Speech(
            noun, speaker.name, speaker.mention, speaker.actor, noun.code, sentence, noun.first, last, also=speaker.also
        )
