"""Who convenes: whose joint committee meets, who hosts an exercise; and exercises that are only talked over.

أعمال الدورة الثالثة للجنة العسكرية المشتركة التونسية الأميركية     the two whose committee it is
تمرين «الأسد الأفريقي» الذي تستضيفه المغرب                        its host takes part too
بحثا التعاون في التدريب المشترك                                 no exercise: what they talked over
"""

from __future__ import annotations

import itertools

from sijill.code.frame import frame_of
from sijill.code.parties import governing, merged
from sijill.code.phrases import ADJECTIVE, BARE
from sijill.code.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_COMMITTEE = 4  # words from a session to the committee that holds it, and from there to whose it is
_HOLDS = 8  # words from a committee to its meeting
_BOARD = "لجنه"
_TOPIC = 3  # words from a word for a field of cooperation to the exercises in it
_TOPICS = rule_words("convened", "topics")
_HOSTS = rule_words("convened", "hosts")
_DISCUSSES = "engagements.discuss"


def of_joint_committee(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Whose committee meets: أعمال الدورة الثالثة للجنة العسكرية المشتركة التونسية الأمريكية."""
    committee = next(
        (m.last for m in sentence.of("mechanism", "chamber") if 0 <= m.first - noun.last <= _COMMITTEE and not m.tense),
        None,
    )
    if committee is None:
        near = range(noun.last - 1, min(noun.last + _COMMITTEE, sentence.last))
        committee = next((i + 1 for i in near if scene.words[i].endswith(_BOARD)), None)
    if committee is None and noun.pronoun:  # عقدت اللجنة العسكرية القطرية التركية اجتماعها
        before = range(max(sentence.first, noun.first - _HOLDS), noun.first)
        committee = next((i + 1 for i in before if scene.words[i].endswith(_BOARD)), None)
    if committee is None:
        return []
    phrases = scene.phrases(sentence)
    for p, q in itertools.pairwise(phrases):  # للجنة الاستشارية المغربية الأميركية, the first state read as its own
        if p.first == committee - 1 and q.first == p.last and q.link == ADJECTIVE:
            return merged(p.codes, q.codes)
    of_two = (p for p in phrases if 0 <= p.first - committee <= _COMMITTEE and len(p.codes) > 1)
    return next((list(p.codes) for p in of_two if p.link in (ADJECTIVE, "between", BARE)), [])


def hosted_by(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Who hosts an exercise, where a verb of hosting says so: تمرين تستضيفه تونس."""
    for verb in governing(scene, noun, sentence, ("hosting",)):
        if verb.tense is not None and any(root in scene.words[verb.first] for root in _HOSTS):
            frame = frame_of(scene, verb, sentence)
            if frame.subject is not None and not frame.passive:
                return list(frame.subject.codes)
    return []


def is_topic(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether exercises are only what is talked over or a field of cooperation: بحثا التدريب المشترك."""
    near = scene.words[max(sentence.first, noun.first - _TOPIC) : noun.first]
    if any(w.lstrip("وبل") in _TOPICS for w in near):
        return True
    verbs = [m for m in sentence.mentions if m.tense is not None and m.last <= noun.first]
    last = max(verbs, key=lambda m: m.first, default=None)
    return last is not None and any(m.entry == _DISCUSSES and m.first == last.first for m in verbs)
