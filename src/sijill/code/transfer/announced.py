"""What is given by being announced: a pledge in reported speech, and the day on which it was made; what comes before.

أعلنت أوسلو أن بلادها ستسلم كييف دبابات               offered: what is announced is a pledge
أعلنت أوسلو أنها ستسلم الدبابات خلال أسبوع            delivering: a delivery whose time is told
أعلن الوزير، أمس، أن بلاده سترسل دبابات               offered yesterday
تخضع الدبابات للصيانة قبل إرسالها                     to come, behind what is done before it
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_ANNOUNCE = rule_words("transfer.announced", "announce")
_TIMES = rule_words("transfer.announced", "times")
_SUPPLIES = frozenset(f"transfers.{act}" for act in ("supply", "send", "give", "arm", "move", "support_with"))
_REACH = 7  # words from announcing to a supply that is announced
_HANDED = frozenset({"delivering", "delivered"})
_BEFORE = frozenset({"قبل", "قبيل"})
_BEFORE_REACH = 20  # words before a deed in which the verb of what comes before it stands
_SUBJECT_REACH = 4  # words from what opens a clause to its verb: أن الولايات المتحدة الأمريكية ستسلم


def announcing(scene: Scene, sentence: Sentence, word: Mention, reach: int = _REACH) -> list[int]:
    """Where verbs and nouns of announcing stand before a word, in its sentence."""
    first = max(sentence.first, word.first - reach)
    return [i for i in range(first, word.first) if is_listed(scene.words[i], _ANNOUNCE)]


def is_supply_announced(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether a supply is itself what is announced, and still to come: أعلنت واشنطن إرسال دبابات, الإعلان عن تزويد."""
    if word.tense is not None or word.entry not in _SUPPLIES:
        return False
    said = announcing(scene, sentence, word)
    between = range(said[-1] + 1, word.first) if said else ()
    return bool(said) and not any(i in scene.verb_starts or scene.words[i] in scene.links.clause for i in between)


def _is_told(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether a word of announcing governs another: no verb stands between, but before a clause that it opens."""
    said = announcing(scene, sentence, word, reach=word.first)
    if not said:
        return False
    opening = max((i for i in range(said[-1], word.first) if scene.words[i] in scene.links.clause), default=said[-1])
    return not any(i in scene.verb_starts for i in range(opening + 1, word.first))


def is_pledge(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether a delivery to come is what somebody announces, its time untold: أعلن أن بلاده ستسلم كييف دبابات."""
    opened = any(w in scene.links.clause for w in scene.words[max(0, word.first - _SUBJECT_REACH) : word.first])
    timed = not _TIMES.isdisjoint(scene.words[word.last : sentence.last])
    return opened and not timed and _is_told(scene, sentence, word)


def day_of_pledge(scene: Scene, sentence: Sentence, act: Act, supplier: str | None) -> str | None:
    """The day on which its supplier made a pledge by saying so, as EDTF; None where none is said."""
    speech = scene.speech_at(act.head.first)
    if speech is None or speech.date is None or supplier is None or speech.actor != supplier:
        return None
    made = act.head.tense == "future" or _is_told(scene, sentence, act.head)
    return speech.date if made else None


def is_done_by_saying(scene: Scene, act: Act, step: str, date: Mention | None) -> bool:
    """Whether a leave is given, or an arrival told, by announcing it that day, with no clause of its own.

    أعلنت الوزارة، أمس، موافقتها على بيع صواريخ; أعلنت الحكومة في 18 مايو وصول مدرعات
    """
    if date is None:
        return False
    mode = act.mode
    leave = mode is not None and mode.code == "licensed" and mode.tense is None
    came = mode is None and act.head.tense is None and step in _HANDED
    word = mode if leave else act.head if came else None
    return word is not None and not any(w in scene.links.clause for w in scene.words[date.last : word.first])


def step_to_come(scene: Scene, step: str, reality: str, date: str | None) -> str:
    """The step of what is planned: an offer has no day to come, the handing over of what is offered has one."""
    known = scene.marked.document.date
    ahead = step == "offered" and reality in ("planned", "possible") and bool(known and date)
    return "delivering" if ahead and known and date and date.split("/")[0] > known[: len(date)] else step


def is_yet_to_come(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether something is done before a deed, and not in the past: تخضع الدبابات للصيانة قبل إرسالها."""
    if word.tense is not None or scene.words[word.first - 1] not in _BEFORE:
        return False
    earlier = range(max(sentence.first, word.first - _BEFORE_REACH), word.first)
    return not any(m.tense == "past" for m in sentence.mentions if m.first in earlier and m.kind != "speech")
