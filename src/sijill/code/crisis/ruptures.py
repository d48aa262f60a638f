"""Who breaks with whom: ties cut, envoys called back or sent home, charges exchanged, names put on a list of sanctions.

قطعت الرباط علاقاتها مع طهران          the verb before the word, its subject, and whom مع, لدى, في or من brings in
طردت ستوكهولم خمسة دبلوماسيين روس       an adjective on the word
أدرجت واشنطن ثلاث شركات صينية على قائمة العقوبات   what the verb puts on the list
تعتبر الصين تايوان جزءا من أراضيها        who claims a land, and the land
رفع العقوبات المفروضة عليها            whom a pronoun on the preposition means
"""

from __future__ import annotations

from sijill.actors import claimants
from sijill.code.crisis.warring import Sides
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_BACK = 9  # words between the verb and the word that it breaks or fills
_NEAR = 3  # words between the verb and its subject
_BREAKING = rule_words("crisis.ruptures", "breaking")
_LISTING = rule_words("crisis.ruptures", "listing")
_CLAIM = 10  # words between a state and a claim to its land
_ON_REACH = 5  # words between sanctions and the pronoun that says on whom they are
_ON_IT = rule_words("crisis.ruptures", "on_it")
_FROM_WHOM = frozenset({"with", "in", "from", "to", "against", "upon"})


def governing_word(scene: Scene, sentence: Sentence, noun: Mention, *, listing: bool = False) -> int | None:
    """Where the word stands that says that ties are broken off or a list is filled; None if none does."""
    words = _LISTING if listing else _BREAKING
    near = range(noun.first - 1, max(sentence.first, noun.first - _BACK) - 1, -1)
    return next((i for i in near if is_listed(scene.words[i], words)), None)


def broken_sides(scene: Scene, sentence: Sentence, noun: Mention, verb: int) -> Sides | None:
    """Who breaks with whom, None unless both are said near."""
    subject = _subject(scene, sentence, noun, verb)
    other = _other(scene, sentence, noun, subject)
    if subject is None or other is None or set(subject.codes) & set(other.codes):
        return None
    sides = Sides()
    sides.does(subject)
    sides.undergoes(other)
    return sides


def listed_sides(scene: Scene, sentence: Sentence, noun: Mention, verb: int) -> Sides | None:
    """Who puts whom on a list: the two that stand between the verb and the list, or before and behind the verb."""
    phrases = [p for p in scene.phrases(sentence) if verb < p.first and p.last <= noun.first]
    before = [p for p in scene.phrases(sentence) if p.last == verb and p.link in (BARE, OF)]
    told = [*before[-1:], *phrases]
    if len(told) == 1 or not told:
        return None
    sides = Sides()
    sides.does(told[0])
    sides.undergoes(told[1])
    return sides if len(sides.all) > 1 else None


def claimed_land(scene: Scene, sentence: Sentence, noun: Mention) -> Sides:
    """Who claims a land and the land, as the last two states before the claim, or one and its one enemy named."""
    near = [p for p in scene.phrases(sentence) if p.last <= noun.first and noun.first - p.last <= _CLAIM]
    states = list(dict.fromkeys(c for p in near for c in p.codes if is_state(c)))[-2:]
    if len(states) == 1:
        named = {m.code for m in scene.marked.of(("actor",)) if m.code}
        states += sorted(named & claimants().get(states[0], frozenset()))
    return Sides(states, []) if len(states) == 2 else Sides()


def on_whom(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """The state that a pronoun behind sanctions means: the last named before them in the sentence."""
    behind = scene.words[noun.last : min(noun.last + _ON_REACH, sentence.last)]
    if not any(w in _ON_IT for w in behind):
        return None
    before = [p for p in scene.phrases(sentence) if p.last <= noun.first and p.link != ADJECTIVE]
    return next((p for p in before[::-1] if len(p.codes) == 1 and is_state(p.code)), None)


def _subject(scene: Scene, sentence: Sentence, noun: Mention, verb: int) -> ActorPhrase | None:
    near = [p for p in scene.phrases(sentence) if verb < p.first <= verb + _NEAR and p.last <= noun.first]
    if near and near[0].link in (BARE, OF):
        return near[0]
    before = [p for p in scene.phrases(sentence) if verb - _NEAR <= p.last <= verb]
    return before[-1] if before and before[-1].link in (BARE, OF) else None


def _other(scene: Scene, sentence: Sentence, noun: Mention, subject: ActorPhrase | None) -> ActorPhrase | None:
    """The first actor behind the word: an adjective on it (السفير الروسي), or whom a preposition brings in."""
    end = noun.last + _NEAR + 1
    own = next((p for p in scene.phrases(sentence) if p.first == noun.first and p.last > noun.last), None)
    if own is not None:  # السفير التركي
        return own
    people = next((m for m in scene.marked.between(noun.last, noun.last + 1) if _is_people(m)), None)
    if people is not None:  # دبلوماسيين روسا
        return ActorPhrase(people.first, people.last, (people.code,), (people,), ADJECTIVE)
    after = (p for p in scene.phrases(sentence) if noun.last <= p.first <= end and p is not subject)
    return next((p for p in after if p.link == ADJECTIVE or p.link in _FROM_WHOM), None)


def _is_people(m: Mention) -> bool:
    return m.kind == "actor" and m.data["form"] == "people" and bool(m.code)
