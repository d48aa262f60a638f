"""Who made weapons: by the adjective of each list of them, or by a clause behind them.

مدرعات كوغار الأميركية ودبابات تشالنجر البريطانية       two lists, one of the USA and one of Britain
تسلمت ليما مقاتلات تصنعها شركة «كاي» الكورية الجنوبية   the maker supplies
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.items import group_of
from sijill.code.transfer.sides import sides_of
from sijill.code.transfer.two_sides import Sides
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_BEHIND = 2  # words from the last of the weapons to its adjective
_CLAUSE = 3  # words from weapons to the verb of their making
_NAME = 5  # words from a firm that no list knows to the adjective that says of which state it is
_MAKING = frozenset({"transfers.produce", "transfers.build"})
_IT = frozenset({"ه", "ها", "هم", "هما"})
_FIRM = rule_words("transfer.makers", "firm")


def by_maker(scene: Scene, sentence: Sentence, act: Act) -> Iterator[tuple[Act, Sides]]:
    """The act of each maker's weapons, where only adjectives on them say who supplies; else the act itself.

    Each comes with the sides that its sentence gives it.
    """
    sides = sides_of(scene, sentence, act)
    told = sides.supplier is not None and sides.supplier.link == ADJECTIVE and act.group.aid is None
    makers = _makers(scene, act) if told else []
    if len({m.code for m in makers}) < 2:
        yield act, sides
        return
    held = list(act.group.mentions)
    for maker in makers:
        last = maker is makers[-1]
        own = [m for m in held if last or m.first < maker.first or _is_name_behind(m, maker, held)]
        held = [m for m in held if m not in own]
        own = [m for m in own if m.code != "unspecified"] or own  # عتاد يتكون من ...: what it holds
        if own:
            of_maker = replace(act, group=group_of(scene, sentence, own))
            yield of_maker, sides_of(scene, sentence, of_maker)


def maker_behind(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Who is said behind the weapons of an act to make them: مدرعات تنتجها بولندا, الطائرة التي تصنعها شركة تركية."""
    verb = next((m for m in sentence.of("transfer") if _is_clause_on(scene, m, act)), None)
    if verb is None or verb.last >= sentence.last:
        return None
    firm = is_listed(scene.words[verb.last], _FIRM)
    behind = [p for p in scene.phrases(sentence) if 0 <= p.first - verb.last <= (_NAME if firm else 0)]
    maker = next((p for p in behind if p.link in (BARE, OF) or (firm and p.link == ADJECTIVE)), None)
    return maker if maker is not None and scene.soft_between(verb.last, maker.first) else None


def _is_clause_on(scene: Scene, verb: Mention, act: Act) -> bool:
    """Whether a verb of making has the weapons of an act for its pronoun, right behind them or behind «which»."""
    if verb.entry not in _MAKING or verb.tense is None or verb.pronoun not in _IT or verb is act.word:
        return False
    near = 0 <= verb.first - act.group.last <= _CLAUSE
    return near and (verb.first == act.group.last or is_listed(scene.words[verb.first - 1], scene.links.relatives))


def _is_name_behind(m: Mention, maker: Mention, held: list[Mention]) -> bool:
    """Whether a designation behind an adjective names the weapons before it: مروحيات روسية من طراز «مي-24»."""
    nouns = (w for w in held if w.kind == "weapon" and maker.first < w.first < m.first)
    return m.kind == "designation" and next(nouns, None) is None and split_clitic(m)[0] != "و"


def _makers(scene: Scene, act: Act) -> list[Mention]:
    """The adjectives of states on the weapons of an act, in order."""
    near = scene.marked.between(act.group.first, act.group.last + _BEHIND)
    return [m for m in near if m.kind == "actor" and m.data["form"] == "nisba" and m.code and m.proclitic in ("", "ال")]
