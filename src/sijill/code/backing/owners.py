"""Whose support is told of that somebody gets.

الدعم البريطاني لكييف، دعم لندن لكييف       an adjective, or whom the noun is annexed to
الدعم اللامحدود لكييف، أميركيا وغربيا       an adverb behind
احتمال تقديم بكين دعما لموسكو              whom a noun of giving is annexed to
تواصل لندن دعمها لكييف                    who is named before
"""

from __future__ import annotations

from sijill.code.backing.supported import ruler_before
from sijill.code.crisis.patrons import friend_of
from sijill.code.sentence.blocs import bloc_of
from sijill.code.sentence.frame import Frame, subject_before
from sijill.code.sentence.phrases import OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_OFFERING = rule_words("backing.owners", "offering")
_BEING = rule_words("backing.owners", "being")
_THAT = rule_words("backing.owners", "that")
_GIVEN_REACH = 9  # words between getting and the support


def owner_of(
    scene: Scene, sentence: Sentence, frame: Frame, to: ActorPhrase, of: ActorPhrase | None
) -> ActorPhrase | None:
    """Whose support it is that somebody gets: an adjective before them, whom the noun is annexed to, an adverb."""
    adjective = frame.adjective or bloc_of(scene, frame.trigger, to.first)
    owner = adjective if adjective is not None and adjective.last <= to.first else of
    return owner or _adverbial(scene, sentence, to) or _offering(scene, sentence, frame.trigger)


def doer_of_that(scene: Scene, sentence: Sentence, verb: Mention, frame: Frame) -> ActorPhrase | None:
    """Who acts with a verb behind «that», which names but whom it is done to: تعهدت تونس بأن تدعم مالي."""
    at = verb.first
    while at > sentence.first and scene.words[at - 1] in _BEING:
        at -= 1
    if at - 1 <= sentence.first or not is_listed(scene.words[at - 1], _THAT):
        return None
    found = subject_before(scene, verb, sentence)
    apart = found is not None and frame.subject is not None and set(found.codes).isdisjoint(frame.subject.codes)
    return found if apart else None


def named_before(scene: Scene, sentence: Sentence, noun: Mention, to: ActorPhrase) -> ActorPhrase | None:
    """Who is named before support that the noun says of nobody, unless it is only what somebody is to get."""
    if _is_only_got(sentence, noun):
        return None
    return friend_of(scene, sentence, noun, to) or (ruler_before(scene, sentence, noun) if noun.pronoun else None)


def _is_only_got(sentence: Sentence, noun: Mention) -> bool:
    """Whether support is what somebody is to get, and nobody is said to give it: مقابل الحصول على دعم لكييف."""
    got = (m for m in sentence.of("backing_got") if not m.code and m.tense is None)
    return any(0 <= noun.first - m.last <= _GIVEN_REACH for m in got)


def _offering(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who offers what stands right behind them: احتمال تقديم بكين دعما عسكريا لموسكو."""
    before = (p for p in scene.phrases(sentence) if p.last == noun.first and p.link == OF)
    return next((p for p in before if is_listed(scene.words[p.first - 1], _OFFERING, "وبل")), None)


def _adverbial(scene: Scene, sentence: Sentence, to: ActorPhrase) -> ActorPhrase | None:
    """Who supports, said as an adverb behind who is supported: الدعم اللامحدود للاحتلال، أميركيا وغربيا."""
    near = (p for p in scene.phrases(sentence) if 0 <= p.first - to.last <= 1 and p.mentions)
    return next((p for p in near if _is_adverb(scene, p)), None)


def _is_adverb(scene: Scene, phrase: ActorPhrase) -> bool:
    m = phrase.mentions[0]
    nisba = m.kind == "actor" and m.data["form"] == "nisba"
    return nisba and not m.article and scene.words[m.last - 1].endswith("يا")
