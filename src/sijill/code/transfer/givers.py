"""Who gives or gets arms that are told by the way: whose craft brings them, who uses what another gave."""

from __future__ import annotations

from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.transfer.act_words import craft_of, is_onward
from sijill.code.transfer.acts import Act
from sijill.code.transfer.two_sides import Sides
from sijill.languages.rule_words import begins, is_listed, rule_words

_PORTS = rule_words("transfer.givers", "ports")
_LANDS = frozenset({"transfers.land", "transfers.arrive"})
_LANDED = 8  # words from landing to the craft: where, how many
_OF_CRAFT = 2  # words from a craft to whose it is
_USING = rule_words("transfer.givers", "using")
_USE = rule_words("transfer.givers", "use")
_USED_BARE = 2  # the same where who uses them stands before the verb: الجيش يستخدم مدرعات
_MEANWHILE = rule_words("transfer.givers", "meanwhile")
_USED = 8  # words from using to the weapons that are used
_SPEEDS = rule_words("transfer.givers", "speeds")
_SPED = 6  # words from adding to shipments to them: who adds
_GIVE = "transfers.give"
_GIVEN_WORDS = 3  # words from giving to an offer that is given
_PROGRAMME = 6  # words from weapons to the programme of aid that they are part of
_PART_OF = rule_words("transfer.givers", "part_of")
_THEM = rule_words("transfer.givers", "them")
_LAUNCH = "طلق"
_STRIKES = "transfers.strikes_with"
_FOR = frozenset({"علي", "بسبب"})
_THANKED = 8  # words from thanking to what for
_THANKING = tuple(rule_words("transfer.givers", "thanking"))
_JUDGING = (*_THANKING, *rule_words("transfer.givers", "blaming"))
_FORCES = rule_words("transfer.givers", "forces")
_VISITS = rule_words("transfer.givers", "visits")
_OWN_PLANS = frozenset({"planned", "offered"})
_VISITED = 3  # words from a visit to where it is
_TURNS = rule_words("transfer.givers", "turns")
_TURNED = 4  # words from turning to whom, and from that to what one wants
_GIVEN_BEHIND = 3  # words from weapons to who gave them


def of_craft(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """Whose craft brings arms, and in whose port or airport: سفينة تركية محملة بمدرعات, في مطار دمشق."""
    craft = craft_of(scene, act.word)
    for phrase in scene.phrases(sentence) if craft is not None else ():
        forces = craft is not None and phrase.first <= craft < phrase.last  # طائرات أميركية
        if forces or (phrase.link == ADJECTIVE and craft is not None and 0 < phrase.first - craft <= _OF_CRAFT):
            sides.put("supplier", phrase)
        elif phrase.link == OF and phrase.last <= act.word.first and scene.words[phrase.first - 1] in _PORTS:
            sides.put("recipient", phrase)
    if craft is not None:
        sides.put("recipient", _where_landed(scene, sentence, craft))


def _where_landed(scene: Scene, sentence: Sentence, craft: int) -> ActorPhrase | None:
    """Where a craft that brings arms lands, right behind the verb before it: هبطت في أديس أبابا طائرة شحن."""
    lands = (m for m in sentence.of("transfer") if m.entry in _LANDS and 0 < craft - m.last <= _LANDED)
    verb = next((m for m in lands if m.tense is not None), None)
    if verb is None:
        return None
    near = (p for p in scene.phrases(sentence) if verb.last < p.first <= verb.last + 1 and p.last <= craft)
    return next((p for p in near if p.link in ("in", "to")), None)


def who_speeds(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Who is said right before shipments to add to them: ضاعفت تركيا شحنات الذخيرة إلى باكو."""
    word = act.word
    if word.tense is not None or not word.data.get("habit"):
        return None
    for at in range(word.first - 1, max(sentence.first - 1, word.first - _SPED), -1):
        if is_listed(scene.words[at], _SPEEDS):
            near = [p for p in scene.phrases(sentence) if p.link in (BARE, OF) and p.last <= word.first]
            behind = [p for p in near if p.first == at + 1]
            return next(iter(behind or [p for p in near if p.last == at]), None)
    return None


def who_tells(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Of weapons that somebody sent, where a relative clause names nobody, whom the sentence is about.

    تواجه بريطانيا نقصا في الذخائر التي أرسلتها إلى أوكرانيا
    """
    relative = is_listed(scene.words[act.word.first - 1], scene.links.relatives, "و")
    before = [p for p in scene.phrases(sentence) if p.last <= act.group.first]
    return before[0] if relative and len(before) == 1 and before[0].link in (BARE, OF) else None


def given_by(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Who gave what one received, in words right behind the weapons: تسلمت ليما مروحيتين أهدتهما إيطاليا."""
    for verb in sentence.of("transfer"):
        gave = verb.tense == "past" and verb.data.get("by") == "supplier" and verb.pronoun in _THEM
        if gave and 0 <= verb.first - act.group.last <= _GIVEN_BEHIND:
            subject = frame_of(scene, verb, sentence).subject
            return subject if subject is not None and subject.first >= verb.last else None
    return _of_programme(scene, sentence, act)


def put_who_offers(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """Fill in who gives an offer or a promise of arms, and to whom: قدمت باريس لليما عرضا لمقاتلات."""
    near = (m for m in sentence.of("transfer") if 0 <= act.word.first - m.last <= _GIVEN_WORDS)
    verb = next((m for m in near if m.entry == _GIVE), None)
    if verb is not None:
        frame = frame_of(scene, verb, sentence)
        sides.put("supplier", frame.subject)
        sides.put("recipient", frame.by("to"))


def _of_programme(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Whose aid or gift arms are part of that one receives: حصلت على مدرعات بموجب برنامج المساعدات العسكرية الكندية."""
    gifts = (f for f in sentence.of("financing") if 0 < f.first - act.group.last <= _PROGRAMME)
    gift = next((f for f in gifts if not any(i in scene.verb_starts for i in range(act.group.last, f.first))), None)
    if gift is None or _PART_OF.isdisjoint(scene.words[act.group.last : gift.first]):
        return None
    owners = (p for p in scene.phrases(sentence) if p.link in (ADJECTIVE, OF) and 0 <= p.first - gift.last <= 1)
    return next(owners, None)


def who_uses(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Who uses or loses weapons that somebody gave: يستخدم الجيش الكيني أسلحة قدمتها كندا."""
    at = act.group.first
    striker = _strikes_with(scene, sentence, act)
    if striker is not None or any(scene.words[m.first][:1] == "ب" for m in act.group.mentions):
        return striker
    verb = next((i for i in range(at - 1, max(sentence.first - 1, at - _USED), -1) if scene.words[i] in _USING), None)
    if verb is None or not 0 <= act.word.first - act.group.last <= _GIVEN_BEHIND:
        return None
    phrases = scene.phrases(sentence)
    user = next((p for p in phrases if p.first == verb + 1 and 0 <= at - p.last <= 1 and p.link in (BARE, OF)), None)
    if user is not None:
        return user
    if not _USE.intersection(scene.words[verb : verb + 1]):
        bare = all(i not in scene.verb_starts for i in range(verb + 1, at)) and at - verb <= _USED_BARE
        before = next((p for p in phrases if p.last == verb and p.link in (BARE, OF)), None) if bare else None
        return before or _who_meanwhile(scene, sentence, verb)
    return next((p for p in phrases[::-1] if p.last <= verb and p.link == BARE), None)


def _who_meanwhile(scene: Scene, sentence: Sentence, verb: int) -> ActorPhrase | None:
    """The one state that acts in a sentence, of which an aside says what it uses: يواجه الجيش ... وهو يستخدم."""
    at = verb - 1 - (scene.words[verb - 1] in scene.links.relatives)  # في الوقت الذي يستخدم
    if scene.words[at] not in _MEANWHILE:
        return None
    acting = [p for p in scene.phrases(sentence) if p.last < verb and p.link in (BARE, OF)]
    return acting[-1] if len({c for p in acting for c in p.codes}) == 1 else None


def _strikes_with(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Who strikes with weapons that somebody gave: قصفت كييف الجسر بصواريخ قدمتها براغ."""
    verbs = (m for m in sentence.of("transfer") if m.entry == _STRIKES and m.tense is not None)
    verb = next((m for m in verbs if 0 < act.group.first - m.last <= _USED), None)
    if verb is None or not 0 <= act.word.first - act.group.last <= _GIVEN_BEHIND:
        return None
    launched = _LAUNCH in scene.words[verb.first]  # أطلقت صواريخ قدمتها براغ; قصفت مخازن قدمتها براغ: of others
    by_them = any(scene.words[m.first][:1] == "ب" for m in act.group.mentions)
    return frame_of(scene, verb, sentence).subject if launched or by_them else None


def thanked(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Who is thanked for a supply, or for arms supplied, or criticised for these.

    شكر الوزير السويد على تزويد بلاده بمدافع, على المدافع التي سلمتها
    انتقدت أنقرة واشنطن بسبب الأسلحة التي سلمتها للأكراد
    """
    word = act.word
    if act.by != "supplier" or word.first == sentence.first:
        return None
    supply = word.first
    if word.tense is not None:  # what is told of the arms one thanks for
        relative = scene.words[word.first - 1] in scene.links.relatives and act.group.last <= word.first
        supply = act.group.first if relative and act.group.first > sentence.first else 0
    begin = supply - (scene.words[supply - 1] in _FOR)
    if not supply or (begin == supply and (word.tense is not None or word.proclitic[-1:] != "ل")):
        return None
    near = scene.words[max(sentence.first, begin - _THANKED) : begin]
    stems = _THANKING if word.tense is None else _JUDGING
    if not any(begins(w, stems) for w in near):
        return None
    return next((p for p in scene.phrases(sentence) if p.last == begin), None)


def turned_to(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """To whom a buyer turns for what it wants: توجهت ليما إلى روما لشراء مدرعات, اتجهت إلى روما للحصول على مدرعات."""
    word = act.word
    if word.tense is not None or word.proclitic.removesuffix("ال")[-1:] != "ل":
        return None
    verb = next(
        (i for i in range(word.first - 1, sentence.first - 1, -1) if is_listed(scene.words[i], _TURNS, "وف")), None
    )
    to = [p for p in scene.phrases(sentence) if verb is not None and p.link == "to" and verb < p.first < word.first]
    return to[0] if to and word.first - to[0].last <= _TURNED and to[0].first - (verb or 0) <= _TURNED else None


def of_own_forces(scene: Scene, act: Act) -> bool:
    """Whether a supply is of forces that nobody owns but who speaks of it: سيتم تزويد الجيش بمدرعات."""
    word = act.word
    if word.data.get("of") != "recipient" or word.tense is not None or word.last >= len(scene.words):
        return False
    named = any(m.kind == "actor" for m in scene.marked.between(word.last, word.last + 1))
    return scene.words[word.last] in _FORCES and not named


def unnamed_forces(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """The one state whose forces a report names, where others without a name get arms: تلقت قيادة الجيش مدافع."""
    words = scene.words
    first = act.word.last if act.by == "supplier" else sentence.first
    bare = [i for i in range(first, act.group.first) if is_listed(words[i], _FORCES, "وبل")]
    named = {i for m in sentence.of("actor") if is_state(m.code or "") for i in range(m.first, m.last)}
    if not bare or not named.isdisjoint(bare):
        return None
    owners = [
        m for m in scene.marked.between(0, sentence.first) if m.kind == "actor" and m.data.get("force") and m.code
    ]
    if len({m.code for m in owners}) != 1 or not is_state(owners[-1].code):
        return None
    m = owners[-1]
    return ActorPhrase(m.first, m.last, (m.code,), (m,), BARE)


def given_forces(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """The one state whose forces a report names, where others without a name get arms: وهبت فرنسا الجيش مدرعات."""
    gives = act.by == "supplier" and act.word.data.get("of") == "recipient" and act.word.tense is not None
    return unnamed_forces(scene, sentence, act) if gives else None


def onward(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """To whom weapons are to go on that one gets: طلبت واشنطن من سيول قذائف لإرسالها إلى كييف."""
    for m in sentence.of("transfer") if act.by == "recipient" else ():
        if is_onward(scene, m) and 0 <= m.first - act.group.last <= _USED and m.first > act.word.first:
            return frame_of(scene, m, sentence).by("to")
    return None


def visited(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> ActorPhrase | None:
    """Whom somebody visits who speaks of what his country gives: أعلن الوزير خلال زيارته كييف أن بلاده سترسل صواريخ."""
    giver, word = sides.supplier, act.word
    if giver is None or act.by != "supplier" or word.data.get("home") or word.data.get("package"):
        return None
    if word.tense is None and (act.mode is None or act.mode.code not in _OWN_PLANS):
        return None
    visit = next((i for i in range(sentence.first, act.head.first) if is_listed(scene.words[i], _VISITS, "وب")), None)
    if visit is None:
        return None
    others = [p for p in scene.phrases(sentence) if p.first > visit and not set(p.codes) & set(giver.codes)]
    host = others[0] if len({p.codes for p in others}) == 1 else None
    return (
        host if host is not None and host.first - visit <= _VISITED and all(is_state(c) for c in host.codes) else None
    )
