"""What a transfer is of: the weapons of a sentence as lists, each weapon with its category, designation and number.

20 مركبة قتال من طراز «ماردر»، و30 دبابة «ليوبارد 1» وذخيرة      one list of three items
صواريخ كورنيت ودبابة                                            كورنيت is the name of the missiles
سرب مقاتلات إف-15 (25 طائرة)                                     one item: 25 إف-15
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.called import call
from sijill.code.transfer.item_counts import NUMBERING, SAID_OF_ALL, count, is_of_before, of_known
from sijill.code.transfer.parts import is_lot_behind, part_of, parts
from sijill.code.transfer.unlisted import is_aim, is_carrier, is_of_force
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import ARTICLE, COMMA, SOFT, STOP, folded, words

Item = dict[str, Any]
_GAP = 8  # words between one weapon of a list and the next (من طراز ..., بعيدة المدى, إضافة إلى)
_FAR = 11  # the same where what follows is said to be beside them (..., على دفعات، إلى جانب عدد من)
_NO_MEMBERS = frozenset({"unspecified", "services", "technology"})
_NAME_GAP = 4  # words between a weapon and its designation (صواريخ أرض-جو من طراز)
_LONGEST_NAME = 4
_MEANT_BACK = 3  # sentences back to the type that «the same type» means
_DEED_NEAR = 2  # words from a deed to how many of them it is of
# Parts of a weapon and what serves it: they keep their own category and take the weapon's name.
_PARTS = frozenset({"ammunition", "engine", "services", "technology", "other", "sensor"})
# A singular of these means one; «منظومة» or «صاروخ» in the singular is often a whole type.
_COUNTED_ALONE = frozenset({"ship", "submarine", "combat_aircraft", "other_aircraft", "helicopter", "satellite"})
_AFLOAT = frozenset({"ship", "submarine", "tank"})
FLYING = frozenset({"combat_aircraft", "other_aircraft", "helicopter"})
_SO_THAT = rule_words("transfer.items", "so_that")
_LOADED = frozenset({"ammunition", "engine"})  # with a noun that says of what: 14 ألف قذيفة دبابة
_TYPES = rule_words("transfer.items", "types")
_QUOTED = re.compile('["«»“”]')
_AID = tuple(rule_words("transfer.items", "aid"))
_MAKE = rule_words("transfer.items", "make")
_SORTS = rule_words("transfer.items", "sorts")
_NO_NAMES = frozenset({"كروز", "ارض", "جو"})
_BESIDE = rule_words("transfer.items", "beside")
_WITH = "مع"  # right before weapons: مروحيات مع صواريخ
_ADDED = rule_words("transfer.items", "added")


@dataclass(slots=True)
class Group:
    """A list of weapons: the words it fills, its items, and the mentions that name them.

    `weak`: nothing in it is surely arms; `aid`: the words for military aid that stand for it.
    """

    first: int
    last: int
    items: list[Item]
    mentions: list[Mention]
    weak: bool = False
    aid: Mention | None = None


def groups_of(scene: Scene, sentence: Sentence) -> list[Group]:
    """The lists of weapons of a sentence, in order."""
    found: list[list[Mention]] = []
    for m in sentence.of("weapon", "designation", "weapon_again"):
        if m.kind == "weapon_again" and (_meant(scene, m) is None or not _is_of_deed(sentence, m)):
            continue
        if m.kind == "designation" and m.pronoun:
            continue  # سوى 35: no سو-35
        if (
            (found and m.first < found[-1][-1].last)
            or is_of_force(scene, m)
            or is_carrier(scene, sentence, m)
            or is_aim(scene, m, found[-1][-1] if found else None)
        ):
            continue
        if found and _listed(scene, found[-1][-1], m):
            found[-1].append(m)
        else:
            found.append([m])
    return [group_of(scene, sentence, held) for held in found]


def _is_of_deed(sentence: Sentence, m: Mention) -> bool:
    """Whether so many «of them» are what a deed is of: واعدة بإرسال 14 منها, ستسلم لندن 12 منها."""
    if not m.data.get("part"):
        return True
    number = next((n for n in sentence.of("number") if n.last == m.first), None)
    near = (o for o in sentence.of("transfer") if number is not None and 0 <= number.first - o.last <= _DEED_NEAR)
    return any(o.data.get("by") != "item" for o in near)


def _meant(scene: Scene, m: Mention) -> Mention | None:
    """The designation that «the same type» means: the last one before it, in its sentence or those just before."""
    first = scene.sentences[max(0, scene.marked.sentence_at(m.first) - _MEANT_BACK)].first
    return next((d for d in scene.marked.between(first, m.first)[::-1] if d.kind == "designation"), None)


def _listed(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether two weapons stand in one list, or one is the name of the other."""
    if b.first == a.last:
        return scene.marked.words.breaks[b.first] != STOP
    between = scene.words[a.last : b.first]
    reach = _GAP if _BESIDE.isdisjoint(between) else _FAR
    if "من" in between and _is_of_lot(scene, a, b, between):
        return True
    if len(between) > reach or _is_parted(scene, a.last, b.first):
        return False
    if b.kind != "weapon" and len(between) <= _NAME_GAP:
        return True
    if split_clitic(b)[0] == "و" or between[-1] == _WITH or any(w[0] == "و" or w in _ADDED for w in between):
        return True
    comma = any(br == COMMA for br in scene.marked.words.breaks[a.last : b.first + 1])
    return comma and len(between) <= _NAME_GAP


def _is_of_lot(scene: Scene, a: Mention, b: Mention, between: list[str]) -> bool:
    """Whether the second of two weapons names a lot, or the system, that the first is of.

    ثلاث طائرات من 24 طائرة, ثلاث بطاريات من منظومة باتريوت
    """
    same = a.kind == b.kind and a.code == b.code and a.code not in _NO_MEMBERS and bool(a.data.get("weak"))
    return (between == ["من"] and same) or is_lot_behind(scene, a, b)


def _is_parted(scene: Scene, first: int, last: int) -> bool:
    """Whether words between two weapons end a list: a stop, a clause, a verb, an act, a side of a transfer."""
    if any(br == STOP for br in scene.marked.words.breaks[first : last + 1]):
        return True
    if any(
        w in scene.links.clause or w in scene.links.relatives or w in _SO_THAT or i in scene.verb_starts
        for i, w in enumerate(scene.words[first:last], first)
    ):
        return True
    return any(m.kind == "transfer" or _is_side(m) for m in scene.marked.between(first, last))


def _is_side(m: Mention) -> bool:
    return (m.kind == "actor" and m.data["form"] not in ("nisba", "company", "media")) or m.kind == "person"


@dataclass(slots=True)
class _Reader:
    """Turns the weapons of one list into items."""

    scene: Scene
    numbers: dict[int, Mention]
    items: list[Item] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    entries: set[str] = field(default_factory=set)

    def add(self, m: Mention) -> None:
        """One more weapon of the list."""
        if m.kind == "designation":
            self._designation(m)
        elif m.kind == "weapon_again":
            self._again(m)
        else:
            self._noun(m)

    def _designation(self, m: Mention) -> None:
        name = _name_of(self._written(m))
        held = self.items[-1] if self.items else None
        if held is not None and m.first < self.ends[-1]:
            return  # part of a name already read: مروحيات من طراز "بيل AH-1Z"
        joined = (
            split_clitic(m)[0] == "و" or any(w[0] == "و" for w in self.scene.words[self.ends[-1] : m.first])
            if held
            else True
        )
        count = self.numbers.get(m.first)
        if held is not None and not joined and count is None and m.first - self.ends[-1] <= _NAME_GAP:
            if held["name"] is None or folded(held["name"]) == folded(name) or held.get("generic"):
                held["name"] = name
                held.pop("generic", None)
                other = held["category"] in _AFLOAT and m.code in FLYING  # فرقاطات «إف-22 بي»: no aircraft
                if not other and (held["category"] not in _PARTS or (held["category"] != m.code and self._is_type(m))):
                    held["category"] = m.code
                self.ends[-1] = m.last
                self.entries.add(m.entry)
                return
            if m.entry in self.entries:
                self.ends[-1] = m.last
                return
        category = m.code
        if (
            held is not None
            and joined
            and held["category"] in ("ammunition", "engine")
            and held["name"]
            and count is None
        ):
            category = held["category"]
        self._put({"category": category, "name": name, "quantity": count.data.value if count is not None else None}, m)

    def _again(self, m: Mention) -> None:
        """«من الطراز ذاته»: the type named last before, as the name of the noun before it or as an item of its own."""
        named = _meant(self.scene, m)
        assert named is not None  # noqa: S101 (others are not in the list)
        name, held = _name_of(self._written(named)), self.items[-1] if self.items else None
        if held is not None and m.first - self.ends[-1] <= _NAME_GAP:
            held["name"] = held["name"] or name
            if held["category"] in FLYING and named.code in FLYING:
                held["category"] = named.code  # 30 طائرة من الطراز نفسه: of the sort of that type
            self.ends[-1] = m.last
        else:
            count = self.numbers.get(m.first)
            self._put({"category": named.code, "name": name, "quantity": count.data.value if count else None}, m)

    def _written(self, m: Mention) -> str:
        """The words of a designation without the adjective of a state at their end (رافال الفرنسية)."""
        text = self.scene.marked.document.text
        state = next(
            (a for a in self.scene.marked.between(m.last - 1, m.last) if a.kind == "actor" and a.first > m.first), None
        )
        return text[m.start : state.start if state is not None and state.data["form"] == "nisba" else m.end]

    def _is_type(self, m: Mention) -> bool:
        return any(w in _TYPES for w in self.scene.words[max(0, m.first - 2) : m.first])

    def _noun(self, m: Mention) -> None:
        held = self.items[-1] if self.items else None
        if held is not None and (self._in_brackets(m) or self._is_number_of(m, held)):
            number = self.numbers.get(m.first)
            held["quantity"] = held["quantity"] or (number.data.value if number is not None else None)
            self.ends[-1] = m.last
            return
        if (
            held is not None
            and self.ends[-1] == m.first
            and not m.proclitic
            and held["name"] is None
            and (held["quantity"] is None or held["category"] in _LOADED)
        ):
            if held["category"] in ("unspecified", "technology"):  # أنظمة صواريخ: the second noun says what they are
                held["category"] = m.code
            self.ends[-1] = m.last
            return
        if held is not None and held["category"] == m.code and self._is_made_up_of(m):
            self.ends[-1] = m.last
            return
        item: Item = {"category": m.code, "name": None, "quantity": self._quantity(m)}
        name, end = self._type_name(m.last) if m.code not in ("unspecified", "services") else (None, m.last)
        if name and folded(name) not in _NO_NAMES:
            item["name"] = name
        elif m.code == "other":
            item |= {"name": self.scene.marked.document.text[m.start : m.end].removeprefix("ال"), "generic": True}
        self._put(item, m)
        if item["name"] == name and name:
            self.ends[-1] = end

    def _put(self, item: Item, m: Mention) -> None:
        self.items.append(item)
        self.ends.append(m.last)
        self.entries.add(m.entry)

    def _in_brackets(self, m: Mention) -> bool:
        number = self.numbers.get(m.first)
        first = number.first if number is not None else m.first
        return "(" in self.scene.marked.words.gaps[first] and first - self.ends[-1] <= 2

    def _is_number_of(self, m: Mention, held: Item) -> bool:
        """Whether weapons only say how many those before are: مقاتلات رافال، وعددها 6 مقاتلات."""
        number = self.numbers.get(m.first)
        if number is None or held["quantity"] is not None:
            return False
        if ":" in self.scene.marked.words.gaps[number.first] and number.first == self.ends[-1]:
            return held["category"] == m.code or (held["category"] in FLYING and m.code in FLYING)  # رافال: 24 طائرة
        return held["category"] == m.code and is_listed(self.scene.words[number.first - 1], NUMBERING, "و")

    def _is_made_up_of(self, m: Mention) -> bool:
        """Whether weapons are only of what system those counted before are: ثلاث بطاريات من منظومة باتريوت."""
        one = m.data.get("count") == 1 and m.first not in self.numbers and not m.article
        return one and self.scene.words[self.ends[-1] : m.first] == ["من"]

    def _quantity(self, m: Mention) -> float | None:
        number = self.numbers.get(m.first)
        if number is not None:
            of_lot, part = part_of(self.scene, self.numbers, number)
            return part if of_lot else float(number.data.value)  # ثلاث من 24 طائرة
        if m.data.get("count") == 2:
            return 2.0
        before = self.scene.words[m.first - 1] if m.first else ""
        if m.data.get("count") == 1 and m.code in _COUNTED_ALONE and not (m.article or m.pronoun or m.data.get("weak")):
            return None if before[:1].isdecimal() or before in ("اي", "كل", "مليون", "الف") else 1.0
        return of_known(self.scene, m.last) if m.code not in SAID_OF_ALL else None

    def _type_name(self, at: int) -> tuple[str | None, int]:
        """A designation that the lexicon does not know, and its end: after من طراز, or quoted right after the noun."""
        words, tokens = self.scene.words, self.scene.marked.words
        begin = at
        for i in range(at, min(at + 3, len(words))):
            if tokens.breaks[i] != SOFT:
                return None, at
            if words[i] in _TYPES:
                begin = i + 1
                break
        if begin >= len(words) or any(m.kind == "designation" for m in self.scene.marked.between(at, begin + 1)):
            return None, at
        if '"' in tokens.gaps[begin]:
            end = next(
                (i for i in range(begin + 1, min(begin + 1 + _LONGEST_NAME, len(words) + 1)) if '"' in tokens.gaps[i]),
                None,
            )
            named = end is not None and words[begin] != "و"  # "السلاح" و"الدور": and, between two quotations
            return (self.scene.marked.text(begin, end), end) if end is not None and named else (None, at)
        if begin == at:
            return None, at
        end = begin + 1
        while (
            end < len(words)
            and tokens.breaks[end] == SOFT
            and end - begin < _LONGEST_NAME
            and words[end][0].isdecimal()
        ):
            end += 1
        return self.scene.marked.text(begin, end), end


def group_of(scene: Scene, sentence: Sentence, held: list[Mention]) -> Group:
    """The items of one list; words for aid and weak words give way to what is surely a weapon."""
    numbers = {n.last: n for n in sentence.of("number") if not is_of_before(scene, n)}
    held = parts(scene, held, numbers)
    aid = next((m for m in held if m.data.get("weak") and m.code == "unspecified" and _is_aid(scene, m)), None)
    sure = [m for m in held if not m.data.get("weak")]
    reader = _Reader(scene, numbers)
    for m in held:
        if m.data.get("weak") and sure and m.first not in numbers and not _named_next(m, held) and not _is_member(m):
            continue
        reader.add(m)
    count(scene, sentence, reader.items, reader.ends)
    call(scene, sentence, reader.items, reader.ends)
    items = [{k: v for k, v in item.items() if k != "generic"} for item in reader.items]
    last = max([held[-1].last, *reader.ends])
    return Group(held[0].first, last, _once(items), held, weak=not sure, aid=aid)


def _is_aid(scene: Scene, m: Mention) -> bool:
    """Whether a weak word is military aid, which stands for arms, not supplies or equipment of any kind."""
    return any(root in scene.words[m.first] for root in _AID)


def _name_of(text: str) -> str:
    """The name in a designation, which may begin with a noun (مدفع "سيزار, صاروخ ميلان) or end in an adjective."""
    outer = "\"'«»“”()[] "
    name = text.strip(outer)
    for _ in range(2):
        head, _, rest = name.partition(" ")
        named = folded(rest) not in _NO_NAMES and not rest[:1].isdecimal()  # صاروخ 107
        name = rest.strip(outer) if rest and (folded(head) in _MAKE or (named and folded(head) in _SORTS)) else name
    quote = _QUOTED.search(name)
    if quote is None:
        return name
    opens = quote.start() > 0 and name[quote.start() - 1] == " "
    return (name[quote.end() :] if opens else name[: quote.start()]).strip(outer)


def _is_member(m: Mention) -> bool:
    """Whether a weak word of one sort is a member of a list by itself: ذخائر ومدافع, صواريخ وقطع غيار."""
    return m.code not in _NO_MEMBERS and split_clitic(m)[0] == "و"


def _named_next(m: Mention, held: list[Mention]) -> bool:
    """Whether a weak noun is followed by its designation: طائرة رافال."""
    return any(d.kind == "designation" and 0 <= d.first - m.last <= _NAME_GAP for d in held)


def named_as(item: Item) -> str:
    """A designation as matching sees it, without its article and marks; "" where an item has none."""
    return _spelled(item["name"] or "")


@lru_cache(maxsize=1024)
def _spelled(name: str) -> str:
    return " ".join(words(name).words).removeprefix(ARTICLE)


def _once(items: list[Item]) -> list[Item]:
    """Each item once: the same sort with another number is another item (ألفا بندقية و300 رشاش)."""
    unique: list[Item] = []
    for item in items:
        alike = (u for u in unique if u["category"] == item["category"] and named_as(u) == named_as(item))
        counts = [u["quantity"] for u in alike]
        if not counts or (item["quantity"] is not None and None not in counts and item["quantity"] not in counts):
            unique.append(item)
    return unique
