"""One transfer per lot: drafts that tell of the same weapons between the same sides are joined.

Two drafts are one lot if their sides do not contradict each other, they are presented alike, and their weapons can be
the same: a category or name in common and no number against another, or one of them does not say which weapons.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sijill.code.draft import Draft
from sijill.code.transfer.items import named_as

Item = dict[str, Any]
# Steps that may be told of one lot one after the other. Practice and deeds stay apart.
_TO_COME = frozenset({"requested", "offered", "negotiating", "ordered", "delivering", "delivered", "licensed"})
_LED = frozenset({"requested", "negotiating"})
_LED_TO = frozenset({"ordered", "delivering", "delivered", "licensed"})
_GIVEN = frozenset({"supplying", "delivered"})  # what is denied is denied, whichever of them it would be
_STOPS = frozenset({"suspended", "refused", "cancelled"})
_ANYONES = frozenset({"ammunition", "services", "technology", "other", "unspecified"})  # said of many lots at once
_EARLIER = {"refused": "requested", "licensed": "suspended"}
_SORTS = {"other_aircraft": frozenset({"combat_aircraft", "helicopter", "uav"})}  # what a wider word may mean
_HANDINGS = frozenset({"supplying", "delivering", "delivered"})
_TURNED_DOWN = frozenset({"requested", "refused"})
_NO = frozenset({"refused", "suspended", "cancelled", "returned", "in_production"})


@dataclass(slots=True)
class Lot(Draft):
    """A draft of a transfer.

    `open`: a package or deal whose weapons and price may be told further on; `headline`: told in the present of a
    title, of which the report itself says whether it is done; `topic`: only spoken about (إن تسليم الدبابات سيطيل ...);
    `pair`: the two that conclude it, where nothing says who of them sells; `hint`: of what need not be arms, so that it
    only tells the sides of what the report names elsewhere (أولى طائراتها من سيول, then مقاتلات).
    """

    open: bool = False
    hint: bool = False
    topic: bool = False
    pair: frozenset[str] = frozenset()

    def take_count(self, items: list[Item]) -> bool:
        """Give its one sort of weapon the number told behind with a wider word: تشمل الصفقة عشرين طائرة.

        True where the word and the number fit.
        """
        counted = [i for i in items if i["quantity"] is not None and not i["name"]]
        held: list[Item] = self.fields["items"]
        if len(counted) != 1 or len(held) != 1 or held[0]["quantity"] not in (None, counted[0]["quantity"]):
            return False
        wide, narrow = counted[0]["category"], held[0]["category"]
        if wide != narrow and narrow not in _SORTS.get(wide, ()):
            return False
        held[0]["quantity"] = counted[0]["quantity"]
        return True

    def add_items(self, items: list[Item]) -> None:
        """Take over the items of another mention; «weapons» give way to what they are."""
        held: list[Item] = self.fields["items"]
        for item in items:
            same = next((h for h in held if _is_one_item(h, item)), None)
            if same is None:
                held.append(item)
                continue
            same["name"] = same["name"] or item["name"]
            same["quantity"] = same["quantity"] if same["quantity"] is not None else item["quantity"]
        listed = len(items) > 1 and any(_is_vague(i) for i in items)  # صواريخ وأسلحة أخرى
        known = [i for i in held if listed or i["category"] != "unspecified" or i["name"] or i["quantity"] is not None]
        self.fields["items"] = known or held[:1]


def settle(lot: Lot, out: list[Lot]) -> None:
    """Join a draft with the lot it tells of, or keep it as a new one."""
    if _is_anyones(lot, out):
        out.append(lot)
        return
    if lot.topic and (not (lot.fields["supplier"] and lot.fields["recipient"]) or any(_is_told(h, lot) for h in out)):
        return
    for held in reversed(out):
        if (
            held.headline
            and not lot.headline
            and not _is_vaguer(lot, held)
            and _sides_agree(held, lot)
            and _items_agree(_named_as_in(held.fields["items"], lot.fields["items"]), lot.fields["items"])
        ):
            held.fields["items"] = _named_as_in(held.fields["items"], lot.fields["items"])
            held.reality, held.fields["steps"], held.headline = lot.reality, lot.fields["steps"], False
            _merge(held, lot)
            return
        if _is_one(held, lot) or _led_to(held, lot):
            _merge(held, lot)
            return
    out.append(lot)


def _is_vaguer(lot: Lot, held: Lot) -> bool:
    """Whether a draft names no arms, where the title does: it may be of others that were given before."""
    vague, named = (all(_is_vague(i) for i in h.fields["items"]) for h in (lot, held))
    return vague and not named


def _named_as_in(titled: list[Item], told: list[Item]) -> list[Item]:
    """The items of a title, which may leave out the version of a type: صواريخ تاو, then تاو 2."""
    out = []
    for item in titled:
        name = named_as(item)
        longer = (t["name"] for t in told if name and named_as(t).startswith(f"{name} "))
        out.append(item | {"name": next(longer, item["name"])})
    return out


def _is_told(held: Lot, lot: Lot) -> bool:
    """Whether a report has told of the transfer that it speaks about."""
    return _sides_agree(held, lot) and _items_agree(held.fields["items"], lot.fields["items"])


def _is_anyones(lot: Lot, out: list[Lot]) -> bool:
    """Whether a package told without its receiver could be that of several told before."""
    if not lot.open or (lot.fields["supplier"] and lot.fields["recipient"]):
        return False
    return len({h.fields["recipient"] for h in out if h.open and _is_one(h, lot)}) > 1


def _led_to(a: Lot, b: Lot) -> bool:
    """Whether one tells of the talks or the request that led to what the other tells as done; it is then done."""
    done, before = (a, b) if a.reality == "actual" else (b, a)
    steps = {s["step"] for s in before.fields["steps"]}
    if done.reality != "actual" or before.reality != "planned" or not steps <= _LED or not _sides_agree(a, b):
        return False
    came = {s["step"] for s in done.fields["steps"]}
    if not came & (_LED_TO | _TURNED_DOWN) or not _same_items(a.fields["items"], b.fields["items"]):
        return False
    counted = [any(i["quantity"] is not None for i in h.fields["items"]) for h in (done, before)]
    down = "refused" in came and came <= _TURNED_DOWN and steps == {"requested"}
    told = down or all(counted) or ("licensed" in came and not counted[1])  # the request for those
    if told:
        a.reality = "actual"
    return told


def _without_earlier(steps: set[str]) -> set[str]:
    """Steps without what only led to one of them: a request that is refused, a stop that a leave ends."""
    return steps - {_EARLIER[step] for step in steps if step in _EARLIER}


def _is_one(a: Lot, b: Lot) -> bool:
    f, g = a.fields, b.fields
    if a.reality != b.reality or not _sides_agree(a, b) or (not a.open and _is_package(b)):
        return False
    x, y = (_without_earlier({s["step"] for s in h["steps"]}) for h in (f, g))
    denied = a.reality == "denied" and (x | y) <= _GIVEN and f["supplier"] == g["supplier"]
    same = _is_same_handing(a, b, x, y)
    if x != y and not (denied or same) and ((x | y) & _NO or not ((x | y) <= _TO_COME)):
        return False
    if x != y and a.reality == "actual" and not same and not _same_items(f["items"], g["items"]) and not _is_part(a, b):
        return False
    sums = {h["value"] for h in (f, g) if h["value"] is not None}
    if len(sums) > 1 or _dates_differ(f["steps"], g["steps"]):
        return False
    if a.open and not (a.pair or (f["supplier"] and f["recipient"])) and all(_is_vague(i) for i in g["items"]):
        return False  # what comes later may leave a side or the weapons out, not the other way round
    return _items_agree(f["items"], g["items"])


def _is_same_handing(a: Lot, b: Lot, x: set[str], y: set[str]) -> bool:
    """Whether a supply of known arms, told of without its step, is the handing over told elsewhere."""
    f, g = a.fields, b.fields
    if a.reality != "actual" or "supplying" not in x ^ y or not (x | y) <= _HANDINGS or not (x and y):
        return False
    if not any(h["supplier"] and h["recipient"] for h in (f, g)) or _dates_differ(f["steps"], g["steps"]):
        return False
    known = all((i["name"] or i["quantity"] is not None) and i["category"] not in _ANYONES for i in g["items"])
    return known and _same_items(f["items"], g["items"]) and {f["value"], g["value"]} == {None}


def _is_part(a: Lot, b: Lot) -> bool:
    """Whether what is delivered of one kind is of a lot that was bought with others: وتسلمت أولى مقاتلاتها."""
    ordered = any(s["step"] == "ordered" for s in a.fields["steps"])
    items = b.fields["items"]
    handed = [s["step"] for s in b.fields["steps"]] == ["delivering"]
    uncounted = all(i["quantity"] is None and i["category"] not in _ANYONES for i in items)
    return ordered and handed and uncounted and all(any(_is_one_item(i, h) for h in a.fields["items"]) for i in items)


def _is_package(lot: Lot) -> bool:
    """Whether a lot is a package announced with its sum, which is another than the arms told before it."""
    return lot.open and lot.fields["value"] is not None and all(_is_vague(i) for i in lot.fields["items"])


def _sides_agree(a: Lot, b: Lot) -> bool:
    """The same sides, or one side the same and the other unsaid in one of them; of two who conclude a deal, each."""
    same, f, g = 0, a.fields, b.fields
    named = {h[s].split(":")[0] for h in (f, g) for s in ("supplier", "recipient") if h[s]}
    if a.pair and b.pair:
        return a.pair == b.pair
    if a.pair or b.pair:
        return bool(named) and named <= (a.pair | b.pair)
    for side in ("supplier", "recipient"):
        p, q = (h[side] and h[side].split(":")[0] for h in (f, g))
        if p and q:
            if p != q:
                return False
            same += 1
    return same > 0


def _items_agree(a: list[Item], b: list[Item]) -> bool:
    if any(all(_is_vague(i) for i in items) for items in (a, b)):
        return True
    pairs = [(x, y) for x in a for y in b if _is_one_item(x, y)]
    return bool(pairs) and not any(
        _counts_differ(x, y) for x in a for y in b if x["category"] == y["category"] and named_as(x) == named_as(y)
    )


def _dates_differ(a: list[dict[str, Any]], b: list[dict[str, Any]]) -> bool:
    """Whether the same step is told of two days, months or years of which neither lies in the other."""
    dates = {s["step"]: s["date"] for s in a if s["date"]}
    pairs = ((dates.get(s["step"]), s["date"]) for s in b if s["date"])
    return any(p and not (p.startswith(q) or q.startswith(p)) for p, q in pairs)


def _same_items(a: list[Item], b: list[Item]) -> bool:
    return len(a) == len(b) and all(any(_is_one_item(x, y) for y in b) for x in a)


def _is_vague(item: Item) -> bool:
    return item["category"] == "unspecified" and not item["name"] and item["quantity"] is None


def _is_one_item(a: Item, b: Item) -> bool:
    if a["category"] != b["category"] or _counts_differ(a, b):
        return False
    return not a["name"] or not b["name"] or named_as(a) == named_as(b)


def _counts_differ(a: Item, b: Item) -> bool:
    return a["quantity"] is not None and b["quantity"] is not None and a["quantity"] != b["quantity"]


def _merge(held: Lot, new: Lot) -> None:
    f, g = held.fields, new.fields
    for key in ("supplier", "recipient", "value", "unit", "financing"):
        f[key] = f[key] if f[key] is not None else g[key]
    held.add_items(g["items"])
    steps = {s["step"]: s for s in f["steps"]}
    for step in g["steps"]:
        known = steps.get(step["step"])
        if known is None:
            steps[step["step"]] = step
        else:
            known["date"] = known["date"] or step["date"]
    if len(steps) > 1 and steps.keys() <= _HANDINGS:
        steps.pop("supplying", None)
    f["steps"] = list(steps.values())
    held.pair = held.pair if not (f["supplier"] or f["recipient"]) else frozenset()
    held.open = held.open or new.open
    held.at = max(held.at, new.at)
    held.absorb(new)


def fill_sides(lots: list[Lot], hints: list[Lot], usual: str | None) -> None:
    """Fill a side that one lot leaves out: from the lots and hints with the same other side and kind of weapon, if they
    agree, or with the supplier whose exports the report is about (`usual`).
    """  # noqa: D205
    for lot in lots:
        if {s["step"] for s in lot.fields["steps"]} & {"in_production"}:
            continue
        for side, known in (("supplier", "recipient"), ("recipient", "supplier")):
            if lot.fields[side] is not None or lot.fields[known] is None:
                continue
            told = {h.fields[side]: None for h in [*lots, *hints] if h is not lot and _tells(h, lot, side, known)}
            found = next(iter(told)) if len({t.split(":")[0] for t in told}) == 1 else None
            if found is None and side == "supplier" and usual not in (None, lot.fields["recipient"]):
                found = usual
            lot.fields[side] = found


def _tells(a: Lot, b: Lot, side: str, known: str) -> bool:
    """Whether a lot names a side that another with the same weapons and other side leaves out."""
    f, g = a.fields, b.fields
    if side == "supplier" and _is_ended(a) and not _is_ended(b):
        return False  # excluded from one programme, it buys from another
    if f[side] is None or f[known] != g[known] or f[side].split(":")[0] == g[known].split(":")[0]:
        return False
    return any(_is_like(x, y) or (a.hint and _is_wider(x, y)) for x in f["items"] for y in g["items"])


def _is_wider(a: Item, b: Item) -> bool:
    """Whether an item may be told elsewhere by a narrower word: طائرات, then مقاتلات."""
    return b["category"] in _SORTS.get(a["category"], ()) and not a["name"]


def _is_ended(lot: Lot) -> bool:
    """Whether all that a lot tells of is a stop or a refusal."""
    return all(s["step"] in _STOPS for s in lot.fields["steps"])


def _is_like(a: Item, b: Item) -> bool:
    """Whether two items are of one kind: the same name, or the same category where one has no name."""
    if a["category"] != b["category"] or _is_vague(a) or (a["category"] in _ANYONES and not (a["name"] and b["name"])):
        return False
    return not a["name"] or not b["name"] or named_as(a) == named_as(b)
