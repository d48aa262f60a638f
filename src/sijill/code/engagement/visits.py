"""Who visits whom and where, read from the roles round a word of visiting.

زار الرئيس الصيني موسكو                      guest CHN, host RUS and its place
زيارة وزير الدفاع الهندي إلى باريس            guest IND, host FRA
زيارة مرتقبة لوزير الدفاع التركي إلى طرابلس   the guest behind لـ
غادر الوزير بغداد بعد زيارة                   the place named before it
"""

from __future__ import annotations

from sijill.code.engagement.attendance import Gathering
from sijill.code.engagement.visitors import has_unknown_owner, is_someones, subject_of_last, visitor_of
from sijill.code.sentence.frame import Frame, clause_end, frame_of, subject_before
from sijill.code.sentence.parties import governing
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, spots_between
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention

_GOVERNORS = ("hosting", "engagement", "wage")
_DOERS = ("hosting", "wage")  # kinds of verbs that say whether a visit is made: سيقوم بزيارة, بدأ زيارة
_HOST_REACH = 14
_OBJECT_REACH = 5
_ANNEXED = 2  # words from a noun to the adjective or the person that it is of
_CLAUSE = 4  # words from several to the verb of a clause on them, their adjectives between
_OF_SEVERAL = ("ان", "ون")
_OFFICE = 4  # words of an office before the adjective of its state
_DELEGATION = "وفد"
_REACHES = frozenset({"يصل", "تصل"})
_WAY = 6  # words from where a visit leads to the word for it
_SHIPS = rule_words("engagement.visits", "ships")
_AFTER = rule_words("engagement.visits", "after")
_RETURNS = rule_words("engagement.visits", "returns")
_LEAVES = rule_words("engagement.visits", "leaves")
_TO = frozenset({"الي", "والي"})


def visit(scene: Scene, sentence: Sentence, trigger: Mention) -> Gathering:
    """Who visits, whom, and where."""
    found = Gathering()
    frame = frame_of(scene, trigger, sentence)
    is_verb = trigger.tense is not None
    near, spots = _where(scene, sentence, trigger)
    if is_verb:
        named = _two_who(scene, sentence, trigger) or _arriving(scene, sentence, frame, spots)
    else:
        found.verb = next((m for m in governing(scene, trigger, sentence, _DOERS) if m.tense is not None), None)
        named = frame.of or frame.adjective or _visitor_to(scene, sentence, trigger, spots) or _official(scene, frame)
        spots = spots or _right_behind(scene, near, named)
        if named is None and (state := _of_state(scene, sentence, near)) is not None:
            named, spots = state, near[1:2]
    guest = _guest(scene, sentence, trigger, named, spots)
    if guest is not None and not _travels(scene, trigger, guest):
        return found
    if guest is not None:
        found.takes(found.guests, guest)
    elif own := visitor_of(scene, sentence, trigger):
        found.guests = [own]
    found.spots = [s for s in spots if s.state and s.state not in found.guests]
    found.hosts = list(dict.fromkeys(s.state for s in found.spots))
    if not found.hosts and is_verb and frame.object is not None and _is_body(frame.object):  # زار الوفد مقر الوزارة
        found.takes(found.hosts, frame.object)
    elif not found.hosts and not is_verb:
        to = _host(scene, sentence, trigger) if trigger.data.get("host") else frame.by("to")
        if to is not None and not _is_group(to):
            found.hosts = [c for c in to.codes if c not in found.guests]
            found.held += to.mentions
        else:
            _take_way(scene, sentence, trigger, found)
    return found if found.hosts or not (is_verb and trigger.data.get("links")) else Gathering()  # حضر الاجتماع


def _where(scene: Scene, sentence: Sentence, trigger: Mention) -> tuple[list[Spot], list[Spot]]:
    """The places behind a word of visiting, and those of them that are visited."""
    end = min(trigger.last + _HOST_REACH, clause_end(scene, trigger, sentence))
    is_verb, wanted = trigger.tense is not None, _links(trigger)
    near = spots_between(scene, sentence, trigger.last, end)
    if trigger.data.get("tour"):
        near = [s for s in near if s.state]  # جولة في آسيا تشمل اليابان
    at = next((i for i, s in enumerate(near) if s.link in wanted or (not is_verb and s.first == trigger.last)), None)
    spots = _joined(scene, near[at:]) if at is not None else []
    if is_verb and not spots and not trigger.data.get("links"):  # زار الوفد الأكاديمية العسكرية في أنقرة
        spots = [s for s in near if s.link == "in"][:1]
    return near, spots


def _links(trigger: Mention) -> tuple[str, ...]:
    """How the place that is visited is tied to a word."""
    if trigger.data.get("links"):
        return tuple(trigger.data["links"])
    if trigger.data.get("tour"):
        return ("to", BARE, OF, "in")
    return ("to", BARE, OF) if trigger.tense is not None else ("to",)


def _travels(scene: Scene, verb: Mention, guest: ActorPhrase) -> bool:
    """Whether who arrives is a person or a delegation; much else reaches: صواريخ إيرانية تصل إلى موسكو."""
    if verb.tense == "present" and begins(scene.words[verb.first], "ن", "ولفس"):
        return False  # ولنصل إلى السؤال الأهم
    if verb.tense != "present" or not is_listed(scene.words[verb.first], _REACHES, "وفس"):
        return True
    if scene.words[verb.first - 2 : verb.first] == ["قبل", "ان"]:
        return False  # what is told was before it
    before = scene.words[max(0, guest.first - 2) : guest.first + 1]
    return guest.mentions[0].kind == "person" or any(w.removeprefix("ال") == _DELEGATION for w in before)


def _arriving(scene: Scene, sentence: Sentence, frame: Frame, spots: list[Spot]) -> ActorPhrase | None:
    """The subject of a verb of visiting, or the delegation that stands behind the place: وصل إلى دمشق وفد صيني."""
    if not spots or (frame.subject is not None and frame.subject.first >= frame.trigger.last):
        return frame.subject
    if (
        scene.words[frame.trigger.last : frame.trigger.last + 1] == [_DELEGATION]
        and (led := frame.by("by")) is not None
    ):
        return led  # وصل وفد بقيادة وزير الدفاع البولندي إلى سيول
    at = next(
        (i for i in range(spots[-1].last, min(spots[-1].last + 2, frame.last)) if scene.words[i] == _DELEGATION), 0
    )
    near = (p for p in scene.phrases(sentence) if at and 0 < p.first - at <= _ANNEXED + 1)
    return next((p for p in near if p.link in (ADJECTIVE, OF)), frame.subject)


def _two_who(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    """Several of whom a clause right behind them tells: وفدان كوبي وفيتنامي كانا يزوران نيودلهي."""
    if verb.tense != "present" or not scene.words[verb.first].endswith(_OF_SEVERAL):
        return None
    near = (p for p in scene.phrases(sentence)[::-1] if 0 <= verb.first - p.last <= _CLAUSE)
    return next((p for p in near if len(p.codes) > 1), None)


def _visitor_to(scene: Scene, sentence: Sentence, noun: Mention, spots: list[Spot]) -> ActorPhrase | None:
    """Who visits where لـ brings it in: زيارة مرتقبة لوزير الدفاع التركي إلى طرابلس."""
    near = (p for p in scene.phrases(sentence) if 0 <= p.first - noun.last <= 2 and p.link == "to")
    found = next((p for p in near if p.mentions[0].kind == "person"), None)
    if found is None:
        found = _officials(scene, sentence, noun)
    to_places = bool(noun.data.get("tour")) or (found is not None and any(s.first >= found.last for s in spots))
    return found if to_places else None


def _of_state(scene: Scene, sentence: Sentence, near: list[Spot]) -> ActorPhrase | None:
    """The state whose head visits, where it is said whom: زيارة رئاسية لكولومبيا إلى اليابان."""
    if len(near) < 2 or near[0].link != "to" or near[1].link != "to" or near[1].first != near[0].last + 1:
        return None
    if scene.words[near[0].first - 1] in _TO:
        return None  # زيارة إلى مصر وإلى الأردن: both are visited
    return next((p for p in scene.phrases(sentence) if p.first == near[0].first and len(p.codes) == 1), None)


def _official(scene: Scene, frame: Frame) -> ActorPhrase | None:
    """Whose official visits, whose name is not known for one: زيارة رئيسة البرلمان الكندي السابقة إلى تايبيه."""
    noun = frame.trigger
    office = next((m for m in scene.marked.between(noun.last, noun.last + 1) if m.kind == "office"), None)
    behind = frame.links.get(ADJECTIVE, []) if office is not None and office.first == noun.last else []
    return next((p for p in behind if 0 <= p.first - noun.last <= _OFFICE), None)


def _right_behind(scene: Scene, near: list[Spot], guest: ActorPhrase | None) -> list[Spot]:
    """The place right behind the name of who visits: زيارة وزير الدفاع الكندي بيل بلير نيروبي."""
    if guest is None or guest.mentions[0].kind != "person":
        return []
    at = next((i for i, s in enumerate(near) if s.first == guest.last and s.link in (BARE, OF)), None)
    if at is None or near[at].last in scene.verb_starts:
        return []
    return _joined(scene, near[at:])


def _officials(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Whose officials of no name visit: زيارة مسؤولين صينيين إلى كينيا, الزيارة الأخيرة للقادة العسكريين الصينيين."""
    near = scene.marked.between(noun.last, noun.last + _ANNEXED)
    people = next((m for m in near if m.kind == "anonymous" or (m.kind == "person" and not m.code)), None)
    if people is None:
        return None
    behind = (p for p in scene.phrases(sentence) if 0 <= p.first - people.last <= 1 and p.link == ADJECTIVE)
    return next(behind, None)


def _host(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    """Whose guest somebody is: right behind the word (ضيفا على نظيره)."""
    near = (p for p in scene.phrases(sentence) if 0 <= p.first - trigger.last <= 1)
    return next((p for p in near if p.link in (trigger.data["host"], OF)), None)


def _take_way(scene: Scene, sentence: Sentence, noun: Mention, found: Gathering) -> None:
    """The place that a visit is made to where it is named before it: توجه إلى الدوحة في زيارة رسمية."""
    front = scene.words[noun.first - 1]
    links: tuple[str, ...] = ("to",)
    if noun.first == sentence.first or (front != "في" and front not in _AFTER):
        return
    if front in _AFTER:  # غادر الوزير بغداد بعد زيارة, عاد من بغداد بعد زيارة
        before = {w.lstrip("و") for w in scene.words[max(sentence.first, noun.first - _HOST_REACH) : noun.first]}
        links = (BARE, OF) if before & _LEAVES else ("from",) if before & _RETURNS else ()
    way = [s for s in spots_between(scene, sentence, noun.first - _WAY, noun.first) if s.link in links and s.state]
    found.spots = [s for s in way[-1:] if s.state not in found.guests]
    found.hosts = [s.state for s in found.spots]


def _joined(scene: Scene, spots: list[Spot]) -> list[Spot]:
    """The first place and those joined to it by و or a comma."""
    out = spots[:1]
    for spot in spots[1:]:
        if spot.first - out[-1].last > 1 or not scene.words[spot.first].startswith("و"):
            break
        out.append(spot)
    return out


def is_of_ship(scene: Scene, sentence: Sentence, visit_: Mention) -> bool:
    """Whether it is a warship that makes a visit: قامت الفرقاطة الهندية بزيارة إلى ميناء دار السلام."""
    if visit_.code != "visit" or visit_.tense is not None:
        return False
    verb = next((m for m in governing(scene, visit_, sentence, _DOERS) if m.tense is not None), None)
    first = verb.last if verb is not None and verb.last <= visit_.first else visit_.last
    words = scene.words[first : first + 1]
    return bool(words) and is_listed(words[0], _SHIPS, "وبل", article=True)


def _guest(
    scene: Scene, sentence: Sentence, trigger: Mention, phrase: ActorPhrase | None, spots: list[Spot]
) -> ActorPhrase | None:
    """Who visits: named with the word, by the verb that governs it, or last before it; never the place itself."""
    places, ends = {s.first for s in spots}, {s.last for s in spots}
    if phrase is not None and phrase.mentions[0].first not in places and phrase.last not in ends:
        return phrase
    if trigger.tense is None:
        if has_unknown_owner(scene, sentence, trigger):
            return None
        if trigger.pronoun and (subject := subject_of_last(scene, sentence, trigger)) is not None:
            return subject
        relative = [
            m for m in sentence.of("hosting") if m.tense is not None and _is_relative(scene, trigger, m)
        ]  # زيارة قام بها ..., الزيارة التي يؤديها ...
        for verb in [*relative, *governing(scene, trigger, sentence, _GOVERNORS)]:
            governor = frame_of(scene, verb, sentence)
            named = None if verb.tense is not None else governor.of or governor.adjective  # قيام وزير ... بزيارة
            subject = named or governor.subject
            if subject is not None and subject.mentions[0].first not in places:
                return subject
        if trigger.article:
            return None
    before = subject_before(scene, trigger, sentence)
    fits = before is not None and not _is_group(before) and not is_someones(scene, sentence, trigger, before)
    return before if fits else None


def _is_body(phrase: ActorPhrase) -> bool:
    m = phrase.mentions[0]
    return m.kind == "actor" and m.data["form"] == "body"


def _is_relative(scene: Scene, noun: Mention, verb: Mention) -> bool:
    """Whether a verb opens a clause on a noun: right behind it, or behind التي."""
    gap = verb.first - noun.last
    return gap == 0 or (0 < gap <= _OBJECT_REACH and scene.words[verb.first - 1] in scene.links.relatives)


def _is_group(phrase: ActorPhrase) -> bool:
    return all(m.kind == "actor" and m.data["form"] == "group" for m in phrase.mentions)
