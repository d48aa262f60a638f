"""What every coder asks of a marked document: who is a party here, what a pronoun points back to, where a clause ends.

A `Scene` is made once for a document and handed to each coder. Ranges are half-open ranges of words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sijill.code.sentence.accords import names_accord
from sijill.code.sentence.blows import Blow
from sijill.code.sentence.exact_dates import exact, is_of_source
from sijill.code.sentence.office_before import state_before
from sijill.code.sentence.phrases import ActorPhrase, PhraseReader, is_verb, party_code, split_clitic
from sijill.code.sentence.reality import Reality
from sijill.code.sentence.set_apart import is_set_apart
from sijill.languages.links import Links
from sijill.languages.rule_words import rule_words
from sijill.marked import Marked, by_kind
from sijill.records import Evidence, Mention
from sijill.text import COMMA, SOFT, STOP

_COUNTS = {"two": 2, "three": 3}
_OF_A_PAIR = {"former": 0, "latter": -1}
_BEFORE_PLACES = rule_words("sentence.scene", "before_places")
_PREPOSITIONS = frozenset({"مع", "من", "الي", "علي", "ضد", "عن"})
_NOT_WHEN = frozenset({"than", "before", "until"})
_WITHIN_CLAUSE = frozenset({"كما"})  # opens a clause elsewhere, and goes on with one here
_JOINED = 6  # how much farther a date is that stands before a verb joined by و: it is of the verb before
_CROSSED = 2  # how much farther a date is for each verb between
_SINCE = "منذ"
_ADJECTIVES = 2  # words from somebody without a name to the adjective of his state
_OWN_BACK = 40  # words before a sentence over which بلاده points back
# Prepositions behind which nobody acts: أكدت أمام البرلمان التونسي حرص بلادها.
_BESIDE = rule_words("sentence.scene", "beside")
_MET = rule_words("sentence.scene", "met")
_NO_SPEAKER = _BESIDE | _MET
_PAIR_BACK = 2  # sentences over which a pair is still spoken of
_NONE: list[Mention] = []


@dataclass(slots=True)
class Sentence:
    """A sentence of the scene: its words and the mentions that begin in it."""

    index: int
    first: int
    last: int
    mentions: list[Mention]
    kinds: frozenset[str] = field(init=False)
    _of_kind: dict[str, list[Mention]] = field(init=False)
    _asked: dict[tuple[str, ...], list[Mention]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._of_kind = by_kind(self.mentions)
        self.kinds = frozenset(self._of_kind)

    def of(self, *kinds: str) -> list[Mention]:
        """Its mentions of these kinds; many coders ask the same, so an answer of several kinds is kept."""
        if len(kinds) == 1:
            return self._of_kind.get(kinds[0], _NONE)[:]
        held = self._asked.get(kinds)
        if held is None:
            found = [self._of_kind[k] for k in kinds if k in self._of_kind]
            held = [m for m in self.mentions if m.kind in kinds] if len(found) > 1 else found[0] if found else []
            self._asked[kinds] = held
        return held[:]


@dataclass(slots=True)
class Speech:
    """A reporting verb and who speaks: the reach of what is said goes to `until`.

    `also` are the other speakers of a joint statement, `nameless` marks sources and media, who make no statement of
    their own, `headline` «X: ...», `behind` one who is named behind what he says (..., وفقا للوزارة).
    """

    verb: Mention
    speaker: str
    speaker_mention: Mention
    actor: str | None
    act: str
    sentence: Sentence
    first: int
    until: int
    date: str | None = None
    continues: bool = False
    also: tuple[tuple[str, str | None], ...] = ()
    nameless: bool = False
    headline: bool = False
    behind: bool = False
    goes_on_from: Speech | None = None
    within: Speech | None = None  # in whose words it is told: قالت برلين إن كييف طلبت


class Fight(NamedTuple):
    """Fighting of which the day is known: who stands in it, and the words of the day."""

    sides: frozenset[str]
    day: Mention


@dataclass(slots=True)
class Scene:
    """A marked document with the questions coders ask answered once.

    `words` are the folded words of the document, `named` the actors that it names: the code of each and the key of the
    group that it is, or its code again.
    """

    marked: Marked
    links: Links
    words: list[str] = field(init=False)
    named: dict[str, str] = field(init=False)
    sentences: list[Sentence] = field(init=False)
    reality: Reality = field(init=False)
    speeches: list[Speech] = field(default_factory=list)
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    fights: list[Fight] = field(default_factory=list)
    blows: list[Blow] = field(default_factory=list)
    title_words: int = field(init=False)
    verb_starts: frozenset[int] = field(init=False)
    clause_ends: list[int] = field(init=False)
    cache: dict[tuple[str, int], list[Any]] = field(default_factory=dict)
    _opening: frozenset[str] = field(init=False)
    _alone: frozenset[int] = field(init=False)
    _reader: PhraseReader = field(init=False)
    _phrases: dict[int, list[ActorPhrase]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = list(self.marked.words.words)
        out = []
        mentions, at = self.marked.mentions, 0
        for index, (first, last) in enumerate(self.marked.sentences):
            held = []
            while at < len(mentions) and mentions[at].first < last:
                held.append(mentions[at])
                at += 1
            out.append(Sentence(index, first, last, held))
        self.sentences = out
        self.named = {m.code: str(m.data.get("group") or m.code) for m in mentions if m.kind == "actor" and m.code}
        self.reality = Reality(self.marked)
        verbs = frozenset(m.first for m in mentions if m.tense is not None and is_verb(m))
        self.verb_starts = verbs - {m.first for m in mentions if m.kind == "place" and self._is_in(m)}
        self.clause_ends = self._clause_ends()
        phrases = (m for m in mentions if m.last - m.first > 1 and m.tense is None)
        inside = frozenset(i for m in phrases for i in range(m.first + 1, m.last))
        self._alone = self.verb_starts - inside  # وقف إطلاق النار holds no verb
        self._opening = self.links.relatives | self.links.clause
        self._reader = PhraseReader(self.marked, self.links)
        self.title_words = self.marked.sentences[0][1] if self.marked.sentences else 0

    def _is_in(self, place: Mention) -> bool:
        """Whether a preposition stands before a place, whose name is then no verb: في تعز."""
        return place.first > 0 and self.words[place.first - 1] in _BEFORE_PLACES

    # --- words and clauses ---

    def _clause_ends(self) -> list[int]:
        """The words before which a clause ends: behind a full stop, one that opens a clause, a verb behind a comma."""
        opening, verbs = self.links.clause - _WITHIN_CLAUSE, self.verb_starts
        return [
            i
            for i, (kind, word) in enumerate(zip(self.marked.words.breaks, self.words, strict=False))
            if kind == STOP or word in opening or (kind == COMMA and i in verbs)
        ]

    def sentence_of(self, mention: Mention) -> Sentence:
        """The sentence a mention begins in."""
        return self.sentences[self.marked.sentence_at(mention.first)]

    def clause(self, first: int, last: int, sentence: Sentence) -> tuple[int, int]:
        """The range widened to the commas round it, or to the ends of the sentence."""
        breaks = self.marked.words.breaks
        while first > sentence.first and breaks[first] != COMMA:
            first -= 1
        while last < sentence.last and breaks[last] == SOFT:
            last += 1
        return first, last

    def soft_between(self, first: int, last: int) -> bool:
        """Whether no comma or stop lies between two words."""
        return not any(self.marked.words.breaks[first + 1 : last + 1])  # SOFT is 0

    def evidence(self, first: int, last: int, name: str = "claim") -> Evidence:
        """The words `first`-`last`, cut exactly, without what a sentence never needs at its ends."""
        breaks = self.marked.words.breaks
        for i in range(first + 1, last):
            if breaks[i] == STOP:
                last = i
                break
        start, end = self.marked.words.span(first, last)
        return Evidence.cut(name, start, end, self.marked.document.text)

    def clause_evidence(self, sentence: Sentence, *held: Mention | None) -> Evidence:
        """The clauses that hold all these mentions, as one stretch within one sentence."""
        inside = [m for m in held if m is not None and sentence.first <= m.first < sentence.last]
        first = min(m.first for m in inside)
        last = max(m.last for m in inside)
        return self.evidence(*self.clause(first, min(last, sentence.last), sentence))

    def said(self, name: str, mentions: Iterable[Mention]) -> list[Evidence]:
        """The words that give one field of a claim."""
        return [Evidence.cut(name, m.start, m.end, self.marked.document.text) for m in mentions]

    # --- who ---

    def actors(self, first: int, last: int) -> list[Mention]:
        """Mentions in the range that can be parties, the title's own persons' states included."""
        return [m for m in self.marked.between(first, last) if party_code(m)]

    def codes_before(self, word: int, count: int, *, states_only: bool = True) -> list[str]:
        """The last `count` distinct party codes mentioned before a word, in order of mention."""
        found: list[str] = []
        for m in self.marked.between(0, word)[::-1]:
            code = party_code(m)
            if code and code not in found and (not states_only or is_state(code)):
                found.append(code)
                if len(found) == count:
                    break
        return found[::-1]

    def hear(self, speeches: list[Speech]) -> None:
        """Take who says what; what «his country» meant before that was known is read anew."""
        self.speeches = speeches
        for sentence in self.sentences:
            if any(m.code == "own" for m in sentence.of("epithet")):
                self._phrases.pop(sentence.index, None)

    def phrases(self, sentence: Sentence) -> list[ActorPhrase]:
        """The actor phrases of a sentence, in order."""
        found = self._phrases.get(sentence.index)
        if found is None:
            found = self._phrases[sentence.index] = self._reader.read(sentence.first, sentence.last, self.resolve)
        return found

    def resolve(self, epithet: Mention, before: Sequence[ActorPhrase] = ()) -> list[str]:
        """The states an epithet points back to; none when they cannot be told. `before`: phrases of the sentence."""
        if epithet.code == "own":
            own = self.own_state(epithet.first)
            return [own] if own else []
        if epithet.code in _OF_A_PAIR:
            return self._of_a_pair(epithet, before)
        count = _COUNTS.get(epithet.code)
        if count is None:
            return []
        found = self._spoken_of(epithet, before, count)
        return found if len(found) == count else []

    def _spoken_of(self, epithet: Mention, before: Sequence[ActorPhrase], count: int) -> list[str]:
        """So many states that the report speaks of where a word stands.

        Those of its sentence so far if they are as many, those joined by و just before, else with what the sentence
        names the states the report names most.
        """
        here = list(dict.fromkeys(c for p in before for c in p.codes if is_state(c)))
        if len(here) == count:
            return here
        joined = self.joined_before(epithet.first, count, before)
        if joined:
            return list(joined)
        spoken = (m for m in self.marked.between(0, epithet.first) if not names_accord(self.marked, m))
        often = Counter(c for m in spoken if (c := party_code(m)) and is_state(c))
        rest = [c for c, _ in often.most_common() if c not in here]
        return [*here[-1:], *rest][:count] if len(here) < count else here[-count:]

    def joined_before(self, word: int, count: int, before: Sequence[ActorPhrase] = ()) -> tuple[str, ...]:
        """The last coordinated phrase of so many states before a word, in its sentence or those just before it."""
        index = self.marked.sentence_at(word)
        earlier = [p for i in range(max(0, index - _PAIR_BACK), index) for p in self.phrases(self.sentences[i])]
        for phrase in [*earlier, *before][::-1]:
            if len(phrase.codes) == count:
                return phrase.codes
        return ()

    def _of_a_pair(self, epithet: Mention, before: Sequence[ActorPhrase]) -> list[str]:
        """الأولى, الأخيرة: the first or last of the pair named before; only where no noun stands for it to qualify."""
        governed = epithet.first and (
            self.words[epithet.first - 1] in _PREPOSITIONS or epithet.first - 1 in self.verb_starts
        )
        if not governed and not split_clitic(epithet)[1]:
            return []
        pair = self.joined_before(epithet.first, 2, before)
        return [pair[_OF_A_PAIR[epithet.code]]] if pair else []

    def topic_pair(self, code: str, word: int) -> list[str]:
        """The states that the report speaks of together just before a word, if `code` is one of them."""
        index = self.marked.sentence_at(word)
        for i in range(index, max(-1, index - _PAIR_BACK - 1), -1):
            for phrase in self.phrases(self.sentences[i])[::-1]:
                if phrase.last <= word and phrase.link == "between" and code in phrase.codes and len(phrase.codes) > 1:
                    return list(phrase.codes)
        title = (p.codes for p in self.phrases(self.sentences[0]) if p.first < word and len(p.codes) == 2)
        return next((list(codes) for codes in title if code in codes), [])

    def own_state(self, word: int) -> str | None:
        """The state that بلاده points to: that of the last person or institution named before it in the sentence."""
        sentence = self.sentences[self.marked.sentence_at(word)]
        for speech in self.speeches[::-1]:
            said_here = speech.sentence is sentence and speech.first <= word
            nameless = self._adjective_of(speech.speaker_mention) if said_here else None
            if nameless is not None:
                return nameless
            if said_here and (speech.actor or speech.speaker_mention.kind == "person"):
                return speech.actor or state_before(self.marked, speech.speaker_mention)
        near = self.marked.between(max(0, sentence.first - _OWN_BACK), word)[::-1]
        could = [m for m in near if m.code and _has_own_state(m)]
        acts = next((m for m in could if m.first == 0 or self.words[m.first - 1] not in _NO_SPEAKER), None)
        return (acts or could[0]).code if could else None

    def _adjective_of(self, speaker: Mention) -> str | None:
        """The state that an adjective gives somebody without a name: مسؤول عسكري أميركي."""
        if speaker.kind != "anonymous":
            return None
        near = self.marked.between(speaker.first, speaker.last + _ADJECTIVES)
        told = (m.code for m in near if m.kind == "actor" and m.data["form"] == "nisba" and is_state(m.code))
        return next(told, None)

    def opponent(self, code: str | None) -> str | None:
        """The one enemy that the report's conflicts name for an actor, None if they name none or several."""
        others = {b if a == code else a for a, b in self.conflicts if code in (a, b)}
        return others.pop() if len(others) == 1 else None

    def speech_at(self, word: int) -> Speech | None:
        """The speech that what stands at a word belongs to."""
        return next((s for s in self.speeches if s.verb.first < word < s.until), None)

    def source_at(self, word: int) -> str | None:
        """Who the report says said what stands at a word, None where it speaks itself."""
        for speech in self.speeches:
            if speech.verb.first < word < speech.until:
                return speech.speaker
        return None

    def date_near(
        self,
        anchor: Mention,
        sentence: Sentence,
        reach: int = 14,
        *,
        not_before: str | None = None,
        not_since: bool = True,
        of_another: Callable[[Mention], bool] | None = None,
    ) -> Mention | None:
        """The resolved date nearest to a mention in its sentence, within `reach` words.

        A date before it counts as farther, and so does one on the other side of another verb. A date that something is
        compared with, or that it lies before or after, is not its own; nor is one that lies before the day `not_before`
        or, of what is said to come, the day on which it is said; `of_another` tells a date of another deed. Where two
        tell the same time, the more exact one is taken.
        """
        best, best_gap = None, float(reach + 1)
        joins = anchor.proclitic[:1] in ("و", "ف")
        for m in sentence.of("date"):
            if not m.code or m.data.rule == "page_line" or m.data.relation in _NOT_WHEN or _is_span(m):
                continue
            if is_of_source(self.words, anchor, m) or is_set_apart(self.words, self.marked.words.breaks, anchor, m):
                continue
            behind = m.first >= anchor.last
            joined = _JOINED if joins and (anchor.tense is not None or m.last == anchor.first) else 0
            gap = float(m.first - anchor.last) if behind else (anchor.first - m.last) * 1.5 + joined
            if behind and gap < best_gap and not_since and _SINCE in self.words[anchor.last : m.first - 1]:
                continue  # منذ انهيار الاتحاد عام 1991
            if not_before and gap < best_gap and self._is_too_early(m, anchor, not_before):
                continue
            if gap < best_gap:
                gap += self._crossed(*((anchor.last, m.first) if behind else (m.last, anchor.first))) * _CROSSED
            if gap < best_gap and not (of_another is not None and of_another(m)):
                best, best_gap = m, gap
        return exact(best, sentence.of("date"), self.words, self._crossed)

    def _is_too_early(self, date: Mention, anchor: Mention, day: str) -> bool:
        """Whether what is to come cannot be of a date: it is past, or before a clause that tells what was said."""
        end = date.code.rsplit("/", 1)[-1].rstrip("~")
        if end[: len(day)] < day[: len(end)]:
            return True
        said = date.last <= anchor.first and any(w in self.links.clause for w in self.words[date.last : anchor.first])
        return said and date.code <= day

    def _crossed(self, first: int, last: int) -> int:
        """How many verbs, and words that open a clause, stand between."""
        return sum(i in self._alone or self.words[i] in self._opening for i in range(first, last))


def _is_span(date: Mention) -> bool:
    """Whether a date only says for how long something has been so (منذ أربعة عقود)."""
    return bool(date.data.rule == "ago" and date.data.relation == "since" and date.code.endswith("~"))


def _has_own_state(m: Mention) -> bool:
    """Whether بلاده can mean the state of a mention: a person, an institution, a state by name."""
    return m.kind == "person" or (m.kind == "actor" and m.data["form"] in ("body", "name", "capital"))


def is_state(code: str) -> bool:
    """Whether a code is that of a state."""
    return len(code) == 3 and code.isascii() and code.isupper()
