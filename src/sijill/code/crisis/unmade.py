"""Wars that words round them say not to be there: avoided, unwanted, yet to break out, or no must.

تجنب الحرب بين البلدين, لا أحد يريد الحرب     denied
إذا اندلعت الحرب, خطر الحرب                 conditional, possible
لم تتوقف الحرب, منذ اندلاع الحرب             there
"""

from __future__ import annotations

from itertools import pairwise

from sijill.code.crisis.feared import before_onset
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_AVOIDED = rule_words("crisis.unmade", "avoided")
_DANGERS = rule_words("crisis.unmade", "dangers")
_WANTED = rule_words("crisis.unmade", "wanted")
_NOT = rule_words("crisis.unmade", "negations")
_NO_MUST = rule_words("crisis.unmade", "no_must")
_CASE = rule_words("crisis.unmade", "case")
_BETWEEN = rule_words("crisis.unmade", "between")
_NEVER = "لم"  # says nothing of what may come
_WITHOUT = "دون"
_NOBODY = "احد"
_WANT_REACH = 4  # words from wanting to the war that is not wanted
_BEGUN_REACH = 3  # words from a verb of beginning to the war
_BEHIND = 9  # words from a war to what is said of it


def unmade(scene: Scene, sentence: Sentence, war: Mention) -> str | None:
    """How real a war is that is said not to be there, None where nothing says so."""
    if war.code != "war" or war.tense is not None:
        return None
    at = before_onset(scene, sentence, war)
    onset = scene.words[at + 1 : war.first]
    word = scene.words[at].lstrip("وف") if at >= sentence.first else ""
    without = word == _WITHOUT and bool(onset)
    if without or _is_ruled_out(scene, sentence, at) or _is_unwanted(scene, sentence, at):
        return "denied"
    if not _DANGERS.isdisjoint(w.removeprefix("ال") for w in onset):
        return "possible"
    if onset and word in _CASE:
        return "conditional"
    return _begun(scene, sentence, war) or ("possible" if _is_no_must(scene, sentence, war) else None)


def _is_ruled_out(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether what stands behind the word `at` is kept off or ruled out: تجنب الحرب, استبعد الوزير نشوب حرب."""
    for i in range(at, max(sentence.first - 1, at - _WANT_REACH), -1):
        if is_listed(scene.words[i], _AVOIDED):
            return all(_is_small(scene, sentence, j) for j in range(i + 1, at + 1))
    return False


def _is_unwanted(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether somebody, or nobody, is said not to want what stands behind the word `at`."""
    for i in range(at, max(sentence.first, at - _WANT_REACH), -1):
        if scene.words[i] in _WANTED:
            if not all(_is_small(scene, sentence, j) for j in range(i + 1, at + 1)):
                return False  # لا ترغب في توسع الحرب
            before = scene.words[max(sentence.first, i - 2) : i]
            return before[-1:] == [_NOBODY] or (bool(before) and is_listed(before[-1], _NOT))
    return False


def _is_small(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether a word between wanting and a war is a preposition, nobody, or of who wants it."""
    return scene.words[at] in _BETWEEN or any(p.first <= at < p.last for p in scene.phrases(sentence))


def _begun(scene: Scene, sentence: Sentence, war: Mention) -> str | None:
    """How real it is that a war broke out, where a verb before it says that it did or will."""
    for verb in sentence.of("begin"):
        if verb.tense is not None and 0 <= war.first - verb.last <= _BEGUN_REACH:
            told = scene.reality.of(verb, sentence.first)
            return told if told != "actual" else None
    return None


def _is_no_must(scene: Scene, sentence: Sentence, war: Mention) -> bool:
    """Whether a war is said to be no must, or not to come: الحرب بينهما ليست حتمية, لن تقع."""
    words = scene.words[war.last : min(war.last + _BEHIND, sentence.last)]
    return any(is_listed(w, _NOT - {_NEVER}) and nxt in _NO_MUST for w, nxt in pairwise(words))
