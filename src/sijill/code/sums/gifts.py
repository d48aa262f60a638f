"""Sums that are themselves what is given: no word beside them says what they measure.

تعهدت أوسلو بتقديم 7 مليارات دولار لكييف      who gives, by the verb
تلقت بيروت 3 مليارات دولار من الرياض           who gets it, by the verb
أقر الكونغرس 61 مليار دولار لأوكرانيا          what is voted or asked for, and for whom
"""

from __future__ import annotations

from sijill.code.sentence.frame import frame_of, last_named
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sums.sum_owners import allotted, parliament, taker_of
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_GIVEN = 7  # words from a verb of giving to the sum that it gives
_TO = 6  # words from a sum to who is given it
_PAYS = "transfers.pay"
_GIVES = frozenset(
    {
        "transfers.give",
        "transfers.pour",
        "transfers.move",
        "transfers.pledge",
        _PAYS,
        "metrics.spend",
        "metrics.allot",
    }
)
_VOTED = 9  # words from a vote or a request to the sum
_VOTES = frozenset(
    {
        "metrics.budget",
        "metrics.voted_for",
        "metrics.approved_sum",
        "transfers.refuse",
        "transfers.approve",
        "transfers.request",
    }
)
_FUND = 8  # words behind a sum, and behind what it is paid from, in which stands for whom it is
_FOR = 3  # words from a sum to whom it is for
_FUNDS = rule_words("sums.gifts", "funds")
_COMES_TO = rule_words("sums.gifts", "comes_to")
_GETS = frozenset({"transfers.receive", "transfers.obtain"})
_OF_A_PRICE = frozenset({"instrument", "weapon", "metric"})
_PRICED = _OF_A_PRICE | {"contract"}


def given(scene: Scene, sentence: Sentence, number: Mention) -> tuple[Mention, str, str] | None:
    """(the word of giving, who gives, who is given) of a sum that is itself what is given, None of any other.

    Who is given is "" where a sum is for several together.

    تعهدت أوسلو بتقديم 7 مليارات دولار لكييف
    منحت برلين عمان 50 مليون يورو لحماية الحدود
    """
    got = _got(scene, sentence, number) or _voted(scene, sentence, number)
    if got is not None:
        return got
    verbs = [m for m in sentence.of("transfer", "transfer_mode", "transfer_cue", "metric") if m.entry in _GIVES]
    near = [m for m in verbs if 0 <= number.first - m.last <= _GIVEN and (m.entry != _PAYS or m.tense is not None)]
    if not near:
        return None
    verb = max(near, key=lambda m: m.first)
    measured = verb.tense is None and not _COMES_TO.isdisjoint(scene.words[verb.last : number.first])
    if measured or any(m.kind in _OF_A_PRICE for m in scene.marked.between(verb.last, number.first)):
        return None  # بإنفاق بلغ 90 مليارا
    frame = frame_of(scene, verb, sentence)
    giver = frame.subject or last_named(scene, verb, sentence)
    if giver is None:
        return None
    taker = next((p for p in frame.links.get("to", ()) if p.first - number.last <= _TO), None) or frame.object
    bought = taker is not None and taker.last <= number.first and _buys(scene, sentence, number)
    if not bought and _is_of_goods(scene, sentence, number):
        return None  # خصصت أوتاوا 400 مليون لشراء صواريخ لكييف
    other = taker.code if taker is not None else allotted(scene, sentence, number, giver.code)
    return (verb, giver.code, other) if other and other != giver.code else None


def _got(scene: Scene, sentence: Sentence, number: Mention) -> tuple[Mention, str, str] | None:
    """The same where the verb tells who gets it: تلقت القوات اللبنانية 3 مليارات دولار من الولايات المتحدة."""
    for verb in sentence.of("transfer"):
        if verb.entry in _GETS and 0 <= number.first - verb.last <= _GIVEN:
            frame = frame_of(scene, verb, sentence)
            giver = next((p for p in frame.links.get("from", ()) if p.first - number.last <= _TO), None)
            taker = frame.subject or (frame.of if verb.tense is None else None)
            if giver is None or taker is None or _is_of_goods(scene, sentence, number, giver):
                continue
            if giver.code != taker.code:
                return verb, giver.code, taker.code
    return None


def _voted(scene: Scene, sentence: Sentence, number: Mention) -> tuple[Mention, str, str] | None:
    """The same of a sum for another state that is asked for, voted or refused: طلب من الكونغرس 24 مليارا لكييف."""
    taker = _taker(scene, sentence, number)
    takers = _several(scene, sentence, number) if taker is None else (taker,)
    words = sentence.of("figure_kind", "transfer_mode") if takers else ()
    near = [m for m in words if m.entry in _VOTES and 0 <= number.first - m.last <= _VOTED]
    if not near:
        return None
    word = max(near, key=lambda m: m.first)
    if any(m.kind in _PRICED for m in scene.marked.between(word.last, number.first)):
        return None
    before = [p for p in scene.phrases(sentence) if p.last <= number.first and set(takers).isdisjoint(p.codes)]
    before = [p for p in before if not _is_taker(scene, sentence, p)]
    giver = _votes(before) or parliament(scene)
    return (word, giver, taker or "") if giver is not None else None


def _several(scene: Scene, sentence: Sentence, number: Mention) -> tuple[str, ...]:
    """Those together for whom a sum is, by ل right behind it: 106 مليارات لأوكرانيا وتايوان."""
    behind = (p for p in scene.phrases(sentence) if p.first == number.last and p.link == "to")
    return next((p.codes for p in behind if len(p.codes) > 1), ())


def _is_from_fund(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether من behind a sum brings in what it is paid from: من أرباح الأصول الروسية, من صندوق السلام."""
    at = number.last + 1
    return at < sentence.last and scene.words[at].removeprefix("ال") in _FUNDS


def _taker(scene: Scene, sentence: Sentence, number: Mention) -> str | None:
    """For whom a sum is, by ل right behind it or behind what it is paid from."""
    taker = taker_of(scene, sentence, number, "")
    if taker is not None or scene.words[number.last : number.last + 1] != ["من"]:
        return taker
    if not _is_from_fund(scene, sentence, number):
        return None
    end = min(number.last + _FUND, sentence.last)
    behind = (p for p in scene.phrases(sentence) if number.last <= p.first < end and p.link == "to")
    return next((p.code for p in behind if len(p.codes) == 1), None)


def _is_taker(scene: Scene, sentence: Sentence, phrase: ActorPhrase) -> bool:
    """Whether a phrase names for whom a sum before it is, who gives nothing: 61 مليارا لكييف و26 لإسرائيل."""
    sums = scene.marked.between(max(sentence.first, phrase.first - _FOR), phrase.first)
    return phrase.link == "to" and any(m.kind == "money" for m in sums)


def _votes(before: list[ActorPhrase]) -> str | None:
    """The last state or union of those named before a sum that is voted."""
    return next((p.code for p in before[::-1] if len(p.codes) == 1 and p.code.isascii()), None)


def pays_another(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a sum is lent or given to another who buys with it: منحت أوتاوا كييف 60 مليونا لشراء قذائف.

    Who sells is then not told: what is told is the money.
    """
    if not _buys(scene, sentence, number):
        return False
    lent = (m for m in sentence.of("metric") if m.code == "loan" and 0 <= number.first - m.last <= _GIVEN)
    return any(lent) or given(scene, sentence, number) is not None


def _buys(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether «to buy» stands right behind a sum."""
    behind = scene.marked.between(number.last, min(number.last + 2, sentence.last))
    return any(m.kind == "transfer" and m.data.get("by") == "recipient" and m.proclitic.endswith("ل") for m in behind)


def _is_of_goods(scene: Scene, sentence: Sentence, number: Mention, giver: ActorPhrase | None = None) -> bool:
    """Whether a sum is the worth of what is named behind it, or pays for what is bought (لشراء صواريخ)."""
    if number.last >= sentence.last:
        return False
    if scene.words[number.last] == "من":
        of_giver = giver is not None and giver.first == number.last + 1
        return not (of_giver or _is_from_fund(scene, sentence, number))
    behind = scene.marked.between(number.last, min(number.last + 2, sentence.last))
    return any(m.kind == "transfer" and m.data.get("by") == "recipient" for m in behind)
