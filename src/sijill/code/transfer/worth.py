"""Whether enough is told of a transfer to make a claim of it: both sides, or one and weapons that are surely arms."""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sums.gifts import pays_another
from sijill.code.transfer.acts import Act
from sijill.code.transfer.items import Group, Item
from sijill.code.transfer.landings import is_handed_over
from sijill.code.transfer.prices import value_of
from sijill.code.transfer.two_sides import Sides
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import folded

_IN_ALL = rule_words("transfer.worth", "in_all")
_MADE = 6  # words from the first of the weapons to whose make they are
_MAKE = 3  # words behind weapons in which «made» stands
_MADE_BY = frozenset({"الصنع", "صنع"})
_SINCE = 6  # words from a sum to «since»
_OF_SUM = 2  # words from a sum to the arms that it is of: 500 مليون دولار من المساعدات
_SPENT = rule_words("transfer.worth", "spent")
_SPENT_REACH = 4  # words from a verb of spending to the sum: who spends may stand between
_VAGUE = frozenset({"unspecified", "other", "services", "technology"})
_MOVES = frozenset({"transfers.send", "transfers.move"})
_NUCLEAR = rule_words("transfer.worth", "nuclear")
_SOLD = frozenset(
    {"transfers.sell", "transfers.exports", "transfers.smuggle", "transfers.deliver", "transfers.export"}
)  # told without a recipient too
# What is done about arms that are to reach somebody: by whom, and which, may be left open.
_TOLD_OF = frozenset({"requested", "planned", "supplying", "offered"})
STATE_ARMS = frozenset({"artillery", "air_defence", "ammunition", "electronic_warfare"})
_COUNTED_ARMS = frozenset({"ship"})
_ATOMIC = rule_words("transfer.worth", "atomic")


def is_worth(scene: Scene, act: Act, sides: Sides, sentence: Sentence, *, home: bool) -> bool:
    """Whether enough is told to make a claim of it."""
    group = act.group
    if (
        _is_figure(scene, sentence, act, sides)
        or _is_fitted(act)
        or _is_training(scene, act)
        or _is_bare_mode(act, sides)
    ):
        return False
    alone = act.word.data.get("both") and (sides.supplier is None or sides.recipient is None)
    alone = alone or (act.word.data.get("landed") and not is_handed_over(scene, sentence, act))
    if alone or (act.word.data.get("foreign") and not _is_made_abroad(scene, act, sides)):
        return False
    both = sides.pair is not None or (sides.supplier is not None and sides.recipient is not None)
    if group.weak and group.aid is None and not (both and _is_military(act, sides, sentence)):
        return False
    atomic = not _NUCLEAR.isdisjoint(scene.words[group.first : group.last + 1])
    atomic = atomic and all(i["category"] in _VAGUE for i in group.items)  # no submarine with a reactor
    nuclear = atomic or all(_is_of_mass(i) for i in group.items) or _is_the_bomb(scene, sentence, group)
    if nuclear and (home or not (both and act.by == "supplier" and act.word.kind == "transfer")):
        return False
    if home:
        named_only = act.word.entry == "transfers.build" and all(i["category"] == "other" for i in group.items)
        told = sides.supplier is not None or (_is_bought(act) and sides.recipient is not None)
        return told and not group.weak and not named_only
    return both or (not group.weak and _is_worth_alone(act, sides))


def is_hint(act: Act, sides: Sides) -> bool:
    """Whether one state is said to hand another what need not be arms: سلمت سيول ليما طائرات."""
    handed = act.word.kind == "transfer" and act.mode is None and not act.word.data.get("home")
    known = any(i["category"] not in _VAGUE for i in act.group.items)
    between = all(p is not None and all(is_state(c) for c in p.codes) for p in (sides.supplier, sides.recipient))
    return act.group.weak and handed and known and between


def _is_paid_by_another(scene: Scene, sentence: Sentence, act: Act) -> bool:
    """Whether arms are bought with what another gives or lends for it: a figure, as nobody says who sells."""
    if act.by != "recipient" or not act.word.proclitic.endswith("ل"):
        return False
    before = (m for m in sentence.of("money") if 0 <= act.word.first - m.last <= 1)
    return any(pays_another(scene, sentence, m) for m in before)


def _is_made_abroad(scene: Scene, act: Act, sides: Sides) -> bool:
    """Whether who uses or has weapons is a state, or holds them, and another is said right behind to have made them."""
    maker, user = sides.supplier, sides.recipient
    if maker is None or user is None or act.group.weak or not all(is_state(c) for c in maker.codes):
        return False
    if not act.word.data.get("held") and not all(is_state(c) for c in user.codes):
        return False
    if any(m.kind == "actor" and m.article and m.data["form"] == "body" for m in maker.mentions):
        return False  # السفن الروسية: its own
    make = scene.words[act.group.first : act.group.last + _MAKE]
    if act.word.data.get("made") and _MADE_BY.isdisjoint(make):
        return False
    return scene.reality.of(act.word) == "actual" and 0 <= maker.first - act.group.mentions[0].last <= _MADE


def _is_figure(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> bool:
    """Whether what is told is a figure and no transfer: a share of arms, or aid as it has been given in all.

    استوردت 79 بالمئة من أسلحتها               a share
    نصف واردات الهند من السلاح
    قدمت مساعدات بمليار دولار منذ بدء الحرب    a running total, as بلغت مساعداتها مليارا is
    أنفق الغرب 150 مليارا على المساعدة العسكرية   what was spent
    """
    if any(0 <= act.group.first - m.last <= 1 for m in sentence.of("percent")):
        return True
    if sides.supplier is None and _is_paid_by_another(scene, sentence, act):
        return True
    if act.word.data.get("habit") and any(0 <= act.word.first - m.last <= 1 for m in sentence.of("percent", "share")):
        return True
    vague = all(i["category"] == "unspecified" for i in act.group.items)
    value = value_of(scene, sentence, act) if act.group.aid is not None or vague else None
    if value is None:
        return False
    first = max(value.last, act.group.last if act.group.first - value.last <= _OF_SUM else 0)
    behind = scene.words[first : min(first + _SINCE, sentence.last)]
    if vague and ("منذ" in behind or _is_spent(scene, sentence, value)):
        return True
    in_all = not _IN_ALL.isdisjoint(scene.words[act.group.last : value.first])
    since = "منذ" in scene.words[value.last : min(value.last + _SINCE, sentence.last)]
    return act.group.aid is not None and (since or in_all or _is_voted(sentence, act))


def _is_spent(scene: Scene, sentence: Sentence, value: Mention) -> bool:
    """Whether a sum is told as one that somebody has spent: أنفق الغرب 150 مليارا على المساعدة العسكرية."""
    verbs = (m for m in sentence.of("metric") if m.entry == "metrics.spend" and m.tense == "past")
    return any(is_listed(scene.words[m.first], _SPENT) and 0 <= value.first - m.last <= _SPENT_REACH for m in verbs)


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
        or (act.mode is not None and act.mode.code in _TOLD_OF and act.word.kind == "transfer")
        or (act.mode is not None and act.mode.code == "suspended" and not _is_wished(act.mode))
        or sides.banned
    )


def _is_wished(mode: Mention) -> bool:
    """Whether a stop is what others are asked to make, or the aim of something: طالبوا بوقف بيع السلاح."""
    return mode.tense is None and (mode.proclitic.removesuffix("ال")[-1:] in ("ب", "ل") or mode.data["form"] == "word")


def _is_bought(act: Act) -> bool:
    """Whether a contract names who sells."""
    return act.contract is not None and act.contract.kind == "contract"


def _is_military(act: Act, sides: Sides, sentence: Sentence) -> bool:
    """Whether weak words (aircraft, equipment) are surely arms: given to forces, or counted or named beside such."""
    known = any(i["category"] not in _VAGUE for i in act.group.items)
    told = any(i["name"] or i["quantity"] is not None for i in act.group.items)
    others = any(not m.data.get("weak") for m in sentence.of("weapon", "designation"))
    given_to = sides.recipient.mentions if sides.recipient is not None else ()
    to_forces = any(m.kind == "actor" and m.data.get("force") for m in given_to)
    drones = any(i["category"] == "uav" and i["quantity"] is not None for i in act.group.items)  # ألف مسيرة
    told = told and (others or to_forces or drones or "force" in sentence.kinds)
    return told or (known and to_forces) or _is_arms_trade(act, sides)


def _is_arms_trade(act: Act, sides: Sides) -> bool:
    """Whether one state hands another what could be civil but is hardly so between states: منظومات, مدافع, زوارق."""
    both = (sides.supplier, sides.recipient)
    if act.word.kind != "transfer" or not all(p is not None and all(is_state(c) for c in p.codes) for p in both):
        return False
    counted = _COUNTED_ARMS if any(i["quantity"] is not None for i in act.group.items) else frozenset()
    return all(i["category"] in STATE_ARMS | counted for i in act.group.items)


def _is_of_mass(item: Item) -> bool:
    """Nuclear, chemical and biological arms: reports speak of having them far more often than of handing them over."""
    name = folded(item["name"] or "")
    return item["category"] == "other" and any(
        w in name for w in ("نووي", "كيم", "بيولوجي", "ذري", "دمار", "جرثوم", "هيدروجين")
    )


def _is_bare_mode(act: Act, sides: Sides) -> bool:
    """Whether drones by their noun alone are asked for: دعا إلى مسيرات calls for marches."""
    both = sides.supplier is not None and sides.recipient is not None
    plain = all(i["category"] == "uav" and not i["name"] and i["quantity"] is None for i in act.group.items)
    return act.word.kind == "transfer_mode" and act.word.code == "requested" and plain and not both


def _is_training(scene: Scene, act: Act) -> bool:
    """Whether what is received is training in arms and not the arms: تلقى تدريبات على استخدام المتفجرات."""
    behind = scene.words[act.word.last : act.word.last + 1]
    return act.word.entry == "transfers.receive" and any(w.removeprefix("ال").startswith("تدريب") for w in behind)


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


def _is_voted(sentence: Sentence, act: Act) -> bool:
    """Whether a sum of aid, of which nothing is named, is one that a parliament votes, or one told in all."""
    if any(i["category"] != "unspecified" for i in act.group.items):
        return False
    before = (act.group.first - m.last for m in sentence.of("voted") if m.code == "total")
    return any(m.code == "voted" for m in sentence.of("voted")) or any(0 <= gap <= 2 for gap in before)
