"""Further receivers of one sale, or givers of one purchase, each with its own number of the same weapons or of others.

باعت سيول 212 مدفعا لبولندا و48 لفنلندا            the same weapons
عقود لتصدير رافال: 24 طائرة لمصر و36 طائرة للهند    of the type named before
تسلمت 250 دبابة من واشنطن و180 دبابة من سيول       another giver
اشترت دبابات من روسيا ومروحيات من فرنسا             the same without numbers
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.items import FLYING, Group
from sijill.records import Mention

_LINKS = {"supplier": "to", "recipient": "from"}  # whose deed it is, and how the other side is named
_BEHIND = 2  # words from weapons without a number to their side: a sort of them
_NEAR = 4  # words from a receiver to the number of the next


def shared_out(
    scene: Scene, sentence: Sentence, acts: list[Act], groups: Iterable[Group]
) -> Iterator[tuple[Act, ActorPhrase]]:
    """(the act again with its further weapons, its other side) of each member behind a deed with one other side."""
    last = acts[-1] if acts else None
    if last is None or last.by not in _LINKS or last.word.data.get("package"):
        return
    sides = [p for p in scene.phrases(sentence) if p.link == _LINKS[last.by] and p.first >= last.group.first]
    free = list(groups)
    for before, here in pairwise(sides):
        number = _number_of(scene, sentence, before, here)
        first = number.last if number is not None else before.last
        group = next((g for g in free if first <= g.first and g.last <= here.first), None)
        if number is None and not _is_next(scene, before, group, here):
            return
        if group is not None:
            items = [_of_type(i, last.group.items[0]) for i in group.items]
        elif number is not None and 0 <= here.first - number.last <= 1:  # و48 لفنلندا, و48 إلى فنلندا
            items = [last.group.items[0] | {"quantity": number.data.value}]
        else:
            return
        yield replace(last, group=replace(group or last.group, items=items)), here


def _is_next(scene: Scene, before: ActorPhrase, group: Group | None, here: ActorPhrase) -> bool:
    """Whether weapons without a number are joined by و right behind one side, and the next stands right behind them."""
    if group is None or group.first != before.last or group.mentions[0].proclitic[:1] != "و":
        return False
    return 0 <= here.first - group.last <= _BEHIND and scene.soft_between(group.first, here.first)


def _of_type(item: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """An item, which as aircraft of no said type is of the type told before: 24 رافال لمصر و36 طائرة للهند."""
    open_type = item["name"] is None and item["category"] == "other_aircraft"
    same = open_type and told["name"] is not None and told["category"] in FLYING
    return item | {"category": told["category"], "name": told["name"]} if same else item


def _number_of(scene: Scene, sentence: Sentence, before: ActorPhrase, here: ActorPhrase) -> Mention | None:
    """The number behind و or a comma between two receivers."""
    between = range(before.last, here.first)
    if any(i in scene.verb_starts for i in between):
        return None
    found = [n for n in sentence.of("number") if before.last <= n.first and n.last <= here.first]
    return found[0] if found and found[0].first - before.last <= _NEAR else None
