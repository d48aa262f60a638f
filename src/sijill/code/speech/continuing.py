"""Whether a verb of saying without a subject goes on with who spoke before: وأضاف أن, وأعلن إرسال قوات."""

from __future__ import annotations

from dataclasses import dataclass, field

from sijill.code.sentence.frame import right_before
from sijill.code.sentence.phrases import ADJECTIVE
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.speech.reporting import ReportingVerbs
from sijill.languages.function import FunctionWords
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import SOFT

_ASIDE_REACH = 9  # words between a verb without subject and what is said
_AND_NOT = frozenset({"ولم", "ولا"})  # ولم يستبعد
_TO = frozenset({"علي", "الي"})
_OPENS = rule_words("speech.continuing", "opens")
DONE = rule_words("speech.continuing", "done")  # what somebody announces without a clause


@dataclass(slots=True)
class Continuing:
    """Tells it of the verbs of one document."""

    scene: Scene
    small: FunctionWords
    clauses: frozenset[int]  # words that begin a reported clause
    verbs: ReportingVerbs
    dates: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self.dates = frozenset(i for m in self.scene.marked.of(["date"]) for i in range(m.first, m.last))

    def may_continue(self, verb: Mention, sentence: Sentence) -> bool:
        """A verb without subject goes on with the last speaker if its clause begins at once, or it says `added`."""
        own = right_before(self.scene, verb, sentence)
        if own is not None and own.link == ADJECTIVE:
            return False  # نائب جمهوري أميركي يدعو: a subject of its own, whoever it is
        at = self.past_asides(verb.last, sentence.last)
        negated = verb.data.get("negated") and self.scene.words[verb.first - 1] in _AND_NOT
        goes_on = verb.data.get("continues") or negated
        if goes_on or at in self.clauses or self.verbs.quotes(at):
            return True
        if verb.tense is not None and verb.code not in ("announce", "add"):
            return True
        if at >= sentence.last:
            return False
        word, begins = self.scene.words[at], self._begins(verb)
        if word not in self.small.prepositions:  # وأعلن إرسال قوات, وأبلغ الصحافيين بأن
            told = word.endswith("ين") and self.says_behind(at, sentence.last)
            return begins and (word in DONE or told)
        return word in _TO or (begins and word == "عن") or self.says_behind(at, sentence.last)

    def _begins(self, verb: Mention) -> bool:
        """Whether a verb begins a clause of its own: not الأنباء التي تحدثت عن, تقرير يكشف عن."""
        joined = verb.proclitic[:1] in ("و", "ف")
        return joined or (verb.first > 0 and self.scene.words[verb.first - 1] in _OPENS)

    def says_behind(self, at: int, last: int) -> bool:
        """Whether what is said begins soon behind a word, with no verb between (وقال في آذار الماضي إن)."""
        for i in range(at, min(at + _ASIDE_REACH, last)):
            if i in self.clauses or self.verbs.quotes(i):
                return True
            if i in self.scene.verb_starts:
                return False
        return False

    def past_asides(self, at: int, last: int) -> int:
        """The first word that says something: behind dates, asides and «the statement» as the subject."""
        words, small = self.scene.words, self.small
        while at < last and (words[at] in small.asides or words[at] in small.papers or at in self.dates):
            at += 1
        return at

    def ends_behind(self, verb: Mention, sentence: Sentence) -> bool:
        """Whether nobody can stand behind a verb: its clause ends, or a particle or preposition follows."""
        at, words, small = verb.last, self.scene.words, self.small
        if at >= sentence.last or self.scene.marked.words.breaks[at] != SOFT or at in self.clauses:
            return True
        word = words[at]
        return word in small.prepositions or word in small.asides or word in small.stops or word[0] in "بل"
