"""Attacks of which the verb names nobody who makes them: a passive, what blows up, who was killed in what follows.

قصفت مدينة غاو, استهدفت قاعدة كينية       the verb has the gender of what is struck, and opens its clause
هوجمت الثكنة                         it is one by its letters, or by its vowel
مدينة غاو قصفت بالمدفعية               what is struck stands before the verb, and no object behind it
انفجرت عبوة بدورية للجيش                at whom, or where
قتل جنود كينيون في كمين للحركة           they did not kill
"""

from __future__ import annotations

from sijill.code.crisis.sites import is_site
from sijill.code.crisis.struck import first_struck, is_site_of
from sijill.code.crisis.victims import IN_WHICH
from sijill.code.sentence.frame import clause_end
from sijill.code.sentence.phrases import ADJECTIVE, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import ADVERBS, Spot, spots_between
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT

_OPENS = rule_words("crisis.passives", "opens")
_WHEN = rule_words("crisis.passives", "when")
_FEMININE = rule_words("crisis.passives", "feminine")
_PASSIVE = tuple(rule_words("crisis.passives", "passive"))
_SPOTS = 3  # places before a verb: القاعدة في الحقل شمال المدينة
_BEHIND = 2  # words from a passive to who is struck
_DAMMA = "\u064f"
_VOWELLED = 3  # letters and vowels of a verb in which that of a passive stands
_STRIKE = "crises.strike"
_REACH = 9  # words from a blast to at whom or where it is


def is_nobodys(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether a verb of attack needs nobody who makes it: a passive, or a blast."""
    return bool(verb.data.get("blast")) or is_passive(scene, sentence, verb)


def is_passive(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether a verb is a passive by its vowel or letters, or by the place that stands right behind or before it."""
    if verb.entry != _STRIKE or verb.tense != "past" or verb.pronoun:
        return False
    told = _DAMMA in scene.marked.document.text[verb.start : verb.start + _VOWELLED]
    if told or begins(scene.words[verb.first], _PASSIVE):
        return _is_told_struck(scene, sentence, verb)
    if _opens_before_place(scene, sentence, verb):
        return True
    return is_without_object(scene, sentence, verb) and struck_before(scene, sentence, verb) is not None


def _opens_before_place(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether a verb that opens a clause has the gender of a place right behind it: قصفت مدينة غاو."""
    if verb.last >= sentence.last or verb.proclitic or not scene.words[verb.first].endswith("ت"):
        return False
    if verb.first != sentence.first and not is_listed(scene.words[verb.first - 1], _OPENS):
        return False
    word = scene.words[verb.last]
    spot = next(iter(spots_between(scene, sentence, verb.last, verb.last + 1)), None)
    if spot is not None and not spot.is_state and not is_listed(word, scene.links.place_nouns, ""):
        return True  # a city that is named: قصفت أوديسا
    return (spot is not None or is_site(word)) and (word.endswith(("ه", "ات")) or is_listed(word, _FEMININE))


def _is_told_struck(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether a place or somebody stands right behind a passive or before it: but not دُمر بواسطة الدفاع الجوي."""
    if verb.last < sentence.last and is_site(scene.words[verb.last]):
        return True
    near = range(verb.last, verb.last + _BEHIND)
    spots = spots_between(scene, sentence, verb.last, sentence.last)
    behind = [*(p.first for p in scene.phrases(sentence)), *(s.first for s in spots)]
    return any(at in near for at in behind) or struck_before(scene, sentence, verb) is not None


def struck_before(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | Spot | None:
    """The place right before a verb, which is struck if nothing behind the verb is: مدينة غاو قصفت بالمدفعية."""
    if verb.proclitic or verb.first == sentence.first:
        return None
    at = verb.first - is_listed(scene.words[verb.first - 1], scene.links.relatives, "")
    phrases, spots = scene.phrases(sentence), spots_between(scene, sentence, sentence.first, at)
    for _ in range(_SPOTS):
        owner = next((p for p in phrases if p.last == at and p.link in (ADJECTIVE, "to")), None)
        if owner is not None:
            return owner if is_site_of(scene, sentence, owner) else None
        spot = next((s for s in spots if s.last == at and not s.is_state), None)
        if spot is None or (spot.link != "in" and scene.words[spot.first] not in ADVERBS):
            return spot
        at = spot.first - (scene.links.link((scene.words[spot.first - 1],)) is not None)
    return None


def is_without_object(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether nothing that could be struck stands right behind a verb: a day, with what, where, or the end."""
    at = verb.last
    if at >= sentence.last or scene.marked.words.breaks[at] != SOFT:
        return True
    word = scene.words[at]
    if scene.links.link((word,)) is not None or word.startswith("بال") or is_listed(word, _WHEN):
        return True
    return any(m.kind == "date" or (m.kind == "weapon" and m.proclitic) for m in scene.marked.between(at, at + 1))


def blasted(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | Spot | None:
    """At whom or where something blows up."""
    end = min(verb.last + _REACH, clause_end(scene, verb, sentence))
    return first_struck(scene, sentence, verb.last, end)


def is_killed(scene: Scene, sentence: Sentence, subject: ActorPhrase | None, target: ActorPhrase | Spot | None) -> bool:
    """Whether those who seem to kill were killed in an attack that stands between them and whom they seem to kill."""
    if subject is None or target is None or target.first <= subject.last:
        return False
    between = (m for m in sentence.of("crisis") if subject.last <= m.first < target.first and m.tense is None)
    return any(scene.words[m.first - 1] in IN_WHICH or m.proclitic.endswith("ب") for m in between)
