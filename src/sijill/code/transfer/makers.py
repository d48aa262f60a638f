"""A list of weapons of several makers, each with its own adjective, as one list for each maker.

مدرعات كوغار الأميركية ودبابات تشالنجر البريطانية       two lists, one of the USA and one of Britain
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sijill.code.sentence.phrases import ADJECTIVE, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.items import group_of
from sijill.code.transfer.two_sides import Sides
from sijill.records import Mention

_BEHIND = 2  # words from the last of the weapons to its adjective


def by_maker(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> Iterator[Act]:
    """The act of each maker's weapons, where only adjectives on them say who supplies; else the act itself."""
    told = sides.supplier is not None and sides.supplier.link == ADJECTIVE and act.group.aid is None
    makers = _makers(scene, act) if told else []
    if len({m.code for m in makers}) < 2:
        yield act
        return
    held = list(act.group.mentions)
    for maker in makers:
        last = maker is makers[-1]
        own = [m for m in held if last or m.first < maker.first or _is_name_behind(m, maker, held)]
        held = [m for m in held if m not in own]
        own = [m for m in own if m.code != "unspecified"] or own  # عتاد يتكون من ...: what it holds
        if own:
            yield replace(act, group=group_of(scene, sentence, own))


def _is_name_behind(m: Mention, maker: Mention, held: list[Mention]) -> bool:
    """Whether a designation behind an adjective names the weapons before it: مروحيات روسية من طراز «مي-24»."""
    nouns = (w for w in held if w.kind == "weapon" and maker.first < w.first < m.first)
    return m.kind == "designation" and next(nouns, None) is None and split_clitic(m)[0] != "و"


def _makers(scene: Scene, act: Act) -> list[Mention]:
    """The adjectives of states on the weapons of an act, in order."""
    near = scene.marked.between(act.group.first, act.group.last + _BEHIND)
    return [m for m in near if m.kind == "actor" and m.data["form"] == "nisba" and m.code and m.proclitic in ("", "ال")]
