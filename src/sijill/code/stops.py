"""What is refused of a supply: that it is made, that arms come, or that it stops.

ترفض برلين تصدير السلاح            refused
تستبعد برلين أن تصل الدبابات       delivering, denied
ترفض برلين وقف تصدير السلاح        suspended, denied: it goes on
"""

from __future__ import annotations

from sijill.code.acts import Act
from sijill.code.scene import Scene, Sentence

_STOPS = frozenset({"suspended", "cancelled"})
_REACH = 4  # words from refusing to the stop that is refused: who refuses


def of_refusal(scene: Scene, sentence: Sentence, act: Act) -> tuple[str, str]:
    """(step, reality) of an act that its mode refuses."""
    if act.by == "item":
        return "delivering", "denied"
    if _is_stop(sentence, act):
        return "suspended", "denied"
    return "refused", "denied" if _is_no(scene, act) else "actual"


def _is_stop(sentence: Sentence, act: Act) -> bool:
    """Whether what the mode of an act refuses is to stop the supply."""
    mode = act.mode
    if mode is None:
        return False
    stops = (m for m in sentence.of("transfer_mode") if m.code in _STOPS and m.tense is None)
    return any(0 <= m.first - mode.last <= _REACH and m.last <= act.word.first for m in stops)


def _is_no(scene: Scene, act: Act) -> bool:
    mode = act.mode
    return mode is not None and mode.first > 0 and scene.words[mode.first - 1] == "لم"
