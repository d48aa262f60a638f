"""Whose a sum or a share is, and who stands on the other side.

الإنفاق العسكري الروسي                         the adjective of what it measures, or what is annexed to it
خصصت واشنطن لكييف مساعدات                      who gives aid and who receives it, by the verb that governs it
حصة روسيا من صادرات السلاح العالمية            who has a share of all the world's
تعهدت أوسلو بتقديم 7 مليارات دولار لكييف       a sum that is itself what is given
"""

from __future__ import annotations

from sijill.code.frame import frame_of
from sijill.code.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.scene import Scene, Sentence
from sijill.code.sum_lists import beside
from sijill.code.where import spots_between
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

Sides = tuple[list[str], str | None]

_GOVERNS = 9
_LAND = 6  # words behind a share in which stands whose land it is of
_NEEDS = 6  # words behind what is shared in which it is said to be the world's
_AGAINST = rule_words("sum_owners", "against")
_ALLOTTED = 7  # words behind a sum in which stands for whom it is
_LAW = tuple(rule_words("sum_owners", "law"))
_PARCEL = 4  # words from a part of a package to whom it is for
_GIVEN = 7  # words from a verb of giving to the sum that it gives
_FOR = 5  # words from aid to whom it is meant for
_TO = 6  # words from a sum to who is given it
_SOURCE = rule_words("sum_owners", "source")
_ARMS_TRADE = frozenset({"arms_exports", "arms_imports"})
_ALLOTS = frozenset({"metrics.spend", "metrics.allot"})
_GIVES = frozenset({"transfers.give", "transfers.pour", "transfers.move", "transfers.pledge", "metrics.spend"})
_GETS = frozenset({"transfers.receive", "transfers.obtain"})
_OF_A_PRICE = frozenset({"instrument", "weapon", "metric"})


def sum_owners(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> Sides:
    """(subject, counterpart) of a sum that a word says the meaning of."""
    if word.code == "trade_volume":
        return _both(scene, sentence, word), None
    if word.code in ("aid", "loan"):
        return _giver(scene, sentence, number, word)
    if number.kind in ("percent", "share"):
        shared = (_of_share if number.last <= word.first else _held_share)(scene, sentence, number, word)
        if shared[0]:
            return shared
    found = beside(scene, sentence, number) or _qualifying(scene, sentence, word)
    if found is None:
        named = _named(scene, sentence, number, word)
        if named is not None and named.link == "from" and word.code == "arms_imports":
            return [], None  # استوردت دول أسلحة من إسرائيل: who buys is not named
        world = next((m.code for m in sentence.of("world") if _is_subject(scene, sentence, m)), None)
        found = named.code if named is not None else world or next(iter(scene.codes_before(number.first, 1)), None)
    other = _traded_with(scene, sentence, number, word, found) if found and number.kind == "percent" else None
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
    return [whose], _traded_with(scene, sentence, number, word, whose)


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


def _traded_with(scene: Scene, sentence: Sentence, number: Mention, word: Mention, whose: str) -> str | None:
    """The other side of a share of the arms trade: who is relied on, whose arms they are, from or to whom they go.

    Who else the sentence names may only speak of it.
    """
    if word.code not in _ARMS_TRADE:
        return None
    way = "from" if word.code == "arms_imports" else "to"
    for phrase in scene.phrases(sentence):
        beside = phrase.link == ADJECTIVE and phrase.last == number.first
        relied_on = phrase.link == "upon" and phrase.last <= number.first
        source = phrase.last == number.first - 1 and scene.words[phrase.last] in _SOURCE  # روسيا مصدر 76% من ...
        if (
            beside or relied_on or source or (phrase.link == way and phrase.first >= word.last)
        ) and phrase.code != whose:
            return phrase.code if len(phrase.codes) == 1 else None
    return None


# --- sums ---


def _qualifying(scene: Scene, sentence: Sentence, word: Mention) -> str | None:
    """The actor that a word of money itself names: الإنفاق العسكري الروسي, موازنة مصر, الإنفاق العالمي."""
    world = next((m for m in scene.marked.between(word.last, word.last + 1) if m.kind == "world"), None)
    if world is not None:
        return world.code
    frame = frame_of(scene, word, sentence)
    for phrase in (frame.adjective, frame.of, frame.by("to") if word.tense is None else None):
        if phrase is not None and phrase.first - word.last <= 2:
            return phrase.code
    return None


def _named(scene: Scene, sentence: Sentence, number: Mention, word: Mention) -> ActorPhrase | None:
    """The subject of a verb of spending, else the last actor before, else the first behind."""
    subject = frame_of(scene, word, sentence).subject if word.tense is not None else None
    phrases, at = scene.phrases(sentence), min(word.first, number.first)
    before = [p for p in phrases if p.last <= at and p.link not in ("about", "against")]
    behind = next((p for p in phrases if p.first >= word.last), None)
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
    receiver = own.by("to")
    giver: ActorPhrase | None = own.adjective or (own.of if receiver is not None else None)
    source = own.by("from")
    payer = _payer(scene, sentence, word)
    if payer is not None and giver is not None and payer.code != giver.code:
        receiver, giver = receiver or giver, payer  # خصص الكونغرس مليارا لتمويل القبة الإسرائيلية
    for verb in sentence.of("transfer"):
        role = verb.data.get("by")
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
    """The state whose parliament votes a sum of aid, named with it, elsewhere in the report, or last spoken of."""
    votes = [m for m in sentence.of("voted") if m.code == "voted" and m.first < number.first]
    if not votes:
        return None
    own = next((code for v in votes[::-1] for code in _state_with(scene, v)), None)
    elsewhere = own or _parliament(scene)
    return elsewhere or next((c for c in scene.codes_before(number.first, 3)[::-1] if c not in receivers), None)


def _state_with(scene: Scene, vote: Mention) -> list[str]:
    """The state of a parliament that a word of voting names."""
    named = (m for m in scene.marked.between(vote.first, vote.first + 1) if m.kind == "actor")
    return [m.code for m in named if m.code and m.code.isascii()]


def _parliament(scene: Scene) -> str | None:
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
    """The other state for whose forces a sum is set aside: خصصت 20 مليونا لتدريب الجيش التونسي."""
    if number.last >= sentence.last or scene.words[number.last][:1] != "ل" or scene.words[number.last] in _AGAINST:
        return None
    end = min(number.last + _ALLOTTED, sentence.last)
    others = (o.first for o in scene.marked.between(number.last, end) if o.kind in ("number", "money", "percent"))
    end = min([end, *others])
    phrase = next((p for p in scene.phrases(sentence) if number.last <= p.first < end), None)
    if phrase is None or phrase.code == giver or any(i in scene.verb_starts for i in range(number.last, phrase.first)):
        return None
    return None if _is_own(phrase) else phrase.code


def taker_of(scene: Scene, sentence: Sentence, number: Mention, giver: str) -> str | None:
    """Whom a part of a package is for, by ل right behind its sum: 61 مليارا لأوكرانيا و14 للمساعدة الأمنية لإسرائيل."""
    end = min(number.last + _PARCEL, sentence.last)
    for phrase in scene.phrases(sentence):
        if number.last <= phrase.first < end and phrase.link == "to" and len(phrase.codes) == 1:
            between = scene.words[number.last : phrase.first]
            tied = all(w.startswith(("ل", "ال")) for w in between) and between[:1] != ["الي"]
            return phrase.code if tied and phrase.code != giver and number.last not in scene.verb_starts else None
    return None


def given(scene: Scene, sentence: Sentence, number: Mention) -> tuple[Mention, str, str] | None:
    """(the word of giving, who gives, who is given) of a sum that is itself what is given, None of any other.

    تعهدت أوسلو بتقديم 7 مليارات دولار لكييف
    منحت برلين عمان 50 مليون يورو لحماية الحدود
    """
    got = _got(scene, sentence, number)
    if got is not None:
        return got
    verbs = [m for m in (*sentence.of("transfer", "transfer_mode"), *sentence.of("metric")) if m.entry in _GIVES]
    near = [m for m in verbs if 0 <= number.first - m.last <= _GIVEN]
    if not near or _is_of_goods(scene, sentence, number):
        return None
    verb = max(near, key=lambda m: m.first)
    if any(m.kind in _OF_A_PRICE for m in scene.marked.between(verb.last, number.first)):
        return None
    frame = frame_of(scene, verb, sentence)
    giver = frame.subject
    if giver is None:
        before = [p for p in scene.phrases(sentence) if p.last <= verb.first and p.link in (BARE, OF)]
        giver = before[-1] if before else None
    if giver is None:
        return None
    taker = next((p for p in frame.links.get("to", ()) if p.first - number.last <= _TO), None) or frame.object
    other = taker.code if taker is not None else allotted(scene, sentence, number, giver.code)
    return (verb, giver.code, other) if other and other != giver.code else None


def _got(scene: Scene, sentence: Sentence, number: Mention) -> tuple[Mention, str, str] | None:
    """The same where the verb tells who gets it: تلقت القوات اللبنانية 3 مليارات دولار من الولايات المتحدة."""
    for verb in sentence.of("transfer"):
        if verb.entry in _GETS and verb.tense is not None and 0 <= number.first - verb.last <= _GIVEN:
            frame = frame_of(scene, verb, sentence)
            giver = next((p for p in frame.links.get("from", ()) if 0 <= p.first - number.last <= _TO), None)
            if giver is not None and frame.subject is not None and giver.code != frame.subject.code:
                return verb, giver.code, frame.subject.code
    return None


def _is_of_goods(scene: Scene, sentence: Sentence, number: Mention) -> bool:
    """Whether a sum is the worth of what is named behind it, or pays for what is bought (لشراء صواريخ)."""
    if number.last >= sentence.last:
        return False
    if scene.words[number.last] == "من":
        return True
    behind = scene.marked.between(number.last, min(number.last + 2, sentence.last))
    return any(m.kind == "transfer" and m.data.get("by") == "recipient" for m in behind)


# --- land ---


def land(scene: Scene, sentence: Sentence, number: Mention) -> tuple[Mention, list[str], str | None] | None:
    """(the word of holding, who holds, whose land it is) of a share of land: يسيطر الجيش الروسي على 20% من أوكرانيا."""
    if number.kind not in ("percent", "share"):
        return None
    words = (m for m in sentence.of("land")[::-1] if 0 <= number.first - m.last <= _GOVERNS)
    word = next((m for m in words if not any(i in scene.verb_starts for i in range(m.last, number.first))), None)
    if word is None:
        return None
    frame = frame_of(scene, word, sentence)
    holder = frame.subject or frame.of
    if holder is None:
        before = [p for p in scene.phrases(sentence) if p.last <= word.first and p.link in (BARE, OF)]
        holder = before[-1] if before else None
    end = min(number.last + _LAND, sentence.last)
    phrase = next((p.code for p in scene.phrases(sentence) if number.last <= p.first < end), None)
    state = phrase or next((s.state for s in spots_between(scene, sentence, number.last, end) if s.state), None)
    if holder is None or state is None or state in holder.codes:
        return None
    return word, list(holder.codes), state
