"""Who gives support of which a word names no owner: what the sentence tells of before it."""

from __future__ import annotations

from sijill.actors import enemies
from sijill.code.sentence.frame import THAT_IT, right_before, subject_before
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

_SAID_REACH = 20  # words between «that» and the support
_OPENS = frozenset({"ان", "بان"})
_DOER_NEAR = 6
_SHOWING = 2  # words from the opening of a clause to the support that its verb shows, at least
_SHOWS_REACH = 6  # and at most
_PRESENT = ("ي", "ت")
_LETS = tuple(rule_words("crisis.patrons", "lets"))
_FOR_WHOM = rule_words("crisis.patrons", "for_whom")


def is_aimed(scene: Scene, noun: Mention) -> bool:
    """Whether a noun says for whom something is done: استهدفوا الموقع دعما لغزة."""
    aimed = scene.words[noun.first].endswith("ا") or is_listed(scene.words[noun.first], _FOR_WHOM, "و")
    return aimed and noun.tense is None and not noun.article and not noun.pronoun


def _who_acts(scene: Scene, sentence: Sentence, noun: Mention, to: ActorPhrase | None) -> ActorPhrase | None:
    """Who does what a sentence tells for somebody's sake: the first that acts and is no enemy of theirs."""
    foes = foes_of(scene, to.code) if to is not None else set()
    before = [p for p in scene.phrases(sentence) if p.last <= noun.first and p.link in (BARE, OF, ADJECTIVE)]
    said = next((i for i in range(noun.first - 1, sentence.first, -1) if scene.words[i] in _OPENS), sentence.first - 1)
    friends = [p for p in before if not foes.intersection(p.codes)]
    told = [p for p in friends if p.first > said] or friends  # قالت الصحيفة البريطانية إن شركات أميركية تبرعت دعما لـ
    return next((p for p in told if p.link != ADJECTIVE), told[0] if told else None)


def foes_of(scene: Scene, code: str) -> set[str]:
    """Those whom the report tells of as fighting somebody, and those it names who are known to."""
    told = {b if a == code else a for a, b in scene.conflicts if code in (a, b)}
    keys = enemies().get(code, ())
    return told | {m.code for m in scene.marked.of(("actor",)) if (m.data.get("group") or m.code) in keys}


def doer_of(scene: Scene, sentence: Sentence, noun: Mention, to: ActorPhrase | None = None) -> ActorPhrase | None:
    """Who gives support of which the noun names no owner: the subject of the verb before it, or what precedes it."""
    if is_aimed(scene, noun):  # دعما لـ: what the sentence tells is done for it
        return _who_acts(scene, sentence, noun, to)
    close = [p for p in scene.phrases(sentence) if p.last <= noun.first and noun.first - p.last <= _DOER_NEAR]
    if noun.data.get("title"):
        that_it = scene.words[noun.first - 1] in THAT_IT  # وصفت الصحيفة إيران بأنها الداعم الأول
        meant = next((p for p in scene.phrases(sentence) if that_it and p.last == noun.first - 1), None)
        return meant or subject_before(scene, noun, sentence)
    if (
        close
        and close[-1].link in (BARE, OF, "upon")
        and not any(_is_verb_at(scene, i) for i in range(close[-1].last, noun.first))
        and not any(close[-1].last <= i < noun.first for i in scene.clause_ends)
    ):
        return close[-1]
    showing = _who_shows(scene, sentence, noun)
    if showing is not None or (close and close[-1].link == "to" and _is_let(scene, close[-1], noun)):
        return showing or close[-1]
    if close and close[-1].link == ADJECTIVE and close[-1].last == noun.first:  # القرار الأميركي بتمويل العشائر
        return close[-1]
    return _subject_said(scene, sentence, noun) or of_the_verb(scene, sentence, noun)


def _who_shows(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who shows support of their own in a clause on them: قصف قواعد واشنطن، التي تبدي دعمها لتايوان."""
    opens = range(noun.first - _SHOWING, max(noun.first - _SHOWS_REACH, sentence.first), -1)
    at = next((i for i in opens if scene.words[i] in scene.links.relatives), None) if noun.pronoun else None
    if at is None or scene.words[at + 1][0] not in _PRESENT:
        return None
    return next((p for p in scene.phrases(sentence) if p.last == at and is_state(p.code)), None)


def _is_let(scene: Scene, phrase: ActorPhrase, noun: Mention) -> bool:
    """Whether something lets an actor support: سيتيح لطهران تعزيز تمويل حلفائها."""
    lets = scene.words[phrase.first - 1].lstrip("وفس").endswith(_LETS)
    return lets and not any(_is_verb_at(scene, i) for i in range(phrase.last, noun.first))


def _is_verb_at(scene: Scene, at: int) -> bool:
    """Whether a word is a verb, and no noun of its letters behind a preposition: إلى وقف الدعم."""
    return at in scene.verb_starts and scene.words[at - 1] not in ("الي", "علي")


def of_the_verb(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """The subject of the last verb before a noun that has one, or who stands before it."""
    verbs = [m for m in sentence.mentions if m.tense is not None and m.last <= noun.first and m.kind != "cue"]
    for verb in verbs[-2:][::-1]:
        near = next(
            (
                p
                for p in scene.phrases(sentence)
                if verb.last <= p.first and p.last <= noun.first and p.link in (BARE, OF)
            ),
            None,
        )
        found = right_before(scene, verb, sentence) or (
            near if near is not None and near.first - verb.last <= 3 else None
        )
        if found is not None:
            return found
    return subject_before(scene, noun, sentence)


def friend_of(scene: Scene, sentence: Sentence, noun: Mention, to: ActorPhrase) -> ActorPhrase | None:
    """Who gives support of which the noun names no owner: no enemy of whom it is for, and no institute."""
    found = doer_of(scene, sentence, noun, to)
    if found is None or foes_of(scene, to.code).intersection(found.codes):
        return None
    institute = any(m.kind == "actor" and m.data["form"] == "institution" for m in found.mentions)
    return None if institute else found


def _subject_said(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who is spoken of in the clause that holds a noun: قال الوزير إن واشنطن تسعى إلى ... عبر تقديم الدعم."""
    begin = max(sentence.first, noun.first - _SAID_REACH)
    at = next((i for i in range(noun.first - 1, begin, -1) if scene.words[i] in _OPENS), None)
    if at is None or any(scene.marked.words.breaks[i] == STOP for i in range(at + 1, noun.first)):
        return None
    return next((p for p in scene.phrases(sentence) if p.first == at + 1 and p.link == BARE), None)
