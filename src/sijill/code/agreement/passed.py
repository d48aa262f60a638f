"""Whether what is approved, voted for, refused or agreed on is something else, and not the instrument beside it."""

from __future__ import annotations

from sijill.code.agreement.objects import is_relative
from sijill.code.sentence.scene import Scene
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_UPON = "علي"  # what is approved follows it, and no one who approves (موافقتها على مقترح اللجنة)
_UPON_REACH = 6  # words from على to the instrument that is approved
_OBJECT = 12  # words between a verb and its object: who does it and when
_PASSED = rule_words("agreement.passed", "passed")
_LAWS = rule_words("agreement.passed", "laws")
_CONSENT = rule_words("agreement.passed", "consent")
_IN_FAVOUR = rule_words("agreement.passed", "in_favour")
_CALLS = rule_words("agreement.passed", "calls")
_VOTES = rule_words("agreement.passed", "votes")
_SOUGHT = rule_words("agreement.passed", "sought")
_TRUTH = rule_words("agreement.passed", "truth")
_UPON_IT = rule_words("agreement.passed", "upon_it")
_SOUGHT_BACK = 3  # words from what a truce is only sought by to it


def passes_other(scene: Scene, m: Mention, anchor: Mention) -> bool:
    """Whether what is approved or voted for is a resolution or budget, and not the instrument that stands in it.

    صوت المجلس لصالح قرار يدعو إلى هدنة, أقر البرلمان عقوبات بسبب الاتفاق, اتفقا على ضرورة وقف إطلاق النار
    """
    sought = anchor.data.get("ceasefire") and _is_sought(scene, m, anchor)
    if sought or _is_comment(scene, m, anchor) or _signs_law(scene, m, anchor):
        return True
    if m.kind != "approval" and m.code != "rejected":
        return False
    if m.first >= anchor.last:
        return _keeps_word(scene, m) or _passes_behind(scene, m, anchor)
    between = scene.words[m.last : anchor.first]
    if _keeps_word(scene, m) or (m.code == "approved" and _is_of_else(scene, m, between)):
        return True
    at = next((i for i, w in enumerate(between) if w.removeprefix("ال") in _PASSED), None)
    if at is not None and _CONSENT.isdisjoint(between[at:]):
        return True
    return bool(anchor.data.get("ceasefire")) and not _IN_FAVOUR.isdisjoint(between)


def _signs_law(scene: Scene, m: Mention, anchor: Mention) -> bool:
    """Whether it is a law or decree that is signed: وقع الرئيس قانون التصديق على الاتفاقية."""
    if m.code != "signed" or m.tense is None or m.last > anchor.first:
        return False
    return any(is_listed(word, _LAWS) for word in scene.words[m.last : anchor.first])


def _is_comment(scene: Scene, m: Mention, anchor: Mention) -> bool:
    """Whether a word of suspending is one of commenting, which على leads to the instrument: تعليقا على الاتفاق.

    To suspend consent to it is none: علق المجلس مصادقته على الاتفاق.
    """
    if m.code != "suspended" or scene.words[anchor.first - 1] != _UPON or not m.last < anchor.first:
        return False
    return not any(o.kind in ("approval", "stage") for o in scene.marked.between(m.last, anchor.first))


def _keeps_word(scene: Scene, m: Mention) -> bool:
    """Whether a word that may be of ratifying is one of truth, no على behind it: صدقت الحكومة ونفذت ما اتفق عليه."""
    if m.tense is None or not is_listed(scene.words[m.first], _TRUTH, "وفس"):
        return False
    behind = scene.words[m.last : m.last + _OBJECT]
    return not any(is_listed(word, _UPON_IT) for word in behind)


def _is_sought(scene: Scene, m: Mention, truce: Mention) -> bool:
    """Whether what is agreed on before a truce is to seek one: اتفقا على ضرورة وقف إطلاق النار."""
    if m.code not in ("agreed", "approved") or m.last > truce.first:
        return False
    before = scene.words[max(m.last, truce.first - _SOUGHT_BACK) : truce.first]
    called = scene.words[max(0, m.first - _SOUGHT_BACK) : m.first] if m.tense is None else []
    if any(is_listed(word, _CALLS, "وبل", article=True) for word in called):
        return True  # دعوات إلى التوصل إلى هدنة
    return any(is_listed(word, _SOUGHT, "وبل") for word in before)


def _passes_behind(scene: Scene, m: Mention, anchor: Mention) -> bool:
    """Whether an approval or refusal behind an instrument is of something else: اتفاق التطبيع: الموافقة على بند."""
    truce = bool(anchor.data.get("ceasefire"))
    votes = truce and is_listed(scene.words[m.first], _VOTES, "و", article=True)  # صوتت 14 دولة ضد القرار
    behind = scene.words[m.last : m.last + 1]
    if votes or _admits(scene, m) or _has_own_object(scene, m):
        return True
    return behind == ["علي"] or (truce and behind in (["ضده"], ["ضدها"], ["ضد"]))


def _has_own_object(scene: Scene, verb: Mention) -> bool:
    """Whether a verb behind an instrument passes a resolution or a budget: عن الاتفاق، وأقر البرلمان قرارا."""
    if verb.tense is None or verb.pronoun or is_relative(scene, verb):
        return False
    return any(w.removesuffix("ا") in _PASSED or w in _PASSED for w in scene.words[verb.last : verb.last + _OBJECT])


def _is_of_else(scene: Scene, m: Mention, between: list[str]) -> bool:
    """Whether what is approved or admitted stands first, the instrument far behind it: موافقة على التخصيب ... وحلف."""
    if _admits(scene, m):
        return True
    upon = next((i for i in range(len(between) - 1, -1, -1) if between[i] == _UPON), None)
    return upon is not None and len(between) - upon > _UPON_REACH


def _admits(scene: Scene, m: Mention) -> bool:
    """Whether a word of approving is one of admitting: إقرارها الضمني بالإبادة."""
    is_admission = scene.words[m.first].removeprefix("و").startswith(("اقر", "تقر", "يقر"))
    return is_admission and any(w.startswith("ب") for w in scene.words[m.last : m.last + 2])
