"""What a survey goes on telling of where a sentence does not say so again: military spending, or the trade in arms.

صارت الرياض أكبر مستورد للسلاح. وجاءت نيودلهي ثانية بواردات قيمتها 5 مليارات     imports of arms
سجل الإنفاق العسكري رقما قياسيا. وحلت الصين في المرتبة الثانية                  a place by what is spent
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_BACK = 3  # sentences over which a survey goes on
_NEEDS = 6  # words behind exports or imports in which arms are named
_TRADED = frozenset({"metrics.exports_of", "metrics.imports_of"})
_OF_ARMS = frozenset({"metrics.arms_exports", "metrics.arms_imports"})
_RANKED = frozenset({"metrics.greatest", "metrics.among_greatest"})
_OTHER_TRADE = frozenset({"trade_volume", "investment"})
_NUMBERS = frozenset({"number", "money", "percent"})
_BEHIND = rule_words("figure.surveyed", "behind")


def goes_on_of_trade(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether exports or imports of which nothing else is said are of the arms that were told of before them."""
    if noun.entry not in _TRADED or noun.tense is not None or not _says_no_more(scene, sentence, noun):
        return False
    near = [m for s in _near(scene, sentence) for m in s.mentions if m.last <= noun.first]
    return any(_is_of_arms(scene, m) for m in near) and not any(m.code in _OTHER_TRADE for m in near)


def is_surveyed(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence with a sum or share goes on with a survey of military spending or of the trade in arms."""
    if sentence.kinds.isdisjoint(("money", "percent")):
        return False
    told = (m for s in _near(scene, sentence) for m in s.of("metric"))
    return any(m.entry == "metrics.milex" or _is_of_arms(scene, m) for m in told)


def _near(scene: Scene, sentence: Sentence) -> list[Sentence]:
    return list(scene.sentences[max(0, sentence.index - _BACK) : sentence.index + 1])


def _says_no_more(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether no goods are named behind exports: وارداتها بنسبة, صادرات روسيا, بواردات قيمتها; not صادرات النفط."""
    at = noun.last
    if at >= sentence.last or not scene.soft_between(noun.first, at + 1):
        return True
    own = scene.words[noun.last - 1].endswith("ها")
    whose = max((m.last for m in scene.marked.between(at, at + 1) if m.kind in ("actor", "world")), default=0)
    if not (own or whose or scene.words[at] in _BEHIND):
        return False
    end = max(at, whose)
    goods = end + 1 < sentence.last and scene.words[end] == "من" and scene.soft_between(at, end + 2)
    return not goods or any(m.kind in _NUMBERS for m in scene.marked.between(end + 1, end + 2))


def _is_of_arms(scene: Scene, m: Mention) -> bool:
    """Whether a word is of the trade in arms by itself, or by the arms named behind it."""
    if m.entry in _OF_ARMS:
        return True
    if m.entry not in _TRADED and m.entry not in _RANKED:
        return False
    return any(o.kind == "defence_word" for o in scene.marked.between(m.last, m.last + _NEEDS))
