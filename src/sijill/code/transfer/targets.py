"""Which weapons an act of transfer is of: those behind it, before it, in a package or deal, or meant by its pronoun."""

from __future__ import annotations

from itertools import pairwise

from sijill.code.sentence.frame import relative_before
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.act_words import holder_before, is_of_arms
from sijill.code.transfer.item_counts import SAID_OF_ALL
from sijill.code.transfer.items import Group
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA, STOP, folded

_REACH = 11  # words from an act to its weapons: a recipient, a date, «عدد من»
_PACKAGE_REACH = 30
_PASSIVE_BACK = 8  # words from weapons to the passive they are the subject of
_NEAR = 4
_BEHIND = 3
_FOLLOWS = 4  # words behind weapons in which what completes the act stands (أدخلت مسيرات ... الخدمة)
_OBJECT_REACH = {
    "requested": 3,
    "offered": 3,
    "contract": 9,
}  # words from a mode or contract to weapons as its own object
_ON_NEAR = 3  # words from «about» to the weapons that are talked of: how many
_HELD = 12  # words from aid to the verb that says what it holds
_APART = 9  # words between two lists of one package
_SHIPPED = 4  # words from a mode to the weapons of the shipment that it is of
_TWO_COMMAS = 2
_ASIDE_NEAR = 4  # words from an act to the comma before what is said by the way
_ASIDE = 12  # words said by the way
_OTHER_THINGS = rule_words("transfer.targets", "other_things")
_WITHOUT = rule_words("transfer.targets", "without")
_NOT_SHOWN = rule_words("transfer.targets", "not_shown")
_COMING = rule_words("transfer.targets", "coming")
_IF = "اذا"
_HANDED = frozenset({"transfers.deliver", "transfers.send", "transfers.move"})
_BY_THEM = frozenset({"بها", "به", "بهم"})
_THEM = frozenset({"ها", "هم", "ه", "هما"})
_HAD = rule_words("transfer.targets", "had")


def weapons_of(scene: Scene, sentence: Sentence, m: Mention, groups: list[Group], words: list[Mention]) -> Group | None:
    """The list of weapons of an act; `words` are the acts of its sentence."""
    if m.data.get("package"):
        return _of_package(scene, sentence, m, groups)
    inside = next((g for g in groups if g.first <= m.first < g.last), None)
    if inside is not None:
        return _around(scene, m, inside, groups, words)
    if m.data["form"] == "participle":
        return next((g for g in reversed(groups) if 0 <= m.first - g.last <= _BEHIND and not g.weak), None)
    before, after = _before(scene, m, groups), _after(scene, m, groups, words)
    relative = _is_relative(scene, sentence, m)
    if relative and before is None and m.pronoun and m.data["by"] == "supplier" and after and after.first == m.last:
        return after if _is_of_actor(scene, sentence, m) else None  # الحماية التي توفرها المقاتلات: they do it
    if m.data["by"] == "item" or relative:
        return before if before is not None and (m.pronoun or after is None) else after or before
    return after or (_arming(scene, sentence, m) if m.data.get("self") else None if m.data.get("later") else before)


def _is_of_actor(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether a relative clause is about an actor, which does what its verb says: موسكو التي أمدتها بطائرات."""
    relative = relative_before(scene, m, sentence)
    return any(p.last == relative for p in scene.phrases(sentence))


def _arming(scene: Scene, sentence: Sentence, m: Mention) -> Group | None:
    """Arms in general, which a verb of arming gives with whom it names at once: الهند تسلح أرمينيا."""
    if m.tense is None or m.pronoun:
        return None
    ends, begins = ({f(p) for p in scene.phrases(sentence) if p.link in (BARE, OF)} for f in (_end, _begin))
    doer_before = m.first in ends and m.last in begins
    doer_behind = (
        m.tense == "past"
        and m.last in begins
        and any(p.first == m.last and p.last in begins for p in scene.phrases(sentence))
    )
    if not doer_before and not doer_behind:
        return None
    return Group(m.first, m.last, [{"category": "unspecified", "name": None, "quantity": None}], [m])


def _begin(phrase: ActorPhrase) -> int:
    return phrase.first


def _end(phrase: ActorPhrase) -> int:
    return phrase.last


def _around(scene: Scene, m: Mention, inside: Group, groups: list[Group], words: list[Mention]) -> Group | None:
    """An act inside a list: صادرات السلاح is both; what only stands in a list (نقل التكنولوجيا) is none."""
    if m.data.get("self") or m.data.get("habit"):
        return inside
    return None if inside.mentions[0].first < m.first else _after(scene, m, groups, words) or inside


def _is_relative(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    return relative_before(scene, m, sentence) is not None and (bool(m.pronoun) or m.tense is not None)


def _after(scene: Scene, m: Mention, groups: list[Group], words: list[Mention]) -> Group | None:
    """The first list behind an act, within its clause; an entry with `later` needs that word between."""
    weak: Group | None = None
    for g in groups:
        if g.last <= m.last and g.first <= m.first:
            continue
        if g.weak and g.aid is None and len(groups) > 1:
            weak = weak or g  # دعم جديد من الأسلحة; but اقتنى مدافع من فرنسا، ويسعى لشراء دبابات
            continue
        if not _reaches(scene, m, g, words):
            return weak if weak is not None and _is_sort(weak) and _reaches(scene, m, weak, words) else None
        if weak is not None and _is_sort(weak) and _is_of_next(scene, weak, g):
            return weak
        behind = scene.words[g.last : g.last + 1 + (g.last not in scene.verb_starts)]  # but صواريخ وعدت بها
        if m.data.get("of") == "recipient" and not _BY_THEM.isdisjoint(behind):
            return None  # تزويد المقاتلات بها: they receive
        return _filled(scene, g, groups) if _has_its_words(scene, m, g) else None
    told = m.tense is not None or m.data.get("carried")
    alone = weak is not None and told and scene.soft_between(m.last, weak.first)  # زودتها أوسلو بمدافع
    return weak if alone and weak is not None and _is_sort(weak) and _reaches(scene, m, weak, words) else None


def _is_of_next(scene: Scene, weak: Group, g: Group) -> bool:
    """Whether somebody stands between two lists, so that the second is his: سلمتها فرنسا مدافع وبريطانيا صواريخ."""
    phrases = scene.phrases(scene.sentence_of(weak.mentions[0]))
    return any(weak.last <= p.first < g.first for p in phrases)


def _is_sort(g: Group) -> bool:
    """Whether words that may mean other things name a sort of weapons all the same: مدافع."""
    return all(i["category"] not in SAID_OF_ALL and i["category"] != "other_aircraft" for i in g.items)


def _is_counted(g: Group) -> bool:
    """Whether words that may mean other things name so many of one sort: أربعة زوارق."""
    return _is_sort(g) and all(i["quantity"] is not None for i in g.items)


def _filled(scene: Scene, aid: Group, groups: list[Group]) -> Group:
    """Aid or arms in general as what they hold, if that follows: تزويد كييف بعتاد عسكري يشمل ذخائر ورادارات."""
    known = any(i["category"] != "unspecified" or i["quantity"] is not None for i in aid.items)
    return aid if aid.aid is None and known else held_by(scene, aid, groups)


def held_by(scene: Scene, aid: Group, groups: list[Group]) -> Group:
    """Arms in general as what they hold, if that follows: صفقة سلاح بين البلدين تشمل مقاتلات ومروحيات."""
    cues = scene.sentence_of(aid.mentions[0]).of("transfer_cue")
    at = next((c.last for c in cues if c.code == "include" and 0 <= c.first - aid.last <= _HELD), None)
    held = [g for g in groups if at is not None and not g.weak and g.first - at >= 0]
    if at is None or not held or held[0].first - at > _NEAR:
        return aid
    return Group(held[0].first, held[0].last, held[0].items, [*aid.mentions, *held[0].mentions], aid=aid.aid)


def _has_its_words(scene: Scene, m: Mention, g: Group) -> bool:
    """Whether the words that an act needs are there: `later` before its weapons, `follow` behind, `glued` on them."""
    later, follow, glued = (m.data.get(k) for k in ("later", "follow", "glued"))
    between = scene.words[m.last : g.first + 1]
    if later and not any(w in between for w in ([later] if isinstance(later, str) else later)):
        return False
    if later and m.data.get("home") and any(is_listed(w, _NOT_SHOWN, "وب") for w in between[:-1]):
        return False  # كشف عن مشاركة مسيرات
    if follow and folded(follow) not in scene.words[m.last : g.last + _FOLLOWS]:
        return False
    return not glued or any(w.startswith(glued) for w in [*between, *(scene.words[w.first] for w in g.mentions)])


def _named_between(scene: Scene, first: int, last: int) -> int:
    """How many words between two say who, when and how many: they make no distance (ستبني شركة X في 2023 خمس سفن)."""
    sentence = scene.sentences[scene.marked.sentence_at(first)]
    named: list[ActorPhrase | Mention] = [*scene.phrases(sentence), *sentence.of("date", "place", "number")]
    return len({i for n in named if first <= n.first and n.last <= last for i in range(n.first, n.last)})


def _is_close(scene: Scene, m: Mention, g: Group, *, aside: bool) -> bool:
    """Whether known weapons stand behind an act with no comma but those of an aside, and no relative clause between."""
    between = scene.words[m.last : g.first]
    known = any(i["category"] != "unspecified" for i in g.items) or (m.tense == "past" and not g.weak and g.aid is None)
    known = known and not m.data.get("issues")  # البيان الذي صدر اليوم
    soft = (aside and m.tense is not None and not m.data.get("glued")) or scene.soft_between(m.last, g.first)
    return known and soft and scene.links.relatives.isdisjoint(between)


def _aside(scene: Scene, first: int, last: int) -> int:
    """How many words stand between two commas behind an act: قدمت واشنطن، بحسب موقع إخباري، أسلحة."""
    commas = [i for i in range(first, last + 1) if scene.marked.words.breaks[i] == COMMA]
    if len(commas) < _TWO_COMMAS or commas[1] - commas[0] > _ASIDE:
        return 0
    if commas[0] - first - _named_between(scene, first, commas[0]) > _ASIDE_NEAR:
        return 0
    return commas[1] - commas[0]


def _reaches(scene: Scene, m: Mention, g: Group, words: list[Mention]) -> bool:
    """Whether a list behind an act lies in its clause, with no other act between."""
    distance, reach = g.first - m.last, m.data.get("near", _REACH)
    aside = _aside(scene, m.last, g.first) if distance > reach else 0
    distance -= aside
    named = m.data.get("home") or m.data.get("follow") or _is_close(scene, m, g, aside=bool(aside))
    if distance > reach and (not named or distance - _named_between(scene, m.last, g.first) > reach):
        return False
    breaks, between = scene.marked.words.breaks, range(m.last, g.first)
    if any(breaks[i] == STOP for i in range(m.last + 1, g.first + 1)):
        return False
    if any(m.last <= o.first < g.first and o.data.get("by") != "item" for o in words):
        return False
    return not any(
        scene.words[i] in scene.links.clause
        or scene.words[i] in _WITHOUT
        or scene.words[i] in _OTHER_THINGS
        or (i in scene.verb_starts and breaks[i] == COMMA)
        for i in between
    )


def _before(scene: Scene, m: Mention, groups: list[Group]) -> Group | None:
    """Weapons before the act: in its relative clause (الصواريخ التي سلمتها), its subject (الدبابات نقلت), or meant by
    its pronoun (من أجل إرسالها).
    """  # noqa: D205
    g = next((g for g in reversed(groups) if g.last <= m.first), None)
    if g is None or m.first - g.last > _PASSIVE_BACK or (m.data.get("follow") and not _is_followed(scene, m)):
        return None
    if scene.words[m.first - 1] == _IF:
        return None  # ستحترق الدبابات إذا سلمت إلى كييف: nobody says that they will be
    relative = any(is_listed(w, scene.links.relatives, "و") for w in scene.words[g.last : m.first])
    points = m.pronoun in _THEM and (m.data.get("of") != "recipient" or _is_handed(scene, m))
    told = any(w in scene.links.clause for w in scene.words[g.last : m.first])  # المقاتلات، أنها ستقدم مالا
    if relative or points or (not told and _is_passive_behind(scene, m)):
        return g
    distance = m.first - g.last
    if m.data.get("enters"):
        g = _bearer(scene, g, groups)
    if m.data["by"] == "item" and distance > _BEHIND and scene.words[g.last].removeprefix("ال") in _COMING:
        distance = 0  # شحنة أسلحة قادمة من إيطاليا وصلت
    close = distance <= _BEHIND and m.proclitic[:1] not in ("و", "ف")
    itself = m.data["by"] == "item" or m.data.get("enters")
    return g if close and (itself or m.tense == "past") else None


def _bearer(scene: Scene, g: Group, groups: list[Group]) -> Group:
    """What bears weapons that only its relative clause names: غواصة، التي تحمل صواريخ كروز، ستدخل الخدمة."""
    begin = g.first - 1
    if begin < 1 or scene.words[begin - 1] not in scene.links.relatives or begin not in scene.verb_starts:
        return g
    return next((b for b in reversed(groups) if b.last < begin and begin - b.last <= _BEHIND), g)


def _is_followed(scene: Scene, m: Mention) -> bool:
    """Whether what completes a verb stands right behind it, and so its weapons before: الفرقاطة ستدخل الخدمة."""
    return scene.words[m.last : m.last + 1] == [folded(m.data["follow"])]


def _is_handed(scene: Scene, m: Mention) -> bool:
    """Whether a handing over with a pronoun says to whom: its pronoun then means the weapons (تسليمها إلى كييف)."""
    after = scene.words[m.last] if m.last < len(scene.words) else ""
    return m.entry == "transfers.deliver" and m.tense is None and (after == "الي" or after[:1] == "ل")


def _is_passive_behind(scene: Scene, m: Mention) -> bool:
    """Whether weapons are what a verb behind them happened to: الأسلحة المخزونة ... نقلت إلى الجيش."""
    return m.proclitic in ("", "س") and m.data["by"] == "supplier" and goes_to(scene, m)


def goes_to(scene: Scene, m: Mention) -> bool:
    """Whether a past verb without an object of its own is followed at once by إلى or لـ: نقلت إلى."""
    if m.tense is None or m.pronoun or m.last >= len(scene.words):
        return False
    if scene.words[m.last] == "الي" or scene.words[m.last].startswith("لل"):
        return True
    handed = m.entry in _HANDED  # ستسلم لأوسلو
    return handed and any(p.first == m.last and p.link == "to" for p in scene.phrases(scene.sentence_of(m)))


def _of_package(scene: Scene, sentence: Sentence, m: Mention, groups: list[Group]) -> Group | None:
    """What a package holds: the list behind تشمل or بما في ذلك; else the aid itself."""
    own = next((g for g in groups if g.first <= m.first < g.last or m.first <= g.first < m.last), None)
    cues = [c.first for c in sentence.of("transfer_cue") if c.code == "include" and c.first >= m.last]
    if not cues and holder_before(scene, m) is not None:
        cues = [m.last]  # تشمل الحزمة، وقيمتها مليار، مدرعات
    held = [g for g in groups if g is not own and g.first >= m.last and any(c <= g.first for c in cues)]
    held = [g for g in held if not g.weak or (own is not None and _is_counted(g))]  # military aid of four boats
    if held and held[0].first - m.last <= _PACKAGE_REACH:
        return _joined(_one_list(held))
    if m.data.get("holds") and cues and not is_of_arms(scene, m):
        return None
    if own is not None:
        return own
    at = next((g for g in groups if 0 <= g.first - m.last <= _NEAR), None)
    if at is not None:
        return at
    return Group(m.first, m.last, [{"category": "unspecified", "name": None, "quantity": None}], [m], aid=m)


def _one_list(groups: list[Group]) -> list[Group]:
    """The first lists, as long as not many words stand between one and the next."""
    far = (i for i, (a, b) in enumerate(pairwise(groups), 1) if b.first - a.last > _APART)
    return groups[: next(far, len(groups))]


def _joined(groups: list[Group]) -> Group:
    """Several lists as one: what a package holds goes on behind words that part it."""
    items = [i for g in groups for i in g.items]
    return Group(groups[0].first, groups[-1].last, items, [m for g in groups for m in g.mentions])


def _told_before(scene: Scene, m: Mention, groups: list[Group]) -> Group | None:
    return next((g for g in reversed(groups) if not g.weak and is_told_behind(scene, m, g)), None)


def is_told_behind(scene: Scene, m: Mention, g: Group) -> bool:
    """Whether a clause behind weapons says that they are asked for or offered: المدرعات التي طلبتها بيرو, وعدت بها.

    Of arms that are not known it has no relative: مدرعات كانت طلبتها.
    """
    if m.kind != "transfer_mode" or m.code not in ("requested", "offered") or m.first == 0:
        return False
    points = m.pronoun in _THEM or (m.last < len(scene.words) and scene.words[m.last] in _BY_THEM)
    relative = is_listed(scene.words[m.first - 1], scene.links.relatives, "و")
    if not relative:
        was = scene.words[g.last : m.first] if g.last <= m.first else ["?"]
        plain = m.tense == "past" and not m.proclitic and not g.mentions[0].article
        relative = plain and all(w in _HAD for w in was)
    return points and relative and 0 <= m.first - g.last <= _BEHIND


def object_of(scene: Scene, m: Mention, groups: list[Group], words: list[Mention]) -> Group | None:
    """The weapons that a contract or a mode has as its own object: صفقة مقاتلات، طلبت عشر دبابات."""
    shipped = any(c.code == "shipment" and m.last <= c.first for c in scene.sentence_of(m).of("transfer_cue"))
    reach = m.data.get("near", _OBJECT_REACH.get(m.code, _SHIPPED if shipped else 1))
    relative = _told_before(scene, m, groups)
    if relative is not None:
        return relative
    g = next((g for g in groups if g.last > m.first), None)
    if g is None or any(m.last <= o.first < g.first for o in words):
        return None
    far = g.first - m.last > reach and g.first - m.last - _named_between(scene, m.last, g.first) > reach
    return None if far or _is_parted(scene, m, g) else g


def _is_parted(scene: Scene, m: Mention, g: Group) -> bool:
    """Whether something parts weapons from a contract or mode: the end of a sentence, a verb, another mode."""
    if STOP in scene.marked.words.breaks[m.last + 1 : g.first + 1]:
        return True
    then = folded(m.data.get("then", ""))
    if then and then not in scene.words[m.last : g.first]:
        return True  # تحتاج الدبابات: they need
    glued, on = m.data.get("glued"), m.data.get("on")
    if glued and not scene.words[g.first].startswith(glued):
        return True
    if on and not any(scene.words[i] in map(folded, on) for i in range(max(m.last, g.first - _ON_NEAR), g.first)):
        return True  # but مفاوضات مع واشنطن بشأن مقاتلات
    if m.kind == "contract":  # صفقة تكمل المباحثات بشأن طائرات
        return any(o.kind == "transfer_mode" for o in scene.marked.between(m.last, g.first))
    return any(i in scene.verb_starts for i in range(m.last, g.first))
