"""What an agreement holds, told in a sentence of its own that does not name it: وتشمل التدريب, وأوضح أنها تتضمن ...."""

from __future__ import annotations

from sijill.code.agreement.areas import holds_defence, specific
from sijill.code.agreement.told import Told
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA

_PRESENT = frozenset({"ت", "ي"})  # letters that a present form begins with
_OPENING = 3  # words before a word of content that opens its sentence: ومن أبرز بنودها
_THAT_IT = rule_words("agreement.content", "that_it")
_PARTS = rule_words("agreement.content", "parts")
_COOPERATION = rule_words("agreement.content", "cooperation")
_VIRTUE = rule_words("agreement.content", "virtue")
_SOURCES = rule_words("agreement.content", "sources")
_SOURCE = 7  # words of who says so, before a word of content that opens what is said
_HOLDS = rule_words("agreement.content", "holds")


def add_content(scene: Scene, sentence: Sentence, out: list[Told]) -> None:
    """Give the agreement of the sentence before the areas of one that tells what it holds."""
    told = max(out, key=lambda d: d.at, default=None)
    if told is None or sentence.index - told.at > 1:
        return
    verb = next((m for m in sentence.of("content") if _opens(scene, sentence, m) or _is_of_it(scene, m)), None)
    if verb is None:
        return
    first = sentence.first if scene.words[verb.first] in _VIRTUE else verb.first
    areas = [m for m in sentence.of("area", "area_verb") if m.first >= first]
    if areas:
        told.fields["areas"] = specific([*told.fields["areas"], *(m.code for m in areas)])
        told.evidence += [scene.clause_evidence(sentence, verb, *areas), *scene.said("areas", areas)]
        told.defence = told.defence or holds_defence(sentence, areas)
        told.at = sentence.index


def _opens(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether a word of content opens its sentence, and does not govern what it is of: تشمل بعض الدعاوى.

    It opens it too behind who says so: وبحسب الوزارة، تشمل التدريب.
    """
    if _is_led_by_source(scene, sentence, word):
        return True
    if word.first - sentence.first > (_OPENING if scene.words[word.first] in _PARTS else 1):
        return False
    return word.first > sentence.first or scene.words[word.first][0] not in _PRESENT


def _is_led_by_source(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether only who says so stands before a word of content, up to a comma."""
    if not 1 < word.first - sentence.first <= _SOURCE or scene.marked.words.breaks[word.first] != COMMA:
        return False
    return is_listed(scene.words[sentence.first], _SOURCES, "و") and scene.soft_between(sentence.first, word.first - 1)


def _is_of_it(scene: Scene, verb: Mention) -> bool:
    """Whether a verb is said of the agreement: أوضح أنها تتضمن تبادل الخبرات, قال إن التعاون سيشمل, يلتزمان بموجبها."""
    word, before = scene.words[verb.first], scene.words[verb.first - 1]
    return word in _VIRTUE or (word in _HOLDS and (before in _THAT_IT or before in _COOPERATION))
