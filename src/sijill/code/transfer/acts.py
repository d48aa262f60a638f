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

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.act_words import (
    LOTS,
    is_act,
    is_measure,
    is_of_ministry,
    is_onward,
    words_apart,
)
from sijill.code.transfer.items import Group
from sijill.code.transfer.mode_words import CONTRACTS, UPON, mode_of, stopped_before
from sijill.code.transfer.targets import held_by, object_of, weapons_of
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

_CONTRACT_REACH = 9
_GIVEN_REACH = 5  # words from a giving to the aid that is given
_GOT_REACH = 8  # the same from a verb of getting, whose subject and source stand between
_WARN_REACH = 8  # words from warning to what one is warned off
_WORKS = rule_words("transfer.acts", "works")
_WORKS_NEAR = 3  # words from works to what they make
_CHOOSE = "transfers.choose"
_HELD_BACK = frozenset({"suspended", "licensed", "refused", "cancelled"})
_SHIPMENT = 3  # words from a mode to the shipment that it is of
BY_VIRTUE = rule_words("transfer.acts", "by_virtue")
_VIRTUE = rule_words("transfer.acts", "virtue")
BY_IT = rule_words("transfer.acts", "by_it")
_GOT_BY = 3  # words from a contract to what is got by it
_DECADES = rule_words("transfer.acts", "decades")
_BY_MODE = {"requested": "recipient", "cancelled": "both", "negotiating": "both"}
_AND_TO = frozenset({"وعلي", "والي"})
_COORDINATED = 5  # words from the weapons of an act to one that is coordinated with it
_PROTESTERS = rule_words("transfer.acts", "protesters")


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
                Act(m, group, mode_of(scene, sentence, m, words) if is_contract else None, m if is_contract else None)
            )
    return out


def _is_contracted_for(scene: Scene, m: Mention, words: list[Mention]) -> bool:
    """Whether a supply is what a buyer contracts for: تعاقدت بوخارست مع شركة على توريد مدافع."""
    if m.tense is not None or m.data.get("by") != "supplier":
        return False
    verbs = (o for o in words if o.tense is not None and begins(scene.words[o.first], CONTRACTS, "وفسيت"))
    purpose = scene.words[m.first - 1] == UPON or m.proclitic[-1:] == "ل"
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
        mode = stopped_before(scene, word, group.first) or mode_of(scene, sentence, word, words)
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
    sums = (m for m in scene.sentence_of(aid).of("money") if act.last <= m.first and m.last <= aid.first)
    far = aid.first - act.last - sum(m.last - m.first for m in sums)  # منحت ليما 60 مليون دولار مساعدات عسكرية
    if act.data.get("home") or act.data.get("later") or not 0 <= far <= reach or act.last > aid.first:
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


# --- its contract ---


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
