"""Reading text without altering it: a folded copy for matching, words, sentence borders, clitics.

Folding, in this order, for matching only:

1. presentation forms, ligatures and full-width forms become plain letters (one may become several);
2. words that lost the space between them are parted where ة, ى or إ shows it; vowel marks, tatweel, bidi marks
   and other invisible characters go;
3. alef forms become ا, final ى and Persian ی become ي, ة becomes ه, every other hamza seat becomes ء, Persian ک
   becomes ك;
4. Arabic-Indic and Persian digits become ASCII, ٫ and ٬ become `.` and `,`; quotation marks, dashes and spaces become
   one kind;
5. Latin letters become small, Turkish İ and ı become i.

A `Folded` text carries a map back, so that every stretch found in it can be cut from the text as it stands.
Nothing here knows a language's words: those are in `sijill.languages`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

_ALEFS = "أإآٱٲٳ"
_SEATS = "ؤئٶٸ"
_QUOTES = "«»“”„‟‹›❝❞〝〞＂"
_DASHES = "‐‑‒–—―−﹘﹣－"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff"
)


def _one_to_one() -> dict[int, str]:
    table = {ord(c): "ا" for c in _ALEFS} | {ord(c): "ء" for c in _SEATS}
    table |= {ord("ى"): "ي", ord("ی"): "ي", ord("ې"): "ي", ord("ة"): "ه", ord("ۀ"): "ه", ord("ک"): "ك", ord("ڪ"): "ك"}
    table |= {0x0660 + n: str(n) for n in range(10)} | {0x06F0 + n: str(n) for n in range(10)}
    table |= {ord("٫"): ".", ord("٬"): ",", ord("٪"): "%", ord("’"): "'", ord("‘"): "'"}
    table |= {ord(c): '"' for c in _QUOTES} | {ord(c): "-" for c in _DASHES} | {ord(c): " " for c in _SPACES}
    table |= {c: chr(c + 32) for c in range(ord("A"), ord("Z") + 1)}
    for code in range(0xC0, 0x250):  # Latin with marks: a letter that lower-cases to one letter
        low = chr(code).lower()
        if len(low) == 1 and low != chr(code):
            table[code] = low
    table |= {ord("İ"): "i", ord("ı"): "i"}
    return table


def _wide() -> dict[str, str]:
    """Presentation forms and full-width forms: what each one stands for, folded."""
    forms = [*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD), *range(0xFF01, 0xFF5F)]
    out = {}
    for code in forms:
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "ـ ")
            out[chr(code)] = kept
    return out


_ONE = _one_to_one()
# Replacing one after another the characters that Arabic text is full of is several times faster than a table; no
# character is folded into another of them, so their order is of no account.
_USUAL = tuple((c, _ONE[ord(c)]) for c in "أإآىةئؤ«»“”،٪–" if ord(c) in _ONE)
_RARE = re.compile(f"[{re.escape(''.join(map(chr, _ONE.keys() - {ord(c) for c, _ in _USUAL})))}]")
_MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08d3-\u08ff\u0300-\u036f\u0640"
)
_WIDE = _wide()
_ODD = re.compile(f"[{_MARKS}{_INVISIBLE}\ufb50-\ufdfd\ufe70-\ufefc\uff01-\uff5e]")
# A space that a page lost shows where ة or ى ends a word (شاحنةمن, إلىإسقاط), and where إ begins one behind a letter
# that is none of the little words before a word (لندنإرسال).
_GLUED = re.compile("[ةى](?=[\u0622-\u064a])|[تثجحخدذرزشصضطظعغقمنهيؤئء](?=إ)")
_MARK_SET = frozenset(c for c in map(chr, range(0x300, 0x900)) if re.match(f"[{_MARKS}]", c))
_KEPT_FOLDED = 4096  # names whose folded form is remembered: a report asks for the same ones many times


class Folded:
    """A folded copy of `source` and the way back; `text` is the copy.

    >>> f = fold("أُبرِمت اتفاقيّةٌ")
    >>> f.text
    'ابرمت اتفاقيه'
    >>> f.source[f.start(6) : f.end(13)]
    'اتفاقيّةٌ'
    """

    __slots__ = ("back", "source", "text")

    def __init__(self, source: str, text: str, back: Sequence[int] | None = None) -> None:
        self.source = source
        self.text = text
        self.back = back  # where each folded character comes from; None if all stand where they stood

    def start(self, at: int) -> int:
        """Where in the source the folded character `at` begins."""
        return at if self.back is None else self.back[at]

    def end(self, at: int) -> int:
        """Where in the source a folded stretch that ends before `at` ends: after the marks on its last letter."""
        if self.back is None:
            return at
        last = self.back[at - 1] + 1
        source = self.source
        while last < len(source) and source[last] in _MARK_SET:
            last += 1
        return last


def fold(text: str) -> Folded:
    """The folded copy of `text`, with its map back."""
    odd = list(_ODD.finditer(text))
    plain, back = _with_wide(text, odd) if odd else (text, None)
    if _GLUED.search(plain):
        plain, back = _parted(plain, back or range(len(plain)))
    return Folded(text, _letters(plain), back)


def _letters(plain: str) -> str:
    """The text with each character folded into one."""
    for char, letter in _USUAL:
        plain = plain.replace(char, letter)
    return plain.translate(_ONE) if _RARE.search(plain) else plain


def _with_wide(text: str, odd: list[re.Match[str]]) -> tuple[str, list[int]]:
    """The text without marks and invisible characters, forms made plain, and where each character came from."""
    parts: list[str] = []
    back: list[int] = []
    at = 0
    for match in odd:
        here = match.start()
        if at < here:
            parts.append(text[at:here])
            back.extend(range(at, here))
        wide = _WIDE.get(match.group())
        if wide:
            parts.append(wide)
            back.extend([here] * len(wide))
        at = here + 1
    parts.append(text[at:])
    back.extend(range(at, len(text)))
    return "".join(parts), back


def _parted(plain: str, back: Sequence[int]) -> tuple[str, list[int]]:
    """The text with a space where a lost one shows, and its map; the space maps to the letter after it."""
    borders = [m.end() for m in _GLUED.finditer(plain)]
    pieces: list[str] = []
    places: list[int] = []
    for start, end in pairwise([0, *borders, len(plain)]):
        pieces.append(plain[start:end])
        places += back[start:end]
        if end < len(plain):
            places.append(back[end])
    return " ".join(pieces), places


def bare(text: str) -> str:
    """The text without marks and invisible characters, presentation forms as plain letters; itself if it has none."""
    return _ODD.sub(lambda m: _WIDE.get(m.group(), ""), text) if _ODD.search(text) else text


@lru_cache(maxsize=_KEPT_FOLDED)
def folded(text: str) -> str:
    """Only the folded string, for lexicon entries and look-ups."""
    return fold(text).text


# --- words -----------------------------------------------------------------------------------------------------------

# A number keeps its decimal point; letters and digits never share a word, so that إف-16, اف 16 and F16 are the same.
_WORD = re.compile(r"([0-9]+(?:[.,][0-9]+)*|[^\W\d_]+)")

SOFT, COMMA, STOP = 0, 1, 2
_SENTENCE_END = re.compile(r"[!?؟\n\r\u2028\u2029•▪●■*]|\.\.|…")
_SOFT = frozenset(" -+\"'_/")
_ABBREVIATION_LENGTH = 1
_KEPT_GAPS = 10_000  # different gaps that are remembered; a text made to have more costs time, not memory


class _Gaps(dict[str, int]):
    """What lies between two words: nothing much, a comma or bracket, a full stop (which may yet be an abbreviation)."""

    def __missing__(self, gap: str) -> int:
        if _SENTENCE_END.search(gap):
            kind = STOP
        elif "." in gap:
            kind = -1
        else:
            kind = SOFT if set(gap) <= _SOFT else COMMA
        if len(self) < _KEPT_GAPS:
            self[gap] = kind
        return kind


_GAPS = _Gaps()


class Words:
    """The words of a folded text: `words[i]` lies at folded `starts[i]`-`ends[i]`; `gaps[i]` is what comes before it.

    `breaks[i]` says whether a sentence (`STOP`), a clause (`COMMA`) or neither (`SOFT`) ends before word i.
    """

    __slots__ = ("breaks", "ends", "folded", "gaps", "starts", "words")

    def __init__(self, text: Folded) -> None:
        parts = _WORD.split(text.text)
        offsets = list(accumulate(map(len, parts)))
        self.folded = text
        self.words: Sequence[str] = parts[1::2]
        self.gaps: Sequence[str] = parts[0::2]
        self.starts: Sequence[int] = offsets[0::2]
        self.ends: Sequence[int] = offsets[1::2]
        breaks = [_GAPS[gap] for gap in self.gaps]
        if " (" in self.gaps:
            self._open_brackets(breaks)
        breaks[0] = STOP
        for i, kind in enumerate(breaks):
            if kind < 0:
                breaks[i] = self._full_stop(i)
        self.breaks: Sequence[int] = breaks

    def _open_brackets(self, breaks: list[int]) -> None:
        """A number alone in brackets goes on with the words round it: مقتل (15) عنصرا."""
        for i, word in enumerate(self.words):
            if self.gaps[i] == " (" and word[0].isdigit() and self.gaps[i + 1] == ") ":
                breaks[i] = breaks[i + 1] = SOFT

    def _full_stop(self, i: int) -> int:
        """A full stop ends a sentence unless it follows a single letter (أ. د. م. U.S.) or stands inside a number."""
        if i >= len(self.words):
            return STOP
        before = self.words[i - 1]
        if len(before) == _ABBREVIATION_LENGTH and not before.isdigit():
            return SOFT
        return STOP

    def __len__(self) -> int:
        return len(self.words)

    def part(self, cuts: dict[int, int]) -> None:
        """Part words in two, in order: word i after its first `cuts[i]` letters, as if a space stood there."""
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        gaps: list[str] = []
        breaks: list[int] = []
        done = 0
        for i, cut in cuts.items():
            word, middle = self.words[i], self.starts[i] + cut
            words += [*self.words[done:i], word[:cut], word[cut:]]
            starts += [*self.starts[done : i + 1], middle]
            ends += [*self.ends[done:i], middle, self.ends[i]]
            gaps += [*self.gaps[done : i + 1], " "]
            breaks += [*self.breaks[done : i + 1], SOFT]
            done = i + 1
        self.words = [*words, *self.words[done:]]
        self.starts = [*starts, *self.starts[done:]]
        self.ends = [*ends, *self.ends[done:]]
        self.gaps = [*gaps, *self.gaps[done:]]
        self.breaks = [*breaks, *self.breaks[done:]]

    def sentences(self) -> list[tuple[int, int]]:
        """Half-open ranges of words, one a sentence, in order; together they cover every word once."""
        borders = [i for i, kind in enumerate(self.breaks[:-1]) if kind == STOP]
        return [(a, b) for a, b in pairwise([*borders, len(self.words)]) if a < b]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the source text of the words `first` to `last` (half-open)."""
        start, end = self.starts[first], self.ends[last - 1]
        folded = self.folded
        return (start, end) if folded.back is None else (folded.back[start], folded.end(end))


def words(text: str) -> Words:
    """The words of a text.

    >>> w = words("قال أ. د. محمد إن الصفقة وُقّعت. وتشمل إف-16.")
    >>> [" ".join(w.words[a:b]) for a, b in w.sentences()]
    ['قال ا د محمد ان الصفقه وقعت', 'وتشمل اف 16']
    """
    return Words(fold(text))


# --- clitics ---------------------------------------------------------------------------------------------------------

ARTICLE = "ال"
# What may be glued to the left of a word: conjunction, then preposition, then article (ل + ال is written لل).
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
PROCLITICS: tuple[tuple[str, bool], ...] = tuple(
    sorted(
        {
            (c + (p if not (p == "ل" and article) else "لل") + (ARTICLE if article and p != "ل" else ""), article)
            for c in _CONJUNCTIONS
            for p in _PREPOSITIONS
            for article in (False, True)
        },
        key=lambda pair: len(pair[0]),
    )
)
# Pronouns glued to the right, longest first.
PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "ني", "ه", "ك", "ي")


def decompositions(word: str) -> list[tuple[str, bool, str, str]]:
    """Every way to cut a folded word into (proclitic, has article, core, pronoun); the core keeps two letters or more.

    >>> ("ل", False, "باكو", "") in decompositions("لباكو")
    True
    >>> ("لل", True, "سعوديه", "") in decompositions("للسعوديه")
    True
    """
    out = []
    for proclitic, article in PROCLITICS:
        if not word.startswith(proclitic):
            continue
        rest = word[len(proclitic) :]
        if len(rest) < 2:  # noqa: PLR2004 (a one-letter core is never a word of ours)
            continue
        out.append((proclitic, article, rest, ""))
        if not article:
            out.extend(
                (proclitic, article, rest[: -len(p)], p)
                for p in PRONOUNS
                if rest.endswith(p) and len(rest) - len(p) > 1
            )
    return out
