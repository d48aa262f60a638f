"""Sides that sentences before name, where a sentence goes on about who acted there without naming anybody.

زار شولتس كييف. وتعهد بتسليم مزيد من الدبابات       who visited pledges, to whom he visited
تواجه كينيا الحركة. وتسعى إلى شراء مدرعات من أنقرة    who acted seeks to buy
وافقت الخارجية الأميركية ... وأعطت الوزارة ...        a short word for the institution named before
"""

from __future__ import annotations

from sijill.code.sentence.frame import THAT_IT
from sijill.code.sentence.gender import FEMININE, MASCULINE, gender_of_verb
from sijill.code.sentence.phrases import ADJECTIVE, BARE, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.transfer.acts import Act
from sijill.code.transfer.two_sides import Sides
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_OPENING = 2  # words before the verb that goes on (وهو, كما)
_PAIR = 2
_VERB = 6  # words from the verb of a clause to the act: يجري سلاح الجو مفاوضات
_BACK = 4  # sentences over which «the ministry» means the one named before
_INSTITUTIONS = frozenset({"body", "institution", "company"})
_COMPANY = "company"
_PEOPLES = frozenset({"people", "nisba"})
_MANY = ("ون", "ين")
_NAMED = frozenset({"name", "capital"})
_AL = ("ال", "وال")
_ASIDE = rule_words("transfer.context_sides", "aside")
_HAD = "قد"
_OTHERS = frozenset({"ها", "ه", "هم"})
_TO_THEM = rule_words("transfer.context_sides", "to_them")
_ASKS = frozenset({"requested"})
_OF_DOER = frozenset({"planned", "negotiating", "cancelled", "refused", "offered"})


def sides_before(scene: Scene, sentence: Sentence, act: Act) -> Sides:
    """The two states of the sentence before: the first did something there, and does this; none if there are others."""
    sides = Sides()
    head = act.head
    goes_on = head.first in scene.verb_starts and head.first - sentence.first <= _OPENING and not act.group.weak
    named = any(p.link != ADJECTIVE for p in scene.phrases(sentence))  # but أسلحة أميركية names no side
    if not goes_on or sentence.index == 0 or named:
        return sides
    before = scene.sentences[sentence.index - 1]
    told = [p for p in scene.phrases(before) if all(is_state(c) for c in p.codes)]
    codes = list(dict.fromkeys(c for p in scene.phrases(before) for c in p.codes))
    if len(codes) != _PAIR or not told or len(told[0].codes) != 1 or told[0].link != BARE:
        return sides
    other = next((p for p in told if p.codes != told[0].codes), None)
    if other is None or before.index == 0 or any(m.kind == "speech" for m in before.mentions):
        return sides
    _put(sides, act, told[0], other)
    return sides


def _put(sides: Sides, act: Act, doer: ActorPhrase, other: ActorPhrase) -> None:
    if act.by in ("supplier", "recipient"):
        sides.put(act.by, doer)
        sides.put("recipient" if act.by == "supplier" else "supplier", other)


def put_doer_before(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """Fill in who does an act, where its clause names nobody and goes on about somebody named before."""
    side = _doing_side(act, sides)
    if side is None or getattr(sides, side) is not None or act.word.pronoun:
        return
    if _is_somebody_named(scene, sentence, act, sides):
        return
    verb = _verb_of(scene, sentence, act)
    if verb is not None:
        doer = _institution(scene, sentence, verb.last) or _institution(scene, sentence, _subject_at(scene, verb))
        sides.put(side, doer or _who_acted(scene, sentence, verb))
    sides.put(side, _who_speaks_on(scene, act))
    if act.mode is not None and act.mode.code == "licensed" and sides.agent is None:
        sides.agent = sides.supplier


def put_receiver_before(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """Fill in whom a pronoun means who gets arms, where only the sentence before names him.

    زار الوزير التشيكي جورجيا. وأعلن أن بلاده ستقدم لها رادارات
    """
    giver = sides.supplier if act.by == "supplier" and act.word.kind == "transfer" else None
    if giver is None or sides.recipient is not None or sentence.index == 0:
        return
    points = act.word.pronoun in _OTHERS or not _TO_THEM.isdisjoint(scene.words[act.word.last : act.word.last + 1])
    if not points or (act.word.tense is None and act.word.data.get("of") != "recipient"):
        return
    before = [p for p in scene.phrases(scene.sentences[sentence.index - 1]) if not _is_cited(p)]
    codes = list(dict.fromkeys(c for p in before for c in p.codes if c not in giver.codes))
    if len(codes) == 1 and is_state(codes[0]):
        sides.put("recipient", next(p for p in before if codes[0] in p.codes))


def _is_people(scene: Scene, m: Mention) -> bool:
    """Whether a people is named that its state may stand for: الألمان, الفرنسيون."""
    if m.kind != "actor" or m.data["form"] not in _PEOPLES or m.proclitic != "ال" or not is_state(m.code):
        return False
    return m.data["form"] == "people" or scene.words[m.first].endswith(_MANY)


def put_people(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """Fill in a people that stands for its state right beside the verb: يعتزم الألمان تزويد كييف بدبابات."""
    gets = act.word.data.get("of") == "recipient" and act.by == "supplier"
    for m in scene.marked.between(act.word.last, act.word.last + 1) if gets and act.word.tense is None else ():
        if m.first == act.word.last and _is_people(scene, m) and act.group.first >= m.last:
            sides.put("recipient", ActorPhrase(m.first, m.last, (m.code,), (m,), BARE))  # تزويد الأوكرانيين بمدافع
    side, head = _doing_side(act, Sides()), act.head
    if side is None or head.tense is None:
        return
    for m in scene.marked.between(max(sentence.first, head.first - 1), head.last + 1):
        behind = m.first == head.last
        before = m.last == head.first and (m.first == sentence.first or scene.words[m.first - 1] in scene.links.clause)
        if (behind or before) and _is_people(scene, m):
            sides.put(side, ActorPhrase(m.first, m.last, (m.code,), (m,), BARE))
            return


def _subject_at(scene: Scene, verb: Mention) -> int:
    """Where a subject stands before its verb: وكانت الشركة قد زودت."""
    return verb.first - 1 - (scene.words[verb.first - 1] == _HAD)


def _doing_side(act: Act, sides: Sides) -> str | None:
    """Which side the doer of an act is; None where it may be neither."""
    mode = act.mode if act.mode is not None else (act.word if act.word.kind == "transfer_mode" else None)
    by = act.by if act.by in ("supplier", "recipient") else None
    if mode is None or mode.code in _OF_DOER:
        return by
    if mode.code in _ASKS:
        return "recipient"
    if mode.code == "licensed" and by == "recipient" and sides.recipient is not None:
        return "supplier"  # أعطت الوزارة الضوء الأخضر لحصول أثينا على مقاتلات
    return by if by == "supplier" and mode.code in ("licensed", "suspended") and not mode.data.get("outsider") else None


def _verb_of(scene: Scene, sentence: Sentence, act: Act) -> Mention | None:
    """The one verb that governs an act, or is it, and stands in its clause."""
    at = act.head.first
    first = max(sentence.first, at - _VERB)
    verbs = [m for m in sentence.mentions if first <= m.first <= at and m.first in scene.verb_starts]
    if len({m.first for m in verbs}) != 1:
        return None
    return next((m for m in verbs if m.tense is not None and m.data["form"] == "verb"), None)


def _is_somebody_named(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> bool:
    """Whether anybody who could act is named before the weapons, but a side that is known."""
    known = {c for p in (sides.supplier, sides.recipient) if p is not None for c in p.codes}
    near = (p for p in scene.phrases(sentence) if p.first < act.group.last)
    return any(p.link == BARE and not known & set(p.codes) for p in near)


def _institution(scene: Scene, sentence: Sentence, at: int) -> ActorPhrase | None:
    """The institution of a state whose first word a definite noun repeats: أعطت الوزارة, of الخارجية الأميركية."""
    if at >= sentence.last or not scene.words[at].startswith(_AL):
        return None
    head = scene.words[at].removeprefix("ال")
    first = scene.sentences[max(0, sentence.index - _BACK)].first
    for m in scene.marked.between(first, sentence.first)[::-1]:
        if m.kind != "actor" or m.data["form"] not in _INSTITUTIONS or not is_state(m.code):
            continue
        begins = scene.words[max(0, m.first - (m.data["form"] == _COMPANY)) : m.first + 1]  # شركة بايكار
        if any(is_listed(w, {head}, "وفبل", article=True) for w in begins):
            return ActorPhrase(m.first, m.last, (m.code,), (m,), BARE)
    return None


def _who_acted(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    """The one state, or one of its persons or bodies, that acted in the sentence before, if a verb agrees with it."""
    forces = any(m.kind == "force" for m in scene.marked.between(verb.last, verb.last + 1))
    follows = scene.words[verb.last] if verb.last < sentence.last else ""
    strange = follows.startswith("ال") and scene.links.link((follows,)) is None and not forces  # but تسعى إلى شراء
    if strange or sentence.index < _PAIR or not _opens(scene, sentence, verb):
        return None
    before = scene.sentences[sentence.index - 1]
    acted = [p for p in scene.phrases(before) if p.link == BARE and not _is_cited(p)]
    codes = {c for p in acted for c in p.codes}
    if len(codes) != 1 or not is_state(next(iter(codes))):
        return None
    return acted[0] if forces or _agrees(scene, verb, acted[0]) else None


def _who_speaks_on(scene: Scene, act: Act) -> ActorPhrase | None:
    """The state of who goes on speaking, where a pronoun means it: وأضاف أنها تتفاوض على شراء غواصات."""
    at = act.head.first
    speech = scene.speech_at(at) if is_listed(scene.words[at - 1], THAT_IT, "و") else None
    if speech is None or not speech.actor or not is_state(speech.actor):
        return None
    who = speech.speaker_mention
    return ActorPhrase(who.first, who.last, (speech.actor,), (who,), BARE)


def _opens(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether a verb opens its sentence, a particle before it at most: وتسعى, كما تسعى."""
    times = {i for d in sentence.of("date") for i in range(d.first - 1, d.last)}  # وفي عام 2020، حصلت على
    before = range(sentence.first, verb.first)
    return all(i in times or is_listed(scene.words[i], _ASIDE) for i in before)


def _is_cited(phrase: ActorPhrase) -> bool:
    """Whether media are named: they only report."""
    return any(m.kind == "actor" and m.data["form"] == "media" for m in phrase.mentions)


def _agrees(scene: Scene, verb: Mention, phrase: ActorPhrase) -> bool:
    """Whether a verb has the gender of who acted before."""
    gender, m = gender_of_verb(verb, scene.words), phrase.mentions[0]
    form = m.data["form"] if m.kind == "actor" else m.kind
    feminine = scene.words[m.first].endswith("ه")
    if gender == FEMININE:
        return form in _NAMED or (feminine and m.kind == "actor")
    return gender == MASCULINE and (form == "person" or (form == "body" and not feminine))
