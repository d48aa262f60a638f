"""Who is supported where no actor is named straight behind the word.

الحكومة الشرعية في طرابلس                 who governs in a place, as its state
القوى الانفصالية في تايوان                a cause, as the state whose it is
حلفائها مثل الحوثيين وحزب الله            allies, as those who are named of them
"""

from __future__ import annotations

from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.where import spots_between
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_RULERS = rule_words("backing.supported", "rulers")
_RULING = rule_words("backing.supported", "ruling")
_CAUSES = rule_words("backing.supported", "causes")
_ALLIES = tuple(rule_words("backing.supported", "allies"))
_SUCH_AS = rule_words("backing.supported", "such_as")
_IN = "في"
_BEFORE = 12  # words from support back to who governs
_REACH = 4  # words from such a noun to its place or adjective
_NAMED_REACH = 5  # words from allies to «such as»
_LIST_REACH = 14  # words in which those are named
_MOST = 4


def stands_for(scene: Scene, sentence: Sentence, at: int) -> ActorPhrase | None:
    """Whom the noun at a word, or right behind it, means by its place, its adjective or a list of names."""
    for i in range(at, min(at + 2, sentence.last)):
        word = _bare(scene.words[i])
        if word in _RULERS:
            return _ruler(scene, sentence, i)
        if word in _CAUSES:
            return _cause(scene, sentence, i)
        if word.startswith(_ALLIES):
            return _allies(scene, sentence, i)
    return None


def ruler_before(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who governs in a state, named before support of theirs: ظلت الحكومة الحالية في أثينا ثابتة على دعمها."""
    for at in range(noun.first - 1, max(sentence.first - 1, noun.first - _BEFORE), -1):
        if _bare(scene.words[at]) in _RULERS:
            found = _ruler(scene, sentence, at)
            return found if found is not None and found.last <= noun.first else None
    return None


def _bare(word: str) -> str:
    """A noun without و and ل, its article kept: وللحكومة is الحكومة."""
    word = word.removeprefix("و") if word.startswith(("ولل", "وال")) else word
    if word.startswith("لل"):
        return "ال" + word[2:]
    return word.removeprefix("ل")


def _ruler(scene: Scene, sentence: Sentence, at: int) -> ActorPhrase | None:
    """Who governs in a state or its capital, as the state: السلطات في كييف, الحكومة الشرعية في اليمن."""
    last = at + 1
    while last < sentence.last and scene.words[last] in _RULING:
        last += 1
    if scene.words[last : last + 1] != [_IN]:
        return None
    found = next((p for p in scene.phrases(sentence) if p.first == last + 1 and p.link == "in"), None)
    if found is not None and is_state(found.code):
        return ActorPhrase(at, found.last, (found.code,), found.mentions, "to")
    spot = next((s for s in spots_between(scene, sentence, last + 1, last + 2) if s.state), None)
    return ActorPhrase(at, spot.last, (spot.state,), (), "to") if spot is not None else None


def _cause(scene: Scene, sentence: Sentence, at: int) -> ActorPhrase | None:
    """Whose a cause is: الانفصالية التايوانية, استقلال تايوان, القوى الانفصالية في تايوان."""
    near = (p for p in scene.phrases(sentence) if at < p.first <= at + _REACH)
    found = next((p for p in near if p.link in (ADJECTIVE, OF, BARE, "in", "to")), None)
    if found is None or not is_state(found.code):
        return None
    return ActorPhrase(at, found.last, (found.code,), found.mentions, "to")


def _allies(scene: Scene, sentence: Sentence, at: int) -> ActorPhrase | None:
    """Those who are named of allies: حلفائها مثل الحكومة السورية والحوثيين, وكلائها من حزب الله إلى الحوثيين."""
    end = min(at + _NAMED_REACH, sentence.last)
    such = next((i for i in range(at + 1, end) if scene.words[i] in _SUCH_AS), None)
    if such is None:
        return None
    codes: list[str] = []
    mentions: list[Mention] = []
    last = such
    for phrase in scene.phrases(sentence):
        if not such <= phrase.first < such + _LIST_REACH or (phrase.link == "in" and codes):
            continue
        if any(i in scene.verb_starts or i in scene.clause_ends for i in range(last + 1, phrase.first)):
            break
        codes += [c for c in phrase.codes if c not in codes]
        mentions += phrase.mentions
        last = phrase.last
    return ActorPhrase(at, last, tuple(codes[:_MOST]), tuple(mentions), "to") if codes else None
