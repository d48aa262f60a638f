"""What a group is called once the words that only say what it is, or what part of it acts, are taken off its name.

تنظيم داعش, طائرات التحالف الدولي      داعش, التحالف الدولي
المتمردين الحوثيين, ضد الحوثيين         المتمردون الحوثيون, الحوثيون: as it is called where it is the subject
"""

from __future__ import annotations

from functools import lru_cache

from sijill.actors.roster import group_names
from sijill.languages.rule_words import rule_words
from sijill.text import folded

_SORTS = rule_words("mark.group_names", "sorts")
_PARTS = rule_words("mark.group_names", "parts")
_ALLIANCES = rule_words("mark.group_names", "alliances")
_KEPT = rule_words("mark.group_names", "kept")
_SHORT = 2  # words of a name that stands by itself
_OBLIQUE, _SUBJECT = "ين", "ون"
_KEPT_NAMES = 4096  # names as reports write them that are remembered, vowel marks and all
_QUOTES = '"«»“”'


@lru_cache(maxsize=_KEPT_NAMES)
def called(name: str, group: str, *, any_of_them: bool) -> str:
    """The name of a group as a claim holds it; `group` is its key, `any_of_them` says that it names no one group."""
    listed = {} if any_of_them else group_names().get(group, {})
    if (subject := listed.get(_as_subject(folded(name)))) is not None:
        name = subject
    words = name.split(" ")
    at = next((i for i, word in enumerate(words) if folded(word) not in _PARTS), 0)
    if at and folded(words[at]) in _ALLIANCES:
        return " ".join(words[at:])
    head, _, rest = name.partition(" ")
    plain = folded(rest)
    return rest.strip(_QUOTES) if folded(head) in _SORTS and plain in listed and _is_short(plain) else name


def _is_short(plain: str) -> bool:
    """Whether what is left is a name by itself: no long one (جماعة نصرة الإسلام والمسلمين), no state."""
    first, *others = plain.split()
    return len(others) < _SHORT and first not in _KEPT


def _as_subject(plain: str) -> str:
    """A folded name with each plural of people in it as where it is the subject; "" if it has none."""
    words = [w.removesuffix(_OBLIQUE) + _SUBJECT if w.endswith(_OBLIQUE) else w for w in plain.split()]
    changed = " ".join(words)
    return changed if changed != plain else ""
