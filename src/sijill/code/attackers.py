"""Who does what a verb of attack tells: its subject behind it or before it, or who struck just before.

قصفت القوات الروسية الميناء                      behind the verb
المقاومة تستهدف دبابة إسرائيلية                   right before it: the adjective is of what is struck
أعلنت الكتائب أنها استهدفت دبابة إسرائيلية         whom «that it» means
هاجم التنظيم القرية. كما دمر مقاتلوه جسرا            who struck in the sentence before
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.frame import right_before, spoken_of
from sijill.code.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.scene import Scene, Sentence
from sijill.code.strikers import are_of
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import STOP

AGAINST = rule_words("attackers", "against")
_DOER_BACK = 9
_SUBJECT_NEAR = {BARE: 2, OF: 1, ADJECTIVE: 2}  # words between a verb and its subject
_ENEMY = "العدو"
_BESIDE = frozenset({"in", "by", "with", "about", "from", "as", "to", "against"})


def doer_of(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    """Who does what a verb of attack in the active tells."""
    if _is_unknown(scene, sentence, verb):
        return None
    told = right_before(scene, verb, sentence) or _meant(scene, sentence, verb)
    return told or subject_after(scene, sentence, verb) or last_before(scene, sentence, verb, ())


def _is_unknown(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether an enemy is what stands beside a verb, and the report does not say which."""
    beside = [i for i in (verb.first - 1, verb.last) if sentence.first <= i < sentence.last]
    found = [i for i in beside if scene.words[i] == _ENEMY]
    return any(not any(p.first <= i < p.last for p in scene.phrases(sentence)) for i in found)


def _meant(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    """The one whom «that it» before a verb means."""
    found = spoken_of(scene, verb, sentence)
    return found if found is not None and len(found.codes) == 1 else None


def subject_after(scene: Scene, sentence: Sentence, verb: Mention, until: int | None = None) -> ActorPhrase | None:
    """The actor right behind a verb: its subject, adverbs and a word of arms (طائرات) between."""
    for phrase in scene.phrases(sentence):
        if phrase.first < verb.last:
            continue
        if until is not None and phrase.first >= until:
            return None
        near = phrase.first - verb.last <= _SUBJECT_NEAR.get(phrase.link, -1) or are_of(scene, verb, phrase)
        crossed = any(i in scene.verb_starts for i in range(verb.last, phrase.first))
        aimed = any(w in AGAINST for w in scene.words[verb.last : phrase.first])
        struck = verb.kind == "crisis" and any(m.kind == "base" for m in scene.marked.between(verb.last, phrase.first))
        return phrase if near and not crossed and not aimed and not struck else None  # قصفت القاعدة الأميركية
    return None


def last_before(scene: Scene, sentence: Sentence, verb: Mention, besides: Iterable[str]) -> ActorPhrase | None:
    """The last actor before a verb or noun that can be its subject."""
    known = set(besides)
    for phrase in scene.phrases(sentence)[::-1]:
        if phrase.last > verb.first:
            continue
        if verb.first - phrase.last > _DOER_BACK:
            return None
        if phrase.link in _BESIDE or phrase.codes == ("UN",) or known & set(phrase.codes):  # the UN hears and counts
            continue
        if any(scene.marked.words.breaks[i] == STOP for i in range(phrase.last, verb.first + 1)):
            return None
        return phrase
    return None
