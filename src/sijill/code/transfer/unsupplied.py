"""Words that read as a transfer of arms but tell none: arms that strike, are stopped in flight, or only counted.

وصلت صواريخ الحركة إلى المدينة         they strike
أطلقت صاروخا لوقف المسيرات             they are shot down
أطلقت صاروخين وعدة مسيرات              «several», and no pledge
بلغت المساعدات العسكرية مليار دولار    a sum of aid, and no gift of it
"""

from __future__ import annotations

from sijill.code.sentence.phrases import OF
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.deals import makers_of
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_ARRIVE, _INTEREST, _PLEDGE = "transfers.arrive", "transfers.interest", "transfers.pledge"
_FLYING = frozenset({"missile", "uav", "ammunition", "artillery"})
_SHIPPED = rule_words("transfer.unsupplied", "shipped")
_SEVERAL = "ة"  # عدة, written as a promise of his is (وعده) where the dots of ة are left out
_MAKING = "transfers.produce"
_COMES_TO = rule_words("transfer.unsupplied", "comes_to")
_TO = "الي"  # وصلت إلى مليار, but وصلت إلى بيروت مساعدات بقيمة مليار
_CRAFT = frozenset({"ship", "other_aircraft", "helicopter", "combat_aircraft"})
_SERVES = rule_words("transfer.unsupplied", "serves")
_SERVES_REACH = 3  # words from serving to the making: تدخل في صناعة
_LADEN_REACH = 8  # words from a craft to the word that says what it carries: its sort, whose it is, the port
_SUM_REACH = 8  # words from aid to the sum that it comes to: whose and for whom it is


def is_no_supply(scene: Scene, sentence: Sentence, act: Act) -> bool:
    """Whether an act hands nothing over, and makes nothing either."""
    return (
        _strikes(scene, sentence, act)
        or _is_stopped_in_flight(scene, act)
        or _is_noun_of_interest(act)
        or _is_several(scene, act.word)
        or _is_own_stock(act)
        or _is_sum_of_aid(scene, sentence, act)
        or _is_in_another_clause(scene, act)
        or _is_carrier(sentence, act)
        or _is_use_of_means(scene, act)
        or _is_talked_of(scene, sentence, act)
    )


def _strikes(scene: Scene, sentence: Sentence, act: Act) -> bool:
    """Whether what arrives are missiles of somebody named right behind them, which strike: وصلت صواريخ الحركة إلى."""
    if act.word.entry != _ARRIVE or not all(i["category"] in _FLYING for i in act.group.items):
        return False
    whose = any(p.first == act.group.last and p.link == OF for p in scene.phrases(sentence))
    near = scene.words[max(sentence.first, act.group.first - 2) : act.group.first]
    return whose and not any(is_listed(w, _SHIPPED, "وب", article=True) for w in near)


def _is_stopped_in_flight(scene: Scene, act: Act) -> bool:
    """Whether known missiles or drones are themselves what is to be stopped: لوقف الصواريخ."""
    word = act.word
    stops = word.kind == "transfer_mode" and word.code == "suspended" and word.proclitic[-1:] == "ل"
    flying = all(i["category"] in _FLYING for i in act.group.items)
    return stops and flying and 0 <= act.group.first - word.last <= 1 and scene.words[act.group.first].startswith("ال")


def _is_noun_of_interest(act: Act) -> bool:
    """Whether interest is spoken of as a thing, and nobody's: كل هذا الاهتمام بالغواصة."""
    return act.word.entry == _INTEREST and act.word.tense is None and act.word.article


def _is_several(scene: Scene, word: Mention) -> bool:
    """Whether what reads as a promise is «several»."""
    text = scene.marked.document.text[word.start : word.end]
    return word.entry == _PLEDGE and text.endswith(_SEVERAL) and bool(word.pronoun)


def _is_own_stock(act: Act) -> bool:
    """Whether supplies with a pronoun stand behind arms of which they are not: تعزيز ذخائرها وإمداداتها."""
    word = act.word
    supplies = bool(word.data.get("habit")) and word.tense is None and word.kind == "transfer"
    return supplies and bool(word.pronoun) and word.proclitic[:1] == "و" and act.group.first < word.first


def _is_sum_of_aid(scene: Scene, sentence: Sentence, act: Act) -> bool:
    """Whether a verb only tells what sum aid has come to: تجاوزت المساعدات العسكرية لليما مليار دولار."""
    verb = act.word.first if act.word.entry == _ARRIVE and act.group.aid is not None else act.word.first - 1
    if verb < sentence.first or not (act.word.first == verb or act.word.data.get("loose")) or act.mode is not None:
        return False
    sums = (m for m in sentence.of("money") if 0 <= m.first - act.group.last <= _SUM_REACH)
    told = any(act.word.first != verb or scene.words[m.first - 1] == _TO for m in sums)
    return told and is_listed(scene.words[verb], _COMES_TO)


def _is_in_another_clause(scene: Scene, act: Act) -> bool:
    """Whether a comma and a new deed part a making from weapons: عمليات التصنيع، واستفادت من الأسلحة."""
    word, breaks = act.word, scene.marked.words.breaks
    if word.entry != _MAKING or word.tense is not None:
        return False
    return any(breaks[i] and scene.words[i][0] == "و" for i in range(word.last, act.group.first))


def _is_carrier(sentence: Sentence, act: Act) -> bool:
    """Whether a craft that arrives only brings other things: وصلت سفينة حربية روسية إلى الميناء محملة بمعدات."""
    if act.word.entry != _ARRIVE or not all(i["category"] in _CRAFT for i in act.group.items):
        return False
    laden = (m for m in sentence.of("transfer") if m.data.get("carried"))
    return any(0 <= m.first - act.group.last <= _LADEN_REACH for m in laden)


def _is_use_of_means(scene: Scene, act: Act) -> bool:
    """Whether a making is only what materials serve for or would be enough for: مواد تكفي لإنتاج 800 صاروخ."""
    if act.word.entry != _MAKING or act.word.tense is not None:
        return False
    before = scene.words[max(0, act.word.first - _SERVES_REACH) : act.word.first]
    return any(is_listed(w, _SERVES, "و", article=True) for w in before)


def _is_talked_of(scene: Scene, sentence: Sentence, act: Act) -> bool:
    """Whether weapons are only talked of, by no maker of theirs that is known: محادثات مع طهران بشأن الصواريخ.

    يتفاوض المغرب مع واشنطن بشأن مقاتلات «إف-35» tells of a purchase.
    """
    if act.word.kind != "transfer_mode" or act.word.code != "negotiating":
        return False
    named = {code for phrase in scene.phrases(sentence) for code in phrase.codes}
    return makers_of(act.group.mentions).isdisjoint(named)
