"""Whether a word that may be a verb or a verbal noun by its letters (قصف, ضرب) is the one or the other where it stands.

قصف الجيش الميناء                     a verb
بعد قصف الميناء, تمكن الجيش من قصفه      behind a preposition no verb stands
عاودت المدفعية قصف الميناء               nor behind another verb that nothing parts from it
قال إن قصف الميناء مستمر                nor behind إن
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA, STOP

_BEHIND = rule_words("crisis.readings", "behind")
_HELPING = rule_words("crisis.readings", "helping")
_ONCE_THAT = rule_words("crisis.readings", "once_that")
_THAT = "ان"
_REACH = 7  # words from a verb to the verbal noun that it governs: its subject, a day


def is_noun_here(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether what could be a past verb is a verbal noun where it stands."""
    at = verb.first
    if not any(m.first == at and m.tense is None for m in sentence.of("crisis")) or at == sentence.first:
        return False
    before = scene.words[at - 1]
    if verb.proclitic or scene.marked.words.breaks[at] == STOP:
        return False
    if before == _THAT:
        return at - 1 == sentence.first or scene.words[at - 2] not in _ONCE_THAT
    if scene.links.link((before,)) is not None or is_listed(before, _BEHIND):
        return True
    return _is_governed(scene, sentence, at)


def _is_governed(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether another verb stands before a word in its clause, with no word that opens a clause between."""
    for i in range(at - 1, max(sentence.first - 1, at - 1 - _REACH), -1):
        word = scene.words[i]
        if scene.marked.words.breaks[i + 1] in (STOP, COMMA):
            return False
        if word in scene.links.clause or is_listed(word, scene.links.relatives):
            return False
        if i in scene.verb_starts:
            return not is_listed(word, _HELPING)
    return False
