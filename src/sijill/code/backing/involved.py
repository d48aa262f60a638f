"""Who is said to take part in another's war by arming or training one side.

واشنطن ضالعة في الحرب في أوكرانيا عبر إرسال الأسلحة وتدريب الجنود
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.actors import enemies
from sijill.code.draft import Draft
from sijill.code.sentence.phrases import BARE, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.where import spots_between
from sijill.languages.rule_words import rule_words

_INVOLVED = rule_words("backing.involved", "involved")
_WARS = rule_words("backing.involved", "wars")
_ARMING = rule_words("backing.involved", "arming")
_ARMS = rule_words("backing.involved", "arms")
_TRAINING = rule_words("backing.involved", "training")
_WAR_REACH = 7  # words from being involved to the war
_WHERE_REACH = 6  # words from the war to where it is
_MEANS_REACH = 22  # words from the war to the means
_ARMS_REACH = 4  # words from sending to what is sent
_MOST = 3  # claims of one sentence


def involvements(scene: Scene, sentence: Sentence) -> list[Draft]:
    """One draft for each who is involved: whose arms and trainers are told of, and in whose land the war is."""
    at = next((i for i in range(sentence.first, sentence.last) if scene.words[i] in _INVOLVED), None)
    if at is None:
        return []
    near = [p for p in scene.phrases(sentence) if p.link == BARE and (p.last == at or p.first == at + 1)]
    by = near[0] if near else None
    war = next((i for i in range(at + 1, min(at + _WAR_REACH, sentence.last)) if _is_war(scene.words[i])), None)
    if by is None or war is None:
        return []
    backed, forms = _land(scene, sentence, war), list(_means(scene, sentence, war))
    return list(_drafts(scene, sentence, by, backed, forms, at)) if backed and forms else []


def _is_war(word: str) -> bool:
    return word in _WARS or (word[0] == "ب" and word[1:] in _WARS)


def _land(scene: Scene, sentence: Sentence, war: int) -> str | None:
    """The state in which the war is."""
    end = min(war + 1 + _WHERE_REACH, sentence.last)
    phrase = next((p for p in scene.phrases(sentence) if war < p.first < end and p.link == "in"), None)
    if phrase is not None and is_state(phrase.code):
        return phrase.code
    return next((s.state for s in spots_between(scene, sentence, war, end) if s.link == "in" and s.state), None)


def _means(scene: Scene, sentence: Sentence, war: int) -> Iterator[str]:
    """By what one takes part: sent arms, trained soldiers."""
    words = scene.words[war : min(war + _MEANS_REACH, sentence.last)]
    sent = (i for i, w in enumerate(words) if w in _ARMING or w[1:] in _ARMING)
    if any(w in _ARMS for i in sent for w in words[i + 1 : i + _ARMS_REACH]):
        yield "arms"
    if any(w in _TRAINING or w[1:] in _TRAINING for w in words):
        yield "training"


def _drafts(
    scene: Scene, sentence: Sentence, by: ActorPhrase, backed: str, forms: list[str], at: int
) -> Iterator[Draft]:
    speech = next((s for s in scene.speeches if s.verb.first < at < s.until), None)
    foe = speech.actor if speech is not None and speech.actor in enemies().get(backed, ()) else None
    end = max([by.last, *(p.last for p in scene.phrases(sentence) if p.first < at + _MEANS_REACH)])
    evidence = scene.evidence(by.first, min(max(end, at + _MEANS_REACH), sentence.last))
    for one in by.codes[:_MOST]:
        if one in (backed, foe):
            continue
        reality = "possible" if speech is not None and speech.actor not in (one, backed) else "actual"
        fields = {"backer": one, "backed": backed, "against": foe, "form": list(forms), "date": None}
        source = speech.speaker if speech is not None else None
        yield Draft("backing", fields, reality, source, [evidence], ["backing.involved"], sentence.index)
