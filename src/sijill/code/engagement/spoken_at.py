"""The day of a meeting in which somebody says what the report dates: قال الوزير، أمس، خلال اجتماع الحلف، إن."""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.speech.dated_speech import said_from
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_DAY = 10  # letters of a day in EDTF
_HELD = frozenset({"meeting", "conference"})
_BEFORE = 3  # words from «during» to the meeting: في ختام أعمال اجتماع
_DURING = rule_words("engagement.spoken_at", "during")


def day_of_speech(scene: Scene, sentence: Sentence, meeting: Mention, reality: str) -> str | None:
    """The day on which a speech was made of which a sentence says that it was during a meeting."""
    if meeting.code not in _HELD or meeting.tense is not None or reality != "actual":
        return None
    near = scene.words[max(sentence.first, meeting.first - _BEFORE) : meeting.first]
    if not any(is_listed(w, _DURING, "و") for w in near):
        return None
    for speech in scene.speeches:
        if speech.sentence is not sentence or speech.date is None or len(speech.date) != _DAY:
            continue
        said = said_from(speech)
        clause = any(scene.words[i] in scene.links.clause for i in range(said, meeting.first))
        quoted = any(":" in gap for gap in scene.marked.words.gaps[said : meeting.first + 1])
        if said <= meeting.first and not clause and not quoted:
            return speech.date
    return None
