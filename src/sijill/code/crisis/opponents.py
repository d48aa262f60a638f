"""Who strikes and who is struck, round a noun or verb of conflict.

غارات إسرائيلية على جنوب لبنان           ISR against LBN
شنت طائرات التحالف غارات على مواقع الحوثيين   the verb that governs the noun names who
تعرضت موسكو لهجوم                        the subject is who it happened to
قصف استهدف مديرية شدا                    the verb behind the noun names what
"""

from __future__ import annotations

from sijill.code.crisis.ambushes import ambushed, is_ambush, is_for
from sijill.code.crisis.annexed import (
    annexed_target,
    is_beside,
    is_line,
    is_quality,
    second_of,
    site_behind,
)
from sijill.code.crisis.attackers import AGAINST, Earlier, goes_on_striking, is_own, last_before
from sijill.code.crisis.charges import accused
from sijill.code.crisis.managing import manager
from sijill.code.crisis.ruptures import on_whom
from sijill.code.crisis.sites import is_known_site
from sijill.code.crisis.strikers import (
    announcer,
    between_before,
    bomber,
    claimant,
    exchanged,
    goes_on,
    in_its_war,
    two_between,
    with_loyal,
)
from sijill.code.crisis.struck import WITH, aimed_at, first_struck, of_owner, struck_by
from sijill.code.crisis.victims import counted_of, own_mission, victims_before
from sijill.code.crisis.waging import is_dealt, strike_behind, striker_of, waged, wagers
from sijill.code.crisis.warring import Sides
from sijill.code.crisis.willed import willer
from sijill.code.sentence.blocs import bloc_of
from sijill.code.sentence.frame import Frame, clause_end, frame_of
from sijill.code.sentence.phrases import OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, spots_between
from sijill.languages.rule_words import begins, rule_words
from sijill.records import Mention

_BETWEEN = frozenset({"armed_clash", "air_sea_incident"})
_AGAINST_ONLY = frozenset({"ضد", "وضد"})
_OFF = frozenset({"عن"})
_NOUN_REACH = 8  # words between a noun and the preposition before its target
_BETWEEN_REACH = 14  # the same to بين in a relative clause: الحرب في الإقليم التي اندلعت بين ...
_TARGET_REACH = 7  # words between that preposition and the target (على معسكرات ومواقع لـ...)
_OWN_REACH = 1  # words between a noun and whose it is
_LAUNCHING = tuple(rule_words("crisis.opponents", "launching"))
_HIT = rule_words("crisis.opponents", "hit")


def noun_sides(scene: Scene, sentence: Sentence, noun: Mention, earlier: Earlier = None) -> tuple[Sides, list[Mention]]:
    """The sides of a noun of conflict, and the verbs read with it. `earlier`: who struck last, in which sentence."""
    frame = frame_of(scene, noun, sentence)
    sides = Sides()
    read: list[Mention] = []
    between = _two(scene, sentence, noun, frame)
    if between is not None:
        sides.doers, sides.held = list(between.codes), list(between.mentions)
        return sides, read
    bombs = bomber(scene, sentence, noun)
    own = noun.last < sentence.last and is_own(scene.words[noun.last]) and noun.code == "attack"
    if bombs is not None or own:  # قصف مواقع الجيش, استهداف مقاتليها دبابة
        sides.does(bombs or announcer(scene, sentence, noun) or last_before(scene, sentence, noun, ()))
        sides.undergoes(struck_by(scene, sentence, noun, noun.last + own))
        return sides, read
    if frame.adjective is not None and not _is_anothers(scene, noun, frame.adjective):
        sides.does(frame.adjective)
    end = clause_end(scene, noun, sentence)
    at = noun.last - (scene.words[noun.last - 1] in AGAINST)  # عمليات ضد
    there = noun.code == "war" and _is_there(scene, sentence, noun)
    sides_target = aimed_at(scene, sentence, at, end, _AGAINST_ONLY if there else _towards(noun))
    _annexed(scene, sentence, sides, frame, noun, sides_target)
    bare = frame.adjective is not None and not frame.adjective.mentions[0].article
    if bare and noun.data.get("of") == "target" and not sides.doers and not noun.article:
        sides.undergoes(frame.adjective)  # what is struck is theirs: استهداف سفينة أميركية
    for verb in wagers(scene, sentence, noun):
        read.append(verb)
        waged(scene, sentence, sides, verb, noun)
    ambushed(scene, sides, frame, noun)
    strike = strike_behind(scene, sentence, noun)
    if strike is not None:
        read.append(strike)
        whose = frame.adjective.last if frame.adjective is not None and frame.adjective.first < noun.last + 3 else 0
        sides.undergoes(struck_by(scene, sentence, strike, max(strike.last, noun.last, whose)))
    sides.undergoes(sides_target)
    if noun.data.get("of") == "target" and noun.code == "attack" and _is_hit(scene, noun):
        sides.undergoes(frame.adjective)  # ضرب القواعد الأميركية
    _of_its_kind(scene, sentence, sides, noun, end)
    if not sides.doers:
        _by_whom(scene, sentence, sides, noun, frame)
    if not sides.doers and noun.code == "attack":
        waging = (v for v in read if v.code == "doer" and v.last <= noun.first)  # كما شن ست غارات
        sides.does(next((p for v in waging if (p := goes_on_striking(scene, sentence, v, earlier))), None))
    return sides, read


def _by_whom(scene: Scene, sentence: Sentence, sides: Sides, noun: Mention, frame: Frame) -> None:
    """Take who strikes from a preposition, else from what stands before the noun."""
    sides.does(manager(scene, sentence, noun) or willer(scene, sentence, noun))
    launched = begins(scene.words[noun.first], _LAUNCHING, "وبل")
    sides.does(frame.by("by", "from") if launched else frame.by("by"))
    if not sides.doers:
        _named_before(scene, sentence, sides, noun)


def _is_there(scene: Scene, sentence: Sentence, war: Mention) -> bool:
    """Whether where a war is stands right behind it, so that no other preposition says whom it is on."""
    return any(s.link == "in" and s.state for s in spots_between(scene, sentence, war.last, war.last + 2))


def _of_its_kind(scene: Scene, sentence: Sentence, sides: Sides, noun: Mention, end: int) -> None:
    """Take what only sanctions, only attacks or only counts tell of their sides."""
    if noun.data.get("needs") == "count":
        sides.undergoes(counted_of(scene, sentence, noun))
    if noun.code == "sanctions":
        sides.does(bloc_of(scene, noun, end))
        sides.undergoes(on_whom(scene, sentence, noun))
    if noun.code == "attack":
        _hurt(scene, sentence, sides, noun)


def _two(scene: Scene, sentence: Sentence, noun: Mention, frame: Frame) -> ActorPhrase | None:
    """The two between whom a conflict is."""
    between = with_loyal(scene, sentence, frame.by("between"))
    if between is not None and len(between.codes) > 1 and _is_between(scene, sentence, noun, between):
        return between
    return two_between(scene, sentence, noun) if noun.code in _BETWEEN else None


def _is_hit(scene: Scene, noun: Mention) -> bool:
    """Whether what is annexed to a noun can be struck: القواعد, السفن."""
    word = scene.words[noun.last] if noun.last < len(scene.words) else ""
    return word in _HIT or any(
        m.kind in ("weapon", "base", "force") for m in scene.marked.between(noun.last, noun.last + 1)
    )


def _towards(noun: Mention) -> frozenset[str]:
    """The prepositions before whom a noun is aimed at; sanctions are lifted with عن."""
    return (
        AGAINST | (WITH if noun.data.get("with") else frozenset()) | (_OFF if noun.code == "sanctions" else frozenset())
    )


def _hurt(scene: Scene, sentence: Sentence, sides: Sides, noun: Mention) -> None:
    """Take those who were hurt for who is struck, if no more than a place is known: قتل أميركيان في هجوم على قاعدة."""
    mission = own_mission(scene, sentence, noun)
    if mission is not None and not set(mission.codes) & set(sides.doers):
        sides.targets = []
        sides.undergoes(mission)
    if not sides.targets or (sides.place is not None and sides.targets == [sides.place.state]):
        hurt = victims_before(scene, sentence, noun)
        if hurt is not None and not set(hurt.codes) & set(sides.doers):
            sides.targets = []
            sides.undergoes(hurt)


def _named_before(scene: Scene, sentence: Sentence, sides: Sides, noun: Mention) -> None:
    """Who strikes where it is named before the noun."""
    if noun.code in ("attack", "war"):
        sides.does(accused(scene, sentence, noun))  # اتهمت يريفان باكو بقصف مواقعها
    if noun.code in ("attack", "armed_clash"):
        sides.does(exchanged(scene, sentence, noun) or claimant(scene, sentence, noun))
    if noun.code == "dispute":  # تشهد العلاقات بين X وY توترا
        sides.does(between_before(scene, sentence, noun))
    if (not noun.article or noun.data.get("needs") == "count") and noun.data.get("of") == "target":
        sides.does(announcer(scene, sentence, noun))
    if noun.pronoun:
        sides.does(in_its_war(scene, sentence, noun))
    if noun.pronoun or noun.data.get("subject"):
        sides.does(last_before(scene, sentence, noun, sides.targets) or goes_on(scene, sentence, noun))


def _is_between(scene: Scene, sentence: Sentence, noun: Mention, between: ActorPhrase) -> bool:
    """Whether بين belongs to a noun: near it, or in its relative clause with no other noun of conflict before it."""
    if between.first - noun.last <= _NOUN_REACH:
        return True
    gap = scene.words[noun.last : between.first]
    near = len(gap) <= _BETWEEN_REACH and any(w in scene.links.relatives for w in gap)
    return near and not any(noun.last <= m.first < between.first for m in sentence.of("crisis"))


def _annexed(
    scene: Scene, sentence: Sentence, sides: Sides, frame: Frame, noun: Mention, target: ActorPhrase | Spot | None
) -> None:
    """What is annexed to a noun: who does it (هجوم أرمينيا), or who it happens to (غزو العراق, قصف غزة)."""
    to = _given(scene, sentence, frame, noun)
    spot = next(iter(spots_between(scene, sentence, noun.last, noun.last + 1)), None)
    if noun.data.get("of") == "target":
        if to is None and (second := second_of(scene, sentence, frame)) is not None:
            sides.does(frame.of)
            sides.undergoes(second)
            return
        annexed_target(sides, frame, to, of_owner(scene, sentence, spot))
        return
    if _is_at_site(scene, sentence, sides, frame, noun):
        sides.undergoes(to)
    elif spot is not None and not spot.is_state and spot.link == OF:
        sides.undergoes(spot)
    elif frame.of is not None and is_beside(scene, noun, frame.of):
        sides.undergoes(frame.of if not is_line(scene, noun, frame.of) else None)  # سيارة مفخخة أمام السفارة
    elif frame.of is not None:
        striker = striker_of(scene, sentence, noun, frame.of)
        sides.does(striker)
        sides.undergoes(frame.of if striker is not None else None)
        sides.does(frame.of)
    if to is not None and target is not None and not sides.doers and _is_close(noun, to, target):
        sides.does(to)
    elif to is not None and target is None and sides.doers:
        sides.undergoes(to)
    elif to is not None and to.first == noun.last and not noun.article and noun.code == "attack":
        sides.does(to)  # هجوم لحزب العمال


def _given(scene: Scene, sentence: Sentence, frame: Frame, noun: Mention) -> ActorPhrase | None:
    """Whom لـ or إلى ties to a noun: هجوم للجيش, ضربات وجهت إلى الجيش."""
    to = frame.by("to")
    if to is not None and scene.words[to.mentions[0].first - 1] == "الي" and not is_dealt(scene, sentence, noun):
        return None  # نقل الصراع الأوكراني إلى أوروبا
    if is_ambush(scene, noun):
        return None
    if to is not None and (to.first - noun.last > _NOUN_REACH or not scene.soft_between(noun.first, to.first)):
        return None
    return to


def _is_at_site(scene: Scene, sentence: Sentence, sides: Sides, frame: Frame, noun: Mention) -> bool:
    """Whether what is struck stands annexed to a noun, or behind who strikes: قصف مواقع الحركة, قصف الطيران مواقعها."""
    adjective = frame.adjective
    doer = frame.of or (adjective if adjective is not None and not _is_anothers(scene, noun, adjective) else None)
    site = site_behind(scene, sentence, noun, doer) if noun.code == "attack" else None
    if site is None:
        return False
    sides.does(frame.of if site > noun.last else None)
    sides.undergoes(first_struck(scene, sentence, site, min(site + 1 + _TARGET_REACH, frame.last)))
    return True


def _is_close(noun: Mention, to: ActorPhrase, target: ActorPhrase | Spot) -> bool:
    """Whether لـ says whose attack it is: هجوم واسع للجيش على المدينة."""
    return to.last <= target.first and to.first - noun.last <= _OWN_REACH


def _is_anothers(scene: Scene, noun: Mention, adjective: ActorPhrase) -> bool:
    """Whether an adjective behind a noun does not say whose it is: قصف الموانئ الإريترية, كمين لدورية كينية."""
    if noun.data.get("of") == "target" and _is_of_other(scene, noun, adjective):
        return True
    near = adjective.first - noun.last == 1 and noun.code == "attack"
    return is_for(scene, noun, adjective) or (near and is_known_site(scene.words[noun.last]))


def _is_of_other(scene: Scene, noun: Mention, adjective: ActorPhrase) -> bool:
    """Whether an adjective qualifies a noun between (تدمير الاقتصاد الروسي, استهداف سفينة أميركية)."""
    between = scene.words[noun.last : adjective.first]
    feminine = scene.words[adjective.first].endswith("ه") and not scene.words[noun.last - 1].endswith("ه")
    if feminine and between:
        return True
    return any(w.startswith("ال") for w in between) or not all(is_quality(w) for w in between)
