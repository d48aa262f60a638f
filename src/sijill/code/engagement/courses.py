"""Whose forces are trained, by whom and where: بدأت واشنطن تدريب القوات الأوكرانية, بدأ جنود تدريبهم في روسيا."""

from __future__ import annotations

from sijill.code.engagement.attendance import Gathering
from sijill.code.engagement.deployments import is_force
from sijill.code.sentence.frame import clause_end, frame_of
from sijill.code.sentence.parties import governing
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import spots_between
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention

_TRAINED = 3  # words from training to the state whose forces are trained: تدريب نحو مئة جندي
_TRAINED_BACK = 2
_TOOK = 7  # words from a verb of taking a training to the training
_TAKES = tuple(rule_words("engagement.courses", "takes"))
_UNDERGOES = tuple(rule_words("engagement.courses", "undergoes"))
_PEOPLE = ("ين", "ون")
_UPON = "علي"
_TRAINING = "تدريب"
_PLACE_REACH = 14
_GROUNDS = rule_words("engagement.courses", "grounds")


def trained(scene: Scene, sentence: Sentence, noun: Mention) -> Gathering | None:
    """Who trains whose forces, and where: بدأت واشنطن تدريب القوات الأوكرانية في ألمانيا."""
    whose = _trainees(scene, sentence, noun)
    if whose is None:
        return None
    found = Gathering()
    frame = frame_of(scene, noun, sentence)
    found.verb = next((m for m in governing(scene, noun, sentence, ("hosting",)) if m.tense is not None), None)
    for phrase in (frame.by("by", "with"), None if frame.passive or noun.pronoun else frame.subject, whose):
        if phrase is not None:
            found.takes(found.guests, phrase)
    end = min(noun.last + _PLACE_REACH, clause_end(scene, noun, sentence))
    found.spots = [s for s in spots_between(scene, sentence, noun.last, end) if s.link == "in"][:1]
    found.hosts = [s.state for s in found.spots if s.state]
    return found


def _trainees(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Whose forces a training is of: right behind the noun, or those that its pronoun means."""
    phrases = scene.phrases(sentence)
    if noun.pronoun:
        near = [p for p in phrases if 0 <= noun.first - p.last <= _TRAINED_BACK]
        return next((p for p in near[::-1] if _has_troops(scene, p.first, noun.first)), None)
    end = min(noun.last + _TRAINED, sentence.last)
    if noun.first > sentence.first and is_listed(scene.words[noun.first - 1], _GROUNDS, "وفبل"):
        return None
    if (to := _given_to(scene, sentence, noun)) is not None:
        return to
    if noun.article or not (_has_troops(scene, noun.last, end) or _has_people(scene, sentence, noun)):
        return _who_took_it(scene, sentence, noun)
    return next((p for p in phrases if noun.last <= p.first < end and p.link in (OF, ADJECTIVE, BARE)), None)


def _given_to(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Whose forces a training is for that somebody gives: تقدم أوسلو تدريبا للقوات الأوكرانية."""
    near = (p for p in scene.phrases(sentence) if 0 <= p.first - noun.last <= 1 and p.link == "to")
    return next((p for p in near if _has_troops(scene, noun.last, p.last)), None)


def _has_people(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether the people of a state are trained in the use of something: تدريب الأوكرانيين على استخدامها."""
    for p in scene.phrases(sentence):
        if p.first == noun.last and p.mentions[0].kind == "actor" and p.mentions[0].data["form"] == "nisba":
            return scene.words[p.last - 1].endswith(_PEOPLE) and _UPON in scene.words[p.last : p.last + 1]
    return False


def is_training(scene: Scene, word: Mention) -> bool:
    """Whether a course is a training, and no ceremony at its end."""
    return word.entry == "engagements.train" or any(_TRAINING in w for w in scene.words[word.first : word.last])


def is_undergone(scene: Scene, noun: Mention) -> bool:
    """Whether a verb of undergoing governs a training with لـ, which is no purpose: يخضع الطيارون لتدريبات."""
    before = scene.words[max(0, noun.first - _TOOK) : noun.first]
    return noun.code == "course" and any(begins(w, _UNDERGOES, "و") for w in before)


def _who_took_it(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Whose forces take a training that is the object of their verb: تلقى 200 ضابط ليبي تدريبات."""
    first = max(sentence.first, noun.first - _TOOK)
    took = next((i for i in range(first, noun.first) if begins(scene.words[i], _TAKES, "و")), None)
    if took is None or not _has_troops(scene, took, noun.first):
        return None
    return next((p for p in scene.phrases(sentence) if took < p.first and p.last <= noun.first), None)


def taken_by(scene: Scene, sentence: Sentence, course: Mention) -> list[str]:
    """Whose forces take a course, named before it: بدأ 40 عسكريا من جزر القمر دورة, أنهى ضباط غانيون دورة."""
    near = [p for p in scene.phrases(sentence) if 0 <= course.first - p.last <= _TRAINED_BACK]
    for phrase in near[::-1]:
        beside = phrase.link == ADJECTIVE or (phrase.link == "from" and phrase.first - 1 > sentence.first)
        if beside and _has_troops(scene, phrase.first - 2, phrase.first):
            return list(phrase.codes)
    return []


def _has_troops(scene: Scene, first: int, last: int) -> bool:
    return any(is_force(m, troops_only=True) for m in scene.marked.between(max(0, first - 1), last))
