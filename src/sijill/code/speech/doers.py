"""Who does what is told before a verb of saying that has no subject of its own, and so speaks.

زار الوزير كمبالا، مؤكدا أن ...              the subject with which the sentence begins
وبعد ساعات، دافع الوزير عن القرار، مؤكدا أن  that of its first verb
وصل الوزير إلى كييف. وقال إن ...             that of the sentence before
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.speech.speaker import Speaker
from sijill.code.speech.speakers import SpeakerReader
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import COMMA, SOFT

_SUBJECT = 5  # words in which the subject of a sentence begins
_OPENS = rule_words("speech.doers", "opens")
_BUT_HE = rule_words("speech.doers", "but_he")
_THAT_HE = rule_words("speech.doers", "that_he")
_GOVERNING = rule_words("speech.doers", "governing")  # before a noun with the letters of a verb: وافقت على طلب كييف
_ACCUSATIVE = "ا"
_ONLY_TOLD = frozenset({"announce", "confirm", "add"})
_NOT = frozenset({"لم", "لن", "لا", "ما"})


@dataclass(slots=True)
class DoerReader:
    """Finds who speaks as the subject of what was told before, in one document."""

    scene: Scene
    reader: SpeakerReader

    def subject(self, verb: Mention, sentence: Sentence) -> Speaker | None:
        """For a verb or participle behind a comma, the subject of the sentence, or of its first verb.

        A participle in the accusative needs no comma: غادر الوزير الاجتماع محذرا من.
        """
        if self.scene.marked.words.breaks[verb.first] != COMMA and not self._runs_on(verb):
            return None
        opening = self.opens_with(verb, sentence, verb.first)
        return opening or (self._last(verb, sentence) if verb.data["form"] == "participle" else None)

    def _runs_on(self, verb: Mention) -> bool:
        """Whether a participle in the accusative goes on with its sentence, and is no adjective of a word like it.

        Of those that only tell or stress something are many that do neither: مجددا (again), مقرا (a seat).
        """
        words, at = self.scene.words, verb.first
        if verb.data["form"] != "participle" or verb.proclitic or verb.code in _ONLY_TOLD:
            return False
        if not words[at].endswith(_ACCUSATIVE):
            return False
        return self.scene.marked.words.breaks[at] == SOFT and not words[at - 1].endswith(_ACCUSATIVE)

    def opens_with(self, verb: Mention, sentence: Sentence, end: int) -> Speaker | None:
        """The subject with which a sentence begins, before the word `end`, if a verb agrees with it."""
        for first, m in sorted(self.reader.starts(sentence.first, min(sentence.first + _SUBJECT, end)).items()):
            if m.kind not in ("person", "actor") or split_clitic(m)[1] or m.proclitic[:1] == "و":
                return None
            negated = self.scene.words[sentence.first].removeprefix("و") in _NOT
            if first - sentence.first <= 1 + negated or first - 1 in self.scene.verb_starts:
                return self._named(m, verb, sentence)
            return None
        return None

    def beyond(self, verb: Mention, sentence: Sentence) -> Speaker | None:
        """The subject of the sentence, for a verb behind what only opens its clause: لكنها قالت إن, حيث أعلن أن."""
        at = self._opener(verb, sentence)
        speaker = self.opens_with(verb, sentence, at) if at is not None else None
        return None if speaker is None or self._goes_on(speaker.mention, verb) else speaker

    def _opener(self, verb: Mention, sentence: Sentence) -> int | None:
        """Where the words begin that join a verb without subject to the clause before it; None if there are none."""
        words, breaks, at = self.scene.words, self.scene.marked.words.breaks, verb.first - 1
        if at <= sentence.first:
            return None
        if words[at] in _OPENS:
            return at if breaks[at] == COMMA else None
        if words[at] in _THAT_HE and words[at - 1] in ("غير", "الا"):
            return at - 1
        return at if words[at] in _BUT_HE else None

    def _last(self, verb: Mention, sentence: Sentence) -> Speaker | None:
        """Who stands right behind the first verb of a sentence, which only a time or a place opens, if they agree."""
        starts = sorted(self.reader.starts(sentence.first, verb.first).items())
        told = next((i for i in range(sentence.first, verb.first) if i in self.scene.verb_starts), None)
        if told is None or self.scene.words[told - 1] in _GOVERNING or self._is_crossed(sentence.first, told):
            return None
        m = next((m for first, m in starts if first == told + 1), None)
        if m is None or m.kind not in ("person", "actor") or split_clitic(m)[1] or self._goes_on(m, verb):
            return None
        return self._named(m, verb, sentence)

    def _is_crossed(self, first: int, last: int) -> bool:
        """Whether a clause begins within words that should only say when or where."""
        opening = self.scene.links.relatives | self.scene.links.clause
        return any(self.scene.words[i] in opening for i in range(first, last))

    def _goes_on(self, m: Mention, verb: Mention) -> bool:
        """Whether another verb has its own subject between who does something and a later verb."""
        held = (first for first, x in self.reader.starts(m.last, verb.first).items() if not split_clitic(x)[1])
        told = self.scene.verb_starts
        return any(first - 1 in told and self.scene.words[first - 2] not in _GOVERNING for first in held)

    def _named(self, m: Mention, verb: Mention, sentence: Sentence) -> Speaker | None:
        speaker = self.reader.agreeing(m, verb, sentence)
        if m.kind == "person" and not m.data.state and " " not in (m.data.name or ""):
            return None  # لم يحدد المتحدث تاريخ الهجوم
        return speaker if speaker is not None and not speaker.nameless else None
