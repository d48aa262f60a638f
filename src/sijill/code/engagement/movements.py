"""Whose forces are moved, kept, added to or hosted, and where: دفعت أنقرة بتعزيزات إلى شمال سوريا.

نقلت فرنسا قواتها إلى النيجر              who moves them is the subject, and they are the object
لدى واشنطن 900 جندي في سوريا              whose they are stands behind «with»
تستضيف جيبوتي قوات فرنسية ويابانية        the subject is the host, the adjective says whose they are
"""

from __future__ import annotations

from sijill.code.engagement.attendance import Gathering
from sijill.code.sentence.frame import clause_end, frame_of
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.where import Spot, spots_between
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_TROOPS = "troops"
_OBJECT = 6  # words from a verb, or from who does it, to the forces
_PLACE = 14  # words from the forces to where they are
_TO_WHOM = 2  # words from «with» to whose the forces are
_FORCES = rule_words("engagement.movements", "forces")
_SHIPS = rule_words("engagement.movements", "ships")
_OF_FORCES = rule_words("engagement.movements", "of_forces")
_BASES = rule_words("engagement.movements", "bases")
_ALSO = rule_words("engagement.movements", "also")
_WITH = rule_words("engagement.movements", "with")
_OPENING = 3  # words of a headline before the state of its forces: غواصة نووية أميركية
_OWNERS = 3
_IN = "في"
_LINKS = ("in", "to", "upon")


def moved(scene: Scene, sentence: Sentence, trigger: Mention) -> Gathering | None:
    """Who moves, keeps or has forces abroad; None if no forces are, or it is not said where."""
    doer = _doer(scene, sentence, trigger)
    if doer is None or (trigger.tense is not None and scene.words[trigger.first].endswith("ا")):
        return None  # تحركا: a noun
    at = _forces(scene, sentence, trigger, max(trigger.last, doer.last))
    is_noun = trigger.tense is None and trigger.data.get("form") == "noun"
    if is_noun and doer.first == trigger.last and _is_army(doer):
        at = doer.last  # بقاء القوات الأميركية
    if at is None:
        return None
    end = min(at + _PLACE, clause_end(scene, trigger, sentence))
    spot = _abroad(spots_between(scene, sentence, at, end), doer.codes)
    if spot is None or any({spot.state, code} <= set(pair) for code in doer.codes for pair in scene.conflicts):
        return None  # who is at war there deploys nothing
    found = Gathering()
    found.takes(found.guests, doer)
    found.spots = [spot]
    found.hosts = [spot.state] if spot.state else []
    return found


def hosted(scene: Scene, sentence: Sentence, trigger: Mention) -> Gathering | None:
    """Who hosts the forces of others: تستضيف جيبوتي قوات فرنسية."""
    beside = (p for p in scene.phrases(sentence) if p.first == trigger.last and p.link in (BARE, OF))
    host = frame_of(scene, trigger, sentence).subject if trigger.tense is not None else next(beside, None)
    if host is None or len(host.codes) != 1 or not is_state(host.code) or host.mentions[0].kind == "person":
        return None
    at = _forces(scene, sentence, trigger, max(trigger.last, host.last)) or _bases(scene, max(trigger.last, host.last))
    if at is None:
        return None
    near = (p for p in scene.phrases(sentence) if (at <= p.last and 0 <= p.first - at <= 2) or p.first < at <= p.last)
    guests = next((p for p in near if p is not host and p.link in (ADJECTIVE, OF, BARE)), None)
    if guests is None or set(guests.codes) & set(host.codes):
        return None
    found = Gathering()
    found.takes(found.guests, guests)
    found.takes(found.hosts, host)
    found.spots = spots_between(scene, sentence, host.first, host.first + 1)
    return found


def _bases(scene: Scene, first: int) -> int | None:
    """Where the bases end that somebody hosts, an adverb before them: تضم جيبوتي أيضا قواعد عسكرية فرنسية."""
    first += is_listed(scene.words[first], _ALSO) if first < len(scene.words) else 0
    return first + 1 if first < len(scene.words) and scene.words[first] in _BASES else None


def headline_forces(scene: Scene, sentence: Sentence) -> Gathering | None:
    """Whose forces or warship are where by a headline without a verb: غواصة أميركية في ميناء بوسان."""
    head = scene.words[sentence.first].removeprefix("ال")
    whose = next(iter(scene.phrases(sentence)), None)
    if sentence.index or whose is None or whose.first - sentence.first > _OPENING or len(whose.codes) > _OWNERS:
        return None
    if head not in _FORCES | _SHIPS or scene.words[whose.last : whose.last + 1] != [_IN]:
        return None
    if any(i in scene.verb_starts for i in range(sentence.first, whose.last)):
        return None
    near = (s for s in spots_between(scene, sentence, whose.last, whose.last + 2) if s.link == "in")
    spot = next((s for s in near if s.state and s.state not in whose.codes), None)
    if spot is None or whose.link not in (ADJECTIVE, OF, BARE) or spot.last >= sentence.last:
        return None
    if any({spot.state, code} <= set(pair) for code in whose.codes for pair in scene.conflicts):
        return None
    return Gathering(list(whose.codes), [spot.state], [spot], list(whose.mentions))


def _doer(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    """Whose the forces are: the subject of a verb, what a noun is annexed to, whom «with» names."""
    if is_listed(scene.words[trigger.first], _WITH, "و") and not trigger.pronoun:
        near = (p for p in scene.phrases(sentence) if 0 <= p.first - trigger.last <= _TO_WHOM)
        return next((p for p in near if p.mentions[0].kind != "person"), None)
    frame = frame_of(scene, trigger, sentence)
    doer = frame.subject if trigger.tense is not None else frame.of or frame.subject
    return doer if doer is not None and all(c.isascii() for c in doer.codes) else None


def _is_army(phrase: ActorPhrase) -> bool:
    m = phrase.mentions[0]
    return m.kind == "actor" and m.data.get("force") == "army"


def _forces(scene: Scene, sentence: Sentence, trigger: Mention, first: int) -> int | None:
    """Where the forces end that stand as the object, straight behind the verb or who does it; None if none does."""
    last = min(first + _OBJECT, clause_end(scene, trigger, sentence))
    at = first
    while at < last:
        word = scene.words[at].removeprefix("و").removeprefix("ب").removeprefix("ال")
        here = [m for m in scene.marked.between(at, at + 1) if m.first == at]
        troops = [m for m in here if m.code == _TROOPS]
        if word in _FORCES or scene.words[at] in _FORCES or word in _SHIPS or troops:
            return max([at + 1, *(m.last for m in troops)])
        counted = any(m.kind in ("number", "date") for m in here) or word in _OF_FORCES
        army = next((m for m in here if m.kind == "actor" and m.data.get("force") == "army"), None)
        if army is not None and at == first:
            return army.last
        if not counted:
            return None
        at = max([at + 1, *(m.last for m in here if m.kind in ("number", "date"))])
    return None


def _abroad(near: list[Spot], own: tuple[str, ...]) -> Spot | None:
    """The first place that is not of those whose the forces are."""
    return next((s for s in near if s.link in _LINKS and s.state not in own), None)
