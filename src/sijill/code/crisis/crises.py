"""Crises: wars, clashes, attacks, incidents, coups, sanctions and disputes, and who stands in them.

A noun or verb of conflict gives a draft with its sides (`by_verbs.py`), its place and its date. Drafts that tell one
war, or one attack, are joined. One told of one side takes the other from the report's other conflicts, if they name
but one.
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.actors import grounds
from sijill.code.crisis.attackers import Earlier, is_nameless
from sijill.code.crisis.by_verbs import verb_sides
from sijill.code.crisis.crossings import crossing_sides
from sijill.code.crisis.dates import date_of, day_told, is_spanned
from sijill.code.crisis.further import further
from sijill.code.crisis.needs import is_no_shooting, lacks
from sijill.code.crisis.opponents import noun_sides
from sijill.code.crisis.passives import is_nobodys
from sijill.code.crisis.readings import is_noun_here
from sijill.code.crisis.realities import reality_of
from sijill.code.crisis.ruptures import broken_sides, claimed_land, governing_word, listed_sides
from sijill.code.crisis.strikers import bomber
from sijill.code.crisis.struck import struck_city
from sijill.code.crisis.told_crises import (
    FOUGHT,
    ToldCrisis,
    blows_of,
    complete,
    is_one,
    merge,
    the_war,
    without_halves,
)
from sijill.code.crisis.waging import is_in_name
from sijill.code.crisis.warring import Sides
from sijill.code.draft import Draft
from sijill.code.sentence.frame import clause_end
from sijill.code.sentence.headlined import tells_as_headline
from sijill.code.sentence.phrases import BARE, ActorPhrase
from sijill.code.sentence.scene import Fight, Scene, Sentence
from sijill.code.sentence.where import ADVERBS, Spot, spots_between
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import folded

_THEN = 14  # the same to the preposition that a past verb wants: أغار طيران التحالف أول من أمس على
_NEAR_BY = frozenset({"fallen", "line"})  # needs that stand near the verb
_EXCHANGE = "crises.exchange"
_SHOOTING = rule_words("crisis.crises", "shooting")
_RESULTS = rule_words("crisis.crises", "results")
_IDIOM = 6  # words behind a verb in which what makes it another word stands
_ASKED = 16  # words between asking and the sanctions that are asked for
_PLACE_REACH = {"war": 12, "sanctions": 12, "dispute": 12}
_PLACE_BACK = 5
_WANTED_REACH = 3  # words from a need to the sanctions that are needed
_REPEL_REACH = 6  # words from repelling to the attack that is repelled
_TAKES = frozenset({"crises.retake", "crises.free"})
_SEIZING = frozenset({"crises.seize", "crises.retake"})
# Told of one side too, where a place is struck.
_AT = frozenset({"in", "upon"})  # links of a state that is where something is
_LONE = _SEIZING | {"crises.strike", "crises.raid", "crises.fire_at", "crises.free", "crises.blow_up"}
_LASTS = rule_words("crisis.crises", "lasts")
_DRILL_REACH = 6  # words between a drill and what is drilled
_DRILLED = rule_words("crisis.crises", "drilled")
_TAKEN_FOR = rule_words("crisis.crises", "taken_for")
_WANTED = rule_words("crisis.crises", "wanted")
_SPECIAL = rule_words("crisis.crises", "special")
_OPERATION = tuple(rule_words("crisis.crises", "operation"))
_FRONTS = rule_words("crisis.crises", "fronts")
_OVER = rule_words("crisis.crises", "over")
_LIFTING = rule_words("crisis.crises", "lifting")
_TWO_SIDED = frozenset({"dispute", "armed_clash"})
_SEVERAL = frozenset({"coup", "armed_clash"})  # of which one side may be named: اشتبكت القوات الحكومية مع الحركة
_OWN_FORCES = rule_words("crisis.crises", "own_forces")
_OF_A_DAY = frozenset({"attack", "armed_clash", "air_sea_incident"})


class CrisisCoder:
    """Claims of kind `crisis`."""

    def drafts(self, scene: Scene) -> list[Draft]:
        """One draft for each crisis of the report."""
        found: list[ToldCrisis] = []
        earlier: Earlier = None
        for sentence in scene.sentences:
            if "crisis" in sentence.kinds:
                told = list(_of_sentence(scene, sentence, earlier))
                found += told
                earlier = _last_striker(told, sentence) or earlier
        found += the_war(scene, found)
        complete(scene, found)
        scene.blows = blows_of(found)
        out: list[ToldCrisis] = []
        for draft in sorted(found, key=lambda d: -len(d.fields["sides"])):
            held = next((d for d in out if is_one(d, draft)), None)
            if held is None:
                out.append(draft)
            else:
                merge(held, draft)
        scene.fights = [Fight(frozenset(d.fields["sides"]), d.day) for d in out if d.day and _is_of_a_day(d)]
        return [d for d in without_halves(out) if _is_worth(d)]


def _last_striker(told: list[ToldCrisis], sentence: Sentence) -> tuple[ActorPhrase, int] | None:
    """Who strikes last in a sentence, and which sentence it is."""
    codes = next((tuple(sorted(d.doers)) for d in told[::-1] if d.doers and d.fields["crisis_kind"] == "attack"), None)
    return (ActorPhrase(sentence.first, sentence.first, codes, (), BARE), sentence.index) if codes else None


def _of_sentence(scene: Scene, sentence: Sentence, earlier: Earlier = None) -> Iterable[ToldCrisis]:
    read: set[int] = set()
    for trigger in sorted(sentence.of("crisis"), key=lambda m: (m.first, m.tense is None)):
        lone = False
        if trigger.first in read or _is_another_word(scene, sentence, trigger):
            continue
        if _is_asked_for(scene, sentence, trigger) or _is_unreal(scene, sentence, trigger):
            continue
        if trigger.tense is not None:
            sides = verb_sides(scene, sentence, trigger, earlier)
            lone = len(sides.all) == 1 and _is_lone(trigger, sides)
            unnamed = not sides.doers and is_nameless(scene, sentence, trigger)
            alone = lone or unnamed or trigger.code in _SEVERAL or is_nobodys(scene, sentence, trigger)
            if len(sides.all) < (1 if alone else 2):
                continue
            verbs: list[Mention] = []
        else:
            sides, verbs = _sides_of_noun(scene, sentence, trigger, earlier)
            read.update(v.first for v in verbs)
        for one in _each(scene, sentence, trigger, sides):
            draft = _draft(scene, sentence, trigger, one, verbs)
            if draft is not None:
                read.add(trigger.first)  # قصف may be a noun too
                draft.lone = lone
                draft.unowned = bool(trigger.data.get("blast")) and not one.doers
                draft.repelled = _is_repelled(scene, sentence, trigger)
                yield draft


def _is_repelled(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether somebody is said to repel an attack, before it and with no verb between: صد الجيش هجوما شنته."""
    repels = [m for m in sentence.of("wage") if m.data.get("repels") and 0 <= trigger.first - m.last <= _REPEL_REACH]
    return bool(repels) and not any(i in scene.verb_starts for i in range(repels[-1].last, trigger.first))


def _each(scene: Scene, sentence: Sentence, trigger: Mention, sides: Sides) -> list[Sides]:
    """The sides of what a word tells; coups in several states are one of each, and so are attacks in several places."""
    if trigger.code != "coup" or (place := _place(scene, sentence, trigger, sides)) is None:
        more = further(scene, sentence, trigger, sides)
        return [sides] if more is None else [sides, more]
    near = (p for p in scene.phrases(sentence) if p.first <= place.first < p.last and len(p.codes) > 1)
    codes = next((p.codes for p in near), ())
    spots = [s for s in spots_between(scene, sentence, place.first, sentence.last) if s.state in codes]
    each = [Sides([], [s.state], s._replace(link="in"), sides.held[:]) for s in spots]
    return each if len(each) == len(codes) > 1 else [sides]


def _is_lone(trigger: Mention, sides: Sides) -> bool:
    """Whether a verb tells of an attack on a place, or of taking one, with one side named."""
    return bool(sides.doers) and trigger.entry in _LONE and (sides.place is not None or trigger.entry in _SEIZING)


def _sides_of_noun(scene: Scene, sentence: Sentence, noun: Mention, earlier: Earlier) -> tuple[Sides, list[Mention]]:
    """The sides of a noun; of ties that are broken and lists that are filled first those of the verb that does it."""
    needs = noun.data.get("needs")
    if needs == "claim":
        return claimed_land(scene, sentence, noun), []
    if needs == "crossing":
        return crossing_sides(scene, sentence, noun), []
    if needs in ("broken", "listing"):
        verb = governing_word(scene, sentence, noun, listing=needs == "listing")
        of_verb = broken_sides if needs == "broken" else listed_sides
        found = of_verb(scene, sentence, noun, verb) if verb is not None else None
        if found is not None or needs == "listing":
            return found or Sides(), []
    return noun_sides(scene, sentence, noun, earlier)


def _is_another_word(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether a word means something else here: عدواني is no aggression of mine, and an example is not struck."""
    if trigger.tense is None and _is_no_attack(scene, sentence, trigger):
        return True
    if trigger.tense is not None and trigger.first and scene.words[trigger.first - 1] in scene.links.place_nouns:
        return True  # مدينة تدمر
    if trigger.tense is not None and (
        bomber(scene, sentence, trigger) is not None or is_noun_here(scene, sentence, trigger)
    ):
        return True  # أعلنت الحركة قصف: a noun
    behind = scene.words[trigger.last : min(trigger.last + _IDIOM, sentence.last)]
    retakes = trigger.tense == "present" and trigger.entry in _TAKES  # in a headline: الجيش يستعيد مقر الإذاعة
    headline = retakes and trigger.first < scene.title_words
    if trigger.data.get("past") and (not (trigger.tense == "past" or headline) or trigger.pronoun):
        return True  # سيطرة reads as a verb with ه
    if trigger.data.get("lasts") and behind and behind[0] in _LASTS:
        return True
    then = trigger.data.get("then") if trigger.tense is not None else None
    reach = _THEN if trigger.tense == "past" and trigger.data.get("needs") not in _NEAR_BY else _IDIOM
    far = scene.words[trigger.last : min(trigger.last + reach, sentence.last)]
    return bool(then and not any(folded(w) in far for w in then)) or any(
        w in behind for w in trigger.data.get("unless", ())
    )


def _is_no_attack(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether a noun is of shooting that nobody suffers or two exchange, part of a name, or «my aggression»."""
    if noun.pronoun == "ي" or is_no_shooting(sentence, noun):
        return True
    return _is_exchanged(scene, sentence, noun) or is_in_name(scene, noun)


def _is_exchanged(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether shooting at somebody is what two exchange, which their verb tells: تبادلا إطلاق النار على طول الخط."""
    verbs = (m for m in sentence.of("crisis") if m.entry == _EXCHANGE and m.tense is not None)
    return scene.words[noun.first] in _SHOOTING and any(0 <= noun.first - m.last <= _IDIOM for m in verbs)


def _is_unreal(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether an attack is of a drill, or no more than what something is taken for (سيعد هجوما على)."""
    words = scene.words
    if trigger.code != "attack":
        return False
    if _is_outcome(scene, sentence, trigger):
        return True
    before = words[max(sentence.first, trigger.first - _DRILL_REACH) : trigger.first]
    if any(is_listed(w, _DRILLED, "وفبل") for w in before):
        return True
    return trigger.tense is None and words[trigger.first].endswith("ا") and bool(before) and before[-1] in _TAKEN_FOR


def _is_outcome(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether a noun tells what came of an attack told in its sentence: أغار الطيران، مما أسفر عن تدمير 12 عربة."""
    at = noun.first - 1
    if noun.tense is not None or at <= sentence.first or not is_listed(scene.words[at - 1], _RESULTS):
        return False
    return any(m.code == "attack" and m.last < at for m in sentence.of("crisis"))


def _is_asked_for(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether sanctions are only asked for: دعت الوزيرة إلى فرض عقوبات."""
    lifted = trigger.first > sentence.first and is_listed(scene.words[trigger.first - 1], _LIFTING, "بل")
    if trigger.code != "sanctions" or trigger.tense is not None or lifted:
        return False
    before = scene.words[max(sentence.first, trigger.first - _WANTED_REACH) : trigger.first]
    if not trigger.article and any(w in _WANTED for w in before):
        return True
    asked = [m for m in sentence.of("speech") if m.code == "request" and 0 < trigger.first - m.last <= _ASKED]
    wages = {m.first for m in sentence.of("wage") if not m.data.get("laid")}  # فرض may be a verb too
    return any(not any(i in scene.verb_starts - wages for i in range(m.last, trigger.first)) for m in asked)


def _is_own_ground(scene: Scene, sides: Sides, state: str) -> bool:
    """Whether who strikes in a state fights from its ground, so that it is not struck: دمرت القسام دبابة في رفح."""
    named = scene.named
    return any(grounds().get(named.get(doer, "")) == state for doer in sides.doers)


def _draft(scene: Scene, sentence: Sentence, trigger: Mention, sides: Sides, verbs: list[Mention]) -> ToldCrisis | None:
    if lacks(scene, sentence, trigger, sides):
        return None
    place = _place(scene, sentence, trigger, sides) if trigger.data.get("needs") != "broken" else None
    where = sides.place.state if sides.place is not None else None
    if where and sides.targets == [where] and _is_own_ground(scene, sides, where):
        sides.targets = []
    if (
        place is not None
        and place.state
        and not sides.targets
        and place.state not in sides.doers
        and not _is_own_ground(scene, sides, place.state)
        and trigger.code not in ("sanctions", "dispute")
    ):
        sides.targets = [place.state]
    if not sides.all:
        return None
    if not sides.doers and place is not None and place.state not in sides.targets and _are_own(scene, trigger):
        sides.doers = [place.state] if place.state else []
    reality = reality_of(scene, sentence, trigger, verbs)
    if reality == "denied":
        return None
    date = date_of(scene, sentence, trigger)
    fields = {
        "crisis_kind": _kind(scene, trigger),
        "sides": sides.all,
        "place": place.text if place is not None and (not place.is_state or place.link in _AT) else None,
        "date": date.code if date is not None else None,
    }
    evidence = [scene.clause_evidence(sentence, trigger, *verbs, *sides.held)]
    rules = [trigger.entry, *(v.entry for v in verbs)]
    doers = frozenset(sides.doers) if sides.targets or place is not None else frozenset()
    told = ToldCrisis("crisis", fields, reality, scene.source_at(trigger.first), evidence, rules, sentence.index)
    told.doers, told.targets, told.struck = doers, frozenset(sides.targets), bool(sides.targets)
    told.before = is_spanned(scene, sentence, trigger)
    told.day = date or day_told(scene, sentence, trigger)
    told.headline = tells_as_headline(scene, sentence, [trigger, *verbs], nouns=False)
    return told


def _are_own(scene: Scene, trigger: Mention) -> bool:
    """Whether forces that are of nobody named are those of the land: اشتبكت القوات الحكومية مع الحركة في بيدوا."""
    clash = trigger.code == "armed_clash" and trigger.tense is not None
    return clash and trigger.last < len(scene.words) and scene.words[trigger.last] in _OWN_FORCES


def _kind(scene: Scene, trigger: Mention) -> str:
    """What kind of crisis a word tells: one military operation of many is an attack, and no war."""
    single = not trigger.article and not trigger.pronoun and trigger.tense is None
    operation = trigger.code == "war" and begins(scene.words[trigger.first], _OPERATION, "وفبل")
    operation = operation and not _SPECIAL.intersection(scene.words[trigger.first : trigger.last + 1])
    return "attack" if single and operation else trigger.code


def _place(scene: Scene, sentence: Sentence, trigger: Mention, sides: Sides) -> Spot | None:
    """Where: the target if it is a place, else what في ties behind the trigger, else just before it."""
    if sides.place is not None:
        return sides.place
    city = struck_city(scene, sentence, trigger, sides.targets) if trigger.code == "attack" else None
    if city is not None:
        return city._replace(is_state=False)
    end = min(trigger.last + _PLACE_REACH.get(trigger.code, 18), clause_end(scene, trigger, sentence))
    after = spots_between(scene, sentence, trigger.last, end)
    inside = next((s for s in after if s.link == "in" or _is_over(scene, s) or _is_adverb(scene, s)), None)
    if inside is not None:
        return inside
    before = spots_between(scene, sentence, max(sentence.first, trigger.first - _PLACE_BACK), trigger.first)
    there = next((s for s in reversed(before) if s.link == "in" or _is_front(scene, s)), None)
    if there is not None or trigger.code not in FOUGHT:
        return there
    return next((s for s in after if s.link == "upon" and s.state in sides.targets), None)


def _is_over(scene: Scene, spot: Spot) -> bool:
    """Whether craft are over a place: أسقطت مسيرة فوق المدينة."""
    return spot.link == "upon" and not spot.is_state and is_listed(scene.words[spot.first - 1], _OVER, "")


def _is_front(scene: Scene, spot: Spot) -> bool:
    """Whether على says where something is: على محور ليمان."""
    return spot.link == "upon" and scene.words[spot.first] in _FRONTS


def _is_adverb(scene: Scene, spot: Spot) -> bool:
    """Whether a place says by itself where something is: استهدفت دبابة شرق المدينة."""
    named = scene.marked.between(max(0, spot.first - 2), spot.last)
    inside = any(m.kind == "actor" and m.first < spot.first and spot.last <= m.last for m in named)
    return scene.words[spot.first] in ADVERBS and not inside  # حلف شمال الأطلسي


def _is_of_a_day(draft: Draft) -> bool:
    """Whether a draft tells fighting that a day is enough for."""
    return draft.reality == "actual" and draft.fields["crisis_kind"] in _OF_A_DAY


def _is_worth(draft: ToldCrisis) -> bool:
    if draft.lone and len(draft.fields["sides"]) == 1:
        return bool(draft.fields["place"])
    return len(draft.fields["sides"]) > 1 or not (
        draft.fields["crisis_kind"] in _TWO_SIDED or draft.rules[0] == "crises.fight"
    )
