"""Who strikes, or whose war it is, where that is named before the noun.

أعلنت الجماعة استهداف سفينة       who announces or threatens
دعم كييف في حربها               whose war a pronoun means
تشهد العلاقات بين البلدين توترا     the two that بين ties
"""

from __future__ import annotations

from sijill.code.phrases import BARE, OF, ActorPhrase
from sijill.code.scene import Scene, Sentence
from sijill.records import Mention

_OWNING = frozenset({"announce", "threaten"})  # what is said of one's own attack
_DURING = frozenset({"في", "خلال", "اثناء", "بسبب", "رغم", "وسط"})  # words before a war that is somebody's own
_OPENING = 2  # words before a noun that opens its sentence
_SUBJECT_NEAR = 2  # words between a verb and its subject
_NEAR = 5  # words between بين and the noun
_ASIDE = frozenset({"in", "by", "about", "from", "as"})


def announcer(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who announces an attack as its own, or threatens one, right before its noun: أعلنت الجماعة استهداف."""
    said = [m for m in sentence.of("speech") if m.code in _OWNING and m.tense is not None and m.last <= noun.first]
    if not said or scene.words[noun.first].startswith("ب") != (said[-1].code == "threaten"):
        return None
    verb = said[-1]
    near = noun.first if verb.last < noun.first else verb.first  # الجماعة تعلن استهداف: the announcer stands before
    found = next((p for p in scene.phrases(sentence) if p.last == near), None)
    if found is None or found.link not in (BARE, OF):
        return None
    return found if verb.last in (noun.first, found.first) else None


def in_its_war(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Whose war it is right behind a state or group: دعم كييف في حربها, نقلت ذخائر إلى إسرائيل خلال عدوانها."""
    at = noun.first
    if at - sentence.first < 2 or scene.words[at - 1] not in _DURING:
        return None
    near = (p for p in scene.phrases(sentence) if p.last == at - 1 and len(p.codes) == 1)
    return next((p for p in near if p.link not in _ASIDE), None)


def goes_on(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Whose war it is where a sentence opens with it and its pronoun: في حربها على غزة استخدمت إسرائيل ..."""
    if not noun.pronoun or noun.first - sentence.first > _OPENING:
        return None
    verbs = [i for i in range(noun.last, sentence.last) if i in scene.verb_starts]
    near = (p for p in scene.phrases(sentence) if verbs and 0 < p.first - verbs[0] <= _SUBJECT_NEAR)
    return next((p for p in near if p.link in (BARE, OF)), None)


def between_before(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """The phrase of several that بين ties close before a noun."""
    before = [p for p in scene.phrases(sentence) if p.last <= noun.first and noun.first - p.last <= _NEAR]
    return before[-1] if before and before[-1].link == "between" and len(before[-1].codes) > 1 else None
