"""The sides of an act with what the report told before: who acted, whose the arms are that it points back to.

وكانت موسكو قد تعاقدت مع طهران على التوريد     who sells shows where the report told of it before
وترغب مصر في الحصول على السفينتين             the two ships are those that were told of, and so is who builds them
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.sentence.frame import frame_of, subject_before
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.context_sides import put_doer_before, put_receiver_before, sides_before
from sijill.code.transfer.deals import is_firm
from sijill.code.transfer.items import Item
from sijill.code.transfer.lots import Lot
from sijill.code.transfer.makers import maker_behind
from sijill.code.transfer.promised import put_promised
from sijill.code.transfer.two_sides import Sides
from sijill.languages.rule_words import begins, is_listed, rule_words

_CONTRACTS = ("تعاقد", "عاقد")
_BUY = "transfers.buy"
_CHOOSE = "transfers.choose"
_UNDER = rule_words("transfer.told_sides", "under")
_UNDER_REACH = 2  # words from «under» to the instrument
_COURTS = rule_words("transfer.told_sides", "courts")
_COURT_REACH = 3  # words from a court to whose it is: محكمة الاستئناف في لاهاي
_ALSO = rule_words("transfer.told_sides", "also")
_THAT, _TO_THEM = "ان", frozenset({"لها", "له", "لهم"})
_FROM_IT = rule_words("transfer.told_sides", "from_it")
_FIRMS = rule_words("transfer.told_sides", "firms")
_OFFICES = rule_words("transfer.told_sides", "offices")
_BACK = 4  # sentences over which «the ships» means those told before
_VAGUE = frozenset({"unspecified", "other", "services", "technology", "ammunition", "small_arms"})
_OTHER = {"supplier": "recipient", "recipient": "supplier"}


def sides_in_report(scene: Scene, sentence: Sentence, act: Act, sides: Sides, told: list[Lot]) -> Sides:
    """The sides that an act has in its sentence, those left out filled from what the report told before."""
    put_promised(scene, sentence, act, sides, told)
    sides.put("supplier", None if act.word.data.get("home") else maker_behind(scene, sentence, act))
    if sides.supplier is None and sides.recipient is None and sides.pair is None:
        sides = sides_before(scene, sentence, act)
    put_doer_before(scene, sentence, act, sides)
    put_receiver_before(scene, sentence, act, sides)
    sides.put("supplier", _of_court(scene, sentence, act))
    _put_of_instrument(scene, sentence, act, sides)
    _put_chosen(scene, sentence, act, sides)
    if _is_turned(scene, sentence, act, sides, told):
        sides.supplier, sides.recipient = sides.recipient, sides.supplier
    _put_of_same_arms(sentence, act, sides, told)
    _put_again(scene, sentence, act, sides, told)
    return sides


def _of_court(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """The state whose court has a supply stopped: أمرت محكمة هولندية الحكومة بوقف تصدير, المحكمة العليا في لاهاي."""
    mode = act.mode
    if act.by != "supplier" or mode is None or mode.code != "suspended":
        return None
    before = (p for p in scene.phrases(sentence) if p.last <= mode.first and p.link in (ADJECTIVE, OF, "in"))
    courts = (p for p in before if any(is_listed(w, _COURTS, article=True) for w in _words_before(scene, sentence, p)))
    return next(courts, None)


def _words_before(scene: Scene, sentence: Sentence, phrase: ActorPhrase) -> list[str]:
    return scene.words[max(sentence.first, phrase.first - _COURT_REACH) : phrase.first]


def _put_chosen(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """Turn the sides where a firm is chosen to build or supply: اختارت لاهاي شركة نافال لبناء غواصات."""
    firm = sides.recipient
    if act.word.entry != _CHOOSE or firm is None or not is_firm(scene, firm) or firm.first < act.word.last:
        return
    chooser = subject_before(scene, act.word, sentence)
    sides.supplier = firm
    sides.recipient = chooser if chooser is not None and not set(chooser.codes) & set(firm.codes) else None


def _put_of_instrument(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """Fill the other side where arms are got under an instrument between two: بموجب اتفاق بين وارسو وسيول."""
    open_ = [s for s in _OTHER if getattr(sides, s) is None]
    if len(open_) != 1 or act.by not in _OTHER:
        return
    held = getattr(sides, _OTHER[open_[0]]).codes
    for deal in sentence.of("instrument", "contract"):
        near = scene.words[max(sentence.first, deal.first - _UNDER_REACH) : deal.first]
        if deal.first < act.word.first or not any(is_listed(w, _UNDER, "وفب") for w in near):
            continue
        pair = frame_of(scene, deal, sentence).by("between")
        others = [c for c in pair.codes if c not in held] if pair is not None else []
        if pair is not None and len(pair.codes) == len(others) + 1 and len(others) == 1:
            sides.put(open_[0], ActorPhrase(pair.first, pair.last, tuple(others), pair.mentions, pair.link))
            return


def _is_turned(scene: Scene, sentence: Sentence, act: Act, sides: Sides, told: Iterable[Lot]) -> bool:
    """Whether who contracts with another sells: a firm with a state, or as the report told before."""
    if act.word.entry != _BUY or sides.supplier is None or sides.recipient is None:
        return False
    verbs = (m.first for m in sentence.of("transfer") if m.tense is not None and m.last <= act.group.first)
    if not any(begins(scene.words[i], _CONTRACTS, "وفسيت") for i in verbs):
        return False
    if is_firm(scene, sides.recipient) and not is_firm(scene, sides.supplier):
        return True
    pair = (sides.recipient.code, sides.supplier.code)
    kinds = {i["category"] for i in act.group.items}
    same = (h.fields for h in told if kinds & {i["category"] for i in h.fields["items"]})
    return any((_state(f["supplier"]), _state(f["recipient"])) == pair for f in same)


def _put_again(scene: Scene, sentence: Sentence, act: Act, sides: Sides, told: list[Lot]) -> None:
    """Fill the sides told last where a word points back to them: سبق لها أن تسلمت, تسلمت منها, مع الشركة على شراء."""
    if (
        sides.recipient is None
        and act.by == "recipient"
        and told
        and _is_of_same(scene, sentence, act, sides, told[-1])
    ):
        got = told[-1].fields["recipient"]
        sides.put("recipient", ActorPhrase(act.word.first, act.word.last, (got,), (), BARE) if got else None)
    if sides.supplier is not None or sides.recipient is None:
        return
    if told and _gives_on(scene, sentence, act, sides.recipient, told[-1]):
        giver = str(told[-1].fields["supplier"])
        sides.put("supplier", ActorPhrase(act.word.first, act.word.last, (giver,), (), BARE))
        return
    own = sides.recipient.codes
    near = [h for h in told if h.fields["supplier"] and 0 < sentence.index - h.at <= _BACK]
    near = [h for h in near if _state(h.fields["supplier"]) not in own]
    if act.by == "recipient":
        before = scene.words[act.head.first : act.group.first]
        after = scene.words[act.word.last : act.word.last + 1]
        if not _FROM_IT.intersection(after) and not any(is_listed(w, _FIRMS) for w in before):
            return
        near = [h for h in near if h.fields["recipient"] in own]
    elif act.mode is None or act.mode.code != "licensed" or sides.agent is not None:
        return
    else:
        before = scene.words[sentence.first : act.mode.last + 1]
        near = [h for h in near if any(s["step"] == "licensed" for s in h.fields["steps"])]
        if not any(is_listed(w, _OFFICES) for w in before):
            return
    if near:
        giver = str(near[-1].fields["supplier"])
        sides.put("supplier", ActorPhrase(act.word.first, act.word.last, (giver,), (), BARE))


def _gives_on(scene: Scene, sentence: Sentence, act: Act, receiver: ActorPhrase, last: Lot) -> bool:
    """Whether who gave somebody something in a sentence gives it more: سلمت أنقرة كييف سفنا، وزودتها بمسيرات."""
    word = act.word
    if act.by != "supplier" or word.tense is None or not word.pronoun or act.mode is not None:
        return False
    joined = word.proclitic[:1] == "و" or scene.words[word.first - 1] in _ALSO
    at_once = "".join(scene.words[word.last : word.last + 1])[:1] == "ب" or act.group.first - word.last <= 1
    same = last.at == sentence.index and _state(last.fields["recipient"]) == receiver.code
    return joined and at_once and same and bool(last.fields["supplier"])


def _is_of_same(scene: Scene, sentence: Sentence, act: Act, sides: Sides, last: Lot) -> bool:
    """Whether who got something got more: وسبق لها أن حصلت, سبق للجيش أن اقتنى مسيرات، كما تسلم منظومة."""
    at = act.word.first
    joined = act.word.tense == "past" and act.mode is None and sides.supplier is not None
    if joined and last.at == sentence.index and last.reality == "actual":
        return True
    return at > 1 and scene.words[at - 1] == _THAT and scene.words[at - 2] in _TO_THEM


def _state(side: str | None) -> str | None:
    return side.split(":")[0] if side else side


def _put_of_same_arms(sentence: Sentence, act: Act, sides: Sides, told: Iterable[Lot]) -> None:
    """Fill the side that an act of arms told before leaves out, where only one was told."""
    one = act.group.items[0] if len(act.group.items) == 1 else None
    if one is None or one["category"] in _VAGUE or one["name"] or not _is_known(act):
        return
    near = (h for h in told if 0 <= sentence.index - h.at <= _BACK)
    lots = [h for h in near if any(_is_meant(i, one) for i in h.fields["items"])]
    for side, other in _OTHER.items():
        known = getattr(sides, other)
        if getattr(sides, side) is not None or known is None or side == act.by:
            continue
        same = [h for h in lots if side == "supplier" or _state(h.fields[other]) == known.code]
        found = {h.fields[side] for h in same if h.fields[side]}
        if len(found) == 1 and not {_state(c) for c in found} & set(known.codes):
            sides.put(side, ActorPhrase(act.word.first, act.word.last, tuple(found), (), BARE))


def _is_known(act: Act) -> bool:
    """Whether the arms are definite, with no number of their own but the dual, and something is done with them.

    السفينتين, المقاتلات; not what a supply is only spoken of: ما يعنيه توريد الصاروخ.
    """
    weapon = act.group.mentions[0]
    if act.mode is None and act.word.tense is None:
        return False
    return len(act.group.mentions) == 1 and weapon.article and not weapon.pronoun and act.group.first == weapon.first


def _is_meant(told: Item, known: Item) -> bool:
    same = told["category"] == known["category"]
    return same and known["quantity"] in (None, told["quantity"])
