"""What is found in a shipment that is seized, where a sentence behind lists it: أسفر التفتيش عن العثور على صواريخ."""

from __future__ import annotations

from sijill.code.items import Group
from sijill.code.lots import Lot
from sijill.code.scene import Scene, Sentence

_BACK = 3  # sentences from a seizure to what is found
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
