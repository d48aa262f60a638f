"""Whose counted troops are, and where they stand; and the actor nearest to a number, if nothing says whose it is.

بمشاركة 3 آلاف جندي من مصر واليونان      of both together
قال إن بلاده سترسل إلى كينيا 300 جندي     never of whom they are sent to
يستضيف الأردن 3 آلاف جندي أميركي          USA, in JOR
"""

from __future__ import annotations

from sijill.code.figure.counted import Count
from sijill.code.figure.named_owners import is_glued, named_with
from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.phrases import ADJECTIVE, BARE
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.languages.rule_words import rule_words

_MOVED = 2  # words from a verb to the number of whom it moves: نحو
_SENT = 5  # words from troops to where they are sent
_HOSTED = 6  # words from a verb of hosting to the troops
_AGAINST = "ضد"
_SENDS = frozenset({"used", "send"})
_HOSTS = rule_words("figure.force_owners", "hosts")
_STATES = rule_words("figure.force_owners", "states")

Owners = tuple[list[str], str | None]


def of_troops(scene: Scene, sentence: Sentence, count: Count, last: Count | None, before: Owners | None) -> Owners:
    """(subject, counterpart) of a count of troops; `last` is the one before it in its sentence, `before` its owners."""
    if _of_many(scene, count):
        return [], None
    own = named_with(scene, sentence, count) or _of_strength(scene, sentence, count)
    if own is None and last is not None and before is not None and count.number.first - last.last <= 3:
        return before[0], _host(scene, sentence, count, before[0]) or before[1]
    if own is None and count.behind and count.act is not None and count.act.pronoun:
        doer = frame_of(scene, count.act, sentence).subject  # 300 ألف شخص حشدتهم موسكو
        own = doer.code if doer is not None and doer.first >= count.act.last else None
    own = own or _sent_by(scene, sentence, count)
    together = _together(scene, sentence, count)
    subject = together if own in together or not own else [own]
    near = nearest(scene, sentence, count) or ""
    if count.counts("irregular") and is_state(near):
        near = ""  # the gunmen of whom a report of a state tells are not its own
    subject = subject or [near]
    return subject, _host(scene, sentence, count, subject)


def _sent_by(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """Whose troops a verb right before their number moves, where its subject is that of the verb before it.

    أغلقت بولندا حدودها مع بيلاروسيا ونشرت 40 ألف جندي: not the state named last
    """
    near = range(count.number.first - _MOVED, count.number.first)
    moved = (m for m in sentence.of("engagement") if m.first in near and m.proclitic[:1] == "و")
    verb = next((m for m in moved if m.tense == "past"), None)
    if verb is None or any(verb.last <= p.first < count.number.first for p in scene.phrases(sentence)):
        return None
    doer = frame_of(scene, verb, sentence).subject
    return doer.code if doer is not None and len(doer.codes) == 1 and doer.last <= verb.first else None


def _of_strength(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """Of whom a word of strength says how many they are, right behind it: عدد القوات الأميركية في البلاد 900."""
    act = count.act
    if act is None or act.data["act"] != "strength" or count.behind:
        return None
    beside = (p for p in scene.phrases(sentence) if act.first <= p.first <= act.last < p.last)
    return next((p.code for p in beside if p.link != "in"), None)


def _of_many(scene: Scene, count: Count) -> bool:
    """Whether troops are said to be of so many states, none of them named (50 ألف عسكري من 14 دولة)."""
    behind = scene.words[count.last : count.last + 3]
    return behind[:1] == ["من"] and not _STATES.isdisjoint(behind)


def _together(scene: Scene, sentence: Sentence, count: Count) -> list[str]:
    """The actors joined by و just before a number of troops, as adjectives behind it or behind من: it is all theirs."""
    for p in scene.phrases(sentence):
        behind = (p.link == ADJECTIVE and p.first == count.last) or (p.link == "from" and p.first == count.last + 1)
        if behind and len(p.codes) > 1:
            return list(p.codes)
    before = [p for p in scene.phrases(sentence) if p.last <= count.number.first]
    return list(before[-1].codes) if before and before[-1].link == BARE and len(before[-1].codes) > 1 else []


def _host(scene: Scene, sentence: Sentence, count: Count, subject: list[str]) -> str | None:
    """Where troops are sent or stand: behind a verb of sending, إلى or في with another state."""
    hosting = _hosting(scene, sentence, count)
    if hosting is not None and hosting not in subject:
        return hosting
    if count.act is None or count.act.data["act"] not in ("used", "strength", "send"):
        return None
    near = [p for p in scene.phrases(sentence) if p.link in ("to", "in") and len(p.codes) == 1]
    behind = (p for p in near if 0 <= p.first - count.last <= _SENT and not _other_number(scene, count.last, p.first))
    before = (p for p in near if count.act.last <= p.first and 0 <= count.number.first - p.last <= _SENT)
    place = next(behind, None) or next(before, None)  # عدد القوات في سوريا 900
    return place.code if place is not None and place.code not in subject else None


def _hosting(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """Who is said to host troops: يستضيف الأردن 3 آلاف جندي أميركي."""
    first = max(sentence.first, count.number.first - _HOSTED)
    at = next((i for i in range(first, count.number.first) if any(w in scene.words[i] for w in _HOSTS)), None)
    if at is None:
        return None
    hosts = (p for p in scene.phrases(sentence) if p.link == BARE and at in (p.first - 1, p.last))
    return next((p.code for p in hosts), None)


def nearest(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """The last actor before a number in its sentence, else the first behind it, else the last the report named."""
    phrases = scene.phrases(sentence)
    before = [p for p in phrases if p.last <= count.number.first and p.link not in ("about", "against")]
    sends = count.act is not None and count.act.data["act"] in _SENDS
    before = [p for p in before if not (sends and p.link == "to" and p.first >= (count.act.last if count.act else 0))]
    if before:
        own = [p for p in before if p.link != "in"]  # القوات الأميركية في سوريا: theirs, not the place's
        return (own or before)[-1].code
    return _further(scene, sentence, count)


def _further(scene: Scene, sentence: Sentence, count: Count) -> str | None:
    """The first actor behind a number in its sentence, else the last the report named, to which nothing goes."""
    behind = next((p for p in scene.phrases(sentence) if p.first >= count.last), None)
    if behind is not None and behind.link in ("to", "from", "in") and _other_number(scene, count.last, behind.first):
        behind = None  # 16 ألف جندي، بينهم 11 ألفا من كندا
    goes_to = behind is not None and behind.link == "to" and not is_glued(behind)  # توجهت 9 طائرات إلى إسرائيل
    if behind is not None and not goes_to and _AGAINST not in scene.words[count.last : behind.first]:
        return behind.code
    sent_to = {p.code for p in scene.phrases(sentence) if p.link == "to" and p.last <= count.number.first}
    return next((c for c in scene.codes_before(count.number.first, 2)[::-1] if c not in sent_to), None)


def _other_number(scene: Scene, first: int, last: int) -> bool:
    """Whether another number stands between, so that what is behind it is its own: 366 ألفا، مقابل 293 ألفا في بيرو."""
    return any(m.kind == "number" for m in scene.marked.between(first, last))
