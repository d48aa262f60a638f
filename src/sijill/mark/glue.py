"""Words that lost the space between them: أنهاستعلق, إنالقوات, دولارمن.

Pages often lose a space where a link began or ended. A word is parted only if the lexicon knows nothing like it, it
begins or ends with a little word (`little_heads`, `little_tails` in function_words.yml) and the lexicon or
the list of currencies knows what is left, or it falls into two long words that the lexicon knows (عزمهاتزويد).
"""

from __future__ import annotations

import re

from sijill.languages import Pack
from sijill.text import ARTICLE, Words

_NO_VERB = ("ال", "لل", "لا", "عبر", "توقع")  # beginnings of words that are no verb though a verb has these letters
_VERB = 3  # letters of a verb of saying at least
_SHORTEST = 4  # letters of each of two words of the lexicon, without و, ب, ل and the article
_BOTH = 9  # letters of both together: shorter ones are mostly one word that the lexicon does not know (ديناميكي)
_CLITICS = re.compile("[وف]?(?:[بلك]?ال|لل|[بلك])?")
_LATIN = re.compile("[A-Za-z]")
_LEAST = 5  # letters of the word that must be left: shorter rests mostly end a longer word (انقطاع), but for sure heads
_KEPT = 100_000  # word types whose border is remembered; some 10 MB at most
_END = 2  # letters by which a word is looked up among the little ones


class GluedWords:
    """Finds glued words of one language; made once, used for any number of texts."""

    def __init__(self, pack: Pack) -> None:
        self._lexicon = pack.lexicon
        self._currencies = pack.numerals.currencies
        self._sure = pack.function.sure_heads
        self._heads = sorted(pack.function.little_heads | self._sure, key=len, reverse=True)
        self._tails = sorted(pack.function.little_tails, key=len, reverse=True)
        self._begins = frozenset(w[:_END] for w in self._heads)
        self._cuts: dict[str, int] = {}  # of the words met so far, up to a bound
        self._no_tails = pack.function.word_ends
        self._plain = pack.function.plain_words
        self._ends = frozenset(w[-_END:] for w in pack.function.little_tails)

    def part(self, tokens: Words) -> None:
        """Part the glued words of a text, in place."""
        known = self._cuts
        if len(known) >= _KEPT:
            known.clear()
        cuts = {}
        for i, word in enumerate(tokens.words):
            if len(word) > _LEAST:
                cut = known.get(word)
                if cut is None:
                    cut = known[word] = self._cut(word)
                if cut:
                    cuts[i] = cut
        if cuts:
            tokens.part(cuts)

    def _cut(self, word: str) -> int:
        """How many letters of a word are its first word, 0 if it is one word."""
        latin = _LATIN.search(word) if word[-1].isascii() else None
        if latin is not None and latin.start() >= _SHORTEST and self._knows(word[: latin.start()]):
            return latin.start()  # طائراتF16
        head, tail = word[:_END] in self._begins, word[-_END:] in self._ends
        if self._knows(word):
            return 0
        for little in self._heads if head else ():
            least = _LEAST - (little in self._sure)
            rest = word[len(little) :]
            if len(rest) >= least and word.startswith(little) and self._knows(rest):
                return len(little)
            if word.startswith(little) and rest in self._plain:
                return len(little)
        for little in self._tails if tail else ():
            if len(word) - len(little) >= _LEAST and word.endswith(little) and self._knows(word[: -len(little)]):
                return len(word) - len(little)
        return self._behind_verb(word) or self._two_known(word) or self._behind_money(word)

    def _two_known(self, word: str) -> int:
        """How many letters of a word are the first of two words of the lexicon (دباباتقتال), else 0."""
        clitics = _CLITICS.match(word)
        begin = (clitics.end() if clitics else 0) + _SHORTEST
        if len(word) - begin + _SHORTEST < _BOTH:
            return 0
        for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
            first = self._knows(word[:cut]) if cut >= begin else self._is_whole(word[:cut])
            if first and word[cut:] not in self._no_tails and self._knows(word[cut:]):
                return cut
        return 0

    def _behind_money(self, word: str) -> int:
        """How many letters of a word are a currency with لـ and another word behind it (دولارلشركتين), else 0."""
        cut = word.find("ل", _SHORTEST)
        while cut > 0 and not (word[:cut] in self._currencies and len(word) - cut >= _SHORTEST):
            cut = word.find("ل", cut + 1)
        return max(cut, 0)

    def _is_whole(self, word: str) -> bool:
        """Whether a short word is one by itself: a place, or one with the article (الحلف)."""
        known = word.startswith(ARTICLE) and len(word) >= _LEAST and bool(self._lexicon[word].alone)
        return known or self._is_place(word)

    def _is_place(self, word: str) -> bool:
        """Whether a word is a state or city whose first letter is no clitic: كييف."""
        return any(held.kind == "actor" and not cut for _, cut, held in self._lexicon[word].alone)

    def _behind_verb(self, word: str) -> int:
        """How many letters of a word are a verb of saying with another word behind it (قالالسفير, طلبرئيس), else 0."""
        if word.startswith(_NO_VERB):
            return 0
        for cut in range(_VERB, len(word) - _VERB):
            if self._says(word[:cut]) and self._is_next(word[cut:]):
                return cut
        return 0

    def _says(self, word: str) -> bool:
        return any(said.kind == "speech" and said.tense == "past" for _, _, said in self._lexicon[word].alone)

    def _is_next(self, word: str) -> bool:
        if word.startswith("وا"):
            return False  # أكدوا
        return (word.startswith("ال") and len(word) > _LEAST) or (len(word) > _VERB and self._knows(word))

    def _knows(self, word: str) -> bool:
        return word in self._currencies or self._lexicon.knows(word)
