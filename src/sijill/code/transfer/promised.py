"""The sides of arms of which a relative clause tells who promised them to whom, or asked them of whom.

لم تصل الدبابات التي وعدت بها برلين كييف      who promised supplies, who was promised receives
ستصل الصواريخ التي طلبتها كييف من برلين       who asked receives, of whom they were asked supplies
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.sentence.phrases import BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.lots import Lot
from sijill.code.transfer.signings import date_of_signing
from sijill.code.transfer.targets import is_told_behind
from sijill.code.transfer.two_sides import Sides
from sijill.records import Mention

_NEAR = 5  # words from a promise to who promises and to whom
_OTHER = {"offered": (BARE, OF, "to"), "requested": ("from",)}


def put_promised(scene: Scene, sentence: Sentence, act: Act, sides: Sides, told: Iterable[Lot]) -> None:
    """Fill the sides left open of arms that a relative clause behind them says are promised or asked for."""
    word = next((m for m in sentence.of("transfer_mode") if _tells(scene, act, m)), None)
    if word is None:
        return
    behind = [p for p in scene.phrases(sentence) if 0 <= p.first - word.last <= _NEAR]
    subject = behind[0] if behind and behind[0].link in (BARE, OF) else None
    if subject is None:
        return
    promised = word.code == "offered"
    other = next((p for p in behind[1:] if p.link in _OTHER[word.code] and p.first - subject.last <= 1), None)
    if promised and other is None and sides.recipient is None:
        gives = _gives(subject, told)
        if gives is None:
            return  # وعدت بها كييف: who promised them, or was promised them
        promised = gives
    sides.put("supplier", subject if promised else other)
    sides.put("recipient", other if promised else subject)


def _gives(subject: ActorPhrase, told: Iterable[Lot]) -> bool | None:
    """Whether who may promise or be promised arms gives them, as the report told of others; None if it did not."""
    receivers = {h.fields["recipient"] for h in told if h.fields["recipient"]}
    return not set(subject.codes) & receivers if receivers else None


def day_asked(scene: Scene, sentence: Sentence, act: Act) -> dict[str, str | None] | None:
    """The request that a clause behind weapons tells of, which are there by now: مروحيات كانت طلبتها عام 2019."""
    word = next((m for m in sentence.of("transfer_mode") if _tells(scene, act, m) and m.code == "requested"), None)
    if word is None or word.tense != "past" or word.first < act.word.first:
        return None
    date = date_of_signing(scene, sentence, word)
    return {"step": "requested", "date": str(date.code) if date is not None else None}


def _tells(scene: Scene, act: Act, m: Mention) -> bool:
    apart = m is not act.word or m.tense is None  # of a verb the act itself has found the sides
    return apart and m is not act.mode and is_told_behind(scene, m, act.group)
