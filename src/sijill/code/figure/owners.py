"""Whose a figure is, and who stands on the other side.

مقتل 3 جنود أميركيين في هجوم لداعش     USA lost, داعش inflicted
قتلت القوات الإسرائيلية ثلاثة فلسطينيين  the subject of an active verb inflicted
خسرت أوكرانيا 160 دبابة                the subject of a verb of loss lost
نقلت موسكو 10 طائرات إلى بيلاروسيا     the subject of other verbs has them
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.code.crisis.charges import accused
from sijill.code.crisis.opponents import noun_sides
from sijill.code.crisis.warring import Sides
from sijill.code.figure.arms_owners import of_equipment
from sijill.code.figure.counted import Count
from sijill.code.figure.foes import with_killer
from sijill.code.figure.force_owners import Owners, nearest, of_troops
from sijill.code.figure.irregulars import is_irregular, of_irregular
from sijill.code.figure.named_owners import is_with, named_with
from sijill.code.figure.others_counts import others
from sijill.code.figure.roles import by_role
from sijill.code.figure.told_places import told_place
from sijill.code.figure.toll_totals import told_in_all
from sijill.code.sentence.blows import Blow, last_blow, repelled_here
from sijill.code.sentence.frame import THAT_IT, Frame, frame_of, last_named
from sijill.code.sentence.phrases import BARE, ActorPhrase, party_code
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.where import spots_between
from sijill.languages.rule_words import begins, rule_words
from sijill.records import Mention

_PLACE = 14
_ATTACK = 16  # words between a toll and the attack that caused it
_KILLS = frozenset(
    f"metrics.{entry}" for entry in ("dead", "killing", "wounded", "captured", "toll_verb", "neutralised", "inflicted")
)
_NO_MARTYRS = frozenset({"ISR"})
_NO_SOLDIERS = frozenset({"PSE"})  # lands without an army of their own
_MARTYRS = tuple(rule_words("figure.owners", "martyrs"))
_TAKES = frozenset({"metrics.captured", "metrics.killing"})
_THE = "ال"
_ON = 6  # words from a toll to the bare number that goes on with it
_KILLING = "قتل"  # أعلن التنظيم قتل خمسة جنود; of its own dead it would tell مقتل
_INFLICTED = "metrics.inflicted"
_SUBJECT_GAP = 2
_BLOODLESS = frozenset({"sanctions", "dispute"})
_ENEMY = "العدو"
_OF_ENEMY = 3  # words behind what is counted in which the enemy is named
_OF_THEM = "منهم"
_THEY = ("وا", "ون")  # endings of a verb whose subject was named before
_PASSIVE = "\u064f"  # the vowel mark u, as in قُتل
_RANKS = 4  # words from a total to whose it is
_RANKS_OF = "صفوف"
_MEANS = 3  # words from a toll to what it was inflicted with
_SOURCES = rule_words("figure.owners", "sources")
_ADMITS = 5  # words from a verb of admitting to the toll that is admitted


def owners(scene: Scene, sentence: Sentence, count: Count, last: Count | None, before: Owners | None) -> Owners:
    """(subject, counterpart) of a count; `last` is the one before it in its sentence and `before` its owners."""
    other = others(scene, sentence, count, last)
    if other is not None:
        return [other], None
    if count.metric == "casualties":
        return _of_casualties(scene, sentence, count, last, before)
    if count.metric == "other":
        return _of_casualties(scene, sentence, count, last, before)[0], None  # who had to leave
    if count.metric == "equipment":
        return of_equipment(scene, sentence, count, last, before)
    return of_troops(scene, sentence, count, last, before)


def _of_casualties(scene: Scene, sentence: Sentence, count: Count, last: Count | None, before: Owners | None) -> Owners:
    act = count.act
    frame = frame_of(scene, act, sentence) if act is not None else None
    killer = _killer(scene, sentence, count, frame)
    role = by_role(scene, sentence, count)
    if role is not None:
        return [role[0]], role[1]
    of_them = before is not None and _OF_THEM in scene.words[count.number.last : count.number.last + 1]
    victim = before[0][0] if of_them and before else named_with(scene, sentence, count)
    if _ENEMY in scene.words[(act or count.number).first : count.last + _OF_ENEMY]:
        victim = victim if victim and victim != killer else _foe(scene, sentence, count)
        return with_killer(scene, sentence, victim, killer)
    if victim is None and act is not None and frame is not None:
        victim = _of_whom(scene, sentence, act, count)
    if victim is None and act is not None and frame is not None:
        inflicted = act.entry == _INFLICTED
        victim = _inflicted(scene, sentence, count, killer) if inflicted else _by_its_word(scene, sentence, act, frame)
    if victim is None and last is not None and before is not None and _is_of_one_toll(scene, count, last):
        victim, killer = before[0][0], killer or before[1]
    repelled = repelled_here(scene.blows, sentence.index) if victim is None and not _is_theirs(scene, count) else None
    if repelled is not None:
        victim, killer = repelled.struck, repelled.striker
    victim = victim or _admitting(scene, sentence, count) or _own_soldiers(scene, count, killer)
    if victim is None and is_irregular(scene, count):
        return of_irregular(scene, sentence, count, killer, _place(scene, sentence, count))
    if victim is None and before is None and last is not None and _is_beside_unnamed(count, last):
        return [], None  # ثلاثة من المهاجمين قتلوا وأسر اثنان
    victim = victim or _by_context(scene, sentence, count, killer)
    of_list = last is not None and count.act is last.act and count.number.first - last.last <= 1
    if victim in _NO_MARTYRS and (_is_of_martyrs(scene, count) or (of_list and last and _is_of_martyrs(scene, last))):
        victim, killer = _whose_martyrs(scene, sentence, count, str(victim)), victim
    return with_killer(scene, sentence, victim, killer)


def _is_beside_unnamed(count: Count, last: Count) -> bool:
    """Whether a bare number of hurt goes on with those of whom it is not said whose they are."""
    tolls = count.metric == last.metric == "casualties"
    return tolls and count.noun is None and 0 <= count.number.first - last.last <= _ON


def _is_theirs(scene: Scene, count: Count) -> bool:
    """Whether people are counted as somebody's, by a pronoun: قتل ثلاثة من جنوده."""
    behind = scene.marked.between(count.number.last, min(count.last + 2, len(scene.words)))
    return bool(count.noun is not None and count.noun.pronoun) or any(m.kind == "people" and m.pronoun for m in behind)


def _by_context(scene: Scene, sentence: Sentence, count: Count, killer: str | None) -> str | None:
    """Whose a toll is that no word of it says: by who tells it, the fighting told last, the place, or who hit them."""
    act, victim = count.act, None
    cared = act is not None and act.entry == "metrics.treated"
    hurt = (act is None or act.data["act"] == "used") and count.noun is not None and count.noun.code == "troops"
    if cared or hurt:
        victim = nearest(scene, sentence, count)  # who is cared for is of those who tell it, wherever he was hurt
    blow = last_blow(scene.blows, sentence.index)
    if victim is None and blow is not None:
        victim = _struck(scene, sentence, count, blow, killer)
    victim = victim or _attacked(scene, sentence, count)
    if victim is None and count.counts("regular"):
        victim = scene.opponent(killer)  # soldiers are not of the land where they fell
    land = _place(scene, sentence, count)
    victim = victim or (None if count.counts("regular") and land in _NO_SOLDIERS else land)
    if victim is None and killer is not None:
        victim = scene.opponent(killer)
    victim = victim or next((c for c in scene.codes_before(count.number.first, 2)[::-1] if c != killer), None)
    foe = scene.opponent(victim) if victim and count.counts("regular") and not is_state(victim) else None
    return foe if foe is not None and is_state(foe) else victim  # soldiers are of the state that a group fights


def _is_of_martyrs(scene: Scene, count: Count) -> bool:
    """Whether those who died are called martyrs, as no report calls the dead of some states."""
    told = [m for m in (count.act, count.noun) if m is not None]
    words = (scene.words[i].removeprefix(_THE) for m in told for i in range(m.first, m.last))
    return any(begins(word, _MARTYRS, "وفبل") for word in words)


def _whose_martyrs(scene: Scene, sentence: Sentence, count: Count, killer: str) -> str | None:
    """Whose martyrs are who cannot be of who was named: of the place, of whom it fought last, or of its one enemy."""
    place, blow = _place(scene, sentence, count), last_blow(scene.blows, sentence.index)
    fought = blow.other(killer) if blow is not None else None
    return place if place not in (None, killer) else fought or scene.opponent(killer)


def _is_of_one_toll(scene: Scene, count: Count, last: Count) -> bool:
    """Whether a count goes on with those of the one before it: soldiers beside fighters of no state are of others."""
    if last.metric != "casualties":
        return False
    if count.noun is None or last.noun is None:
        return not is_irregular(scene, count)
    return is_irregular(scene, count) == is_irregular(scene, last)


def _struck(scene: Scene, sentence: Sentence, count: Count, blow: Blow, killer: str | None) -> str | None:
    """Whom the fighting told last hit: who stands against a known killer, or who was struck; of a clash the state.

    That of an earlier sentence says so only where a toll has no actor before it in its own.
    """
    named = any(p.last <= count.number.first and p.link != "in" for p in scene.phrases(sentence))
    if named and (killer is None or blow.at != sentence.index):
        return None
    if killer is not None:
        return blow.other(killer)
    states = [side for side in blow.sides if is_state(side)]
    of_state = states[0] if len(states) == 1 and count.counts("regular") else None
    return blow.struck or of_state


def _foe(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """Whom «the enemy» means in a toll: who fights the one that tells it, or the one named last before it."""
    speech = scene.speech_at(count.number.first)
    at = (count.act or count.number).first
    before = [p.code for p in scene.phrases(sentence) if p.last <= at]
    tellers = ([speech.actor] if speech is not None and speech.actor else []) + before[-1:]
    return next((foe for teller in tellers if (foe := scene.opponent(teller)) is not None), None)


def _by_its_word(scene: Scene, sentence: Sentence, act: Mention, frame: Frame) -> str | None:
    """Whose a toll is by the word that tells it: who loses, or whose dead a noun counts (عدد القتلى الروس)."""
    if act.data["act"] == "lost":
        return _code(frame.subject if act.tense is not None else frame.of or frame.subject)
    told = told_in_all(scene, act)
    if not act.data.get("total") and told is None:
        return None
    act = told or act
    if act.data.get("own"):
        held, speech = last_named(scene, act, sentence), scene.speech_at(act.first)
        return held.code if held is not None else speech.actor if speech is not None else None
    people = next((m.code for m in scene.marked.between(act.last, act.last + 1) if m.kind == "actor"), None)
    if people:
        return people
    for phrase in scene.phrases(sentence):
        if 0 < phrase.first - act.last <= _RANKS:
            return phrase.code if _RANKS_OF in scene.words[act.last : phrase.first] else None
    return None


def _of_whom(scene: Scene, sentence: Sentence, act: Mention, count: Count) -> str | None:
    """Whose the dead are, named with من between the verb and the number: سقط من الجيش سبعة قتلى."""
    if act.tense is None:
        return None
    between = (p for p in scene.phrases(sentence) if act.last <= p.first and p.last <= count.number.first)
    return next((p.code for p in between if p.link == "from" and p.first - act.last <= 1), None)


def _inflicted(scene: Scene, sentence: Sentence, count: Count, killer: str | None) -> str | None:
    """Whom a toll is inflicted on, between who does it and the number: كبدت كييف الروس 900 قتيل."""
    first = count.act.last if count.act is not None else sentence.first
    behind = [c for m in scene.actors(first, count.number.first) if (c := party_code(m)) and c != killer]
    return behind[-1] if behind else None


def _own_soldiers(scene: Scene, count: Count, killer: str | None) -> str | None:
    """The state whose army or officials tell of dead or wounded soldiers of no named side: they are its own."""
    act = count.act
    if not count.counts("regular") or act is None or act.data["act"] != "toll" or act.data.get("kills"):
        return None
    speech = scene.speech_at(count.number.first)
    if speech is None or speech.actor is None or speech.actor == killer or not is_state(speech.actor):
        return None
    return speech.actor


def _admitting(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """Who admits or mourns a toll, which is then its own (أقر الجيش الإسرائيلي بمقتل جنديين)."""
    at = count.act.first if count.act is not None else count.number.first
    for m in sentence.of("admit")[::-1]:
        if m.last <= at <= m.last + _ADMITS or m is count.act or m.first == at:
            frame = frame_of(scene, m, sentence)
            return _code(frame.subject or frame.of)
    return None


def _killer(scene: Scene, sentence: Sentence, count: Count, frame: Frame | None) -> str | None:
    """Who inflicted a toll: the subject of an active verb, who stands behind على يد, or the attack named with it."""
    act = count.act
    if act is None or frame is None:
        return _attacker(scene, sentence, count)
    by = _hitting(scene, sentence, count) or frame.by("by")
    if by is not None and abs(by.first - count.last) <= _ATTACK:
        return by.code
    told = _accused(scene, sentence, act) or _teller(scene, sentence, count, act)
    if told is not None:
        return told
    subject = frame.subject
    passive = _PASSIVE in scene.marked.document.text[act.start : act.end]
    if subject is not None and act.tense is not None and not count.behind and not passive:
        is_after = 0 <= subject.first - act.last <= _SUBJECT_GAP and subject.last <= count.number.first
        is_before = 0 <= act.first - subject.last <= 1 and subject.link == BARE and act.proclitic == ""
        is_before = is_before and scene.words[subject.first - 1] not in _SOURCES
        is_before = is_before and scene.links.link((scene.words[act.last],)) is None  # قيادي قتل مع اثنين
        says_it = scene.words[act.first - 1] in THAT_IT  # قال الجيش المصري إنه قتل
        if ((is_after or says_it) and act.entry in _KILLS) or (is_before and act.data["act"] == "toll"):
            return subject.code
    return _attacker(scene, sentence, count)


def _accused(scene: Scene, sentence: Sentence, act: Mention) -> str | None:
    """Who is accused of killing: اتهمت يريفان باكو بقتل 3 من جنودها."""
    found = accused(scene, sentence, act) if act.tense is None and act.entry in _KILLS else None
    return found.code if found is not None else None


def _teller(scene: Scene, sentence: Sentence, count: Count, act: Mention) -> str | None:
    """Who tells of those it put out of action or took: أعلنت أنقرة تحييد 8 مسلحين, قالت الكتائب إنهم أجهزوا على 4."""
    speech = scene.speech_at(count.number.first)
    if speech is None or speech.actor is None:
        return None
    takes = act.entry in _TAKES or (act.tense is None and scene.words[act.first] == _KILLING)
    beside = takes and any(p.last == act.first and p.code == speech.actor for p in scene.phrases(sentence))
    they = act.tense is not None and act.data.get("kills") and scene.words[act.first].endswith(_THEY)
    return speech.actor if beside or they or (act.tense is None and (takes or act.data.get("fells"))) else None


def _hitting(scene: Scene, sentence: Sentence, count: Count) -> ActorPhrase | None:
    """Whose arms or fire are named right behind a toll: أصيب عشرة برصاص الجيش الإسرائيلي."""
    for m in sentence.of("means"):
        if is_with(scene, m) and 0 <= m.first - count.last <= _MEANS:
            return next((p for p in scene.phrases(sentence) if p.first == m.last or p.last == m.last + 1), None)
    return None


def _attacker(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """Who strikes in the attack of the sentence that stands nearest to a toll."""
    doers = (sides.doers for sides in _attacks(scene, sentence, count))
    return next((str(found[0]) for found in doers if len(found) == 1), None)


def _attacked(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """Whose soldiers are killed in an attack on what is theirs: مصرع 40 جنديا في هجوم على قافلة للجيش التشادي."""
    targets = (sides.targets for sides in _attacks(scene, sentence, count)) if count.counts("regular") else ()
    return next((str(found[0]) for found in targets if len(found) == 1), None)


def _attacks(scene: Scene, sentence: Sentence, count: Count) -> Iterator[Sides]:
    """The sides of the attacks that nouns near a toll name, the nearest first."""
    fights = (m for m in sentence.of("crisis") if m.tense is None and m.code not in _BLOODLESS)
    nouns = [m for m in fights if abs(m.first - count.number.first) <= _ATTACK]
    for noun in sorted(nouns, key=lambda m: abs(m.first - count.number.first)):
        key = ("sides", noun.first)
        if key not in scene.cache:
            scene.cache[key] = [noun_sides(scene, sentence, noun)[0]]
        yield scene.cache[key][0]


def _place(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """The state of the place where people were hurt: the first behind the number, else the last before it."""
    behind = spots_between(scene, sentence, count.last, min(count.last + _PLACE, sentence.last))
    before = spots_between(scene, sentence, max(sentence.first, count.number.first - _PLACE), count.number.first)
    for spot in (*behind, *reversed(before)):
        if spot.state and spot.link not in ("from", "by", "with"):
            return spot.state
    return told_place(scene, sentence)


def _code(phrase: ActorPhrase | None) -> str | None:
    return phrase.code if phrase is not None else None
