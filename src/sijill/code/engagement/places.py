"""Where an engagement takes place.

اجتماع في القاهرة, عقدا في القاهرة اجتماعا        behind في, or before the word
استضافت الدوحة محادثات                         who hosts
زار الوزير كييف حيث التقى نظيره                 two who meet during a visit meet there
"""

from __future__ import annotations

from itertools import pairwise

from sijill.code.engagement.attendance import Gathering
from sijill.code.engagement.visits import visit
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, is_of_topic, spots_between
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_HOSTING = rule_words("engagement.places", "hosting")
_PHONE = rule_words("engagement.places", "phone")
_PLACE_REACH = 14
_PLACE_BACK = 6
_SPOKEN_AT = frozenset({"meeting", "visit", "conference"})
_ABOVE = "فوق"
_ACCREDITED = frozenset({"لدي"})
_CALLS = frozenset({"engagements.call", "engagements.call_up"})
_BEFORE = rule_words("engagement.places", "before")


def text_of(scene: Scene, found: Gathering, spot: Spot | None) -> str | None:
    """The place as written; that of a visit to several, all of them: زار قطر والكويت."""
    if spot is None or len(found.spots) < 2 or any(a.last != b.first for a, b in pairwise(found.spots)):
        return spot.text if spot is not None else None
    document, tokens = scene.marked.document.text, scene.marked.words
    start = document.index(spot.text, tokens.span(spot.first, spot.last)[0])
    return document[start : tokens.span(found.spots[-1].first, found.spots[-1].last)[1]]


def place_of_visit(scene: Scene, sentence: Sentence, meeting: Mention, found: Gathering) -> Spot | None:
    """The place of the visit that a sentence tells, where guest and host meet: وصل إلى كييف والتقى نظيره الأوكراني."""
    if meeting.code != "meeting" or is_call(scene, sentence, meeting):
        return None
    for word in sentence.of("engagement")[::-1]:
        if (
            word.code != "visit"
            or word.data.get("needs")
            or (word.first and is_listed(scene.words[word.first - 1], _BEFORE))
        ):
            continue
        stay = visit(scene, sentence, word)
        if len(stay.spots) == 1 and set(stay.hosts) & set(found.codes) and set(stay.guests) & set(found.codes):
            return stay.spots[0]
    return None


def place_of(scene: Scene, sentence: Sentence, trigger: Mention) -> Spot | None:
    """Where it takes place, behind في near the word; who talk by telephone meet nowhere."""
    if is_call(scene, sentence, trigger):
        return None
    after = spots_between(scene, sentence, trigger.last, min(trigger.last + _PLACE_REACH, sentence.last))
    inside = next((s for s in after if _is_where(scene, sentence, trigger, s)), None)
    if inside is not None:
        return inside
    before = spots_between(scene, sentence, max(sentence.first, trigger.first - _PLACE_BACK), trigger.first)
    where = next((s for s in reversed(before) if s.link == "in" and not is_of_topic(scene, sentence, s)), None)
    return where or _hosting_place(scene, sentence, trigger, before)


def _is_where(scene: Scene, sentence: Sentence, trigger: Mention, spot: Spot) -> bool:
    """Whether a place behind a word is where it takes place: behind في or, of an exercise, فوق."""
    if spot.link == "upon":
        return trigger.code == "exercise" and scene.words[spot.first - 1] == _ABOVE
    if spot.link != "in" or _is_in_title(scene, sentence, spot):
        return False
    return trigger.code not in _SPOKEN_AT or not is_of_topic(scene, sentence, spot)


def _is_in_title(scene: Scene, sentence: Sentence, spot: Spot) -> bool:
    """Whether a place only says where somebody holds his office: السفير لدى واشنطن."""
    inside = (m for m in sentence.of("person") if m.first < spot.first < m.last)
    return any(m.data.office_code == "ambassador" or scene.words[spot.first - 1] in _ACCREDITED for m in inside)


def _hosting_place(scene: Scene, sentence: Sentence, trigger: Mention, before: list[Spot]) -> Spot | None:
    """A place that hosts: استضافت الدوحة محادثات, شهدت موسكو لقاء."""
    for verb in sentence.of("hosting"):
        hosts = any(root in scene.words[verb.first] for root in _HOSTING)
        if hosts and verb.tense is not None and 0 < trigger.first - verb.last <= _PLACE_BACK:
            return next((s for s in before if s.first == verb.last), None)
    return None


def is_call(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether it is a telephone call that a word or its sentence tells of: بحثا في اتصال هاتفي التطورات في سوريا."""
    if trigger.code != "meeting":
        return False
    return trigger.entry in _CALLS or any(
        root in w for w in scene.words[sentence.first : sentence.last] for root in _PHONE
    )
