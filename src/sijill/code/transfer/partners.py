"""With whom a buyer contracts or agrees on a purchase that stands behind: اتفقت بوخارست مع أنقرة على شراء مسيرات."""

from __future__ import annotations

from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.deals import part
from sijill.code.transfer.mode_words import UPON, is_contracting
from sijill.code.transfer.two_sides import Sides, clause_frame
from sijill.languages.rule_words import is_listed, rule_words

_CONTRACTED = 12  # words between a verb of contracting and the purchase it is for
_AGREED = 5  # words from agreeing to with whom
_TWO = 2
_AGREEING = rule_words("transfer.partners", "agreeing")


def contracted_with(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Whom a buyer contracts with, where a purchase follows as what for: تعاقدت بغداد مع سيول على شراء."""
    if act.word.tense is not None or act.word.code != "ordered":
        return None
    told = sentence.of("transfer")
    verbs = (m for m in told if m.code == "ordered" and (m.tense is not None or is_contracting(scene, m, act.word)))
    near = [m for m in verbs if 0 < act.word.first - m.last <= _CONTRACTED]
    if not near:
        return _agreed_with(scene, sentence, act)
    return clause_frame(scene, near[-1], sentence, act.group).by("with")


def _agreed_with(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Whom one agrees with on a purchase: اتفقت بوخارست مع أنقرة على شراء."""
    found = next((p for p in scene.phrases(sentence)[::-1] if p.link == "with" and p.last <= act.word.first), None)
    if found is None or scene.words[found.last : act.word.first] not in ([], ["علي"]):
        return None
    before = scene.words[max(sentence.first, found.first - _AGREED) : found.first]
    return found if any(is_listed(w, _AGREEING) for w in before) else None


def put_agreed(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """Fill in the two that agree together on a deed right behind: اتفقت بوخارست وأنقرة على شراء مسيرات."""
    given = frame_of(scene, act.word, sentence).of if act.by == "supplier" else None
    if act.word.tense is not None or given is not None or sides.recipient is not None:
        return  # اتفقت برلين وباريس على تزويد كييف: both give
    both = next((p for p in scene.phrases(sentence)[::-1] if len(p.codes) == _TWO and p.last <= act.word.first), None)
    if both is None or both.link not in (BARE, OF) or scene.words[act.word.first - 1] != UPON:
        return
    verb = {*range(max(sentence.first, both.first - 1), both.first), *range(both.last, act.word.first - 1)}
    if len(verb) == act.word.first - 1 - both.last + 1 and any(is_listed(scene.words[i], _AGREEING, "و") for i in verb):
        part(scene, act, sides, both)
