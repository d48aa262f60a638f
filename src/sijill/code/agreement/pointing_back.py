"""The agreement that «the agreement», «the memorandum» or «the document» points back to."""

from __future__ import annotations

from sijill.code.agreement.titles import names_of, same_name, tokens
from sijill.code.agreement.told import Told, is_signed
from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.parties import is_definite
from sijill.code.sentence.scene import Scene, Sentence
from sijill.records import Mention

_BACK = 4  # sentences over which «the agreement» points back
_TREATY_BACK = 12  # the same for «the treaty», of which a report rarely names two
_CONTRACT_BACK = 1  # the same for «the deal», which more often means a purchase
_TRUCE_BACK = 6  # sentences over which «the truce» of «the two sides» is the one told last
_BELOW = 3  # sentences below a headline that tell its news
_PAIR = 2
_BESIDE = 2  # words between an instrument and the side with whom it is


def antecedent(scene: Scene, sentence: Sentence, anchor: Mention, before: list[Told]) -> Told | None:
    """The agreement a definite instrument points back to.

    It is the last near one of the same instrument if that is known, or one of the same title at any distance.
    """
    names = tokens(names_of(scene, sentence, anchor))
    if names:
        return next((d for d in reversed(before) if same_name(d.names, names)), None)
    if not is_definite(scene, anchor):
        return None
    partner = frame_of(scene, anchor, sentence).by("with")
    others = set(partner.codes) if partner is not None and partner.first - anchor.last <= _BESIDE else set()
    reach = _CONTRACT_BACK if anchor.kind == "contract" else _TREATY_BACK if anchor.code == "treaty" else _BACK
    for draft in reversed(before):
        if sentence.index - draft.at > reach:
            return None
        if (anchor.data.get("several") and not draft.several) or not others <= set(draft.fields["parties"]):
            continue  # معاهدة السلام مع أذربيجان: none that is told of others
        if anchor.data.get("quoted") and (draft.ceasefire or not (anchor.data.get("any") or _is_statement(draft))):
            continue  # خرق تفاهم الهدنة ... وأشار البيان: a statement of one side
        if (
            anchor.kind == "contract"
            or anchor.data.get("any")
            or draft.fields["instrument"] in (anchor.code, "unspecified")
            or anchor.code == "agreement"
        ):
            return draft
    return None


def _is_statement(draft: Told) -> bool:
    """Whether a draft is of a joint statement."""
    return str(draft.fields["instrument"]) == "joint_statement"


def sides_told(scene: Scene, sentence: Sentence, truce: Mention, found: list[str], before: list[Told]) -> list[str]:
    """The sides of «the truce»: of the one told last, where its sentence names none: دعا الطرفين إلى تجديد الهدنة."""
    named = {code for p in scene.phrases(sentence) for code in p.codes}
    if not is_definite(scene, truce) or (named & set(found) if found else named):
        return found
    told = (d for d in reversed(before) if d.ceasefire and sentence.index - d.at <= _TRUCE_BACK and not d.implied)
    return next((list(d.fields["parties"]) for d in told if len(d.fields["parties"]) > 1), found)


def headline_pair(scene: Scene, sentence: Sentence, anchor: Mention, before: list[Told]) -> list[str]:
    """The two who sign by the headline, where what is signed is told below and no third is named: ونظيره الكيني."""
    if sentence.index > _BELOW or is_definite(scene, anchor) or anchor.data.get("ceasefire"):
        return []
    if not any(m.code == "signed" and m.last <= anchor.first for m in sentence.of("stage")):
        return []
    here = {code for p in scene.phrases(sentence) for code in p.codes}
    told = next((d for d in before if d.at == 0 and d.headline and is_signed(d)), None)
    found = list(told.fields["parties"]) if told is not None else []
    return found if len(found) == _PAIR and here <= set(found) else []
