"""The name of an exercise, a conference or a course, behind its word.

مناورات «درع الشمال»                in quotation marks
تمرين نسيم البحر 14                  without them: a name with an article at its end, or a number
المناورات البحرية السنوية            adjectives, no name
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import SOFT, folded

_NAMED_BY = rule_words("engagement.exercise_names", "named_by")
_BESIDE_WHOSE = 1  # other words behind an exercise and whose it is: مناورات الحلف البحرية «...»
_WITH_WHOSE = 5
_NAME_REACH = 3
_NAME_LONGEST = 7
_NO_NAME = frozenset({"الي", "علي", "من", "مع", "عن"})  # words of a clause in quotation marks
_OF = frozenset({"عن", "من"})  # المدافعون عن السماء
_PLAIN_LONGEST = 4
_QUALIFIES = rule_words("engagement.exercise_names", "qualifies")
_AGREES = ("يه", "ي", "ه", "ين")  # endings of an adjective on a noun with the article
_ADJECTIVES = rule_words("engagement.exercise_names", "adjectives")
_IN_NAME = frozenset({"defence_word", "scope", "backing_form", "given", "metric", "alone"})  # kinds of words in names


def name_of(scene: Scene, sentence: Sentence, trigger: Mention) -> str | None:
    """What stands in quotation marks right behind it, if it is a name and no clause; else a name without them."""
    if trigger.data.get("named"):
        return scene.marked.text(trigger.first, trigger.last)
    gaps, end = scene.marked.words.gaps, min(trigger.last + _WITH_WHOSE + 1, sentence.last)
    first = next((i for i in range(trigger.last, end) if '"' in gaps[i]), None)
    if first is None or not gaps[first].rstrip().endswith('"'):
        return _plain(scene, sentence, trigger) if trigger.code == "exercise" else None
    whose = {i for m in scene.marked.between(trigger.last, first) if m.kind == "actor" for i in range(m.first, m.last)}
    between = [i for i in range(trigger.last, first) if i not in whose]
    led = all(_leads_to_name(scene.words[i]) for i in between) and len(between) <= (
        _BESIDE_WHOSE if whose else _NAME_REACH
    )
    led = led and (not whose or scene.soft_between(trigger.last - 1, first))
    if first in scene.verb_starts or not led:
        return None
    last = next((i for i in range(first + 1, min(first + _NAME_LONGEST, len(gaps))) if '"' in gaps[i]), None)
    inner = _NO_NAME - _OF if last is not None and scene.words[first].startswith("ال") else _NO_NAME
    if last is None or any(
        i in scene.verb_starts or scene.words[i] in inner or scene.words[i] in scene.links.clause
        for i in range(first, last)
    ):
        return None
    return scene.marked.text(first, last)


def _leads_to_name(word: str) -> bool:
    return word in _NAMED_BY or word.startswith("ال") or word.endswith("ه")


def is_same_name(a: str, b: str) -> bool:
    """Whether two names are of one exercise: one may lack the number or an adjective (درع الجزيرة 10, درع الجزيرة)."""
    x, y = folded(a).replace('"', ""), folded(b).replace('"', "")
    return x in y or y in x


def _plain(scene: Scene, sentence: Sentence, trigger: Mention) -> str | None:
    """The words behind an exercise and its adjectives that are nothing else, up to a number."""
    words, breaks = scene.words, scene.marked.words.breaks
    first = trigger.last
    while first < sentence.last and breaks[first] == SOFT and _is_adjective(scene, trigger, first):
        first += 1
    last = first
    while last < min(first + _PLAIN_LONGEST, sentence.last) and breaks[last] == SOFT and _may_be_in(scene, last, first):
        last += 1
    numbered = last > first and last < sentence.last and breaks[last] == SOFT and words[last].isdecimal()
    if last == first or words[first] in _QUALIFIES:
        return None
    if numbered:
        return scene.marked.text(first, last + 1)
    if last - first < 2 or not words[last - 1].startswith("ال"):
        return None
    agrees = first == trigger.last and trigger.article and words[first].endswith(_AGREES)
    return None if agrees else scene.marked.text(first, last)


def _is_adjective(scene: Scene, trigger: Mention, at: int) -> bool:
    word = scene.words[at]
    if word in _ADJECTIVES or word.removeprefix("ال") in _NAMED_BY or word.removesuffix("ه") in _NAMED_BY:
        return True
    bare = word.removeprefix("ال").removesuffix("ه")
    if bare in _NAMED_BY:
        return True
    nisba = any(m.kind == "actor" and m.data["form"] == "nisba" for m in scene.marked.between(at, at + 1))
    return nisba and (at > trigger.last or bool(trigger.article))


def _may_be_in(scene: Scene, at: int, first: int) -> bool:
    """Whether a word can be of a name: no verb, preposition or anything else that is known."""
    word, links = scene.words[at], scene.links
    if at in scene.verb_starts or word in links.clause or word in links.relatives or (word,) in links.before:
        return False
    if word.isdecimal() or word.startswith("و") or (at > first and word.startswith(("ب", "ل"))):
        return False
    held = [m for m in scene.marked.between(at, at + 1) if m.first == at and m.kind not in _IN_NAME]
    return not held or (at > first and all(m.kind == "actor" and m.data["form"] == "nisba" for m in held))
