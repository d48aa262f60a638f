"""What an agreement is about: the areas of cooperation that its sentence names of it."""

from __future__ import annotations

from sijill.code.agreement.beside import joined_to, next_beside, one_more_from
from sijill.code.sentence.contrasts import contrasts
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

CIVIL = frozenset({"general", "non_defence"})
# What other trades have too, so that it makes no agreement one of defence: research, training, upkeep.
LOOSE = frozenset(
    {"training_education", "research_technology", "defence_industry", "maintenance", "communications", "space"}
)
AREA_WORDS = ("area", "area_adjective", "listed_area", "area_verb")
AREAS_BACK = 3  # words before an instrument in which an area is still of it
_DEFENCE = ("weapon", "designation", "area", "area_adjective", "force", "defence_matter")
_ARMY_NEAR = 4  # words behind an instrument in which an army tells the same (لتقاسم كلفة القوات الأميركية)
_OF_TRADE = frozenset({"communications", "research_technology"})  # such too beside other trades: الطاقة والاتصالات
_SERVICES = frozenset({"services", "technology"})  # upkeep and know-how, which other trades have too
_FORCES_NEAR = 3  # words between an area of any trade and the forces that it is for
_DONE_BACK = 14  # words before «by virtue of» an instrument in which what is done tells what it is about
_BY_VIRTUE = rule_words("agreement.areas", "by_virtue")
_BASES = rule_words("agreement.areas", "bases")
_NO_BASES = rule_words("agreement.areas", "no_bases")
_WHEN = rule_words("agreement.areas", "when")
_CONCERNS = rule_words("agreement.areas", "concerns")
_MAKING = rule_words("agreement.areas", "making")
_MILITARY = frozenset({"military_chief", "NATO", "CSTO"})
_NEAR = 14  # words round an instrument in which a word of defence tells what it is about


def areas_of(scene: Scene, sentence: Sentence, anchor: Mention) -> list[str]:
    """The areas named after an instrument, between a verb of agreeing and it, and of what is done by virtue of it.

    اتفقت على التدريب وفقا لمذكرة, حصلت على قاعدة بحرية بموجب اتفاق
    """
    found = area_mentions(scene, sentence, anchor)
    trade = any(m.code == "non_defence" for m in found)
    codes = ["non_defence" if trade and m.data.get("weak") and m.code in _OF_TRADE else m.code for m in found]
    counted = (m for m in sentence.of("number") if anchor.last <= m.first and m.last < sentence.last)
    if any(scene.words[m.last] in _BASES for m in counted) or _is_of_base(scene, anchor):
        codes.append("bases_access")
    if anchor.data.get("area"):
        codes.append(anchor.data["area"])
    if _is_of_making(scene, sentence, anchor):
        codes.append("defence_industry")
    return specific(codes)


def _is_of_base(scene: Scene, anchor: Mention) -> bool:
    """Whether a base stands right behind an instrument: اتفاق قاعدة طرطوس, not اتفاق قاعدة بيانات."""
    base, of = scene.words[anchor.last : anchor.last + 1], scene.words[anchor.last + 1 : anchor.last + 2]
    return not _BASES.isdisjoint(base) and _NO_BASES.isdisjoint(of)


def _is_of_making(scene: Scene, sentence: Sentence, anchor: Mention) -> bool:
    """Whether an instrument is for making weapons: اتفاق لتوسيع التعاون في صناعة المقاتلات."""
    end = min(next_beside(scene, sentence, anchor), anchor.last + _NEAR)
    arms = (m for m in sentence.of("weapon", "designation") if anchor.last < m.first < end and m.code not in _SERVICES)
    return any(
        any(is_listed(word, _MAKING, "ولب", article=True) for word in scene.words[m.first - 2 : m.first])
        and scene.soft_between(anchor.last, m.first)
        for m in arms
    )


def area_mentions(scene: Scene, sentence: Sentence, anchor: Mention) -> list[Mention]:
    """The words by which a sentence names what its instrument is about."""
    agreed = min((m.last for m in sentence.of("stage") if m.data.get("agree")), default=anchor.first)
    by_virtue = anchor.first > sentence.first and scene.words[anchor.first - 1] in _BY_VIRTUE
    floor = min(agreed, anchor.first - (_DONE_BACK if by_virtue else AREAS_BACK))
    sold = {m.last for m in sentence.of("contract") if m is not anchor}  # صفقة تسليح الجيش: of the deal
    end = _meanwhile(scene, sentence, anchor)
    areas = (m for m in sentence.of(*AREA_WORDS) if m.first not in sold and m.first < end and not _is_when(scene, m))
    return _own(scene, sentence, anchor, [m for m in areas if _is_of(m, anchor, floor)])


def _meanwhile(scene: Scene, sentence: Sentence, anchor: Mention) -> int:
    """Where a clause behind an instrument tells what others do: وقعتا اتفاقية، بينما أجرت روما مناورات."""
    opening = contrasts(scene, anchor.last, sentence.last - 1)
    return next((i for i in opening if scene.words[i + 1] not in _CONCERNS), sentence.last)


def _own(scene: Scene, sentence: Sentence, anchor: Mention, areas: list[Mention]) -> list[Mention]:
    """Of the areas round an instrument those that are not of another beside it; all if it has none of its own."""
    end = next_beside(scene, sentence, anchor)
    first = anchor.first if joined_to(scene, sentence, anchor) is not None else 0
    own = [m for m in areas if first <= m.first < end]
    return own if own or one_more_from(scene, sentence, anchor) is not None else areas


def _is_when(scene: Scene, area: Mention) -> bool:
    """Whether an area only tells when something was: جاء الاتفاق بعد مناورات مشتركة."""
    return not area.proclitic and area.first > 0 and is_listed(scene.words[area.first - 1], _WHEN, "و")


def _is_of(area: Mention, anchor: Mention, floor: int) -> bool:
    if area.data.get("listed") and not area.proclitic.startswith("و"):
        return False
    near = area.data.get("near")
    if near is not None:
        return area.first > anchor.first and area.first - anchor.last <= int(near)  # تفاهم أمني holds it
    return area.first >= floor or bool(area.data.get("strong"))


def specific(codes: list[str]) -> list[str]:
    """Each area once; `general` only where nothing more specific is said."""
    once = list(dict.fromkeys(codes))
    return [c for c in once if c != "general"] if any(c not in CIVIL for c in once) else once


def is_defence(scene: Scene, sentence: Sentence, anchor: Mention) -> bool:
    """Whether words of arms, forces or cooperation in defence stand near the instrument, or a title makes it known."""
    if anchor.data.get("title"):
        return True
    near = (m for m in sentence.of(*_DEFENCE) if -_NEAR <= m.first - anchor.last <= _NEAR)
    signs = any(m.code == "signed" and m.first < anchor.first for m in sentence.of("stage"))  # الجيشان يوقعان مذكرة
    back = -_NEAR if signs or scene.words[anchor.first - 1] in _BY_VIRTUE else 0
    armies = (m for m in sentence.of("actor", "office") if m.data.get("force") == "army" or m.code in _MILITARY)
    return any(tells(m) for m in near) or any(back <= m.first - anchor.last <= _ARMY_NEAR for m in armies)


def holds_defence(sentence: Sentence, areas: list[Mention]) -> bool:
    """Whether an area tells of defence, by itself or by the forces beside it: تدريب مقاتلي الجيش."""
    forces = [m for m in sentence.of("actor", "force") if m.data.get("force") == "army" or m.code == "army"]
    return any(tells(a) or any(abs(m.first - a.last) <= _FORCES_NEAR for m in forces) for a in areas)


def is_defence_report(scene: Scene) -> bool:
    """Whether the report's title speaks of arms, forces or cooperation in defence."""
    return any(tells(m) for m in scene.sentences[0].of(*_DEFENCE))


def tells(m: Mention) -> bool:
    """Whether a word tells of defence: no civil area, no word for a firm, a government or a people, no mere ship."""
    if m.kind == "force":
        return m.code == "army"
    if m.kind == "weapon" and m.code in _SERVICES:
        return False
    return m.code != "non_defence" and not m.data.get("weak")
