"""Whether a word of an instrument is one where it stands: no contract for arms, no trade, no part of a name."""

from __future__ import annotations

from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_PURPOSE = 6  # words between an instrument, the purchase it is for, and the arms
_THE = ("ال", "وال", "بال", "لل")
_FEMININE = ("ه", "ات")
_SHORT_OF = rule_words("agreement.anchors", "short_of")
_FALLS_SHORT = 4  # words from falling short of an instrument to it
_UPON = "علي"
_BESIDE = 2  # words between an instrument and an adjective of it


def is_instrument(scene: Scene, sentence: Sentence, anchor: Mention) -> bool:
    """Whether a word of an instrument is one here: no contract for arms, no part of an organisation's name."""
    if _is_of_arms(scene, sentence, anchor) or _is_of_accession(sentence, anchor) or not _opens_title(scene, anchor):
        return False
    if not _SHORT_OF.isdisjoint(scene.words[max(sentence.first, anchor.first - _FALLS_SHORT) : anchor.first]):
        return False
    if anchor.data.get("any") and anchor.article and _is_close(scene.words[anchor.first - 1]):
        return False
    if _is_civil(sentence, anchor) or (anchor.data.get("upon") and scene.words[anchor.first - 1] != _UPON):
        return False
    if anchor.data.get("needs") and any(m.last == anchor.first for m in sentence.of("instrument")):
        return False  # اتفاق التعاون العسكري is the agreement
    return not any(m.first < anchor.first < m.last for m in sentence.of("actor"))


def _is_civil(sentence: Sentence, anchor: Mention) -> bool:
    """Whether an adjective beside an instrument makes it one of trade, sports or the like: اتفاقية تعاون رياضي."""
    beside = [m for m in sentence.of("area_adjective") if 0 <= m.first - anchor.last <= _BESIDE]
    return bool(beside) and all(m.code == "non_defence" for m in beside)


def _is_of_arms(scene: Scene, sentence: Sentence, anchor: Mention) -> bool:
    """Whether it is concluded to buy, sell or supply arms: a transfer, no treaty (اتفاقية للحصول على غواصات)."""
    if anchor.code == "treaty":
        return False
    for m in sentence.of("transfer"):
        if m.data.get("home"):
            continue  # an agreement to develop or make arms together
        if 0 <= m.first - anchor.last <= _PURPOSE and m.tense is None and _is_purpose(scene, m):
            return any(0 <= w.first - m.last <= _PURPOSE for w in _arms(sentence))
    return False


def _opens_title(scene: Scene, anchor: Mention) -> bool:
    """Whether an anchor that must opens a title in quotation marks, or points back with the article (والإعلان)."""
    if not anchor.data.get("quoted") or '"' in scene.marked.words.gaps[anchor.first] or anchor.article:
        return True
    named = scene.marked.between(anchor.last, anchor.last + 1)  # إعلان القاهرة
    return any(m.kind == "place" or (m.kind == "actor" and m.data["form"] == "capital") for m in named)


def _is_close(before: str) -> bool:
    """Whether «the document» behind such a word can be «close»: العلاقات الوثيقة, الشراكة الوثيقة."""
    return before.startswith(_THE) and before.endswith(_FEMININE)


def _is_of_accession(sentence: Sentence, anchor: Mention) -> bool:
    """Whether it is the paper of an accession to an alliance, told as that: بروتوكول انضمام السويد إلى الحلف."""
    joining = next((m for m in sentence.of("stage") if m.first == anchor.last and m.data.get("orgs")), None)
    if joining is None:
        return False
    return any(m.code in joining.data["orgs"] and m.first >= joining.last for m in sentence.of("actor"))


def _is_purpose(scene: Scene, m: Mention) -> bool:
    return split_clitic(m)[1] == "ل" or scene.words[m.first - 1] in ("علي", "بشان", "حول", "بهدف")


def _arms(sentence: Sentence) -> list[Mention]:
    """The arms of a sentence: no technology, and none that an area of cooperation names (إنتاج الذخائر)."""
    inside = {i for a in sentence.of("area") for i in range(a.first, a.last)}
    return [w for w in sentence.of("weapon", "designation") if w.code != "technology" and w.first not in inside]
