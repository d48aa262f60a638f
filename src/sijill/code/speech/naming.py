"""Who speaks, once it is known which words say so: the name as written, the actor spoken for, if there is a name.

Short words point back: الوزارة to the ministry named before, المسؤول الروسي to the last Russian named, إدارة بايدن to
his state. What no list knows is a speaker with a name if it begins like one or if only what is said follows it; else
it is somebody without a name, or no speaker at all but what the verb governs (أعلنت محاصرة المدينة).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sijill.code.sentence.office_before import group_before
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.speech.home import OF_STATE, home_of, is_of_home
from sijill.code.speech.name_words import SHORTEST_NAME, is_common, is_thing, may_be_name
from sijill.code.speech.officials import official
from sijill.code.speech.speaker import Speaker
from sijill.languages.function import FunctionWords
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import COMMA, SOFT

_INSTITUTIONS = frozenset({"body", "group", "organisation", "institution"})
_REPORTER = "مراسل"  # glued to what he reports for
_TANWIN = "\u064b"
_SIDE = "الجانب"  # أعلن الجانب العراقي: the state
_NAME_WORDS = (2, 5)
_INSTITUTION = 7  # words of an institution's name at most
_DESCRIBED = 8  # words that say what an unknown man is before the comma that his name follows
_CLAUSE_AFTER = 10  # words of a nameless speaker before what he says
_PAIR_BACK = 60  # words back to those for whom «the two ministers» stands
_IN = frozenset({"في", "وفي"})
_HELD = ("ه", "ها", "هم", "هما", "نا", "ني", "كم")
_DEEDS = frozenset({"transfer", "crisis", "engagement", "stage", "metric", "backing"})
_GOD = "الله"  # definite in a name that goes on: حزب الله العراق
_NUMBER, _OF_THEM = "عدد", "من"
_AND_HE = frozenset({"وهو", "وهي"})  # says who somebody is, behind his name
_FOUGHT_OVER = "PSE"  # in whose land others command too
_ISSUED = rule_words("speech.naming", "issued")
_OWNER = {"of": 1, "to": 2}  # words from a statement to whose it is: بيان مشترك لمصر
_AUTHOR = 7  # words between a statement and whose it is


@dataclass(slots=True)
class Namer:
    """Names speakers in one document."""

    scene: Scene
    small: FunctionWords
    clauses: frozenset[int] = frozenset()  # words that begin a reported clause
    named: dict[str, list[Mention]] = field(default_factory=dict)  # institutions of the document by their first word
    dates: frozenset[int] = frozenset()  # first words of dates
    said: frozenset[int] = frozenset()  # nouns of saying, which end an institution's name
    clauses_of_him: frozenset[str] = frozenset()  # words that begin a clause whose subject they hold: أنها
    home: str | None = None  # the state whose offices are named without it

    def __post_init__(self) -> None:
        words = self.scene.words
        self.clauses = frozenset(i for i, w in enumerate(words) if w in self.small.clause)
        self.clauses_of_him = frozenset(w for w in self.small.clause if w.endswith(_HELD))
        self.dates = frozenset(m.first for m in self.scene.marked.of(["date"]))
        nouns = (m for m in self.scene.marked.of(["speech"]) if m.data["form"] == "noun" and not m.article)
        self.said = frozenset(m.first for m in nouns)
        self.home = home_of(self.scene)
        for m in self.scene.marked.of(["actor"]):
            if m.data["form"] in _INSTITUTIONS and m.last - m.first > 1:
                self.named.setdefault(_head(words[m.first]), []).append(m)

    def speaker(self, m: Mention, sentence: Sentence) -> Speaker:
        """Who a mention says that speaks."""
        written = self._written(m)
        if m.kind == "actor":
            return self._actor(m, written, sentence)
        if m.kind == "person":
            led = self._leader(m, sentence)
            if led is not None:
                return led
            name = m.data.name or self._office(m) or written
            state = m.data.state or self._spoken_for(m) or self._where(m, sentence)
            state = state or (self.home if is_of_home(self.scene, m) else None)
            also = self._also(m, sentence, state)
            return Speaker(m, name, state, not (m.data.name or state) or self._is_any(m), also)
        if m.kind == "epithet":
            told = next((p for p in self.scene.phrases(sentence) if p.mentions[0].first == m.last), None)
            if told is not None and told.mentions[0].kind == "actor" and told.mentions[0].data["form"] == "nisba":
                states = list(told.codes)  # الوزيران التركي والقطري
                m = m.but(end=told.mentions[-1].end, last=told.last)
            else:
                states = self.scene.resolve(m, [p for p in self.scene.phrases(sentence) if p.last <= m.first])
            names = [self._person_of(s, m.first) or written for s in states]
            names = names if written not in names else [written] * len(states)
            also = tuple(zip(names[1:], states[1:], strict=True))
            return Speaker(m, names[0] if names else written, states[0] if states else None, not states, also)
        known = (
            self._institution(m) or self.unlisted(m.first, sentence.last)
            if m.kind == "force"
            else official(self.scene, self.small, m)
        )
        if known is not None and known.actor is None and m.kind == "force":
            known = replace(known, actor=self.home)  # أعلنت وزارة الدفاع
        return known or Speaker(m, written, None, nameless=True)

    def _is_any(self, m: Mention) -> bool:
        """Whether a rank without a name is anybody's of his state: جنرال أميركي كبير."""
        rank = not m.data.name and m.data.office_code == "officer" and not m.article
        return rank and m.last - m.first > 1 and not self.scene.words[m.last - 1].startswith("ال")

    def _leader(self, m: Mention, sentence: Sentence) -> Speaker | None:
        """Whose office alone is named, of an institution that no list knows: زعيم حزب الرفاه الماليزي."""
        if m.data.name or m.data.state or m.last >= sentence.last or self.scene.marked.words.breaks[m.last] != SOFT:
            return None
        of = self.unlisted(m.last, sentence.last)
        if of is None or not of.actor or not is_state(of.actor):
            return None
        at = last = of.mention.last
        while last < sentence.last and self.scene.marked.words.breaks[last] == SOFT and not self._ends_name(last):
            last += 1
        text, words = self.scene.marked.document.text, self.scene.marked.words
        if last == at:
            return Speaker(m.but(end=of.mention.end, last=at), text[m.start : of.mention.end], of.actor)
        start, end = words.span(at, last)
        named = _NAME_WORDS[0] <= last - at < _NAME_WORDS[1]
        return Speaker(m.but(end=end, last=last), text[start:end], of.actor) if named else None

    def _spoken_for(self, m: Mention) -> str | None:
        """The state of the institution in whose name somebody speaks, by its short name: المتحدث باسم الوزارة."""
        words = self.scene.words
        at = next((i + 1 for i in range(m.first, m.last) if words[i] == "باسم"), None)
        held = self._named_before(at) if at is not None and at < len(words) else None
        return held.actor if held is not None else None

    def _where(self, m: Mention, sentence: Sentence) -> str | None:
        """The state whose news a sentence tells, of an office that names none: وفي فرنسا، قال رئيس الأركان إن ..."""
        at, words = sentence.first, self.scene.words
        if words[at] not in _IN or m.data.office_code not in OF_STATE:
            return None
        held = self.scene.marked.between(at + 1, at + 2)
        state = next((a for a in held if a.kind == "actor" and a.data["form"] == "name"), None)
        told = state is not None and state.last < m.first and self.scene.marked.words.breaks[state.last] == COMMA
        return state.code if state is not None and told and state.code != _FOUGHT_OVER else None

    def _written(self, m: Mention) -> str:
        """A mention as written, with the article whole that لـ has shortened: للقيادة names القيادة."""
        text = self.scene.marked.document.text[m.start : m.end]
        return f"ا{text}" if m.proclitic.endswith("لل") and text.startswith("ل") else text

    def _office(self, m: Mention) -> str | None:
        """A person's office as written, with the article whole: وفقا للناطق names الناطق."""
        office: str | None = m.data.office
        return f"ا{office}" if office and m.proclitic.endswith("لل") and office.startswith("ل") else office

    def author(self, at: int, sentence: Sentence) -> Speaker | None:
        """Whose statement it is: بيان مشترك بين X وY, بيان صادر عن X, بيان لوزارة X; None where it is not said."""
        words = self.scene.words
        for phrase in self.scene.phrases(sentence):
            first = phrase.mentions[0].first
            if not at < first <= at + _AUTHOR or any(i in self.clauses for i in range(at, first)):
                continue
            near = _OWNER.get(phrase.link, 0) >= phrase.first - at and not words[at].startswith("ال")
            if near or phrase.link in ("between", "about") or words[first - 1] in _ISSUED:
                return self.speaker(phrase.mentions[0], sentence)
        own = self._named_before(at + 1) if at + 1 < sentence.last and not words[at].startswith("ال") else None
        if own is not None:
            return own  # وأوضح بيان الوزارة
        for i in range(at + 1, min(at + _AUTHOR, sentence.last - 1)):
            if (words[i - 1] == "عن" or i == at + 1) and words[i] in self.small.institutions:
                return self.unlisted(i, sentence.last)  # بيان صادر عن رئاسة الأركان العامة
        return None

    def unknown(self, at: int, end: int) -> Speaker | None:
        """Who speaks where no list knows the words behind a verb; None if they are what the verb governs."""
        words, breaks = self.scene.words, self.scene.marked.words.breaks
        if words[at] in self.small.stops and words[at] not in self.small.not_names:
            return None
        if not self._is_who(at):
            return self._named_before(at)  # أكدت السرايا استهدافها
        known = self._named_before(at) or self.unlisted(at, end)
        if known is not None or self._is_adverb(at):
            return known
        last, gaps = at + 1, self.scene.marked.words.gaps
        actors = {m.first for m in self.scene.marked.between(at, end) if m.kind == "actor"}  # حمل عباس إسرائيل
        most = min(end, at + _NAME_WORDS[1])
        while last < most and breaks[last] == SOFT and may_be_name(words[last], self.small):
            if last in actors or gaps[last].endswith(' "') or self._is_object(last):
                break  # what he says begins
            last += 1
        apposed = self._apposed(at, last, end)
        if apposed is not None:
            return apposed
        start, stop = self.scene.marked.words.span(at, last)
        named = words[at] in self.small.given_names and last - at >= _NAME_WORDS[0]
        named = (named or self._is_bare_name(at, last)) and not words[at].startswith(_REPORTER)
        mention = Mention(start, stop, at, last, "unknown", "", "speaker.unknown", {"form": "word"})
        return Speaker(mention, self.scene.marked.document.text[start:stop], None, nameless=not named)

    def _is_object(self, at: int) -> bool:
        """Whether a word of the lexicon is no name by its form: behind «with», or indefinite and governed."""
        word, small = self.scene.words[at], self.small
        known = any(
            m.first == at and m.kind != "person" and m.tense is None for m in self.scene.marked.between(at, at + 1)
        )
        return known and (word[0] == "ب" or word.endswith("ا")) and word not in small.given_names

    def _apposed(self, at: int, last: int, end: int) -> Speaker | None:
        """Whom commas name behind a noun for a man: العميل السابق في الاستخبارات، أليستر كروك، أن."""
        words, breaks = self.scene.words, self.scene.marked.words.breaks
        if not words[at].startswith("ال"):
            return None
        first = next((i for i in range(last, min(last + _DESCRIBED, end)) if breaks[i] == COMMA), None)
        if first is None or any(i in self.scene.verb_starts for i in range(last, first)):
            return None
        stop, actors = first + 1, {m.first for m in self.scene.marked.between(first, end) if m.kind == "actor"}
        while stop < end and breaks[stop] == SOFT and may_be_name(words[stop], self.small) and stop not in actors:
            stop += 1
        closed = stop in self.clauses or (stop < len(words) and breaks[stop] == COMMA)
        start, last_char = self.scene.marked.words.span(first, stop)
        written = self.scene.marked.document.text[start:last_char]
        common = is_common(words[first], self.small) and not written.startswith("أل")  # أليستر
        if not closed or common or first in actors or words[first] in self.small.prepositions:
            return None
        if not _NAME_WORDS[0] <= stop - first <= _NAME_WORDS[1]:
            return None
        mention = Mention(start, last_char, first, stop, "unknown", "", "speaker.unknown", {"form": "word"})
        return Speaker(mention, written, None)

    def _is_adverb(self, at: int) -> bool:
        """Whether a word ends in the accusative of adverbs and adjectives, which no name is written with (جهارا)."""
        end = self.scene.marked.words.span(at, at + 1)[1]
        return _TANWIN in self.scene.marked.document.text[max(0, end - 2) : end]

    def unlisted(self, at: int, end: int) -> Speaker | None:
        """An institution that no list names: its head, what follows up to what it says, the state that names it."""
        words, breaks, small = self.scene.words, self.scene.marked.words.breaks, self.small
        if words[at] not in small.institutions:
            return None
        states = {m.first: m for m in self.scene.marked.between(at, end) if m.kind in ("actor", "place") and m.code}
        last, code = at + 1, None
        while last < end and last - at < _INSTITUTION and breaks[last] == SOFT:
            behind = last + 1 if words[last] == "في" else last
            state = states.get(behind)
            if state is None and (behind > last or self._ends_name(last)):
                break
            definite = words[last].startswith(("ال", "وال", "لل"))
            if state is None and not definite and (code is not None or self._is_governed(last, end)):
                break  # الهلال الأحمر الفلسطيني إصابة, وزارة الدفاع شراء
            if state is not None and behind == last and self._is_apart(state):
                break  # اتهمت وزارة الدفاع روسيا
            if state is not None and code is not None and not (state.kind == "actor" and state.data["form"] == "nisba"):
                break
            if state is not None and (code is None or (state.kind == "actor" and state.data["form"] == "nisba")):
                code = state.code  # مكتب شؤون تايوان الصيني is of China
            last = state.last if state is not None else last + 1
        if last - at < _NAME_WORDS[0]:
            return None
        start, stop = self.scene.marked.words.span(at, last)
        mention = Mention(start, stop, at, last, "unknown", "", "speaker.institution", {"form": "word"})
        written = self.scene.marked.document.text[start:stop]
        return Speaker(mention, written, code or (None if words[at] in small.state_bodies else written))

    def _is_governed(self, at: int, end: int) -> bool:
        """Whether an indefinite word behind a definite one is what the verb governs: أعلنت الوزارة شراء, قيام."""
        word = self.scene.words[at]
        if not self.scene.words[at - 1].startswith("ال") or word[0].isdecimal():
            return False
        known = any(m.first == at and m.kind in _DEEDS for m in self.scene.marked.between(at, end))
        return known or is_thing(word, self.small)

    def _is_apart(self, state: Mention) -> bool:
        """Whether a state by its name stands behind a definite noun, which it cannot be annexed to."""
        before = self.scene.words[state.first - 1]
        named = state.kind == "actor" and state.data["form"] in ("name", "capital") and not state.proclitic
        return named and before.startswith("ال") and before != _GOD

    def _ends_name(self, at: int) -> bool:
        """Whether a word cannot stand in an institution's name: a preposition, a verb, an adverb."""
        word, small = self.scene.words[at], self.small
        if word in small.clause or word in small.asides or at in self.scene.verb_starts or at in self.dates:
            return True
        if at in self.said:
            return True  # جددت وزارة الخارجية تأكيد
        if word in small.title_words:
            return False  # القيادة العامة
        return word in small.prepositions or word in small.stops or (word[0] == "ب" and len(word) > SHORTEST_NAME)

    def _actor(self, m: Mention, written: str, sentence: Sentence) -> Speaker:
        form = m.data["form"]
        if form == "media" or (m.data.get("people") and self.scene.words[m.first] != _SIDE):
            return Speaker(m, written, None, nameless=True)
        if form == "nisba":  # الأميركيون, not الأميركي and not سوريون, who are anybody
            return Speaker(m, written, m.code or written, nameless=not (m.article and written.endswith(("ون", "ين"))))
        named = group_before(self.scene.marked, m)
        name = written if named is m else self._written(named)
        return Speaker(m, name, m.code or written, also=self._also(m, sentence, m.code))

    def _also(self, m: Mention, sentence: Sentence, own: str | None) -> tuple[tuple[str, str | None], ...]:
        """The speakers of other states coordinated with one."""
        found: dict[str, str] = {}
        for phrase in self.scene.phrases(sentence):
            if m not in phrase.mentions:
                continue
            for other in phrase.mentions[phrase.mentions.index(m) + 1 :]:
                person = other.kind == "person"
                code = other.data.state if person else other.code
                if code and code != own and other.kind != "epithet":
                    written = self.scene.marked.document.text[other.start : other.end]
                    found.setdefault(code, (other.data.name or other.data.office if person else None) or written)
        return tuple((name, code) for code, name in found.items())

    # --- words that point back ---

    def _person_of(self, state: str, at: int) -> str | None:
        """The person of a state last named just before a word, for whom الوزيران or الطرفان stands."""
        for p in self.scene.marked.between(max(0, at - _PAIR_BACK), at)[::-1]:
            if p.kind == "person" and p.data.name and p.data.state == state:
                name: str = p.data.name
                return name
        return None

    def _institution(self, m: Mention) -> Speaker | None:
        """Who a body without its state is: of the person named behind it (إدارة بايدن), or the one named before."""
        after = self.scene.marked.between(m.last, m.last + 1)
        person = next((p for p in after if p.kind == "person" and p.data.state), None)
        if person is not None and self.scene.marked.words.breaks[m.last] == SOFT:
            text = self.scene.marked.document.text[m.start : person.end]
            return Speaker(m.but(end=person.end, last=person.last), text, person.data.state)
        return self._named_before(m.first) or self._named_in_full(m)

    def _named_in_full(self, m: Mention) -> Speaker | None:
        """The institution of a state that the report names in full, where a shorter name is repeated: وزارة الدفاع."""
        words = self.scene.words
        said = words[m.first : m.last]
        said = [said[0].removeprefix("و"), *said[1:]]
        same = [
            b
            for b in self.named.get(_head(words[m.first]), ())
            if b.code and [words[b.first].removeprefix("و"), *words[b.first + 1 : b.first + len(said)]] == said
        ]
        before = [b for b in same if b.first < m.first]
        if len(said) == 1 or (not before and len({b.code for b in same}) != 1):
            return None
        held = before[-1] if before else same[0]
        return Speaker(m, self.scene.marked.document.text[held.start : held.end], held.code)

    def _named_before(self, at: int) -> Speaker | None:
        """The institution last named whose first word a definite noun repeats."""
        words = self.scene.words
        if not words[at].startswith(("ال", "وال")):
            return None
        held = [m for m in self.named.get(_head(words[at]), ()) if m.first < at]
        if not held:
            return None
        text, last = self.scene.marked.document.text, held[-1]
        start, end = self.scene.marked.words.span(at, at + 1)
        here = last.but(start=start, end=end, first=at, last=at + 1, proclitic="")
        name = text[last.start : last.end]
        return Speaker(here, name, last.code or name)

    # --- words that no list knows ---

    def _is_who(self, at: int) -> bool:
        """Whether an unknown noun speaks: it is a word for people, or what it says follows."""
        words, gaps = self.scene.words, self.scene.marked.words.gaps
        if words[at] == _NUMBER and words[at + 1 : at + 2] == [_OF_THEM]:
            return True  # استنكر عدد من النواب, but أعلنت عددا
        if is_thing(words[at], self.small):
            return False
        if words[at].removeprefix("ال") in self.small.not_names or words[at] in self.small.given_names:
            return True
        if words[at] in self.small.institutions:
            return True
        stop = min(at + _CLAUSE_AFTER, len(words))
        full = range(at + _NAME_WORDS[0], min(at + _NAME_WORDS[0] + 2, stop))
        if not words[at].startswith("ال") and any(words[i] in _AND_HE for i in full):
            return True
        return any(i in self.clauses or ":" in gaps[i] for i in range(at + 1, stop))

    def _is_bare_name(self, at: int, last: int) -> bool:
        """Whether unknown words are a name by their place alone: nothing but what he says follows them."""
        words, gaps = self.scene.words, self.scene.marked.words.gaps
        own = [words[i] for i in range(at, last) if words[i] not in self.small.binders]  # دي ميستورا
        if last >= len(words) or not own or any(is_common(word, self.small) for word in own):
            return False
        told = words[last] in _AND_HE and last - at >= _NAME_WORDS[0]
        return last in self.clauses or ":" in gaps[last] or told


def _head(word: str) -> str:
    """The first word of an institution's name without conjunction and article."""
    bare = word[1:] if word[0] in "وف" and word[1:3] == "ال" else word
    return bare.removeprefix("ال")
