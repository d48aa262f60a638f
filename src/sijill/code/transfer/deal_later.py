"""What is told later of a deal whose weapons were named before: that it was signed, called off or stopped, and when.

ألغت مانيلا شراء 16 مروحية. وكان العقد قد أبرم عام 2021     ordered in 2021, then cancelled
وقعت تايبيه عقدا لشراء 40 مدفعا ثم ألغته عام 2022           ordered, and cancelled in 2022
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.phrases import is_verb
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.lots import Lot
from sijill.code.transfer.signings import date_of_signing
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import STOP

# Which «the deal» may mean, beside what is ordered.
_DEALT = frozenset({"licensed", "negotiating", "requested", "cancelled", "suspended", "delivering"})
_SIGNED_BEFORE = frozenset({"ordered", "cancelled", "suspended", "delivering", "delivered"})
_STOPPED = frozenset({"ordered", "licensed", "delivering", "supplying"})
_STOPS = frozenset({"cancelled", "suspended"})
_IT = frozenset({"ه", "ها", "هما"})
_SIDES = ("supplier", "recipient")
_VALUE_REACH = 5  # words between قيمة and the sum
_NEAR = 3  # sentences over which «the contract» means the one told before
_SIGNING = 6  # words between a contract and the verb of its signing
_BEFORE = rule_words("transfer.deal_later", "before")
_THAT = "ان"


def is_of_deal(sentence: Sentence, lot: Lot) -> bool:
    """Whether «the deal» of a sentence may mean a lot: it is bought, or allowed, asked for or called off."""
    steps = {s["step"] for s in lot.fields["steps"]}
    return "ordered" in steps or (bool(steps & _DEALT) and any(c.article for c in sentence.of("contract")))


def tell_of_deal(scene: Scene, sentence: Sentence, acts: Iterable[Act], lots: list[Lot]) -> None:
    """Add to the transfer told last the signing of its contract, and its end, that a sentence tells without weapons."""
    if not lots:
        return
    used = {m.first for a in acts for m in (a.word, a.mode, a.contract) if m is not None}
    _tell_of_signing(scene, sentence, used, lots)
    _tell_of_stop(scene, sentence, used, lots)


def _tell_of_signing(scene: Scene, sentence: Sentence, used: set[int], lots: list[Lot]) -> None:
    """«The contract» told before, with the verb of its signing: وكان العقد قد أبرم عام 2021."""
    for deal in (c for c in sentence.of("contract") if c.article and c.first not in used):
        word = _signing_of(scene, sentence, deal)
        lot = _with_named(scene, sentence, lots) or _last(sentence, lots, _NEAR)
        if word is None or lot is None or lot.at == sentence.index or lot.reality != "actual":
            continue
        steps: list[dict[str, str | None]] = lot.fields["steps"]
        if not {s["step"] for s in steps} <= _SIGNED_BEFORE:
            continue
        date = date_of_signing(scene, sentence, word)
        day = str(date.code) if date is not None else None
        ordered = next((s for s in steps if s["step"] == "ordered"), None)
        if ordered is None:
            steps.insert(0, {"step": "ordered", "date": day})
        else:
            ordered["date"] = ordered["date"] or day
        lot.evidence.append(scene.clause_evidence(sentence, deal, word, date))
        _price(scene, sentence, word, lot)
        lot.rules.append(word.entry)
        return


def _signing_of(scene: Scene, sentence: Sentence, deal: Mention) -> Mention | None:
    """The past form that says of a contract that it was signed: right before it, or a few words behind."""
    for word in sentence.of("stage"):
        if word.code != "signed" or word.tense != "past" or word.first == deal.first:
            continue
        if word.last == deal.first or 0 <= word.first - deal.last <= _SIGNING:
            between = range(deal.last, word.first)
            parted = (
                any(i in scene.verb_starts for i in between)
                or STOP in scene.marked.words.breaks[deal.last : word.first + 1]
            )
            if not parted and scene.reality.of(word, sentence.first) == "actual":
                return word
    return None


def _tell_of_stop(scene: Scene, sentence: Sentence, used: set[int], lots: list[Lot]) -> None:
    """A verb of ending whose pronoun means the deal: ثم ألغته عام 2022, قبل أن تجمدها."""
    for verb in sentence.of("transfer_mode"):
        if verb.code not in _STOPS or verb.first in used or verb.data.get("outsider") or verb.data.get("needs"):
            continue
        lot = _last(sentence, lots, 1)
        if lot is None or not (verb.pronoun in _IT and is_verb(verb) and _is_done(scene, verb)):
            continue
        steps: list[dict[str, str | None]] = lot.fields["steps"]
        if (
            lot.reality != "actual"
            or not {s["step"] for s in steps} <= _STOPPED
            or not _fits(scene, sentence, verb, lot)
        ):
            continue
        date = date_of_signing(scene, sentence, verb)
        day = str(date.code) if date is not None else None
        steps[:] = [s | {"date": None} if day is not None and s["date"] == day else s for s in steps]
        steps.append({"step": verb.code, "date": day})
        lot.evidence.append(scene.clause_evidence(sentence, verb, date))
        lot.rules.append(verb.entry)
        return


def _is_done(scene: Scene, verb: Mention) -> bool:
    """Whether a verb is past, or what came after it: قبل أن تلغيه."""
    before = scene.words[max(0, verb.first - 2) : verb.first]
    told = verb.tense == "present" and before[-1:] == [_THAT] and before[0] in _BEFORE
    return told or (verb.tense == "past" and scene.reality.of(verb) == "actual")


def _fits(scene: Scene, sentence: Sentence, verb: Mention, lot: Lot) -> bool:
    """Whether who ends a deal, where it is said, is a side of it."""
    subject = frame_of(scene, verb, sentence).subject
    sides = {side.split(":")[0] for side in (lot.fields["supplier"], lot.fields["recipient"]) if side}
    return subject is None or bool(sides & set(subject.codes))


def _with_named(scene: Scene, sentence: Sentence, lots: list[Lot]) -> Lot | None:
    """The one deal told before with whom a sentence names, however far back: العقد مع موسكو أبرم عام 2021."""
    named = {c for p in scene.phrases(sentence) for c in p.codes}
    told = [h for h in lots if h.reality == "actual" and {s["step"] for s in h.fields["steps"]} <= _SIGNED_BEFORE]
    with_named = [h for h in told if named & {h.fields[side].split(":")[0] for side in _SIDES if h.fields[side]}]
    return with_named[0] if len(with_named) == 1 else None


def _price(scene: Scene, sentence: Sentence, word: Mention, lot: Lot) -> None:
    """Give a deal the price that stands behind the word of its signing: أبرم عام 2021 بقيمة مليار دولار."""
    cues = [c for c in sentence.of("transfer_cue") if c.code == "value" and c.first >= word.last]
    money = next((m for c in cues for m in sentence.of("money") if 0 <= m.first - c.last <= _VALUE_REACH), None)
    if money is not None and lot.fields["value"] is None:
        lot.fields |= {"value": money.data.value, "unit": money.data.unit}
        lot.evidence.append(scene.clause_evidence(sentence, word, money))


def _last(sentence: Sentence, lots: list[Lot], reach: int) -> Lot | None:
    """The transfer told last, if it is not too far back."""
    last = max(lots, key=lambda lot: lot.at)
    return last if 0 <= sentence.index - last.at <= reach else None
