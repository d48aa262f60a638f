"""Whose a sum or a share is, and who stands on the other side.

الإنفاق العسكري الروسي                         the adjective of what it measures, or what is annexed to it
خصصت واشنطن لكييف مساعدات                      who gives aid and who receives it, by the verb that governs it
حصة روسيا من صادرات السلاح العالمية            who has a share of all the world's
"""

from __future__ import annotations

from sijill.code.sentence.frame import Frame, frame_of
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sums.sum_lists import beside, held_against, in_row
from sijill.code.sums.trade_sides import traded_with
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

Sides = tuple[list[str], str | None]

_GOVERNS = 9
_HELPED = (BARE, OF, ADJECTIVE, "to")  # how who is helped stands behind what money is for
_NEEDS = 6  # words behind what is shared in which it is said to be the world's
_AGAINST = rule_words("sums.sum_owners", "against")
_SPENT_ON = rule_words("sums.sum_owners", "spent_on")
_ALLOTTED = 10  # words behind a sum in which stands for whom it is
_LAW = tuple(rule_words("sums.sum_owners", "law"))
_AID_BACK = 3  # sentences back in which is told who gives aid
_WAR_COST = "metrics.war_cost"
_CHARGED = 4  # words from a verb of costing to who pays: كلفت الحرب إسرائيل
_PARCEL = 4  # words from a part of a package to whom it is for
_FOR = 5  # words from aid to whom it is meant for
_BY_ABOUT = rule_words("sums.sum_owners", "by_about")
_BY = 3  # words from who is helped to the sum that he is helped with
_MANY = rule_words("sums.sum_owners", "many")
_GRANTING = "منح"
_MORE = rule_words("sums.sum_owners", "more")
_ALLOTS = frozenset({"metrics.spend", "metrics.allot"})


def sum_owners(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> Sides:
    """(subject, counterpart) of a sum that a word says the meaning of."""
    if word.code == "trade_volume":
        return _both(scene, sentence, word), None
    if word.code in ("aid", "loan"):
        return _spent_on(scene, sentence, word) or _giver(scene, sentence, number, word)
    if number.kind in ("percent", "share"):
        shared = (_of_share if number.last <= word.first else _held_share)(scene, sentence, number, word)
        if shared[0] or (number.last <= word.first and _is_of_world(scene, sentence, word)):
            return shared  # تستحوذ خمس دول على 75% من صادرات السلاح العالمية: which five is not said
    row = in_row(scene, sentence, number) if _qualifying(scene, sentence, word) is None else None
    found = (
        held_against(scene, sentence, number)
        or row
        or beside(scene, sentence, number)
        or _charged(scene, sentence, word)
        or _qualifying(scene, sentence, word)
    )
    if found is None and _is_of_many(scene, word):
        return [], None
    if found is None:
        named = _named(scene, sentence, number, word)
        if named is not None and named.link == "from" and word.code == "arms_imports":
            return [], None  # استوردت دول أسلحة من إسرائيل: who buys is not named
        world = next((m.code for m in sentence.of("world") if _is_subject(scene, sentence, m)), None)
        fought = {c for p in scene.phrases(sentence) if p.link in ("upon", "against") for c in p.codes}
        earlier = [c for c in scene.codes_before(number.first, 1) if c not in fought]
        found = named.code if named is not None else world or next(iter(earlier), None)
    other = traded_with(scene, sentence, number, word, found) if found and number.kind == "percent" else None
    return [found] if found else [], other


# --- shares ---


def _of_share(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> Sides:
    """Whose a share is of what is named behind it: of the world's, who has it; of a state's, that state and the other.

    تستحوذ واشنطن على 40% من صادرات السلاح العالمية           USA
    شكلت الأسلحة الأميركية 79% من واردات السعودية من السلاح    SAU, from USA
    تعتمد مصر على روسيا في 37% من وارداتها من السلاح           EGY, from RUS
    زودت روسيا الهند بـ36% من وارداتها من السلاح               IND, from RUS
    """
    all_before = [p for p in scene.phrases(sentence) if p.last <= number.first]
    before = [p for p in all_before if len(p.codes) == 1]
    buyer = frame_of(scene, word, sentence).by("to") if word.code == "arms_exports" else None
    if _is_of_world(scene, sentence, word) or (buyer is not None and all_before):
        other = buyer.code if buyer is not None and buyer.code not in all_before[-1].codes else None
        return (list(all_before[-1].codes), other) if all_before else ([], None)
    whose = _qualifying(scene, sentence, word)
    if whose is None and word.pronoun and before:
        supplied = _supplied(scene, sentence, number)
        if supplied is not None:
            return supplied
        whose = next((p.code for p in before if p.link == BARE), None)
    if whose is None:
        return [], None
    return [whose], traded_with(scene, sentence, number, word, whose)


def _held_share(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> Sides:
    """Whose a share is that is told behind what it is of: تراجعت حصة روسيا من صادرات السلاح العالمية إلى 11%."""
    for m in sentence.of("share_of")[::-1]:
        again = word.last <= m.first < number.first
        if m.last > number.first or not (again or 0 <= word.first - m.last <= _NEEDS):
            continue
        phrases = [p for p in scene.phrases(sentence) if p.first <= m.last + 1]
        holder = next((p.code for p in phrases[::-1] if p.first >= m.last or m.pronoun), None)
        whose = None if _is_of_world(scene, sentence, word) else _qualifying(scene, sentence, word)
        if holder is None:
            return [], None
        return ([holder], None) if whose in (None, holder) else ([whose], holder)
    return [], None


def _is_of_world(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    end = min(word.last + _NEEDS, sentence.last)
    return any(m.kind == "world" for m in scene.marked.between(word.last, end))


def _supplied(scene: Scene, sentence: Sentence, number: Mention) -> Sides | None:
    """Who gets a share of its arms, and from whom, where a verb of supply says so."""
    for verb in sentence.of("transfer")[::-1]:
        if verb.data.get("by") == "supplier" and 0 <= number.first - verb.last <= _GOVERNS:
            frame = frame_of(scene, verb, sentence)
            if frame.subject is not None and frame.object is not None:
                return [frame.object.code], frame.subject.code
    return None


# --- sums ---


def _is_of_many(scene: Scene, word: Mention) -> bool:
    """Whether states are behind a word of money that are not named: إنفاق دول المنطقة, ما أنفقته الدول الأعضاء."""
    named = any(m.kind == "actor" for m in scene.marked.between(word.last, word.last + 2))
    return not named and scene.words[word.last : word.last + 1] != [] and scene.words[word.last] in _MANY


def _qualifying(scene: Scene, sentence: Sentence, word: Mention) -> str | None:
    """The actor that a word of money itself names: الإنفاق العسكري الروسي, موازنة مصر, الإنفاق العالمي."""
    world = next((m for m in scene.marked.between(word.last, word.last + 1) if m.kind == "world"), None)
    if world is not None:
        return world.code
    for whole in scene.phrases(sentence):
        if word.first <= whole.first < word.last < whole.last:
            return whole.code  # ميزانية الدفاع في الجزائر: the body behind the first word is of that state
    frame = frame_of(scene, word, sentence)
    for phrase in (frame.adjective, frame.of, frame.by("to") if word.tense is None else None):
        if phrase is not None and phrase.first - word.last <= 2:
            return phrase.code
    return None


def _charged(scene: Scene, sentence: Sentence, word: Mention) -> str | None:
    """Whom a war costs, as the object of the verb: الحرب في أفغانستان كلفت الولايات المتحدة تريليونين."""
    if word.entry != _WAR_COST or word.tense is None:
        return None
    paid = next((p for p in scene.phrases(sentence) if p.first >= word.last), None)
    return paid.code if paid is not None and paid.link == BARE and paid.first - word.last <= _CHARGED else None


def _named(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> ActorPhrase | None:
    """The subject of a verb of spending, else the last actor before, else the first behind."""
    subject = frame_of(scene, word, sentence).subject if word.tense is not None else None
    phrases, at = scene.phrases(sentence), min(word.first, number.first)
    before = [p for p in phrases if p.last <= at and p.link not in ("about", "against")]
    behind = next((p for p in phrases if p.first >= word.last), None)
    if behind is not None and behind.link in ("upon", "against"):
        behind = None  # تكلفة الحرب على العراق: whom it is on does not pay
    if behind is not None and behind.link == "to" and word.entry in _ALLOTS:
        behind = None  # خصص 300 مليون للمساعدة الأمنية لأوكرانيا: who sets it aside is not said
    own = [p for p in before if p.link in (BARE, OF, ADJECTIVE)]  # not whom a war is on: الحرب على أوكرانيا
    nearest = own[-1] if own else before[-1] if before else None
    return subject or nearest or (None if behind is None or _is_own(behind) else behind)


def _is_own(phrase: ActorPhrase) -> bool:
    """Whether a body of no named state, which is of the state that speaks of it (لإدارة الدفاع الوطني)."""
    first = phrase.mentions[0]
    return first.kind == "actor" and first.data["form"] in ("body", "institution") and not phrase.code.isascii()


def _both(scene: Scene, sentence: Sentence, word: Mention) -> list[str]:
    frame = frame_of(scene, word, sentence)
    between = frame.by("between")
    if between is not None and len(between.codes) > 1:
        return list(between.codes)
    named = list(dict.fromkeys(c for p in scene.phrases(sentence) for c in p.codes))
    return named[:2] if len(named) > 1 else scene.codes_before(word.first, 2)


def _is_subject(scene: Scene, sentence: Sentence, world: Mention) -> bool:
    """Whether the world does something: behind the first word (سجل العالم رقما), or behind «that» (أن العالم أنفق)."""
    opens = world.first - sentence.first == 1 or scene.words[world.first - 1] in scene.links.clause
    return opens and scene.words[world.first] == world.code


# --- aid ---


def _giver(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> Sides:
    """Who gives and who receives aid: by the verb that governs it, else by its adjective and what follows لـ or إلى."""
    own = frame_of(scene, word, sentence)
    receiver = own.by("to") if word.tense is None else own.object or own.by("to")
    helped = _helped_by(scene, word, number, own) if receiver is None else None
    giver: ActorPhrase | None = own.adjective or own.subject if word.tense is not None else _of_aid(own, receiver)
    receiver = receiver or helped
    source = own.by("from")
    payer = _payer(scene, sentence, word)
    if payer is not None and giver is not None and payer.code != giver.code:
        receiver, giver = receiver or giver, payer  # خصص الكونغرس مليارا لتمويل القبة الإسرائيلية
    for verb in sentence.of("transfer", "transfer_cue"):
        role = "supplier" if verb.entry == "transfers.pay" else verb.data.get("by")
        if not (
            0 <= word.first - verb.last <= _GOVERNS
            or (0 <= number.first - verb.last <= _GOVERNS and verb.first < word.first)
        ):
            continue
        frame = frame_of(scene, verb, sentence)
        subject = (frame.by("by") if frame.passive else frame.subject) or frame.of
        if role == "supplier" and verb.tense is not None and scene.words[verb.first - 1].startswith(_LAW):
            receiver = receiver or subject  # قانونا يمنح أوكرانيا مساعدات
        elif role == "supplier":
            giver = giver or subject
            receiver = receiver or frame.by("to") or frame.object or (frame.of if subject is not frame.of else None)
            receiver = receiver or _pointed(scene, sentence, verb, giver)
        elif role == "recipient":
            receiver = receiver or subject
            source = source or frame.by("from")
    giver = giver or source
    receiver = receiver or _meant_for(scene, sentence, word, number)
    others = receiver.codes if receiver is not None else ()
    if giver is None and (voting := _voting(scene, sentence, number, others)) is not None:
        return [voting], others[0] if len(others) == 1 else None
    if giver is None:
        taken = set(receiver.codes) if receiver is not None else set()
        before = [p for p in scene.phrases(sentence) if p.last <= number.first and not taken & set(p.codes)]
        giver = next((p for p in reversed(before) if p.link in (BARE, OF, ADJECTIVE, "by")), None)
    if giver is None:
        return [], None
    others = tuple(c for c in others if c != giver.code)
    return [giver.code], others[0] if len(others) == 1 else None


def _spent_on(scene: Scene, sentence: Sentence, aid: Mention) -> Sides | None:
    """Who spends money on the support of whom: أنفقت واشنطن على دعم كييف 75 مليارا."""
    verbs = (m for m in sentence.of("metric")[::-1] if m.entry in _ALLOTS and m.tense is not None)
    verb = next((m for m in verbs if 0 <= aid.first - m.last <= _GOVERNS), None)
    if verb is None or aid.tense is not None or not _is_purpose(scene, aid):
        return None
    payer, helped = frame_of(scene, verb, sentence).subject, frame_of(scene, aid, sentence).of
    if payer is None or helped is None or len(helped.codes) != 1 or payer.code == helped.code:
        return None
    return [payer.code], helped.code


def _is_purpose(scene: Scene, aid: Mention) -> bool:
    return aid.proclitic.endswith("ل") or scene.words[aid.first - 1] == "علي"


def _of_aid(aid: Frame, receiver: ActorPhrase | None) -> ActorPhrase | None:
    """Whose aid it is by its adjective, or by annexation where it is told who gets it."""
    return aid.adjective or (aid.of if receiver is not None else None)


def _helped_by(scene: Scene, word: Mention, number: Mention, aid: Frame) -> ActorPhrase | None:
    """Who is helped where helping is a deed, not theirs who help: دعم كييف بمليار, منح كييف مليارا, مليار لدعم كييف."""
    of = aid.of
    if word.tense is not None or word.article or of is None:
        return None
    if word.first >= number.last:
        return of if word.first - number.last <= _PARCEL and word.proclitic.endswith("ل") else None
    between = scene.words[of.last : number.first]
    tied = number.proclitic[-1:] == "ب" or "ب" in between or any(w in _BY_ABOUT for w in between)
    near = number.first - of.last <= _BY and not any(i in scene.verb_starts for i in range(of.last, number.first))
    return of if near and (tied or scene.words[word.first].lstrip("وفبل") == _GRANTING) else None


def _pointed(scene: Scene, sentence: Sentence, verb: Mention, giver: ActorPhrase | None) -> ActorPhrase | None:
    """Whom the pronoun of a verb of giving means: واشنطن حليف لإسرائيل وتزودها بمليار دولار سنويا."""
    if not verb.pronoun or verb.tense is None:
        return None
    taken = giver.codes if giver is not None else ()
    before = [p for p in scene.phrases(sentence) if p.last <= verb.first and p.link != ADJECTIVE and p.codes != taken]
    return before[-1] if before else None


def _meant_for(scene: Scene, sentence: Sentence, word: Mention, number: Mention) -> ActorPhrase | None:
    """Whom لـ behind a participle brings in: الدعم المقدم لأوكرانيا, المساعدات السنوية المخصصة لمصر."""
    end = min(word.last + _FOR, max(number.first, word.last))
    phrase = next((p for p in scene.phrases(sentence) if word.last <= p.first < end and p.link == "to"), None)
    if phrase is None or any(i in scene.verb_starts for i in range(word.last, phrase.first)):
        return None
    return phrase


def _voting(scene: Scene, sentence: Sentence, number: Mention, receivers: tuple[str, ...]) -> str | None:
    """The state whose parliament votes a sum of aid, named with it, elsewhere in the report, or told of before."""
    votes = [m for m in sentence.of("voted") if m.code == "voted" and m.first < number.first]
    if not votes:
        return None
    own = next((code for v in votes[::-1] for code in _state_with(scene, v)), None)
    return own or parliament(scene) or _aider_before(scene, sentence, receivers)


def _aider_before(scene: Scene, sentence: Sentence, receivers: tuple[str, ...]) -> str | None:
    """Who is first named in the last sentence before that speaks of aid: whose parliament it is goes unsaid."""
    near = scene.sentences[max(0, sentence.index - _AID_BACK) : sentence.index]
    told = next((s for s in near[::-1] if any(m.code == "aid" for m in s.of("metric"))), None)
    phrases = scene.phrases(told) if told is not None else ()
    return next((c for p in phrases for c in p.codes if c not in receivers), None)


def _state_with(scene: Scene, vote: Mention) -> list[str]:
    """The state of a parliament that a word of voting names."""
    named = (m for m in scene.marked.between(vote.first, vote.first + 1) if m.kind == "actor")
    return [m.code for m in named if m.code and m.code.isascii()]


def parliament(scene: Scene) -> str | None:
    """The one state whose parliament a report names."""
    found = scene.cache.get(("parliament", 0))
    if found is None:
        votes = (m for m in scene.marked.mentions if m.kind == "voted" and m.code == "voted")
        found = scene.cache["parliament", 0] = list(dict.fromkeys(c for v in votes for c in _state_with(scene, v)))
    return found[0] if len(found) == 1 else None


def _payer(scene: Scene, sentence: Sentence, word: Mention) -> ActorPhrase | None:
    """Who sets aside or spends what aid is paid from, as the subject of a verb before it."""
    for m in sentence.of("metric")[::-1]:
        if m.entry in _ALLOTS and m.tense is not None and 0 <= word.first - m.last <= _GOVERNS:
            subject = frame_of(scene, m, sentence).subject
            if subject is not None:
                return subject
    return None


def allotted(scene: Scene, sentence: Sentence, number: Mention, giver: str) -> str | None:
    """The other state for whose forces a sum is set aside.

    خصصت 20 مليونا لتدريب الجيش التونسي, 20 مليونا خصصت لدعم تونس      behind the sum
    خصصت لدعم الجيش التونسي 20 مليونا                                between the verb and the sum
    """
    verb = next((m for m in sentence.of("metric") if m.entry in _ALLOTS and m.first == number.last), None)
    at = number.last if verb is None else verb.last
    others = (o.first for o in scene.marked.between(at, sentence.last) if o.kind in ("number", "money", "percent"))
    end = min([at + _ALLOTTED, sentence.last, *others])
    while at < end and scene.words[at] in _MORE:
        at += 1  # 500 مليون دولار إضافية لتحديث القوات الفلبينية
    behind = _helped(scene, sentence, at, end, giver)
    word = next((m for m in sentence.of("metric")[::-1] if m.entry in _ALLOTS and m.last <= number.first), None)
    if behind is not None or word is None or number.first - word.last > _ALLOTTED:
        return behind
    purpose = (i for i in range(word.last, number.first) if scene.words[i].removeprefix("ل") in _SPENT_ON)
    first = next((i for i in purpose if scene.words[i][0] == "ل"), None)
    return _helped(scene, sentence, first, number.first, giver) if first is not None else None


def _helped(scene: Scene, sentence: Sentence, at: int, end: int, giver: str) -> str | None:
    """The other state that stands behind what money is for, from the word of purpose at a place."""
    if at >= end or scene.words[at] in _AGAINST:
        return None
    on = scene.words[at] == "علي" and not _SPENT_ON.isdisjoint(scene.words[at + 1 : at + 2])
    if scene.words[at][:1] != "ل" and not on:
        return None
    phrase = next((p for p in scene.phrases(sentence) if at <= p.first < end), None)
    if phrase is None or phrase.link not in _HELPED or phrase.code == giver:
        return None
    if any(i in scene.verb_starts for i in range(at + 1, phrase.first)):
        return None
    return None if _is_own(phrase) else phrase.code


def taker_of(scene: Scene, sentence: Sentence, number: Mention, giver: str) -> str | None:
    """Whom a part of a package is for, by ل right behind its sum: 61 مليارا لأوكرانيا و14 للمساعدة الأمنية لإسرائيل."""
    end = min(number.last + _PARCEL, sentence.last)
    for phrase in scene.phrases(sentence):
        if number.last <= phrase.first < end and phrase.link == "to" and len(phrase.codes) == 1:
            between = [w for w in scene.words[number.last : phrase.first] if w not in _MORE]
            tied = all(w.startswith(("ل", "ال")) for w in between) and between[:1] != ["الي"]
            return phrase.code if tied and phrase.code != giver and number.last not in scene.verb_starts else None
    return None
