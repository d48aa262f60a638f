"""Arms transfers: who supplies whom with what, and how far it got.

A sentence gives a draft for each act (code/acts.py) with its weapons (code/items.py), its sides (code/sides.py) and its
step (code/transfer_steps.py). Drafts of one lot are one transfer (code/lots.py); what a package or deal told before is
said to hold, or to cost, is added to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from sijill.code.acts import Act, acts_of
from sijill.code.draft import Draft
from sijill.code.items import Group, Item, groups_of
from sijill.code.lots import Lot, fill_sides, settle
from sijill.code.phrases import ActorPhrase
from sijill.code.scene import Scene, Sentence
from sijill.code.sides import sides_of
from sijill.code.transfer_steps import is_topic, opens, step_of
from sijill.code.two_sides import Sides, default_supplier, named_among
from sijill.records import Evidence, Mention
from sijill.text import STOP, folded

_MOST_SIDES = 4  # drafts of one act with several suppliers or recipients
_VALUE_REACH = 5  # words between قيمة and the sum
_PRICE_REACH = 4  # words between weapons and the sum in بـ that they cost
_FOR_ABOUT = frozenset({"بنحو", "بحوالي", "بقرابه", "بازيد", "باكثر", "بما", "لقاء", "نظير"})
_MONEY_REACH = 30
_AGAIN = 4  # sentences over which «the package» points back
_DATE_REACH = 12
_DATE_BEHIND = 3  # words from weapons to the date behind them
_IN_ALL = frozenset({"بلغت", "تجاوزت", "تخطت"})  # between aid and a sum that it has come to
_SINCE = 4  # words from a sum to «since»
_YEARLY = 4  # words between a sum and «كل عام»: it is then a figure of every year, not a price
_UNDATED = frozenset({"supplying", "in_production"})
_VAGUE = frozenset({"unspecified", "other", "services", "technology"})
_MOVES = frozenset({"transfers.send", "transfers.move"})
_NO_WISH = frozenset({"possible", "denied"})
_FORBIDS = frozenset({"suspended", "refused", "cancelled"})
_NUCLEAR = frozenset({"نوويا", "نوويه", "النوويه", "نووي", "النووي"})
_ATOMIC = frozenset({"يورانيوم", "مخصب", "تخصيب", "نووي", "نوويه", "ذريه", "بلوتونيوم"})
_ACTS = frozenset({"transfer", "transfer_mode", "contract"})
_ARMS = frozenset({"weapon", "designation", "transfer", "weapon_again"})
_GOES_ON = 2  # sentences over which a supplier goes on to give
_GIVEN_ON = frozenset({"transfers.send", "transfers.deliver", "transfers.give", "transfers.supply"})
_SOLD = frozenset(
    {"transfers.sell", "transfers.exports", "transfers.smuggle", "transfers.deliver", "transfers.export"}
)  # told without a recipient too


class TransferCoder:
    """Claims of kind `transfer`."""

    def drafts(self, scene: Scene) -> list[Draft]:
        """One draft for each transfer of the report."""
        out: list[Lot] = []
        for sentence in scene.sentences:
            told = not sentence.kinds.isdisjoint(_ACTS) and not sentence.kinds.isdisjoint(_ARMS)
            if not told and (not out or "transfer_cue" not in sentence.kinds):
                continue
            groups = groups_of(scene, sentence)
            acts = acts_of(scene, sentence, groups) if told else []
            taken: set[int] = set()
            for act in acts:
                for lot in _lots(scene, sentence, act, out):
                    settle(lot, out)
                    taken.update(id(m) for m in act.group.mentions)
            _add_to_last(scene, sentence, taken, groups, out)
        fill_sides(out, default_supplier(scene))
        return list(out)


def _lots(scene: Scene, sentence: Sentence, act: Act, told: list[Lot]) -> Iterator[Lot]:
    sides = sides_of(scene, sentence, act)
    home = bool(act.word.data.get("home"))
    suppliers, recipients = (
        _codes(scene, sides.supplier),
        _codes(scene, None if home and not _is_built_for(act, sides) else sides.recipient),
    )
    goes_on = not recipients and len(suppliers) == 1 and _goes_on(act)
    if goes_on:
        recipients = _given_before(told, suppliers[0], sentence)
    if not (goes_on and recipients) and not _is_worth(scene, act, sides, sentence, home=home):
        return
    step, reality = step_of(scene, sentence, act, _forms(sides, act))
    if act.word.data.get("wish") and (reality == "actual" or (reality in _NO_WISH and act.mode is None)):
        return  # تمتلك روسيا ...: to have is no transfer; that one is to come to have is
    if home and act.mode is not None and act.mode.code in _FORBIDS:
        return  # تحظر العقوبات تطوير الصواريخ
    pairs = list(product(suppliers or [None], recipients or [None]))[:_MOST_SIDES]
    for supplier, recipient in pairs:
        if supplier != recipient:
            yield _lot(scene, sentence, act, sides, (supplier, recipient), (step, reality))


def _goes_on(act: Act) -> bool:
    """Whether an act may tell of what one gives without saying again to whom."""
    own = act.group.mentions[0].pronoun
    deed = act.word.entry in _GIVEN_ON and act.word.tense is not None and act.mode is None
    known = not act.group.weak and any(i["category"] not in _VAGUE for i in act.group.items)
    return deed and known and not own


def _given_before(told: list[Lot], supplier: str | None, sentence: Sentence) -> list[str | None]:
    """Who receives, where a sentence goes on about what a supplier gives one and the same receiver."""
    lots = [h for h in told if h.fields["supplier"] == supplier and h.fields["recipient"]]
    named = {h.fields["recipient"] for h in lots}
    near = any(h.open and sentence.index - h.at <= _GOES_ON for h in lots)
    return list(named) if near and len(named) == 1 else []


def _is_worth(scene: Scene, act: Act, sides: Sides, sentence: Sentence, *, home: bool) -> bool:
    """Whether enough is told to make a claim of it."""
    group = act.group
    if _is_figure(scene, sentence, act) or _is_fitted(act):
        return False
    if act.word.data.get("both") and (sides.supplier is None or sides.recipient is None):
        return False
    both = sides.supplier is not None and sides.recipient is not None
    if group.weak and group.aid is None and not (both and _is_military(act, sides, sentence)):
        return False
    atomic = not _NUCLEAR.isdisjoint(scene.words[group.first : group.last + 1])
    atomic = atomic and all(i["category"] in _VAGUE for i in group.items)  # no submarine with a reactor
    nuclear = atomic or all(_is_of_mass(i) for i in group.items) or _is_the_bomb(scene, sentence, group)
    if nuclear and (home or not (both and act.by == "supplier" and act.word.kind == "transfer")):
        return False
    if home:
        named_only = act.word.entry == "transfers.build" and all(i["category"] == "other" for i in group.items)
        return sides.supplier is not None and not group.weak and not named_only
    return both or (not group.weak and _is_worth_alone(act, sides))


def _is_figure(scene: Scene, sentence: Sentence, act: Act) -> bool:
    """Whether what is told is a figure and no transfer: a share of arms, or aid as it has been given in all.

    استوردت 79 بالمئة من أسلحتها               a share
    نصف واردات الهند من السلاح
    قدمت مساعدات بمليار دولار منذ بدء الحرب    a running total, as بلغت مساعداتها مليارا is
    """
    if any(0 <= act.group.first - m.last <= 1 for m in sentence.of("percent")):
        return True
    if act.word.data.get("habit") and any(0 <= act.word.first - m.last <= 1 for m in sentence.of("percent", "share")):
        return True
    value = _value(scene, sentence, act) if act.group.aid is not None else None
    if value is None:
        return False
    in_all = not _IN_ALL.isdisjoint(scene.words[act.group.last : value.first])
    since = "منذ" in scene.words[value.last : min(value.last + _SINCE, sentence.last)]
    return since or in_all or _is_voted(sentence, act)


def _is_voted(sentence: Sentence, act: Act) -> bool:
    """Whether a sum of aid, of which nothing is named, is one that a parliament votes, or one told in all."""
    if any(i["category"] != "unspecified" for i in act.group.items):
        return False
    before = (act.group.first - m.last for m in sentence.of("voted") if m.code == "total")
    return any(m.code == "voted" for m in sentence.of("voted")) or any(0 <= gap <= 2 for gap in before)


def _is_worth_alone(act: Act, sides: Sides) -> bool:
    """Whether a transfer of which one side is named is told: known weapons or a number received, known weapons sold."""
    items = act.group.items
    if act.word.entry in _MOVES and act.group.mentions[0].pronoun:
        return False  # أرسل دباباته: its own, to where it fights
    known = any(i["category"] not in _VAGUE for i in items)
    if sides.recipient is None and (act.word.data.get("package") or act.group.aid is not None):
        return known and sides.supplier is not None
    if sides.recipient is None:
        return (
            known
            and sides.supplier is not None
            and (
                act.word.entry in _SOLD or _is_bought(act) or act.word.kind == "transfer_mode" or act.by == "recipient"
            )
        )
    return (
        known
        or any(i["quantity"] is not None for i in items)
        or (act.mode is not None and act.mode.code == "suspended" and not _is_wished(act.mode))
    )


def _is_wished(mode: Mention) -> bool:
    """Whether a stop is what others are asked to make, or the aim of something: طالبوا بوقف بيع السلاح."""
    return mode.tense is None and (mode.proclitic[-1:] in ("ب", "ل") or mode.data["form"] == "word")


def _is_bought(act: Act) -> bool:
    """Whether a contract names who sells."""
    return act.contract is not None and act.contract.kind == "contract"


def _is_built_for(act: Act, sides: Sides) -> bool:
    """Whether who makes weapons makes them for another: تبني شركة سفنا لبحرية دولة."""
    return sides.recipient is not None and sides.recipient.link == "to" and sides.recipient.first >= act.word.last


def _is_military(act: Act, sides: Sides, sentence: Sentence) -> bool:
    """Whether weak words (aircraft, equipment) are surely arms: counted or named, beside forces or other weapons."""
    told = any(i["name"] or i["quantity"] is not None for i in act.group.items)
    others = any(not m.data.get("weak") for m in sentence.of("weapon", "designation"))
    given_to = sides.recipient.mentions if sides.recipient is not None else ()
    to_forces = any(m.kind == "actor" and m.data.get("force") for m in given_to)
    drones = any(i["category"] == "uav" and i["quantity"] is not None for i in act.group.items)  # ألف مسيرة
    return told and (others or to_forces or drones or "force" in sentence.kinds)


def _is_fitted(act: Act) -> bool:
    """Whether a craft is fitted with an engine and no state supplied: سيتم تزويدها بمحرك كهربائي."""
    supplied = act.word.data.get("of") == "recipient" and act.word.pronoun
    return bool(supplied) and all(i["category"] == "engine" for i in act.group.items)


def _is_the_bomb(scene: Scene, sentence: Sentence, group: Group) -> bool:
    """Whether one bomb without a name is the nuclear one: الحصول على القنبلة, يورانيوم يكفي لصنع قنبلة."""
    if group.last - group.first > 1 or scene.words[group.first].removeprefix("ال") != "قنبله":
        return False
    atomic = any(w.removeprefix("ال") in _ATOMIC for w in scene.words[sentence.first : sentence.last])
    return atomic or scene.words[group.first].startswith("ال")


def _is_of_mass(item: Item) -> bool:
    """Nuclear, chemical and biological arms: reports speak of having them far more often than of handing them over."""
    name = folded(item["name"] or "")
    return item["category"] == "other" and any(
        w in name for w in ("نووي", "كيم", "بيولوجي", "ذري", "دمار", "جرثوم", "هيدروجين")
    )


def _codes(scene: Scene, phrase: ActorPhrase | None) -> list[str | None]:
    if phrase is None:
        return []
    text = scene.marked.document.text
    phrase = named_among(scene, phrase)
    out: list[str | None] = []
    for code in phrase.codes:
        firm = next(
            (m for m in phrase.mentions if m.code == code and m.kind == "actor" and m.data["form"] == "company"), None
        )
        out.append(f"{code}:{text[firm.start : firm.end]}" if firm is not None and len(code) == 3 else code)
    return out


def _forms(sides: Sides, act: Act) -> frozenset[str]:
    phrase = sides.agent or (sides.supplier if act.by == "supplier" else sides.recipient)
    if phrase is None:
        return frozenset()
    return frozenset(m.data["form"] if m.kind == "actor" else m.kind for m in phrase.mentions)


def _lot(
    scene: Scene, sentence: Sentence, act: Act, sides: Sides, pair: tuple[str | None, str | None], told: tuple[str, str]
) -> Lot:
    step, reality = told
    value = _value(scene, sentence, act)
    held = [act.head, act.word, *act.group.mentions, *_mentions(sides, sentence)]
    fields = {
        "supplier": pair[0],
        "recipient": pair[1],
        "items": [dict(i) for i in act.group.items],
        "steps": [{"step": step, "date": _date(scene, sentence, act, step)}],
        "value": value.data.value if value is not None else None,
        "unit": value.data.unit_of(c for c in pair[::-1] if c) if value is not None else None,
        "financing": _financing(scene, sentence, act),
    }
    rules = [m.entry for m in (act.mode, act.contract, act.word) if m is not None]
    lot = Lot(
        "transfer",
        fields,
        reality,
        scene.source_at(act.word.first),
        [scene.clause_evidence(sentence, *held), *_said(scene, act, sides, value)],
        [*rules, *(m.entry for m in act.group.mentions)],
        sentence.index,
    )
    lot.open = bool(act.word.data.get("package")) or act.word.kind == "contract" or act.contract is not None
    lot.open = lot.open or act.group.aid is not None
    spoken = opens(scene, act.word) or is_topic(scene, act)
    lot.topic = reality in ("possible", "conditional") and act.word.tense is None and spoken
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
    phrases = [p for p in (sides.supplier, sides.recipient) if p is not None]
    return [m for p in phrases for m in p.mentions if sentence.first <= m.first < sentence.last]


def _date(scene: Scene, sentence: Sentence, act: Act, step: str) -> str | None:
    """The date of the step: the nearest in the clause of its head; a practice has none."""
    if step in _UNDATED:
        return None
    date = scene.date_near(act.head, sentence, _DATE_REACH) or _behind_weapons(scene, sentence, act)
    announced = act.word.data.get("package") and step == "offered"  # what is announced is offered that day
    if date is None or (_is_of_speech(sentence, date, act.head) and not announced):
        return None
    return str(date.code)


def _behind_weapons(scene: Scene, sentence: Sentence, act: Act) -> Mention | None:
    """The date right behind the weapons, however many they are: تسليم ... مدرعات من طراز ...، في فبراير."""
    last = act.group.last
    for m in sentence.of("date"):
        if m.code and m.data.relation is None and 0 <= m.first - last <= _DATE_BEHIND:
            between = range(last, m.first)
            return None if any(i in scene.verb_starts for i in between) else m
    return None


def _is_of_speech(sentence: Sentence, date: Mention, head: Mention) -> bool:
    """Whether a date between a reporting verb and what it reports is that of the report: قال اليوم إن ... ستسلم."""
    return date.last <= head.first and any(m.tense is not None and m.last <= date.first for m in sentence.of("speech"))


def _is_price(scene: Scene, act: Act, money: Mention) -> bool:
    """Whether a sum is what weapons are bought for: شراء مقاتلات بنحو مليار دولار, مليار دولار لشراء مقاتلات."""
    if money.data.aside:
        return False
    if 0 <= act.word.first - money.last <= _PRICE_REACH and act.word.proclitic.endswith("ل"):
        return not any(i in scene.verb_starts for i in range(money.last, act.word.first))
    if not 0 <= money.first - act.group.last <= _PRICE_REACH or act.word.code != "ordered":
        return False
    words = scene.words
    by = words[money.first - 1]
    return by == "ب" or words[money.first] in _FOR_ABOUT or by in _FOR_ABOUT


def _value(scene: Scene, sentence: Sentence, act: Act) -> Mention | None:
    """The sum said to be the price: behind قيمة or مقابل, or of the weapons themselves (مليار دولار من الأسلحة)."""
    cues = [c for c in sentence.of("transfer_cue") if c.code == "value"]
    yearly = [c for c in sentence.of("transfer_cue") if c.code == "yearly"]
    for m in sentence.of("money"):
        if abs(m.first - act.word.first) > _MONEY_REACH or any(m.last <= y.first <= m.last + _YEARLY for y in yearly):
            continue
        priced = any(0 <= m.first - c.last <= _VALUE_REACH for c in cues) or _is_price(scene, act, m)
        priced = priced or bool(act.word.data.get("paid") and 0 <= act.word.first - m.last <= 1)
        of_them = 0 <= act.group.first - m.last <= 2 and m.first >= act.word.last
        if priced or of_them or (act.word.data.get("package") and 0 <= m.first - act.word.last <= _VALUE_REACH):
            return m
    return None


def _financing(scene: Scene, sentence: Sentence, act: Act) -> str | None:
    """Words for aid or credit that are the act's object or stand beside its weapons."""
    first, last = min(act.head.first, act.group.first), max(act.word.last, act.group.last) + 4
    m = next((m for m in sentence.of("financing") if first <= m.first < last), None)
    if m is None:
        return None
    text = scene.marked.document.text[m.start : m.end]
    return text.removeprefix("ل") if m.proclitic.endswith("لل") else text


# --- what is added to a package or deal told before ---


def _add_to_last(scene: Scene, sentence: Sentence, taken: set[int], groups: list[Group], out: list[Lot]) -> None:
    """«وتشمل الصفقة ...», «وتبلغ قيمتها ...»: the weapons and the sum belong to the package or deal before."""
    last = next((lot for lot in reversed(out) if lot.open), None)
    if last is None or not 0 <= sentence.index - last.at <= _AGAIN:
        return
    cues = sentence.of("transfer_cue")
    includes = [c for c in cues if c.code == "include"]
    again = any(c.code == "again" for c in cues) or (includes and includes[0].first - sentence.first <= 2)
    if not again:
        return
    for g in groups:
        cue = next((c for c in includes if 0 <= g.first - c.last <= _MONEY_REACH), None)
        if cue is None or id(g.mentions[0]) in taken or g.weak:
            continue
        last.add_items([dict(i) for i in g.items])
        last.evidence.append(scene.clause_evidence(sentence, cue, *g.mentions))
        last.at = sentence.index
    if not taken:
        _add_value(scene, sentence, last)


def _add_value(scene: Scene, sentence: Sentence, last: Lot) -> None:
    if last.fields["value"] is not None:
        return
    for cue in (c for c in sentence.of("transfer_cue") if c.code == "value"):
        money = next((m for m in sentence.of("money") if 0 <= m.first - cue.last <= _VALUE_REACH + 4), None)
        if money is not None and STOP not in scene.marked.words.breaks[cue.last : money.first]:
            last.fields |= {"value": money.data.value, "unit": money.data.unit}
            last.evidence.append(scene.clause_evidence(sentence, cue, money))
            return
