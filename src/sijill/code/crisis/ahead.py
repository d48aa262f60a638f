"""Attacks and wars that a word right before or behind them puts ahead, whoever is struck.

طلبت روما تفويضا لقصف الميناء, يجب ضرب الميناء     asked for, a must: only who strikes stands between
سيتم قصفه, دعا إلى مهاجمتها                       to come: the pronoun is what is struck
خطة حرب, الحرب المقبلة مع الصين                   planned, and the one after this
"""

from __future__ import annotations

from sijill.code.crisis.told_crises import FOUGHT, LASTING
from sijill.code.sentence.from_afar import is_upon_whom
from sijill.code.sentence.governed import is_governed
from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT

_NOT_YET = frozenset({"planned", "possible", "conditional"})
_STRIKING = rule_words("crisis.ahead", "striking")
_WILL_BE = rule_words("crisis.ahead", "will_be")
_NEXT = rule_words("crisis.ahead", "next")
MAYBE = tuple(rule_words("crisis.ahead", "maybe"))
_ANSWERS = rule_words("crisis.ahead", "answers")
_UPON, _ANY = "علي", "اي"
_DECISION = "cues.plan_noun"
_DECIDED = rule_words("crisis.ahead", "decided")
_PLANS = rule_words("crisis.ahead", "plans")
_TIES = rule_words("crisis.ahead", "ties")
_WHO = frozenset({"actor", "office", "person", "money", "number", "date"})
_REACH = 6  # words from a plan to the attack: who is to make it
_NO_PLANS = ("opens", "after", "tries", "light", "that", "topic", "works", "forces", "meets", "deeds", "steps", "arms")


def put_ahead(scene: Scene, sentence: Sentence, noun: Mention) -> str | None:
    """How real a noun of conflict is that the words round it put ahead, None where none does."""
    if noun.code not in FOUGHT or not _may_be_noun(scene, noun):
        return None
    first = _first_of(scene, sentence, noun)
    if _is_next(scene, sentence, noun, first):
        return "possible"
    if _is_due(scene, sentence, noun, first):
        return "planned"
    waged = _by_verb(scene, sentence, first)
    if waged is not None or noun.code not in LASTING:
        return waged or _ruled(scene, sentence, noun, first)
    bare = not (noun.article or noun.pronoun) and first > sentence.first
    return "planned" if bare and is_listed(scene.words[first - 1], _PLANS, "وفبل") else None


def _is_next(scene: Scene, sentence: Sentence, noun: Mention, first: int) -> bool:
    """Whether a word behind says that it is the next one, or expected: الحرب المقبلة, غزوا بريا متوقعا."""
    behind = scene.words[noun.last : min(noun.last + 2, sentence.last)]
    any_one = first > sentence.first and scene.words[first - 1].lstrip("وفبل") == _ANY  # في أي حرب مقبلة
    if noun.tense is not None or not behind or any_one:
        return False
    return is_listed(behind[0], _NEXT) or begins(behind[-1], MAYBE, "")


def _is_due(scene: Scene, sentence: Sentence, noun: Mention, first: int) -> bool:
    """Whether it is what will be done, or what somebody has to do: سيتم قصفه, أن على روما شن هجوم."""
    if first > sentence.first and is_listed(scene.words[first - 1], _WILL_BE, "وف") and not noun.article:
        return True
    head = next((m for m in scene.marked.between(first, first + 1) if m.tense is None), noun)
    return is_upon_whom(scene.marked, head)


def is_answered(scene: Scene, noun: Mention) -> bool:
    """Whether an attack is what somebody answers or protests against, and so was made: قررت الرد على استهدافها."""
    before = scene.words[max(0, noun.first - 2) : noun.first]
    return len(before) > 1 and before[1] == _UPON and is_listed(before[0], _ANSWERS, "وفبل")


def _may_be_noun(scene: Scene, noun: Mention) -> bool:
    """Whether a word is a verbal noun, or one of striking that is a past form as well: ضرورة قصف الميناء."""
    if noun.tense is None:
        return True
    return noun.tense == "past" and is_listed(scene.words[noun.first], _STRIKING, "بل")


def _by_verb(scene: Scene, sentence: Sentence, first: int) -> str | None:
    """What a verb of waging that is yet to be says of the attack behind who is to make it: قبل أن تشن روما غزوا."""
    verb = next((m for m in sentence.of("wage")[::-1] if m.last <= first and m.tense is not None), None)
    if verb is None or verb.tense == "past" or first - verb.last > _REACH or not _only_who(scene, verb.last, first):
        return None
    said = scene.reality.of(verb, sentence.first)
    return said if said in _NOT_YET else None


def _first_of(scene: Scene, sentence: Sentence, noun: Mention) -> int:
    """The first word of an attack and the noun of waging before it: شن هجوم."""
    waged = (m for m in scene.marked.between(noun.first - 1, noun.first) if m.kind == "wage" and m.tense is None)
    return noun.first - 1 if noun.first > sentence.first and any(m.last == noun.first for m in waged) else noun.first


def _ruled(scene: Scene, sentence: Sentence, noun: Mention, first: int) -> str | None:
    """What the plan says that governs a verbal noun of striking, with nothing but who strikes between."""
    word = scene.words[noun.first].removesuffix(noun.pronoun) if noun.pronoun else scene.words[noun.first]
    striking = is_listed(word, _STRIKING, "بل")
    waged = striking or (first < noun.first and not noun.pronoun)
    if not waged and not noun.pronoun:
        return None
    for cue in sentence.of("cue")[::-1]:
        if cue.last > first or any(cue.data.get(k) for k in _NO_PLANS):
            continue
        if first - cue.last > _REACH or _is_decision(scene, cue):
            return None
        fits = (waged and not noun.article) or cue.data.get("known")  # أجلت روما هجومها
        if fits and cue.code in _NOT_YET and _rules(scene, cue, first, noun):
            return cue.code
    return None


def _is_decision(scene: Scene, cue: Mention) -> bool:
    """Whether a plan is a decision, of what was mostly done: قرار ضرب الميناء كان خطأ."""
    return cue.entry == _DECISION and is_listed(scene.words[cue.first], _DECIDED, "وفبل", article=True)


def _rules(scene: Scene, cue: Mention, first: int, noun: Mention) -> bool:
    """Whether a plan governs an attack, through its preposition or by its place."""
    if not cue.data.get("prep"):
        return _is_object(scene, cue, first, noun)
    annexed = "bare" in cue.data["prep"] and cue.last == first
    return annexed or is_governed(scene.marked, cue, noun)


def _is_object(scene: Scene, cue: Mention, first: int, noun: Mention) -> bool:
    """Whether nothing but actors, and a preposition tied to the attack, stand between a plan and it."""
    if cue.data.get("of") not in (None, "noun") or any(
        b != SOFT for b in scene.marked.words.breaks[cue.last : first + 1]
    ):
        return False
    if noun.tense is not None and cue.last == first and scene.words[cue.first].startswith("ال"):
        return False  # وفق الخطة قصف الجيش
    tied = first - 1 if first > cue.last and scene.words[first - 1] in _TIES else first
    glued = scene.words[first][:1] in "بل" and first == noun.first and not split_clitic(noun)[1]
    return not (tied == first and glued) and _only_who(scene, cue.last, tied)


def _only_who(scene: Scene, first: int, last: int) -> bool:
    """Whether actors with their adjectives and prepositions fill the words of a range: not قررت الرد على قصف."""
    held = {i for m in scene.marked.between(first, last) if m.kind in _WHO for i in range(m.first, m.last)}
    for i in range(first, last):
        named = scene.words[i].startswith("ال") and i - 1 in held and scene.words[i] not in _ANSWERS
        if not (i in held or named or (scene.words[i] in _TIES and i + 1 in held)):
            return False
        held |= {i} if named else set()
    return True
