"""Further deals of one verb that is not said again: each member names its own side and its own weapons.

اشترت تايلاند من السويد مقاتلات، ومن الصين غواصة        ومن: another supplier
سلمتها فرنسا مدافع وبريطانيا صواريخ                      و: another who hands over
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sijill.code.sentence.phrases import BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.items import Group

_NEAR = 1  # words between the side and its weapons
_REACH = 12  # words from the weapons before to the further side
_RECIPIENT, _SUPPLIER = "recipient", "supplier"


def gapped(
    scene: Scene, sentence: Sentence, acts: list[Act], groups: Iterable[Group]
) -> Iterator[tuple[Act, ActorPhrase]]:
    """(the act again with its further weapons, who supplies them) of each member behind a purchase or a supply."""
    last = acts[-1] if acts else None
    if last is None or last.by not in (_RECIPIENT, _SUPPLIER):
        return
    for group in groups:
        side = next((p for p in scene.phrases(sentence) if _leads(scene, p, group, last)), None)
        if side is None or not 0 <= side.first - last.group.last <= _REACH:
            continue
        if any(i in scene.verb_starts for i in range(last.group.last, group.first)):
            continue
        last = replace(last, group=group)
        yield last, side


def _leads(scene: Scene, phrase: ActorPhrase, group: Group, act: Act) -> bool:
    """Whether a further supplier stands right before weapons: behind ومن, or as one more subject of a verb."""
    m = phrase.mentions[0]
    if act.by == _SUPPLIER:
        # but باعت روسيا الهند مقاتلات والصين غواصات: may be one more receiver
        subject = bool(act.word.pronoun) and act.word.tense is not None and phrase.link in (BARE, OF)
        return subject and phrase.last == group.first and scene.words[phrase.first][0] == "و" and not group.weak
    joined = phrase.link == "from" and m.first > 0 and scene.words[m.first - 1] == "ومن"
    return joined and 0 <= group.first - phrase.last <= _NEAR
