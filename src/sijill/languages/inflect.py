"""Arabic inflection of lexicon entries: from the form a person writes down to the forms reports use.

Only regular forms are made; a broken plural or an odd form is written in the entry. Everything is in folded letters
(see `sijill.text`), so vowels and hamza seats do not matter: وُقّعت and وقعت are one form, and a passive is mostly
the same letters as its active.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

PAST, PRESENT = "past", "present"
_VERBAL_NOUN = re.compile("ت..ين|ت.اون")  # تمرين and تعاون are no plurals
_PREPOSITIONS = frozenset({"بشان", "حول", "علي", "من", "في", "الي"})  # between a noun and what it is for or about
_TAA = "ه"  # ة when folded


def verb_forms(past: str, present: str, *, hamza: bool = False) -> Iterator[tuple[str, str]]:
    """(form, tense) of a verb given as third person masculine singular, past and present, folded.

    `hamza` says that the past ends in أ, which is a root letter that stays, though folding leaves only its seat.

    >>> sorted(f for f, t in verb_forms("وقع", "يوقع") if t == "past")
    ['وقع', 'وقعا', 'وقعت', 'وقعتا', 'وقعن', 'وقعنا', 'وقعوا']
    >>> "تشتري" in {f for f, _ in verb_forms("اشتري", "يشتري")}
    True
    >>> "بدات" in {f for f, _ in verb_forms("بدا", "يبدا", hamza=True)}
    True
    """
    is_weak = past[-1] in "اي" and len(past) > 2 and not hamza  # noqa: PLR2004 (دعا, نفى, اشترى lose their end)
    stem = past[:-1] if is_weak else past
    yield past, PAST
    for ending in ("ت", "تا", "وا"):
        yield stem + ending, PAST
    if stem == past:
        for ending in ("ا", "ن", "نا"):
            yield stem + ending, PAST
    else:
        yield stem + "يا", PAST
        yield stem + "ينا", PAST
    body = present[1:]
    short = body[:-1] if body[-1] in "اوي" else body
    for person in "يتنا":
        yield person + body, PRESENT
    for person in "يت":
        for ending in ("ان", "ا"):
            yield person + body + ending, PRESENT
        for ending in ("ون", "وا"):
            yield person + short + ending, PRESENT
        if short != body:
            yield person + short, PRESENT  # jussive: لم يشتر


def adjective_forms(masculine: str) -> Iterator[str]:
    """A nisba or participle in both genders, dual and sound plural.

    >>> list(adjective_forms("تركي"))[:4]
    ['تركي', 'تركيه', 'تركيون', 'تركيين']
    """
    yield masculine
    if masculine.endswith(_TAA):
        return
    for ending in (_TAA, "ون", "ين", "ان", "تان", "تين", "ات"):
        yield masculine + ending


def dual_forms(noun: str) -> Iterator[str]:
    """The dual of a noun, also before another noun (without ن).

    >>> list(dual_forms("اتفاقيه"))
    ['اتفاقيتان', 'اتفاقيتين', 'اتفاقيتا', 'اتفاقيتي']
    """
    stem = noun[:-1] + "ت" if noun.endswith(_TAA) else noun
    for ending in ("ان", "ين", "ا", "ي"):
        yield stem + ending


def accusative(words: Sequence[str]) -> list[str] | None:
    """The indefinite accusative of a noun, alone or with one adjective; None where it looks like the noun itself.

    >>> accusative(["اتفاق"]), accusative(["بيان", "مشترك"]), accusative(["اتفاقيه"])
    (['اتفاقا'], ['بيانا', 'مشتركا'], None)
    >>> accusative(["اتفاق", "لوقف", "الحرب"])
    ['اتفاقا', 'لوقف', 'الحرب']
    """
    if len(words) > 1 and (words[1] in _PREPOSITIONS or (len(words) > 2 and words[1].startswith("ل"))):  # noqa: PLR2004
        return None if _keeps_its_form(words[0]) else [words[0] + "ا", *words[1:]]  # what it is for or about
    if len(words) > 2 or any(map(_keeps_its_form, words)):  # noqa: PLR2004
        return None
    return [w + "ا" for w in words]


def _keeps_its_form(word: str) -> bool:
    """Whether the accusative shows in no letter, or in another than ا."""
    if _VERBAL_NOUN.fullmatch(word):
        return False
    return (word[-1] in "هاءيو" and not _is_nisba(word)) or word.endswith(("ات", "ين", "ون"))


def _is_nisba(word: str) -> bool:
    return word.endswith("ي") and len(word) > 3  # noqa: PLR2004 (عسكري, not كي)
