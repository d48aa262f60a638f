"""Between whom: the parties of an instrument, a meeting or an exercise.

Tried in this order; the first that gives two parties wins:

1. بين X وY: what is coordinated after بين;
2. the adjectives on the noun: الاتفاق الأميركي الإيراني, with whom مع stands if there is one adjective;
3. the subject of the verb that governs the noun, with مع or by itself where it is several: وقعت X اتفاقا مع Y;
4. the noun's own annexation with مع: اتفاق X مع Y, لقاء X بـY;
5. the last subject before it, with مع;
6. words that point back: البلدان, الدول الثلاث;
7. the pair that the report speaks of just before, if the one party named here is in it;
8. the two states that the sentence of an instrument names, if it names no third.
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.sentence.frame import Frame, frame_of, subject_before
from sijill.code.sentence.parties_before import is_outside, is_without, met_before, own_between, understood
from sijill.code.sentence.phrases import ADJECTIVE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.truce_sides import at_war, is_pointed_astray
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_GOVERNS = 14  # words between a verb and the noun it governs: subject, partner and place may stand there
_RELATIVE = 4  # words between a noun and the verb of its relative clause
_POINTS_BACK = 14
_PAIR = 2
_NOT_GOVERNING = ("to_date", "begun", "aside")
_COUNCIL = "UN"  # it approves what others conclude
_TRUCES = frozenset({"instruments.truce", "instruments.present_truce", "instruments.calm", "instruments.swap"})
_NAMES_NONE = frozenset(
    {"several", "sole", "title", "known", "ceasefire", "quoted", "back", "upon"}
)  # known without parties
_DRAFTS = frozenset({"مسوده", "مشروع"})
_THE_ONE = rule_words("sentence.parties", "the_one")
_TO_IT = (["لها"], ["له"], ["لهم"])
_VISIT = 20  # words between a visit and what is signed during it
_ACCEPTED = 3  # words from accepting a truce to it, who does between
_ENDED = 5  # words from a joint statement to the visit at whose end it was issued
_HELPED = rule_words("sentence.parties", "helped")
_WITH_THEM = rule_words("sentence.parties", "with_them")
_PARTNER_REACH = 6  # words between a noun and مع, where no verb governs it
_BINDS = rule_words("sentence.parties", "binds")
_HEADS = (":", "-", "–", "..", "…")
_SINCE = rule_words("sentence.parties", "since")
_VIRTUE = rule_words("sentence.parties", "virtue")
_BINDS_REACH = 5  # words from an instrument to a verb that says whom it binds


def parties(
    scene: Scene, anchor: Mention, sentence: Sentence, governors: Iterable[str] = ("stage", "approval")
) -> list[str]:
    """Party codes of a mention in the order of the report; fewer than two if the sentence names no more.

    `governors` are the kinds of mention whose subject may be a party (a verb of signing, of meeting).
    """
    own = frame_of(scene, anchor, sentence)
    frames = [own, *(frame_of(scene, m, sentence) for m in governing(scene, anchor, sentence, governors))]
    best: list[str] = []
    beside = _with(scene, own)
    for found in _readings(scene, own, frames, anchor, sentence):
        if anchor.entry in _TRUCES and (
            is_outside(scene, sentence, found) or is_pointed_astray(scene, sentence, found)
        ):
            continue
        if is_without(own, beside, found):
            continue
        if _COUNCIL in found and any(f.trigger.kind == "approval" for f in frames[1:]):
            continue  # الاتفاق الذي صادق عليه مجلس الأمن
        if len(found) > 1:
            return found
        best = best or found
    return best


def governing(scene: Scene, anchor: Mention, sentence: Sentence, kinds: Iterable[str]) -> list[Mention]:
    """The verbs and verbal nouns that govern a noun: just before it, or in its relative clause."""
    words = scene.words
    before, after = [], []
    for m in sentence.of(*kinds):
        if m is anchor or any(m.data.get(key) for key in _NOT_GOVERNING):  # يرجع التوتر بين البلدين إلى اتفاق
            continue
        if 0 <= anchor.first - m.last <= _GOVERNS and not _interrupted(scene, m, anchor):
            before.append(m)
        elif (
            (
                0 <= m.first - anchor.last <= _RELATIVE
                and any(w in scene.links.relatives for w in words[anchor.last : m.first])
            )
            or (m.first == anchor.last and m.tense is None)
            or _describes(scene, m, anchor)
        ):
            after.append(m)
    return [*before[::-1], *after]


def _describes(scene: Scene, verb: Mention, noun: Mention) -> bool:
    """Whether a verb with a pronoun opens a clause on an indefinite noun: تدريبات بحرية أجرتها طوكيو."""
    near = verb.tense is not None and verb.pronoun and 0 <= verb.first - noun.last <= _RELATIVE and not verb.proclitic
    return bool(near) and not is_definite(scene, noun) and scene.soft_between(noun.last - 1, verb.first)


def _interrupted(scene: Scene, verb: Mention, noun: Mention) -> bool:
    """Whether another verb stands between a verb and a noun."""
    return any(i in scene.verb_starts for i in range(verb.last, noun.first))


def merged(*lists: Iterable[str]) -> list[str]:
    """Codes in order, each once."""
    return list(dict.fromkeys(code for codes in lists for code in codes))


def _readings(
    scene: Scene, own: Frame, frames: list[Frame], anchor: Mention, sentence: Sentence
) -> Iterable[list[str]]:
    yield from (own_between(scene, anchor, frame) for frame in frames)
    about = _codes(own.by("about")) if anchor.kind == "instrument" else []  # بيان مشترك صادر عن X وY
    yield about if len(about) > 1 else []
    partner = _partner(scene, own, frames)
    adjective = _codes(own.adjective)
    yield _bound(scene, own, sentence) if anchor.kind == "instrument" else []
    if anchor.kind in ("stage", "approval"):
        yield from _granted(scene, own, sentence)
    yield adjective if len(adjective) > 1 else merged(adjective, _codes(partner)) if adjective else []
    of = None if partner is None and _is_named_for(own.of) else own.of
    yield from _governed(scene, own, frames, anchor, partner, named_for=of is not own.of)
    yield _joined(scene, anchor, of, partner)
    yield merged(_codes(of), _codes(own.object)) if of and own.object else []
    if anchor.data.get("ceasefire"):
        yield _accuser_and_accused(scene, frames, sentence)
        enemies = at_war(scene, sentence)
        yield enemies
        yield from _pointing_back(scene, anchor, sentence)
        if enemies:
            return
    alone = next((c for c in _alone(frames, partner, adjective, of) if c), [])
    if not anchor.data.get("one_party"):
        yield from _farther(scene, own, anchor, sentence, partner, merged(_codes(of), adjective))
        yield scene.topic_pair(alone[0], anchor.first) if alone else []
        yield _named_here(scene, anchor, sentence)
        yield headed(scene, anchor, sentence)
        if anchor.kind == "instrument" and not is_definite(scene, anchor) and not anchor.data.get("ceasefire"):
            yield met_before(scene, sentence, anchor)
    yield alone
    if not anchor.data.get("one_party"):
        yield _codes(subject_before(scene, anchor, sentence))[:1]


def _governed(
    scene: Scene, own: Frame, frames: list[Frame], anchor: Mention, partner: ActorPhrase | None, *, named_for: bool
) -> Iterable[list[str]]:
    """Who stands with the verbs and verbal nouns that govern a noun: subject, object, partner.

    Who concludes it says more than who takes another step: رفض أنقرة المذكرة التي وقعتها أديس أبابا مع هرجيسا.
    """
    for frame in sorted(frames[1:], key=lambda f: f.trigger.code != "signed" or f.trigger.tense is None):
        if anchor.data.get("ceasefire") and frame.trigger.code != "signed":
            yield _of_truce(frame, anchor)
            continue
        near = frame.of is not None and (frame.trigger.tense is None or frame.of.first <= anchor.last)
        if near and not (named_for and frame.of is own.of):
            yield merged(_codes(frame.of), _codes(partner))
        if frame.trigger.tense is None and len(frames) > 2:  # a verb beside it says more: توقيع الاتفاق الذي أبرمته
            continue
        subject = frame.by("by") if frame.passive else frame.subject or understood(scene, frame.trigger, partner)
        yield _joined(scene, anchor, subject, partner)
        yield merged(_codes(subject), _codes(frame.object)) if frame.trigger.tense is not None else []
        if frame.trigger.code == "proposed":  # عرضت موسكو على القاهرة اتفاقا
            yield merged(_codes(subject), _codes(frame.by("upon", "to")))
        if subject is None and _is_dual(scene, frame.trigger):
            yield list(scene.joined_before(frame.trigger.first, 2))


def _of_truce(frame: Frame, truce: Mention) -> list[str]:
    """Who agrees on a truce together, or breaches it; whoever else speaks of it or calls for it is no party of it."""
    if frame.trigger.data.get("breach") and frame.trigger.tense is None:  # قالت أنقرة إن خروقات للهدنة وقعت
        return merged(_codes(frame.of), _codes(frame.by("with")))
    subject = _codes(frame.by("by") if frame.passive else frame.subject)
    if frame.trigger.data.get("breach"):
        return merged(subject, _codes(frame.by("with")))
    code, is_noun = frame.trigger.code, frame.trigger.tense is None
    if code == "approved" and is_noun:  # موافقة أرمينيا وأذربيجان على هدنة
        return _codes(frame.of) if len(_codes(frame.of)) > 1 else []
    gap = truce.first - frame.trigger.last
    at_once = frame.subject is not None and gap - (frame.subject.last - frame.subject.first) <= 1  # قبل المجلس بهدنة
    partner = frame.by("with") if gap <= _ACCEPTED or at_once else None
    if code == "approved" and len(subject) == 1 and partner is not None and partner.first >= truce.last:
        subject = merged(subject, partner.codes)  # قبلت أديس أبابا هدنة مع تيغراي
    return subject if (frame.trigger.data.get("agree") or code == "approved") and len(subject) > 1 else []


def _bound(scene: Scene, own: Frame, sentence: Sentence) -> list[str]:
    """Whom an instrument binds: اتفاق عسكري جديد يجمع المغرب وإثيوبيا."""
    first = own.trigger.last
    at = next((i for i in range(first, min(first + _BINDS_REACH, own.last)) if scene.words[i] in _BINDS), None)
    behind = (p for p in scene.phrases(sentence) if at is not None and p.first == at + 1)
    return next((list(p.codes) for p in behind if len(p.codes) > 1), [])


def _farther(
    scene: Scene, own: Frame, anchor: Mention, sentence: Sentence, partner: ActorPhrase | None, near: list[str]
) -> Iterable[list[str]]:
    """Who may be meant where nothing governs the noun: the last subject, words that point back, what stands near it."""
    subject = subject_before(scene, anchor, sentence)
    against = subject is not None and _is_against(scene, anchor, subject)
    if partner is not None and not is_definite(scene, anchor) and not anchor.data.get("ceasefire") and not against:
        yield merged(_codes(subject) or _own(scene, anchor, partner), _codes(partner))
    yield from _pointing_back(scene, anchor, sentence)
    yield from _visiting(scene, anchor, sentence)
    yield near
    if anchor.code == "joint_statement":  # أصدرت اليابان والفلبين بيانا مشتركا, بيان مشترك لباريس وبرلين
        yield _codes(own.by("to"))
        yield next((list(p.codes) for p in scene.phrases(sentence) if p.last == anchor.first and p.link == "about"), [])
        yield _codes(subject)


def _is_against(scene: Scene, anchor: Mention, who: ActorPhrase) -> bool:
    """Whether one warns of an instrument, so that others concluded it: حذرت دلهي من اتفاق أبرم مع بكين."""
    speech = scene.speech_at(anchor.first)
    return speech is not None and speech.act == "warn" and speech.actor in who.codes


def _visiting(scene: Scene, anchor: Mention, sentence: Sentence) -> Iterable[list[str]]:
    """Who visits whom, where the visit brings the signing: توجت زيارة الرئيس الكيني إلى أنقرة بتوقيع اتفاقية دفاعية."""
    told = anchor.code == "joint_statement" or not sentence.kinds.isdisjoint(("stage", "approval"))
    if is_definite(scene, anchor) or not told:
        return
    for m in sentence.of("engagement"):
        ends = anchor.code == "joint_statement" and 0 < m.first - anchor.last <= _ENDED  # صدر بيان في ختام زيارة
        if ends and m.code == "meeting" and m.tense is None:  # صدر بيان عقب اجتماع قادة الخليج مع الرئيس الأميركي
            frame = frame_of(scene, m, sentence)
            yield _codes(frame.by("between")) or merged(_codes(frame.of or frame.adjective), _codes(frame.by("with")))
        if m.code == "visit" and m.tense is None and (ends or 0 < anchor.first - m.last <= _VISIT):
            frame = frame_of(scene, m, sentence)
            found = merged(_codes(frame.of or frame.subject), _codes(frame.by("to", "in")))
            yield found if len(found) == _PAIR else []  # of a tour of several states each signs its own


def _named_here(scene: Scene, anchor: Mention, sentence: Sentence) -> list[str]:
    """The two states that a sentence names where nothing says how they stand to the instrument, if they are two."""
    if anchor.kind != "instrument" or anchor.article or anchor.pronoun or not _NAMES_NONE.isdisjoint(anchor.data):
        return []
    drafted = anchor.first > sentence.first and scene.words[anchor.first - 1] in _DRAFTS
    if sentence.kinds.isdisjoint(("stage", "approval")) and not drafted:
        return []
    first = max((i for i in scene.clause_ends if i <= anchor.first), default=0)
    last = min((i for i in scene.clause_ends if i > anchor.last), default=sentence.last)
    speech = scene.speech_at(anchor.first)
    who = speech.speaker_mention.first if speech is not None else -1
    near = (p for p in scene.phrases(sentence) if first <= p.first < last and not p.first <= who < p.last)
    found = merged(*(p.codes for p in near if not (p.first == anchor.last and _is_named_for(p))))
    return found if len(found) == _PAIR and all(map(is_state, found)) else []


def by_virtue(scene: Scene, anchor: Mention, sentence: Sentence) -> list[str]:
    """The two of an instrument concluded with one, or by virtue of which one does something with the other.

    الاتفاقية المبرمة مع وارسو تتيح للجيش التشيكي التدريب, بموجب المذكرة ستدرب تركيا البحرية الصومالية
    """
    if anchor.kind != "instrument" or not _NAMES_NONE.isdisjoint(anchor.data):
        return []
    led = anchor.first > sentence.first and is_listed(scene.words[anchor.first - 1], _VIRTUE, "و")
    signing = next((m for m in sentence.of("stage") if m.last == anchor.first and m.code == "signed"), None)
    led = led or (signing is not None and is_listed(scene.words[signing.first - 1], _SINCE, "و"))
    own = any(m.code == "own" for m in sentence.of("epithet"))  # بلاده ملتزمة بالاتفاقية مع ليبيا
    concluded = own or any(m.first == anchor.last and "follows" in m.data for m in sentence.of("stage"))
    if not led and not (concluded and frame_of(scene, anchor, sentence).by("with") is not None):
        return []
    found = merged(*(p.codes for p in scene.phrases(sentence)))
    return found if len(found) == _PAIR and all(map(is_state, found)) else []


def headed(scene: Scene, anchor: Mention, sentence: Sentence) -> list[str]:
    """The two whom a headline names before a colon or dots and an instrument: كينيا والصومال.. اتفاقية دفاعية."""
    if sentence.index > 1 or anchor.kind != "instrument" or is_definite(scene, anchor):
        return []
    first = next((p for p in scene.phrases(scene.sentences[0]) if p.first == 0), None)
    if first is None or len(first.codes) < _PAIR or anchor.first - first.last > 1:
        return []
    gap = scene.marked.words.gaps[first.last]
    return list(first.codes) if any(mark in gap for mark in _HEADS) else []


def is_definite(scene: Scene, noun: Mention) -> bool:
    """Whether a noun is a known one: with the article, a pronoun, or an adjective that has the article."""
    words = scene.words
    if noun.article or noun.pronoun or (noun.first > 0 and words[noun.first - 1] in _THE_ONE):
        return True
    return noun.last < len(words) and words[noun.last].startswith("ال")


def _granted(scene: Scene, frame: Frame, sentence: Sentence) -> Iterable[list[str]]:
    """Who lets whom: the subject with whom it is given to, whose forces use it, or whose base it is to be."""
    host = _codes(frame.by("by") if frame.passive else frame.subject) or _codes(frame.by("in"))
    if scene.words[frame.trigger.last : frame.trigger.last + 1] in _TO_IT:  # تجاوبت مع واشنطن وسمحت لها باستخدام
        asked = (p.codes for p in scene.phrases(sentence)[::-1] if p.last <= frame.trigger.first)
        yield merged(host, next((c for c in asked if not set(c) & set(host)), ()))
    if frame.trigger.data.get("taker"):
        yield merged(host, _codes(frame.by("in", "from", "on")))
    if frame.trigger.data.get("needs") == "body" and len(host) > 1:
        yield host  # شكلت مالي والنيجر قوة لمحاربة داعش
    for guest in (frame.by("with"), frame.by("to"), frame.object, frame.of, frame.adjective, frame.by(ADJECTIVE, OF)):
        yield merged(host, _codes(guest)) if host and guest is not None else []
    yield host if len(host) > 1 else []  # اتفقت أنقرة وباكو على تشكيل لجنة


def _accuser_and_accused(scene: Scene, frames: list[Frame], sentence: Sentence) -> list[str]:
    """Who accuses whom of breaching a truce: the two sides of it."""
    breach = next((f.trigger for f in frames[1:] if f.trigger.data.get("breach")), None)
    if breach is None:
        return []
    for m in sentence.of("speech"):
        if m.code == "accuse" and 0 < breach.first - m.first <= _POINTS_BACK:
            frame = frame_of(scene, m, sentence)
            return merged(_codes(frame.subject), _codes(frame.object))
    return []


def _is_dual(scene: Scene, verb: Mention) -> bool:
    """Whether a verb says that two do it: وقعتا, يوقعان."""
    word = scene.words[verb.first]
    return verb.tense is not None and (
        word.endswith(("تا", "ان")) or (word.endswith("ا") and not word.endswith(("وا", "نا")))
    )


def _alone(
    frames: list[Frame], partner: ActorPhrase | None, adjective: list[str], of: ActorPhrase | None
) -> Iterable[list[str]]:
    """The one party a sentence names, surest first."""
    yield adjective
    for frame in frames[1:]:
        yield _codes(frame.by("by") if frame.passive else frame.subject)
    yield _codes(of)
    yield _codes(partner)


def _is_named_for(of: ActorPhrase | None) -> bool:
    """Whether a noun is annexed to one capital, and so named for where it was concluded: اتفاق مينسك."""
    return (
        of is not None
        and len(of.mentions) == 1
        and of.mentions[0].kind == "actor"
        and of.mentions[0].data["form"] == "capital"
    )


def _codes(phrase: ActorPhrase | None) -> list[str]:
    return list(phrase.codes) if phrase is not None else []


def _own(scene: Scene, anchor: Mention, partner: ActorPhrase) -> list[str]:
    own = scene.own_state(anchor.first)
    return [own] if own and own not in partner.codes else []


def _joined(scene: Scene, anchor: Mention, first: ActorPhrase | None, partner: ActorPhrase | None) -> list[str]:
    """One side and whom مع joins to it; where an instrument joins several to nobody named, also the own state."""
    alone = first is None and partner is not None and len(partner.codes) > 1 and anchor.kind == "instrument"
    own = _own(scene, anchor, partner) if alone and partner is not None else []
    return merged(own, _codes(first), _codes(partner))


def _partner(scene: Scene, own: Frame, frames: list[Frame]) -> ActorPhrase | None:
    """Whom مع brings in: near the noun, or anywhere in the clause of the verb that governs it."""
    near = _with(scene, own)
    if near is not None and (near.first - own.trigger.last <= _PARTNER_REACH or len(frames) > 1):
        return near
    far = next((p for f in frames[1:] if (p := _with(scene, f)) is not None), None)
    return far or next((p for f in frames if (p := _with_them(scene, f)) is not None), None)


def _with_them(scene: Scene, frame: Frame) -> ActorPhrase | None:
    """Whom a pronoun on مع means, the one named last before: عززت علاقاتها مع قطر وأجرت معها مناورات."""
    first = frame.trigger.last
    at = next((i for i in range(first, min(first + _PARTNER_REACH, frame.last)) if scene.words[i] in _WITH_THEM), None)
    if at is None or not scene.soft_between(first - 1, at) or any(i in scene.verb_starts for i in range(first, at)):
        return None
    own = set(_codes(frame.subject))
    sentence = scene.sentences[scene.marked.sentence_at(at)]
    before = (p for p in scene.phrases(sentence)[::-1] if p.last <= frame.trigger.first)
    return next((p for p in before if len(p.codes) == 1 and not own & set(p.codes)), None)


def _with(scene: Scene, frame: Frame) -> ActorPhrase | None:
    """The nearest phrase of مع but who only helps others to agree (بالتعاون مع الأمم المتحدة)."""
    words = scene.words
    return next((p for p in frame.links.get("with", ()) if p.first < 2 or words[p.first - 2] not in _HELPED), None)


def _pointing_back(scene: Scene, anchor: Mention, sentence: Sentence) -> Iterable[list[str]]:
    near = [m for m in sentence.of("epithet") if abs(m.first - anchor.first) <= _POINTS_BACK]
    for m in sorted(near, key=lambda m: abs(m.first - anchor.first)):
        found = scene.resolve(m, [p for p in scene.phrases(sentence) if p.last <= m.first])
        if len(found) > 1:
            yield found
