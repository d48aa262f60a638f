"""How real a crisis is: denied, feared, threatened, prepared, or only within somebody's power."""

from __future__ import annotations

from sijill.code.crisis.ahead import MAYBE, is_answered, put_ahead
from sijill.code.crisis.ambushes import is_ambush
from sijill.code.crisis.charges import accusation
from sijill.code.crisis.feared import is_feared
from sijill.code.crisis.managing import managed_reality
from sijill.code.crisis.told_crises import FOUGHT, LASTING
from sijill.code.crisis.unmade import unmade
from sijill.code.crisis.willed import is_willed
from sijill.code.sentence.governed import is_governed
from sijill.code.sentence.parties import is_definite
from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention

_ABLE_REACH = 5  # words from being able to an attack
_DENIED_REACH = 4  # words between a denial and the attack: who denies
_BEGUN_REACH = 3  # words from an attack to the verb that says when it begins
_THREAT_REACH = 6  # words between a threat and the attack
_CHARGED = FOUGHT | {"air_sea_incident"}
_NOT_YET = ("planned", "possible", "conditional")
_INVASION = "crises.invasion"
_READY = tuple(rule_words("crisis.realities", "ready"))
_ABLE = rule_words("crisis.realities", "able")
_TRIED_REACH = 4  # words from an attempt to the attack
_WAGING = rule_words("crisis.realities", "waging")
_LEFT_REACH = 5  # words from refraining to the attack
_LEFT = tuple(rule_words("crisis.realities", "left"))
_CALLED_OFF = rule_words("crisis.realities", "called_off")
_OFF = "عن"
_ANSWERS = rule_words("crisis.realities", "will_answer")
_ANSWER_REACH = 3  # words from answering to the attack
_NO_PLAN_REACH = 5  # words from a denial to the attack of which there is no plan
_NO_PLAN = rule_words("crisis.realities", "no_plan")
_ATTEMPT = tuple(rule_words("crisis.realities", "attempt"))


def reality_of(scene: Scene, sentence: Sentence, trigger: Mention, verbs: list[Mention]) -> str:
    """How the noun is presented, or the verb that governs it if that says more."""
    denied = _is_denied(scene, sentence, trigger) or _is_left_off(scene, sentence, trigger)
    absent = "denied" if denied else unmade(scene, sentence, trigger)
    absent = absent or managed_reality(scene, sentence, trigger)
    own = scene.reality.of(trigger, sentence.first)
    absent = absent or _ahead(scene, sentence, trigger, own)
    if absent is not None:
        return absent
    if own == "denied" and _is_there(scene, trigger):
        own = "actual"
    if own == "actual" and _is_only_told(scene, sentence, trigger):
        return "possible"
    if own == "actual" and _is_yet_to_be(scene, sentence, trigger):
        return "denied" if _is_no_plan(scene, sentence, trigger) else "planned"
    known = trigger.tense is None and own != "denied" and (is_definite(scene, trigger) or is_answered(scene, trigger))
    known = known and not _is_ruled_at_once(scene, sentence, trigger)
    known = known and not _is_threatened(sentence, trigger) and not _is_called_possible(scene, sentence, trigger)
    lasts = trigger.code in LASTING and trigger.entry != _INVASION  # a war may go on beside a plan, no invasion does
    if known or (own == "planned" and lasts and not _is_to_be(scene, trigger)):
        own = "actual"
    if trigger.first > sentence.first and scene.words[trigger.first - 1].lstrip("وفبل") == "اي":
        return "conditional"  # في أي صراع مع ...
    if own != "actual":
        return "actual" if own == "planned" and _is_tried(scene, sentence, trigger) else own
    told = [v for v in verbs if not v.data.get("lifts") and not (known and v.data.get("repels"))]  # لصد هذا الهجوم
    return next((r for v in told if (r := scene.reality.of(v, sentence.first)) != "actual"), own)


def _ahead(scene: Scene, sentence: Sentence, trigger: Mention, own: str) -> str | None:
    """How real an attack is that the words right round it put ahead; what says more of it than that stays."""
    ahead = put_ahead(scene, sentence, trigger) if own != "denied" else None
    if ahead is None:
        return None
    if _is_no_plan(scene, sentence, trigger):
        return "denied"
    return ahead if own == "actual" else own


def _is_yet_to_be(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether an attack will begin, is prepared, or is only ordered or approved."""
    before = scene.words[max(sentence.first, trigger.first - _ANSWER_REACH) : trigger.first]
    if split_clitic(trigger)[1] == "ب" and trigger.tense is None and any(is_listed(w, _ANSWERS) for w in before):
        return True
    return _is_to_begin(sentence, trigger) or _is_to_be(scene, trigger) or is_willed(scene, sentence, trigger)


def _is_ruled_at_once(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether a plan governs an attack that only what is attacked makes known: تستعد لقصف الميناء."""
    if trigger.article or trigger.pronoun or trigger.code in LASTING:
        return False
    return any(
        m.code in _NOT_YET
        and (
            is_governed(scene.marked, m, trigger)
            if m.data.get("prep")
            else m.last == trigger.first and not m.data.get("tries") and not m.data.get("opens")
        )
        for m in sentence.of("cue")
        if m.last <= trigger.first
    )


def _is_called_possible(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether an adjective right behind a known attack says that it is only possible: عدوانها المحتمل."""
    return trigger.last < sentence.last and begins(scene.words[trigger.last], MAYBE, "")


def _is_tried(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether an attack is what an attempt was made at: إحباط محاولة لتنفيذ هجوم."""
    before = scene.words[max(sentence.first, trigger.first - _TRIED_REACH) : trigger.first]
    return any(begins(w, _ATTEMPT, "وفبل") for w in before)


def _is_there(scene: Scene, trigger: Mention) -> bool:
    """Whether what seems denied is there: لم تؤثر العقوبات الغربية, فشلت محاولة انقلاب."""
    if begins(scene.words[trigger.first], _ATTEMPT, "وفبل"):
        return True
    return bool(trigger.article) and trigger.code in LASTING


def _is_only_told(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether an attack is what somebody is accused of, fears or could make."""
    accused = trigger.tense is None and trigger.code in _CHARGED and accusation(scene, trigger) is not None
    feared = is_feared(scene, sentence, trigger) and not is_ambush(scene, trigger)  # توقع دورية في كمين
    return accused or feared or _is_able(scene, sentence, trigger)


def _is_able(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether an attack is what somebody or something could make: صواريخ قادرة على ضرب السفن."""
    if trigger.tense is not None or trigger.code not in FOUGHT:
        return False
    bare = trigger.code == "attack" and not trigger.article
    if trigger.pronoun or not (bare or scene.words[trigger.first - 1] in _WAGING):
        return False  # القادر على لجم عدوانه
    before = scene.words[max(sentence.first, trigger.first - _ABLE_REACH) : trigger.first]
    return any(is_listed(w, _ABLE, "وفبل") for w in before)


def _is_denied(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether an attack is what somebody denies: نفى الجيش قصف المدينة."""
    said = next((m for m in sentence.of("speech")[::-1] if m.code == "deny" and m.last <= trigger.first), None)
    if said is None or said.tense is None or trigger.first - said.last > _DENIED_REACH:
        return False
    between = range(said.last, trigger.first)
    return not any(i in scene.verb_starts or scene.words[i] in scene.links.clause for i in between)


def _is_left_off(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether an attack is what somebody refrains from or calls off: تراجعت عن شن هجوم, ألغت هجوما."""
    if trigger.tense is not None or trigger.article or trigger.code in LASTING:
        return False
    for i in range(trigger.first - 1, max(sentence.first, trigger.first - _LEFT_REACH) - 1, -1):
        if begins(scene.words[i], _LEFT):
            return _OFF in scene.words[i + 1 : trigger.first]
        if is_listed(scene.words[i], _CALLED_OFF):
            return not any(j in scene.verb_starts for j in range(i + 1, trigger.first))
    return False


def _is_to_begin(sentence: Sentence, trigger: Mention) -> bool:
    """Whether a verb right behind what is to be says that it will begin: الهجوم المضاد الأوكراني سيبدأ."""
    verbs = (m for m in sentence.of("begin") if m.tense == "future")
    return trigger.tense is None and any(0 <= m.first - trigger.last <= _BEGUN_REACH for m in verbs)


def _is_threatened(sentence: Sentence, trigger: Mention) -> bool:
    """Whether an attack is what somebody threatens with: هددت طهران بضرب القواعد."""
    near = (m for m in sentence.of("speech") if m.code == "threaten" and 0 < trigger.first - m.first <= _THREAT_REACH)
    return split_clitic(trigger)[1] == "ب" and any(True for _ in near)


def _is_no_plan(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether there is no plan of an attack: ليس لديها خطة لغزو الجزيرة."""
    before = scene.words[max(sentence.first, trigger.first - _NO_PLAN_REACH) : trigger.first - 1]
    return any(is_listed(w, _NO_PLAN) for w in before)


def _is_to_be(scene: Scene, trigger: Mention) -> bool:
    """Whether an indefinite noun stands right behind a word of readiness: استعدادها لصراع."""
    return (
        trigger.tense is None
        and not trigger.article
        and split_clitic(trigger)[1] == "ل"
        and begins(scene.words[trigger.first - 1], _READY, "وبل")
    )
