"""Who convenes: whose joint committee meets, who hosts an exercise; and exercises that are only talked over.

أعمال الدورة الثالثة للجنة العسكرية المشتركة التونسية الأميركية     the two whose committee it is
تمرين «الأسد الأفريقي» الذي تستضيفه المغرب                        its host takes part too
بحثا التعاون في التدريب المشترك                                 no exercise: what they talked over
"""

from __future__ import annotations

import itertools

from sijill.code.sentence.frame import clause_end, frame_of
from sijill.code.sentence.parties import governing, merged
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.where import is_of_topic, spots_between
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_COMMITTEE = 4  # words from a session to the committee that holds it, and from there to whose it is
_HOLDS = 8  # words from a committee to its meeting
_SESSION = 14  # words from a body to its session
_TOPIC = 3  # words from a word for a field of cooperation to the exercises in it
_BOARD = tuple(rule_words("engagement.convened", "boards"))
_TOPICS = rule_words("engagement.convened", "topics")
_HOSTS = rule_words("engagement.convened", "hosts")
_JOINS = rule_words("engagement.convened", "joins")
_SCENE = 4  # words from where an exercise is held to its word
_PARTNERS = 16  # words from an exercise to who takes part in it
_LAND = 14  # words from a conference or a course to where it takes place
_SCHOOL = 2  # words from a school to whose it is
_TAKING_PART = rule_words("engagement.convened", "taking_part")
_SCHOOLS = rule_words("engagement.convened", "schools")
_CHANGES = rule_words("engagement.convened", "changes")
_CHANGED = 7  # words from such a verb to the exercise, who does it between
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
        own = p.first == committee - 1 and q.link == ADJECTIVE
        named = 0 <= p.first - committee <= _COMMITTEE and p.link == ADJECTIVE and q.link == OF  # التركية السعودية
        if q.first == p.last and (own or named):
            return merged(p.codes, q.codes)
    of_two = (p for p in phrases if 0 <= p.first - committee <= _COMMITTEE and len(p.codes) > 1)
    return next((list(p.codes) for p in of_two if p.link in (ADJECTIVE, "between", BARE)), [])


def is_session(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether a session is that of a body named before it: عقدت اللجنة العسكرية المشتركة دورتها الثالثة."""
    before = scene.words[max(sentence.first, noun.first - _SESSION) : noun.first]
    return bool(noun.pronoun) and any(w.endswith(_BOARD) for w in before)


def of_session(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Whose session it is that a body holds: عقد مجلس الدفاع المشترك لدول مجلس التعاون دورته."""
    if not is_session(scene, sentence, noun):
        return []
    begin = max(sentence.first, noun.first - _SESSION)
    board = next(i for i in range(begin, noun.first) if scene.words[i].endswith(_BOARD))
    inside = [p for p in scene.phrases(sentence) if board < p.first < noun.first]
    two = next((list(p.codes) for p in inside if len(p.codes) > 1), None)
    whose = (p for p in inside if p.link in ("to", OF) and p.mentions[0].kind == "actor")
    return two or next((list(p.codes) for p in whose if not is_state(p.code)), [])


def hosted_by(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Who hosts an exercise, where a verb of hosting says so: تمرين تستضيفه تونس."""
    for verb in governing(scene, noun, sentence, ("hosting",)):
        if verb.tense is not None and any(root in scene.words[verb.first] for root in _HOSTS):
            frame = frame_of(scene, verb, sentence)
            if frame.subject is not None and not frame.passive:
                return list(frame.subject.codes)
    return []


def joined_by(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Who takes part in an exercise of others: تشارك فنلندا في مناورات الناتو, مناورات شارك فيها جنود من غانا."""
    codes: list[str] = []
    for verb in governing(scene, noun, sentence, ("hosting",)):
        if not any(root in scene.words[verb.first] for root in _JOINS):
            continue
        frame = frame_of(scene, verb, sentence)
        joins = frame.subject if verb.tense is not None else frame.of
        behind = verb.first > noun.first
        if behind and (joins is None or joins.first < verb.first):  # شارك فيها جنود من غانا
            near = (p for p in scene.phrases(sentence) if 0 <= p.first - verb.last <= _COMMITTEE)
            joins = next((p for p in near if p.link in (ADJECTIVE, OF, "from")), None)
        if joins is None and not behind:  # يشارك 500 جندي مغربي في مناورات
            between = (p for p in scene.phrases(sentence) if verb.last <= p.first and p.last < noun.first)
            joins = next((p for p in between if p.link in (ADJECTIVE, "from")), None)
        if joins is not None and (behind or joins.last <= noun.first):
            codes = merged(codes, joins.codes)
    return codes


def changed_by(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Who puts off, stops or widens an exercise of its own: أجلت طهران المناورات مع موسكو, كثفت سيول مناوراتها."""
    first = max(sentence.first, noun.first - _CHANGED)
    at = next((i for i in range(noun.first - 1, first - 1, -1) if is_listed(scene.words[i], _CHANGES, "وف")), None)
    if at is None or not scene.soft_between(at, noun.first):
        return []
    phrases = scene.phrases(sentence)
    inside = next((p for p in phrases if p.first == at + 1 and p.last == noun.first), None)
    before = next((p for p in phrases if p.last == at and at + 1 == noun.first), None)
    doer = inside or before
    return list(doer.codes) if doer is not None and doer.link in (BARE, OF, ADJECTIVE) else []


def of_alliance(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Whose exercise it is that لـ brings in right behind it: مناورات لحلف شمال الأطلسي."""
    near = (p for p in scene.phrases(sentence) if 0 <= p.first - noun.last <= 1 and p.link == "to")
    return next((list(p.codes) for p in near if p.mentions[0].kind == "actor"), [])


def is_topic(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether exercises are only what is talked over or a field of cooperation: بحثا التدريب المشترك."""
    near = scene.words[max(sentence.first, noun.first - _TOPIC) : noun.first]
    if any(is_listed(w, _TOPICS, "وبل") for w in near):
        return True
    verbs = [m for m in sentence.mentions if m.tense is not None and m.last <= noun.first]
    last = max(verbs, key=lambda m: m.first, default=None)
    return last is not None and any(m.entry == _DISCUSSES and m.first == last.first for m in verbs)


def host_of(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Where an exercise of many is held, none of them named: انطلقت في الأردن مناورات بمشاركة 33 دولة."""
    end = min(noun.last + _PARTNERS, sentence.last)
    near = spots_between(scene, sentence, max(sentence.first, noun.first - _SCENE), end)
    where = next((s.state for s in near if s.link == "in" and s.is_state), None)
    return [where] if where and not _TAKING_PART.isdisjoint(scene.words[noun.last : end]) else []


def in_whose_land(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Where a conference or a course takes place, whose state takes part: تدربوا في روسيا, افتتح في أبوظبي معرض."""
    end = min(noun.last + _LAND, clause_end(scene, noun, sentence))
    near = [*spots_between(scene, sentence, noun.last, end)]
    near += spots_between(scene, sentence, max(sentence.first, noun.first - _SCENE), noun.first)
    for phrase in scene.phrases(sentence):  # تخرجوا من الكلية الحربية التركية
        school = any(w in _SCHOOLS for w in scene.words[max(noun.last, phrase.first - _SCHOOL) : phrase.first])
        if noun.last <= phrase.first < end and phrase.link == ADJECTIVE and school:
            return list(phrase.codes)
    where = next((s for s in near if s.link == "in" and not is_of_topic(scene, sentence, s)), None)
    return [where.state] if where is not None and where.state else []
