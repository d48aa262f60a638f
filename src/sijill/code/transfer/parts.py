"""A part of a lot: how many of the whole, and whether what is handed over is only such a part.

ثلاث من أصل عشر مروحيات               three of ten
الطائرة الثانية من ست طائرات            one, and nobody says how many there are by now
ثماني مروحيات ضمن صفقة تضم 30 مروحية     eight of the thirty that a deal holds
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_OF = "من"
_WHOLE = rule_words("transfer.parts", "whole")
_ORDINALS = rule_words("transfer.parts", "ordinals")
_DEAL_NEAR = 4  # words from weapons to the deal that they are part of
_HOLDS_NEAR = 4  # words from a deal to the verb of holding, and from that to how many it holds
_WITHIN = rule_words("transfer.parts", "within")


def leads_to_whole(scene: Scene, number: int) -> int | None:
    """The word «of» before the number of a whole lot: ثلاث من عشر, من أصل عشر, من بين عشر."""
    at = number - 1
    at -= at > 0 and is_listed(scene.words[at], _WHOLE)
    return at if at >= 0 and scene.words[at] == _OF else None


def is_lot_behind(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether the second of two weapons only names the whole lot of which the first is a part: 3 طائرات من 24 طائرة."""
    near = scene.marked.between(a.last, b.first)
    number = next((n for n in near if n.kind == "number" and n.last == b.first), None)
    at = leads_to_whole(scene, number.first) if number is not None else None
    if at is None or not 0 <= at - a.last <= 1:
        return False
    # الفرقاطة الثالثة من خمس فرقاطات
    return at == a.last or is_listed(scene.words[a.last], _ORDINALS, "", article=True)


def parts(scene: Scene, held: list[Mention], numbers: Mapping[int, Mention]) -> list[Mention]:
    """The weapons of a list without a whole lot that only says what the one before is part of."""
    for i, (a, b) in enumerate(pairwise(held)):
        counted = a.first in numbers
        named = a.kind == "designation" and (i == 0 or held[i - 1].first in numbers or _is_said_whole(scene, a, b))
        if (counted or named) and is_lot_behind(scene, a, b):  # 4 طائرات إف 16 من أصل 36 طائرة
            return [*held[: i + 1], *(m for m in held[i + 1 :] if m is not b)]
    return held


def _is_said_whole(scene: Scene, a: Mention, b: Mention) -> bool:
    return any(is_listed(w, _WHOLE) for w in scene.words[a.last : b.first])


def part_of(scene: Scene, numbers: Mapping[int, Mention], number: Mention) -> tuple[bool, float | None]:
    """Whether a number is that of a whole lot, and how many of it are meant, if that is said before."""
    at = leads_to_whole(scene, number.first)
    if at is None:
        return False, None
    part = numbers.get(at)
    if part is not None:
        return True, float(part.data.value)
    whole = at + 1 < number.first  # من أصل 12 مدرعة سلمت خمسا
    if whole or at == 0 or not is_listed(scene.words[at - 1], _ORDINALS, "", article=True):
        return whole, None
    near = scene.marked.between(at - 2, at - 1)  # الطائرة الثانية من ست طائرات, but دفعة أولى من أربع طائرات
    return any(m.kind == "weapon" and m.last == at - 1 for m in near), None


def is_of_larger_lot(scene: Scene, sentence: Sentence, last: int, own: float | None) -> bool:
    """Whether weapons that end at `last`, `own` in number, are said to be part of a deal that holds more."""
    deal = next((c for c in sentence.of("contract") if 0 < c.first - last <= _DEAL_NEAR), None)
    if own is None or deal is None or not is_listed(scene.words[deal.first - 1], _WITHIN):
        return False
    holds = (c for c in sentence.of("transfer_cue") if c.code == "include" and 0 <= c.first - deal.last <= _HOLDS_NEAR)
    cue = next(holds, None)
    held = (n for n in sentence.of("number") if cue is not None and 0 <= n.first - cue.last <= _HOLDS_NEAR)
    number = next(held, None)
    return number is not None and number.data.value > own
