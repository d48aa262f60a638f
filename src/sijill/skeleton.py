"""Names across scripts by their consonants: ذاكر حسنوف and Zakir Hasanov, بيرقدار and Bayraktar.

Vowels are written in one script and left out in the other, and several letters of one stand for one of the other: both
are folded into classes of consonants and compared. What this gives is a likeness, never an identity.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from sijill.text import folded

_ARABIC = {
    "ب": "b", "ت": "t", "ث": "s", "ج": "j", "ح": "h", "خ": "h", "د": "d", "ذ": "z", "ر": "r", "ز": "z", "س": "s",
    "ش": "S", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "پ": "b", "چ": "S", "ژ": "j", "گ": "k", "ڤ": "f",
}  # fmt: skip
_PAIRS = {"sh": "S", "ch": "S", "kh": "h", "gh": "g", "zh": "j", "dh": "z", "th": "s", "ph": "f", "dj": "j", "ck": "k"}
_LATIN = {
    "b": "b", "c": "j", "ç": "S", "d": "d", "f": "f", "g": "g", "ğ": "g", "h": "h", "j": "j", "k": "k", "l": "l",
    "m": "m", "n": "n", "p": "b", "q": "k", "r": "r", "s": "s", "ş": "S", "t": "t", "v": "f", "x": "h", "z": "z",
}  # fmt: skip
_NEAR = str.maketrans({"g": "k", "d": "t", "j": "S", "z": "s"})  # letters that one script gives for two of the other


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """The consonants of a word or name, in classes.

    >>> skeleton("ذاكر حسنوف"), skeleton("Zakir Hasanov")
    ('zkr hsnf', 'zkr hsnf')
    """
    return " ".join(filter(None, map(_word, folded(name).split())))


def alike(a: str, b: str) -> float:
    """How alike two names are, from 0 to 1: the words of the shorter, each with the one most like it of the longer."""
    fewer, more = sorted((skeleton(a).split(), skeleton(b).split()), key=len)
    if not fewer:
        return 0.0
    return sum(max(alike_skeletons(word, other) for other in more) for word in fewer) / len(fewer)


def alike_skeletons(a: str, b: str) -> float:
    """How alike two skeletons are, from 0 to 1; letters that one script gives for two of the other count as one."""
    if a == b:
        return 1.0
    return ratio(a.translate(_NEAR), b.translate(_NEAR)) / 100 * 0.95


def _word(word: str) -> str:
    if any("\u0600" <= c <= "\u06ff" for c in word):
        return "".join(_ARABIC.get(c, "") for c in word.removeprefix("ال").replace("تش", "چ"))
    plain = word
    for pair, one in _PAIRS.items():
        plain = plain.replace(pair, one)
    found = "".join(c if c == "S" else _LATIN.get(c) or _LATIN.get(_bare(c), "") for c in plain)
    return "".join(c for i, c in enumerate(found) if i == 0 or c != found[i - 1])  # doubled letters are one in Arabic


def _bare(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]
