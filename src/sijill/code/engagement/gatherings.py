"""Who takes part in a meeting, a visit, an exercise or a deployment, read from the roles round its word.

التقى وزير الدفاع التركي نظيره القطري    subject and object
زار الرئيس الصيني موسكو                 guest CHN, host RUS and its place
زيارة وزير الدفاع الهندي إلى باريس       guest IND, host FRA
نشرت واشنطن بطاريات في بولندا            who deploys, and where
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

from sijill.code.engagement.attendance import Gathering
from sijill.code.engagement.convened import (
    changed_by,
    host_of,
    hosted_by,
    in_whose_land,
    is_session,
    is_topic,
    joined_by,
    of_alliance,
)
from sijill.code.engagement.courses import taken_by, trained
from sijill.code.engagement.deployments import deployment, has_arrived, has_object
from sijill.code.engagement.joint_training import is_joint
from sijill.code.engagement.meetings import goes_on_to_meet, officials_from, who_meets
from sijill.code.engagement.movements import hosted, moved
from sijill.code.engagement.visitors import (
    at_organisation,
    is_beside,
    is_called,
    is_envoy_sent,
    is_spoken_with,
    is_told,
    is_traveller,
    named_in,
    subject_of_last,
    the_two,
)
from sijill.code.engagement.visits import visit
from sijill.code.sentence.frame import clause_end, frame_of, subject_before
from sijill.code.sentence.parties import governing, is_definite, merged, parties
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.where import spots_between
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_GOVERNORS = ("hosting", "engagement", "wage")
_PARTNER = 16  # words from a verb of meeting to whom is met
_ANNEXED = 2  # words from a verb to what is annexed to whom it meets: قادة الجيش
_APPOSED = 4  # persons behind a meeting, of whom two may be one man by his name and by his office
_DELEGATION = "وفد"
_WHO_IS_MET = "وفدا"
_SENDER = 5  # words from a delegation to who sends it
_AGREED = 12  # words from a verb of agreeing to what is agreed on
_UPON = frozenset({"علي"})
_IN_A_LAND = frozenset({"conference", "course"})
_ABROAD = 3  # words from who talks to where
_ON_MORE = rule_words("engagement.gatherings", "more")
_BRINGS = rule_words("engagement.gatherings", "brings")


def gathering(scene: Scene, sentence: Sentence, trigger: Mention) -> Gathering | None:
    """Who takes part in what a word tells; None if the word means something else here."""
    needs = trigger.data.get("needs")
    if needs in _READ_APART:
        return _READ_APART[needs](scene, sentence, trigger)
    is_only_topic = trigger.code == "exercise" and is_topic(scene, sentence, trigger)
    if is_only_topic or (needs and not _TOLD.get(needs, has_object)(scene, sentence, trigger)):
        return None
    if trigger.code == "visit":
        if trigger.entry == "engagements.visit" and has_arrived(scene, sentence, trigger):
            return None
        return visit(scene, sentence, trigger)
    if trigger.code == "deployment":
        return deployment(scene, sentence, trigger)
    return (_gathered if trigger.tense is None else _met)(scene, sentence, trigger)


def _gathered(scene: Scene, sentence: Sentence, noun: Mention) -> Gathering:
    codes = the_two(scene, sentence, noun) or parties(scene, noun, sentence, _GOVERNORS)
    if noun.code == "meeting":
        codes = who_meets(scene, sentence, noun, codes)
    if not codes and noun.code == "exercise":
        codes = _trains_alone(scene, sentence, noun)
    if len(codes) < 2 and noun.code == "conference":
        codes = merged(named_in(scene, sentence, noun), codes, joined_by(scene, sentence, noun))
        codes = at_organisation(scene, sentence, noun) or codes
    if len(codes) < 2:
        codes = _brought_together(scene, sentence, noun) or codes
    if noun.code == "exercise":
        codes = merged(changed_by(scene, sentence, noun), joined_by(scene, sentence, noun), codes)
        codes = merged(codes, of_alliance(scene, sentence, noun))
        codes = merged(codes, hosted_by(scene, sentence, noun)) or host_of(scene, sentence, noun)
    if noun.code == "course":
        codes = merged(taken_by(scene, sentence, noun), codes)
    if len(codes) < 2 and noun.code in _IN_A_LAND and all(map(is_state, codes)):
        codes = merged(codes, in_whose_land(scene, sentence, noun))
    verbs = [m for m in governing(scene, noun, sentence, ("hosting",)) if m.tense is not None]
    return Gathering(codes, held=_mentions(scene, sentence, noun, codes), verb=verbs[0] if verbs else None)


def _trains_alone(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Whose exercise it is where no roles say it: the army behind لـ, else who stands nearest to one not known."""
    to = frame_of(scene, noun, sentence).by("to")  # التدريبات العملياتية للجيش الإيراني
    if to is not None and to.first - noun.last <= _ANNEXED:
        return list(to.codes)
    return [] if is_definite(scene, noun) else _holders(scene, sentence, noun)


def _is_on_more(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether two agree to do more together: اتفقا على توسيع التعاون العسكري."""
    behind = scene.words[verb.last : min(verb.last + _AGREED, sentence.last)]
    return any(a in _UPON and b in _ON_MORE for a, b in itertools.pairwise(behind))


_READ_APART: dict[str, Callable[[Scene, Sentence, Mention], Gathering | None]] = {
    "trainees": trained,
    "moved": moved,
    "hosted": hosted,
}
_TOLD: dict[str, Callable[[Scene, Sentence, Mention], bool]] = {
    "more": _is_on_more,
    "joint": is_joint,
    "traveller": is_traveller,
    "beside": is_beside,
    "called": is_called,
    "with_person": is_spoken_with,
    "counterpart": is_told,
    "envoy": is_envoy_sent,
    "session": is_session,
}


def _brought_together(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Whom a meeting brings together: محادثات جمعت وزير الدفاع بنظيره."""
    near = scene.words[noun.last : min(noun.last + 3, sentence.last)]
    if not any(w in _BRINGS for w in near):
        return []
    end = clause_end(scene, noun, sentence)
    behind = [p for p in scene.phrases(sentence) if noun.last <= p.first < end]
    persons = [p for p in behind if p.mentions[0].kind == "person"]
    codes = merged(*(list(p.codes) for p in persons[:_APPOSED]))
    if len(codes) > 1:
        return codes[:2]
    return next((list(p.codes) for p in behind if p.link in (BARE, OF) and len(p.codes) > 1), [])


def _holders(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Who holds an exercise of which no party is said by its roles: the nearest force or state of the sentence."""
    near = [p for p in scene.phrases(sentence) if p.link not in ("against", "upon", "about", "between")]
    before = [p for p in near if p.last <= noun.first]
    after = [p for p in near if p.first >= noun.last]
    return list((before[-1] if before else after[0]).codes) if before or after else []


def _met(scene: Scene, sentence: Sentence, verb: Mention) -> Gathering:
    """Subject and object of a verb of meeting, whom مع or بـ brings in included."""
    frame = frame_of(scene, verb, sentence)
    subject = frame.subject
    if (
        subject is not None and subject.last < verb.first - 1
    ):  # not said here: that of the verb of meeting or visiting before
        subject = subject_of_last(scene, sentence, verb) or subject
    if subject is None or (verb.code == "course" and subject.last < verb.first - 1):  # حيث كانت تتدرب قوة
        return _met_unnamed(scene, sentence, verb)
    found = Gathering()
    if subject.first >= verb.last and subject.mentions[0].entry == "offices.counterpart":  # ثم يلتقي نظيره
        meets = subject_of_last(scene, sentence, verb) or subject_before(scene, verb, sentence)
        if meets is not None:
            found.takes(found.guests, meets)
    found.takes(found.guests, subject)
    if len(found.guests) > 1 and not verb.data.get("role"):
        return found
    with_only = bool(verb.data.get("with")) or len(subject.codes) > 1
    partner = _partner(scene, sentence, verb, subject, with_only=with_only)
    if partner is not None:
        found.takes(found.guests, partner)
    elif subject.first >= verb.last and (left_out := goes_on_to_meet(scene, sentence, verb, subject)) is not None:
        found.takes(found.guests, left_out)
    elif verb.data.get("with") and len(found.guests) == 1:
        _take_host(scene, sentence, max(verb.last, subject.last), found)
    if verb.code == "course" and len(found.codes) == 1 and is_state(found.codes[0]):
        found.hosts = in_whose_land(scene, sentence, verb)
    return found


def _met_unnamed(scene: Scene, sentence: Sentence, verb: Mention) -> Gathering:
    """Those of several states who meet, none of them named: اجتمع في روما خبراء من كينيا وغانا."""
    found = Gathering()
    several = officials_from(scene, sentence, verb) if verb.code == "meeting" else None
    if several is not None:
        found.takes(found.guests, several)
    return found


def _take_host(scene: Scene, sentence: Sentence, at: int, found: Gathering) -> None:
    """Where somebody talks things over abroad, and with whom nobody says: بحث وفد عراقي في أنقرة ملف الحدود."""
    if scene.words[at : at + 1] and scene.words[at].startswith("ال"):
        return  # وبحثا الحرب في سوريا
    near = spots_between(scene, sentence, at, min(at + _ABROAD, sentence.last))
    spot = next((s for s in near if s.link == "in" and s.state), None)
    if spot is not None and spot.state not in found.guests:
        found.spots, found.hosts = [spot], [spot.state]


def _partner(
    scene: Scene, sentence: Sentence, verb: Mention, subject: ActorPhrase, *, with_only: bool
) -> ActorPhrase | None:
    at = max(verb.last, subject.last)
    taken = (i for i in range(max(verb.last, subject.first), at) if scene.words[i] == _WHO_IS_MET)
    at = next(taken, at)  # a delegation behind the office, taken for a name
    end = min(at + _PARTNER, clause_end(scene, verb, sentence))
    for phrase in scene.phrases(sentence):
        if phrase.first < at or phrase.first >= end or set(phrase.codes) <= set(subject.codes):
            continue
        if phrase.link == "with" or (phrase.link == "from" and _sends(scene, phrase, verb.last)):
            return phrase
        person = phrase.mentions[0].kind == "person"
        if phrase.mentions[0].kind == "actor" and phrase.mentions[0].data["form"] == "group":
            continue
        if phrase.link == OF and not person and phrase.first - at > _ANNEXED:
            continue  # لبحث دعم أوكرانيا
        if not with_only and (phrase.link in (BARE, OF, ADJECTIVE) or (person and phrase.link in ("in", "to"))):
            return phrase
    return None


def _sends(scene: Scene, phrase: ActorPhrase, at: int) -> bool:
    """Whether a delegation comes from somebody: استقبل الوزير وفدا عسكريا من رواندا."""
    before = scene.words[max(at, phrase.first - _SENDER) : phrase.first]
    return any(w.removeprefix("ال").removesuffix("ا") == _DELEGATION for w in before)


def _mentions(scene: Scene, sentence: Sentence, trigger: Mention, codes: list[str]) -> list[Mention]:
    wanted = set(codes)
    near = scene.marked.between(
        max(sentence.first, trigger.first - _PARTNER), min(trigger.last + _PARTNER, sentence.last)
    )
    return [m for m in near if m.code in wanted and m.kind in ("actor", "person")][:4]
