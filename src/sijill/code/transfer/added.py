"""What sentences behind add to a transfer told before: what a package holds and costs, what a search brings to light.

وتشمل الصفقة 24 مدرعة، وتبلغ قيمتها مليار دولار      the deal told before
أسفر التفتيش عن العثور على صواريخ                    the shipment seized before
وتتألف الحزمة من: - 12 مدرعة - 300 صاروخ              lines of a list, each with its arms
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.deal_later import is_of_deal
from sijill.code.transfer.items import Group, groups_of
from sijill.code.transfer.lots import Lot
from sijill.text import STOP

_AGAIN = 4  # sentences over which «the package» points back
_NAMED_AGAIN = 8  # the same where it is named and said to hold something: وتشمل هذه المساعدات 60 زورقا
_HELD = 30  # words from «which holds» to the arms
_VALUE_REACH = 9  # words between قيمة and the sum
_LIST_BACK = 2  # sentences from a package to the list of what it holds
_BACK = 3  # sentences from a seizure to what is found
_OPENS = 2  # words from «which consists of» to the end of its sentence
_NEAR = 4  # words from finding to the arms
_APART = 9  # words between two lists of what is found
_SEIZED = frozenset({"transfers.seize", "transfers.foil"})


def add_found(scene: Scene, sentence: Sentence, groups: list[Group], lots: list[Lot]) -> None:
    """Add what is found to the seizure told last, if that does not say what it is of."""
    lot = next((h for h in reversed(lots) if not _SEIZED.isdisjoint(h.rules)), None)
    cue = next((c for c in sentence.of("transfer_cue") if c.code == "found"), None)
    if lot is None or cue is None or not 0 <= sentence.index - lot.at <= _BACK:
        return
    if any(i["category"] != "unspecified" for i in lot.fields["items"]):
        return
    last = cue.last
    for group in groups:
        if group.first < cue.last or group.first - last > (_NEAR if last == cue.last else _APART):
            continue
        lot.add_items([dict(i) for i in group.items])
        lot.evidence.append(scene.clause_evidence(sentence, cue, *group.mentions))
        last = group.last


def add_lists(scene: Scene, lots: list[Lot]) -> None:
    """Add what the lines of a list say, which a sentence on a package opens (وتتألف الحزمة من: ...)."""
    for sentence in scene.sentences:
        opens = any(c.code == "include" and sentence.last - c.last <= _OPENS for c in sentence.of("transfer_cue"))
        near = (h for h in reversed(lots) if h.open and 0 <= sentence.index - h.at <= _LIST_BACK)
        lot = next(near, None) if opens else None
        for line in scene.sentences[sentence.index + 1 :] if lot is not None else ():
            groups = groups_of(scene, line)
            if not groups or any(i in scene.verb_starts for i in range(line.first, line.last)):
                break
            assert lot is not None  # noqa: S101 (else there are no lines)
            items = [i for i in lot.fields["items"] if i["category"] != "unspecified"]
            lot.fields["items"] = [*items, *(dict(i) for group in groups for i in group.items)]
            lot.evidence.extend(scene.clause_evidence(line, *group.mentions) for group in groups)


def add_to_last(scene: Scene, sentence: Sentence, taken: set[int], groups: list[Group], out: list[Lot]) -> None:
    """«وتشمل الصفقة ...», «وتبلغ قيمتها ...»: the weapons and the sum belong to the package or deal before."""
    last = next((lot for lot in reversed(out) if lot.open or is_of_deal(sentence, lot)), None)
    cues = sentence.of("transfer_cue")
    includes = [c for c in cues if c.code == "include"]
    named = any(c.code == "again" for c in cues)
    if last is None or not 0 <= sentence.index - last.at <= (_NAMED_AGAIN if named and includes else _AGAIN):
        return
    again = named or (includes and includes[0].first - sentence.first <= 2)
    if not again:
        return
    for g in groups:
        cue = next((c for c in includes if 0 <= g.first - c.last <= _HELD), None)
        if (cue is None and not (g.weak and named)) or id(g.mentions[0]) in taken:
            continue
        if g.weak and not last.take_count(g.items):
            continue
        if not g.weak:
            last.add_items([dict(i) for i in g.items])
        last.evidence.append(scene.clause_evidence(sentence, *([cue] if cue is not None else []), *g.mentions))
        last.at = sentence.index
    if not taken:
        _add_value(scene, sentence, last)


def _add_value(scene: Scene, sentence: Sentence, last: Lot) -> None:
    if last.fields["value"] is not None:
        return
    for cue in (c for c in sentence.of("transfer_cue") if c.code == "value"):
        money = next((m for m in sentence.of("money") if 0 <= m.first - cue.last <= _VALUE_REACH), None)
        if money is not None and STOP not in scene.marked.words.breaks[cue.last : money.first]:
            last.fields |= {"value": money.data.value, "unit": money.data.unit}
            last.evidence.append(scene.clause_evidence(sentence, cue, money))
            return
