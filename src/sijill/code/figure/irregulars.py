"""Whose fighters of no state are: gunmen, rebels and terrorists are never of the state where they were hit.

أعلن الجيش الباكستاني القضاء على 15 إرهابيا     inflicted by PAK; of whom they were the report does not say
هاجمت الحركة ثكنة. ... مقتل 20 عنصرا إرهابيا    of the one whom the report tells of as fighting that state
"""

from __future__ import annotations

from sijill.code.crisis.opponents import noun_sides
from sijill.code.figure.counted import Count
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import folded

_DONE_BY = frozenset({"metrics.killing", "metrics.neutralised"})
_BACK = 2  # sentences before a toll in which the group is named
_ATTACK = 4  # words from them to the attack that killed them
_OF_STATES = rule_words("figure.irregulars", "of_states")
_NAMELESS = rule_words("figure.irregulars", "nameless")
_NAMES = rule_words("figure.irregulars", "adjectives")


def is_irregular(scene: Scene, count: Count) -> bool:
    """Whether what is counted are fighters of no state, by the noun or an adjective behind it (عنصرا إرهابيا)."""
    if count.noun is None or count.counts("irregular"):
        return count.noun is not None
    behind = scene.words[count.noun.last : count.noun.last + 1]
    return count.noun.code == "troops" and bool(behind) and (behind[0] in _NAMES or behind[0] in _NAMELESS)


def of_irregular(
    scene: Scene, sentence: Sentence, count: Count, killer: str | None, place: str | None
) -> tuple[list[str], str | None]:
    """(subject, counterpart): a group named before them, else one that fights who hit them, tells it or has the land.

    Nobody's where the report names no such group.
    """
    speech = scene.speech_at(count.number.first)
    teller = speech.actor if speech is not None and speech.actor and is_state(speech.actor) else None
    against = killer or (teller if _is_felled(count) else None)
    named = _named_before(scene, sentence, count, killer)
    if named is not None:
        return [named], against or scene.opponent(named)
    groups = _groups(scene)
    struck = _struck_group(scene, sentence, count, groups)
    if struck is not None and struck != killer:
        return [struck], against
    for state in (against, teller, place):
        other = scene.opponent(state)
        if other in groups:
            return [str(other)], state
    subject, state = _of_the_one_fight(scene, groups)
    return (subject, against or state) if against in (None, state) else ([], against)


def _named_before(scene: Scene, sentence: Sentence, count: Count, killer: str | None) -> str | None:
    """The group named last before them, in their sentence or just before: قتل قيادي في التنظيم مع مسلحين اثنين."""
    first = scene.sentences[max(0, sentence.index - _BACK)].first
    near = (m.code for m in reversed(scene.marked.between(first, count.number.first)) if _is_group(m))
    return next((code for code in near if code != killer), None)


def _struck_group(scene: Scene, sentence: Sentence, count: Count, groups: frozenset[str]) -> str | None:
    """The group that the attack behind them strikes: مقتل 20 متطرفا في غارة على معسكر لحركة طالبان."""
    for noun in sentence.of("crisis"):
        if noun.tense is None and 0 <= noun.first - count.last <= _ATTACK:
            targets = noun_sides(scene, sentence, noun)[0].targets
            return targets[0] if len(targets) == 1 and targets[0] in groups else None
    return None


def _is_group(m: Mention) -> bool:
    if m.kind != "actor" or m.data["form"] != "group" or not m.code or m.data.get("generic"):
        return False
    return not any(word in folded(m.code) for word in _OF_STATES)


def _groups(scene: Scene) -> frozenset[str]:
    """The armed groups that the report names."""
    return frozenset(m.code for m in scene.marked.of(("actor",)) if _is_group(m))


def _of_the_one_fight(scene: Scene, groups: frozenset[str]) -> tuple[list[str], str | None]:
    """The group that fights a state, and that state, in a report that tells of their fighting alone."""
    pairs = {frozenset(pair) for pair in scene.conflicts}
    fighting = sorted(groups.intersection(next(iter(pairs), frozenset())))
    if len(pairs) != 1 or len(fighting) != 1:
        return [], None
    (state,) = next(iter(pairs)) - {fighting[0]}
    return fighting, state


def _is_felled(count: Count) -> bool:
    """Whether the word of the toll says that who tells of it did it: تحييد, القضاء على."""
    return count.act is not None and bool(count.act.data.get("fells") or count.act.entry in _DONE_BY)
