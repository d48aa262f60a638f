"""Whether a word of transfer tells a transfer where it stands: the right reading, and not a measure, range or paper."""

from __future__ import annotations

from sijill.code.sentence.gender import MASCULINE, gender_of
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_MODE_REACH = 11  # words from a mode to what is planned
_ON = frozenset({"transfers.send", "transfers.move", "transfers.deliver"})
_AIMS = rule_words("transfer.act_words", "aims")
_THEM = frozenset({"ها", "هم", "هما", "ه"})
_NAME = 3  # words of a group's name before one of them
_GIVEN_REACH = 4  # words from a giving to the aid that is given
_MINISTRY = rule_words("transfer.act_words", "ministry")
_PRICED = 4  # words from help to the sum it is worth
_CONSISTS = 3  # words from help to «which consists of»
_HOLDS = 15  # words from help to the verb that says what it holds
_PART = 5  # words from «a part» to what it is of: الدفعة الثالثة عشرة من المساعدات
LOTS = rule_words("transfer.act_words", "lots")
_OF = frozenset({"من"})
_SHORT_VERB = 3  # letters of a word that may end in ت and be no verb
_MOVE = "transfers.move"
_OF_CRAFT = 2  # words between a craft and the verb that says what it brings: its sort, whose it is
_DELIVER, _RECEIVE, _ARRIVE = "transfers.deliver", "transfers.receive", "transfers.arrive"
_BUY, _SUPPLY = "transfers.buy", "transfers.supply"
_ANSWERED = frozenset({"ردت", "رد", "ردوا"})  # of وردت, which is also «supplied»
_CONTRACTING, _CONTRACTED = "عاقد", 8  # words from contracting to what it is for
_ABLE = rule_words("transfer.act_words", "able")
_GIVE = "transfers.give"
_WORDS = frozenset({"requested", "offered"})
_WORDS_NEAR = 3  # words from giving to the request or offer that is given: who gives it, and to whom
_ABLE_NEAR = 3  # words from being able to reaching
HUMANITARIAN = rule_words("transfer.act_words", "humanitarian")
_CIVIL_AID = HUMANITARIAN | rule_words("transfer.act_words", "civil_aid")
_THEN_REACH = 6  # تحصل بموجبها القاهرة على
_GOVERN = rule_words("transfer.act_words", "govern")
_THAT = rule_words("transfer.act_words", "that")
_BEFORE_PRESENT = rule_words("transfer.act_words", "before_present")
_BEFORE_PAST = rule_words("transfer.act_words", "before_past")
_CRAFT = rule_words("transfer.act_words", "craft")
_CRAFT_NEAR = 14  # words from a craft to what it carries
_ONWARD = 8  # words from what a craft carries to where it goes
_TOLD = ("transfer", "transfer_mode", "contract")
_ISSUED = rule_words("transfer.act_words", "issued")
_RECEIVED = rule_words("transfer.act_words", "received")
_FLEET_REACH = 5  # words from strengthening to the fleet
_ISSUED_REACH = 4  # words from a verb to what it issues or receives
_DEEDS = frozenset({"transfer", "stage"})
_IN_BETWEEN = frozenset({"money", "actor", "person", "date"})  # any number of which stands between


def is_measure(scene: Scene, m: Mention, told: list[Mention]) -> bool:
    """Whether supplies are only how much of the weapons behind them a deed moves.

    تلقت كييف إمدادات من الذخيرة, إرسال شحنات الدبابات
    """
    if m.tense is not None or not m.data.get("habit"):
        return False
    if m.data["by"] == "item" and any(o.last == m.first and not o.data.get("habit") for o in told):
        return True
    if scene.words[m.last : m.last + 1] != ["من"]:
        return False
    arms = any(w.kind == "weapon" for w in scene.marked.between(m.last + 1, m.last + 2))
    return arms and any(o.tense is not None and 0 <= m.first - o.last <= _GIVEN_REACH for o in told)


def is_act(scene: Scene, m: Mention, same: list[Mention]) -> bool:
    """Whether a word of transfer tells one here, and is not another word that is written alike."""
    bare = scene.words[m.first].lstrip("وف").removesuffix(m.pronoun)
    if bare == "حول" or _is_issue(scene, m) or _is_of_name(scene, m) or _is_of_another(scene, m, same):
        return False  # حول: about, far more often than to turn over
    if bare.removeprefix("ل") == "تسلم" and m.entry == (_DELIVER if not _is_giving(scene, m) else _RECEIVE):
        return False  # تسلم: received, or the present of سلّم
    if any(o is not m and o.first == m.first and o.entry == m.entry for o in same) and not _is_meant(scene, m):
        return False
    if m.entry == "transfers.aid_package" and m.last < len(scene.words) and scene.words[m.last] in _CIVIL_AID:
        return False
    if (
        _is_giving_of_words(scene, m)
        or not _has_cue(scene, m)
        or _is_fitted_with(scene, m)
        or _is_range(scene, m)
        or _is_no_craft(scene, m, same)
    ):
        return False
    then = m.data.get("then")
    return not then or any(
        w in (then, f"{then}ها", f"{then}ه", f"{then}هم") for w in scene.words[m.last : m.last + _THEN_REACH]
    )


def _is_of_another(scene: Scene, m: Mention, same: list[Mention]) -> bool:
    """Whether a word tells what another word of its sentence does: a purchase contracted for, an answer with blows."""
    return _is_contracted_for(scene, m, same) or _answers_with_blows(scene, m)


def _answers_with_blows(scene: Scene, m: Mention) -> bool:
    """Whether what reads as «supplied» is «answered», with blows: وردت كييف باستهداف القاعدة."""
    if m.entry != _SUPPLY or scene.words[m.first].lstrip("وف") not in _ANSWERED:
        return False
    near = scene.marked.between(m.last, m.last + _ISSUED_REACH)
    return any(o.kind == "crisis" and scene.words[o.first][0] == "ب" for o in near)


def _is_giving_of_words(scene: Scene, m: Mention) -> bool:
    """Whether what is given is a request, an offer or a promise, and no arms: قدمت طلبات لمدرعات."""
    if m.entry != _GIVE:
        return False
    told = (o for o in scene.sentence_of(m).of("transfer_mode") if o.code in _WORDS and o.tense is None)
    near = (o for o in told if 0 <= o.first - m.last <= _WORDS_NEAR and not o.article)
    return any(
        not any(w.kind in ("weapon", "designation") for w in scene.marked.between(m.last, o.first)) for o in near
    )


def _is_contracted_for(scene: Scene, m: Mention, same: list[Mention]) -> bool:
    """Whether buying is what somebody contracts for, and so told already: تعاقدت أوتاوا مع ستوكهولم لشراء مقاتلات."""
    if m.entry != _BUY or m.tense is not None or m.proclitic[-1:] != "ل":
        return False
    near = (o for o in same if o.entry == _BUY and 0 < m.first - o.last <= _CONTRACTED)
    return any(_CONTRACTING in scene.words[o.first] for o in near)


def _is_of_name(scene: Scene, m: Mention) -> bool:
    """Whether a word is part of somebody's name: قوات الدعم السريع."""
    near = scene.marked.between(max(0, m.first - _NAME), m.first + 1)
    return any(a.kind == "actor" and a.last >= m.last and a.data["form"] == "group" for a in near)


def _is_meant(scene: Scene, m: Mention) -> bool:
    """Of a word's readings as verb and noun the right one: a noun with a pronoun, behind a verb or a preposition."""
    noun = bool(m.pronoun or m.proclitic[-1:] in ("ب", "ل")) or is_governed(scene, m) or _is_planned(scene, m)
    return (m.tense is None) == noun


def _is_planned(scene: Scene, m: Mention) -> bool:
    """Whether a verb before says that it is planned or allowed: قرر البرلمان، بأغلبية ساحقة، منح كييف مدرعات."""
    if m.proclitic or m.first == 0 or scene.words[m.first - 1] in scene.links.relatives | scene.links.clause:
        return False
    modes = (o for o in scene.sentence_of(m).of("transfer_mode") if o.tense is not None)
    return any(
        0 < m.first - o.last <= _MODE_REACH and not any(i in scene.verb_starts for i in range(o.last, m.first))
        for o in modes
    )


def is_governed(scene: Scene, m: Mention) -> bool:
    """Whether a verb and its subject, or a preposition, stand before a word, which is then a noun."""
    before = next((p for p in scene.phrases(scene.sentence_of(m)) if p.last == m.first), None)
    at = before.first if before is not None else m.first
    return (before is None and at > 0 and scene.words[at - 1] in _GOVERN) or _is_behind_verb(scene, at)


def _is_fitted_with(scene: Scene, m: Mention) -> bool:
    """Whether «supplier» is a participle: قنبلة مزودة بمحرك."""
    return m.entry == "transfers.supplier_of" and any(w.startswith("ب") for w in scene.words[m.last : m.last + 1])


def _is_range(scene: Scene, m: Mention) -> bool:
    """Whether weapons only can reach somebody: صواريخ بإمكانها الوصول إلى طوكيو."""
    if m.entry != _ARRIVE:
        return False
    behind = scene.words[m.last : m.last + 2]
    if len(behind) > 1 and behind[0] == "الي" and behind[1][0].isdecimal():
        return True  # بمجموع يصل إلى 2000 دبابة: so many
    return not _ABLE.isdisjoint(scene.words[max(0, m.first - _ABLE_NEAR) : m.first])


def _is_no_craft(scene: Scene, m: Mention, same: list[Mention]) -> bool:
    """Whether a shipment is told of by other words, no craft is there to bring arms, or one brings what is moved."""
    if m.data.get("carried"):
        return not _brings(scene, m, same)
    if m.entry == _MOVE and _is_of_craft(scene, m):
        return True
    return bool(m.data.get("lonely")) and not _is_lonely(scene, m)


def _is_of_craft(scene: Scene, m: Mention) -> bool:
    """Whether a verb of moving says what a craft right before it brings: قاربا ينقل صواريخ إيرانية."""
    craft = craft_of(scene, m)
    between = scene.words[craft + 1 : m.first] if craft is not None else ["?", "?", "?"]
    return m.tense == "present" and len(between) <= _OF_CRAFT and scene.soft_between(m.first - 1, m.first)


def _is_lonely(scene: Scene, m: Mention) -> bool:
    """Whether no other word of a sentence tells of a transfer, nor a verb before it: دفعة مدرعات بريطانية إلى كينيا."""
    sentence = scene.sentence_of(m)
    others = any(o is not m and o.entry != m.entry for o in sentence.of(*_TOLD))
    return not others and not any(sentence.first <= i < m.first for i in scene.verb_starts)


def _brings(scene: Scene, m: Mention, same: list[Mention]) -> bool:
    """Whether a craft brings arms, and no word behind tells more of their way: سفينة محملة بأسلحة في طريقها إلى."""
    onward = any(o.data.get("by") == "item" and 0 < o.first - m.last <= _ONWARD for o in same)
    return not onward and craft_of(scene, m) is not None


def craft_of(scene: Scene, m: Mention) -> int | None:
    """The word of the craft that carries arms, before the word that says so."""
    first = max(scene.sentence_of(m).first, m.first - _CRAFT_NEAR)
    return next((i for i in range(m.first - 1, first - 1, -1) if is_listed(scene.words[i], _CRAFT, "و")), None)


def _has_cue(scene: Scene, m: Mention) -> bool:
    """Whether the cue is there that an act needs: paying before a price, holding behind help."""
    paid, later = m.data.get("paid"), m.data.get("later")
    if m.data.get("foreign") and later:
        return not set(later).isdisjoint(scene.words[m.last : m.last + _FLEET_REACH])  # عزز: only of a fleet
    if not paid and not m.data.get("holds"):
        return True
    cues = scene.sentence_of(m).of("transfer_cue")
    if paid:
        return any(c.code == "paid" and 0 <= m.first - c.last <= paid for c in cues)
    reach = {True: _HOLDS, False: _CONSISTS}
    held = (
        c
        for c in cues
        if c.code == "include"
        and (0 <= c.first - m.last <= reach[c.tense is not None] or (c.tense is not None and c.last == m.first))
    )
    told = next(held, None) or holder_before(scene, m) or is_of_arms(scene, m)
    return is_of_ministry(scene, m) or (not m.pronoun and bool(told))


def holder_before(scene: Scene, m: Mention) -> Mention | None:
    """The verb of holding whose subject is aid right behind it, or a part of it: تشمل الدفعة الجديدة من المساعدات."""
    cues = (c for c in scene.sentence_of(m).of("transfer_cue") if c.code == "include" and c.tense is not None)
    return next((c for c in cues if 0 <= m.first - c.last <= _PART and _is_part_of(scene, c.last, m.first)), None)


def _is_part_of(scene: Scene, first: int, last: int) -> bool:
    """Whether words before aid are a part or lot of it: الدفعة الجديدة من, حزمة."""
    words = scene.words[first:last]
    lot = bool(words) and is_listed(words[0], LOTS, article=True)
    return not words or (lot and all(w in _OF or w.startswith("ال") for w in words[1:]))


def is_of_arms(scene: Scene, m: Mention) -> bool:
    """Whether a package is said to be of military aid or of arms: الحزمة الـ13 من الدعم العسكري."""
    if not is_listed(scene.words[m.first], LOTS, "وفبل", article=True):
        return False
    near = (w for w in scene.sentence_of(m).of("weapon") if 0 < w.first - m.last <= _PART and w.code == "unspecified")
    return any(scene.words[w.first - 1] == "من" and scene.soft_between(m.last, w.last) for w in near)


def is_of_ministry(scene: Scene, m: Mention) -> bool:
    """Whether a ministry of defence gives help of a sum, then military: أعلن البنتاغون حزمة بقيمة 300 مليون."""
    priced = any(0 <= s.first - m.last <= _PRICED for s in scene.sentence_of(m).of("money"))
    before = scene.words[max(scene.sentence_of(m).first, m.first - _HOLDS) : m.first]
    return priced and not m.pronoun and any(is_listed(w, _MINISTRY, "وب") for w in before)


def _is_giving(scene: Scene, m: Mention) -> bool:
    """Whether تسلم is the present of سلّم: an actor or a particle of the present stands right before it.

    As a present it is feminine, so that a subject of the other gender received: وقد تسلم العراق, الجيش تسلم دبابات.
    """
    phrases = scene.phrases(scene.sentence_of(m))
    particle = m.first > 0 and is_listed(scene.words[m.first - 1], _BEFORE_PRESENT)
    that = particle and is_listed(scene.words[m.first - 1], _THAT)  # وعد نظيره المجري بأن تسلم روما
    before = None if that else next((p for p in phrases if p.last == m.first - particle), None)
    if particle and not is_listed(scene.words[m.first - 1], _BEFORE_PAST):
        return True
    if before is not None and not _is_behind_verb(scene, before.first):
        return not _is_masculine(scene, before)
    behind = next((p for p in phrases if p.first == m.last), None)
    return particle and (behind is None or not _is_masculine(scene, behind))


def _is_masculine(scene: Scene, phrase: ActorPhrase) -> bool:
    return phrase.link in (BARE, OF) and gender_of(phrase.mentions[0], scene.words) == MASCULINE


def _is_behind_verb(scene: Scene, at: int) -> bool:
    """Whether a verb stands before a subject, so that what follows is its object: أنهت الهند تسلم المقاتلات."""
    word = scene.words[at - 1] if at > 0 else ""
    return at - 1 in scene.verb_starts or (len(word) > _SHORT_VERB and word[-1] == "ت" and word[-2] != "ا")


def _is_issue(scene: Scene, m: Mention) -> bool:
    """Whether no arms are the object: a paper that is put out (تصدر الكتيبة بيانا), a blow received (تلقى مصرعها)."""
    behind = scene.words[m.last : m.last + _ISSUED_REACH]
    if m.entry == _RECEIVE:
        return not _RECEIVED.isdisjoint(behind)
    return bool(m.data.get("issues")) and any(w.removeprefix("ال").rstrip("ا") in _ISSUED for w in behind)


def is_onward(scene: Scene, m: Mention) -> bool:
    """Whether a deed is what weapons are got for: لإرسالها إلى كييف, من أجل نقلها إليها."""
    if m.tense is not None or m.pronoun not in _THEM or m.entry not in _ON:
        return False
    return m.proclitic[-1:] == "ل" or scene.words[m.first - 1] in _AIMS


def words_apart(sentence: Sentence, contract: Mention, m: Mention) -> int:
    """Words from a contract to its purpose, without its sum and names: عقدا بقيمة مليون دولار مع شركة ... لشراء.

    All of them where another deed is told between the two.
    """
    between = [o for o in sentence.mentions if contract.last <= o.first < m.first]
    named = {i for o in between if o.kind in _IN_BETWEEN for i in range(o.first, o.last)}
    deed = any(o.kind in _DEEDS for o in between)
    return m.first - contract.last - (0 if deed else len(named))
