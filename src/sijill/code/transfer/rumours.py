"""What others say of a supply and somebody denies, what one is only accused of, and intentions that are denied.

نفت طهران الاتهامات بتسليم صواريخ       denied
اتهمت واشنطن طهران بتزويد موسكو         alleged
نفت نيتها إرسال دبابات                  no intention
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.mode_words import ALLEGED
from sijill.code.transfer.punished import punished_for
from sijill.records import Mention

DENY = "cues.deny_that"
_ACCUSED = frozenset({"cues.accused", "cues.accused_that", "cues.doubted_that", "cues.hearsay", "not_yet.accused_arms"})
_UNTRUE = "cues.untrue"
_REFUSE = "transfers.refuse"
_PLAN_REACH = 6  # words from a denial to the intention that is denied
_ASKED_REACH = 8  # words from a denial to what is said, and from that to the deed


def is_denied_plan(sentence: Sentence, mode: Mention) -> bool:
    """Whether an intention is denied: نفت نيتها إرسال دبابات."""
    return any(c.entry == DENY and 0 <= mode.first - c.last <= _PLAN_REACH for c in sentence.of("cue"))


def is_alleged(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether one is accused of a deed: اتهمت واشنطن طهران بتزويد, عقوبات على طهران بذريعة تزويد."""
    blame = punished_for(scene, sentence, word)
    accused = (c for c in sentence.of("cue") if c.entry in _ACCUSED)
    return (blame is not None and blame.alleged) or any(0 <= word.first - c.last <= _ASKED_REACH for c in accused)


def is_denied_claim(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether what others allege is denied or rejected: نفت طهران الاتهامات الموجهة إليها بتسليم صواريخ."""
    if word.tense is None and any(
        c.entry == _UNTRUE and 0 <= c.first - word.last <= _ASKED_REACH for c in sentence.of("cue")
    ):
        return True
    said = [i for i in range(max(sentence.first, word.first - _ASKED_REACH), word.first) if scene.words[i] in ALLEGED]
    if not said or word.tense is not None:
        return False
    denials = [m for m in sentence.of("cue", "transfer_mode") if m.entry in (DENY, _REFUSE)]
    return any(0 <= said[-1] - m.last <= _ASKED_REACH for m in denials)
