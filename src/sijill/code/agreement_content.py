"""What an agreement holds, told in a sentence of its own that does not name it: وتشمل التدريب, وأوضح أنها تتضمن ...."""

from __future__ import annotations

from sijill.code.agreement_areas import specific
from sijill.code.scene import Scene, Sentence
from sijill.code.told import Told
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_PRESENT = frozenset({"ت", "ي"})  # letters that a present form begins with
_OPENING = 3  # words before a word of content that opens its sentence: ومن أبرز بنودها
_THAT_IT = rule_words("agreement_content", "that_it")
_PARTS = rule_words("agreement_content", "parts")
_HOLDS = rule_words("agreement_content", "holds")


def add_content(scene: Scene, sentence: Sentence, out: list[Told]) -> None:
    """Give the agreement of the sentence before the areas of one that tells what it holds."""
    told = max(out, key=lambda d: d.at, default=None)
    if told is None or sentence.index - told.at > 1:
        return
    verb = next((m for m in sentence.of("content") if _opens(scene, sentence, m) or _is_of_it(scene, m)), None)
    if verb is None:
        return
    areas = [m for m in sentence.of("area", "area_verb") if m.first >= verb.first]
    if areas:
        told.fields["areas"] = specific([*told.fields["areas"], *(m.code for m in areas)])
        told.evidence += [scene.clause_evidence(sentence, verb, *areas), *scene.said("areas", areas)]
        told.at = sentence.index


def _opens(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether a word of content opens its sentence, and does not govern what it is of: تشمل بعض الدعاوى."""
    if word.first - sentence.first > (_OPENING if scene.words[word.first] in _PARTS else 1):
        return False
    return word.first > sentence.first or scene.words[word.first][0] not in _PRESENT


def _is_of_it(scene: Scene, verb: Mention) -> bool:
    """Whether a verb is said of the agreement by a pronoun: أوضح الوزير أنها تتضمن تبادل الخبرات."""
    return scene.words[verb.first] in _HOLDS and scene.words[verb.first - 1] in _THAT_IT
