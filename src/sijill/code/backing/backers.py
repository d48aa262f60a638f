"""Who supports whom, from the roles round a word of support."""

from __future__ import annotations

from sijill.code.backing.backed import (
    acting,
    backed_before,
    behind_from,
    close_before,
    is_from_afar,
    nameless_before,
    nameless_behind,
)
from sijill.code.backing.helped import helper_and_helped
from sijill.code.backing.owners import doer_of_that, named_before, owner_of
from sijill.code.backing.supported import stands_for
from sijill.code.backing.thanks import of_thanks, thanked, thanking_for
from sijill.code.backing.trained import SOLDIERS, learners
from sijill.code.crisis.charges import accused, whom_charged
from sijill.code.crisis.patrons import doer_of
from sijill.code.sentence.frame import Frame, frame_of, relative_before, subject_before
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.where import spots_between
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA

_TO_REACH = 8
_CROSSING = rule_words("backing.backers", "crossing")
_BOUND = tuple(rule_words("backing.backers", "bound"))
_WITH_NOUNS = tuple(rule_words("backing.backers", "with_nouns"))
_WITH_REACH = 4  # words between support and who gives it
_SUFFERED = rule_words("backing.backers", "suffered")
_APART = 4  # words behind which a comma parts a support from what لـ ties
_FIRES = rule_words("backing.backers", "fires")
_FIRES_REACH = 4  # words from a verb to who owns what does it
_WESTERN = frozenset({"group:west", "group:international_community", "org:NATO", "org:EU"})  # who gives, and gets none
_THEIRS = ("ها", "هم")
_BEHIND_REACH = 2  # the same behind who is supported
_BESIDE = rule_words("backing.backers", "beside")
_THAT = frozenset({"ان", "بان"})
_BESIDE_REACH = 4  # words between solidarity and whom it is with
_VERB_REACH = 5  # words between support and the verb of its relative clause
_SHORT = 3  # letters of a word that لـ may stand on
_OPENING = 3  # words before the adjective of a support that opens its sentence
_NEAR_VERB = 2  # words from such a support to a subject: its verb
_PACKAGE_REACH = 4  # words between whom a package is given to and what it is of
_GIVEN_REACH = 9  # words between a verb of giving or receiving and the support


def backer_and_backed(
    scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None]:
    """Who supports and who is supported, None for each that is not said."""
    taught = learners(scene, sentence, trigger, frame) if trigger.code == "training" else None
    if taught is not None or trigger.data.get("learns"):
        return taught or (None, None)
    if trigger.tense is not None:
        return (_standing if trigger.data.get("beside") else _of_verb)(scene, sentence, trigger, frame)
    helped = helper_and_helped(scene, sentence, trigger, frame)
    if helped is None and trigger.data.get("passive") and split_clitic(trigger)[1] == "ب":
        helped = _given(scene, sentence, trigger, frame)
    if helped is None and trigger.pronoun and not trigger.data.get("holds") and not trigger.data.get("beside"):
        helped = whom_charged(scene, sentence, trigger)
    if helped is not None:
        return helped
    if trigger.data.get("passive"):
        return behind_from(scene, sentence, trigger, frame), backed_before(scene, sentence, trigger)
    return _of_named(scene, sentence, trigger, frame)


def _of_named(
    scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None]:
    """The pair of a noun or participle, by which of them it is."""
    if trigger.data.get("holds"):
        return _of_participle(scene, sentence, trigger, frame)
    return (_standing if trigger.data.get("beside") else _of_noun)(scene, sentence, trigger, frame)


def _of_participle(
    scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None]:
    """The pair of a participle: موقف طهران الداعم لدمشق, قوات التحالف المساندة للحكومة."""
    held = close_before(scene, sentence, trigger)
    if held is not None and nameless_before(scene, sentence, trigger) is not None:
        return None, None  # كييف وانفصاليون مؤيدون لموسكو
    if held is None and scene.words[trigger.first - 1].endswith(_THEIRS):  # موقفها الداعم لإسرائيل
        near = [p for p in scene.phrases(sentence) if 0 < trigger.first - p.last <= _WITH_REACH]
        held = near[-1] if near and near[-1].link in (BARE, OF) else subject_before(scene, trigger, sentence)
    meant = stands_for(scene, sentence, trigger.last) or _held_up(scene, trigger, frame)
    place = _place_to(scene, sentence, trigger) if trigger.article else None
    return held, meant or place or frame.of


def _standing(
    scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None]:
    """The pair of standing or fighting beside somebody: تقف المملكة إلى جانب لبنان, تضامنها مع الدوحة."""
    beside = frame.by("with")
    if beside is None or not _is_beside(scene, trigger, beside):
        return None, None
    own = trigger.pronoun or trigger.tense is None
    volunteers = frame.by("from")
    if volunteers is not None and is_listed(scene.words[volunteers.first - 2], SOLDIERS):
        return volunteers, beside  # يقاتل متطوعون من جورجيا في صفوف الجيش الأوكراني
    return (frame.of or doer_of(scene, sentence, trigger)) if own else frame.subject or frame.of, beside


def _held_up(scene: Scene, trigger: Mention, frame: Frame) -> ActorPhrase | None:
    """Whom «الداعم لـ» is of, with no other word that لـ ties between: not الداعم للسلام, ... هجوما للمتمردين."""
    to = _near(frame.by("to"), trigger)
    if to is None:
        return None
    return None if any(len(w) > _SHORT and w.startswith("ل") for w in scene.words[trigger.last : to.first]) else to


def _is_beside(scene: Scene, trigger: Mention, beside: ActorPhrase) -> bool:
    """Whether a phrase that مع or إلى جانب ties is who is stood by."""
    if trigger.data["beside"] == "with":
        return beside.first - trigger.last <= _BESIDE_REACH
    stands = trigger.tense is None or "قف" in scene.words[trigger.first]  # تبقى علاقاتها مع is none
    if trigger.data["beside"] == "either" and stands and beside.first - trigger.last <= _BESIDE_REACH:
        return True  # وقوف أنقرة مع باكو, تقف عمان مع لبنان
    before = scene.words[beside.first - 2 : beside.first]  # جنبا إلى جنب مع
    return scene.words[beside.mentions[0].first - 1] in _BESIDE or before == ["جنب", "مع"]


def _of_verb(
    scene: Scene, sentence: Sentence, verb: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None]:
    if verb.pronoun:
        after = next((p for p in scene.phrases(sentence) if p.first >= verb.last), None)
        near = after is not None and _is_subject(scene, verb, after)
        backed = close_before(scene, sentence, verb) or nameless_before(scene, sentence, verb)
        return (after if near else None), backed
    relative = next((i for i in range(verb.last, frame.last) if scene.words[i] in scene.links.relatives), frame.last)
    meant = stands_for(scene, sentence, verb.last)
    if meant is None and frame.subject is not None and verb.last <= frame.subject.first:
        meant = stands_for(scene, sentence, frame.subject.last)
    target = frame.object if frame.object is not None and frame.object.first < relative else None
    at = frame.subject.last if frame.subject is not None and frame.subject.first >= verb.last else verb.last
    fighters = nameless_behind(scene, sentence, at)
    backed = meant or fighters or target or frame.of or _near(frame.by("to"), verb) or frame.adjective
    left_out = doer_of_that(scene, sentence, verb, frame) if backed is None else None
    if left_out is not None and frame.subject is not None and frame.subject.first >= verb.last:
        return left_out, meant or frame.subject
    return frame.subject, backed


def _is_subject(scene: Scene, verb: Mention, after: ActorPhrase) -> bool:
    """Whether who stands behind a verb does it, or owns what does: يساندهم الجيش, تساندهم غارات جوية للتحالف."""
    if after.first - verb.last <= 1 and after.link in (BARE, OF, ADJECTIVE):
        return True
    owns = after.link in ("to", "in", "from", BARE, OF, ADJECTIVE) and after.first - verb.last <= _FIRES_REACH
    return owns and is_listed(scene.words[verb.last], _FIRES, "", article=True)


def _of_noun(
    scene: Scene, sentence: Sentence, noun: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None]:
    told = _relative(scene, sentence, noun) or _given(scene, sentence, noun, frame)
    told = (
        told
        or _of_attack(scene, sentence, noun, frame)
        or of_thanks(scene, sentence, noun, frame, _near(frame.by("to"), noun))
    )
    told = told or _for_them(scene, sentence, noun, frame)
    if told is not None:
        return told
    if frame.of is not None and frame.object is not None and frame.object.first == frame.of.last:
        return frame.of, frame.object  # دعم رواندا متمردي الشرق
    charged = accused(scene, sentence, noun)
    to, of = _to(scene, noun, frame), frame.of
    if of is None and noun.data.get("takes") == "arms" and are_soldiers(scene, frame.adjective):
        of = frame.adjective  # تدريب الجنود الأوكرانيين
    giver = _giver(scene, frame, to, of)
    patron = frame.by("via", "by")
    if patron is not None and patron.first == noun.last:  # اتهمها برعاية المتمردين: no patron of a meeting
        of, giver = patron, None
    helper = _helper(
        scene, sentence, noun, giver, of if to is None and charged is None else None, annexed=of is not None
    )
    if helper is not None:
        return helper, subject_before(scene, noun, sentence)
    if to is None:
        to = _place_to(scene, sentence, noun)
    meant = _meant(scene, sentence, noun, of, giver) or _fighters(scene, sentence, noun, frame)
    if meant is not None:
        to, of, giver = meant, _ahead(of, meant), _ahead(giver, meant)
    if to is not None:
        owner = owner_of(scene, sentence, frame, to, of) or giver or charged or thanked(scene, sentence, noun)
        return owner or named_before(scene, sentence, noun, to), to
    if of is not None:
        doer = giver or charged or thanked(scene, sentence, noun) or doer_of(scene, sentence, noun)
        western = any(m.entry in _WESTERN for m in of.mentions[:1]) and doer is not None and is_state(doer.code)
        return (of, doer) if western else (doer, of)  # لن تنتصر أوكرانيا من دون دعم الغرب
    return _with_support(scene, sentence, noun, frame, giver)


def _to(scene: Scene, noun: Mention, frame: Frame) -> ActorPhrase | None:
    """Whom ل ties to support, if nothing else begins between: not دعم تونس في حربها ... باعتبارها شريكا لألمانيا."""
    to, of = _near(frame.by("to"), noun), frame.of
    if to is None:
        return None
    between = scene.words[noun.last : to.first]
    crossed = of is not None and not _CROSSING.isdisjoint(scene.words[of.last : to.first])
    suffered = any(is_listed(w.removeprefix("لل"), _SUFFERED, "ل", article=True) for w in between)
    apart = len(between) > _APART and COMMA in scene.marked.words.breaks[noun.last : to.first]
    return None if crossed or suffered or apart else to


def _ahead(phrase: ActorPhrase | None, other: ActorPhrase) -> ActorPhrase | None:
    """A phrase that ends before another begins."""
    return phrase if phrase is not None and phrase.last <= other.first else None


def _meant(
    scene: Scene, sentence: Sentence, noun: Mention, of: ActorPhrase | None, giver: ActorPhrase | None
) -> ActorPhrase | None:
    """Whom a noun behind support means, or behind who gives it: دعم أنقرة للحكومة في طرابلس."""
    at = of.last if of is not None else noun.last
    forms = [m.last for m in sentence.of("backing_form") if at <= m.first < at + _WITH_REACH]
    begins = dict.fromkeys([noun.last, at, *(f for f in forms if f > at), *([giver.last] if giver is not None else [])])
    return next((found for i in begins if (found := stands_for(scene, sentence, i)) is not None), None)


def _fighters(scene: Scene, sentence: Sentence, noun: Mention, frame: Frame) -> ActorPhrase | None:
    """Fighters without a name behind a noun, whose support it is or the forms of it: الدعم الإيراني للميليشيات."""
    forms = [m.last for m in sentence.of("backing_form") if noun.last <= m.first < noun.last + _WITH_REACH]
    owners = [p.last for p in (frame.of, frame.adjective) if p is not None and p.first >= noun.last]
    ends = (noun.last, *owners, *forms)
    return next((found for at in ends if (found := nameless_behind(scene, sentence, at)) is not None), None)


def _for_them(
    scene: Scene, sentence: Sentence, noun: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None] | None:
    """The pair where a pronoun behind who supports means who is supported: طمأنت باريس بيروت بشأن دعم واشنطن لها."""
    of = frame.of
    if of is None or scene.words[of.last : of.last + 1] not in (["له"], ["لها"], ["لهم"]):
        return None
    before = [p for p in scene.phrases(sentence) if p.last <= noun.first and set(p.codes).isdisjoint(of.codes)]
    return (of, before[-1]) if before else None


def _of_attack(
    scene: Scene, sentence: Sentence, noun: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None] | None:
    """The pair where an attack or war is what is supported: دعم واشنطن للعدوان الإسرائيلي على غزة."""
    war = next((m for m in sentence.of("crisis") if m.tense is None and 0 <= m.first - noun.last <= _WITH_REACH), None)
    if war is None or split_clitic(war)[1] != "ل":
        return None
    own = frame_of(scene, war, sentence)
    waged = own.adjective or own.of
    if waged is None:
        return None
    owner = next((p for p in (frame.of, frame.adjective) if p is not None and p.last <= war.first), None)
    return owner or doer_of(scene, sentence, noun), waged


def _helper(
    scene: Scene,
    sentence: Sentence,
    noun: Mention,
    giver: ActorPhrase | None,
    of: ActorPhrase | None,
    *,
    annexed: bool,
) -> ActorPhrase | None:
    """With whose help something is done: شنت القوات بدعم جوي من التحالف هجمات, تقدم الجيش بمساندة الطيران."""
    if giver is not None and split_clitic(noun)[1] == "ب" and giver.first - noun.last <= _WITH_REACH and not annexed:
        return giver
    return of if of is not None and _is_with(scene, sentence, noun) else None


def _is_with(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether something is done with the support of whom a noun is annexed to: بمساندة, no بدعم that is promised."""
    from_afar = is_from_afar(scene.words[noun.last])
    if split_clitic(noun)[1] != "ب" or not (from_afar or scene.words[noun.first].endswith(_WITH_NOUNS)):
        return False
    if scene.words[noun.first - 1].startswith(_BOUND):
        return False
    said = sentence.of("backing_mode") if from_afar else sentence.of("speech", "backing_mode")
    return not any(0 <= noun.first - m.last <= _BEHIND_REACH for m in said)


def _giver(scene: Scene, frame: Frame, to: ActorPhrase | None, of: ActorPhrase | None) -> ActorPhrase | None:
    """Who gives what من or من قبل ties: close behind the noun, or behind whom it is given to, no other deed between."""
    noun = frame.trigger
    ends = [noun.last + _WITH_REACH, *(p.last + _BEHIND_REACH for p in (to, of) if p is not None)]
    found = frame.by("from", "by")
    if found is None or found.first > max(ends):
        return None
    behind = max((p.last for p in (to, of) if p is not None and p.last <= found.first), default=found.first)
    another = any(len(w) > _SHORT and w.startswith("و") for w in scene.words[behind : found.first])
    return None if another else found  # مساندة اليمن وتطهيره من الحوثيين


def _with_support(
    scene: Scene, sentence: Sentence, noun: Mention, frame: Frame, giver: ActorPhrase | None
) -> tuple[ActorPhrase | None, ActorPhrase | None]:
    """Who does something with whose support: بدعم روسي استعاد الجيش السوري المدينة."""
    subject = acting(scene, sentence, noun) or subject_before(scene, noun, sentence)
    if frame.adjective is not None and split_clitic(noun)[1] == "ب":
        return frame.adjective, subject or _goes_on(scene, sentence, frame.adjective)
    return (giver, subject) if giver is not None and giver.first - noun.last <= _TO_REACH else (None, None)


def _goes_on(scene: Scene, sentence: Sentence, adjective: ActorPhrase) -> ActorPhrase | None:
    """Who does something with the support that opens a sentence: the subject of the verb right behind it."""
    if adjective.first - sentence.first > _OPENING:
        return None
    near = (p for p in scene.phrases(sentence) if 0 < p.first - adjective.last <= _NEAR_VERB)
    return next((p for p in near if p.link in (BARE, OF)), None)


def _relative(scene: Scene, sentence: Sentence, noun: Mention) -> tuple[ActorPhrase | None, ActorPhrase | None] | None:
    """The pair of a verb of giving or receiving whose object the noun is: الدعم الذي تتلقاه كييف من باريس."""
    for verb in sentence.of("backing_got"):
        between = scene.words[noun.last : verb.first]
        if not 0 < len(between) <= _VERB_REACH or between[-1] not in scene.links.relatives:
            continue
        frame = frame_of(scene, verb, sentence)
        if verb.code == "give":
            to = frame.by("to")
            to = to if to is not None and scene.soft_between(verb.last - 1, to.first) else None
            to = to or frame.object or thanking_for(scene, sentence, noun)
            return frame.subject or subject_before(scene, noun, sentence), to
        return frame.by("from", "by"), frame.of or frame.subject
    return None


def _given(
    scene: Scene, sentence: Sentence, noun: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None] | None:
    """The pair of a verb of giving or receiving before the noun.

    قدمت واشنطن لإسرائيل دعما عسكريا, يحظى حفتر بدعم القاهرة.
    """
    near = [m for m in sentence.of("backing_got")[::-1] if 0 <= noun.first - m.last <= _GIVEN_REACH]
    governed = scene.words[noun.first].endswith("ا")  # تلقى دعما is a verb, تلقي دعم is none
    verb = next((m for m in near if m.tense is not None), None) if governed else next(iter(near), None)
    if verb is None or any(i in scene.verb_starts for i in range(verb.last, noun.first)):
        return None
    own = frame_of(scene, verb, sentence)
    if verb.code == "give" and split_clitic(noun)[1] == "ب":
        return None  # تقدم الجيش بمساندة الطيران
    if verb.code == "give":
        to = own.by("to") or own.object
        given = to is not None and verb.last <= to.first and _is_given(scene, to.last, noun)
        return (own.subject, to) if given else None
    backer = frame.by("from", "by") or frame.adjective or (frame.of if split_clitic(noun)[1] == "ب" else None)
    owner = next((p for p in scene.phrases(sentence) if p.last == verb.first and p.link in (OF, ADJECTIVE)), None)
    backed = owner if owner is not None and verb.proclitic[:1] != "و" else own.subject  # هجمات إثيوبيا تلقى دعما
    if backed is not None and any(w in _THAT for w in scene.words[backed.last : verb.first]):
        return backer, None  # قال الوزير إن هجماتهم على كذا تلقى دعما
    backed = backed if verb.tense is not None else own.of or own.object  # تحظى قوات حفتر بدعم ...
    relative = relative_before(scene, verb, sentence)
    if relative is not None:  # الحركة التي تحظى بدعم القاهرة
        backed = next((p for p in scene.phrases(sentence) if p.last == relative), None)
    return (backer, backed) if backer is not None and backed is not None else None


def _is_given(scene: Scene, at: int, noun: Mention) -> bool:
    """Whether support is what is given where a receiver ends: at once, or as حزمة جديدة من المساعدات."""
    gap = noun.first - at
    of = gap <= _PACKAGE_REACH and scene.words[noun.first - 1] == "من"
    return gap >= 0 and not noun.pronoun and (gap <= 1 or of)


def _place_to(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """A place that support is for, as the state it lies in: مساندته لغزة."""
    spot = next(
        (s for s in spots_between(scene, sentence, noun.last, noun.last + _TO_REACH) if s.link == "to" and s.state),
        None,
    )
    return ActorPhrase(spot.first, spot.last, (spot.state,), (), "to") if spot is not None else None


def _near(phrase: ActorPhrase | None, trigger: Mention) -> ActorPhrase | None:
    return phrase if phrase is not None and phrase.first - trigger.last <= _TO_REACH else None


def are_soldiers(scene: Scene, phrase: ActorPhrase | None) -> bool:
    """Whether an adjective is of soldiers: الجنود الأوكرانيين."""
    if phrase is None or phrase.link not in (ADJECTIVE, BARE, OF, "to"):
        return False
    return is_listed(scene.words[phrase.first - (phrase.link == ADJECTIVE)], SOLDIERS, "ل")
