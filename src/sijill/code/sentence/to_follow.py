"""What is agreed or set to follow a step that was taken, and has not been done itself.

وقعتا اتفاقا على أن يدخل حيز التنفيذ بعد إقراره      neither is done
من المقرر أن تدخل الهدنة حيز التنفيذ                  nor is that
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_VERBAL_NOUN = re.compile("ت..ي.ه?ا?")  # أكد على أن توقيع الاتفاق
_ENTERS = rule_words("sentence.to_follow", "enters")
_UPON, _THAT = "علي", "ان"
_SHORTEST = 3  # letters of a word that may be a present form
_PAST = "تم"  # تمت, تمكن


def leads_on(words: Sequence[str], cue: Mention, trigger: Mention) -> bool:
    """Whether «that» opens a clause of what is to follow: على أن يدخل, أن تدخل الاتفاقية حيز التنفيذ."""
    if not cue.data.get("opens"):
        return False
    enters = trigger.code == "in_force" and cue.last < len(words) and words[cue.last] in _ENTERS
    return enters or is_on_that(words, cue.first)


def is_on_that(words: Sequence[str], at: int) -> bool:
    """Whether a word is «that» behind «upon» and before a present form: وقعتا اتفاقا على أن تقره الحكومة."""
    if not 0 < at < len(words) - 1 or words[at - 1] != _UPON or words[at] != _THAT:
        return False
    following = words[at + 1]
    may_be = len(following) >= _SHORTEST and following[0] in "يتن" and not following.startswith(_PAST)
    return may_be and not _VERBAL_NOUN.fullmatch(following)
