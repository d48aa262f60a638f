"""Between whom a truce is that its own sentence does not say: those who fight in the report."""

from __future__ import annotations

from collections import Counter

from sijill.actors import enemies, grounds
from sijill.code.sentence.scene import Scene, Sentence, is_state

Pair = tuple[str, str]
_TWO = 2


def at_war(scene: Scene, sentence: Sentence) -> list[str]:
    """The two between whom a truce of a sentence is.

    The one pair of those that the report tells of as fighting of which the sentence names both, the only one, the one
    told of most, or that of which the sentence names one; else whom it joins by بين.
    """
    often = Counter(fighting(scene))
    pairs = list(often)
    named = {m.code for m in scene.actors(sentence.first, sentence.last)}
    most = max(often.values(), default=0)
    for fit in (
        [p for p in pairs if named.issuperset(p) and (often[p] == most or not all(map(is_state, p)))],
        pairs,
        [p for p in pairs if often[p] == most],
        [p for p in pairs if named.intersection(p)],
    ):
        if len(fit) == 1:
            return list(fit[0])
    told = [p for p in scene.phrases(sentence) if p.link == "between" and len(p.codes) > 1]
    return list(told[-1].codes) if told else []


def is_pointed_astray(scene: Scene, sentence: Sentence, found: list[str]) -> bool:
    """Whether «the two sides» of a truce are taken for others than those that fight: بين الطرفين, of who mediates."""
    war = at_war(scene, sentence) if len(found) == _TWO else []
    named = {m.code for m in scene.actors(sentence.first, sentence.last)}
    return bool(war) and set(found) != set(war) and not named.issuperset(found)


def are_at_war(scene: Scene, found: list[str]) -> bool:
    """Whether two who agree are those that the report tells of most as fighting: اتفاق مرتقب بين الجيش والحركة."""
    often = Counter(fighting(scene))
    return often[_sorted(found)] == max(often.values(), default=0) > 0


def fighters(scene: Scene) -> set[str]:
    """Who fights in the war that the report tells of most, or in each where it tells of several as much."""
    often = Counter((min(pair), max(pair)) for pair in scene.conflicts)
    most = max(often.values(), default=0)
    return {code for pair, count in often.items() if count == most for code in pair}


def fighting(scene: Scene) -> list[Pair]:
    """The pairs that the report tells of as fighting, each time it does, a group for the land it is on."""
    groups = {key: code for code, key in list(scene.named.items())[::-1] if not is_state(code)}
    order = sorted(groups, key=lambda key: list(grounds()).index(key) if key in grounds() else -1)
    return [_of_groups(sorted(pair), [(key, groups[key]) for key in order], scene.named) for pair in scene.conflicts]


def _of_groups(pair: list[str], groups: list[tuple[str, str]], keys: dict[str, str]) -> Pair:
    """Two that fight, a group in the place of a state: one that fights the other from its land, or both of them.

    Israel and Palestine where the report names Hamas, the coalition and Yemen where it names the Houthis.
    """
    for state, other in (pair, pair[::-1]):
        for key, code in groups if is_state(state) else ():
            against = enemies().get(key, frozenset())
            if keys.get(other, other) in against and (grounds().get(key) == state or state in against):
                return (code, other) if code < other else (other, code)
    return pair[0], pair[1]


def _sorted(found: list[str]) -> Pair:
    """Two codes in one order; nobody where there are more or fewer."""
    return (min(found), max(found)) if len(found) == len(set(found)) == _TWO else ("", "")
