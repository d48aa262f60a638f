"""Who stood against those who lost: the one that is said, their one enemy, or whom they fought last."""

from __future__ import annotations

from sijill.actors import enemies
from sijill.code.crisis.opponents import noun_sides
from sijill.code.figure.force_owners import Owners
from sijill.code.sentence.blows import last_blow
from sijill.code.sentence.scene import Scene, Sentence, is_state

_WITH_WORDS = frozenset({"مع", "بين"})
_WITH_REACH = 3  # words from a clash to «with» or «between»


def with_killer(scene: Scene, sentence: Sentence, victim: str | None, killer: str | None) -> Owners:
    """A victim with who hit it: if nobody else is said, its one enemy, or who fought it in what was told last."""
    if killer is None or killer == victim:
        killer = _in_clash(scene, sentence, victim) or scene.opponent(victim) or _enemy_beside(sentence, victim)
        blow = last_blow(scene.blows, sentence.index)
        if killer is None and blow is not None and blow.striker != victim:
            killer = blow.other(victim)
    return ([victim] if victim else [], killer)


def _enemy_beside(sentence: Sentence, victim: str | None) -> str | None:
    """The one group (`enemies.yml`) that fights those hurt and is named with them: قتل 22 حوثيا و9 من المقاومة.

    A state so named may only tell it.
    """
    named = {m.code: m.data.get("group") or m.code for m in sentence.of("actor") if m.code}
    fought = enemies().get(named.get(victim or "", ""), ())
    found = [code for code, key in named.items() if key in fought and not is_state(code)]
    return found[0] if len(found) == 1 else None


def _in_clash(scene: Scene, sentence: Sentence, victim: str | None) -> str | None:
    """Whom those were fighting who were hurt in a clash that their sentence names: قتلى في الاشتباك مع الصين."""
    for noun in sentence.of("crisis"):
        said = scene.words[noun.last : noun.last + _WITH_REACH]
        if noun.code != "armed_clash" or noun.tense is not None or _WITH_WORDS.isdisjoint(said):
            continue
        sides = noun_sides(scene, sentence, noun)[0].all
        others = [side for side in sides if side != victim]
        if victim and len(others) == 1:
            return others[0]
    return None
