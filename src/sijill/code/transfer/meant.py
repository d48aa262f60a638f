"""Whether a stop or a leave is only asked for, meant or feared, and so not there yet.

تطالب طهران بوقف بيع المسيرات       asked for
تعتزم برلين وقف تصدير السلاح        meant
يخشى القصر أن تتوقف روما عن بيع السلاح    feared: it is sold
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_MUST, _MUST_REACH = "cues.must", 4
_FEAR = "cues.fear"
_WANTED_REACH = 8
_WANTS = rule_words("transfer.meant", "wants")
_ASKED_REACH = 8


def is_wanted(scene: Scene, sentence: Sentence, mode: Mention) -> bool:
    """Whether a leave is only wanted or weighed: تعتزم برلين رفع الحظر عن بيع المقاتلات."""
    first = max(sentence.first, mode.first - _WANTED_REACH)
    wants = [i for i in range(first, mode.first) if is_listed(scene.words[i], _WANTS)]
    return bool(wants) and not any(i in scene.verb_starts for i in range(wants[-1] + 1, mode.first))


def is_asked(scene: Scene, sentence: Sentence, mode: Mention, *, verb: bool = False) -> bool:
    """Whether a stop or a licence is only asked for (by a verb): تطالب طهران بوقف بيع المسيرات."""
    if any(c.entry == _MUST and 0 <= mode.first - c.last <= _MUST_REACH for c in sentence.of("cue")):
        return True  # يجب وقف توريد السلاح
    if mode.tense == "past" and scene.words[mode.first][-1] == "ت":
        return False  # اهتمامها بسفينتين اللتين صرفت باريس النظر عن تسليمهما
    asks = (m for m in sentence.of("transfer_mode") if m.code == "requested" and not (verb and m.tense is None))
    return any(0 <= mode.first - m.last <= _ASKED_REACH for m in asks)


def goes_on(scene: Scene, sentence: Sentence, mode: Mention) -> bool:
    """Whether somebody asks or fears that a supply stop, which so goes on: طالبت بوقف بيع الذخائر."""
    if not mode.data.get("going"):
        return False
    said = [c for c in sentence.of("cue") if c.entry == _FEAR] + [t for t in sentence.of("tone") if t.code == "request"]
    return is_asked(scene, sentence, mode) or any(0 <= mode.first - m.last <= _ASKED_REACH for m in said)


def is_meant(scene: Scene, sentence: Sentence, mode: Mention) -> bool:
    """Whether a stop is only meant, proposed or weighed: تعتزم برلين وقف تصدير السلاح."""
    return mode.tense is None and is_wanted(scene, sentence, mode)
