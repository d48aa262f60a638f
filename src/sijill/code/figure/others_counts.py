"""How much of the same another has: a number that names whose it is, and not what it counts.

تمتلك إسلام آباد 170 رأسا نوويا، مقابل 180 للهند        held against it
تمتلك إسلام آباد 170 رأسا نوويا ونيودلهي 180           beside who has it
"""

from __future__ import annotations

from sijill.code.figure.counted import Count
from sijill.code.figure.counted_nouns import is_others, says_again
from sijill.code.sentence.scene import Scene, Sentence

_METRICS = frozenset({"equipment", "troops"})


def others(scene: Scene, sentence: Sentence, count: Count, last: Count | None) -> str | None:
    """Who else has so many of what the count before says, None where it says no such thing."""
    if last is None or count.metric != last.metric or count.metric not in _METRICS:
        return None
    if count.act is not last.act and not count.behind:
        return None
    if count.act is not None and count.act.data["act"] in ("struck", "seen"):
        return None
    end = count.number.last + 1 if says_again(scene, last.noun, count.number) else count.last
    return is_others(scene, sentence, count.number, end, last.last)
