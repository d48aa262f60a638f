"""Statements told by a noun: إعلان موسكو أن, دعوة فرنسا إلى, تحذيرات روسية من.

Who speaks stands right behind the noun, which has an article only before an adjective that has one (الرفض التونسي); of
one that only announces, a reported clause follows.
"""

from __future__ import annotations

from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence, Speech
from sijill.code.speech.continuing import DONE
from sijill.code.speech.naming import Namer
from sijill.code.speech.reporting import is_adverb
from sijill.code.speech.speaker import Speaker
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import COMMA, SOFT

_TO = rule_words("speech.sayings", "to")
_TO_WHOM = rule_words("speech.sayings", "to_whom")
_OF_IT = rule_words("speech.sayings", "of_it")
_GLUED = 3  # letters of a word that may begin with بـ or لـ, less one
_CLAUSE_REACH = 6  # words between a speaker and what the noun reports
_NO_NOUN = frozenset({"threaten", "deny", "reject"})  # تهديد إيران is what she is; only with an adjective: رفض تونسي ل
_ARMS = frozenset({"weapon", "designation", "crisis"})  # what is given, launched or voiced where a saying is not
_GIVEN = rule_words("speech.sayings", "given")
_GIVEN_BY = rule_words("speech.sayings", "given_by")
_REQUEST = "speech.request"
_OF_WHOM = ("مطالبه", "مناشده")
_GIVEN_REACH = 5  # words between a noun and the verb that says whose it is
_ALSO_NOUNS = rule_words("speech.sayings", "also_nouns")
_AFTER = rule_words("speech.sayings", "after")
_DECLARED = rule_words("speech.sayings", "declared") | DONE
_UNMADE = rule_words("speech.sayings", "unmade")
_LIGHT = rule_words("speech.sayings", "light")
_HESITATES = rule_words("speech.sayings", "hesitates")
_NEVER = frozenset({"لم", "ولم", "لا", "ولا"})
_TO_DO = frozenset({"الي", "في", "علي"})
_ANNOUNCEMENT = "اعلان"
_ITS = ("هما", "ها", "هم")  # ه ends nouns in ة too
_WHO = frozenset({"name", "capital", "body", "organisation", "group", "institution"})


def _core(word: str) -> str:
    """A noun without the pronoun it ends with: نيتها, انسحابه."""
    for pronoun in _ITS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _GLUED:
            core = word.removesuffix(pronoun)
            return core[:-1] + "ه" if core.endswith("ت") else core
    return word


class SayingReader:
    """Reads nouns of saying in one document."""

    def __init__(self, scene: Scene, namer: Namer) -> None:
        self._scene = scene
        self._namer = namer

    def read(self, sentence: Sentence, taken: list[Speech]) -> list[Speech]:
        """The speeches that nouns of a sentence tell; `taken` are those that its verbs tell."""
        out = []
        for noun in sentence.of("speech"):
            doer = self._doer(noun, sentence)
            if doer is not None and not any(s.verb.first == noun.first for s in taken):
                out.append(self._made(noun, doer, sentence))
                continue
            if noun.pronoun or not (noun.data["form"] == "noun" or self._is_noun(noun, sentence)):
                continue
            if any(s.verb.first == noun.first for s in taken) or is_adverb(self._scene, noun):
                continue
            if noun.code == "announce" and any(self._is_aside(noun, s) for s in taken):
                continue  # قال ردا على تصريحات ماكرون إن: what follows is said by him who answers
            speaker = self._speaker(noun, sentence)
            if speaker is not None and not speaker.nameless and self._says(noun, speaker, sentence):
                out.append(self._made(noun, speaker, sentence))
                continue
            giver = self._giver(noun, sentence)
            if giver is not None and not giver.nameless and self._is_told(noun, giver, sentence):
                out.append(self._made(noun, giver, sentence))
        return out

    def _doer(self, noun: Mention, sentence: Sentence) -> Speaker | None:
        """Who hastens or is forced to say something: سارعت موسكو إلى نفي, لم تتردد وارسو في اتهام."""
        words, last = self._scene.words, noun.first - 1
        if noun.data["form"] != "noun" or noun.pronoun or noun.proclitic or noun.code == "announce":
            return None
        if last <= sentence.first or words[last] not in _TO_DO:
            return None
        held = [m for m in self._scene.marked.between(sentence.first, last) if m.last == last]
        for m in (m for m in held if self._can_speak(m) and m.first > sentence.first):
            before, earlier = words[m.first - 1], words[max(0, m.first - 2)]
            light = not {before, before.removeprefix("و")}.isdisjoint(_LIGHT)
            if (light or (before in _HESITATES and earlier in _NEVER)) and self._is_whole(m, held):
                return self._namer.speaker(m, sentence)
        return None

    @staticmethod
    def _is_whole(m: Mention, held: list[Mention]) -> bool:
        """Whether a mention is no part of a longer one that ends with it."""
        return all(m.first <= other.first for other in held if other.kind in ("person", "actor"))

    def _is_noun(self, word: Mention, sentence: Sentence) -> bool:
        """Whether a verb's word is a noun by the preposition before it: بعد طلب كييف من, تلبية لطلب كييف."""
        words = self._scene.words
        if words[word.first].removeprefix(word.proclitic) not in _ALSO_NOUNS:
            return False
        return word.proclitic in ("ل", "ب") or (word.first > sentence.first and words[word.first - 1] in _AFTER)

    def _giver(self, noun: Mention, sentence: Sentence) -> Speaker | None:
        """Whose a saying is by the verb behind it: تحذير وجهته روما إلى أثينا, تصريحات أدلى بها الوزير."""
        words, breaks = self._scene.words, self._scene.marked.words.breaks
        for i in range(noun.last, min(noun.last + _GIVEN_REACH, sentence.last - 1)):
            if breaks[i] != SOFT:
                return None
            two = words[i] in _GIVEN_BY and words[i + 1] in _OF_IT
            if two or words[i] in _GIVEN:
                at = i + 1 + two
                at += at < sentence.last and words[at] in _TO_WHOM
                held = [m for m in self._scene.marked.between(at, at + 1) if self._can_speak(m)]
                held = [m for m in held if m.kind == "person" or m.data["form"] != "nisba"]
                best = max(held, key=lambda m: (m.kind == "person", m.last), default=None)
                return self._namer.speaker(best, sentence) if best is not None and at < sentence.last else None
            armed = any(m.kind in _ARMS for m in self._scene.marked.between(i, i + 1))  # اعتراض صاروخ أطلقته كييف
            if armed or i in self._scene.verb_starts or i in self._namer.clauses:
                return None
        return None

    def _is_told(self, noun: Mention, giver: Speaker, sentence: Sentence) -> bool:
        """Whether a saying that somebody gave tells what it says; a warning does by itself."""
        return noun.code != "announce" or self._reports(giver.mention.last, sentence.last)

    def _is_aside(self, noun: Mention, speech: Speech) -> bool:
        """Whether a noun stands between a verb and what it reports: قال ردا على تصريحات ماكرون إن."""
        inside = speech.first <= noun.first < speech.until and not speech.behind
        return inside and not any(i in self._namer.clauses for i in range(speech.verb.last, noun.first))

    def _speaker(self, noun: Mention, sentence: Sentence) -> Speaker | None:
        """Who stands right behind a noun, annexed to it or as its adjective."""
        held = [m for m in self._scene.marked.between(noun.last, noun.last + 1) if self._can_speak(m)]
        if noun.last >= sentence.last or not held or not self._scene.soft_between(noun.first, noun.last):
            return None
        best = max(held, key=lambda m: (m.kind == "person", m.last))
        if best.kind == "actor" and best.data["form"] == "nisba":
            written = self._scene.marked.document.text[best.start : best.end]
            alike = best.article == noun.article and not (noun.article and noun.data.get("bound"))
            return Speaker(best, written, best.code) if best.code and alike else None
        return None if noun.article or self._is_bound(noun) else self._namer.speaker(best, sentence)

    def _can_speak(self, m: Mention) -> bool:
        if m.kind == "person":
            return not split_clitic(m)[1] and m.proclitic[:1] != "و"
        if m.kind != "actor" or split_clitic(m)[1] or m.proclitic[:1] == "و":
            return False
        return m.data["form"] in _WHO or m.data["form"] == "nisba"

    def _says(self, noun: Mention, speaker: Speaker, sentence: Sentence) -> bool:
        """Whether what is said follows: a clause, or what a noun of another act governs."""
        last = speaker.mention.last
        if noun.article or self._is_bound(noun):
            return self._governs(last, sentence.last, defined=noun.article)
        if noun.code == "announce":
            return self._reports(last, sentence.last) or self._declares(noun, last, sentence)
        if last >= sentence.last or self._scene.marked.words.breaks[last] == COMMA:
            return False
        return noun.entry != _REQUEST or self._is_of_asker(noun, last)

    def _is_of_asker(self, noun: Mention, last: int) -> bool:
        """Whether who stands behind a demand is who makes it, and not who is to do something: مطالبة روما بوقف."""
        word = self._scene.words[noun.first]
        return not (word.endswith(_OF_WHOM) and self._scene.words[last][0] == "ب")

    @staticmethod
    def _is_bound(noun: Mention) -> bool:
        """Whether a noun tells a statement only with an adjective and what it governs: رفض تونسي ل, قلق أميركي من."""
        return noun.code in _NO_NOUN or bool(noun.data.get("bound"))

    def _reports(self, last: int, end: int) -> bool:
        """Whether a reported clause follows."""
        for i in range(last, min(last + _CLAUSE_REACH, end)):
            if i in self._namer.clauses:
                return True
            if i in self._scene.verb_starts:
                return False
        return False

    def _declares(self, noun: Mention, last: int, sentence: Sentence) -> bool:
        """Whether a quotation or what is announced stands behind an announcement and its speaker, a date between."""
        words, gaps = self._scene.words, self._scene.marked.words.gaps
        if not words[noun.first].endswith(_ANNOUNCEMENT) or words[noun.first - 1] in _UNMADE or '"' in gaps[noun.first]:
            return False  # "إعلان القاهرة" is a paper
        dates = (m for m in self._scene.marked.between(last, last + _CLAUSE_REACH) if m.kind == "date")
        dated = frozenset(i for m in dates for i in range(m.first, m.last)) | self._glued_dates(last)
        at = last
        while at < sentence.last and at in dated:
            at += 1
        return at < sentence.last and ('"' in gaps[at] or _core(words[at]) in _DECLARED)

    def _glued_dates(self, last: int) -> frozenset[int]:
        """The preposition before a date that follows at once: إعلان المقاومة، في 20 نيسان، تنفيذها."""
        dated = any(m.kind == "date" for m in self._scene.marked.between(last + 1, last + 2))
        return frozenset({last}) if dated and self._scene.words[last] in ("في", "منذ") else frozenset()

    def _governs(self, last: int, end: int, *, defined: bool) -> bool:
        """Whether a preposition follows at once or behind one more adjective: الرفض التونسي القاطع لأي تدخل."""
        words, breaks = self._scene.words, self._scene.marked.words.breaks
        for i in range(last, min(last + 2, end)):
            if breaks[i] != SOFT:
                return False
            if words[i] in _TO or (words[i][0] in "بل" and len(words[i]) > _GLUED):
                return True
            if defined and not words[i].startswith("ال"):
                return False  # التحذير الأميركي حدد بدقة أن: what it did, not what it says
        return False

    def _made(self, noun: Mention, speaker: Speaker, sentence: Sentence) -> Speech:
        breaks, starts = self._scene.marked.words.breaks, self._scene.verb_starts
        last = max(speaker.mention.last, noun.last)
        while last < sentence.last and not (breaks[last] == COMMA and last > speaker.mention.last):
            if last in starts and noun.code != "announce" and self._scene.words[last - 1] not in _TO:
                break
            last += 1
        return Speech(
            noun, speaker.name, speaker.mention, speaker.actor, noun.code, sentence, noun.first, last, also=speaker.also
        )
