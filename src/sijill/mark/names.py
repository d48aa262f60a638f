"""Where a person's name begins and ends in running text, as far as its words show.

A name is a run of words that are no other thing: no function word, no trigger of a coder, no state, no office. Its
first word never has the article, its later words may (محمد الغراوي). Behind two words a third is taken only if it does
not look like the next phrase (بايدن ونظيره, بايدن بمواصلة).
"""

from __future__ import annotations

import re
from collections.abc import Container

from sijill.languages.function import FunctionWords
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import SOFT, Words

LONGEST = 4
FATHER = rule_words("mark.names", "father")
_ENDS = frozenset({"الله", "الدين"})  # binders that a name may end with
_GLUED = "وبلفسك"
_BEFORE_A_NAME = frozenset({"عبد", "ولد", "بن", "ابن", "بنت"})  # servant, son or daughter of: what follows is no office
_SHORT = 3
_LONG = 6  # letters of والتر at most
_ARTICLE = 4  # letters of a last name with ال (الأسد) at least, less one
_HAMZAS = "أإآ"
_QUOTE = ' "'  # of a folded text, in which all quotation marks are one
_BY_USE = "باست"  # of verbal nouns with بـ: باستخدام
_ADJECTIVES = ("يه", "ات", "ين")
_DEED = re.compile(
    r"ت[^ياش]\wي\w|\w{4,}ات|است\w{2,3}ا\w|ان\w\wا\w|ا\wت\wا\w"
)  # shapes of nouns that no name begins with: تهجير, سياسات, استكمال


class NameReader:
    """Reads names in one document; `hard` are words of other things, `nisbas` those of them that may end a name."""

    def __init__(self, tokens: Words, small: FunctionWords, hard: set[int], nisbas: Container[int] = ()) -> None:
        self._nisbas = nisbas
        self._tokens = tokens
        self._words = tokens.words
        self._small = small
        self._hard = hard

    def run(self, at: int, *, apposed: bool = False) -> int:
        """Where the name that begins at a word ends (half-open); `at` if none begins there.

        Of a name that is `apposed` behind a comma the first word is a given name though it is a verb too: ناصر كنعاني.
        """
        last, limit = at, LONGEST
        while last < len(self._words) and last - at < limit:
            given = apposed and last == at and self._words[at] in self._small.given_names
            if (last > at and self._is_cut(last)) or not (given or self.fits(last, at)):
                break
            if self._words[last] in self._small.binders:
                limit += 1
            last += 1
        while last > at and self._words[last - 1] in self._small.binders - _ENDS:
            last -= 1
        if self._words[at : at + 1] and self._words[at][0] == "ل" and not self.begins(at):
            glued = len(self._words[at]) > _SHORT and self._letter(at, 1) == "إ"  # لإفريقيا
            return at if glued or not self._closes(last) else last  # لصناعة السفن is no name, لافروف إن is
        return last

    def _is_cut(self, i: int) -> bool:
        """Whether a name ends before a word for certain: at a stop or comma, or where a quotation begins."""
        return self._tokens.breaks[i] != SOFT or self._tokens.gaps[i].endswith(_QUOTE)

    def fits(self, i: int, first: int) -> bool:
        """Whether a word can stand in a name that begins at `first` (-1: it may begin one)."""
        word = self._words[i]
        if word[0].isdecimal() or len(word) < 2 or not self._is_free(i):
            return False
        named = 0 <= first < i and (word in self._small.given_names or self._is_nisba_name(i, first))
        named = named or (i > first >= 0 and self._words[i - 1] in _BEFORE_A_NAME)  # عبد الملك is no king
        named = named or (i == first and self._is_given_nisba(i))
        if i in self._hard and not self._is_an(i) and not named:
            return False  # a letter is no name
        bound = i > first >= 0 and (word in _ENDS or self._words[i - 1] in self._small.binders)  # نصر الله
        if bound or word in self._small.names:
            return True
        noun = self._is_noun(word) or (word[0] in "ولبف" and self._is_noun(word[1:]))
        if noun or (i == first and (self._is_governed(i) or self._is_deed(word))):
            return False
        if word.startswith("ال") and self._letter(i) not in _HAMZAS:
            own = i > first or word in self._small.family_names  # الرئيس السيسي
            return own and len(word) > _ARTICLE and not word.endswith(_ADJECTIVES)
        return self._goes_on(i, first) if 0 <= first < i else True

    def _is_given_nisba(self, i: int) -> bool:
        """Whether an adjective of a state is a given name before a family name: تركي المالكي."""
        words = self._words
        if words[i] not in self._small.given_names or i + 1 >= len(words) or self._is_cut(i + 1):
            return False
        return words[i + 1].startswith("ال") and i + 1 not in self._hard

    def _is_nisba_name(self, i: int, first: int) -> bool:
        """Whether an adjective of a state right behind a given name is a family name: محمد الهندي."""
        return i == first + 1 and i in self._nisbas and self.begins(first)

    def _is_noun(self, word: str) -> bool:
        if word.startswith("لل") or (word.startswith("وال") and not self._is_known(word)):
            return True
        as_one = word[:1] == "ك" and word[1:] in self._small.not_names  # كضيف شرف
        return as_one or word in self._small.not_names or word in self._small.things or word in self._small.institutions

    def _is_governed(self, i: int) -> bool:
        """Whether a word is what a verb governs, with an adjective behind it: ندد المرشد الإيراني بالصمت الغربي."""
        governed = self._words[i].startswith("بال") and i + 1 < len(self._words)
        return governed and self._words[i + 1].startswith("ال")

    def _is_deed(self, word: str) -> bool:
        """Whether a word has the shape of what somebody does: انتقد الرئيس الكيني سياسات."""
        listed = word in self._small.given_names or word in self._small.family_names
        return not listed and _DEED.fullmatch(word) is not None

    def _is_known(self, word: str) -> bool:
        """Whether a word in وال may be a name: والتر, but not والأمن."""
        if len(word) > _LONG:
            return False
        return word in self._small.given_names or word in self._small.family_names

    def begins(self, i: int) -> bool:
        """Whether a word is a given name for certain enough to begin a name without an office."""
        return self._words[i] in self._small.given_names and i not in self._hard

    def _is_free(self, i: int) -> bool:
        """No function word; آن and علي are names though they fold like أن and على."""
        word = self._words[i]
        if word in self._small.asides:
            return False
        if word not in self._small.stops and word not in self._small.clause:
            return True
        tokens = self._tokens
        if word == "علي":
            return tokens.folded.source[tokens.folded.start(tokens.ends[i] - 1)] == "ي"
        return self._letter(i) == "آ"

    def _is_an(self, i: int) -> bool:
        """Whether a word is the name آن, not the particle."""
        return self._words[i] == "ان" and self._letter(i) == "آ"

    def _letter(self, i: int, at: int = 0) -> str:
        """A letter of a word as written, the first unless said: أل begins a foreign name, ال the article."""
        return self._tokens.folded.source[self._tokens.folded.start(self._tokens.starts[i] + at)]

    def _goes_on(self, i: int, first: int) -> bool:
        word = self._words[i]
        if word in self._small.given_names or word in self._small.binders:
            return True
        glued = word[0] in _GLUED and len(word) > _SHORT
        if glued and self._letter(i, 1) == "إ":
            return False  # بإعادة, لإرسال: no name is written so
        told = word.startswith(_BY_USE) or (word[0] == "ي" and len(word) > _SHORT) or self._is_deed(word)
        if i - first > 1 and told:
            return False  # لولا دا سيلفا يعيد, دانيال أوتينو توقيف
        if i - first == 1:
            return not (word[0] == "و" and glued and not self.begins(first)) and not word.startswith("وال")
        if glued and word[0] in "وبل" and not self._closes(i + 1):
            return False
        return not (word.endswith("ه") and word[0] in "تن")

    def _closes(self, i: int) -> bool:
        """Whether a phrase ends before a word."""
        if i >= len(self._words) or self._tokens.breaks[i] != SOFT:
            return True
        return self._words[i] in self._small.clause or i in self._hard


def alike(one: str, other: str) -> bool:
    """Whether two words of names are one: أبو عبيدة is أبي عبيدة."""
    return one == other or (one in FATHER and other in FATHER)


def near(one: str, other: str) -> bool:
    """Whether two spellings differ by one letter that the other lacks or has otherwise (ميدفيديف, مدفيديف)."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 5:
        return False
    head = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        return one[head + 1 :] == other[head + 1 :]
    short, long = sorted((one, other), key=len)
    return short[head:] == long[head + 1 :]


def is_name_like(mention: Mention) -> bool:
    """Words that are both a trigger and a usual name."""
    return mention.kind in ("crisis", "backing", "stage") and mention.data.get("form") == "word"
