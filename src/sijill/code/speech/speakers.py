"""Where the speaker of a reporting verb stands: the noun phrase behind it or before it that agrees with it.

    قال وزير الدفاع الروسي إن       behind the verb
    وأكد، في هذا السياق، الوزير أن   behind what is said of place and time
    بكين تحذر واشنطن                before the verb: what follows is its object
    الكرملين، في بيان، أعلن أن       before it, with something between commas

A phrase that names nobody (مصادر, صحيفة, an unknown noun) is a speaker too, without a name: what he goes on to say is
nobody's statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.code.sentence.gender import PLURAL, agree, gender_of, gender_of_verb
from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.speech.auxiliaries import auxiliary, is_turn
from sijill.code.speech.naming import Namer
from sijill.code.speech.speaker import Speaker
from sijill.languages.function import FunctionWords
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA, SOFT

_AFTER = 16  # words between a verb and its speaker
_BEFORE = 22  # words between a speaker and the verb behind him
_FIRST_WORDS = 4  # of a heading, in which «we» shows that who stands before it speaks
_GLUED_LEAST = 4  # letters of a word that may begin with بـ or لـ
_FROM = frozenset({"عن", "لسان"})
_TO_HIM = frozenset({"الي"})  # نسبت الصحيفة إلى الوزير
_OF_IT = rule_words("speech.speakers", "of_it")
_HOW = rule_words("speech.speakers", "how")
_AGAINST = rule_words("speech.speakers", "against")
_HEADING = 7  # words before the colon of a heading that says to whom or when: قائد الجيش لصحيفة الوطن: ...
_BARE = frozenset({"ل", "ب", "بال", "لل"})  # before a quotation mark: بالـ"تاريخية"
_EXPRESS = "speech.express"
_ABOUT_IT = (["عنه"], ["عنها"])  # مخاوف عبر عنها الوزير
_BY_IT = (["به"], ["بها"])  # بحسب ما أفاد به المرصد
_DASHED = 4  # words of an aside between dashes, at most
_EACH = frozenset({"كل", "كلا"})  # كل من X وY
_RELATIVES = rule_words("speech.speakers", "relatives")
_WORDS_OF = rule_words("speech.speakers", "words_of")
_STILL = rule_words("speech.speakers", "still")
_APPOSED = rule_words("speech.speakers", "apposed")
_ITS = ("ه", "ها", "هما")  # ends the verb by which a speech is somebody's
_WITHIN = frozenset({"في", "لدي"})  # between a speaker and where he is
_BEFORE_NOW = frozenset({"سبق", "وسبق"})
_THAT = frozenset({"ان", "وان"})
_WE = rule_words("speech.speakers", "we")
_POINTING = rule_words("speech.speakers", "pointing")
_ACTOR_FORMS = frozenset(
    {"body", "name", "capital", "epithet", "group", "organisation", "company", "institution", "media", "nisba"}
)
_EXTENDED = frozenset({"force", "anonymous"})  # words that may begin a longer name
_DATELINE = frozenset(":-–—/")  # between a place and the report from there
_FORCES = frozenset({"ministry", "army", "government", "medium"})


@dataclass(slots=True)
class SpeakerReader:
    """Finds speakers in one document."""

    scene: Scene
    small: FunctionWords
    namer: Namer

    def after(self, verb: Mention, sentence: Sentence, stop: int) -> Speaker | None:
        """The speaker behind a verb, read up to the word `stop`; None if the verb has none there.

        A verb in the plural has its subject before it: يلومون الغرب.
        """
        if verb.data["form"] != "participle" and self.scene.words[verb.first].endswith(("ون", "وا")):
            return None
        at, governed = verb.last, False
        at += verb.entry == _EXPRESS and self.scene.words[at : at + 1] in _ABOUT_IT
        at += verb.code == "announce" and self.scene.words[at : at + 1] in _BY_IT
        end = min(stop, sentence.last, verb.last + _AFTER)
        starts = self.starts(at, end)
        while at < end:
            m = starts.get(at)
            if self.scene.marked.words.breaks[at] == COMMA:
                if at > verb.last and not governed and m is None and self.scene.words[at] not in self.small.asides:
                    return None
                governed = False
            if m is not None and m.kind != "date":
                if not governed and not split_clitic(m)[1]:
                    return self.agreeing(self._by_name(m, end), verb, sentence)
                at, governed = m.last, True
                continue
            if governed and self.scene.words[at] in _POINTING:
                at, governed = at + 2, False  # قال في هذا السياق الوزير
                continue
            past = m.last if m is not None else self._past_aside(at, end)
            if past == at and not governed and not self._governs(at):
                return self._noun(at, end, sentence)
            at, governed = max(past, at + 1), governed or (past == at and self._governs(at))
        return None

    def _by_name(self, m: Mention, end: int) -> Mention:
        """Whom a title names that ends far behind its office: رئيس المجلس التنفيذي في حزب الله هاشم صفي الدين."""
        if m.kind != "person" or m.data.name or m.data.state:
            return m
        named = (p for p in self.scene.marked.between(m.last, end) if p.kind == "person" and p.data.name)
        found = next(named, None)
        if found is None or found.data.office or found.last != end or not self.scene.soft_between(m.first, found.first):
            return m
        return found

    def before(self, verb: Mention, sentence: Sentence) -> Speaker | None:
        """The speaker before a verb, at the beginning of his clause."""
        floor = max(sentence.first, verb.first - _BEFORE)
        placed: Mention | None = None
        for m in _backwards(self.starts(floor, verb.first)):
            if m.last > verb.first:
                continue
            if placed is not None and self._is_placed(m, placed) and self._opens(m, sentence):
                return self.agreeing(m, verb, sentence)
            placed = m if self._reaches(m.last, verb.first) else None
            last = self.namer.speaker(m, sentence).mention.last if m.kind in _EXTENDED else m.last
            if self._is_antecedent(last, verb.first):
                return self.agreeing(m, verb, sentence)
            if self._reaches(last, verb.first) and self._opens(first := self._first(m, sentence), sentence):
                return self.agreeing(first, verb, sentence)
        return self._unlisted(verb, sentence)

    def _is_placed(self, m: Mention, place: Mention) -> bool:
        """Whether the last actor before a verb only says where or whose the speaker is: كتائب القسام في حركة حماس."""
        words, breaks = self.scene.words, self.scene.marked.words.breaks
        if breaks[m.last] != SOFT or breaks[place.first] != SOFT or m.kind == "date":
            return False
        if m.last == place.first:
            return split_clitic(place)[1] in ("ب", "ل")
        return m.last == place.first - 1 and words[m.last] in _WITHIN

    def _unlisted(self, verb: Mention, sentence: Sentence) -> Speaker | None:
        """An institution that no list names, with which the sentence begins: وكانت المنطقة العسكرية قد أعلنت."""
        at = sentence.first
        at += self.scene.words[at] in self.small.openers
        known = self.namer.unlisted(at, verb.first) if at < verb.first else None
        return known if known is not None and self._reaches(known.mention.last, verb.first) else None

    def _first(self, m: Mention, sentence: Sentence) -> Mention:
        """The first of those who are joined with one who may speak: واشنطن وسيؤول تقولان."""
        if m.proclitic[:1] != "و":
            return m
        joined = next((p for p in self.scene.phrases(sentence) if m in p.mentions[1:]), None)
        return joined.mentions[0] if joined is not None and _can_speak(joined.mentions[0]) else m

    def opening(self, verb: Mention, sentence: Sentence) -> Speaker | None:
        """The first person whom a sentence names before a verb, or the first institution, if the verb agrees."""
        held = sorted(self.starts(sentence.first, verb.first).values(), key=lambda m: m.first)
        caller = next((m for m in held if m.last == verb.first and self.scene.words[m.first - 1] == "من"), None)
        if caller is not None:
            return self.agreeing(caller, verb, sentence)  # تلقى اتصالا من نظيره أكد خلاله
        apart = self.small.prepositions
        free = [m for m in held if not split_clitic(m)[1] and self.scene.words[m.first - 1] not in apart]
        free = [m for m in free if m.kind in ("person", "actor")]
        first = next((m for m in free if m.kind == "person"), free[0] if free else None)
        return self.agreeing(first, verb, sentence) if first is not None else None

    def owner(self, verb: Mention, sentence: Sentence) -> Speaker | None:
        """Whose speech a sentence begins with, as a verb behind it says: في كلمة ألقاها الوزير، قال إن."""
        text, words = self.scene.marked.document.text, self.scene.marked.words
        for first, m in sorted(self.starts(sentence.first, verb.first).items()):
            if first == sentence.first or m.kind not in ("person", "actor"):
                continue
            given = text[: words.span(first - 1, first)[1]]
            if given.endswith(_ITS) and not split_clitic(m)[1]:
                return self.agreeing(m, verb, sentence)
        return None

    def earlier(self, verb: Mention, sentence: Sentence) -> Speaker | None:
        """Who said something before, as سبق ل says it: وسبق لوزير الدفاع أن حذر."""
        words = self.scene.words
        for m in _backwards(self.starts(max(sentence.first, verb.first - _BEFORE), verb.first)):
            long_ago = m.first > sentence.first and words[m.first - 1] in _BEFORE_NOW and split_clitic(m)[1] == "ل"
            if long_ago and words[verb.first - 1] in _THAT and m.last < verb.first:
                return self.agreeing(m, verb, sentence)
        return None

    def issuing(self, verb: Mention, sentence: Sentence) -> Speaker | None:
        """Who put out the paper right before a verb: اعتمد مجلس الأمن قرارا يطالب; None if there is no such paper."""
        at, words = verb.first - 1, self.scene.words
        near = [i for i in (at, at - 1) if i > sentence.first and words[i] in self.small.issued]
        if verb.tense != "present" or not near or self.scene.marked.words.breaks[verb.first] != SOFT:
            return None
        for m in _backwards(self.starts(max(sentence.first, near[0] - _AFTER), near[0])):
            if not split_clitic(m)[1] and words[m.first - 1] not in self.small.prepositions:
                against = not _AGAINST.isdisjoint(words[m.last : near[0]])  # امتنعت عن التصويت على قرار يدين
                return None if against else self.namer.speaker(m, sentence)
        return None

    def quoted(self, verb: Mention, sentence: Sentence) -> Speaker | None:
        """The speaker of قوله, تأكيده: the one named before it behind عن or على لسان, of نسبت behind إلى."""
        laid = any(m.code == "lay" for m in sentence.of("relay"))
        behind = _FROM | _TO_HIM if laid else _FROM
        for m in _backwards(self.starts(sentence.first, verb.first)):
            if m.first > sentence.first and self.scene.words[m.first - 1] in behind:
                return self.namer.speaker(m, sentence)
        return None

    def relayed(self, relay: Mention, sentence: Sentence) -> Speaker | None:
        """Whom another quotes: نقلت الوكالة عن الوزير أن; None where nothing said stands right behind him."""
        words, gaps = self.scene.words, self.scene.marked.words.gaps
        end = min(relay.last + _AFTER, sentence.last)
        from_whom = _TO_HIM if relay.code == "lay" else _FROM
        for at in range(relay.last, end):
            if at in self.namer.clauses:
                return None
            m = self.starts(at + 1, end).get(at + 1) if words[at] in from_whom else None
            if m is None or m.kind == "date":
                continue
            speaker = self.namer.speaker(m, sentence)
            said = self._past_asides(speaker.mention.last, sentence.last)
            if said in self.namer.clauses or (said < sentence.last and (":" in gaps[said] or '"' in gaps[said])):
                return speaker
            if any(t.kind == "tone" and t.data.get("object") for t in self.scene.marked.between(said, said + 1)):
                return speaker  # نقلت الوكالة عن الوزير رفضه
        return None

    def _past_asides(self, at: int, end: int) -> int:
        while at < end and self.scene.words[at] in self.small.asides:
            at += 1
        return at

    def heading(self, sentence: Sentence) -> Speaker | None:
        """The speaker of «X: ...», where a sentence begins so; لبنان: قصف على الجنوب says where, not who."""
        at = sentence.first
        at += self.scene.words[at] in self.small.papers  # بيان للجيش الكيني: ...
        m = self.starts(at, at + 1).get(at)
        if m is None or m.kind == "date" or not self._is_headed_off(m, sentence):
            return None
        if m.kind == "actor" and m.data["form"] == "name" and not self._says_we(m.last, sentence.last):
            return None
        return self.namer.speaker(m, sentence)

    def _is_headed_off(self, m: Mention, sentence: Sentence) -> bool:
        """Whether a colon stands right behind a mention, or behind a preposition with what it governs."""
        gaps, verbs = self.scene.marked.words.gaps, self.scene.verb_starts
        for i in range(m.last, min(m.last + _HEADING, sentence.last)):
            if ":" in gaps[i]:
                return i == m.last or self._governs(m.last)
            if i in verbs or i in self.namer.clauses:
                return False
        return False

    def attributed(self, attribution: Mention, sentence: Sentence, *, anywhere: bool = False) -> Speaker | None:
        """The speaker of بحسب وزارة الدفاع, وفقا لبيان الجيش, where it opens a sentence or stands anywhere in it."""
        if attribution.first - sentence.first > 1 and not anywhere:
            return None
        if attribution.last < sentence.last and self.scene.words[attribution.last - 1] in self.small.papers:
            author = self.namer.author(attribution.last - 1, sentence)  # جاء في رسالة وجهها المندوب
            if author is not None:
                return author
        for at in range(attribution.last, min(attribution.last + 2, sentence.last)):
            m = self.starts(at, at + 1).get(at)
            if m is not None and m.kind != "date":
                study = m.kind == "actor" and m.data["form"] == "institution"  # وفقا لمعهد: a source, no statement
                return self.namer.speaker(m, sentence) if not study else None
            if self.scene.words[at] in _WORDS_OF:
                continue
            if not is_listed(self.scene.words[at], self.small.papers, "ل"):
                return None
            if (author := self.namer.author(at, sentence)) is not None:
                return author
        return None

    def gender(self, m: Mention) -> str | None:
        """What a verb must be to agree with a mention."""
        return gender_of(m, self.scene.words)

    def is_object(self, verb: Mention, speaker: Speaker, sentence: Sentence, *, begun: bool = False) -> bool:
        """Whether who stands behind a verb is whom it needs: ووصف الرئيس بأنه, واتهم واشنطن بقصف; another speaks."""
        joined = [p.last for p in self.scene.phrases(sentence) if speaker.mention in p.mentions]
        last, words = max([speaker.mention.last, *joined]), self.scene.words
        m = speaker.mention
        if begun and verb.code == "request" and m.first >= verb.last and m.kind == "actor" and m.data.get("generic"):
            return True  # رفض زيلينسكي ... وطالب الغرب بطائرات
        whom = verb.data.get("whom")
        if not whom or verb.pronoun or speaker.mention.first < verb.last or last >= sentence.last:
            return False
        if words[last] in self.small.asides or words[last] in _HOW:
            return False
        following = self.starts(last, last + 1).get(last)
        if following is not None and following.kind in ("person", "actor") and not split_clitic(following)[1]:
            return False  # اتهمت باكو باريس
        return words[last] in whom or ("ب" in whom and words[last][0] == "ب")

    # --- what can speak ---

    def starts(self, first: int, last: int) -> dict[int, Mention]:
        """What can be a speaker, or is a date, by its first word: persons before others, the longest of those."""
        out: dict[int, Mention] = {}
        done = 0
        for m in self.scene.marked.between(first, last):
            held = out.get(m.first)
            if not _can_speak(m) or m.last <= done or (m.first < done and held is None):
                continue
            if held is None or held.kind != "person":
                out[m.first] = m
                done = max(done, m.last)
        return out

    def agreeing(self, m: Mention, verb: Mention, sentence: Sentence) -> Speaker | None:
        """The speaker whom a mention names, if a verb agrees with him."""
        said = gender_of_verb(verb, self.scene.words)
        own = None if self._is_headed(m, sentence) else self.gender(m)
        return self.namer.speaker(m, sentence) if said == PLURAL or agree(said, own) else None

    def _is_headed(self, m: Mention, sentence: Sentence) -> bool:
        """Whether a noun for an institution, or what it put out, stands before its name: حركة حماس, بيان للجيش."""
        if m.kind != "actor" or m.first == sentence.first:
            return False
        head = self.scene.words[m.first - 1].lstrip("و")
        return head in self.small.papers or head in self.small.institutions

    def _noun(self, at: int, end: int, sentence: Sentence) -> Speaker | None:
        """Who speaks where an unknown noun stands behind a verb: a statement's author, or the noun itself."""
        if self.scene.words[at] in self.small.papers:
            return self.namer.author(at, sentence)
        return self.namer.unknown(at, end)

    # --- where it stands ---

    def _past_aside(self, at: int, end: int) -> int:
        """The word behind an adverb, فيه, or «each of»; the word itself if it is none."""
        words = self.scene.words
        if words[at] in self.small.asides or words[at] in _OF_IT:
            return at + 1
        return at + 2 if words[at] in _EACH and at + 1 < end and words[at + 1] == "من" else at

    def _governs(self, at: int) -> bool:
        """Whether a word is a preposition or begins with one."""
        word = self.scene.words[at]
        if word in self.small.papers:
            return False
        return word in self.small.prepositions or word in _BARE or (word[0] in "بل" and len(word) >= _GLUED_LEAST)

    def _opens(self, m: Mention, sentence: Sentence) -> bool:
        """Whether a clause begins with a mention."""
        headed = self._is_headed(m, sentence)
        if split_clitic(m)[1] and not headed:
            return False
        at = m.first - 1 if headed else m.first
        if at == sentence.first or self.scene.marked.words.breaks[at] != SOFT:
            return True
        words = self.scene.words
        if words[at - 1].removeprefix("و") in _STILL or is_turn(words, at - 1):
            return True
        return words[at - 1] in self.small.openers or m.proclitic[:1] == "و"

    def _reaches(self, first: int, last: int) -> bool:
        """Whether nothing stands between a speaker and his verb but auxiliaries, or an aside closed by commas."""
        words, breaks, gaps = self.scene.words, self.scene.marked.words.breaks, self.scene.marked.words.gaps
        if words[first] in _RELATIVES and "-" in gaps[first]:
            first = next((i for i in range(last, first, -1) if "-" in gaps[i]), first)  # الوزير -الذي عاد- حذر
        elif first < last <= first + _DASHED and "-" in gaps[first] and "-" in gaps[last]:
            return True  # المقاومة الإسلامية - حزب الله - تعلن
        elif not _DATELINE.isdisjoint(gaps[first]):
            return False  # الجزائر - نفت وزارة الدفاع: where, not who
        at = first
        while at < last and breaks[at] == SOFT and (step := auxiliary(words, at, self.small)):
            at += step
        if at == last:
            return breaks[last] == SOFT or at > first or breaks[last] == COMMA
        if breaks[at] != COMMA and words[at] not in _RELATIVES and words[at] not in _APPOSED:
            return False
        close = next((i for i in range(last, at - 1, -1) if breaks[i] == COMMA), None)
        return close is not None and all(words[i] in self.small.auxiliaries for i in range(close, last))

    def _is_antecedent(self, first: int, last: int) -> bool:
        """Whether only a relative word stands between a speaker and his verb (واشنطن، التي أعلنت)."""
        words = self.scene.words[first:last]
        return bool(words) and words[0] in _RELATIVES and all(w in self.small.auxiliaries for w in words[1:])

    def _says_we(self, first: int, last: int) -> bool:
        words = self.scene.words[first : min(first + _FIRST_WORDS, last)]
        of_us = any(w.startswith(("سن", "ن")) or w.endswith("نا") for w in words if len(w) >= _GLUED_LEAST)
        return of_us or not _WE.isdisjoint(words)


def _can_speak(m: Mention) -> bool:
    """Whether a mention can be a speaker; dates too, which are read over."""
    if m.kind == "actor":
        return m.data["form"] in _ACTOR_FORMS
    if m.kind == "epithet":
        return m.code in ("two", "three", "former", "latter")
    if m.kind == "force":
        return m.code in _FORCES
    return m.kind in ("person", "anonymous", "date")


def _backwards(starts: dict[int, Mention]) -> Sequence[Mention]:
    """What can speak, nearest to the end first."""
    return sorted((m for m in starts.values() if m.kind != "date"), key=lambda m: -m.first)
