"""With whose help something is done, and who does it.

استعاد الجيش البلدة بدعم من مصر        a deed before, and who does it between
شن الجيش بمساندة القوات المصرية هجوما   help that is annexed to who gives it
بدعم مصري، استعاد الجيش البلدة          help that opens the sentence: who does it stands behind the verb
"""

from __future__ import annotations

from sijill.code.backing.backed import with_fire
from sijill.code.crisis.charges import accusation
from sijill.code.sentence.frame import Frame, frame_of
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention

_DEEDS = frozenset({"crisis", "wage", "deed"})  # kinds of words for what fighters do
_BACKED = rule_words("backing.helped", "backed")
_BEGUN = tuple(rule_words("backing.helped", "begun"))
_DEED_REACH = 12  # words from such a verb to the help
_HELPER_REACH = 4  # words from help to who gives it
_OPENING = 1  # words before help that opens its sentence
_VERB_REACH = 3  # words from who gives such help to the verb of what is done
_SUBJECT_REACH = 2  # words from that verb to who does it

Pair = tuple[ActorPhrase | None, ActorPhrase | None]


def helper_and_helped(scene: Scene, sentence: Sentence, help_: Mention, frame: Frame) -> Pair | None:
    """Who helps and who is helped in what they do; None where help is no more than what is spoken of."""
    helper = _helper(scene, sentence, help_, frame)
    if helper is None:
        return None
    doer = _doer_before(scene, sentence, help_) or _doer_behind(scene, sentence, help_, helper)
    apart = doer is not None and set(doer.codes).isdisjoint(helper.codes)
    return (with_fire(scene, sentence, helper), doer) if doer is not None and apart else None


def _helper(scene: Scene, sentence: Sentence, help_: Mention, frame: Frame) -> ActorPhrase | None:
    """Who gives what ب brings in, or of whom «backed» says it: بدعم مصري, بمساندة القوات المصرية, مدعوما من مصر."""
    if help_.article or help_.pronoun or accusation(scene, help_) is not None:
        return None
    if help_.data.get("passive") and split_clitic(help_)[1] != "ب":
        word = scene.words[help_.first]
        apart = help_.first == sentence.first or not scene.soft_between(help_.first - 1, help_.first)
        if not is_listed(word, _BACKED) or not (apart or word.endswith("ا")):
            return None  # جماعات متشددة مدعومة من
        near = (p for p in scene.phrases(sentence) if 0 <= p.mentions[0].first - help_.last <= 1)
        return next(near, None)
    if split_clitic(help_)[1] != "ب":
        return None
    near = (p for p in scene.phrases(sentence) if 0 <= p.first - help_.last <= _HELPER_REACH)
    first = next(near, None)
    if first is None or not scene.soft_between(help_.last - 1, first.first):
        return None
    of = first.link in (OF, BARE) and first.first == help_.last and not _is_begun(scene, sentence, help_)
    return first if of or first is frame.adjective or first.link in ("from", "by") else None


def _is_begun(scene: Scene, sentence: Sentence, help_: Mention) -> bool:
    """Whether ب ties help to a verb as what is done: بدأت فرنسا بمساعدة الجيش, قام الجيش بدعم الميليشيات."""
    first = max(sentence.first, help_.first - _DEED_REACH)
    return any(begins(w, _BEGUN, "وف") for w in scene.words[first : help_.first])


def _doer_before(scene: Scene, sentence: Sentence, help_: Mention) -> ActorPhrase | None:
    """Who does the deed that stands last before help, named before the help and in one clause with it."""
    verbs = [m for m in sentence.mentions if m.tense is not None and m.last <= help_.first]
    if not verbs:
        return None
    at = max(m.first for m in verbs)
    deed = next((m for m in verbs if m.first == at and m.kind in _DEEDS), None)
    if deed is None or help_.first - deed.last > _DEED_REACH or any(at < i < help_.first for i in scene.clause_ends):
        return None
    found = frame_of(scene, deed, sentence).subject
    return found if found is not None and found.last <= help_.first else None


def _doer_behind(scene: Scene, sentence: Sentence, help_: Mention, helper: ActorPhrase) -> ActorPhrase | None:
    """Who does the deed behind help that opens the sentence: the subject right behind its verb."""
    if help_.first - sentence.first > _OPENING:
        return None
    verb = next((i for i in sorted(scene.verb_starts) if helper.last <= i < helper.last + _VERB_REACH), None)
    if verb is None:
        return None
    near = (p for p in scene.phrases(sentence) if verb < p.first <= verb + _SUBJECT_REACH)
    return next((p for p in near if p.link in (BARE, OF)), None)
