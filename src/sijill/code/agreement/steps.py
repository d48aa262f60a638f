"""How far an agreement got: the steps a report tells of an instrument, with their dates and whose step each is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

from sijill.code.agreement.approvals import approvals, reviews
from sijill.code.agreement.ended import ends_else
from sijill.code.agreement.gapped import with_gapped
from sijill.code.agreement.objects import is_announced, is_object, is_relative
from sijill.code.agreement.passed import passes_other
from sijill.code.agreement.stage_dates import is_of_another
from sijill.code.agreement.step import Step
from sijill.code.agreement.step_reality import reality_of
from sijill.code.sentence.frame import Frame, frame_of
from sijill.code.sentence.parties import is_definite
from sijill.code.sentence.phrases import OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA

_REACH = 14  # words between an instrument and a word of a step
_WEAK_REACH = 3
_FARTHER = 5  # how much farther behind its noun a participle with the article stands (الاتفاقية مع برلين المبرمة)
_BESIDE = 14  # words between a word of signing and what it is replaced by
_DATE_REACH = 18
_YEAR = 4  # digits of a year
_PURPOSES = frozenset({"extended", "terminated", "suspended"})  # what an instrument may be for
_SIGNED_NEAR = 6  # words between an instrument and a verb of signing behind it that no clause ties to it
_OBJECT = 12  # words between a verb and its object: who does it and when
_UPON = "علي"  # what is approved follows it, and no one who approves (موافقتها على مقترح اللجنة)
_BEGUN = 6  # words from beginning to what is begun
_AFTER = rule_words("agreement.steps", "after")
_OF_IT = rule_words("agreement.steps", "of_it")
_WORK = rule_words("agreement.steps", "work")
_WORK_REACH = 5  # words from suspending or ending to the pronoun behind what is suspended
_BESIDE_IT = rule_words("agreement.steps", "beside")
_HELD = frozenset({"stage", "engagement"})
_BEHIND = 2  # words from an instrument to a verb behind it
_ITS_REACH = 8  # the same of a clause whose verb has its pronoun
_HELD_UP = frozenset({"rejected", "suspended", "stalled"})
_UNDOES = frozenset({"suspended", "withdrawn", "terminated"})
FOR_A_YEAR = rule_words("agreement.steps", "for_a_year")
_JOINED_VERBS = 2  # words from a verb to one joined to it, which share a date: وقعتا وصادقتا عام 2021
# Steps that one party takes, so that its subject is said: `by`.
_OF_ONE = frozenset({"suspended", "withdrawn", "terminated", "rejected", "proposed", "in_force", "published"})


def governors(scene: Scene, sentence: Sentence, anchor: Mention) -> tuple[str, ...]:
    """The kinds of words that tell a step of an instrument.

    That ties are raised to it is told of a partnership alone, that it is made known of what is new, and by which of its
    hours it is known of a truce.
    """
    if anchor.data.get("sort") == "truce":
        return ("stage", "approval", "truce_stage")
    raised = ("raising",) if anchor.data.get("sort") == "partnership" else ()
    made_known = any(is_announced(scene, m, anchor) for m in sentence.of("declaring"))
    return ("stage", "approval", *raised, *(("declaring",) if made_known else ()))


def steps_of(scene: Scene, sentence: Sentence, anchor: Mention) -> list[Step]:
    """The steps said of an instrument in its sentence."""
    words = sentence.of(*governors(scene, sentence, anchor), "seeking")
    about = [
        m
        for m in words
        if m is anchor
        or (is_announced(scene, m, anchor) if m.kind == "declaring" else _is_about(scene, m, anchor, sentence))
    ]
    dates = _dates(scene, about, sentence)
    of_truce = "in_force" if anchor.data.get("ceasefire") else None  # where it holds does not say whose step it is
    out = [
        Step(stage, dates[m.first], None if stage == of_truce else by, reality_of(scene, m, sentence), m)
        for m in about
        for stage, by in _stages(scene, sentence, m)
    ]
    out = with_gapped(scene, sentence, anchor, _once(out))
    return _without_replaced(_without_refused(_without_undoing(_agreed_upon(scene, out))))


def _once(steps: list[Step]) -> list[Step]:
    """Without agreeing where the word is one of a chamber's approval: لجنة الدفاع توافق على الاتفاقية."""
    approved = {s.word.first for s in steps if s.word.kind == "approval" and s.stage != "agreed"}
    return [s for s in steps if s.stage != "agreed" or s.word.first not in approved]


def _dates(scene: Scene, about: list[Mention], sentence: Sentence) -> dict[int, str | None]:
    """The date of each word of a step; one right behind a participle is of that alone (الاتفاقية المبرمة عام 1996)."""
    others = _dates_of_others(scene, about, sentence)
    near = {m.first: d if (d := _date_near(scene, m, sentence)) not in others else None for m in about}
    described = [m for m in about if "follows" in m.data or is_relative(scene, m)]
    own = {
        m.first: d.first
        for m in described
        if (d := near[m.first]) is not None
        and d.first >= m.last
        and not any(i in scene.verb_starts for i in range(m.last, d.first))
        and not any(m.last <= o.first < d.first for o in about)
    }
    free = {
        at: d
        for at, d in near.items()
        if d is not None
        and d.first not in own.values()
        and not _is_of_later_verb(scene, at, d, about)
        and not _is_of_earlier_verb(scene, at, d, about)
    }
    dates = {at: d.code for at, d in free.items() if all(m.first != at for m in described)}
    dates |= {at: d.code for at in own if (d := near[at]) is not None}
    return {m.first: dates.get(m.first) for m in about}


def _is_of_later_verb(scene: Scene, at: int, date: Mention, about: list[Mention]) -> bool:
    """Whether a date behind a step is that of another step's verb before it: وقعتا مذكرة، وأقرها البرلمان عام 2021."""
    between = [m for m in about if at + _JOINED_VERBS < m.first < date.first and (_is_told(m) or _is_after(scene, m))]
    return any(
        m.pronoun
        or not scene.soft_between(m.first - 1, m.first)
        or is_relative(scene, m)
        or scene.words[m.first - 1] in scene.links.clause  # انسحبت منها بعد أن علقتها عام 2007
        for m in between
    )


def _is_of_earlier_verb(scene: Scene, at: int, date: Mention, about: list[Mention]) -> bool:
    """Whether a date stands between two verbs and a comma behind it: أقرها البرلمان في مارس، ونشرت بعد أيام."""
    if date.first >= at or scene.soft_between(date.first, at):
        return False
    told = any(m.first == at and _is_told(m) for m in about)
    return told and any(m.first < date.first and _is_told(m) for m in about)


def _is_after(scene: Scene, m: Mention) -> bool:
    """Whether a step is only named as what came before or after another: صادق عليها بعد توقيعها عام 2020."""
    return bool(m.pronoun) and scene.words[m.first - 1] in _AFTER


def _is_told(m: Mention) -> bool:
    """Whether a word of a step is a verb, or says that something entered into force."""
    return m.tense is not None or m.code == "in_force"


def _dates_of_others(scene: Scene, about: list[Mention], sentence: Sentence) -> list[Mention]:
    """The dates right behind a participle of another instrument: تفعيل اتفاقية التعاون الموقعة عام 2001."""
    strange = [m for m in sentence.of("stage") if "follows" in m.data and m not in about]
    return [d for m in strange for d in scene.marked.between(m.last, m.last + 2) if d.kind == "date"]


def _without_undoing(steps: list[Step]) -> list[Step]:
    """Without the approval of what undoes an instrument, no approval of that: أقر البرلمان الانسحاب من المعاهدة.

    Who approves it takes that step, where nobody else is said to.
    """
    out = list(steps)
    for undone in [s for s in steps if s.stage in _UNDOES and s.word.tense is None]:
        passed = [s for s in out if s.word.kind == "approval" and 0 <= undone.word.first - s.word.last <= _OBJECT]
        if passed:
            by = next((s.by for s in passed if s.by), None)
            out = [replace(s, by=s.by or by) if s is undone else s for s in out if s not in passed]
    return out


def _agreed_upon(scene: Scene, steps: list[Step]) -> list[Step]:
    """The steps, what sides agree to do taken as agreed on.

    To agree to sign is no signature yet; to agree on prolonging, suspending or ending an instrument is to do it.
    """
    out = list(steps)
    for deed in [s for s in steps if s.word.tense is None and scene.words[s.word.first - 1] == _UPON]:
        agreeing = [s for s in out if s.stage == "agreed" and 0 <= deed.word.first - s.word.last <= _OBJECT]
        if not agreeing:
            continue
        if deed.stage == "signed":
            out.remove(deed)
        elif deed.stage in _PURPOSES:
            done = replace(deed, reality=agreeing[-1].reality, date=deed.date or agreeing[-1].date)
            out = [done if s is deed else s for s in out if s not in agreeing]
    return out


def _without_refused(steps: list[Step]) -> list[Step]:
    """Without the steps that are only refused or held up: رفضت التصديق على الاتفاقية, علقت مصادقتها عليها."""
    refused = [s.word for s in steps if s.stage in _HELD_UP]
    return [s for s in steps if s.word.tense is not None or not any(0 <= s.word.first - r.last <= 2 for r in refused)]


def _without_replaced(steps: list[Step]) -> list[Step]:
    """Without the steps that a word beside them takes the place of: وقع بالأحرف الأولى is no signature.

    The word that stays has the date and reality of the one it replaces.
    """
    out = list(steps)
    for step in steps:
        instead = step.word.data.get("instead")
        held = next((s for s in out if s.stage == instead and abs(s.word.first - step.word.first) <= _BESIDE), None)
        if held is not None:
            out.remove(held)
            out[out.index(step)] = replace(step, date=step.date or held.date, reality=held.reality)
    return out


def date_of(scene: Scene, word: Mention, sentence: Sentence) -> str | None:
    """The date of a step: the nearest in its clause, else none."""
    date = _date_near(scene, word, sentence)
    return date.code if date is not None else None


def _date_near(scene: Scene, word: Mention, sentence: Sentence) -> Mention | None:
    """The date near a word of a step, but a year that something is for (برنامج التعاون لعام 2024)."""
    if word.data.get("to_date"):
        return _led_to(scene, word, sentence)
    other = partial(is_of_another, scene, sentence, word)
    date = scene.date_near(word, sentence, _DATE_REACH, of_another=other)
    if date is None or "/" in date.code or (len(date.code) == _YEAR and scene.words[date.first] in FOR_A_YEAR):
        return None
    if date.data.relation == "by" and scene.reality.of(word, sentence.first) == "actual":
        return None  # اتفقتا على تسليم القواعد بحلول نهاية العام
    is_since = date.data.relation == "since" and word.code == "signed" and not 0 <= date.first - word.last <= 1
    return None if is_since else date  # لحظة توقيع الاتفاق، ويمكن التأسيس له منذ العام 2002


def _led_to(scene: Scene, word: Mention, sentence: Sentence) -> Mention | None:
    """The date behind a word to which إلى leads: تعود الاتفاقية إلى عام 1995."""
    behind = (d for d in sentence.of("date") if d.code and 0 <= d.first - word.last <= _DATE_REACH)
    return next((d for d in behind if scene.words[d.first - 1] == "الي"), None)


def _is_about(scene: Scene, m: Mention, anchor: Mention, sentence: Sentence) -> bool:
    gap = anchor.first - m.last if m.last <= anchor.first else m.first - anchor.last
    led = _is_led(scene, m, anchor, sentence) and _is_near_enough(scene, m, anchor)
    fits = m.data.get("needs", "instrument") in ("instrument", anchor.code, anchor.data.get("sort"))
    if gap > _REACH or not led or _is_far_signing(scene, m, anchor) or passes_other(scene, m, anchor):
        return False
    if m.data.get("follows") is not None:
        reach = int(m.data["follows"]) + _farther(scene, sentence, m, anchor)
        return fits and 0 <= m.first - anchor.last <= reach and not _other_instrument_between(sentence, m, anchor)
    is_far = m.data.get("weak") and not (m.first == anchor.last or 0 <= anchor.first - m.last <= _WEAK_REACH)
    if is_far or not fits:
        return False
    if m.data.get("object"):
        return is_object(scene, m, anchor) or _is_done_to_it(scene, m, anchor)
    if (m.data.get("glued") or m.data.get("needs")) and not _is_of_it(scene, m, anchor):
        return m.data.get("glued") in (None, split_clitic(anchor)[1]) and _governs(scene, sentence, m, anchor)
    return not _other_instrument_between(sentence, m, anchor)


def _farther(scene: Scene, sentence: Sentence, participle: Mention, anchor: Mention) -> int:
    """How much farther behind its noun a participle with the article may stand: behind whom it is between, and a comma.

    اتفاق التعاون بين حكومة جمهورية إثيوبيا الفيدرالية وحكومة كينيا، الموقع في نيروبي
    """
    if not participle.article or not _agrees(scene, participle, anchor):
        return 0
    parties = (p for p in scene.phrases(sentence) if anchor.last <= p.first and p.last <= participle.first)
    comma = scene.marked.words.breaks[participle.first] == COMMA
    return _FARTHER + sum(p.last - p.first for p in parties) + (_FARTHER if comma else 0)


def _is_of_it(scene: Scene, m: Mention, anchor: Mention) -> bool:
    """Whether a pronoun behind a word says that it is of the instrument before: ثم انسحبت منها, بإنهاء العمل به."""
    behind = scene.words[m.last : m.last + _WORK_REACH]
    if not behind or anchor.last > m.first:
        return False
    work = m.code in _UNDOES and any(a in _WORK and b in _OF_IT for a, b in pairwise(behind))
    return behind[0] in _OF_IT or work  # وعلقت واشنطن العمل بها


def _is_far_signing(scene: Scene, m: Mention, anchor: Mention) -> bool:
    """Whether a verb of signing stands so far behind an instrument that it is of something else: قتال وقع منذ شهر."""
    if m.entry != "stages.sign" or m.tense is None or m.first - anchor.last <= _SIGNED_NEAR or m.pronoun:
        return False
    return all(not is_listed(word, scene.links.relatives, "و") for word in scene.words[m.first - 3 : m.first])


def _is_led(scene: Scene, m: Mention, anchor: Mention, sentence: Sentence) -> bool:
    """Whether the word is there that must lead from a step to its date or to the instrument (تراجعت عن الاتفاق)."""
    if m.data.get("to_date"):  # معاهدة تعود إلى عام 1951، كما يجمعهما اتفاق: not of what only follows
        return m.last + 1 >= anchor.first and _led_to(scene, m, sentence) is not None
    if m.kind == "raising":
        return "الي" in scene.words[m.last : anchor.first]
    if ends_else(scene, sentence, m, anchor):
        return False
    if m.data.get("fresh") and (anchor.data.get("ceasefire") or anchor.data.get("sole") or is_definite(scene, anchor)):
        return False
    is_purpose = m.tense is None and m.first >= anchor.last and split_clitic(m)[1] == "ل" and not m.pronoun
    if is_purpose and m.code in _PURPOSES:
        return False  # اتفاق لتمديد بقاء القوات: what it is for
    behind = m.data.get("behind")
    is_behind = m.first < anchor.first and scene.words[anchor.first - 1] in (behind or ())
    return (not behind or is_behind) and _is_begun(scene, m)


def _is_begun(scene: Scene, m: Mention) -> bool:
    """Whether what counts only where it is begun stands behind such a word: بدأت أنقرة والدوحة تنفيذ الاتفاقية."""
    begun = m.data.get("begun")
    return not begun or any(is_listed(w, begun, "و") for w in scene.words[max(0, m.first - _BEGUN) : m.first])


def _is_near_enough(scene: Scene, m: Mention, anchor: Mention) -> bool:
    """Whether a word that counts only right before an instrument stands there; «the nuclear deal» may be concluded."""
    if m.data.get("bare") and split_clitic(anchor)[1]:
        return False  # انتهت الحرب بهدنة
    near = m.data.get("near")
    if near is not None and m.tense is None and _is_of_it(scene, m, anchor):
        return True
    if near is None:
        return True
    between = scene.marked.between(m.last, anchor.first)
    gap = anchor.first - m.last - sum(d.last - d.first for d in between if d.kind == "date")  # انتهت أمس الهدنة
    other = any(o.kind in _HELD for o in between)  # انتهت مفاوضات الهدنة
    return not (anchor.data.get("sole") and anchor.code != "treaty") and not other and 0 <= gap <= near


def _agrees(scene: Scene, participle: Mention, noun: Mention) -> bool:
    """Whether a participle has the gender of a noun: الاتفاقية مع برلين المبرمة, الاتفاق المبرم."""
    is_feminine = scene.words[noun.first].endswith(("ه", "ات"))
    return is_feminine == scene.words[participle.first].endswith("ه")


def _other_instrument_between(sentence: Sentence, m: Mention, anchor: Mention) -> bool:
    first, last = min(m.first, anchor.first), max(m.first, anchor.first)
    others = (o for o in sentence.of("instrument") if o is not anchor and not o.data.get("needs"))
    return any(first < other.first < last for other in others)


def _is_done_to_it(scene: Scene, m: Mention, anchor: Mention) -> bool:
    """Whether a pronoun on a deed in the passive means an instrument before it: الاتفاقية الموقعة تم تجديدها."""
    return (
        m.tense is None
        and bool(m.pronoun)
        and m.first > anchor.last
        and scene.words[m.first - 1] in scene.links.passive
    )


def _governs(scene: Scene, sentence: Sentence, verb: Mention, anchor: Mention) -> bool:
    gap = anchor.first - verb.last
    when = sum(verb.last <= i < anchor.first for d in sentence.of("date") for i in range(d.first, d.last))
    before = 0 <= gap <= when + int(verb.data.get("reach", 5)) and not _is_beside(scene, anchor)
    does = verb.tense is not None and not verb.pronoun and verb.first == anchor.last
    if does and verb.code in _UNDOES and not is_definite(scene, anchor):
        return False  # اتفاق أوقف الحرب: what it stopped
    leads_back = verb.data.get("to_date") and is_listed(scene.words[verb.first - 1], scene.links.relatives, "و")
    if leads_back and 0 <= verb.first - anchor.last <= _REACH:
        return not any(i in scene.verb_starts for i in range(anchor.last, verb.first))
    its = bool(verb.pronoun) and is_relative(scene, verb)  # اتفاقية الدفاع مع فرنسا التي ألغتها تشاد
    behind = 0 <= verb.first - anchor.last <= (_ITS_REACH if its else _BEHIND)
    return before or (behind and scene.soft_between(anchor.first, verb.first))


def _is_beside(scene: Scene, anchor: Mention) -> bool:
    """Whether a verb before an instrument is done to something else: أوقفت الغارات بموجب اتفاق."""
    before = scene.words[max(0, anchor.first - 2) : anchor.first]
    return bool(before) and (is_listed(before[-1], _BESIDE_IT, "و") or before == ["الرغم", "من"])


def _stages(scene: Scene, sentence: Sentence, m: Mention) -> list[tuple[str, str | None]]:
    if m.kind == "approval":
        return approvals(scene, sentence, m)
    if m.data.get("chamber"):
        return reviews(scene, sentence, m)
    is_sent = m.code == "sent_to_parliament" and m.tense is not None
    if (m.code not in _OF_ONE and not is_sent and not m.data.get("joins")) or m.data.get("itself"):
        return [(m.code, None)]
    if m.code == "in_force":
        place = frame_of(scene, m, sentence).by("in")
        if place is not None and not _AFTER.isdisjoint(scene.words[m.last : place.first]):
            place = None  # دخلت حيز التنفيذ بعد تبادل الوثائق في موسكو
        return [(m.code, place.code if place is not None else None)]
    frame = frame_of(scene, m, sentence)
    own = (frame.of or _decider(scene, sentence, m)) if m.tense is None else None
    who = frame.by("by") or own or _doer(scene, frame, m) or frame.of
    return [(m.code, who.code if who is not None and len(who.codes) == 1 else None)]


def _decider(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who stands right before a step, annexed to what is resolved: قرار روسيا تعليق مشاركتها."""
    return next((p for p in scene.phrases(sentence) if p.last == noun.first and p.link == OF), None)


def _doer(scene: Scene, frame: Frame, m: Mention) -> ActorPhrase | None:
    """The subject of a step, but of a noun behind «after», which does not say who did it: بعد تعليق المعاهدة."""
    is_when = m.tense is None and not m.pronoun and m.first > 0 and scene.words[m.first - 1] in _AFTER
    return None if frame.passive or is_when else frame.subject
