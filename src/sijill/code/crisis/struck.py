"""What is struck: the first actor or place behind a verb or noun of attack, whose it is, and what a preposition ties.

استهدفت المسيرات القنصلية الإيرانية          the adjective says whose the place is
غارات على معسكرات ومواقع للمتمردين         behind على
"""

from __future__ import annotations

from sijill.code.crisis.patrons import is_aimed
from sijill.code.crisis.sites import is_site
from sijill.code.sentence.frame import clause_end
from sijill.code.sentence.phrases import ADJECTIVE, OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, is_capital, spots_between
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention

_NOUN_REACH = 8  # words between a noun and the preposition before its target
_HELP_REACH = 4  # words between help and who gives it
_TARGET_REACH = 7  # words between that preposition and the target (على معسكرات ومواقع لـ...)
_LIVED_IN = rule_words("crisis.struck", "lived_in")
_GOVERNING = tuple(rule_words("crisis.struck", "governing"))
_MEMBERS = tuple(rule_words("crisis.struck", "members"))
_MEMBER = 4  # words from somebody to in which group
_LAND_REACH = 5  # words from a place to that which it lies in
_OF_ANOTHER = rule_words("crisis.struck", "of_another")
WITH = frozenset({"مع", "ومع"})
_AIMED = frozenset({"upon", "to", "against"})
_ASIDE = frozenset({"in", "by", "with", "about", "from", "as"})


def struck_by(scene: Scene, sentence: Sentence, verb: Mention, at: int) -> ActorPhrase | Spot | None:
    """What a verb strikes: the first actor or place behind it that no other preposition ties."""
    end = min(at + _TARGET_REACH, clause_end(scene, verb, sentence))
    for_whom = (m.first for m in sentence.of("backing") if at <= m.first and is_aimed(scene, m))
    found = _beside_help(scene, sentence, verb, at, min(end, next(for_whom, end)))  # استهدفوا السفن نصرة لغزة
    return found if verb.data.get("past") else _lying_in(scene, sentence, found)  # what is taken was another's


def _beside_help(scene: Scene, sentence: Sentence, verb: Mention, at: int, end: int) -> ActorPhrase | Spot | None:
    """The first that is struck in a range, and who helps is not: قصف الجيش بدعم من الطيران الفرنسي مواقع الجماعة."""
    aid = next((m for m in sentence.of("backing") if at <= m.first < end and _is_help(m)), None)
    if aid is None:
        return first_struck(scene, sentence, at, end)
    found = first_struck(scene, sentence, at, aid.first)
    helper = next((p for p in scene.phrases(sentence) if 0 <= p.first - aid.last <= _HELP_REACH), None)
    if found is not None or helper is None:
        return found
    beyond = min(helper.last + _TARGET_REACH, clause_end(scene, verb, sentence))
    return first_struck(scene, sentence, helper.last, beyond)


def _is_help(backing: Mention) -> bool:
    """Whether a word says with whose help something is done: بدعم من الطيران الفرنسي, بإسناد, التي تدعمها باريس."""
    if backing.tense is not None:
        return bool(backing.pronoun)
    return split_clitic(backing)[1] == "ب" or bool(backing.data.get("passive"))


def aimed_at(
    scene: Scene, sentence: Sentence, at: int, end: int, prepositions: frozenset[str]
) -> ActorPhrase | Spot | None:
    """The first actor or place behind one of some prepositions that stands near."""
    for i in range(at, min(at + _NOUN_REACH, end)):
        if scene.words[i] in WITH and not scene.soft_between(at - 1, i):
            return None
        if scene.words[i] in prepositions and not (i > at and begins(scene.words[i - 1], _GOVERNING, "وفبل")):
            found = first_struck(scene, sentence, i, min(i + 1 + _TARGET_REACH, end), after=True)
            return _lying_in(scene, sentence, found)
        if i in scene.verb_starts and i - at > 3:
            return None
    return None


def of_owner(scene: Scene, sentence: Sentence, spot: Spot | None) -> Spot | None:
    """A place of another, as its adjective says: استهداف قاعدة عين الأسد الأميركية."""
    if spot is None:
        return None
    owner = next((p for p in scene.phrases(sentence) if p.first == spot.last and p.link == ADJECTIVE), None)
    return spot if owner is None else _owned(scene, spot, owner)


def _owned(scene: Scene, spot: Spot, owner: ActorPhrase) -> Spot:
    """A place in another's land as the owner's whose adjective stands behind it; any other place as it was."""
    if not spot.state or not is_listed(scene.words[spot.first], _OF_ANOTHER, "وبل"):
        return spot
    return spot._replace(state=owner.code, is_state=False)


def _lying_in(scene: Scene, sentence: Sentence, spot: ActorPhrase | Spot | None) -> ActorPhrase | Spot | None:
    """A place where people live, as of the land that the place behind it lies in: حي الروضة في مدينة تعز."""
    if not isinstance(spot, Spot) or spot.state or not is_listed(scene.words[spot.first], _LIVED_IN, "وبل"):
        return spot
    behind = spots_between(scene, sentence, spot.last, spot.last + _LAND_REACH)
    lies = next((s for s in behind if s.state and s.link in ("in", OF)), None)
    return spot if lies is None else spot._replace(state=lies.state)


def first_struck(
    scene: Scene, sentence: Sentence, at: int, end: int, *, after: bool = False
) -> ActorPhrase | Spot | None:
    """The first actor or place in a range; a place gives way to the adjective behind it (القنصلية الإيرانية)."""
    end = next((i for i in range(at + 1, end) if scene.words[i] in scene.links.relatives), end)
    aside = _ASIDE - {"in"} - ({"with", "about"} if after else frozenset())
    spot = next((s for s in spots_between(scene, sentence, at, end) if s.link not in aside), None)
    for phrase in scene.phrases(sentence):
        if not at <= phrase.first < end or phrase.link in aside:
            continue
        if phrase.link == "in":
            if is_of_member(scene, sentence, phrase):
                return phrase  # اغتالت قياديا في الحركة
            break
        if spot is not None and spot.first < phrase.first:
            if phrase.link != ADJECTIVE or phrase.first != spot.last:
                return spot
            return _owned(scene, spot, phrase) if spot.state else phrase  # قاعدة عين الأسد الأميركية
        if spot is not None and spot.is_state and spot.first == phrase.mentions[0].first and len(phrase.codes) == 1:
            return spot if spot.link == "in" else phrase
        return phrase
    return spot


def owner_before(scene: Scene, sentence: Sentence, at: int) -> ActorPhrase | None:
    """Whose what can be struck is, where it ends before a word and لـ says so: معسكر للجيش [تعرض]."""
    found = next((p for p in scene.phrases(sentence) if p.last == at and p.link == "to"), None)
    return found if found is not None and is_site_of(scene, sentence, found) else None


def is_site_of(scene: Scene, sentence: Sentence, owner: ActorPhrase) -> bool:
    """Whether what can be struck stands before whom لـ or an adjective names, another adjective between at most."""
    before = scene.words[max(sentence.first, owner.first - 2) : owner.first]
    return any(is_site(w) or is_site(w.removeprefix("و").removeprefix("ال")) for w in before)


def is_of_member(scene: Scene, sentence: Sentence, group: ActorPhrase) -> bool:
    """Whether a group is that in which somebody leads or fights: قيادي في الحركة, القائد العسكري في الحزب."""
    if group.code.isascii():
        return False
    before = scene.words[max(sentence.first, group.mentions[0].first - _MEMBER) : group.mentions[0].first]
    return any(begins(w, _MEMBERS, "وفبل") for w in before)


def struck_city(scene: Scene, sentence: Sentence, trigger: Mention, targets: list[str]) -> Spot | None:
    """The capital that is itself struck: right behind the word or its doer, or where it is aimed (صواريخ على كييف)."""
    ends = {trigger.last, *(p.last for p in scene.phrases(sentence))}
    for spot in spots_between(scene, sentence, trigger.last, min(trigger.last + _TARGET_REACH, sentence.last)):
        named = any(is_capital(m) and m.first == spot.first for m in scene.marked.between(spot.first, spot.last))
        if named and spot.state in targets and (spot.link in _AIMED or spot.first in ends):
            return spot
    return None
