"""Who deploys forces or arms, and where; and whether forces or arms are what a word is about.

نشرت واشنطن بطاريات في بولندا                 who deploys is the subject
ينتشر 2500 جندي أميركي في العراق               the forces themselves are: whose they are is said beside them
تحتفظ روسيا بقاعدة في طرطوس                    a base in another state
"""

from __future__ import annotations

from sijill.code.engagement.attendance import Gathering
from sijill.code.engagement.lands import is_nobodys, is_on_own_land, where_is_left
from sijill.code.engagement.times import is_in_its_course
from sijill.code.sentence.blocs import bloc_of
from sijill.code.sentence.frame import Frame, clause_end, frame_of, relative_before
from sijill.code.sentence.parties import governing, merged, parties
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.where import spots_between
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention

_HOST_REACH, _OBJECT_REACH = 14, 5
_SUBJECT_REACH = 8  # words from a verb to forces that are its subject: ينتشر في الأردن نحو ثلاثة آلاف جندي
_BASING = 6  # words between a verb of having or setting up and a base
_THEMSELVES = ("subject", "ship", "arrival")
_SOMEWHERE = ("basing", "arrival")  # what counts only where it is said where
_SHIPS = rule_words("engagement.deployments", "ships")
_TRAINED_REACH = 8  # words between a verb of training and the forces, who are often counted
_PARTS = rule_words("engagement.deployments", "parts")
_LONGEST_NAME = 4  # words of a warship's name in quotation marks
_NAME = 1  # words of a name between a warship and its verb
_ARRIVAL = "وصول"
_SHE_ARRIVES = rule_words("engagement.deployments", "she_arrives")
_ARRIVED = 4  # words from arms to a verb that says that they arrived
_STRUCK_TOO = 9  # the same for a second one that و joins to what is hit
_PUBLISHED_REACH = 6  # words from a verb of spreading to what is published, who publishes between
_PUBLISHED = rule_words("engagement.deployments", "published")
_RALLIED = rule_words("engagement.deployments", "rallied")
_RALLIED_REACH = 3  # words from a verb to what is rallied, who rallies between
_ANY_ARMS = rule_words("engagement.deployments", "any_arms")
_SPREADS = 2  # words from a verb of being spread to what is, as its subject
_STRUCK = 2  # words between a strike and what it hits, who strikes between
_PULLED_REACH = 2  # words from a withdrawal to the forces that لـ ties to it, an adjective between
_FROM_STATE = 4  # words from withdrawing to the state that is left
_WHOSE_REACH = 3  # words from sending to the adjective of what is sent: نشر قوات غربية
_ARAB = rule_words("engagement.deployments", "arab")
_THE_ARABS = "الدول العربية"
_TROOPS, _OF_TROOPS = frozenset({"troops", "army"}), ("troops", "leaving")
_PLANS = rule_words("engagement.deployments", "plans")
_NO_FORCES = rule_words("engagement.deployments", "no_forces")
_BEING = rule_words("engagement.deployments", "being")
_TOWARDS = ("الي", "علي")
_PARTICLES = rule_words("engagement.deployments", "particles")
_MILITARY = tuple(rule_words("engagement.deployments", "military"))


def deployment(scene: Scene, sentence: Sentence, trigger: Mention) -> Gathering:
    """Who deploys, where, and in which state."""
    found = Gathering()
    if is_nobodys(scene, sentence, trigger):
        return found
    frame = frame_of(scene, trigger, sentence)
    end = min(trigger.last + _HOST_REACH, clause_end(scene, trigger, sentence))
    found.verb = _governor(scene, sentence, trigger)
    doer = _doer(scene, sentence, trigger, frame, end)
    if doer is not None:
        found.takes(found.guests, doer)
    if trigger.data.get("joint") and len(found.guests) < 2:
        found.guests = merged(found.guests, parties(scene, trigger, sentence, ("hosting",)))
    if not found.guests and trigger.pronoun and (own := scene.own_state(trigger.first)):
        found.guests = [own]
    links = _links(trigger)
    spots = [s for s in spots_between(scene, sentence, trigger.last, end) if s.link in links]
    spots = spots or where_is_left(scene, sentence, trigger, end)
    if not spots and is_on_own_land(scene, trigger, end):
        own = scene.own_state(trigger.first)
        found.hosts = [own] if own and own not in found.guests else []
        return found if found.hosts or trigger.kind != "base" else Gathering()
    if not spots and trigger.data.get("needs") in _SOMEWHERE:
        return Gathering()
    apart = [s for s in spots if not (s.is_state and s.state in found.guests)]
    if trigger.data.get("needs") == "basing":  # فوق جبل في صحراء النقب: whose land it is counts
        apart.sort(key=lambda s: not s.state)
    found.spots = apart[:1]
    found.hosts = [s.state for s in found.spots if s.state]
    if trigger.data.get("needs") == "basing" and not set(found.hosts) - set(found.guests):
        return Gathering()  # a base of one's own at home
    return found


def _governor(scene: Scene, sentence: Sentence, noun: Mention) -> Mention | None:
    """The verb that says whether a base is there or a patrol of several is made: ستشارك في دورية مشتركة."""
    if noun.data.get("needs") == "basing":
        return _basing(scene, sentence, noun)
    if not noun.data.get("joint") or noun.tense is not None:
        return None
    return next((m for m in governing(scene, noun, sentence, ("hosting",)) if m.tense is not None), None)


def _links(trigger: Mention) -> tuple[str, ...]:
    """How the place is tied to a word."""
    if trigger.data.get("needs") == "ship":
        return ("in", "to", "upon", BARE, OF)  # عبرت المدمرة مضيق تايوان
    if trigger.data.get("needs") == "owned":
        return ("in", "upon")
    if trigger.data.get("needs") == "leaving":
        return ("from", BARE, OF)  # غادر الجنود النيجر
    return ("from",) if trigger.data.get("from") else ("in", "to", "upon")


def _doer(scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame, end: int) -> ActorPhrase | None:
    """Who deploys: the subject, or whose the forces are that stand there themselves; never who only speaks of it."""
    return _whose_else(scene, sentence, trigger) or _who_does(scene, sentence, trigger, frame, end)


def _who_does(scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame, end: int) -> ActorPhrase | None:
    needs = trigger.data.get("needs")
    if needs in _THEMSELVES:
        far = _NAME if needs == "arrival" else 0
        at = _without_name(scene, sentence, trigger)
        near = (p for p in scene.phrases(sentence)[::-1] if 0 <= at - p.last <= far)
        before = next(near, None)
        at_whom = next((p for p in scene.phrases(sentence) if p.first == trigger.last and p.link == "to"), None)
        if needs == "subject" and at_whom is not None:
            return at_whom  # يوجد للولايات المتحدة 2500 جندي
        return _owner(scene, sentence, trigger, end) or (before if trigger.proclitic[:1] != "و" else None)
    if needs == "owned":  # عززت لندن وجودها العسكري
        beside = next((p for p in scene.phrases(sentence) if p.last == trigger.first and p.link in (BARE, OF)), None)
        if beside is not None:
            return beside
    if needs == "basing":
        own = frame.adjective or (None if trigger.pronoun else frame.of)
        verb = _basing(scene, sentence, trigger)
        if own is not None or verb is None:
            return own
        governor = frame_of(scene, verb, sentence)
        return governor.subject if verb.tense is not None else governor.of or governor.subject
    doer = frame.subject if trigger.tense is not None else frame.of or _who_weighs(scene, sentence, trigger)
    doer = _whose_pulled_out(scene, trigger, frame) or _asked(scene, sentence, trigger) or doer
    if trigger.tense is None and doer is None:
        verbs = [m for m in governing(scene, trigger, sentence, ("hosting",)) if m.tense is not None]
        doer = frame_of(scene, verbs[0], sentence).subject if verbs else None  # أجرت القاذفات دورية مشتركة
        doer = _owner(scene, sentence, trigger, end) or doer or (None if needs == "owned" else frame.subject)
    return doer or _owner(scene, sentence, trigger, end)


def _whose_pulled_out(scene: Scene, noun: Mention, frame: Frame) -> ActorPhrase | None:
    """Whose forces are there or are to leave, tied by لـ behind an adjective: انسحاب كامل للقوات الروسية."""
    is_there = is_listed(scene.words[noun.first], _BEING, "ولب", article=True)
    if noun.tense is not None or frame.of is not None or not (noun.data.get("from") or is_there):
        return None
    to = frame.by("to")
    armed = to is not None and any(m.kind == "actor" and m.data.get("force") == "army" for m in to.mentions)
    return to if armed and to is not None and to.first - noun.last <= _PULLED_REACH else None


def _asked(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who is asked for a deed, named right before it: طالبت بغداد واشنطن بسحب قواتها, تدعو باكو إيران إلى سحب."""
    if noun.tense is not None or noun.first <= sentence.first:
        return None
    at = noun.first - (scene.words[noun.first - 1] in _TOWARDS)
    if at == noun.first and split_clitic(noun)[1] != "ب":
        return None
    asking = (m for m in sentence.of("speech") if m.code == "request" and m.tense is not None and m.last < at)
    asked = (frame_of(scene, m, sentence).object for m in asking)
    return next((p for p in asked if p is not None and p.last == at), None)


def _whose_else(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Whose forces are sent that are not those of who speaks of it: انتقد الرئيس التركي إرسال قوات غربية إلى سوريا."""
    if noun.tense is not None or noun.pronoun or noun.data.get("needs") not in ("arms", "troops"):
        return None
    end = min(noun.last + _WHOSE_REACH, sentence.last)
    if not any(w in _MILITARY for w in scene.words[noun.last : end]):
        return None
    for i in range(noun.last, end):
        if scene.words[i] in _ARAB:
            return ActorPhrase(i, i + 1, (_THE_ARABS,), (), ADJECTIVE)
    return bloc_of(scene, noun, end)


def _who_weighs(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """The subject right before the verb whose object sending forces is: قال إن دول الحلف تدرس إرسال قوات."""
    phrases = scene.phrases(sentence)
    owner = next((p for p in phrases if p.last == noun.first and p.link == OF), None)
    if owner is not None and owner.first and is_listed(scene.words[owner.first - 1], _PLANS, "وبلف", article=True):
        return owner  # خطة كندا لإرسال قوات
    at = noun.first - 1
    if at <= sentence.first or at not in scene.verb_starts or scene.words[at][0] in "وف":
        return None
    return next((p for p in phrases if p.last == at and p.link in (BARE, OF)), None)


def _basing(scene: Scene, sentence: Sentence, base: Mention) -> Mention | None:
    """The word of having or setting up a base that stands before it, of a noun with whose it is: إنشاء روسيا قاعدة."""
    doers = {p.first for p in scene.phrases(sentence) if p.last == base.first}
    near = [
        m
        for m in sentence.of("basing")
        if 0 <= base.first - m.last <= (_BASING if m.tense is not None else 1) or m.last in doers
    ]
    return near[-1] if near else None


def _owner(scene: Scene, sentence: Sentence, trigger: Mention, end: int) -> ActorPhrase | None:
    """Whose forces or arms they are: the first actor behind the word that qualifies or owns them."""
    themselves = trigger.data.get("needs") in _THEMSELVES
    reach = _SUBJECT_REACH if themselves else _OBJECT_REACH
    places = [s for s in spots_between(scene, sentence, trigger.last, end) if s.link in ("in", "to", "upon")]
    ends = {s.last for s in places if s.link != "upon"}
    for phrase in scene.phrases(sentence):
        if trigger.last <= phrase.first < end and phrase.link not in ("in", "to", "upon"):
            if themselves and phrase.link == ADJECTIVE and phrase.first in ends:
                continue  # في قاعدة العديد القطرية طائرات أميركية
            if any(s.first < phrase.first < s.last for s in places):
                continue  # تتمركز في ميناء جيبوتي
            near = phrase.first - trigger.last <= reach
            parted = themselves or trigger.data.get("needs") == "leaving"
            part = phrase.link == "from" and parted and scene.words[phrase.first - 2].removeprefix("ال") in _PARTS
            return phrase if near and (part or phrase.link in (BARE, OF, ADJECTIVE)) else None
    if trigger.data.get("needs") == "stationed":
        return next((p for p in scene.phrases(sentence)[::-1] if p.last == trigger.first), None)
    return None


def has_object(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether forces or arms are what is deployed, sent or trained; of other words, whether they are used so at all."""
    needs = trigger.data["needs"]
    if trigger.entry == "engagements.deploy" and is_in_its_course(scene, trigger):
        return False  # أجرت تدريبات حشدت خلالها 3 مدمرات
    if _is_struck(scene, sentence, trigger) or _is_published(scene, sentence, trigger):
        return False
    if needs in ("owned", "owner"):
        return needs == "owned" or bool(trigger.pronoun)
    if needs == "basing":
        return _basing(scene, sentence, trigger) is not None
    if needs in _THEMSELVES:
        return _stand_there(scene, sentence, trigger, needs)
    return _leaves_a_state(scene, sentence, trigger) or _is_of_forces(scene, sentence, trigger, needs)


def _is_struck(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether forces that stand somewhere are only what a strike hits: استهدفت الجماعة تمركزا لجنود العدو."""
    accusative = scene.words[noun.first].endswith("ا")  # also where it can be read as a verb of two: تمركزا
    joined = noun.proclitic == "و" and accusative  # استهدف موقعا وانتشارا للجنود
    if (noun.proclitic and not joined) or noun.article or not (accusative or noun.tense is None):
        return False
    strikes = (m for m in sentence.of("crisis") if m.data.get("of") == "target")
    return any(0 <= noun.first - m.last <= (_STRUCK_TOO if joined else _STRUCK) for m in strikes)


def _is_published(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether what is spread or is there is a film, news, a plan or support: نشرت الكتائب مشاهد, حشدت دعم حلفائها."""
    if word.entry not in ("engagements.deploy", "engagements.spread"):
        return False
    reach = _PUBLISHED_REACH if word.entry == "engagements.deploy" else _SPREADS  # انتشرت مشاهد
    behind = scene.words[word.last : min(word.last + reach, sentence.last)]
    if word.entry == "engagements.spread" and not _NO_FORCES.isdisjoint(behind):
        return True
    if word.entry == "engagements.deploy" and any(w.removeprefix("ال") in _RALLIED for w in behind[:_RALLIED_REACH]):
        return True
    near = [scene.words[word.first - 1], *behind] if word.first > sentence.first else behind
    return any(w.removeprefix("ال").rstrip("ا") in _PUBLISHED for w in near)


def _is_of_forces(scene: Scene, sentence: Sentence, trigger: Mention, needs: str) -> bool:
    """Whether forces or arms stand where the object of a word stands."""
    reach = _TRAINED_REACH if needs == "forces" else _OBJECT_REACH
    if is_listed(scene.words[trigger.first], _BEING, "ولب", article=True):
        reach = _SPREADS  # عدم وجود خطط لإرسال قوات
    first, last = trigger.last, min(trigger.last + reach, sentence.last)
    if needs == "stationed":
        first, last = max(sentence.first, trigger.first - 3), trigger.first
    near = scene.marked.between(first, last)
    if needs == "stationed":
        near = _without_any_arms(scene, near)
    if _is_person_or_treaty(scene, trigger, near, needs):
        return False
    arms = {m.first for m in near if m.kind in ("weapon", "designation")}
    if trigger.data.get("ships") and _is_ship_sent(scene, sentence, trigger):
        return True
    if needs in _OF_TROOPS:
        near = [m for m in near if not arms or m.first < min(arms)]  # طائرات are arms that are sent, not troops
    if any(is_force(m, troops_only=needs in _OF_TROOPS or needs == "forces") for m in near):
        return True
    if (trigger.pronoun or trigger.article) and trigger.tense is None and trigger.data.get("from"):
        # أكملت القوات الأميركية انسحابها, بدأت القوات الأميركية الانسحاب
        before = scene.marked.between(max(sentence.first, trigger.first - 2), trigger.first)
        if any(is_force(m, troops_only=True) for m in before):
            return True
    words = scene.words[first : min(first + 2, last)] if needs != "stationed" else scene.words[first:last]
    return needs != "forces" and any(w in _MILITARY for w in words)


def _leaves_a_state(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether a state withdraws from another, its forces unnamed: انسحبت فرنسا من مالي, أتمت انسحابها من مالي."""
    if word.entry != "engagements.withdraw" or not (word.tense is not None or word.pronoun):
        return False
    near = spots_between(scene, sentence, word.last, word.last + _FROM_STATE)
    subject = frame_of(scene, word, sentence).subject
    left = next((s for s in near if s.link == "from" and s.is_state), None)
    return left is not None and subject is not None and all(map(is_state, subject.codes))


def _is_ship_sent(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether a warship is what is sent, and to some place: أرسلت سيول مدمرة إلى مضيق هرمز is no supply of arms."""
    near = scene.words[trigger.last : min(trigger.last + _OBJECT_REACH, sentence.last)]
    if not any(w.removeprefix("ال") in _SHIPS for w in near):
        return False
    end = min(trigger.last + _HOST_REACH, clause_end(scene, trigger, sentence))
    led = [s for s in spots_between(scene, sentence, trigger.last, end) if s.link in ("to", "in")]
    return bool(led) and not led[0].is_state


def _is_person_or_treaty(scene: Scene, trigger: Mention, near: list[Mention], needs: str) -> bool:
    """Whether a person leaves (غادر قائد الجيش) or a treaty is left (انسحبت روسيا من معاهدة الصواريخ)."""
    if needs == "leaving":
        beside = scene.marked.between(trigger.last, trigger.last + 1)
        if any(m.kind in ("office", "person") for m in beside):
            return True
    return bool(trigger.data.get("from")) and any(m.kind == "instrument" for m in near)


def _stand_there(scene: Scene, sentence: Sentence, trigger: Mention, needs: str) -> bool:
    """Whether forces, or for a ship's word a warship, are the subject: right behind the verb or right before it."""
    behind = scene.marked.between(trigger.last, min(trigger.last + _SUBJECT_REACH, sentence.last))
    before = list(scene.marked.between(max(sentence.first, trigger.first - _OBJECT_REACH), trigger.first))
    if trigger.tense is None or trigger.proclitic[:1] in ("و", "ف"):
        before = []
    kinds = ("actor", "weapon", "designation")
    far = {"arrival": _NAME, "ship": _NAME}.get(needs, 0)  # المدمرة الأميركية كوك تصل
    at = _without_name(scene, sentence, trigger)
    ends = {m.last for m in before if m.kind in kinds and 0 <= at - m.last <= far}
    near = [*behind, *(before if ends else [])]
    if any(m.kind in ("person", "office") for m in behind[:2]) or (needs == "arrival" and trigger.article):
        return False
    if _is_delegation(scene, trigger) or any(
        m.kind in ("person", "office") and m.last == trigger.first for m in before
    ):
        return False  # الوزير يزور حاملة الطائرات
    if needs == "ship":
        return any(w.removeprefix("ال") in _SHIPS for m in near for w in scene.words[m.first : m.last])
    ships = needs == "arrival" and any(
        w.removeprefix("ال") in _SHIPS for m in near for w in scene.words[m.first : m.last]
    )
    return ships or any(is_force(m, troops_only=needs == "arrival") for m in _without_any_arms(scene, near))


def _without_name(scene: Scene, sentence: Sentence, trigger: Mention) -> int:
    """Where a name in quotation marks right before a word begins, else the word: الحاملة الأميركية «نيميتز» تصل.

    The word of a relative clause is that which opens it: الفرقاطة اليونانية التي تبحر.
    """
    gaps = scene.marked.words.gaps
    relative = relative_before(scene, trigger, sentence)
    at = trigger.first if relative is None else relative
    while at > sentence.first and trigger.tense is not None and scene.words[at - 1] in _PARTICLES:
        at -= 1
    if '"' not in gaps[at]:
        return at
    first = max(sentence.first, at - _LONGEST_NAME)
    return next((i for i in range(at - 1, first, -1) if '"' in gaps[i]), at)


def _without_any_arms(scene: Scene, near: list[Mention]) -> list[Mention]:
    """The mentions without arms of any sort, which spread by themselves: قطع السلاح المنتشرة في ليبيا."""
    return [m for m in near if m.last - m.first > 1 or scene.words[m.first].removeprefix("ال") not in _ANY_ARMS]


def has_arrived(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether forces or arms arrive rather than persons: وصلت المدمرة الأميركية إلى الميناء is no visit."""
    near = scene.marked.between(trigger.last, min(trigger.last + 2, sentence.last))
    if any(m.kind in ("person", "office", "anonymous") for m in near) or _is_delegation(scene, trigger):
        return False
    before = scene.marked.between(max(sentence.first, trigger.first - _ARRIVED), trigger.first)
    word = scene.words[trigger.first]
    if begins(word, _ARRIVAL, "وفبل") and trigger.tense is None and not trigger.pronoun:
        return True  # وصول المساعدات, وصول الدولة إلى الأسلحة
    if is_listed(word, _SHE_ARRIVES, "وفبل") and not any(m.kind == "person" for m in before):
        return True  # وصلت الشحنة
    if trigger.tense is not None:  # وأن الصواريخ قد وصلت إلى المطار
        near = [*near, *(m for m in before if m.kind in ("weapon", "designation"))]
    return any(is_force(m, troops_only=False) for m in near)


def _is_delegation(scene: Scene, trigger: Mention) -> bool:
    """Whether a delegation arrives, which is no force though it may be a military one: it visits."""
    return any(w in ("وفد", "الوفد", "وفدا") for w in scene.words[trigger.last : trigger.last + 2])


def is_force(m: Mention, *, troops_only: bool) -> bool:
    """Whether a mention is of troops or an army, or, unless they alone count, of arms."""
    if m.code in _TROOPS or (m.kind == "actor" and m.data.get("force") == "army"):
        return True
    return not troops_only and (m.kind in ("weapon", "designation") or (m.kind == "force" and m.code == "army"))
