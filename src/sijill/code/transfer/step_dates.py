"""Whether a date beside a step of a transfer is that of another deed of the sentence.

اشترت مقاتلات عام 2020، وتعتزم شراء مروحيات       2020 is the year of the purchase, not of the plan
تدرس سلوفاكيا، التي وقعت اتفاقا عام 2022، شراء    2022 is the year of the signing
بعد انسحابها عام 2021 طلبت شراء مقاتلات           2021 is the year of the withdrawal
"""

from __future__ import annotations

from sijill.code.sentence.event_dates import is_beyond_past
from sijill.code.sentence.phrases import is_verb
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.signings import date_of_signing, signing
from sijill.code.transfer.targets import is_told_behind
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA

_DEEDS = frozenset({"transfer", "transfer_mode", "stage", "approval"})
_STEPS = frozenset({"stage", "approval"})
_AFTER = rule_words("transfer.step_dates", "after")
_OWN = rule_words("transfer.step_dates", "own")
_BECAUSE = rule_words("transfer.step_dates", "because")
_AFTER_REACH = 8
_HAPPENED = frozenset({"crisis", "engagement", "stage", "approval", "transfer", "basing"})


def is_of_another(scene: Scene, sentence: Sentence, act: Act, step: str, date: Mention) -> bool:
    """Whether a date is that of another deed than an act: a verb before it has it, or a noun behind «after»."""
    if is_beyond_past((act.head, act.mode), date, scene.marked.document.date):
        return True  # بدأت التسليم، وسيكتمل في 2025
    if _is_in_insert(scene, act, date) or _is_of_signing(scene, sentence, act, step, date):
        return True
    if date.last <= act.head.first:
        if act.head.tense is None and any(is_listed(w, _BECAUSE, "و") for w in scene.words[date.last : act.head.first]):
            return True  # فرضت عقوبات عام 2018 بسبب شرائه أسلحة
        return _has_it_before(scene, sentence, act, date) or _is_behind_after(scene, sentence, act, date)
    return any(
        v.first >= act.head.last and _reaches(scene, v, date)
        for v in _others(scene, sentence, act)
        if v.last <= date.first
    )


def _is_of_signing(scene: Scene, sentence: Sentence, act: Act, step: str, date: Mention) -> bool:
    """Whether a date is that of the signing of a contract under which an act is done, or which it ends."""
    signed = signing(scene, sentence, act.head, step)
    return signed is not None and date_of_signing(scene, sentence, signed) is date


def _is_in_insert(scene: Scene, act: Act, date: Mention) -> bool:
    """Whether a date stands in what is put in between commas before an act, of something else: وفق صحيفة نشرته أمس."""
    begins = scene.reality.insert_before(act.head)
    inside = begins + 1 < date.first and date.last <= act.head.first
    return inside and scene.words[begins] not in _OWN


def _others(scene: Scene, sentence: Sentence, act: Act) -> list[Mention]:
    """The verbs of other deeds, and of relative clauses, that are no part of an act."""
    own = {m.first for m in (act.head, act.word, act.mode, act.contract) if m is not None}
    by_contract = act.contract is not None or act.head.kind in ("contract", "instrument")
    signs = by_contract and act.head.tense is None  # عقد وقعته قطر عام 2015: its own signing
    return [
        m
        for m in sentence.mentions
        if m.first not in own
        and ((m.tense is not None and is_verb(m)) or is_told_behind(scene, m, act.group))
        and not (signs and m.kind in _STEPS)
        and (m.kind in _DEEDS or _is_relative(scene, m))
    ]


def _is_relative(scene: Scene, verb: Mention) -> bool:
    return verb.first > 0 and verb.kind != "speech" and scene.words[verb.first - 1] in scene.links.relatives


def _reaches(scene: Scene, verb: Mention, date: Mention) -> bool:
    """Whether no comma parts a verb from a date, or the verb itself goes on from the act before it."""
    return COMMA not in scene.marked.words.breaks[verb.last : date.first + 1] or verb.proclitic[:1] in ("و", "ف")


def _has_it_before(scene: Scene, sentence: Sentence, act: Act, date: Mention) -> bool:
    """Whether a date before an act stands behind the verb of another deed, and the act's own clause begins later."""
    begins = act.head.tense is not None or COMMA in scene.marked.words.breaks[date.last : act.head.first + 1]
    return begins and any(v.last <= date.first and _reaches(scene, v, date) for v in _others(scene, sentence, act))


def _is_behind_after(scene: Scene, sentence: Sentence, act: Act, date: Mention) -> bool:
    """Whether what happened before an act has the date: بعد انسحابها عام 2021 طلبت, منذ الغزو عام 2022."""
    first = max(sentence.first, date.first - _AFTER_REACH)
    after = [i for i in range(first, date.first) if is_listed(scene.words[i], _AFTER, "و")]
    if not after or act.head.tense is None:
        return False
    return any(m.kind in _HAPPENED and after[-1] < m.first < date.first for m in sentence.mentions)
