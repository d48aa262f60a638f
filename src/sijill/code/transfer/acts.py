"""The acts of arms transfer in a sentence: which word, of which weapons, and what is said of it.

An act is a verb or noun of supplying, buying, delivering ... with the list of weapons it is of. Words before it may say
that it is asked for, refused, approved or negotiated (its mode), or that it is what a contract is for:

    طلبت كييف من برلين تسليمها دبابات      act تسليم, mode طلبت, weapons دبابات
    عقد مع باريس لشراء مقاتلات             act شراء, contract عقد
    صفقة مقاتلات مع باريس                  act صفقة itself
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sijill.code.sentence.phrases import is_verb
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.act_words import (
    LOTS,
    is_act,
    is_governed,
    is_measure,
    is_of_fighting,
    is_of_ministry,
    is_onward,
    is_past_here,
    stopped_before,
    words_apart,
)
from sijill.code.transfer.items import Group
from sijill.code.transfer.punished import punished_for
from sijill.code.transfer.targets import held_by, object_of, weapons_of
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

_MODE_REACH = 11
_CHAIN_REACH = 24  # words from calling for several deeds to the last of them
_CONTRACT_REACH = 9
_GIVEN_REACH = 5  # words from a giving to the aid that is given
_GOT_REACH = 8  # the same from a verb of getting, whose subject and source stand between
_WARN_REACH = 8  # words from warning to what one is warned off
_DECIDED = frozenset({"planned", "licensed"})
_WORKS = rule_words("transfer.acts", "works")
_WORKS_NEAR = 3  # words from works to what they make
_BEGIN, _CHOOSE = "transfers.begin", "transfers.choose"
_INTEREST = "transfers.interest"
_URGE = "transfers.urge"
_NO_MORE_DEEDS = frozenset({_URGE, "transfers.option"})  # what is joined to them by و is a deed of its own
_HELD_BACK = frozenset({"suspended", "licensed", "refused", "cancelled"})
_SHIPMENT = 3  # words from a mode to the shipment that it is of
BY_VIRTUE = rule_words("transfer.acts", "by_virtue")
_VIRTUE = rule_words("transfer.acts", "virtue")
BY_IT = rule_words("transfer.acts", "by_it")
_GOT_BY = 3  # words from a contract to what is got by it
_DECADES = rule_words("transfer.acts", "decades")
_BY_MODE = {"requested": "recipient", "cancelled": "both", "negotiating": "both"}
ALLEGED = rule_words("transfer.acts", "alleged")
_BECAUSE = rule_words("transfer.acts", "because")
_CONTRACTS, _UPON = ("تعاقد", "عاقد"), "علي"
_AND_TO = frozenset({"وعلي", "والي"})
_COORDINATED = 5  # words from the weapons of an act to one that is coordinated with it
_BEFORE_NOUNS = frozenset({"الي", "علي", "في", "عن"})
_NAME = 6  # words of a person's office and name before its last
_PROTESTERS = rule_words("transfer.acts", "protesters")
_CONTENT = frozenset({"ان", "بان"})
_ADVERBS = rule_words("transfer.acts", "adverbs")
_PROPOSALS = rule_words("transfer.acts", "proposals")
_SUBJUNCTIVE = rule_words("transfer.acts", "subjunctive")


@dataclass(slots=True)
class Act:
    """One act: its word, its weapons, the word that sets its mode, the contract it is for.

    The word's kind is `transfer`, `contract` or `transfer_mode` (a mode that has weapons as its own object).
    """

    word: Mention
    group: Group
    mode: Mention | None = None
    contract: Mention | None = None

    @property
    def by(self) -> str:
        """Whose deed it is: `supplier`, `recipient`, `item` or `both` (a contract)."""
        if self.word.kind == "transfer":
            return str(self.word.data["by"])
        return "both" if self.word.kind == "contract" else _BY_MODE.get(self.word.code, "supplier")

    @property
    def is_contracted(self) -> bool:
        """Whether it is what a contract is for, or one itself; not what one only leaves open: خيار لشراء مروحيات."""
        if self.contract is None:
            return self.word.kind == "contract"
        return self.mode is None or self.mode.code != "planned" or self.mode.first < self.contract.last

    @property
    def head(self) -> Mention:
        """The word that stands first: mode, contract or act."""
        held = [m for m in (self.mode, self.contract, self.word) if m is not None]
        return min(held, key=lambda m: m.first)


def acts_of(scene: Scene, sentence: Sentence, groups: list[Group]) -> list[Act]:
    """The acts of a sentence, in order of their weapons; each list of weapons has at most one act of each word."""
    told = sentence.of("transfer")
    words = [m for m in told if is_act(scene, m, told) and not is_measure(scene, m, told)]
    words = [m for m in words if not _is_contracted_for(scene, m, words) and not _is_chosen_for(m, words)]
    out = list(_acts(scene, sentence, groups, words))
    taken = {id(a.group) for a in out}
    for m in _alone(scene, sentence):
        group = object_of(scene, m, [g for g in groups if id(g) not in taken], words)
        if group is not None and not any(m is a.mode or m is a.contract for a in out):
            taken.add(id(group))
            is_contract = m.kind == "contract"
            if is_contract and all(i["category"] == "unspecified" for i in group.items):
                group = held_by(scene, group, groups)
            out.append(
                Act(m, group, _mode(scene, sentence, m, words) if is_contract else None, m if is_contract else None)
            )
    return out


def _is_contracted_for(scene: Scene, m: Mention, words: list[Mention]) -> bool:
    """Whether a supply is what a buyer contracts for: تعاقدت بوخارست مع شركة على توريد مدافع."""
    if m.tense is not None or m.data.get("by") != "supplier":
        return False
    verbs = (o for o in words if o.tense is not None and begins(scene.words[o.first], _CONTRACTS, "وفسيت"))
    purpose = scene.words[m.first - 1] == _UPON or m.proclitic[-1:] == "ل"
    return purpose and any(0 < m.first - o.last <= _GOT_REACH + _GIVEN_REACH for o in verbs)


def _acts(scene: Scene, sentence: Sentence, groups: list[Group], words: list[Mention]) -> Iterator[Act]:
    last: Act | None = None
    for m in words:
        if m.data.get("home") and _is_of_works(scene, m):
            continue
        gifts = [o for o in words if o is not m and m.data.get("package") and _gives(scene, o, m)]
        if gifts and not m.data.get("holds") and weapons_of(scene, sentence, gifts[0], groups, words) is not None:
            continue  # تقديم مساعدات عسكرية: the aid is what is given
        group = weapons_of(scene, sentence, m, groups, words)
        behind = m.data.get("glued") and group is not None and group.first < m.last  # الدعم العسكري: itself the aid
        empty = m.data.get("holds") and group is not None and _is_empty(scene, m, group)
        if group is None or behind or empty or (m.data.get("home") and group.last <= m.first):
            continue  # التي تنتجها: what is said of the weapons, not of a transfer
        if _unveils_aid(m, group, words):
            continue
        word = gifts[0] if gifts else m  # قدمت برلين مساعدات تضم دبابات: the deed is the giving
        group = replace(group, aid=m) if gifts else group
        contract = _contract(scene, sentence, word) or _by_virtue(scene, sentence, word, group)
        mode = stopped_before(scene, word, group.first) or _mode(scene, sentence, word, words)
        mode = mode or (_shared(scene, word, last) if last is not None else None)
        if last is not None and last.by == "recipient" and group is last.group and is_onward(scene, word):
            continue
        if mode is not None and mode.code == "refused" and scene.words[mode.last] in _PROTESTERS:
            continue  # رفض متظاهرون إرسال دبابات: no state refuses
        last = Act(word, group, mode, contract)
        yield last


def _is_empty(scene: Scene, m: Mention, group: Group) -> bool:
    """Whether aid that must hold arms names none: تضمنت المساعدات خياما."""
    return all(w is m for w in group.mentions) and not is_of_ministry(scene, m)


def _is_of_works(scene: Scene, m: Mention) -> bool:
    """Whether a making only says what a place is for: ورشة لإنتاج مدافع."""
    before = scene.words[max(0, m.first - _WORKS_NEAR) : m.first]
    return m.tense is None and m.proclitic.endswith("ل") and any(w.removeprefix("ال") in _WORKS for w in before)


def _is_chosen_for(m: Mention, words: list[Mention]) -> bool:
    """Whether a building is what a firm is chosen for, so that the choice tells of it: اختارت شركة لبناء غواصات."""
    chosen = any(o.entry == _CHOOSE and o.last <= m.first for o in words)
    return chosen and bool(m.data.get("home")) and m.tense is None and m.proclitic.endswith("ل")


def _unveils_aid(m: Mention, group: Group, words: list[Mention]) -> bool:
    """Whether what is shown is a package of aid, not arms of one's own: كشفت أوسلو عن حزمة مساعدات تضم راجمات."""
    return bool(m.data.get("home")) and any(o.data.get("package") and m.last <= o.first < group.last for o in words)


def _shared(scene: Scene, word: Mention, before: Act) -> Mention | None:
    """The mode of the act before, with which an act is coordinated: الموافقة على بيع مقاتلات وعلى تصدير صواريخ."""
    if word.tense is not None or before.word.tense is not None or before.mode is None:
        return None
    joined = word.proclitic[:1] == "و" or scene.words[word.first - 1] in _AND_TO
    near = 0 <= word.first - before.group.last <= _COORDINATED
    between = range(before.group.last, word.first)
    return before.mode if joined and near and not any(i in scene.verb_starts for i in between) else None


def _gives(scene: Scene, act: Mention, aid: Mention) -> bool:
    """Whether an act just before words for aid has them as its object."""
    lot = any(is_listed(w, LOTS) for w in scene.words[act.last : aid.first])  # قدمت أوسلو لكييف دفعة جديدة من
    reach = _GOT_REACH if lot or (act.data.get("by") == "recipient" and act.tense is not None) else _GIVEN_REACH
    if act.data.get("home") or act.data.get("later") or not 0 <= aid.first - act.last <= reach:
        return False
    return not any(w in scene.links.clause for w in scene.words[act.last : aid.first])


def is_warned_off(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether a supply is only what someone is warned off: حذرت موسكو سيول من تزويد."""
    if word.tense is not None or word.first == sentence.first or scene.words[word.first - 1] != "من":
        return False
    return any(s.code == "warn" and 0 < word.first - s.last <= _WARN_REACH for s in sentence.of("speech"))


def _alone(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """Contracts, and modes that may have weapons as their own object."""
    yield from (c for c in sentence.of("contract") if not _is_decade(scene, c))
    yield from (m for m in sentence.of("transfer_mode") if _may_stand_alone(m) or is_of_shipment(sentence, m))


def is_of_shipment(sentence: Sentence, m: Mention) -> bool:
    """Whether a mode is of a shipment, which stands before its weapons: علقت واشنطن شحنة قنابل."""
    if m.code not in _HELD_BACK:
        return False
    return any(c.code == "shipment" and 0 <= c.first - m.last <= _SHIPMENT for c in sentence.of("transfer_cue"))


def _is_decade(scene: Scene, m: Mention) -> bool:
    """Whether عقد is ten years: قبل عقدين من الزمن."""
    return scene.words[m.last : m.last + 2] == ["من", "الزمن"] or (m.first > 0 and scene.words[m.first - 1] in _DECADES)


def _may_stand_alone(m: Mention) -> bool:
    alone = m.data.get("alone")
    return bool(alone) and (alone != "noun" or m.data["form"] == "noun")


# --- its mode and its contract ---


def _mode(scene: Scene, sentence: Sentence, m: Mention, words: list[Mention]) -> Mention | None:
    """The word before an act that sets its step; of several the one of the highest rank, then the nearest."""
    if m.tense == "past":
        return None
    found = [
        o
        for o in sentence.of("transfer_mode")
        if o is not m
        and not o.data.get("lone")
        and not _is_name(scene, o)
        and _governs(scene, o, m, words)
        and not _is_other(scene, o, m)
    ]
    blame = punished_for(scene, sentence, m)
    found = [o for o in found if blame is None or o.first >= blame.sanctions.last]  # أقر عقوبات على طهران لتسليمها
    found = [o for o in found if o.tense != "past" or not _is_noun(scene, o, found)]
    found = [o for o in found if o.tense is not None or not is_past_here(scene, o, found)]
    return max(found, key=lambda o: (o.data["rank"], o.first), default=None)


def _is_name(scene: Scene, mode: Mention) -> bool:
    """Whether a word is part of a person's name: الوزير علي صادق."""
    near = scene.marked.between(max(0, mode.first - _NAME), mode.first + 1)
    return any(p.kind == "person" and p.first <= mode.first < p.last for p in near)


def _is_other(scene: Scene, mode: Mention, m: Mention) -> bool:
    """Whether a word between makes the mode another word (علق على is to comment on), or a needed one is not there."""
    between = scene.words[mode.last : m.first]
    if mode.code == "suspended" and mode.tense is None and is_of_fighting(scene, mode):
        return True
    if mode.code == "refused" and (_is_anothers(scene, mode, m) or not ALLEGED.isdisjoint(between)):
        return True
    if mode.code == "requested" and mode.tense is None and mode.proclitic.endswith("ب") and between[:1] == ["من"]:
        return True  # بضغط من واشنطن: said by the way
    if mode.data.get("bare") and not _is_bare(scene, mode, m):
        return True
    if _is_beside(scene, mode, m) or m.entry in mode.data.get("not_of", ()):
        return True
    unless, needs = mode.data.get("unless"), mode.data.get("needs")
    return bool(unless and unless in between) or bool(needs and set(needs.split("|")).isdisjoint(between))


def _is_bare(scene: Scene, mode: Mention, m: Mention) -> bool:
    """Whether a deed is right what its mode is of, at most its subject between: تدعم روما شراء, not بتزويد."""
    if m.proclitic or mode.pronoun:
        return False
    return m.first == mode.last or any(
        p.first == mode.last and p.last == m.first for p in scene.phrases(scene.sentence_of(m))
    )


def _is_beside(scene: Scene, mode: Mention, m: Mention) -> bool:
    """Whether a mode only stands before an act, which is of another word or a deed of its own.

    بدأت في دراسة بيع                        what begins is the study
    غير مهتمة ببيع                            no request of who would sell
    زيادة الضغط على موسكو وتسليم كييف صواريخ   a deed beside the pressure
    جرائم بحق المدنيين، وإرسال القنابل         no right to send them
    """
    studied = mode.entry == _BEGIN and any(o.kind == mode.kind for o in scene.marked.between(mode.last, m.first))
    sold = mode.entry == _INTEREST and m.data.get("by") == "supplier"
    return studied or sold or (mode.entry in _NO_MORE_DEEDS and m.proclitic[:1] == "و")


def _is_noun(scene: Scene, mode: Mention, found: list[Mention]) -> bool:
    """Whether what could be a past form is a noun: تلقت عرضا من طوكيو, كررت طلبها من بكين."""
    if not any(o.first == mode.first and o.tense is None for o in found):
        return False
    word = scene.words[mode.first]
    return (word[-1] == "ا" and not mode.pronoun) or (bool(mode.pronoun) and is_governed(scene, mode))


def _is_anothers(scene: Scene, mode: Mention, m: Mention) -> bool:
    """Whether what is refused is what another has decided: معارضتها قرار ألمانيا إرسال دبابات."""
    between = scene.marked.between(mode.last, m.first)
    decided = (o for o in between if (o.kind == "transfer_mode" and o.code in _DECIDED) or o.kind == "approval")
    return any(o.tense is None and any(p.first == o.last for p in scene.phrases(scene.sentence_of(m))) for o in decided)


def _governs(scene: Scene, mode: Mention, m: Mention, words: list[Mention]) -> bool:
    reach = _CHAIN_REACH if _is_in_chain(mode, m) else mode.data.get("reach", _MODE_REACH)
    near = 0 <= m.first - mode.last <= reach
    glued = m.proclitic[-1:] == "ب"  # السماح للدول التي تمتلك دبابات، بتسليمها: what says of whom is no deed between
    aside = {i for i in range(mode.last, m.first) if glued and scene.words[i - 1] in scene.links.relatives}
    aside |= {o.first for o in words if is_contracting(scene, o, m)}
    if not near or any(mode.last <= o.first < m.first and o.first not in aside for o in words):
        return False
    content = m.tense is None and m.first > mode.last and scene.words[m.first - 1] in _CONTENT  # محادثات ... إن تزويد
    if content or STOP in scene.marked.words.breaks[mode.last + 1 : m.first + 1]:
        return False
    return _BECAUSE.isdisjoint(scene.words[mode.last : m.first]) and _is_open_to(scene, mode, m, aside)


def is_contracting(scene: Scene, noun: Mention, m: Mention) -> bool:
    """Whether a noun only says that one contracts for an act: التعاقد مع سيول على شراء دبابات."""
    contracts = noun.tense is None and begins(scene.words[noun.first], _CONTRACTS, "والب")
    return contracts and noun.last <= m.first and scene.words[m.first - 1] == _UPON


def _is_open_to(scene: Scene, mode: Mention, m: Mention, aside: set[int]) -> bool:
    """Whether no speech and no verb parts a mode from an act; `aside` are verbs that only say of whom it is."""
    between = scene.marked.between(mode.last, m.first)
    nouns = {o.first for o in between if o.kind == "transfer_mode" and o.data["form"] == "noun"}  # رفعت حظر بيع
    aside = aside | {i for i in range(mode.last, m.first) if scene.words[i] in _ADVERBS}  # رفضت مجددا
    said = (o for o in between if o.kind == "speech" and o.first not in nouns | aside)  # رفضت طلب أنقرة شراء
    if any(is_verb(o) or (o.data["form"] == "participle" and scene.words[o.first] not in _PROPOSALS) for o in said):
        return False
    if m.tense is not None:
        return any(w in _SUBJUNCTIVE for w in scene.words[max(mode.last, m.first - 4) : m.first])
    relative = any(w in scene.links.relatives for w in scene.words[mode.last : m.first])  # الحظر الذي تفرضه على بيع
    if relative:
        return True
    verbs = (i for i in range(mode.last, m.first) if i in scene.verb_starts and i not in nouns | aside)
    if _is_in_chain(mode, m):  # وفتح المعابر: one more deed, written as a verb is
        verbs = (i for i in verbs if scene.words[i][0] != "و")
    return all(scene.words[i - 1] in _BEFORE_NOUNS for i in verbs)  # دعا إلى فرض عقوبات: no verb


def _is_in_chain(mode: Mention, m: Mention) -> bool:
    """Whether a deed may be one more of those that a verb calls for: طالب بتشديد العقوبات وفتح المعابر وتزويد بلاده."""
    joined = m.tense is None and m.proclitic[:1] == "و" and not m.data.get("habit")
    return mode.code == "requested" and mode.tense is not None and joined


def _contract(scene: Scene, sentence: Sentence, m: Mention) -> Mention | None:
    """The contract or agreement that an act is the purpose of."""
    if m.tense is not None:
        return None
    for c in _near(sentence, m):
        between = scene.words[c.last : m.first]
        talk: tuple[str, ...] = () if c.kind == "instrument" else ("بشان", "حول")
        purpose = any(w in BY_VIRTUE for w in between)
        purpose = (
            purpose
            or (not between and c.kind == "contract")
            or m.proclitic.endswith("ل")
            or scene.words[m.first].startswith("لل")  # للتزود, which has its article within it
            or any(w in ("علي", "بهدف") or w in talk for w in between)
        )
        if words_apart(sentence, c, m) > _CONTRACT_REACH and not any(w in BY_VIRTUE for w in between):
            continue
        purpose = purpose or (m.proclitic.endswith("ب") and c.kind == "contract")  # يقضي العقد بتوريد
        if purpose and STOP not in scene.marked.words.breaks[c.last : m.first + 1]:
            return c
    return None


def _by_virtue(scene: Scene, sentence: Sentence, m: Mention, group: Group) -> Mention | None:
    """The contract by virtue of which something is got: تحصل قطر بموجب الصفقة على مقاتلات, عقدا تشتري بموجبه سفنا."""
    if m.tense == "past":
        return None
    told = any(scene.words[i] in BY_IT for i in range(m.first - 1, max(m.last, group.first)))
    if m.tense == "present" and told:
        return next((c for c in sentence.of("contract")[::-1] if 0 <= m.first - c.last <= _GOT_BY), None)
    for c in sentence.of("contract"):
        if m.last < c.first < group.first and scene.words[c.first - 1] in _VIRTUE:
            return c
    return None


def _near(sentence: Sentence, m: Mention) -> Iterator[Mention]:
    for c in sentence.of("contract", "instrument")[::-1]:
        if 0 <= m.first - c.last <= 2 * _CONTRACT_REACH and not c.data.get("needs") and c.code != "joint_statement":
            yield c
