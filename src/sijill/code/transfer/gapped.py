"""Further deals of one verb that is not said again: each member names its own side and its own weapons.

اشترت تايلاند من السويد مقاتلات، ومن الصين غواصة        ومن: another supplier
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.items import Group

_NEAR = 1  # words between the side and its weapons
_REACH = 12  # words from the weapons before to the further side
_RECIPIENT = "recipient"


def gapped(
    scene: Scene, sentence: Sentence, acts: list[Act], groups: Iterable[Group]
) -> Iterator[tuple[Act, ActorPhrase]]:
    """(the act again with its further weapons, who supplies them) of each member behind a purchase."""
    last = acts[-1] if acts else None
    if last is None or last.by != _RECIPIENT:
        return
    for group in groups:
        side = next((p for p in scene.phrases(sentence) if p.link == "from" and _leads(scene, p, group)), None)
        if side is None or not 0 <= side.first - last.group.last <= _REACH:
            continue
        if any(i in scene.verb_starts for i in range(last.group.last, group.first)):
            continue
        last = replace(last, group=group)
        yield last, side


def _leads(scene: Scene, phrase: ActorPhrase, group: Group) -> bool:
    """Whether ومن and a state stand right before weapons."""
    at = phrase.mentions[0].first
    joined = at > 0 and scene.words[at - 1] == "ومن"
    return joined and 0 <= group.first - phrase.last <= _NEAR
