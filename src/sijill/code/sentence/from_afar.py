"""Deeds that words further off put ahead: duties of an actor, rows of what is planned, what a time to come hangs on.

يرى نواب أن على أوتاوا شراء مقاتلات                    a duty, said by «upon» before who has it
تعتزم أوسلو تحديث جيشها وبناء قاعدة وشراء مقاتلات        one more of what is planned
فور تسلم المقاتلات سيبدأ التدريب                        done when something else will be
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.code.sentence.governed import DOING
from sijill.languages.rule_words import is_listed, rule_words
from sijill.marked import Marked
from sijill.records import Mention
from sijill.text import SOFT, STOP

_UPON = frozenset({"علي"})
_WHOM = 5  # words from «upon» to what is to be done: who has to
_OPENS = rule_words("sentence.from_afar", "opens")
_BESIDES = rule_words("sentence.from_afar", "besides")
_AS_SOON = rule_words("sentence.from_afar", "as_soon")
_SOON = rule_words("sentence.from_afar", "will")
_NOT_FUTURE = tuple(rule_words("sentence.from_afar", "not_future"))
_ROW = 16  # words from a plan to the last of its row
_CLAUSE = 14  # words from what is done to the verb of what will follow it
_SHORTEST = 5  # letters of a future form
_WHO = frozenset({"actor", "office", "person"})
_ROWS = frozenset({"transfer", "contract", "stage", "engagement", "basing"})


def is_upon_whom(marked: Marked, noun: Mention) -> bool:
    """Whether a verbal noun is what an actor has to do: أن على كندا شراء مقاتلات, وعلى بكين وقف التوريد."""
    words, breaks, at = marked.words.words, marked.words.breaks, noun.first
    led = at > 0 and breaks[at] == SOFT and is_listed(words[at - 1], DOING, "")  # أن على بكين عقد لقاء
    if noun.tense is not None or (not led and (noun.article or noun.proclitic)):
        return False
    at -= led
    for i in range(at - 2, max(-1, at - _WHOM - 1), -1):
        if breaks[i + 1] != SOFT:
            return False
        if is_listed(words[i], _UPON, "وف"):
            return _is_opening(words, breaks[i], i) and _is_named(marked, i + 1, at)
    return False


def _is_opening(words: Sequence[str], gap: int, at: int) -> bool:
    """Whether a clause opens at a word."""
    return at == 0 or gap != SOFT or is_listed(words[at - 1], _OPENS, "وفب")


def _is_named(marked: Marked, first: int, last: int) -> bool:
    """Whether an actor and its adjectives fill the words of a range: الحكومة الكندية."""
    held = {i for m in marked.between(first, last) if m.kind in _WHO for i in range(m.first, m.last)}
    return first in held and all(i in held or marked.words.words[i].startswith("ال") for i in range(first, last))


def is_in_row(marked: Marked, noun: Mention) -> bool:
    """Whether «and» joins a verbal noun to what stands before it: وشراء مقاتلات, وكذلك شراء, فضلا عن شراء."""
    if noun.tense is not None or noun.article or noun.kind not in _ROWS:
        return False
    before = marked.words.words[noun.first - 1] if noun.first else ""
    return noun.proclitic[:1] == "و" or before in _BESIDES


def reaches(marked: Marked, cue: Mention, noun: Mention) -> bool:
    """Whether nothing that was done, and no clause of its own, stands between a plan and the last of its row."""
    if noun.first - cue.last > _ROW or cue.code != "planned" or cue.data.get("opens") or cue.data.get("prep"):
        return False
    words = marked.words.words
    if any(words[i] in _OPENS or is_listed(words[i], _AS_SOON, "وف") for i in range(cue.last, noun.first)):
        return False
    told = [m for m in marked.between(cue.last, noun.first) if m.kind != "cue"]
    nouns = {m.first for m in told if m.tense is None}  # نشر is a noun as well
    return all(m.tense is None or m.first in nouns for m in told)


def hangs_on_future(marked: Marked, noun: Mention) -> bool:
    """Whether a deed is the time of what will follow it: فور تسلم المقاتلات سيبدأ التدريب, سيبدأ عند تسلمها."""
    words, breaks, at = marked.words.words, marked.words.breaks, noun.first
    if noun.article or at == 0 or not is_listed(words[at - 1], _AS_SOON, "وف"):
        return False
    for step in (1, -1):
        i = at
        while 0 <= (i := i + step) < len(words) and abs(i - at) <= _CLAUSE:
            if breaks[i if step > 0 else i + 1] == STOP:
                break
            if _is_future(words[i]):
                return True
            if any(m.tense == "past" for m in marked.between(i, i + 1)):
                break
    return False


def _is_future(word: str) -> bool:
    """Whether a word is a future form, and none of the nouns that look like one."""
    word = word[1:] if word[:1] in "وف" else word
    if word in _SOON:
        return True
    return len(word) >= _SHORTEST and word[0] == "س" and word[1] in "يتن" and not word.startswith(_NOT_FUTURE)
