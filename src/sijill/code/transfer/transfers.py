"""Arms transfers: who supplies whom with what, and how far it got.

A sentence gives a draft for each act (acts.py) with its weapons (items.py), its sides (sides.py) and its step
(how_far.py). Drafts of one lot are one transfer (lots.py); what a package or deal told before is said to hold, or to
cost, is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from sijill.code.draft import Draft
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act, acts_of
from sijill.code.transfer.added import add_found, add_lists, add_to_last
from sijill.code.transfer.announced import is_supply_announced
from sijill.code.transfer.dated_steps import steps_of, told_as
from sijill.code.transfer.deal_later import tell_of_deal
from sijill.code.transfer.gapped import gapped, given_to, likewise
from sijill.code.transfer.handed_later import hand_later, is_rest
from sijill.code.transfer.how_far import LICENSER, SELLER, is_topic, opens, step_of
from sijill.code.transfer.items import Group, groups_of
from sijill.code.transfer.landings import is_handed_over
from sijill.code.transfer.lots import Lot, fill_sides, settle
from sijill.code.transfer.makers import by_maker
from sijill.code.transfer.modes import COUNCIL
from sijill.code.transfer.prices import value_of
from sijill.code.transfer.respectively import with_own_numbers
from sijill.code.transfer.shared_out import shared_out
from sijill.code.transfer.sides import sides_of
from sijill.code.transfer.told_sides import sides_in_report
from sijill.code.transfer.two_sides import Sides, default_supplier, named_among
from sijill.code.transfer.unsupplied import is_no_supply
from sijill.code.transfer.worth import STATE_ARMS, is_hint, is_worth
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Evidence, Mention

_MOST_SIDES = 12  # drafts of one act with several suppliers or recipients, each a transfer of its own
_BUILT_FOR = 6  # words from what is built to for whom it is
_VAGUE = frozenset({"unspecified", "other", "services", "technology"})
_THAT = "ان"
_NO_WISH = frozenset({"possible", "denied"})
_FORBIDS = frozenset({"suspended", "refused", "cancelled"})
_ACTS = frozenset({"transfer", "transfer_mode", "contract"})
_ARMS = frozenset({"weapon", "designation", "transfer", "weapon_again"})
_GOES_ON = 2  # sentences over which a supplier goes on to give
_RESTS = 8  # the same where it is the rest of a lot
_SEVERAL = 2
_PACKAGES = 8  # the same of one package of aid and the next
_AS_FOR = frozenset({"اما", "واما"})  # أما بولندا فسترسل مدافع: as others do that were told of
_FIRM = rule_words("transfer.transfers", "firm")
_ARRIVES = "transfers.arrive"
_HANDED = frozenset({"transfers.deliver", "transfers.arrive", "transfers.receive", "transfers.send"})
_GIVEN_ON = frozenset({"transfers.send", "transfers.deliver", "transfers.give", "transfers.supply"})


class TransferCoder:
    """Claims of kind `transfer`."""

    def drafts(self, scene: Scene) -> list[Draft]:
        """One draft for each transfer of the report."""
        out: list[Lot] = []
        hints: list[Lot] = []
        for sentence in scene.sentences:
            told = not sentence.kinds.isdisjoint(_ACTS) and not sentence.kinds.isdisjoint(_ARMS)
            if not told and (not out or "transfer_cue" not in sentence.kinds):
                continue
            groups = groups_of(scene, sentence)
            acts = acts_of(scene, sentence, groups) if told else []
            taken: set[int] = set()
            for act, sides in (part for a in acts for part in by_maker(scene, sentence, a)):
                for lot in _lots(scene, sentence, act, sides, out):
                    if lot.hint:
                        hints.append(lot)
                        continue
                    settle(lot, out)
                    taken.update(id(m) for m in act.group.mentions)
            for lot in _gapped(scene, sentence, acts, groups):
                settle(lot, out)
            hand_later(scene, sentence, acts, out)
            add_found(scene, sentence, groups, out)
            tell_of_deal(scene, sentence, acts, out)
            add_to_last(scene, sentence, taken, groups, out)
        add_lists(scene, out)
        fill_sides(out, hints, default_supplier(scene))
        return list(out)


def _lots(scene: Scene, sentence: Sentence, act: Act, sides: Sides, told: list[Lot]) -> Iterator[Lot]:
    if is_no_supply(scene, sentence, act):
        return
    sides = sides_in_report(scene, sentence, act, sides, told)
    home = bool(act.word.data.get("home"))
    own = home and not _is_built_for(act, sides) and (act.contract is None or act.contract.kind != "contract")
    suppliers, recipients = _codes(scene, sides.supplier), _codes(scene, None if own else sides.recipient)
    reach = _RESTS if is_rest(scene, act) else _GOES_ON
    lot = None if suppliers or recipients else _continued(act, told, sentence, reach)
    if lot is not None:
        suppliers, recipients = [lot.fields["supplier"]], [lot.fields["recipient"]]
    package = bool(act.word.data.get("package")) and value_of(scene, sentence, act) is not None
    goes_on = not recipients and len(suppliers) == 1 and (_goes_on(act) or package)
    if goes_on:
        recipients = _given_before(told, suppliers[0], sentence, _PACKAGES if package else _GOES_ON)
    comes = act.word.entry == _ARRIVES and sides.supplier is not None and is_handed_over(scene, sentence, act)
    if not recipients and (comes or _is_of_topic(scene, sentence, act, sides)):
        alone = comes or scene.words[sentence.first] in _AS_FOR
        recipients = _of_all(told, suppliers, sentence, alone=alone)
        goes_on = bool(recipients)
    hint = lot is None and not (goes_on and recipients) and not is_worth(scene, act, sides, sentence, home=home)
    if hint and not is_hint(act, sides):
        return
    step, reality = told_as(scene, sentence, act, sides, _forms(sides, act))
    if _is_had(scene, act, reality) or (home and _is_no_making(act, recipients)):
        return
    council = sides.agent is not None and sides.agent.codes == COUNCIL
    going = step == "supplying" and act.mode is not None and act.mode.code == "suspended"
    if (going or (step == "suspended" and reality == "planned")) and not suppliers and not council:
        return  # دعت إلى وقف تسليح: whose supply it is nobody says
    pairs = list(product(suppliers or [None], recipients or [None]))[:_MOST_SIDES]
    lots = [
        _lot(scene, sentence, act, sides, pair, (step, reality)) for pair in pairs if sides.pair or pair[0] != pair[1]
    ]
    for one in with_own_numbers(scene, sentence, act, lots):
        one.hint = hint
        yield one


def _is_no_making(act: Act, recipients: list[str | None]) -> bool:
    """Whether a making is only forbidden, or agreed on: تحظر العقوبات تطوير الصواريخ, اتفاق لإنتاج المسيرات."""
    agreed = not recipients and act.contract is not None and act.contract.kind == "instrument"
    return agreed or (act.mode is not None and act.mode.code in _FORBIDS)


def _is_had(scene: Scene, act: Act, reality: str) -> bool:
    """Whether arms are only had or not needed: تمتلك روسيا. That one is to come to have them is a transfer."""
    if act.word.data.get("lone"):
        return reality == "denied"
    doubted = reality in _NO_WISH and act.mode is None and scene.words[act.word.first - 1] != _THAT
    return bool(act.word.data.get("wish")) and (reality == "actual" or doubted)


def _gapped(scene: Scene, sentence: Sentence, acts: list[Act], groups: list[Group]) -> Iterator[Lot]:
    """The further purchases and sales of a verb that is said once."""
    used = {id(a.group.mentions[0]) for a in acts}
    free = [g for g in groups if id(g.mentions[0]) not in used]
    for act, supplier in gapped(scene, sentence, acts, free) if free else ():
        sides = sides_of(scene, sentence, acts[-1])
        sides.supplier = supplier
        yield from _again(scene, sentence, act, sides)
    for act, side in [*given_to(scene, sentence, acts, free), *shared_out(scene, sentence, acts, free)]:
        sides = sides_of(scene, sentence, acts[-1])
        if act.by == "recipient":
            sides.supplier = side
        else:
            sides.recipient = side
        yield from _again(scene, sentence, act, sides)
    for act, doer in likewise(scene, sentence, acts):
        sides = sides_of(scene, sentence, act)
        if act.by == "supplier" and sides.recipient is not None:
            sides.supplier = doer
            yield from _again(scene, sentence, act, sides)
        elif act.by == "recipient" and sides.supplier is not None:
            sides.recipient = doer
            yield from _again(scene, sentence, act, sides)


def _again(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> Iterator[Lot]:
    """The lots of an act told again of other weapons or of another side."""
    told = step_of(scene, sentence, act, _forms(sides, act))
    for pair in product(_codes(scene, sides.supplier), _codes(scene, sides.recipient)):
        if pair[0] != pair[1]:
            lot = _lot(scene, sentence, act, sides, pair, told)
            lot.fields |= {"value": None, "unit": None}  # the sum is that of the first
            yield lot


def _continued(act: Act, told: list[Lot], sentence: Sentence, reach: int) -> Lot | None:
    """The transfer that the handing over of more of its weapons goes on from: وسيتم تسليم الطائرتين المتبقيتين."""
    if act.word.entry not in _HANDED or (act.mode is not None and not act.mode.data.get("due")):
        return None
    kinds = {i["category"] for i in act.group.items} - _VAGUE
    near = [h for h in told if 0 < sentence.index - h.at <= reach]
    near = [h for h in near if kinds & {i["category"] for i in h.fields["items"]} or (kinds and _is_open(h))]
    sides = {(h.fields["supplier"], h.fields["recipient"]) for h in near}
    return near[0] if len(sides) == 1 else None


def _is_open(lot: Lot) -> bool:
    """Whether a lot has its price but its arms are not told yet: دفعة من المعدات قيمتها مليار."""
    return lot.fields["value"] is not None and all(i["category"] == "unspecified" for i in lot.fields["items"])


def _goes_on(act: Act) -> bool:
    """Whether an act may tell of what one gives without saying again to whom."""
    own = act.group.mentions[0].pronoun
    deed = act.word.entry in _GIVEN_ON and act.word.tense is not None and act.mode is None
    known = not act.group.weak and any(i["category"] not in _VAGUE for i in act.group.items)
    return deed and known and not own


def _given_before(told: list[Lot], supplier: str | None, sentence: Sentence, reach: int) -> list[str | None]:
    """Who receives, where a sentence goes on about what a supplier gives one and the same receiver."""
    lots = [h for h in told if h.fields["supplier"] == supplier and h.fields["recipient"]]
    named = {h.fields["recipient"] for h in lots}
    near = any(h.open and sentence.index - h.at <= reach for h in lots)
    return list(named) if near and len(named) == 1 else []


def _is_of_topic(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> bool:
    """Whether an act tells who hands over what arms, and leaves out to whom: وافقت برلين على إرسال مدرعات."""
    items = act.group.items
    known = any(i["category"] not in _VAGUE for i in items)
    known = known and (not act.group.weak or all(i["category"] in STATE_ARMS for i in items))
    handed = act.word.entry in _GIVEN_ON and not act.word.pronoun and not act.group.mentions[0].pronoun
    told = act.word.tense is not None or act.mode is not None or is_supply_announced(scene, sentence, act.word)
    giver = sides.supplier
    named = giver is not None and giver.link in (BARE, OF)
    named = named or (giver is not None and giver.link == "to" and giver.last <= act.word.first)  # سبق لكندا أن أرسلت
    firms = (m for m in (sides.supplier.mentions if sides.supplier is not None else ()) if m.kind == "actor")
    if any(m.data["form"] == "company" for m in firms):
        return False
    return named and known and handed and told


def _of_all(told: list[Lot], suppliers: list[str | None], sentence: Sentence, *, alone: bool) -> list[str | None]:
    """The one receiver of all transfers told by then, if they are more than one or the last is of the same sentence."""
    both = [h for h in told if h.fields["recipient"] and h.fields["supplier"]]
    near = [h.fields["recipient"] for h in both if sentence.index - h.at <= _GOES_ON]
    lots = near if len(near) >= _SEVERAL else [h.fields["recipient"] for h in both]
    enough = alone or len(lots) >= _SEVERAL or (bool(lots) and sentence.index - told[-1].at <= 1)
    enough = enough or any(h.fields["supplier"] in suppliers and h.fields["recipient"] for h in told)
    return [lots[0]] if enough and len(set(lots)) == 1 and lots[0] not in suppliers else []


def _is_built_for(act: Act, sides: Sides) -> bool:
    """Whether who makes weapons makes them for another: تبني شركة سفنا لبحرية دولة."""
    to = sides.recipient
    return to is not None and to.link == "to" and act.word.last <= to.first <= act.group.last + _BUILT_FOR


def _codes(scene: Scene, phrase: ActorPhrase | None) -> list[str | None]:
    if phrase is None:
        return []
    phrase = named_among(scene, phrase)
    out: list[str | None] = []
    for code in phrase.codes:
        firm = next(
            (m for m in phrase.mentions if m.code == code and m.kind == "actor" and m.data["form"] == "company"), None
        )
        out.append(f"{code}:{_name(scene, firm)}" if firm is not None and len(code) == 3 else code)
    return out


def _name(scene: Scene, firm: Mention) -> str:
    """A firm's name as written, without «firm» before it: شركة «بايكار» is بايكار."""
    told = firm.last - firm.first > 1 and is_listed(scene.words[firm.first], _FIRM, "وبلف")
    start = scene.marked.words.span(firm.first + 1, firm.last)[0] if told else firm.start
    return scene.marked.document.text[start : firm.end]


def _forms(sides: Sides, act: Act) -> frozenset[str]:
    phrase = sides.agent or (sides.supplier if act.by == "supplier" else sides.recipient)
    if phrase is None:
        return frozenset()
    forms = frozenset(m.data["form"] if m.kind == "actor" else m.kind for m in phrase.mentions)
    sells = sides.agent is not None and sides.supplier is not None and sides.agent.codes == sides.supplier.codes
    if act.by == "supplier" and sides.agent is not None and sides.supplier is not None:
        allows = not set(sides.agent.codes) & set(sides.supplier.codes)
        forms |= {LICENSER} if allows else frozenset()
    return forms | {SELLER} if sells else forms


def _lot(
    scene: Scene, sentence: Sentence, act: Act, sides: Sides, pair: tuple[str | None, str | None], told: tuple[str, str]
) -> Lot:
    value = value_of(scene, sentence, act)
    held = [act.head, act.word, *act.group.mentions, *_mentions(sides, sentence)]
    fields = {
        "supplier": pair[0],
        "recipient": pair[1],
        "items": [dict(i) for i in act.group.items],
        "steps": steps_of(scene, sentence, act, told, pair[0]),
        "value": value.data.value if value is not None else None,
        "unit": value.data.unit_of(c for c in pair[::-1] if c) if value is not None else None,
        "financing": _financing(scene, sentence, act),
    }
    rules = [m.entry for m in (act.mode, act.contract, act.word) if m is not None]
    lot = Lot(
        "transfer",
        fields,
        told[1],
        scene.source_at(act.word.first),
        [scene.clause_evidence(sentence, *held), *_said(scene, act, sides, value)],
        [*rules, *(m.entry for m in act.group.mentions)],
        sentence.index,
    )
    lot.open = bool(act.word.data.get("package")) or act.word.kind == "contract" or act.contract is not None
    lot.open = lot.open or act.group.aid is not None
    lot.pair = frozenset(sides.pair.codes if sides.pair is not None else ())
    spoken = opens(scene, act.word) or is_topic(scene, act)
    lot.topic = told[1] in ("possible", "conditional") and act.word.tense is None and spoken
    lot.headline = lot.topic or (
        act.mode is None and act.head.tense == "present" and act.word.first < scene.title_words
    )
    return lot


def _said(scene: Scene, act: Act, sides: Sides, value: Mention | None) -> list[Evidence]:
    """The words that give each field."""
    words = {
        "supplier": sides.supplier.mentions if sides.supplier is not None else (),
        "recipient": sides.recipient.mentions if sides.recipient is not None else (),
        "items": act.group.mentions,
        "steps": [act.head],
        "value": [value] if value is not None else [],
    }
    return [e for name, mentions in words.items() for e in scene.said(name, mentions)]


def _mentions(sides: Sides, sentence: Sentence) -> list[Mention]:
    phrases = [p for p in (sides.supplier, sides.recipient, sides.pair) if p is not None]
    return [m for p in phrases for m in p.mentions if sentence.first <= m.first < sentence.last]


def _financing(scene: Scene, sentence: Sentence, act: Act) -> str | None:
    """Words for aid or credit that are the act's object or stand beside its weapons."""
    first, last = min(act.head.first, act.group.first), max(act.word.last, act.group.last) + 4
    verbs = {m.first for m in sentence.of("transfer") if m.tense is not None}  # مدرعات منحتها إسبانيا: she gave them
    m = next((m for m in sentence.of("financing") if first <= m.first < last and m.first not in verbs), None)
    if m is None:
        return None
    text = scene.marked.document.text[m.start : m.end]
    return text.removeprefix("ل") if m.proclitic.endswith("لل") else text
