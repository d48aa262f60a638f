"""When an engagement is: still to come, over, due by a day, and whose date stands beside it.

الاجتماعات بين البلدين ستبدأ                        still to come by the verb behind it
زيارة الوزير لبغداد في نيسان الماضي                  over by its date
منذ توقيع الاتفاقية عام 2017، أجرت الدولتان مناورات   the date of what came before
"""

from __future__ import annotations

from sijill.code.sentence.phrases import is_verb
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention

_VERB_BEHIND = 14  # words between a noun and the verb it is the subject of
_MONTH = 7  # letters of a month in EDTF
_TO = "الي"
_INTENDED = frozenset({"cues.plan", "cues.plan_noun", "cues.hope"})
_INTENDED_REACH = 6  # words from what one intends to the noun of it
_DEEDS = frozenset({"stage", "approval", "crisis", "transfer"})
_DONE = _DEEDS | {"contract", "hosting", "engagement", "wage", "basing"}
_SAID = 9  # words from a verb of saying to its date
_DATED = 9  # words from a deed to its date
_OPENS = 4  # words of a sentence that say that it looks back
_EARLIER = rule_words("engagement.times", "earlier")
_BEGINS = rule_words("engagement.times", "begins")
_BEGUN = 4  # words from a beginning to what begins: who begins it
_ENDS = rule_words("engagement.times", "ends")
_AGAINST = rule_words("engagement.times", "against")
_AIMS = rule_words("engagement.times", "aims")
_ARRIVES = rule_words("engagement.times", "arrives")
_SINCE = rule_words("engagement.times", "since")
_ABOUT = rule_words("engagement.times", "about")
_WHILE = rule_words("engagement.times", "while")
_WILL_FOLLOW = tuple(rule_words("engagement.times", "will_follow"))
_FOLLOWS = 14  # words from a verb of following to what will follow
_IN_ITS_COURSE = rule_words("engagement.times", "in_its_course")
_TOLD_OF = frozenset({"visit", "meeting", "conference", "exercise"})


def will_be(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether a verb says that something will be held: سيعقب الزيارة اجتماع, الاجتماعات بين البلدين ستبدأ."""
    near = range(noun.first - 1, max(sentence.first, noun.first - _FOLLOWS) - 1, -1)
    at = next((i for i in near if begins(scene.words[i], _WILL_FOLLOW)), None)
    if at is not None and scene.soft_between(at, noun.first):
        return not any(i in scene.verb_starts for i in range(at + 1, noun.first))
    verb = next((m for m in sentence.mentions if m.first >= noun.last and is_verb(m)), None)
    return (
        verb is not None
        and verb.tense == "future"
        and verb.kind in ("hosting", "engagement", "wage")
        and verb.proclitic[:1] not in ("و", "ف")
        and verb.first - noun.last <= _VERB_BEHIND
        and not any(w in scene.links.relatives or w in scene.links.clause for w in scene.words[noun.last : verb.first])
    )


def is_within_plan(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether something is to be done during a meeting or visit, which is then to come: سيبحث خلال زيارته.

    Behind «that» and a comma it is who says so that is on the visit: أكد أنه سيزودها بالمدافع، خلال لقائه نظيره.
    """
    if noun.first == sentence.first or not scene.reality.is_while(noun):
        return False
    verb = next((m for m in reversed(sentence.mentions) if m.last < noun.first and is_verb(m)), None)
    if verb is None or noun.first - verb.last > _VERB_BEHIND:
        return False
    between = scene.words[verb.last : noun.first]
    if any(w in scene.links.relatives or w in scene.links.clause for w in between):
        return False
    said = any(m.tense is not None and m.last <= verb.first for m in sentence.of("speech"))
    if said and not scene.soft_between(verb.first, noun.first - 1):
        return False
    return scene.reality.of(verb, sentence.first) == "planned"


def is_going_on(sentence: Sentence, noun: Mention) -> bool:
    """Whether only the day on which something ends is still to come: تستمر المناورات حتى الجمعة المقبل."""
    cues = sentence.of("cue")
    coming = next((m for m in cues if m.data.get("after") and m.first >= noun.last), None)
    if coming is None or any(
        m.code == "planned" and not m.data.get("after") and 0 <= noun.first - m.last <= _INTENDED_REACH for m in cues
    ):
        return False
    near = (m for m in sentence.of("lasting") if m.code == "lasts" and m.first - noun.first >= -1)
    return any(m.last <= coming.first and m.tense != "future" for m in near)


def is_beside_plan(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether و joins a visit or a meeting to a plan that is of no deed: بعد قرار أوبك وزيارة الرئيس."""
    if noun.code not in ("visit", "meeting") or noun.tense is not None or noun.proclitic[:1] != "و":
        return False
    before = [m for m in sentence.of("cue") if m.code != "actual" and m.last <= noun.first]
    plan = max(before, key=lambda m: m.last, default=None)
    if plan is None or plan.entry != "cues.plan_noun":
        return False
    deeds = any(m.kind in _DONE for m in scene.marked.between(plan.last, noun.first))
    return not deeds and not any(w[0] in "لب" for w in scene.words[plan.last : noun.first])


def is_in_its_course(scene: Scene, verb: Mention) -> bool:
    """Whether a verb tells what a visit, a meeting or an exercise brings: يزور خلالها مصر, حشدت خلالها مدمرات."""
    return scene.words[verb.last : verb.last + 1] != [] and is_listed(scene.words[verb.last], _IN_ITS_COURSE)


def of_visit(scene: Scene, sentence: Sentence, verb: Mention) -> Mention | None:
    """The visit or tour of which a verb in the present tells what it brings: سيقوم بجولة يزور خلالها مصر."""
    if verb.tense != "present" or verb.proclitic or not is_in_its_course(scene, verb):
        return None
    before = (m for m in sentence.of("engagement")[::-1] if m.tense is None and m.last <= verb.first)
    return next((m for m in before if m.code in _TOLD_OF), None)


def is_only_named(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether a noun says nothing of when a visit is: not بعد زيارته, في زيارة, nor زيارته التي جرت."""
    if noun.tense is not None or noun.pronoun or noun.article:
        return False
    before = scene.words[noun.first - 1] if noun.first > sentence.first else ""
    return not is_listed(before, _WHILE, "و")


def is_aiming(scene: Scene, noun: Mention) -> bool:
    """Whether a known exercise or visit has an aim itself, which says nothing of when it is: تهدف المناورات إلى."""
    return bool(noun.article) and noun.first > 0 and is_listed(scene.words[noun.first - 1], _AIMS, "و")


def is_over(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether a past date stands behind a noun, with no verb or clause between: زيارة الوزير لبغداد في نيسان الماضي."""
    day = scene.marked.document.date
    date = scene.date_near(noun, sentence)
    if day is None or date is None or date.first < noun.last or date.code[:_MONTH] >= day[: len(date.code)][:_MONTH]:
        return False
    between = range(noun.last, date.first)
    if scene.words[date.first - 1] == _TO:
        return False  # أجلت المناورات إلى يناير
    if any(m.entry in _INTENDED and 0 <= noun.first - m.last <= _INTENDED_REACH for m in sentence.of("cue")):
        return False  # كانت تعتزم نشر قوات عام 2019
    return not any(i in scene.verb_starts or scene.words[i] in scene.links.clause for i in between)


def is_of_before(scene: Scene, sentence: Sentence, trigger: Mention, date: Mention) -> bool:
    """Whether a date is that of a deed that came before: منذ توقيع الاتفاقية عام 2017، أجرت الدولتان مناورات."""
    if date.last > trigger.first or scene.soft_between(date.first, trigger.first):
        return False
    deeds = (m for m in sentence.mentions if m.kind in _DEEDS and m.last <= date.first and m.tense is None)
    near = (m for m in deeds if date.first - m.last <= _DATED)
    return any(m.first > sentence.first and is_listed(scene.words[m.first - 1], _SINCE, "و") for m in near)


def is_of_deed(sentence: Sentence, trigger: Mention, date: Mention) -> bool:
    """Whether a deed is named by its date right before it: خطط ما بعد هجوم 7 أكتوبر."""
    deeds = (m for m in sentence.mentions if m.kind in _DEEDS and m.tense is None and m.last == date.first)
    return any(m is not trigger and m.first >= trigger.last for m in deeds)


def is_told(sentence: Sentence, noun: Mention, date: Mention, day: str | None) -> bool:
    """Whether a date before a sending is when it was told or signed: دانت اليوم خطة إرسال قوات, وقعا أمس وثائق نشر."""
    if noun.code != "deployment" or noun.tense is not None or date.last > noun.first:
        return False
    verbs = [m for m in sentence.mentions if m.tense is not None and m.last <= date.first]
    last = max((m.first for m in verbs), default=-1)
    return date.code == day or any(m.kind == "stage" and m.first == last for m in verbs)


def is_beyond(scene: Scene, trigger: Mention, date: Mention) -> bool:
    """Whether a date stands in the clause before, which another is set against: صيف 2024، بينما تجري المحادثات.

    So does the day by which what has begun is to end: بدأت انسحابها من العراق، على أن يكتمل بحلول سبتمبر.
    """
    words = scene.words
    if any(words[i] in _AGAINST for i in range(date.last, trigger.first)):
        return True
    begun = any(root in w for w in words[max(0, trigger.first - _BEGUN) : trigger.first] for root in _BEGINS)
    return begun and any(is_listed(words[i], _ENDS, "وف") for i in range(trigger.last, date.first))


def is_said_on(scene: Scene, sentence: Sentence, trigger: Mention, date: Mention) -> bool:
    """Whether a date is that of what is said, in a clause of its own: أعلنت بكين، اليوم، أن المناورات.

    What somebody says today has begun or is over, began or ended today.
    """
    between = scene.words[date.last : trigger.first]
    opened = any(w in scene.links.clause or is_listed(w, _ABOUT) for w in between)
    if date.last > trigger.first or not opened:
        return False
    if any(root in w for w in between for root in _BEGINS):
        return False
    return any(0 <= date.first - m.last <= _SAID for m in sentence.of("speech") if m.tense is not None)


def looks_back(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether a sentence opens with what was before: وكان الوزير زار, وفي وقت سابق التقى, وسبق أن اجتمع."""
    opening = scene.words[sentence.first : min(sentence.first + _OPENS, trigger.first + 1)]
    return any(is_listed(w, _EARLIER, "و") for w in opening)


def is_due(scene: Scene, date: Mention) -> bool:
    """Whether something is to be done by a date that is not over when the report is written (بحلول نهاية العام)."""
    known = scene.marked.document.date
    return date.data.relation == "by" and known is not None and date.code >= known[: len(date.code)]


def is_arriving(scene: Scene, trigger: Mention, date: Mention) -> bool:
    """Whether somebody comes on the day of the report, who has yet to come: يصل الوزير اليوم إلى أنقرة."""
    today = date.code is not None and date.code == scene.marked.document.date
    return today and trigger.tense == "present" and scene.words[trigger.first] in _ARRIVES
