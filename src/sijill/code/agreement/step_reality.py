"""How a report presents a step of an agreement: as the words near it say, and as its own form does.

صدر مرسوم يتضمن التصديق على اتفاق               done by the decree
عرقلة تنفيذ الاتفاق الموقع                        signed, whatever is hindered
لم تتوصلا إلى اتفاق حول تمديد المعاهدة            no more done than the agreement on it
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_DRAFT = "مشروع"
_NOT = "غير"
_ACCORD = "instruments.agreement"
_BEGUN = 6  # words from a decree to what it holds
_AGREED_BACK = 10  # words from agreeing, who does and when, to what is agreed on
_AGREED_ON = frozenset({"extended", "terminated", "suspended"})  # what one may come to an agreement on
_DECREES = rule_words("agreement.step_reality", "decrees")


def reality_of(scene: Scene, m: Mention, sentence: Sentence) -> str:
    """How a step is presented; what a decree holds is done by it: صدر مرسوم يتضمن التصديق على اتفاق."""
    near = range(max(sentence.first + 1, m.first - _BEGUN), m.first)
    if m.kind == "approval" and any(scene.words[i] in _DECREES and scene.words[i - 1] != _DRAFT for i in near):
        return "actual"
    said = scene.reality.of(m, sentence.first)
    sought = _of_agreeing(scene, sentence, m)
    if sought is not None and said == "actual":
        return sought
    if "follows" in m.data and m.article and scene.words[m.first - 1] != _NOT:
        return "actual"  # عرقلة تنفيذ الاتفاق الموقع
    is_ahead = m.code == "expired" and m.tense == "present" and said == "actual"
    return "planned" if is_ahead else said  # تنتهي صلاحية الاتفاقية في 2027


def _of_agreeing(scene: Scene, sentence: Sentence, deed: Mention) -> str | None:
    """How what is agreed on is presented, if the agreeing is not done: لم تتوصلا إلى اتفاق حول تمديد المعاهدة."""
    if deed.tense is not None or deed.code not in _AGREED_ON:
        return None
    first = max(sentence.first, deed.first - _AGREED_BACK)
    near = (m for m in sentence.of("stage", "instrument") if first <= m.first < deed.first)
    words = [m for m in near if m.data.get("agree") or m.entry == _ACCORD]
    if not words or not scene.soft_between(words[-1].first, deed.first):
        return None
    said = [scene.reality.of(m, sentence.first) for m in words]
    return next((s for s in said if s != "actual"), None)
