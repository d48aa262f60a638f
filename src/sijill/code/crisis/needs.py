"""What a word of conflict needs beside it to count: two sides, a place, an armed group, craft, a number, a charge."""

from __future__ import annotations

from collections.abc import Callable

from sijill.code.crisis.ambushes import AMBUSH, is_ambush
from sijill.code.crisis.crossings import crossed_line
from sijill.code.crisis.ruptures import governing_word
from sijill.code.crisis.warring import Sides
from sijill.code.sentence.phrases import ADJECTIVE
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_COUNT_REACH = 10  # words from doing away with to how many
_BESIDE_THEM = rule_words("crisis.needs", "beside_them")
_BESIDE_REACH = 6  # words from fighting to those beside whom somebody fights
_UNDER_REACH = 10  # words from coming under fire to the fire
_SHOTS = rule_words("crisis.needs", "shots")
_FIRED = 10  # words from firing to what is fired
_FALLEN = 2  # words from hitting to the missiles that hit
_FIRED_ARMS = frozenset({"missile", "ammunition", "uav"})
_CRAFT = rule_words("crisis.needs", "craft")
_CRAFT_REACH = 5
_WATERS = rule_words("crisis.needs", "waters")
_VESSELS = rule_words("crisis.needs", "vessels")
_CHARGE = rule_words("crisis.needs", "charge")
_CHARGE_REACH = 8  # words from blowing up to the charge, or to the ambush
_TAKEN = rule_words("crisis.needs", "taken")
_TAKEN_REACH = 5


def lacks(scene: Scene, sentence: Sentence, trigger: Mention, sides: Sides) -> bool:
    """Whether what a word needs to count is not said: two sides, a place, an armed group, or what `needs` names."""
    data = trigger.data
    if "needs" in data and data["needs"] in _NEEDS:
        into_water = data["needs"] == "missile" and _is_into_water(scene, sides)
        return into_water or not _NEEDS[data["needs"]](scene, sentence, trigger)
    if data.get("place"):
        return sides.place is None or sides.place.is_state or not sides.doers
    if trigger.entry == "crises.sighted":
        return not all(is_state(c) for c in sides.all)
    if data.get("fire"):
        if is_ambush(scene, trigger) and sides.targets:
            return False
        told = bool(sides.targets) or scene.words[trigger.first - 1] == "في"  # في كمين نصبه المسلحون
        return not (sides.doers and told)
    behind = scene.words[trigger.last : min(trigger.last + _BESIDE_REACH, sentence.last)]
    fights = trigger.tense is not None and sides.targets and not any(is_listed(w, _BESIDE_THEM) for w in behind)
    groups = sides.all if fights else sides.targets
    return bool(data.get("group")) and not any(_is_group(c) for c in groups)


def is_no_shooting(sentence: Sentence, noun: Mention) -> bool:
    """Whether it is shots that nobody is said to come under: but not تعرضت الدورية لإطلاق نار."""
    if noun.data.get("needs") != "undergone":
        return False
    under = (m for m in sentence.of("wage") if m.code == "target" and not m.data.get("repels"))
    return not (noun.proclitic.endswith("ل") and any(0 <= noun.first - m.last <= _UNDER_REACH for m in under))


def _is_into_water(scene: Scene, sides: Sides) -> bool:
    """Whether missiles are fired into the sea, at nobody: أطلقت بيونغ يانغ صاروخا باتجاه البحر الشرقي."""
    return sides.place is not None and not sides.targets and is_listed(scene.words[sides.place.first], _WATERS, "وبل")


def _has_missile(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    near = scene.marked.between(trigger.last, min(trigger.last + _FIRED, sentence.last))
    return any(m.kind == "weapon" and m.code in _FIRED_ARMS for m in near)


def _is_of_fallen(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether missiles of a state are what hits or falls: أصابت صواريخ روسية مبنى, سقط صاروخ إيراني على قاعدة."""
    near = (trigger.last, min(trigger.last + _FALLEN, sentence.last))
    arms = (m for m in scene.marked.between(*near) if m.kind == "weapon" and m.code in _FIRED_ARMS and not m.proclitic)
    return any(p.link == ADJECTIVE and p.first == m.last for m in arms for p in scene.phrases(sentence))


def _has_charge(scene: Scene, _: Sentence, trigger: Mention) -> bool:
    listed = AMBUSH if trigger.data["needs"] == "ambush" else _CHARGE
    return any(is_listed(w, listed, "ب") for w in scene.words[trigger.last : trigger.last + _CHARGE_REACH])


def _is_taken(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether control is what somebody takes: أحكم الجيش سيطرته."""
    before = scene.words[max(sentence.first, trigger.first - _TAKEN_REACH) : trigger.first]
    return bool(trigger.pronoun) and any(is_listed(w, _TAKEN) for w in before)


def _has_craft(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    end = min(trigger.last + _CRAFT_REACH, sentence.last)
    if any(m.kind in ("weapon", "designation") for m in scene.marked.between(trigger.last, end)):
        return True
    return any(w in _CRAFT for w in scene.words[trigger.last : end])


def _has_vessel(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether a boat stands near: ضبطت البحرية زورقا."""
    near = scene.words[max(sentence.first, trigger.first - _CRAFT_REACH) : trigger.last + _CRAFT_REACH]
    return any(is_listed(w, _VESSELS, "وفبل", article=True) for w in near)


def _is_crossing(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    return _has_flown(scene, sentence, trigger) and crossed_line(scene, sentence, trigger) is not None


def _has_flown(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether it is craft that cross a line or enter: دخلت مقاتلات روسية المجال الجوي."""
    near = scene.marked.between(max(sentence.first, trigger.first - _CRAFT_REACH), trigger.last + _CRAFT_REACH)
    return any(m.kind in ("weapon", "designation") for m in near)


def _has_shots(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether it is fire that is opened: أطلقت القوات النار على."""
    end = min(trigger.last + _FIRED, sentence.last)
    near = (i for i in range(trigger.last, end) if is_listed(scene.words[i], _SHOTS))
    return any(scene.links.link((scene.words[i - 1],)) is None for i in near)  # فتح تحقيقا في النار


def _is_counted(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether a number says how many are done away with."""
    end = min(trigger.last + _COUNT_REACH, sentence.last)
    return any(m.kind == "number" for m in scene.marked.between(trigger.last, end))


def _is_broken(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    return governing_word(scene, sentence, trigger) is not None


_NEEDS: dict[str, Callable[[Scene, Sentence, Mention], bool]] = {
    "craft": _has_craft,
    "missile": _has_missile,
    "shots": _has_shots,
    "fallen": _is_of_fallen,
    "charge": _has_charge,
    "ambush": _has_charge,
    "taken": _is_taken,
    "broken": _is_broken,
    "line": _has_flown,
    "crossing": _is_crossing,
    "vessel": _has_vessel,
    "count": _is_counted,
}


def _is_group(code: str) -> bool:
    return not code.isascii()
