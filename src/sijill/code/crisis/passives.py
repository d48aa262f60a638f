"""Attacks of which the verb names nobody who makes them: a passive, what blows up, who was killed in what follows.

قصفت مدينة غاو, استهدفت قاعدة كينية       the verb has the gender of what is struck, and opens its clause
انفجرت عبوة بدورية للجيش                at whom, or where
قتل جنود كينيون في كمين للحركة           they did not kill
"""

from __future__ import annotations

from sijill.code.crisis.annexed import is_site
from sijill.code.crisis.struck import first_struck
from sijill.code.crisis.victims import IN_WHICH
from sijill.code.sentence.frame import clause_end
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, spots_between
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_OPENS = rule_words("crisis.passives", "opens")
_FEMININE = rule_words("crisis.passives", "feminine")
_DAMMA = "\u064f"
_VOWELLED = 3  # letters and vowels of a verb in which that of a passive stands
_STRIKE = "crises.strike"
_REACH = 9  # words from a blast to at whom or where it is


def is_nobodys(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether a verb of attack needs nobody who makes it: a passive, or a blast."""
    return bool(verb.data.get("blast")) or is_passive(scene, sentence, verb)


def is_passive(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether a verb is a passive by its vowel, or by the gender of a place right behind it where it opens a clause."""
    if verb.entry != _STRIKE or verb.tense != "past" or verb.pronoun or verb.last >= sentence.last:
        return False
    word = scene.words[verb.last]
    if not (is_site(word) or spots_between(scene, sentence, verb.last, verb.last + 1)):
        return False
    if _DAMMA in scene.marked.document.text[verb.start : verb.start + _VOWELLED]:
        return True
    opens = verb.first == sentence.first or is_listed(scene.words[verb.first - 1], _OPENS)
    feminine = scene.words[verb.first].endswith("ت") and (word.endswith(("ه", "ات")) or is_listed(word, _FEMININE))
    return opens and feminine and not verb.proclitic


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
