"""Whether a date beside a step of an agreement is that of another deed of the sentence.

اعتبر أمس أن توقيع الاتفاقية خطوة مهمة               it was said then
دارت معارك أمس قبل ساعات من سريان الهدنة             so much was before it
صادق البرلمان على الاتفاقية بعد يومين من توقيعها في مايو   the signing was then
أنهت الغارات الهدنة السارية منذ 2013                   it is in force since then
اتفقت الدولتان على هدنة تبدأ الجمعة                    it begins then
"""

from __future__ import annotations

from sijill.code.agreement.objects import is_relative
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.to_follow import is_on_that
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_SAID = 9  # words from a verb of saying to its date
_BACK = 3  # words from «after» to a step that it names: بعد يومين من توقيعها
_LASTING = frozenset({"existing", "in_force", "implementing", "negotiating", "extended"})
_ENDS = frozenset({"terminated", "suspended", "withdrawn", "rejected"})
_AFTER = rule_words("agreement.stage_dates", "after")
_DONE = rule_words("agreement.stage_dates", "done")


def is_of_another(scene: Scene, sentence: Sentence, step: Mention, date: Mention) -> bool:
    """Whether a date is that of a speech, or of a step or event set before or behind this step."""
    if date.last <= step.first:
        return (step.tense is None or _is_to_come(scene, step, date)) and _is_before(scene, sentence, step, date)
    between = scene.marked.between(step.last, date.first)
    if any(m.kind == "begin" and m.tense in ("present", "future") for m in between):
        return step.code not in _LASTING
    if any(m.code == "expired" and (m.tense in ("present", "future") or is_relative(scene, m)) for m in between):
        return True  # وقعتا اتفاقية تنتهي عام 2030, تجديد الهدنة التي انتهت في مايو
    if any(is_on_that(scene.words, i) for i in range(step.last, date.first)):
        return True  # وقعتا اتفاقية على أن يبدأ العمل بها في مايو
    if any(m.kind in ("stage", "approval") and m.pronoun and _is_after(scene, m) for m in between):
        return True
    return date.data.relation == "since" and step.code in _ENDS and date.first - step.last > 1


def _is_to_come(scene: Scene, step: Mention, date: Mention) -> bool:
    """Whether a step is still to come on a day that is the report's or past: قال أمس إنهما ستوقعان."""
    known = scene.marked.document.date
    return step.tense == "future" and known is not None and date.code <= known


def _is_before(scene: Scene, sentence: Sentence, step: Mention, date: Mention) -> bool:
    """Whether a date before a noun of a step is set off from it: by the clause of what is said, or by so much time."""
    between = range(date.last, step.first)
    if any(is_listed(scene.words[i], _AFTER, "و") for i in between):
        return True
    if not any(scene.words[i] in scene.links.clause for i in between) or scene.words[step.first - 1] in _DONE:
        return False
    said = [m for m in sentence.of("speech") if m.tense is not None and 0 <= date.first - m.last <= _SAID]
    return bool(said) and not any(i in scene.verb_starts for i in range(said[-1].last, date.first))


def _is_after(scene: Scene, step: Mention) -> bool:
    """Whether «after» or «before» stands shortly before a step."""
    return any(is_listed(w, _AFTER, "و") for w in scene.words[max(0, step.first - _BACK) : step.first])
