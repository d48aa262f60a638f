"""When something was said: the date of a speech, from the words round its verb or from what the speaker said before.

وفي 3 آذار، حذر الوزير من ...                  before the verb, with no other verb before it
قال الوزير، أمس الجمعة، إن ...                 between the verb and what is said
وأضاف أن ...                                  that of what the speaker said before
..., وفق بيان لوزارة الدفاع مساء السبت          behind a speaker who is named behind what he says
أقر الجيش بمقتل جندي الأحد                      not that of what is told
"""

from __future__ import annotations

import re

from sijill.code.sentence.scene import Scene, Speech
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA, folded

_REACH = 14  # words behind a verb and its speaker in which the date is looked for
_BEFORE = 8  # words before them
_BEHIND = 2  # words from a speaker who is named behind what he says to the date
_GOES_ON = 2  # sentences over which a date holds for what the same speaker says next
_TITLE_LINES = 2
_EARLIER_REACH = 4  # words from a speaker in which what he says is said to be older
_DAY = len("2024-05-07")
_OF_DONE = frozenset({"announce", "confirm", "deny", "condemn", "praise", "accuse"})
_UTTERED = 5  # words from what is said or written to the verb that says so: وفق بيان للوزارة صدر أمس
_COLON = re.compile(r'[")» ]*:(?:\s|["«“]|$)')
_QUOTES = ('"', "«", "“")
_STATE = frozenset({"name", "capital"})
_SINCE = "منذ"
_EARLIER = rule_words("speech.dated_speech", "earlier")
_NO_SPEECH = frozenset({"page_line", "last_night"})  # اعترف الجيش بمقتل جنود الليلة الماضية
_FISCAL = rule_words("speech.dated_speech", "fiscal")
_UTTERANCES = rule_words("speech.dated_speech", "utterances")


def set_dates(scene: Scene) -> None:
    """Date every speech; what goes on, or what the same speaker says next, has the date of what went before."""
    last: dict[str, Speech] = {}
    for speech in scene.speeches:
        speech.date = date_of(scene, speech)
        if speech.date is None and speech.goes_on_from is not None:
            speech.date = speech.goes_on_from.date
        before = last.get(_who(speech))
        if speech.date is None and before is not None and _same_day(scene, before, speech):
            speech.date = before.date
        last[_who(speech)] = speech
    _date_titles(scene)


def _same_day(scene: Scene, before: Speech, speech: Speech) -> bool:
    """Whether what the same speaker says next has the day of what he said; a year is that of one deed alone."""
    if before.date is None or len(before.date) != _DAY or speech.sentence.index - before.sentence.index > _GOES_ON:
        return False
    start = max(speech.sentence.first, speech.verb.first - _BEFORE)
    return _EARLIER.isdisjoint(scene.words[start : min(speech.sentence.last, said_from(speech) + _EARLIER_REACH)])


def _who(speech: Speech) -> str:
    """By what a speaker is known again: a group by its name, whatever it is called (الحركة), a state by its code."""
    m = speech.speaker_mention
    is_state = m.kind == "actor" and m.data["form"] in _STATE
    named = is_state or (speech.actor and not speech.actor.isascii())
    return str(speech.actor) if named and speech.actor else folded(speech.speaker)


def _date_titles(scene: Scene) -> None:
    """Date what a title and the lines below it say as what the report itself then says of the same speaker."""
    following: dict[str, Speech] = {}
    for speech in scene.speeches[::-1]:
        later = following.get(folded(speech.speaker))
        in_title = speech.date is None and speech.sentence.index <= _TITLE_LINES
        if in_title and later is not None and later.sentence.index - speech.sentence.index <= _TITLE_LINES + 1:
            speech.date = later.date
        following[folded(speech.speaker)] = speech


def said_from(speech: Speech) -> int:
    """The first word behind a verb and its speaker."""
    return speech.verb.last if speech.continues else max(speech.verb.last, speech.speaker_mention.last)


def date_of(scene: Scene, speech: Speech) -> str | None:
    """The date of the statement itself, as the words round its verb say it."""
    if speech.behind:
        last = speech.speaker_mention.last
        stop = min(last + _BEHIND, speech.sentence.last)
        while stop < speech.sentence.last and is_listed(scene.words[stop - 1], _UTTERANCES, "وبل", article=True):
            stop += 1  # وفق ما أعلنه الجيش في بيان الثلاثاء
        found = next((m for m in scene.marked.between(last, stop) if _dates(scene, m)), None)
        return str(found.code) if found is not None else None
    start, said = min(speech.verb.first, speech.first), said_from(speech)
    stop, put_in = _head(scene, speech, said, min(speech.until, said + _REACH))
    dates = (m for m in scene.marked.between(start, stop) if _dates(scene, m) and m.first not in put_in)
    inside = next((m for m in dates if not _is_of_deed(scene, speech, said, m)), None)
    if inside is not None and _SINCE in scene.words[said : inside.first]:
        return None  # يتبادلان الاتهامات منذ اندلاع الحرب عام 2003
    found = inside or _date_before(scene, speech, start)
    return str(found.code) if found is not None and not _is_to_come(scene, speech, str(found.code)) else None


def _head(scene: Scene, speech: Speech, first: int, last: int) -> tuple[int, range]:
    """Where what is said begins in a range behind who says it, and the relative clause put in before it.

    قال الوزير، الذي عاد السبت، أمس الاثنين | إن; بحسب الجيش، | قصفت الطائرات
    """
    words, put_in = scene.words, range(0)
    for i in range(first, last):
        if i in put_in:
            continue
        opens = _opens_quote(scene.marked.words.gaps[i], inside=i > first)
        if words[i] in scene.links.clause or opens or (speech.verb.tense is None and _is_told(scene, i)):
            return i, put_in
        if words[i] in scene.links.relatives:
            ends = next((j for j in range(i + 1, last) if scene.marked.words.breaks[j] == COMMA), None)
            if ends is None or i > first:
                return i, put_in
            put_in = range(i, ends)
    return last, put_in


def _is_told(scene: Scene, at: int) -> bool:
    """Whether a word tells of fighting, or is a verb of what somebody is quoted for: بحسب الوزير، ستواصل موسكو."""
    uttered = any(is_listed(w, _UTTERANCES, "وفبل", article=True) for w in scene.words[at - _UTTERED : at])
    return _is_deed(scene, at) or (at in scene.verb_starts and not uttered)


def _is_deed(scene: Scene, at: int) -> bool:
    """Whether a word tells of fighting, or of losses in it; تبادلت الاتهامات is a speech itself."""
    told = scene.marked.between(at, at + 1)
    return any((m.kind == "crisis" and m.code != "dispute") or m.code == "casualties" for m in told)


def _is_of_deed(scene: Scene, speech: Speech, said: int, date: Mention) -> bool:
    """Whether a date behind what was done is that of the deed: أقر الجيش بمقتل جندي الأحد, بعملية نفذتها في مايو.

    One behind a comma is that of the speech (حذر من هجوم، أمس), and so is one behind what was uttered (في كلمة، أمس).
    """
    if speech.act not in _OF_DONE or COMMA in scene.marked.words.breaks[date.first - 1 : date.first + 1]:
        return False
    if any(is_listed(w, _UTTERANCES, "وفبل", article=True) for w in scene.words[said : date.first]):
        return False
    return any(_is_deed(scene, i) for i in range(said, date.first))


def _is_to_come(scene: Scene, speech: Speech, day: str) -> bool:
    """Whether a date is later than the report, and so that of what is said to come: تتوقع وارسو تسلمها في سبتمبر."""
    report = scene.marked.document.date
    return report is not None and speech.verb.tense != "future" and day[:_DAY] > report[: len(day)]


def _date_before(scene: Scene, speech: Speech, start: int) -> Mention | None:
    """The date right before a verb and its speaker, between commas or with no verb before it.

    One before a verb joined by و is of what stands before (معارك مايو، وقالت).
    """
    first = speech.sentence.first
    breaks = scene.marked.words.breaks
    joined = speech.verb.proclitic[:1] in ("و", "ف")
    for m in scene.marked.between(max(first, start - _BEFORE), start)[::-1]:
        if _dates(scene, m) and start - m.last <= 1:
            between = COMMA in (breaks[m.first], breaks[m.first - 1])
            clause = next((i for i in range(m.first - 1, first - 1, -1) if scene.words[i] in scene.links.clause), first)
            opens = not joined and not any(i in scene.verb_starts for i in range(clause, m.first))
            return m if between or opens else None
    return None


def _opens_quote(gap: str, *, inside: bool) -> bool:
    """Whether what is said begins behind a colon, or as a quotation behind a comma that is not the speaker's own."""
    return _COLON.match(gap) is not None or (inside and gap[-1:] in _QUOTES and any(mark in gap for mark in ("،", ",")))


def _dates(scene: Scene, m: Mention) -> bool:
    """Whether a mention can be the day of a speech: a fiscal year is that of a budget."""
    if m.kind != "date" or not m.code or m.data.rule in _NO_SPEECH:
        return False
    if not _FISCAL.isdisjoint(scene.words[m.first : m.last]):
        return False
    if m.data.relation == "since":  # منذ يومين, منذ بداية العام
        return m.data.rule == "relative_year" or (m.data.rule == "ago" and not m.code.endswith("~"))
    return m.data.relation is None
