"""Who an attack hit where that is told before it: مقتل خمسة جنود أتراك في هجوم, أصيب لبنانيان بنيران إسرائيلية."""

from __future__ import annotations

from sijill.code.crisis.struck import is_of_member
from sijill.code.sentence.frame import subject_before
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

_BACK = 9  # words between those who were hurt and the attack
_HURT_REACH = 5  # words between being hurt and who was
_HURT_BEHIND = 4  # words from those who were hurt to the verb behind them
_THEIRS = frozenset({ADJECTIVE, BARE, OF, "to", "from"})
_HURT = rule_words("crisis.victims", "hurt")
_MISSIONS = tuple(rule_words("crisis.victims", "missions"))
_MISSION_REACH = 3
IN_WHICH = rule_words("crisis.victims", "in_which")


def victims_before(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who was killed or hurt in what a noun names, if it is told before it in one clause."""
    before = scene.words[noun.first - 1] if noun.first > sentence.first else ""
    if before not in IN_WHICH and not scene.words[noun.first].startswith("ب"):
        return None
    for phrase in scene.phrases(sentence)[::-1]:
        if phrase.last > noun.first:
            continue
        if phrase.link not in _THEIRS and not (phrase.link == "in" and is_of_member(scene, sentence, phrase)):
            continue
        if noun.first - phrase.last > _BACK or STOP in scene.marked.words.breaks[phrase.last : noun.first]:
            return None
        told = scene.words[max(sentence.first, phrase.first - _HURT_REACH) : phrase.first]
        behind = scene.words[phrase.last : min(phrase.last + _HURT_BEHIND, noun.first)]  # جنديان كينيان قتلا في
        hurt = any(is_listed(w, _HURT) for w in (*told, *behind))
        return phrase if hurt and not any(w in scene.links.clause for w in behind) else None
    return None


def own_mission(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Whose embassy is attacked where a pronoun says so: بعد الاعتداء على سفارتها في طهران."""
    near = scene.words[noun.last : min(noun.last + _MISSION_REACH, sentence.last)]
    if not any(w.startswith(_MISSIONS) and w.endswith(("ها", "ه")) for w in near):
        return None
    return subject_before(scene, noun, sentence)


def counted_of(scene: Scene, sentence: Sentence, word: Mention) -> ActorPhrase | None:
    """Whose those are of whom a number says how many: القضاء على 200 عنصر من الحركة, تحييد عشرين جنديا أوكرانيا."""
    near = (p for p in scene.phrases(sentence) if 0 <= p.first - word.last <= _BACK)
    return next((p for p in near if p.link in (ADJECTIVE, BARE, OF, "from")), None)
