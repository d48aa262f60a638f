"""Who meets where a noun tells of a meeting and its roles name less than two: whom it brings in, who holds it.

لقائه نظيره التونسي                         whom a noun brings in without مع
عقد الوزير جولات من الاجتماعات مع نظيره       who holds it, far before it
أبلغ الوزير نظيره في اتصال هاتفي              the two of whom one tells the other
وصل الوزير إلى الدوحة، والتقى أميرها           whom a verb that goes on leaves out
"""

from __future__ import annotations

from sijill.code.engagement.convened import of_joint_committee, of_session
from sijill.code.engagement.members import with_members
from sijill.code.engagement.visitors import at_organisation, own_of, subject_of_last, visitor_of
from sijill.code.sentence.frame import clause_end, frame_of, subject_before
from sijill.code.sentence.parties import is_definite, merged
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention

_PARTNER = 16  # words from a noun of meeting to whom is met
_HOST_REACH = 14  # words from a verb to a meeting that it tells of
_OBJECT_REACH = 5
_PAIR = 2
_BETWEEN = "بين"
_OFFICIALS = 3  # words from «between» to the adjective of officials
_OFFICIAL_WORDS = rule_words("engagement.meetings", "officials")
_DURING = rule_words("engagement.meetings", "during")
_GOES_ON = rule_words("engagement.meetings", "goes_on")
_ITSELF = tuple(rule_words("engagement.meetings", "itself"))
_TOLD = frozenset({"visit", "meeting"})


def who_meets(scene: Scene, sentence: Sentence, noun: Mention, known: list[str]) -> list[str]:
    """Who meets, with those that are known; each reading is tried while less than two are."""
    codes = with_members(scene, sentence, noun, known)
    if len(codes) < _PAIR:
        codes = _between_officials(scene, sentence, noun) or codes
    if len(codes) < _PAIR:
        codes = merged(codes or own_of(scene, sentence, noun), _met_by_noun(scene, sentence, noun, codes))
    if len(codes) == 1 and noun.pronoun:
        owner = visitor_of(scene, sentence, noun)  # لقائه وزير ...
        codes = merged([owner] if owner else [], codes)
    if len(codes) == 1:
        codes = merged(_held_by(scene, sentence, noun), codes)
    if len(codes) < _PAIR:
        codes = _two_at(scene, sentence, noun) or codes
    if len(codes) < _PAIR:
        codes = of_joint_committee(scene, sentence, noun) or of_session(scene, sentence, noun) or codes
    if len(codes) < _PAIR:
        codes = at_organisation(scene, sentence, noun) or codes
    return codes


def _between_officials(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """The two whose officials a meeting is between: اجتماع بين مسؤولين صينيين وكينيين."""
    between = next(
        (i for i in range(noun.last, noun.last + _OBJECT_REACH) if scene.words[i : i + 1] == [_BETWEEN]), None
    )
    if between is None or between >= sentence.last:
        return []
    near = (p for p in scene.phrases(sentence) if 0 < p.first - between <= _OFFICIALS and p.link == ADJECTIVE)
    return next((list(p.codes) for p in near if len(p.codes) == _PAIR), [])


def _two_at(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """The two who do at a meeting what is told, or of whom one tells the other: أبلغ الوزير نظيره في اتصال هاتفي."""
    if noun.first == sentence.first or scene.words[noun.first - 1] not in _DURING or is_definite(scene, noun):
        return []
    verb = next((m for m in sentence.of("speech")[::-1] if m.tense is not None and m.last <= noun.first), None)
    if verb is not None and noun.first - verb.last <= _HOST_REACH:
        frame = frame_of(scene, verb, sentence)
        told = frame.object or frame.by("to")  # قال الوزير لنظيره
        if frame.subject is not None and told is not None and told.mentions[0].kind == "person":
            return merged(frame.subject.codes, told.codes)
    subject = subject_before(scene, noun, sentence)
    near = subject is not None and noun.first - subject.last <= _OBJECT_REACH
    return list(subject.codes) if subject is not None and near and len(subject.codes) == _PAIR else []


def _held_by(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """Who holds a meeting that stands far behind its verb: عقد الوزير عدة جولات من الاجتماعات مع نظيره."""
    near = (m for m in sentence.of("hosting")[::-1] if m.tense is not None and 0 < noun.first - m.last <= _HOST_REACH)
    verb = next(near, None)
    if verb is None or any(w in scene.links.clause for w in scene.words[verb.last : noun.first]):
        return []
    subject = frame_of(scene, verb, sentence).subject
    return list(subject.codes) if subject is not None and subject.last <= noun.first else []


def _met_by_noun(scene: Scene, sentence: Sentence, noun: Mention, known: list[str]) -> list[str]:
    """Whom a noun of meeting brings in behind it without مع: لقائه نظيره التونسي, اجتماعه بوزير الدفاع."""
    reach = _PARTNER if noun.pronoun else _OBJECT_REACH
    end = min(noun.last + reach, clause_end(scene, noun, sentence))
    for phrase in scene.phrases(sentence):
        if phrase.first - noun.last >= _OBJECT_REACH and phrase.link != "in":
            continue  # اجتماعها في كاليفورنيا برئيس ...
        behind = noun.last <= phrase.first < end and not set(phrase.codes) <= set(known)
        if behind and phrase.mentions[0].kind == "person" and phrase.link in (BARE, OF, "in", "to", "with", "from"):
            return list(phrase.codes)
    return []


def officials_from(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    """Those of several states who meet without a name: اجتمع في روما مسؤولون عسكريون من كينيا وغانا."""
    end = min(verb.last + _HOST_REACH, clause_end(scene, verb, sentence))
    begin = max(sentence.first, verb.first - _HOST_REACH) if verb.tense == "present" else verb.last
    at = next((i for i in range(begin, end) if is_listed(scene.words[i], _OFFICIAL_WORDS)), None)
    if at is None:
        return None
    near = (p for p in scene.phrases(sentence) if 0 < p.first - at <= _OFFICIALS + 1 and p.first < end)
    return next((p for p in near if len(p.codes) > 1 and p.link in ("from", ADJECTIVE, OF)), None)


def goes_on_to_meet(scene: Scene, sentence: Sentence, verb: Mention, met: ActorPhrase) -> ActorPhrase | None:
    """Who goes on to meet one whom alone a verb names behind it: who was told before to visit or to meet.

    The last such verb stands before it in the sentence or, where the verb opens its own, in the one before.
    """
    opens = verb.first - sentence.first
    joined = verb.proclitic[:1] == "و" or (opens and is_listed(scene.words[verb.first - 1], _GOES_ON, "و"))
    if not joined or not begins(scene.words[verb.first], _ITSELF) or met.mentions[0].kind != "person":
        return None
    last = _last_told(scene, sentence, verb)
    if last is None and opens <= 1 and sentence.index:
        last = _last_told(scene, scene.sentences[sentence.index - 1], verb)
    is_person = last is not None and last.mentions[0].kind == "person"
    return last if is_person and last is not None and not set(last.codes) & set(met.codes) else None


def _last_told(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    """The subject of the last verb of visiting or meeting of a sentence, before a verb."""
    before = (m for m in sentence.of("engagement") if m.tense is not None and m.last <= verb.first)
    return subject_of_last(scene, sentence, verb) if any(m.code in _TOLD for m in before) else None
