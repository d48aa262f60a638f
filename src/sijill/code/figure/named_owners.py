"""Whose counted people or arms are by the words beside them: جنود أميركيين, من عناصر تنظيم داعش, للجيش."""

from __future__ import annotations

from itertools import pairwise

from sijill.code.crisis.charges import accused
from sijill.code.figure.counted import Count
from sijill.code.sentence.gender import FEMININE, PLURAL, gender_of_verb
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_OF_NOUN = 7  # words behind a counted noun in which its owner stands (من عناصر تنظيم ...)
_QUALIFIES = 2  # words from a counted noun to the adjective that says whose it is
_AGAINST = "ضد"
_SHORT = 3
_OF_GROUPS = rule_words("figure.named_owners", "of_groups")
_RANKS_OF = "صفوف"
_WHERE = rule_words("figure.named_owners", "where")
_OURS = "نا"
_KILLS = frozenset({"metrics.dead", "metrics.killing", "metrics.captured", "metrics.wounded"})


def named_with(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """The owner that the counted noun itself names: فلسطينيين, جنود أميركيين, من عناصر تنظيم داعش, للجيش."""
    noun = count.noun
    named = _as_people(scene, noun) if noun is not None else None
    if named is not None:
        return named
    if noun is not None and noun.pronoun:
        if (led := _leader(scene, sentence, count)) is not None:
            return led
        if (fought := _whom_they_killed(scene, sentence, count)) is not None:
            return fought
        before = [p for p in scene.phrases(sentence) if p.last <= count.number.first and p.link in (BARE, OF)]
        before = before or [p for p in scene.phrases(sentence) if p.last <= count.number.first and p.link == "from"]
        if not before and noun.kind == "metric" and not count.counts("regular"):  # صدت هجوما للتنظيم وقتلت 35 من مسلحيه
            before = [p for p in scene.phrases(sentence) if p.last <= count.number.first and is_glued(p)]
        own = [p for p in before if not _is_of_attack(scene, p)]
        own = [p for p in own if count.act is None or not _is_accused(scene, sentence, count.act, p)]
        speech = scene.speech_at(count.number.first)
        if own and noun.pronoun != _OURS:
            return _of_group(scene, sentence, count) or own[-1].code
        if speech is not None and speech.actor:
            return speech.actor
    return _behind(scene, sentence, count)


def _leader(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """Of whom he is who was killed with so many of his own: قتل قيادي في التنظيم و11 من مرافقيه."""
    if count.act is None or count.noun is None or count.noun.kind not in ("people", "metric") or count.behind:
        return None
    between = [p for p in scene.phrases(sentence) if count.act.last <= p.first and p.last <= count.number.first]
    # Behind a verb a bare name may be who kills.
    ties = (OF, ADJECTIVE) if count.act.tense is not None else (OF, ADJECTIVE, BARE)
    return next((p.code for p in between[::-1] if p.link in ties or (p.link == "in" and not is_state(p.code))), None)


def _of_group(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """The group whose fighters are counted beside a state, which has soldiers: هاجم الجيش طالبان وقتل 12 من مسلحيها."""
    if not count.counts("irregular"):
        return None
    before = [p for p in scene.phrases(sentence) if p.last <= count.number.first]
    return next((p.code for p in reversed(before) if not is_state(p.code)), None)


def _whom_they_killed(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """Whose they are of whom those named first killed so many: هاجمت طالبان قاعدة أفغانية وقتلت 12 من جنودها.

    The verb agrees with who kills, as it would not if it were a passive of the killed.
    """
    act = count.act
    if act is None or act.tense != "past" or act.entry not in _KILLS or count.behind:
        return None
    if gender_of_verb(act, scene.words) not in (FEMININE, PLURAL):
        return None
    before = [p for p in scene.phrases(sentence) if p.last <= act.first]
    doer = next((p for p in reversed(before) if p.link == BARE), None)
    others = [p for p in before if doer is not None and p.first >= doer.last and p.link != "in"]
    return next((p.code for p in reversed(others) if doer is not None and p.code != doer.code), None)


def _is_of_attack(scene: Scene, phrase: ActorPhrase) -> bool:
    """Whether an attack is said to be somebody's, who lost nobody in it: غارات الطيران التركي قتلت أحد مقاتليه."""
    before = scene.marked.between(max(0, phrase.first - 1), phrase.first)
    return phrase.link == OF and any(m.kind == "crisis" and m.tense is None for m in before)


def _is_accused(scene: Scene, sentence: Sentence, act: Mention, phrase: ActorPhrase) -> bool:
    """Whether somebody is accused of a toll, so that those are the other's: اتهمت يريفان باكو بقتل 3 من جنودها."""
    found = accused(scene, sentence, act) if act.tense is None else None
    return found is not None and found.codes == phrase.codes


def _as_people(scene: Scene, noun: Mention) -> str | None:
    """The state or group whose people a counted noun names (12 فلسطينيا, 12 حوثيا)."""
    if noun.kind == "actor":
        return noun.code
    held = (m for m in scene.marked.between(noun.first, noun.last) if m.kind == "actor" and m.code)
    if noun.kind == "metric":  # 20 حوثيا, but متمردين are of anybody
        return next((m.code for m in held if m.data["form"] == "nisba" and m.data.get("group")), None)
    return next((m.code for m in held), None) if noun.kind == "people" else None


def _behind(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """The first phrase behind a counted noun that says whose it is."""
    for phrase in scene.phrases(sentence):
        if phrase.first >= count.number.last and phrase.first < count.last < phrase.last:
            return phrase.code  # جنود عراقيين is one body
        if phrase.first < count.last or (phrase.link == "from" and _is_withdrawn(sentence, count)):
            continue  # ستسحب باريس 1500 جندي من النيجر: from where, not whose
        if not _is_near(scene, count.last, phrase):
            break
        if _is_owner(scene, count.last, phrase):
            return phrase.code
        if phrase.link != "in":
            break
    return None


def _is_withdrawn(sentence: Sentence, count: Count) -> bool:
    return any(
        m.entry == "engagements.withdraw" and 0 <= count.number.first - m.last <= _OF_NOUN
        for m in sentence.of("engagement")
    )


def _is_near(scene: Scene, at: int, phrase: ActorPhrase) -> bool:
    if phrase.first - at > _OF_NOUN or not scene.soft_between(at, phrase.mentions[0].first):
        return False
    return not any(i in scene.verb_starts for i in range(at, phrase.first))


def _is_owner(scene: Scene, at: int, phrase: ActorPhrase) -> bool:
    """Whether a phrase says whose a noun before it is: an adjective, right behind it, or tied by من, لـ, annexation."""
    gap = phrase.first - at
    if phrase.link == "in" and gap <= 1 and _is_served(phrase):
        return True
    if gap and _is_elsewhere(scene, at, phrase.first):
        return _RANKS_OF in scene.words[at : phrase.first]
    if phrase.link == "between":
        return len(phrase.codes) == 1  # 20 قتيلا بين جنود الجيش السوداني
    if phrase.link in (OF, "from") or is_glued(phrase):
        return not _other_number(scene, at, phrase.first)
    if phrase.link == ADJECTIVE:
        return gap <= _QUALIFIES and not _other_number(scene, at, phrase.first)  # in غارة إسرائيلية the raid is theirs
    return phrase.link == BARE and gap == 0


def _is_served(phrase: ActorPhrase) -> bool:
    """Whether those who are «in» it serve it, as it is a group or an army and no place: 3 قياديين في حزب الله."""
    first = phrase.mentions[0]
    sort = first.data.get("sort") if first.kind == "actor" else ""
    return first.kind == "actor" and (
        (first.data["form"] == "group" and sort in ("armed_group", "militia")) or first.data.get("force") == "army"
    )


def _is_elsewhere(scene: Scene, at: int, last: int) -> bool:
    """Whether what an actor owns is another thing: جندي على حدود أوكرانيا, عشرة برصاص الجيش."""
    words = scene.words[at : last + 1]
    if _AGAINST in words:
        return True  # شارك 5 آلاف شرطي في الحملة ضد مسلحي التنظيم
    purpose = (w for w in scene.words[at:last] if w[0] == "ل" and not w.startswith("لل") and w not in _OF_GROUPS)
    stands = any(len(w) > _SHORT for w in purpose)  # لتدريب القوات الأوكرانية
    stands = stands or any(w in _WHERE and following != "الاقل" for w, following in pairwise(words))
    return stands or any(m.kind == "means" and is_with(scene, m) for m in scene.marked.between(at, last))


def is_glued(phrase: ActorPhrase) -> bool:
    """Whether لـ ties an actor to the noun before it (عربات للجيش), as إلى does not."""
    return phrase.link == "to" and phrase.mentions[0].proclitic.lstrip("وف")[:1] == "ل"


def _other_number(scene: Scene, first: int, last: int) -> bool:
    return any(m.kind in ("number", "crisis") for m in scene.marked.between(first, last))


def is_with(scene: Scene, means: Mention) -> bool:
    """Whether بـ stands before what somebody is hit with."""
    return scene.words[means.first].lstrip("و")[:1] == "ب"
