"""What a verb, verbal noun or participle governs: who does it, to whom, with whom, against whom.

    باعت فرنسا مصر 24 مقاتلة        subject FRA, object EGY
    شراء مصر مقاتلات من فرنسا       of EGY, from FRA
    الاتفاق الذي وقعته تركيا مع قطر  subject TUR, with QAT
    تم تسليم أوكرانيا دبابات         passive: of UKR is whom it happened to

Roles are read within the clause: up to a full stop, a word that opens a clause of its own, or a verb behind a comma.
A subject that is not in the clause is the last one before it, as Arabic leaves it out (زار باكو ووقع).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA, STOP

_SUBJECT_REACH = 6  # words from a verb to its subject: adverbs, a day, «في بيان»
_REACH = 30  # words of a clause that are read
_ADJECTIVES = 2  # words between a noun and an adjective of its
_NEAR_SUBJECT = 3  # the same where a name (جون كيري وزير الخارجية) or a word of arms (طائرات تركية) stands between
_PARTICLES = rule_words("sentence.frame", "particles")
_RELATIVE_PARTICLES = rule_words("sentence.frame", "relative_particles")
_OPENING = 3  # words of a noun and its own adjectives before that of a state: وفد عسكري رفيع سعودي
_WHOLE = rule_words("sentence.frame", "whole")
_NO_STATE = rule_words("sentence.frame", "no_state")
_PEOPLE = rule_words("sentence.frame", "people")
THAT_IT = rule_words("sentence.frame", "that_it")
_SAYINGS = rule_words("sentence.frame", "sayings")
_ABLE = rule_words("sentence.frame", "able")
_WHERE = rule_words("sentence.frame", "where")
_IF = "اذا"
_THAT = "ان"
THAT_WORDS = frozenset({"ان", "بان"})
_BOUND = frozenset({"to", "upon"})  # links of who has to do something
_ASKING = frozenset({"request", "warn", "accuse", "threaten", "offer", "promise"})  # acts of speech
_BACK = 25  # words back to a subject before its verb


@dataclass(slots=True)
class Frame:
    """The roles round one trigger.

    `subject` did it, `object` is bare after it, `of` is annexed to a noun, `adjective` qualifies it; `links` holds the
    rest by link, nearest first. `passive` says that `of` or `subject` underwent it.
    """

    trigger: Mention
    last: int
    passive: bool = False
    subject: ActorPhrase | None = None
    object: ActorPhrase | None = None
    of: ActorPhrase | None = None
    adjective: ActorPhrase | None = None
    links: dict[str, list[ActorPhrase]] = field(default_factory=dict)

    def by(self, *links: str) -> ActorPhrase | None:
        """The nearest phrase with one of these links, tried in order."""
        return next((found[0] for link in links if (found := self.links.get(link))), None)

    def codes(self, phrase: ActorPhrase | None) -> list[str]:
        """The codes of a phrase, [] of none."""
        return list(phrase.codes) if phrase is not None else []


def frame_of(scene: Scene, trigger: Mention, sentence: Sentence) -> Frame:
    """The frame of a trigger in its sentence."""
    last = clause_end(scene, trigger, sentence)
    frame = Frame(trigger, last, passive=_is_passive(scene, trigger, sentence))
    after = [p for p in scene.phrases(sentence) if trigger.last <= p.first < last]
    if trigger.tense is not None:
        frame.subject = right_before(scene, trigger, sentence) or spoken_of(scene, trigger, sentence)
        _verb(scene, frame, after)
    else:
        frame.adjective = _ending_in(scene, trigger, sentence)
        _noun(scene, frame, after)
        frame.subject = _who_must(scene, trigger, sentence)
    if frame.subject is None and not frame.passive:
        relative = relative_before(scene, trigger, sentence)
        frame.subject = (
            next((p for p in scene.phrases(sentence) if p.last == relative), None)  # None: الاتفاق الذي
            if relative is not None
            else subject_before(scene, trigger, sentence)
        )
    return frame


def clause_end(scene: Scene, trigger: Mention, sentence: Sentence) -> int:
    """Where the clause of a trigger ends."""
    end = min(sentence.last, trigger.last + _REACH)
    at = bisect_right(scene.clause_ends, trigger.last)
    return min(end, scene.clause_ends[at]) if at < len(scene.clause_ends) else end


def subject_before(scene: Scene, trigger: Mention, sentence: Sentence) -> ActorPhrase | None:
    """The subject named before a trigger: the last phrase that could be one, in its sentence."""
    found = _last_subject(scene, trigger.first, sentence)
    doer = _doer_to(scene, found, sentence) if found is not None else None
    if found is None or doer is None:
        return found
    is_asked = trigger.tense is None or scene.words[trigger.first - 1] in scene.links.clause
    return found if is_asked and _asks(scene, found.first - 1) else doer


def last_named(scene: Scene, trigger: Mention, sentence: Sentence) -> ActorPhrase | None:
    """Who is named last before a word, and not behind a preposition, whatever stands between."""
    before = (p for p in reversed(scene.phrases(sentence)) if p.last <= trigger.first and p.link in (BARE, OF))
    return next(before, None)


def _who_must(scene: Scene, noun: Mention, sentence: Sentence) -> ActorPhrase | None:
    """Who is bound to a deed that a verbal noun right behind names: يجب على الحلفاء تزويد كييف بالصواريخ."""
    if noun.proclitic:  # فرض عقوبات على روسيا وتوريد الأسلحة
        return None
    found = next((p for p in scene.phrases(sentence) if p.last == noun.first and p.link in _BOUND), None)
    if found is None or found.link == "upon":
        return found
    able = scene.words[found.mentions[0].first - 1] if found.mentions and found.mentions[0].first else ""
    return found if is_listed(able, _ABLE) else None  # يمكن لسيول تزويد وارسو بالدبابات


def _asks(scene: Scene, verb: int) -> bool:
    """Whether whom a verb is done to is to act, or is said to: حذر إسرائيل من تزويد كييف, طالبها بأن ترسل."""
    return any(m.kind == "speech" and m.code in _ASKING for m in scene.marked.between(verb, verb + 1))


def _last_subject(scene: Scene, at: int, sentence: Sentence) -> ActorPhrase | None:
    for phrase in scene.phrases(sentence)[::-1]:
        if phrase.last > at:
            continue
        if at - phrase.last > _BACK:
            return None
        if _is_beside(scene, phrase, at) or _is_where(scene, phrase, at):
            continue
        if phrase.link == BARE or (phrase.link == OF and _may_act(scene, phrase)):
            return phrase
    return None


def _is_beside(scene: Scene, phrase: ActorPhrase, at: int) -> bool:
    """Whether an actor stands in a relative clause that a comma ends before a word: الدول التي تساعد روسيا، معلنا."""
    verb = phrase.first - 1
    if phrase.link != BARE or verb < 1 or verb not in scene.verb_starts:
        return False
    relative = is_listed(scene.words[verb - 1], scene.links.relatives, "و")
    return relative and COMMA in scene.marked.words.breaks[phrase.last : at + 1]


def _is_where(scene: Scene, phrase: ActorPhrase, at: int) -> bool:
    """Whether a name only says where somebody does what follows: يزور الوزير فيينا حيث سيعلن."""
    return phrase.last < at and scene.words[phrase.last] in _WHERE and phrase.mentions[-1].kind == "actor"


def _doer_to(scene: Scene, phrase: ActorPhrase, sentence: Sentence) -> ActorPhrase | None:
    """Who does something to the actor named last, and so acts further on: بولندا تطالب أوروبا بثمن أسلحة أرسلتها."""
    at = phrase.first - 1
    if phrase.link != BARE or at <= sentence.first or at not in scene.verb_starts:
        return None
    if is_listed(scene.words[at - 1], scene.links.relatives, "و") or scene.words[at][0] == "و":
        return None
    return next((p for p in scene.phrases(sentence) if p.last == at and p.link == BARE), None)


def _may_act(scene: Scene, phrase: ActorPhrase) -> bool:
    """Whether somebody to whom a noun is annexed acts further on: a person, or one whose announcement it is."""
    return phrase.mentions[0].kind == "person" or is_listed(scene.words[phrase.first - 1], _SAYINGS, "و")


def right_before(scene: Scene, trigger: Mention, sentence: Sentence) -> ActorPhrase | None:
    """The subject that stands right before its verb, a particle between at most: روسيا تقصف, ألمانيا لن ترسل."""
    if trigger.proclitic[:1] in ("و", "ف"):
        return None
    at = trigger.first
    while at > sentence.first and scene.words[at - 1] in _PARTICLES:
        at -= 1
    if at == sentence.first or scene.marked.words.breaks[at] == STOP:
        return None
    found = next((p for p in scene.phrases(sentence) if p.last == at), None)
    if found is None:
        return None
    if found.link == ADJECTIVE:
        return found if _opens_with_whose(scene, found, sentence) else None
    if not (found.link == BARE or (found.link == OF and _acts(found.mentions[-1]))):
        return None
    earlier = scene.marked.between(max(sentence.first, found.first - _SUBJECT_REACH), found.first)
    told = scene.words[found.first - 1] in THAT_WORDS  # يزعم الصومال أن إريتريا تدعم
    crossed = not told and any(m.first in scene.verb_starts and m.kind != "speech" for m in earlier)
    return None if crossed else found


def _opens_with_whose(scene: Scene, adjective: ActorPhrase, sentence: Sentence) -> bool:
    """Whether a sentence, or what is said in it, opens with a noun that an adjective of a state qualifies, which acts.

    وفد عسكري صيني يزور, قال إن المستشارين العسكريين الروس ساعدوا
    """
    said = (i + 1 for i in range(adjective.first - 1, sentence.first, -1) if scene.words[i] in THAT_WORDS)
    first = next(said, sentence.first)
    opening = scene.words[first : adjective.first]
    if first > sentence.first and opening and opening[0].removeprefix("ال") not in _PEOPLE:
        return False
    if (
        not 0 < len(opening) <= _OPENING
        or opening[0].removeprefix("ال") in _NO_STATE
        or not scene.soft_between(first, adjective.first)
    ):
        return False
    if any(i in scene.verb_starts for i in range(first, adjective.first)):
        return False
    return not any(_is_led(scene, word) for word in opening)


def _is_led(scene: Scene, word: str) -> bool:
    """Whether a word is a preposition, has one glued to it, or is an adverb: بدعم روسي, تحسبا لهجوم إيراني."""
    if scene.links.link((word,)) is not None or word in scene.links.clause:
        return True
    return word.endswith("ا") or (word.startswith(("ب", "ل", "ك")) and word not in _WHOLE)


def spoken_of(scene: Scene, trigger: Mention, sentence: Sentence) -> ActorPhrase | None:
    """Whom the pronoun on «that» before a verb means: قالت فرنسا إنها ستزود أرمينيا برادارات."""
    at = trigger.first
    while at > sentence.first and scene.words[at - 1] in _PARTICLES:
        at -= 1
    if at - 1 > sentence.first and scene.words[at - 1] == _THAT:  # ينبغي لبرلين أن تسلم كييف صواريخ
        bound = next((p for p in scene.phrases(sentence) if p.last == at - 1 and p.link in _BOUND), None)
        if bound is not None:
            return bound
    if at > sentence.first and scene.words[at - 1] == _IF:  # حذر صربيا إذا وقعت: whom the words before speak of
        return next((p for p in scene.phrases(sentence) if p.last == at - 1 and len(p.codes) == 1), None)
    if at == sentence.first or not is_listed(scene.words[at - 1], THAT_IT, "و"):
        return None
    said = next((p for p in scene.phrases(sentence) if p.link == OF and 0 <= at - 1 - p.last <= 1), None)
    if said is not None and scene.words[said.first - 1] in _SAYINGS:
        return said  # بعيد إعلان النرويج أنها ستزود
    last = _object_before(scene, at - 1, sentence) or _last_subject(scene, at - 1, sentence)
    doer = _doer_to(scene, last, sentence) if last is not None and not _asks(scene, last.first - 1) else None
    return doer or last  # روسيا تتهم أوكرانيا بأنها انسحبت, روسيا تنتقد أوكرانيا وتقول إنها ستنسحب


def _object_before(scene: Scene, at: int, sentence: Sentence) -> ActorPhrase | None:
    """Whom a verb is done to, right before a word and right behind its subject: اتهم الوزير الصومالي إريتريا بأنها."""
    phrases = scene.phrases(sentence)
    found = next((p for p in phrases if p.last == at and p.link == OF), None)
    return found if found is not None and any(p.last == found.first for p in phrases) else None


def _acts(m: Mention) -> bool:
    """Whether what owns a noun can act with it: a person, a body or a group (مسلحو حزب الله يقاتلون)."""
    return m.kind == "person" or (m.kind == "actor" and m.data["form"] in ("body", "group"))


def relative_before(scene: Scene, trigger: Mention, sentence: Sentence) -> int | None:
    """The word that opens the relative clause of a verb: التي وقعت, التي كانت قد وقعت, التي سبق أن وقعت."""
    at = trigger.first - 1
    while at > sentence.first and trigger.tense is not None and scene.words[at] in _RELATIVE_PARTICLES:
        at -= 1
    return at if at >= sentence.first and is_listed(scene.words[at], scene.links.relatives, "و") else None


def _is_passive(scene: Scene, trigger: Mention, sentence: Sentence) -> bool:
    """Whether تم or جرى stands before a verbal noun."""
    return (
        trigger.tense is None
        and trigger.first > sentence.first
        and scene.words[trigger.first - 1] in scene.links.passive
    )


def _verb(scene: Scene, frame: Frame, after: list[ActorPhrase]) -> None:
    for phrase in after:
        if phrase.link == BARE or (
            phrase.link in (OF, ADJECTIVE) and frame.subject is None and _is_near(frame, phrase)
        ):
            if (
                frame.subject is None
                and phrase.first - frame.trigger.last <= _SUBJECT_REACH
                and not _crossed(scene, frame, phrase)
            ):
                frame.subject = phrase
            elif frame.object is None:
                frame.object = phrase
        elif (
            phrase.link == OF
            and frame.subject is not None
            and frame.object is None
            and phrase.first == frame.subject.last
        ):
            frame.object = phrase  # زودت روسيا الهند: one name right behind another is not annexed to it
        elif phrase.link == OF and frame.of is None:
            frame.of = phrase
        elif phrase.link == ADJECTIVE and frame.adjective is None:
            frame.adjective = phrase
        else:
            frame.links.setdefault(phrase.link, []).append(phrase)


def _is_near(frame: Frame, phrase: ActorPhrase) -> bool:
    gap = phrase.first - frame.trigger.last
    return gap == 0 or (gap <= _NEAR_SUBJECT and (phrase.link == ADJECTIVE or phrase.mentions[0].kind == "person"))


def _crossed(scene: Scene, frame: Frame, phrase: ActorPhrase) -> bool:
    """Whether another verb stands between a verb and what could be its subject, or a comma and a pronoun before it."""
    before = scene.words[frame.trigger.first - 1] if frame.trigger.first else ""
    if before in THAT_IT and not scene.soft_between(frame.trigger.last - 1, phrase.first):
        return True  # أنها سترسل قذائف إلى كييف، السفارة الروسية ترد
    return any(i in scene.verb_starts for i in range(frame.trigger.last, phrase.first))


def _ending_in(scene: Scene, noun: Mention, sentence: Sentence) -> ActorPhrase | None:
    """Whose a noun is whose last word begins the name of a force: المناورات [البحرية] الروسية."""
    phrases = scene.phrases(sentence)
    force = next((p for p in phrases if noun.first < p.first < noun.last < p.last), None)
    more = next((p for p in phrases if force is not None and p.first == force.last and p.link == ADJECTIVE), None)
    if force is None or more is None:
        return force
    return ActorPhrase(
        force.first, more.last, (*force.codes, *more.codes), (*force.mentions, *more.mentions), ADJECTIVE
    )


def _noun(scene: Scene, frame: Frame, after: list[ActorPhrase]) -> None:
    at = frame.trigger.last
    for phrase in after:
        near = phrase.first - at <= 1
        if phrase.link == OF and near and frame.of is None:
            frame.of = phrase
        elif phrase.link == ADJECTIVE and frame.adjective is None and _qualifies(scene, at, phrase):
            frame.adjective = phrase
        elif phrase.link == BARE and frame.object is None:
            if near and frame.of is None and phrase.first == at:
                frame.of = phrase
            else:
                frame.object = phrase
        elif phrase.link == OF and frame.object is None and frame.of is not None:
            frame.object = phrase
        else:
            frame.links.setdefault(phrase.link, []).append(phrase)


def _qualifies(scene: Scene, at: int, adjective: ActorPhrase) -> bool:
    """Whether an adjective close behind a noun is its own: not that of what a preposition ties (هجوم على مدمرة تركية).

    What من ties may be what the noun is of: دفعة من الضباط الماليين.
    """
    between = scene.words[at : adjective.first]
    return len(between) <= _ADJECTIVES and all(scene.links.link((w,)) in (None, "from") for w in between)
