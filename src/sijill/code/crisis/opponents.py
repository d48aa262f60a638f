"""Who strikes and who is struck, round a noun or verb of conflict.

غارات إسرائيلية على جنوب لبنان           ISR against LBN
شنت طائرات التحالف غارات على مواقع الحوثيين   the verb that governs the noun names who
تعرضت موسكو لهجوم                        the subject is who it happened to
قصف استهدف مديرية شدا                    the verb behind the noun names what
"""

from __future__ import annotations

from sijill.code.crisis.annexed import annexed_target, second_of
from sijill.code.crisis.attackers import AGAINST, Earlier, doer_of, goes_on_striking, is_own, last_before, subject_after
from sijill.code.crisis.charges import accused
from sijill.code.crisis.ruptures import on_whom
from sijill.code.crisis.strikers import (
    agent,
    announcer,
    between_before,
    bomber,
    claimant,
    exchanged,
    goes_on,
    in_its_war,
    is_armed,
    is_aside,
    overthrown,
    two_between,
)
from sijill.code.crisis.struck import WITH, aimed_at, first_struck, of_owner, struck_by
from sijill.code.crisis.victims import counted_of, own_mission, victims_before
from sijill.code.crisis.warring import Sides
from sijill.code.sentence.blocs import bloc_of
from sijill.code.sentence.frame import Frame, clause_end, frame_of
from sijill.code.sentence.phrases import OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, fronted, spots_between
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import folded

_NOT_ITS_OBJECT = rule_words("crisis.opponents", "not_its_object")
_OFF = frozenset({"عن"})
_NOUN_REACH = 8  # words between a noun and the preposition before its target
_BETWEEN_REACH = 14  # the same to بين in a relative clause: الحرب في الإقليم التي اندلعت بين ...
_TARGET_REACH = 7  # words between that preposition and the target (على معسكرات ومواقع لـ...)
_OWN_REACH = 1  # words between a noun and whose it is
_GOVERNS = 10
_FAR = 18  # the same, where what the subject is stands between
_OBJECT_REACH = 5  # words between the subject of a verb of waging and its noun
_RELATIVE = 5
_CLAIMED = 25  # words from an attack to the verb that says who claimed it
_CLAIMING = rule_words("crisis.opponents", "claiming")
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
    if frame.adjective is not None and not (
        noun.data.get("of") == "target" and _is_of_other(scene, noun, frame.adjective)
    ):
        sides.does(frame.adjective)
    end = clause_end(scene, noun, sentence)
    at = noun.last - (scene.words[noun.last - 1] in AGAINST)  # عمليات ضد
    there = noun.code == "war" and _is_there(scene, sentence, noun)
    sides_target = None if there else aimed_at(scene, sentence, at, end, _towards(noun))
    _annexed(scene, sentence, sides, frame, noun, sides_target)
    bare = frame.adjective is not None and not frame.adjective.mentions[0].article
    if bare and noun.data.get("of") == "target" and not sides.doers and not noun.article:
        sides.undergoes(frame.adjective)  # what is struck is theirs: استهداف سفينة أميركية
    for verb in _wagers(scene, sentence, noun):
        read.append(verb)
        _waged(scene, sentence, sides, verb, noun)
    strike = _struck_by(scene, sentence, noun)
    if strike is not None:
        read.append(strike)
        sides.undergoes(struck_by(scene, sentence, strike, max(strike.last, noun.last)))
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
    between = frame.by("between")
    if between is not None and len(between.codes) > 1 and _is_between(scene, sentence, noun, between):
        return between
    return two_between(scene, sentence, noun) if noun.code == "armed_clash" else None


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


def _is_killing(scene: Scene, verb: Mention, subject: ActorPhrase | None, target: ActorPhrase | Spot | None) -> bool:
    """Whether who is armed kills who is named; else what seems to kill was killed (قتل مهاجر مغربي في إسبانيا)."""
    where = isinstance(target, Spot) and target.link == "in"
    return subject is not None and not where and is_armed(scene, verb, subject)


def verb_sides(scene: Scene, sentence: Sentence, verb: Mention, earlier: Earlier = None) -> Sides:
    """The sides of a verb of attack; both must be said near it. `earlier`: who struck last, and in which sentence."""
    sides = Sides()
    at = verb.last
    if verb.pronoun:
        sides.does(subject_after(scene, sentence, verb))
        sides.undergoes(_antecedent(scene, sentence, verb))
        return sides
    if verb.code == "coup":
        sides.does(overthrown(scene, sentence, verb))
        return sides
    by = agent(scene, sentence, verb)
    if by is not None:  # قصفت مواقع للجيش من قبل الميليشيا
        sides.does(by)
        sides.undergoes(first_struck(scene, sentence, at, by.mentions[0].first))
        return sides
    subject = doer_of(scene, sentence, verb, earlier)
    if subject is not None and subject.first >= at:
        at = _to_target(scene, sentence, verb, subject.last)
    target = struck_by(scene, sentence, verb, at)
    if target is None and verb.data.get("needs") == "count":
        target = counted_of(scene, sentence, verb)
    if verb.data.get("named") and not _is_killing(scene, verb, subject, target):
        return sides
    sides.does(subject)
    sides.undergoes(target)
    if subject is not None and not sides.targets and (verb.data.get("named") or not subject.code.isascii()):
        return sides
    if subject is not None and not sides.targets:  # دمرت القوات الأوكرانية جسرا في القرم
        end = min(at + _TARGET_REACH, clause_end(scene, verb, sentence))
        where = next((s for s in spots_between(scene, sentence, at, end) if s.link == "in" and s.state), None)
        where = where or fronted(scene, sentence, verb)
        if where is not None and where.state not in subject.codes:
            sides.undergoes(where)
    return sides


def _to_target(scene: Scene, sentence: Sentence, verb: Mention, at: int) -> int:
    """Where the target of a verb may begin: at the preposition it wants (أغار طيران التحالف الذي تقوده الرياض على)."""
    wanted = [folded(word) for word in verb.data.get("then", ())]
    return next((i for i in range(at, min(at + _GOVERNS, sentence.last)) if scene.words[i] in wanted), at)


def _annexed(
    scene: Scene, sentence: Sentence, sides: Sides, frame: Frame, noun: Mention, target: ActorPhrase | Spot | None
) -> None:
    """What is annexed to a noun: who does it (هجوم أرمينيا), or who it happens to (غزو العراق, قصف غزة)."""
    to = frame.by("to")
    if to is not None and scene.words[to.mentions[0].first - 1] == "الي" and not _is_dealt(scene, sentence, noun):
        to = None  # نقل الصراع الأوكراني إلى أوروبا
    if to is not None and (to.first - noun.last > _NOUN_REACH or not scene.soft_between(noun.first, to.first)):
        to = None
    spot = next(iter(spots_between(scene, sentence, noun.last, noun.last + 1)), None)
    if noun.data.get("of") == "target":
        if to is None and (second := second_of(scene, sentence, frame)) is not None:
            sides.does(frame.of)
            sides.undergoes(second)
            return
        annexed_target(sides, frame, to, of_owner(scene, sentence, spot))
        return
    if spot is not None and not spot.is_state and spot.link == OF:
        sides.undergoes(spot)
    elif frame.of is not None:
        striker = _striker(scene, sentence, noun, frame.of)
        sides.does(striker)
        sides.undergoes(frame.of if striker is not None else None)
        sides.does(frame.of)
    if to is not None and target is not None and not sides.doers and _is_close(noun, to, target):
        sides.does(to)
    elif to is not None and target is None and sides.doers:
        sides.undergoes(to)
    elif to is not None and to.first == noun.last and not noun.article and noun.code == "attack":
        sides.does(to)  # هجوم لحزب العمال


def _is_close(noun: Mention, to: ActorPhrase, target: ActorPhrase | Spot) -> bool:
    """Whether لـ says whose attack it is: هجوم واسع للجيش على المدينة."""
    return to.last <= target.first and to.first - noun.last <= _OWN_REACH


def _is_dealt(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether a noun is what is dealt to somebody: وجهت ضربات إلى, الضربة التي وجهتها."""
    return any("وجه" in scene.words[m.first] for m in _wagers(scene, sentence, noun))


def _striker(scene: Scene, sentence: Sentence, noun: Mention, of: ActorPhrase) -> ActorPhrase | None:
    """The subject of a verb that wages what a noun says, where another is annexed to it: تبنت الكتائب قصف تل أبيب."""
    if noun.code != "attack":
        return None
    for verb in _wagers(scene, sentence, noun):
        if verb.code == "doer" and verb.tense is not None and verb.first < noun.first:
            subject = subject_after(scene, sentence, verb, noun.first)
            if subject is not None and not set(subject.codes) & set(of.codes):
                return subject
    return None


def _is_of_other(scene: Scene, noun: Mention, adjective: ActorPhrase) -> bool:
    """Whether an adjective qualifies a noun between (تدمير الاقتصاد الروسي, استهداف سفينة أميركية)."""
    feminine = scene.words[adjective.first].endswith("ه") and not scene.words[noun.last - 1].endswith("ه")
    if feminine and adjective.first > noun.last:
        return True
    return any(w.startswith("ال") for w in scene.words[noun.last : adjective.first])


def _wagers(scene: Scene, sentence: Sentence, noun: Mention) -> list[Mention]:
    """The verbs of waging or undergoing that govern a noun: before it, or in its relative clause."""
    found = []
    for m in sentence.of("wage"):
        if 0 <= noun.first - m.last <= (_GOVERNS if m.tense is not None else 1) or _is_far(scene, sentence, m, noun):
            if m.tense is not None and scene.words[noun.first - 1] in _NOT_ITS_OBJECT:
                continue
            if not any(i in scene.verb_starts for i in range(m.last, noun.first)) and not _nearer(sentence, m, noun):
                found.append(m)
        elif 0 <= m.first - noun.last <= _RELATIVE and m.tense is not None and scene.soft_between(noun.first, m.first):
            gap = scene.words[noun.last : m.first]
            if m.pronoun or any(w in scene.links.relatives for w in gap):
                found.append(m)
        elif m.pronoun and 0 <= m.first - noun.last <= _CLAIMED and is_listed(scene.words[m.first], _CLAIMING, "و"):
            found.append(m)
    return found


def _is_far(scene: Scene, sentence: Sentence, verb: Mention, noun: Mention) -> bool:
    """Whether what its subject is stands between a verb and its noun: خاضت الحركة، الجناح العسكري لـ...، معارك."""
    if verb.tense is None or not 0 <= noun.first - verb.last <= _FAR:
        return False
    subject = subject_after(scene, sentence, verb, noun.first)
    return subject is not None and is_aside(scene, sentence, subject.last, noun.first)


def _nearer(sentence: Sentence, verb: Mention, noun: Mention) -> bool:
    """Whether another noun of conflict stands between a verb and a noun."""
    return any(verb.last <= m.first < noun.first for m in sentence.of("crisis"))


def _waged(scene: Scene, sentence: Sentence, sides: Sides, verb: Mention, noun: Mention) -> None:
    frame = frame_of(scene, verb, sentence)
    if verb.code == "target":
        spot = next((s for s in spots_between(scene, sentence, verb.last, noun.first)), None)
        near = subject_after(scene, sentence, verb, noun.first)
        sides.undergoes(near or spot or last_before(scene, sentence, verb, sides.doers))
        return
    if verb.tense is None:
        sides.does(frame.of if frame.of is not None and frame.of.last <= noun.first else frame.by("by"))
        if not sides.doers:
            sides.does(last_before(scene, sentence, verb, sides.targets))
        return
    subject = subject_after(scene, sentence, verb, noun.first if noun.first > verb.first else None)
    last = subject.last if subject is not None else verb.last
    if noun.first - last > _OBJECT_REACH and not (subject is not None and is_aside(scene, sentence, last, noun.first)):
        return
    sides.does(subject)
    if not sides.doers:
        sides.does(last_before(scene, sentence, verb, sides.targets))


def _struck_by(scene: Scene, sentence: Sentence, noun: Mention) -> Mention | None:
    """A verb right behind a noun of attack whose object is the target: قصف استهدف القرية, غارة طالت بلدة."""
    for m in sentence.of("crisis"):
        if m.code != "attack" or m.data.get("needs") in ("fallen", "ambush"):
            continue
        if m.tense is not None and m.last == noun.first and not m.pronoun and noun.code == "attack":
            return m  # استهدف هجوم بمسيرة القاعدة
        if m.tense is not None and 0 <= m.first - noun.last <= _RELATIVE and scene.soft_between(noun.first, m.first):
            return m
    return None


def _antecedent(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | Spot | None:
    """Whom a pronoun on a verb means: the actor just before it."""
    return next((p for p in scene.phrases(sentence)[::-1] if p.last <= verb.first and verb.first - p.last <= 3), None)
