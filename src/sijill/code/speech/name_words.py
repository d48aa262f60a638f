"""What a word that no list knows may be, by itself: part of a name, a common noun, a thing that never speaks.

A verb governs things as it governs what is said: أكد حرصها, تظهر الرغبة, هدد أمن البلاد. None of them is who speaks.
"""

from __future__ import annotations

from sijill.languages.function import FunctionWords

SHORTEST_NAME = 3  # letters of an unknown name
_PLURALS = ("ون", "ين", "ات", "يه")
_WHOSE = ("ها", "هم", "هما")  # ends a noun with whose it is; ه ends nouns in ة too


def is_thing(word: str, small: FunctionWords) -> bool:
    """Whether a word is a number or a thing, with its article or whose it is: الرغبة, حرصها, قيمتها."""
    if word[0].isdecimal() or word in small.things:
        return True
    bare = word.removeprefix("ال")
    owned = [bare.removesuffix(own) for own in _WHOSE if bare.endswith(own)]
    tied = [f"{w[:-1]}ه" for w in (*owned, bare.removesuffix("ه")) if w.endswith("ت")]
    return any(_is_kind(w, small) for w in (bare, *owned, *tied))


def _is_kind(word: str, small: FunctionWords) -> bool:
    """Whether a word names a kind of thing, and neither who speaks nor a name."""
    speaks = word in small.institutions or word in small.given_names or word in small.papers
    return word in small.things and not speaks


def is_common(word: str, small: FunctionWords) -> bool:
    """Whether a word shows that what it begins or ends is no name."""
    listed = word in small.not_names or word in small.things
    return listed or word.startswith(("ال", "وال")) or word.endswith(_PLURALS) or len(word) < SHORTEST_NAME


def may_be_name(word: str, small: FunctionWords) -> bool:
    """Whether a word may go on a name that no list knows."""
    listed = word in small.asides or word in small.stops or word in small.clause or word in small.prepositions
    return not listed and not word[0].isdecimal()
