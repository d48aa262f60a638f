"""Who strikes and who is struck, round a verb of attack.

قصفت القوات الميناء               the subject, and what stands behind
انفجرت عبوة بدورية               nobody who does it
"""

from __future__ import annotations

from sijill.code.crisis.attackers import Earlier, doer_of, is_nameless, subject_after
from sijill.code.crisis.passives import blasted, is_killed, is_passive, struck_before
from sijill.code.crisis.strikers import (
    agent,
    is_armed,
    overthrown,
)
from sijill.code.crisis.struck import first_struck, struck_by
from sijill.code.crisis.victims import counted_of
from sijill.code.crisis.waging import in_operation
from sijill.code.crisis.warring import Sides
from sijill.code.sentence.frame import clause_end
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, fronted, spots_between
from sijill.records import Mention
from sijill.text import folded

_TARGET_REACH = 7  # words between that preposition and the target (على معسكرات ومواقع لـ...)
_GOVERNS = 14
_FIRING = frozenset({"missile", "shots"})
_EXPLODE = "crises.explode"


def verb_sides(scene: Scene, sentence: Sentence, verb: Mention, earlier: Earlier = None) -> Sides:
    """The sides of a verb of attack; both must be said near it. `earlier`: who struck last, and in which sentence."""
    special = _of_its_form(scene, sentence, verb)
    if special is not None:
        return special
    sides, at = Sides(), verb.last
    passive = is_passive(scene, sentence, verb)  # قُصفت مدينة غاو: nobody is said to have done it
    subject = None if passive else in_operation(scene, sentence, verb) or doer_of(scene, sentence, verb, earlier)
    if subject is None and is_nameless(scene, sentence, verb) and verb.data.get("then"):
        at = _to_target(scene, sentence, verb, at)
    if subject is not None and (subject.first >= at or verb.data.get("needs") in _FIRING):
        at = _to_target(scene, sentence, verb, max(at, subject.last))
    target = struck_before(scene, sentence, verb) if passive else None
    target = target or (struck_by(scene, sentence, verb, at) if _is_aimed(scene, verb, at) else None)
    if target is None and verb.data.get("needs") == "count":
        target = counted_of(scene, sentence, verb)
    if verb.data.get("named") and not _is_killing(scene, sentence, verb, subject, target):
        return sides
    sides.does(subject)
    sides.undergoes(target)
    if subject is None or sides.targets or verb.data.get("named") or not subject.code.isascii():
        return sides
    end = min(at + _TARGET_REACH, clause_end(scene, verb, sentence))  # دمرت القوات الأوكرانية جسرا في القرم
    where = next((s for s in spots_between(scene, sentence, at, end) if s.link == "in" and s.state), None)
    where = where or fronted(scene, sentence, verb)
    if where is not None and where.state not in subject.codes:
        sides.undergoes(where)
    return sides


def _of_its_form(scene: Scene, sentence: Sentence, verb: Mention) -> Sides | None:
    """The sides of a verb that holds whom it struck, or says who did it behind it, or of nobody who did."""
    sides = Sides()
    by = agent(scene, sentence, verb) if not verb.pronoun else None
    if verb.pronoun:
        sides.does(subject_after(scene, sentence, verb))
        sides.undergoes(_antecedent(scene, sentence, verb))
    elif verb.code == "coup":
        sides.does(overthrown(scene, sentence, verb))
    elif verb.entry == _EXPLODE:
        sides.undergoes(blasted(scene, sentence, verb))
    elif by is not None:  # قصفت مواقع للجيش من قبل الميليشيا
        sides.does(by)
        sides.undergoes(first_struck(scene, sentence, verb.last, by.mentions[0].first))
    else:
        return None
    return sides


def _is_killing(
    scene: Scene, sentence: Sentence, verb: Mention, subject: ActorPhrase | None, target: ActorPhrase | Spot | None
) -> bool:
    """Whether who is armed kills who is named; else what seems to kill was killed (قتل مهاجر مغربي في إسبانيا)."""
    if is_killed(scene, sentence, subject, target):
        return False  # قتل جنود كينيون في كمين للحركة
    where = isinstance(target, Spot) and target.link == "in"
    return subject is not None and not where and is_armed(scene, verb, subject)


def _to_target(scene: Scene, sentence: Sentence, verb: Mention, at: int) -> int:
    """Where the target of a verb may begin: at the preposition it wants (أغار طيران التحالف الذي تقوده الرياض على)."""
    wanted = [folded(word) for word in verb.data.get("then", ())]
    return next((i for i in range(at, min(at + _GOVERNS, sentence.last)) if scene.words[i] in wanted), at)


def _is_aimed(scene: Scene, verb: Mention, at: int) -> bool:
    """Whether the preposition that aims fire stands where its target may begin; other verbs need none."""
    if verb.data.get("needs") not in _FIRING:
        return True
    return at < len(scene.words) and scene.words[at] in {folded(word) for word in verb.data.get("then", ())}


def _antecedent(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | Spot | None:
    """Whom a pronoun on a verb means: the actor just before it."""
    return next((p for p in scene.phrases(sentence)[::-1] if p.last <= verb.first and verb.first - p.last <= 3), None)
