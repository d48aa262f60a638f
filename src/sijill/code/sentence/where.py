"""Places as a report writes them, known to the lexicon or not: the word that ties each, and the state it lies in.

    في شمال العراق                    «شمال العراق» in, IRQ
    على قطاع غزة                      «قطاع غزة» upon, PSE
    استهدف ثكنة زبدين                 «ثكنة زبدين» bare, no state

A spot is a run of place nouns and directions (`place_nouns` of links.yml) and the name after them. A name that no
lexicon holds counts only right behind a place noun.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sijill.code.sentence.phrases import BARE, OF, split_clitic
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT

if TYPE_CHECKING:
    from sijill.code.sentence.scene import Scene, Sentence

_GLUED = {"ل": "to", "ب": "in", "ك": "as"}
_STATE_FORMS = frozenset({"name", "capital", "epithet"})
_CAPITAL = "العاصمه"
_EPITHETS = "epithets."
_LONGEST_LINK = 3
_SHORTEST_NAME = 3
_BEGINS = rule_words("sentence.where", "begins")
_MANY = rule_words("sentence.where", "many")
ADVERBS = rule_words("sentence.where", "adverbs")
_NO_NAME = rule_words("sentence.where", "no_name")
_IN_NAME = frozenset({"place", "force", "designation", "metric"})  # kinds whose words a place's name may hold
_LANDS = rule_words("sentence.where", "lands")
_ONE = rule_words("sentence.where", "one")
_TOPICS = rule_words("sentence.where", "topics")
_IN = "في"
_OPENING = 3  # words of a sentence in which a place before its verb begins
_PLURALS = ("ين", "ون", "ات")
_ENDINGS = ("يه", "يتين", "يات", "ين", "ون")


class Spot(NamedTuple):
    """A place: its words, as written, and the link before it.

    `state` is where it lies, "" if that is not known; `is_state` says that it is named as a state and no more.
    """

    first: int
    last: int
    text: str
    link: str
    state: str
    is_state: bool


def spots(scene: Scene, sentence: Sentence) -> list[Spot]:
    """The places of a sentence, in order."""
    key = ("spots", sentence.index)
    found = scene.cache.get(key)
    if found is None:
        found = scene.cache[key] = _Finder(scene, sentence).all()
    return list(found)


def spots_between(scene: Scene, sentence: Sentence, first: int, last: int) -> list[Spot]:
    """The places that begin within a range of words."""
    return [s for s in spots(scene, sentence) if first <= s.first < last]


def is_capital(m: Mention) -> bool:
    """Whether a mention names a capital, which is a state or a city."""
    return m.kind == "actor" and m.data["form"] == "capital" and not _points_back(m)


def _points_back(m: Mention) -> bool:
    """Whether a word only means somebody named before (العدو), and so is no place whatever it means."""
    return m.entry.startswith(_EPITHETS)


def fronted(scene: Scene, sentence: Sentence, verb: Mention) -> Spot | None:
    """The place of known state that a sentence opens with, before its verb: في خاركيف قصفت القوات الروسية مدرسة."""
    near = spots_between(scene, sentence, sentence.first, min(sentence.first + _OPENING, verb.first))
    return next((s for s in near if s.state and s.link in ("in", "upon")), None)


@cache
def _forms(nouns: frozenset[str]) -> dict[str, str]:
    """Every place noun with what may be glued to its left, and the preposition among that ("" if there is none)."""
    leads = {"": "", "و": "", "ف": "", "ب": "ب", "ل": "ل", "وب": "ب", "ول": "ل", "فب": "ب"}
    found = {lead + noun: glued for noun in nouns for lead, glued in leads.items()}
    return found | {"لل" + noun[2:]: "ل" for noun in nouns if noun.startswith("ال")}


class _Finder:
    def __init__(self, scene: Scene, sentence: Sentence) -> None:
        self.scene, self.sentence = scene, sentence
        self.words, self.breaks = scene.words, scene.marked.words.breaks
        self.nouns = scene.links.place_nouns
        self.forms = _forms(self.nouns)
        self.names = {m.first: m for m in sentence.of("place", "actor") if _names_place(m) or self._is_city(m)}

    def all(self) -> list[Spot]:
        out: list[Spot] = []
        done = self.sentence.first
        names, forms = self.names, self.forms
        begin, end = self.sentence.first, self.sentence.last
        for at in [
            i for i, word in enumerate(self.words[begin:end], begin) if word in forms or i in names or word in _LANDS
        ]:
            if at < done:
                continue
            is_land = self.words[at] in _LANDS and at not in names and self.words[at] not in forms
            spot = self._land(at) if is_land else self._at(at) or self._capital(at)
            if spot is not None:
                out.append(spot)
                done = spot.last
        return out

    def _is_city(self, m: Mention) -> bool:
        """Whether a capital stands behind a word for a city, both taken for its government: العاصمة نيروبي."""
        return m.kind == "actor" and m.data.get("of") == "capital" and self.words[m.first] in self.forms

    def _at(self, first: int) -> Spot | None:
        at, glued = first, ""
        if first not in self.names:
            glued = self.forms[self.words[first]]
            at += 1
            while at < self.sentence.last and self._soft(at) and at not in self.names and self._is_noun(self.words[at]):
                at += 1
        at += self._is_whose_capital(at)
        name = self.names.get(at) if at == first or self._soft(at) else None
        if name is not None and (at == first or not name.proclitic.rstrip("ال")):
            return self._known(first, name, glued)
        last = self._unknown(at, first)
        return self._spot(first, last, glued, "", is_state=False) if last else None

    def _is_whose_capital(self, at: int) -> bool:
        """Whether the adjective of a state stands between «the capital» and its name: في العاصمة الكينية نيروبي."""
        if at == 0 or not self.words[at - 1].endswith(_CAPITAL) or at + 1 not in self.names or not self._soft(at):
            return False
        whose = self.names[at + 1].code
        near = self.scene.marked.between(at - 1, at + 1)
        return any(m.kind == "actor" and m.last == at + 1 and m.code == whose for m in near)

    def _land(self, first: int) -> Spot | None:
        """The waters or coast whose state an adjective says: قبالة السواحل الليبية, في المياه الكورية."""
        at = first + 1
        if at >= self.sentence.last or not self._soft(at):
            return None
        behind = (m for m in self.scene.marked.between(at, at + 1) if m.kind == "actor" and m.data["form"] == "nisba")
        whose = next((m for m in behind if m.first == at and m.article and m.code), None)
        if whose is None:
            return None
        start, _ = self.scene.marked.words.span(first, at)
        text = self.scene.marked.document.text[start : whose.end]
        return Spot(first, whose.last, text, self._link(first), whose.code, is_state=True)

    def _capital(self, first: int) -> Spot | None:
        """The capital that only the adjective of its state says, or whose name is not known: إلى العاصمة الهايتية."""
        if not self.words[first].endswith(_CAPITAL):
            return None
        near = self.scene.marked.between(first, first + 1)
        whose = next(
            (m for m in near if m.kind == "actor" and (m.first, m.last) == (first, first + 2) and m.code), None
        )
        if whose is None:
            return None
        text = self.scene.marked.document.text[whose.start : whose.end]
        return Spot(first, whose.last, text, self._link(first), whose.code, is_state=False)

    def _known(self, first: int, name: Mention, glued: str) -> Spot:
        is_state = name.kind == "actor" and first == name.first and name.data.get("of") != "capital"
        if first == name.first:
            glued = split_clitic(name)[1]
        return self._spot(first, name.last, glued, name.code, is_state=is_state)

    def _unknown(self, at: int, first: int) -> int:
        """Where a name that no lexicon holds ends, right behind a place noun without an article; 0 if there is none."""
        if at >= self.sentence.last or not self._soft(at) or self.words[at - 1].startswith("ال") or self._is_other(at):
            return 0
        word = self.words[at]
        known = (
            word in self.scene.links.clause or word in self.scene.links.relatives or (word,) in self.scene.links.before
        )
        if (
            known
            or at in self.scene.verb_starts
            or len(word) < _SHORTEST_NAME
            or word[0].isdecimal()
            or self._is_adjective(at)
        ):
            return 0
        if word in _NO_NAME or (is_listed(self.words[at - 1], _MANY, "وبل") and word.endswith(("ه", "اخري"))):
            return 0  # مناطق واسعة
        last = at + 1
        if word in _BEGINS and last < self.sentence.last and self._soft(last):
            last += 1
        quoted = '"' in self.scene.marked.words.gaps[at]
        while quoted and last < self.sentence.last and last - at < 4 and '"' not in self.scene.marked.words.gaps[last]:
            last += 1
        return last if first < at else 0

    def _is_adjective(self, at: int) -> bool:
        """Whether a word can only qualify the noun before it: قرية سورية, but قرية العزيزية and بلدة جلون are names."""
        word = self.words[at]
        if word.startswith("ال") or (word.endswith(_PLURALS) and is_listed(self.words[at - 1], _ONE, "وبل")):
            return False
        return word.endswith(_ENDINGS)

    def _is_other(self, at: int) -> bool:
        """Whether a word begins something that is no place and cannot be part of one's name."""
        return any(m.kind not in _IN_NAME for m in self.scene.marked.between(at, at + 1))

    def _is_noun(self, word: str) -> bool:
        return word in self.nouns or (word[0] == "و" and word[1:] in self.nouns)

    def _spot(self, first: int, last: int, glued: str, state: str, *, is_state: bool) -> Spot:
        folded, tokens = self.scene.marked.words.folded, self.scene.marked.words
        word = self.words[first]
        cut = len(word) - len(word.lstrip("وفبل")) if first not in self.names else -1
        if cut < 0:
            name = self.names[first]
            start = name.start + (name.proclitic.endswith("لل"))  # للدوحة: the second letter is of the article
        else:
            while cut and word[cut:] not in self.nouns:
                cut -= 1
            start = folded.start(tokens.starts[first] + cut)
        text = self.scene.marked.document.text[start : tokens.span(last - 1, last)[1]]
        return Spot(first, last, text, _GLUED.get(glued) or self._link(first), state, is_state)

    def _link(self, first: int) -> str:
        if first == self.sentence.first or not self._soft(first):
            return BARE
        for width in range(_LONGEST_LINK, 0, -1):
            begin = first - width
            if begin >= self.sentence.first:
                link = self.scene.links.link(tuple(self.words[begin:first]))
                if link is not None:
                    return link
        return OF if first - 1 not in self.scene.verb_starts else BARE

    def _soft(self, at: int) -> bool:
        return self.breaks[at] == SOFT


def _names_place(m: Mention) -> bool:
    return m.kind == "place" or (m.kind == "actor" and m.data["form"] in _STATE_FORMS and not _points_back(m))


def is_of_topic(scene: Scene, sentence: Sentence, spot: Spot) -> bool:
    """Whether a place is that of what is talked over: بحثا الحرب في السودان."""
    at = spot.first - (scene.words[spot.first - 1] == _IN)  # the word behind what is talked over: في, or بتونس
    if at <= sentence.first:
        return False
    war = any(m.last == at and m.tense is None and m.code != "attack" for m in sentence.of("crisis"))
    return war or is_listed(scene.words[at - 1], _TOPICS, "ولب", article=True)
