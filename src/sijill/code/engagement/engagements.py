"""Engagements: meetings, visits, exercises, conferences, deployments and courses, and who took part.

Who takes part comes from the roles round the word (`gatherings.py`). A definite word without participants of its own
(الزيارة, خلال الاجتماع) speaks of the last such engagement and adds to it; drafts with the same participants and no
conflict of date or name are one.
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.draft import Draft, put_ahead, to_come
from sijill.code.engagement.attendance import Gathering
from sijill.code.engagement.coming_days import coming_day, is_of_later
from sijill.code.engagement.courses import is_training, is_undergone
from sijill.code.engagement.exercise_names import name_of
from sijill.code.engagement.gatherings import gathering
from sijill.code.engagement.lasting import finer, first_day, lasts, with_last_day
from sijill.code.engagement.movements import headline_forces
from sijill.code.engagement.places import place_of, place_of_visit, text_of
from sijill.code.engagement.same_engagement import Engaged, is_one, merge
from sijill.code.engagement.spoken_at import day_of_speech
from sijill.code.engagement.times import (
    is_aiming,
    is_arriving,
    is_beside_plan,
    is_beyond,
    is_due,
    is_going_on,
    is_of_before,
    is_of_deed,
    is_only_named,
    is_over,
    is_said_on,
    is_told,
    is_within_plan,
    looks_back,
    of_visit,
    will_be,
)
from sijill.code.engagement.visitors import headline_visit
from sijill.code.engagement.visits import is_of_ship
from sijill.code.sentence.event_dates import is_beyond_past, is_of_event, is_of_paper
from sijill.code.sentence.headlined import tells_as_headline
from sijill.code.sentence.parties import is_definite
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, spots_between
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_TRAINING = "engagements.training_of"
_NEEDS_TWO = frozenset({"meeting", "visit"})
_NAMED = frozenset({"exercise", "conference", "course"})
_CONFERENCE = tuple(rule_words("engagement.engagements", "conference"))
_SUPPORT = "دعم"
_TALKED = frozenset({"meeting", "visit"})
_SCOPED = frozenset({"meeting", "visit", "exercise"})  # words with a meaning outside defence
_AHEAD = ("planned", "possible", "conditional")
_ALLIANCES = frozenset({"NATO", "CSTO"})  # whose meetings and exercises are of defence
_MEET_ALONE = _ALLIANCES | {
    "EU",
    "AU",
    "GCC",
    "LAS",
    "SCO",
    "ECOWAS",
    "AES",
    "SADC",
    "ASEAN",
    "QUAD",
    "AUKUS",
    "BRICS",
    "IGAD",
}
_WHO_MEETS = 3  # words from a meeting to the organisation that meets
_PLACE_REACH = 14
_TOPIC_REACH = 30  # words from a meeting to what is talked over
_PLACE_BACK = 6
_FRONTED = 2  # words from a place to the verb before it: أقيم في باريس معرض
_FIELDS = rule_words("engagement.engagements", "fields")
_PEACE = rule_words("engagement.engagements", "peace")
_SECURITY = rule_words("engagement.engagements", "security")
_ANY = rule_words("engagement.engagements", "any")
_FIELD = 10  # words from «fields» to one of them
_BACK = 5  # sentences over which «the meeting» points back
_CIVIL = frozenset({"non_defence", "communications", "mapping_history_culture"})
_DEFENCE = frozenset({"weapon", "designation", "crisis", "force", "instrument", "defence_word"})
_TALKED_OF = frozenset({"meeting", "conference"})
_ADJECTIVES = 2  # words from a meeting to its adjective
_TROOPS = "troops"
_CIVIL_AREA = "non_defence"
_DEFENCE_OFFICES = frozenset({"defence_minister", "military_chief", "officer"})


class EngagementCoder:
    """Claims of kind `engagement`."""

    def drafts(self, scene: Scene) -> list[Draft]:
        """One draft for each engagement of the report."""
        out: list[Engaged] = []
        day = scene.marked.document.date
        out += _in_headline(scene)
        for sentence in scene.sentences:
            if sentence.kinds.isdisjoint(("engagement", "base")):
                continue
            for draft in _of_sentence(scene, sentence, out):
                if day is not None and draft.reality == "actual" and to_come(draft, day):
                    put_ahead(draft)
                held = next((d for d in out if is_one(d, draft, day)), None)
                if held is None:
                    out.append(draft)
                else:
                    merge(held, draft)
                    held.land = held.land or draft.land
        for draft in out:
            draft.fields["date"] = with_last_day(draft.fields["date"], draft.lasts)
        return [*out]


def _in_headline(scene: Scene) -> list[Engaged]:
    """A visit or a deployment that the headline tells without a verb."""
    sentence = scene.sentences[0]
    found = headline_visit(scene, sentence)
    if found is not None and _office(found[0].mentions[0]) in _DEFENCE_OFFICES:
        guest, spot = found
        return [_without_verb(scene, "visit", [*guest.codes, spot.state], spot)]
    forces = headline_forces(scene, sentence)
    return [_without_verb(scene, "deployment", forces.codes, forces.spots[0])] if forces is not None else []


def _without_verb(scene: Scene, kind: str, codes: list[str], spot: Spot) -> Engaged:
    fields = {
        "engagement_kind": kind,
        "participants": codes,
        "place": spot.text,
        "date": None,
        "name": None,
        "outcome": [],
    }
    evidence = [scene.evidence(scene.sentences[0].first, spot.last)]
    return Engaged("engagement", fields, "actual", None, evidence, ["engagement:headline"])


def _of_sentence(scene: Scene, sentence: Sentence, before: list[Engaged]) -> Iterable[Engaged]:
    covered = -1
    for trigger in sentence.of("engagement", "base"):
        if trigger.first < covered:
            continue
        found = gathering(scene, sentence, trigger)
        if found is None:
            continue
        covered = trigger.last
        if len(found.codes) < _least(scene, sentence, trigger, found):
            _add_back(scene, sentence, trigger, found, before)
            continue
        draft = _draft(scene, sentence, trigger, found)
        if draft is not None:
            yield draft


def _draft(scene: Scene, sentence: Sentence, trigger: Mention, found: Gathering) -> Engaged | None:
    """The draft of one word; None if it is denied, out of scope, or nobody is said to take part."""
    reality = _reality(scene, sentence, trigger, found)
    name = name_of(scene, sentence, trigger) if trigger.code in _NAMED else None
    if (reality == "denied" and (trigger.code != "deployment" or len(found.codes) < 2)) or not _in_scope(
        scene, sentence, trigger, found, several=len(found.codes) > 1 or name is not None
    ):
        return None
    alone = trigger.code == "conference" and len(found.codes) < 2 and not name
    if alone and not _is_held_somewhere(scene, sentence, trigger):
        return None
    if _is_only_spoken_of(scene, sentence, trigger, found):
        return None
    if reality == "planned" and trigger.tense is None and is_over(scene, sentence, trigger):
        reality = "actual"
    date = _date(scene, sentence, trigger, reality, found.verb)
    day_of = first_day(scene, sentence, trigger, str(date.code) if date is not None else None)
    day_of = day_of or day_of_speech(scene, sentence, trigger, reality)
    if reality == "actual" and date is not None and (is_due(scene, date) or is_arriving(scene, trigger, date)):
        reality = "planned"
    coming = coming_day(scene, sentence, (trigger, found.verb), date) if reality == "actual" else None
    if coming is not None:
        reality, day_of = "planned", coming
    long = lasts(scene, sentence, trigger, day_of)
    held = [trigger, *found.held]
    if len(found.codes) < _least(scene, sentence, trigger, found):
        return None
    if trigger.entry == "engagements.withdraw" and len(found.codes) == 1 and reality == "actual":
        return None  # an army that falls back, it is not said from where
    spot = found.spots[0] if found.spots else None
    if spot is None and trigger.kind != "base":
        spot = place_of(scene, sentence, trigger) or place_of_visit(scene, sentence, trigger, found)
    fields = {
        "engagement_kind": "deployment" if is_of_ship(scene, sentence, trigger) else trigger.code,
        "participants": found.codes,
        "place": text_of(scene, found, spot),
        "date": with_last_day(day_of, long),
        "name": name,
        "outcome": _outcome(scene, sentence, trigger),
    }
    evidence = [scene.clause_evidence(sentence, *held)]
    verbs = [trigger, *([found.verb] if found.verb is not None else [])]
    done = any(v.tense == "past" for v in verbs)
    return Engaged(
        "engagement",
        fields,
        reality,
        scene.source_at(trigger.first),
        evidence,
        [trigger.entry],
        sentence.index,
        headline=not done and (sentence.index == 0 or tells_as_headline(scene, sentence, verbs)),
        held=done,
        lasts=long,
        hosts=tuple(found.hosts),
        land=spot.state if spot is not None else "",
        looks_back=looks_back(scene, sentence, trigger),
        known=found.verb is None and (trigger.entry == _TRAINING or (bool(trigger.article) and trigger.code in _NAMED)),
        only_named=day_of is None and found.verb is None and is_only_named(scene, sentence, trigger),
    )


def _is_only_spoken_of(scene: Scene, sentence: Sentence, trigger: Mention, found: Gathering) -> bool:
    """Whether a word names nothing held: a field of cooperation, a training wanted, any meeting, a trade fair."""
    if found.verb is None and (_is_field(scene, sentence, trigger) or _is_only_wanted(scene, trigger, found)):
        return True
    return _is_any(scene, sentence, trigger) or (trigger.code in _TALKED_OF and _is_civil(sentence, trigger))


def _is_any(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether no certain meeting is spoken of: عاجزة في أي مفاوضات مقبلة."""
    return noun.tense is None and noun.first > sentence.first and scene.words[noun.first - 1] in _ANY


def _is_only_wanted(scene: Scene, noun: Mention, found: Gathering) -> bool:
    """Whether a training by nobody is only spoken of: دعا إلى تسريع تدريب الطيارين الأوكرانيين, but تم تدريبهم."""
    told = noun.first > 0 and scene.words[noun.first - 1] in scene.links.passive
    return noun.entry == _TRAINING and len(found.codes) == 1 and not told


def _is_field(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether an exercise is only named as a field of cooperation: التعاون في مجالات التسليح والتدريبات المشتركة."""
    if noun.code != "exercise" or noun.tense is not None:
        return False
    first = max(sentence.first, noun.first - _FIELD)
    at = next((i for i in range(noun.first - 1, first - 1, -1) if is_listed(scene.words[i], _FIELDS)), None)
    return at is not None and not any(i in scene.verb_starts for i in range(at + 1, noun.first))


def _date(scene: Scene, sentence: Sentence, trigger: Mention, reality: str, verb: Mention | None) -> Mention | None:
    """The date of an engagement: not that of another deed or of what is said, nor one past of what is to come."""
    day = scene.marked.document.date if reality in _AHEAD else None
    return scene.date_near(
        trigger,
        sentence,
        not_before=day,
        not_since=False,
        of_another=lambda d: (
            is_of_before(scene, sentence, trigger, d)
            or is_beyond_past((trigger, verb), d, scene.marked.document.date)
            or is_of_deed(sentence, trigger, d)
            or is_of_later(scene, sentence, trigger, d)
            or is_of_event(scene, trigger, d)
            or is_of_paper(scene, trigger, d)
            or is_told(sentence, trigger, d, day)
            or is_beyond(scene, trigger, d)
            or is_said_on(scene, sentence, trigger, d)
            or (trigger.code == "visit" and d.data.relation == "since")
        ),
    )


def _reality(scene: Scene, sentence: Sentence, trigger: Mention, found: Gathering) -> str:
    """How the report presents it, by its word, by the verb that governs it, or by the one behind it."""
    reality = scene.reality.of(trigger, sentence.first)
    if found.verb is not None and reality == "actual":
        reality = scene.reality.of(found.verb, sentence.first)
    if reality == "actual" and (visit := of_visit(scene, sentence, trigger)) is not None:
        return _reality(scene, sentence, visit, gathering(scene, sentence, visit) or found)
    if reality == "planned" and (is_aiming(scene, trigger) or is_undergone(scene, trigger)):
        reality = "actual"
    if reality == "planned" and is_beside_plan(scene, sentence, trigger):
        reality = "actual"
    if reality == "planned" and trigger.tense is None and not _will(found.verb) and is_going_on(sentence, trigger):
        reality = "actual"
    is_noun = reality == "actual" and trigger.tense is None
    if is_noun and (will_be(scene, sentence, trigger) or is_within_plan(scene, sentence, trigger)):
        return "planned"
    return reality


def _will(verb: Mention | None) -> bool:
    return verb is not None and verb.tense == "future"


def _least(scene: Scene, sentence: Sentence, trigger: Mention, found: Gathering) -> int:
    """How many must be said to take part: one, two who meet, but an organisation meets alone where it is said where."""
    if trigger.code not in _NEEDS_TWO and trigger.data.get("needs") != "stationed":
        return 1
    alone = trigger.code == "meeting" and len(found.codes) == 1 and found.codes[0] in _MEET_ALONE
    if not alone or place_of(scene, sentence, trigger) is None:
        return 2
    first, last = trigger.first - _PLACE_REACH, trigger.last + _WHO_MEETS
    return 1 if any(first <= p.first < last for p in scene.phrases(sentence) if found.codes[0] in p.codes) else 2


def _is_held_somewhere(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether a summit or an exhibition of one is said to take place somewhere: قمة الناتو في بروكسل."""
    if scene.words[noun.first].endswith(_CONFERENCE) and scene.words[noun.last : noun.last + 1] != [_SUPPORT]:
        return False  # مؤتمر المانحين, مؤتمر المناخ
    near = spots_between(scene, sentence, noun.last, min(noun.last + _PLACE_REACH, sentence.last))
    before = spots_between(scene, sentence, max(sentence.first, noun.first - _PLACE_BACK), noun.first)
    near += (
        s for s in before if s.last == noun.first and s.first - _FRONTED in scene.verb_starts
    )  # أقيم في باريس معرض
    return any(s.link == "in" for s in near)


def _in_scope(scene: Scene, sentence: Sentence, trigger: Mention, found: Gathering, *, several: bool) -> bool:
    """Whether defence is spoken of in or beside the sentence of a meeting or visit, or fighters or peace in its own."""
    if trigger.code not in _SCOPED or (trigger.code == "exercise" and (several or trigger.last - trigger.first > 1)):
        return True
    words = scene.words[sentence.first : sentence.last]
    if any(w in _SECURITY for w in words) or (trigger.code == "meeting" and any(w in _PEACE for w in words)):
        return True
    if any(m.kind == "actor" and m.code in found.codes and m.data["form"] == "group" for m in sentence.mentions):
        return True
    if any(_is_of_defence(m) for m in sentence.mentions if m is not trigger):
        return True
    if any(m.kind == "area" and m.code == _CIVIL_AREA and m.first >= trigger.last for m in sentence.mentions):
        return False  # تناولت المحادثات التجارة والطاقة
    around = range(max(0, sentence.index - 1), min(len(scene.sentences), sentence.index + 2))
    return any(_is_of_defence(m) for i in around for m in scene.sentences[i].mentions if m is not trigger)


def _is_civil(sentence: Sentence, trigger: Mention) -> bool:
    """Whether its own adjective says that a meeting is of trade or the like: المنتدى الاقتصادي, مؤتمر طبي."""
    near = [m for m in sentence.mentions if m.kind == "area_adjective" and 0 <= m.first - trigger.last < _ADJECTIVES]
    return bool(near) and all(m.code == _CIVIL_AREA for m in near)


def _is_of_defence(m: Mention) -> bool:
    """Whether a mention is of arms, forces or a defence office."""
    if m.kind == "actor":
        return m.data.get("force") == "army" or m.code in _ALLIANCES
    if m.kind in ("area", "area_adjective"):
        return m.code not in (_CIVIL_AREA, "")
    if m.kind in ("office", "person") and _office(m) in _DEFENCE_OFFICES:
        return True
    return m.kind in _DEFENCE or m.code == _TROOPS


def _office(m: Mention) -> str:
    return m.data.office_code if m.kind == "person" else m.code


def _outcome(scene: Scene, sentence: Sentence, trigger: Mention) -> list[str]:
    """The areas spoken of behind the word; those before it are of something else (وقعا اتفاقا دفاعيا خلال زيارة)."""
    if trigger.code == "deployment":
        return (
            ["training_education"]
            if any(m.code == "training_education" and m.first > trigger.last for m in sentence.of("area"))
            else []
        )
    if trigger.code == "course":
        return ["training_education"] if is_training(scene, trigger) else []
    if trigger.code not in _TALKED:
        return []
    found = (m for m in sentence.of("area", "topic") if m.code not in _CIVIL)
    return list(dict.fromkeys(m.code for m in found if 0 <= m.first - trigger.last < _TOPIC_REACH))


# --- one claim for each ---


def _add_back(scene: Scene, sentence: Sentence, trigger: Mention, found: Gathering, before: list[Engaged]) -> None:
    """What a sentence says of «the meeting» goes to the last one of its kind, if that is as real."""
    if trigger.tense is not None or not is_definite(scene, trigger):
        return
    held = next(
        (d for d in reversed(before) if d.fields["engagement_kind"] == trigger.code and sentence.index - d.at <= _BACK),
        None,
    )
    reality = _reality(scene, sentence, trigger, found)
    if held is None or held.reality not in ("actual", "planned") or reality not in ("actual", held.reality):
        return
    date, place = _date(scene, sentence, trigger, held.reality, found.verb), place_of(scene, sentence, trigger)
    spoken = day_of_speech(scene, sentence, trigger, held.reality)
    held.fields["date"] = finer(held.fields["date"], date.code if date is not None else spoken)
    held.lasts = held.lasts or lasts(scene, sentence, trigger, held.fields["date"])
    held.fields["place"] = held.fields["place"] or (place.text if place is not None else None)
    outcome = _outcome(scene, sentence, trigger)
    if outcome or date is not None or place is not None:
        held.fields["outcome"] = list(dict.fromkeys([*held.fields["outcome"], *outcome]))
        held.evidence.append(scene.clause_evidence(sentence, trigger))
