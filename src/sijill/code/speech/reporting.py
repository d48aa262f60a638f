"""Whether a word that may report what somebody said does so where it stands.

It must be a verb with what it needs: no noun of the same letters, nothing that will be or may be said, nothing that a
negation or an impersonal form takes away.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.speech.auxiliaries import is_turn
from sijill.languages.function import FunctionWords
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import COMMA, SOFT

_CLAUSE_REACH = 14  # words between a verb and what it reports
_NEEDS_REACH = 24
_OBJECT_REACH = 4  # words between a verb and its object: جددت القوات الروسية قصف المدينة
_IMPERSONAL = rule_words("speech.reporting", "impersonal")
_CARRIERS = frozenset({"الي", "علي", "عن", "ب"})
_PARTICIPLES = rule_words("speech.reporting", "participles")
_UNREAL = rule_words("speech.reporting", "unreal")
_NAMED = 7  # words between a verb and the colon behind its speaker
_HELD = frozenset({"speech.show", "speech.hold"})  # behind a relative they say what somebody is like
_SHORT = 3  # letters of a word that ends in ا by itself
_IN_IT = (["فيه"], ["فيها"])  # behind a verb that tells what a paper says: بيانا حث فيه
_ADVERBS = ("ه", "ين", "ات")  # end participles that tell how another verb is done, besides those in ا
_TANWEEN = "\u064b"
_GOVERNS = ("ل", "ب", "ك")  # before a noun, and no past form
_GLUED = frozenset("بل")  # what a verb needs may be a letter of the word behind it
_GOVERNING = rule_words("speech.reporting", "governing")
_TAKEN_UP = frozenset({"الذي", "التي", "ما"})
_NO_PRONOUN = frozenset({"announce", "confirm", "add", "predict", "promise"})  # verbs whose pronoun makes another word


@dataclass(slots=True)
class ReportingVerbs:
    """Tells reporting verbs of one document."""

    scene: Scene
    small: FunctionWords
    clauses: frozenset[int]  # words that begin a reported clause
    speaker_ends: dict[int, list[int]] = field(default_factory=dict)  # by their end, where those who may speak begin
    names: frozenset[int] = frozenset()  # words of persons' names: بارك جين blesses nobody
    begins: frozenset[int] = frozenset()  # where those who may speak begin
    who: frozenset[int] = frozenset()  # first words of persons, of which حاكم is a verb too
    nouns: frozenset[int] = frozenset()  # words that are nouns by the adjective behind them: تعهد فرنسي

    def __post_init__(self) -> None:
        for m in self.scene.marked.of(["person", "actor"]):
            self.speaker_ends.setdefault(m.last, []).append(m.first)
        self.begins = frozenset(first for held in self.speaker_ends.values() for first in held)
        persons = self.scene.marked.of(["person"])
        self.who = frozenset(m.first for m in persons)
        self.names = frozenset(i for m in persons for i in range(m.data.name_first, m.data.name_last))
        held = self.scene.marked.of(["actor"])
        adjectives = {m.first for m in held if m.data["form"] == "nisba" and not m.article and not m.proclitic}
        said = (m for m in self.scene.marked.of(["speech"]) if m.data["form"] == "noun")
        self.nouns = frozenset(m.first for m in said if m.last in adjectives)

    def reports(self, verb: Mention, sentence: Sentence) -> bool:
        """Whether a mention of kind `speech` reports what somebody said."""
        form = verb.data["form"]
        before = self.scene.words[verb.first - 1] if verb.first > sentence.first else ""
        if form == "noun" or verb.first in self.names or verb.first in self.nouns:
            return False
        if verb.tense == "future" or self.scene.words[verb.first] in _IMPERSONAL:
            return False
        if bool(verb.data.get("negated")) != (before in self.small.negations):
            return False
        if form == "participle":
            return self._is_adverbial(verb, sentence)
        shown = verb.entry in _HELD and verb.tense != "past" and before in self.scene.links.relatives  # التي تعتبر
        if shown or (form == "verb" and not self._is_real(verb, sentence, before)):
            return False
        return self._has_what_it_needs(verb, sentence)

    def quotes(self, word: int) -> bool:
        """Whether a quotation or a colon stands before a word."""
        gaps = self.scene.marked.words.gaps
        return word < len(self.scene.words) and ('"' in gaps[word] or ":" in gaps[word])

    def _is_adverbial(self, verb: Mention, sentence: Sentence) -> bool:
        """مؤكدا, مؤكدة: one in ة only behind a comma or و, or before what is reported."""
        if verb.article or verb.pronoun or verb.proclitic not in ("", "و", "ف"):
            return False
        words = self.scene.words
        if words[verb.first].endswith("ا"):
            return not self._is_adjective(verb, sentence)
        if not (words[verb.first].endswith(_ADVERBS) or self.quotes(verb.first)):
            return False  # نائب معارض إلى, but "آمل أن"
        after = words[verb.last] if verb.last < sentence.last else ""
        clause = verb.last in self.clauses or after in ("الي", "علي")
        said = clause or after in _CARRIERS or after.startswith("ب") or self.quotes(verb.last)
        opens = self.scene.marked.words.breaks[verb.first] != SOFT or verb.proclitic == "و"
        if opens and (verb.code not in _NO_PRONOUN or self._has_tanween(verb)):
            return True
        return said and (opens or clause)

    def _is_adjective(self, verb: Mention, sentence: Sentence) -> bool:
        """Whether what looks like a participle says of the noun before it what it is: غزوا بريا متوقعا في غزة."""
        words, at = self.scene.words, verb.first
        if at == sentence.first or self.scene.marked.words.breaks[at] != SOFT or verb.proclitic:
            return False
        accusative = words[at - 1].endswith("ا") and len(words[at - 1]) > _SHORT
        return accusative and not (verb.last in self.clauses or self.quotes(verb.last))

    def _has_tanween(self, verb: Mention) -> bool:
        """Whether a word is written as an adverb: مكررةً."""
        return self.scene.marked.document.text[verb.start : verb.end + 1].endswith(_TANWEEN)

    def _is_real(self, verb: Mention, sentence: Sentence, before: str) -> bool:
        """Whether a verb is one, and says what was or is said."""
        if verb.pronoun and verb.code in _NO_PRONOUN:
            return False
        if verb.tense == "present":
            then = self.scene.marked.words.breaks[verb.first] == COMMA and verb.last in self.begins
            return (not verb.proclitic.endswith("ل") or then) and before not in _UNREAL  # ، ليعلن الجيش أن
        return not self._is_masdar(verb, sentence, before)

    def _is_masdar(self, verb: Mention, sentence: Sentence, before: str) -> bool:
        """Whether what looks like a past form is a verbal noun: it has a pronoun, or no clause begins with it."""
        small = self.small
        if before in _GOVERNING or verb.proclitic.endswith(_GOVERNS):
            return True  # عن إدانته الهجوم, لرفض المجلس المذكرة
        core = self.scene.words[verb.first][len(verb.proclitic) :]
        if verb.pronoun:
            return core[: -len(verb.pronoun)] in small.masdars
        if core not in small.masdars or verb.first == sentence.first or verb.proclitic:
            return False
        if self.scene.words[verb.last : verb.last + 1] in _IN_IT:
            return False
        if self.scene.marked.words.breaks[verb.first] != SOFT or self._opens_with_speaker(verb, sentence):
            return False
        opening = (small.openers, small.auxiliaries, small.clause, self.scene.links.relatives)
        return not any(before in words for words in opening)

    def _opens_with_speaker(self, verb: Mention, sentence: Sentence) -> bool:
        """Whether someone who may speak stands right before a word, at the beginning of a clause: بكين رفضت."""
        breaks, words = self.scene.marked.words.breaks, self.scene.words
        for first in self.speaker_ends.get(verb.first, ()):
            if first <= sentence.first or breaks[first] != SOFT or words[first - 1] in self.small.openers:
                return True
            if is_turn(words, first - 1):
                return True
        return False

    def _has_what_it_needs(self, verb: Mention, sentence: Sentence) -> bool:
        if verb.data.get("clause"):
            last = min(verb.last + verb.data.get("reach", _CLAUSE_REACH), sentence.last)
            return any(i in self.clauses or self.quotes(i) for i in range(verb.last, last))
        needs = verb.data.get("needs")
        its_own = verb.pronoun and self.scene.words[verb.first - 1] not in _TAKEN_UP  # الأمر الذي تعتبره وارسو تهديدا
        if verb.data.get("bare") and (its_own or not self.clauses.isdisjoint((verb.last, verb.last + 1))):
            return False
        reach = verb.data.get("reach", _NEEDS_REACH)
        near = range(verb.last, min(verb.last + _NAMED, sentence.last))
        if verb.data.get("quoting") and any(self.quotes(i) for i in near):
            return True  # غرد ميدفيديف: "..."
        last = min(verb.last + reach, sentence.last)
        if verb.data.get("bare"):
            last = next((i for i in range(verb.last, last) if i in self.clauses), last)  # ترى الوزارة أن ... تهديد
        unless = verb.data.get("unless", ())  # شددت الهند إجراءات الأمن على حدودها
        if not needs:
            return self._first_of(unless, verb.last, self._object_end(verb, sentence)) is None
        first = self._first_of(needs, verb.last, last)
        return first is not None and self._first_of(unless, verb.last, first) is None

    def _object_end(self, verb: Mention, sentence: Sentence) -> int:
        """Where the object of a verb can begin at most: before a clause, or what is said (جدد الوزير إدانته الهجوم)."""
        last = min(verb.last + _OBJECT_REACH, sentence.last)
        said = {m.first for m in self.scene.marked.between(verb.last, last) if m.kind in ("tone", "speech")}
        return next((i for i in range(verb.last, last) if i in self.clauses or i in said), last)

    def _first_of(self, listed: Collection[str], first: int, last: int) -> int | None:
        """The first word in a range that is listed, or has a listed letter glued to it."""
        glued, words = _GLUED.intersection(listed), self.scene.words
        return next((i for i in range(first, last) if words[i] in listed or words[i][0] in glued), None)


def as_participle(scene: Scene, said: Mention) -> Mention:
    """A noun behind a comma as the participle that looks like it: نددت روما، مطالبة برلين بوقف القصف."""
    if not is_adverb(scene, said):
        return said
    return said.but(data={**said.data, "form": "participle"})


def is_adverb(scene: Scene, said: Mention) -> bool:
    """Whether what stands in the lists as a noun tells here what the one does who speaks."""
    if said.data["form"] != "noun" or said.proclitic or said.pronoun:
        return False
    return scene.marked.words.breaks[said.first] == COMMA and scene.words[said.first] in _PARTICIPLES
