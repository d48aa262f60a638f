"""Steps of an agreement that are only spoken of: two of which one is to be chosen, and an undoing that nobody did.

أمام البرلمان شهر للموافقة على الاتفاق أو رفضه     neither is done
سواء صادق البرلمان على الاتفاق أو لم يصادق         so here
رفض الاتفاق سيعزل واشنطن، ضمانات بعدم الانسحاب منه  what it would bring, what is not to be
"""

from __future__ import annotations

from sijill.code.agreement.step import Step
from sijill.code.sentence.parties import is_definite
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention

_OR = rule_words("agreement.spoken_steps", "or")
_FOR_OR_AGAINST = rule_words("agreement.spoken_steps", "for_or_against")
_NOT_TO = rule_words("agreement.spoken_steps", "not_to")
_WHEN_OVER = rule_words("agreement.spoken_steps", "when_over")
_NEGATIONS = rule_words("agreement.spoken_steps", "negations")
_FEARED = rule_words("agreement.spoken_steps", "feared")
_COLLAPSE = "stages.collapsing"
_WILL = tuple(rule_words("agreement.spoken_steps", "will"))
_NO_FUTURE = tuple(rule_words("agreement.spoken_steps", "no_future"))
_BEFORE_NOUNS = rule_words("agreement.spoken_steps", "before_nouns")
_BRINGS = 7  # words from an undoing to the verb of what it would bring
_BESIDE = 9  # words from a step to «or»
_UNDOES = frozenset({"withdrawn", "rejected", "terminated", "suspended"})
_DECIDES = frozenset({"rejected", "ratified", "parliament_approved", "committee_approved", "agreed"})


def told_for_themselves(scene: Scene, sentence: Sentence, anchor: Mention, steps: list[Step]) -> list[Step]:
    """The steps without those that are only spoken of."""
    known = is_definite(scene, anchor)
    steps = [s for s in steps if not (s.stage in _DECIDES and _is_choice(scene, sentence, s.word))]
    steps = [s for s in steps if not (s.stage == "expired" and is_when_over(scene, sentence, s.word))]
    steps = [s for s in steps if not (s.word.entry == _COLLAPSE and _is_feared(scene, s))]
    return [s for s in steps if not (known and s.stage in _UNDOES and _is_imagined(scene, sentence, anchor, s))]


def _is_feared(scene: Scene, step: Step) -> bool:
    """Whether a collapse is only feared, or to be kept off: تهدد بانهيار الهدنة, خطر انهيارها, لمنع انهيارها."""
    before = scene.words[step.word.first - 1] if step.word.first else ""
    return step.reality != "actual" or is_listed(before, _FEARED, "وبل")


def is_when_over(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether an end is only a time, or one that is still to come: عند انتهاء المدة, ستستأنف بعد انتهاء الهدنة."""
    if word.tense is not None or word.first == sentence.first:
        return False
    if is_listed(scene.words[word.first - 1], _WHEN_OVER, "و"):
        return True
    before = range(max(sentence.first, word.first - _BESIDE), word.first)
    return any(_is_future(scene.words[i]) for i in before if scene.soft_between(i, word.first))


def _is_choice(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether a step stands beside «or» and what is against it: للموافقة على الاتفاق أو رفضه, صادق أو لم يصادق."""
    last = min(sentence.last - 1, word.last + _BESIDE)
    behind = next((i for i in range(word.last, last) if scene.words[i] in _OR), None)
    first = word.first - (scene.words[word.first - 1] in _NEGATIONS)  # أو لم يصادق
    at = first - 1 if first > sentence.first and scene.words[first - 1] in _OR else behind
    if at is None or not scene.soft_between(min(word.first, at), max(word.first, at)):
        return False
    other = scene.words[at + 1] if at > word.first else ""
    before = scene.words[max(sentence.first, at - _BESIDE) : at]
    either = [other] if at > word.first else before if first == word.first else list(_FOR_OR_AGAINST)
    return any(is_listed(w, _FOR_OR_AGAINST, "ولب", article=True) for w in either)


def _is_imagined(scene: Scene, sentence: Sentence, anchor: Mention, step: Step) -> bool:
    """Whether the undoing of what is known is only imagined, or what is not to be."""
    word, before = step.word, scene.words[step.word.first - 1] if step.word.first else ""
    if is_listed(before, _NOT_TO, "وب") or _is_future(before):
        return True  # بعدم الانسحاب, سيمنع رفض الاتفاق
    if (word.tense is None or before in _BEFORE_NOUNS) and _would_bring(scene, sentence, word):
        return True
    return step.reality == "conditional" or (bool(anchor.data.get("sole")) and step.reality == "possible")


def _would_bring(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether a verb of what is to come stands behind an undoing: الانسحاب من الاتفاق سيعزل واشنطن."""
    behind = range(word.last, min(word.last + _BRINGS, sentence.last))
    return any(_is_future(scene.words[i]) for i in behind if scene.soft_between(word.first, i))


def _is_future(word: str) -> bool:
    """Whether a word has the form of a verb of what is to come, and is no noun that begins like one (سياسة)."""
    return begins(word, _WILL, "وف") and not begins(word, _NO_FUTURE, "وف")
