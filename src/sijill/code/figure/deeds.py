"""How often somebody struck, and with how many arms: figures whose owner is who strikes.

شنت الطائرات الإسرائيلية 40 غارة على جنوب لبنان    40 attacks of ISR on LBN
قصف الحزب القاعدة بخمسة صواريخ                     5 missiles of who strikes
"""

from __future__ import annotations

from dataclasses import replace

from sijill.code.crisis.by_verbs import verb_sides
from sijill.code.crisis.opponents import noun_sides
from sijill.code.crisis.warring import Sides
from sijill.code.figure.amounts import Amount
from sijill.code.figure.by_form import is_by_means
from sijill.code.figure.counted import with_b
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase, is_verb
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, rule_words
from sijill.marked import Quantity
from sijill.records import Mention
from sijill.text import SOFT, STOP

_STRIKE = frozenset({"combat_aircraft", "other_aircraft", "helicopter", "uav", "ship", "submarine"})
_ABOUT = (["نحو"], ["حوالي"], ["اكثر", "من"], ["قرابه"])
_PAIR = 2
_MASSACRES = tuple(rule_words("figure.deeds", "massacres"))
_FEW = 4  # attacks that a report tells one by one, each a crisis of its own
_WITH = 22  # words from a strike to the arms it is made with
_AND_THAT = "وذلك"  # takes up the strike told before: وذلك بأكثر من 60 صاروخا
_TAKEN_UP = 30  # words from a strike to arms that take it up so
_TAKES_UP = 4  # words from that word to the number
_JOINED = 5  # words from a number of arms to the next that و joins
_OF_CRAFT = 3  # words from craft to whose they are: ثلاث مقاتلات إف-16 من سلاح الجو اليوناني
_OFTEN = frozenset({"مره", "مرات"})
_LISTED = rule_words("figure.deeds", "listed")
_OF_LISTED = 2  # words from the number to whose those are
_SALVO_REACH = 5
_SALVO = rule_words("figure.deeds", "salvo")
_NO_WEAPON = frozenset({"services", "technology", "other", "engine"})


def deeds(scene: Scene, sentence: Sentence) -> list[Amount]:
    """The attacks that a sentence counts, and the arms of an attack that it counts, in order."""
    if sentence.kinds.isdisjoint(("crisis", "deed", "sortie")):
        return []
    found: list[Amount | None] = []
    for number in sentence.of("number"):
        amount = _arms(scene, sentence, number) or _more_arms(scene, number, found[-1] if found else None)
        amount = amount or _attacks(scene, sentence, number) or _times(scene, sentence, number)
        found.append(amount or _strikers(scene, sentence, number) or _sanctioned(scene, sentence, number))
    pairs = (m for m in sentence.of("weapon") if m.data.get("count") == _PAIR and _is_means(scene, m))
    found += (_made_with(scene, sentence, m, Quantity(float(_PAIR), None, "exact")) for m in pairs)
    return [a for a in found if a is not None]


def _attacks(scene: Scene, sentence: Sentence, number: Mention) -> Amount | None:
    """A number of attacks: the noun right behind it tells one."""
    if number.data.value <= _FEW or number.last >= sentence.last or scene.marked.words.breaks[number.last] != SOFT:
        return None
    noun = next((m for m in scene.marked.between(number.last, number.last + 1) if _is_attack(m)), None)
    if begins(scene.words[number.last], _MASSACRES):
        return None  # ارتكب 16 مجزرة راح ضحيتها 198: the killed are the figure
    if noun is None or noun.article or (noun.kind == "deed" and not (noun.data.get("of_arms") or _is_of_war(sentence))):
        return None
    return _amount(scene, number, number.data, noun, "other", noun_sides(scene, sentence, noun)[0])


def _times(scene: Scene, sentence: Sentence, number: Mention) -> Amount | None:
    """How often somebody was attacked: استهدفت القاعدة 12 مرة, تعرضت القوات الأميركية للهجوم 46 مرة."""
    behind = scene.words[number.last] if number.last < sentence.last else ""
    if number.data.value <= _FEW or behind not in _OFTEN:
        return None
    told = [m for m in sentence.of("crisis") if m.code == "attack" and 0 <= number.first - m.last <= _WITH]
    if not told or any(i in scene.verb_starts for i in range(told[-1].last, number.first)):
        return None
    strike = told[-1]
    sides = _of_verb(scene, sentence, strike) if is_verb(strike) else noun_sides(scene, sentence, strike)[0]
    return _amount(scene, number, number.data, strike, "other", sides) if sides.all else None


def _sanctioned(scene: Scene, sentence: Sentence, number: Mention) -> Amount | None:
    """How many persons or firms of another state sanctions are on: عقوبات على 50 شركة روسية."""
    behind = scene.words[number.last] if number.last < sentence.last else ""
    noun = next((m for m in sentence.of("crisis") if m.code == "sanctions" and m.tense is None), None)
    if behind not in _LISTED or noun is None or not noun.last <= number.first <= noun.last + _WITH:
        return None
    sides = noun_sides(scene, sentence, noun)[0]
    near = (p for p in scene.phrases(sentence) if 0 <= p.first - number.last <= _OF_LISTED)
    target = next((c for p in near for c in p.codes if c not in sides.doers), None)
    if not sides.doers or target is None:
        return None
    return Amount(number, number.data, "other", "count", noun, list(sides.doers), target)


def _is_attack(m: Mention) -> bool:
    return m.tense is None and (m.kind == "deed" or (m.kind == "crisis" and m.code == "attack"))


def _is_of_war(sentence: Sentence) -> bool:
    """Whether forces, a group or a word of conflict show that an operation is one of war."""
    armed = (m.data.get("force") == "army" or m.data["form"] == "group" for m in sentence.of("actor"))
    return "crisis" in sentence.kinds or any(armed)


def _arms(scene: Scene, sentence: Sentence, number: Mention) -> Amount | None:
    """A number of arms behind بـ: those of the strike before it."""
    arms = [m for m in scene.marked.between(number.last, number.last + 1) if m.kind in ("weapon", "designation")]
    if not arms or not (with_b(scene, number) or _in_salvo(scene, number)) or all(m.code in _NO_WEAPON for m in arms):
        return None
    return _made_with(scene, sentence, number, number.data)


def _is_means(scene: Scene, weapon: Mention) -> bool:
    """Whether بـ or عبر says that somebody struck with a weapon."""
    return weapon.proclitic[-1:] == "ب" or is_by_means(scene, weapon.first)


def _in_salvo(scene: Scene, number: Mention) -> bool:
    """Whether a number says of how many a salvo behind بـ was: برشقة من 20 صاروخا, برشقة مكونة من 40."""
    before = scene.words[max(0, number.first - _SALVO_REACH) : number.first]
    return before[-1:] == ["من"] and any(w in _SALVO for w in before)


def _more_arms(scene: Scene, number: Mention, last: Amount | None) -> Amount | None:
    """A number of arms joined to those before it: هاجمت المدينة بـ30 صاروخا و20 مسيرة."""
    joined = "و" in (scene.words[number.first][:1], scene.words[number.first - 1])
    if last is None or last.metric != "equipment" or last.word.kind != "crisis" or not joined:
        return None
    arms = (m for m in scene.marked.between(number.last, number.last + 1) if m.kind in ("weapon", "designation"))
    near = 0 < number.first - last.number.last <= _JOINED and any(m.code not in _NO_WEAPON for m in arms)
    return replace(last, number=number, quantity=number.data) if near else None


def _made_with(scene: Scene, sentence: Sentence, number: Mention, quantity: Quantity) -> Amount | None:
    """The figure of the strike that is made with so many arms."""
    for strike in [m for m in sentence.of("crisis") if m.code == "attack" and m.last <= number.first][::-1]:
        crossed = any(scene.marked.words.breaks[i] == STOP for i in range(strike.last, number.first + 1))
        taken_up = _AND_THAT in scene.words[max(strike.last, number.first - _TAKES_UP) : number.first]
        if number.first - strike.last > (_TAKEN_UP if taken_up else _WITH) or crossed:
            return None
        sides = _of_verb(scene, sentence, strike) if is_verb(strike) else noun_sides(scene, sentence, strike)[0]
        return _amount(scene, number, quantity, strike, "equipment", sides)
    return None


def _strikers(scene: Scene, sentence: Sentence, number: Mention) -> Amount | None:
    """A number of planes or ships that strike: قصفت ثلاث طائرات تركية مواقع, 30 مقاتلة تركية شنت غارات."""
    noun = next((m for m in scene.marked.between(number.last, number.last + 1) if m.kind == "weapon"), None)
    if noun is None or noun.code not in _STRIKE:
        return None
    owner = next((p for p in scene.phrases(sentence) if _owns(p, noun)), None)
    named = max((m.last for m in sentence.of("designation") if 0 <= m.first - noun.last <= 1), default=noun.last)
    end = max(owner.last, named) if owner is not None else named
    verbs = [m for m in sentence.of("sortie") if is_verb(m) and not m.pronoun]
    verb = next((m for m in verbs if m.first == end or _is_right_before(scene, m, number)), None)
    if verb is None or owner is None:
        return None
    struck = (p for p in scene.phrases(sentence) if p.first >= max(end, verb.last) and p.link in (BARE, "upon", OF))
    target = next((c for p in struck for c in p.codes if c not in owner.codes), None)
    return Amount(number, number.data, "equipment", "count", verb, list(owner.codes), target)


def _owns(phrase: ActorPhrase, noun: Mention) -> bool:
    """Whether a phrase says whose weapons are: one with them (طائرات أميركية), or an adjective behind them."""
    if phrase.first == noun.first:
        return phrase.last > noun.last
    return phrase.link in (ADJECTIVE, "from") and 0 <= phrase.first - noun.last <= _OF_CRAFT


def _is_right_before(scene: Scene, verb: Mention, number: Mention) -> bool:
    """Whether a verb stands right before a number, but for a word for about (شنت نحو ثلاثين مقاتلة)."""
    return verb.last == number.first or scene.words[verb.last : number.first] in _ABOUT


def _of_verb(scene: Scene, sentence: Sentence, verb: Mention) -> Sides:
    """The sides of a verb of attack, which who strikes may open: حزب الله يستهدف ثكنة إسرائيلية."""
    sides = verb_sides(scene, sentence, verb)
    opens = next((p for p in scene.phrases(sentence) if p.last == verb.first and p.link == BARE), None)
    if opens is not None and not set(opens.codes) & set(sides.all):
        return Sides(list(opens.codes), sides.targets or sides.doers)
    return sides


def _amount(
    scene: Scene, number: Mention, quantity: Quantity, word: Mention, metric: str, sides: Sides
) -> Amount | None:
    """The figure of who strikes, or of the one enemy known of whom is struck; None if neither is known."""
    target = sides.targets[0] if sides.targets else None
    enemy = scene.opponent(target) if not sides.doers and len(sides.targets) == 1 else None
    subject = sides.doers or ([enemy] if enemy else [])
    return Amount(number, quantity, metric, "count", word, subject, target)
