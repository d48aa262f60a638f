"""Who is backed by whom a participle names: الفصائل المدعومة من طهران, تقدم الجيش بإسناد من التحالف."""

from __future__ import annotations

from sijill.code.sentence.frame import Frame, frame_of, subject_before
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_DEEDS = ("crisis", "wage", "deed")  # kinds of words for what fighters do
_DEED_REACH = 9  # words from such a verb to the support
_NAMELESS = rule_words("backing.backed", "nameless")
_MORE_OF = rule_words("backing.backed", "more_of")
_FROM_REACH = 5  # words from such a participle to who supports
_BEFORE = 1  # words between who is supported and «المدعوم من» or a relative clause


def behind_from(scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame) -> ActorPhrase | None:
    """Who supports: right behind «المدعوم من», or what من or قبل brings in."""
    after = next((p for p in scene.phrases(sentence) if p.mentions[0].first >= trigger.last), None)
    if after is not None and after.first - trigger.last <= 1:
        return after
    found = frame.by("from", "by")
    return found if found is not None and found.first - trigger.last <= _FROM_REACH else None


def close_before(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    """Who stands right before a word, or a word between."""
    before = [p for p in scene.phrases(sentence) if p.last <= trigger.first and trigger.first - p.last <= _BEFORE]
    return before[-1] if before and before[-1].link != "in" else None


def backed_before(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    """Who is backed by whom من names: who stands right before, or who does something with that support.

    الفصائل المدعومة من طهران, but استعادت المقاومة المدينة من الجماعة بإسناد من التحالف.
    """
    near = close_before(scene, sentence, trigger)
    if near is not None and split_clitic(trigger)[1] == "ب":
        doer = acting(scene, sentence, trigger)
        if doer is not None or near.link not in (BARE, OF):
            return doer or subject_before(scene, trigger, sentence)
    return near or nameless_before(scene, sentence, trigger)


def acting(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    """Who does what is done with somebody's support: هاجمت الحركة كينيا بدعم من إريتريا."""
    verbs = [m for m in sentence.of(*_DEEDS) if m.tense is not None and 0 < trigger.first - m.last <= _DEED_REACH]
    if not verbs or any(verbs[-1].last <= i < trigger.first for i in scene.clause_ends):
        return None
    return frame_of(scene, verbs[-1], sentence).subject


def nameless_before(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    """Fighters who have no other name than by whom they are backed: فصائل مسلحة مدعومة من إيران."""
    at = trigger.first - 1
    while at > sentence.first and (scene.words[at] in _MORE_OF or scene.words[at] in scene.links.relatives):
        at -= 1
    word = scene.words[at]
    bare = word if word in _NAMELESS else word.lstrip("ولبف")
    if at < sentence.first or bare not in _NAMELESS or not scene.soft_between(at, trigger.first):
        return None
    last = next((i for i in range(at + 1, trigger.first) if scene.words[i] not in _MORE_OF), trigger.first)
    start, end = scene.marked.words.span(at, last)
    code = scene.marked.document.text[start:end]
    cut = len(word) - len(bare)
    return ActorPhrase(at, last, (code[cut:],), (), BARE)
