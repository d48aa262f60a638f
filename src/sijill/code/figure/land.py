"""Shares of land that somebody holds: يسيطر الجيش الروسي على 20% من أوكرانيا."""

from __future__ import annotations

from sijill.code.sentence.frame import frame_of, last_named
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import spots_between
from sijill.records import Mention

_GOVERNS = 9
_LAND = 6  # words behind a share in which stands whose land it is of


def land(scene: Scene, sentence: Sentence, number: Mention) -> tuple[Mention, list[str], str | None] | None:
    """(the word of holding, who holds, whose land it is) of a share of land: يسيطر الجيش الروسي على 20% من أوكرانيا."""
    if number.kind not in ("percent", "share"):
        return None
    words = (m for m in sentence.of("land")[::-1] if 0 <= number.first - m.last <= _GOVERNS)
    word = next((m for m in words if not any(i in scene.verb_starts for i in range(m.last, number.first))), None)
    if word is None:
        return None
    frame = frame_of(scene, word, sentence)
    holder = frame.subject or frame.of or last_named(scene, word, sentence)
    end = min(number.last + _LAND, sentence.last)
    phrase = next((p.code for p in scene.phrases(sentence) if number.last <= p.first < end), None)
    state = phrase or next((s.state for s in spots_between(scene, sentence, number.last, end) if s.state), None)
    if holder is None or state is None or state in holder.codes:
        return None
    return word, list(holder.codes), state
