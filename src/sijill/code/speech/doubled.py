"""Two verbs that tell one statement: قال الوزير إنه يتوقع أن, أكد أنه يرفض."""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Speech
from sijill.code.speech.dated_speech import said_from

_OPEN = frozenset({"announce", "confirm"})  # acts of a verb that only opens what the next one tells


def without_doubles(scene: Scene, found: list[Speech]) -> list[Speech]:
    """The speeches of a sentence; of two verbs between which nothing is said the first tells what the second does."""
    out: list[Speech] = []
    for speech in found:
        before = out[-1] if out else None
        if before is not None and _only_opens(scene, before, speech):
            before.act = speech.act
            continue
        out.append(speech)
    return out


def _only_opens(scene: Scene, before: Speech, speech: Speech) -> bool:
    """Whether a speech goes on with the one before right behind the word that opens what that one says."""
    goes_on = speech.continues and speech.goes_on_from is before
    if not goes_on or before.act not in _OPEN or speech.act in _OPEN or before.headline or before.behind:
        return False
    said = scene.words[said_from(before) : speech.verb.first]
    return len(said) > 0 and said[-1] in scene.links.clause and speech.verb.tense == "present"
