"""Words that only go with a verb and stand between a speaker and it: X قد حذر, X، من جهتها، حذرت."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.languages.function import FunctionWords
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_PART = rule_words("speech.auxiliaries", "part")
_TURN = rule_words("speech.auxiliaries", "turn")


def auxiliary(words: Sequence[str], at: int, small: FunctionWords) -> int:
    """How many words that only go with a verb stand here: قد, بدوره, من جهتها."""
    if words[at] in small.auxiliaries:
        return 1
    return 2 if words[at] == "من" and words[at + 1] in _PART else 0


def goes_with(words: Sequence[str], first: int, last: int, small: FunctionWords) -> bool:
    """Whether nothing but such words stands between a speaker and a verb."""
    while first < last and (step := auxiliary(words, first, small)):
        first += step
    return first == last


def is_turn(words: Sequence[str], at: int) -> bool:
    """Whether a word before a name says that it is its turn to speak: بدوره الوزير أعلن, من جانبه الوزير أعلن."""
    if words[at].removeprefix("و") in _TURN:
        return True
    return words[at] in _PART and at > 0 and words[at - 1].removeprefix("و") == "من"


def has_pronoun_subject(words: Sequence[str], verb: Mention, clauses_of_him: frozenset[str]) -> bool:
    """Whether «he» or «we» does what a verb tells, so that its object stands behind it: أنها تطالب كمبالا."""
    he = words[verb.first - 1] in clauses_of_him and verb.kind == "speech"
    return he or (verb.tense == "present" and words[verb.first][len(verb.proclitic) :].startswith("ن"))
