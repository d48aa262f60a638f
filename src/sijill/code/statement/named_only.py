"""Whom a statement names without being about him: where and to whom it was made, a time, a paper's name.

قال الوزير خلال اجتماع مجموعة بريكس إن ...           where it was made
قال الوزير لصحيفة "إزفستيا" الروسية إن ...           to whom
سلحت روما كييف منذ بدء العملية العسكرية الروسية      a time
أكد التزامه باتفاق جدة، بميثاق الأمم المتحدة          a paper
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Speech
from sijill.code.speech.continuing import DONE
from sijill.code.speech.dated_speech import said_from
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA, SOFT

_SETTINGS = rule_words("statement.named_only", "settings")
_TOPICS = rule_words("statement.named_only", "topics")
_HEARERS = rule_words("statement.named_only", "hearers")
_SAY_ONLY = rule_words("statement.named_only", "say_only")
_SINCE = rule_words("statement.named_only", "since")
_ENDS = rule_words("statement.named_only", "ends")
_DEALS = rule_words("statement.named_only", "deals")
_CHARTERS = rule_words("statement.named_only", "charters")
_HEAD = 30  # words between who speaks and what he says, at most
_TIME = 4  # words from what a time is told by to whose it is
_OF_OWN = "مع"  # اتفاق موسكو مع أنقرة is hers


def setting(scene: Scene, speech: Speech) -> frozenset[int]:
    """The words between who speaks and the clause he says that only tell where, when and to whom he does.

    They end at what the verb governs (أعلنت في مايو وصول مدرعات تركية); of one that governs nothing, at the clause.
    """
    words, first = scene.words, said_from(speech)
    last = next((i for i in range(first, min(first + _HEAD, speech.until)) if _begins(scene, i)), None)
    if last is None or any(words[i] in DONE for i in range(first, last)):
        return frozenset()
    free = is_listed(words[speech.verb.first], _SAY_ONLY) if speech.verb.tense is not None else False
    dates = frozenset(i for m in scene.marked.between(first, last) if m.kind == "date" for i in range(m.first, m.last))
    out, inside, told = set(), False, False
    for i in range(first, last):
        topic = words[i] in _TOPICS or words[i - 1] in _TOPICS  # ردا على
        opens = not topic and (words[i] in _SETTINGS or words[i] in scene.links.relatives or _hears(words[i]))
        if topic or opens or scene.marked.words.breaks[i] == COMMA:
            inside, told = opens, topic
        if inside:
            out.add(i)
        elif not (told or free or i in dates):
            break
    return frozenset(out)


def _hears(word: str) -> bool:
    """Whether a word is to whom something is said: لصحيفة."""
    return is_listed(word, _HEARERS, "ل")


def _begins(scene: Scene, i: int) -> bool:
    """Whether what is said begins with a word: a clause, or a quotation that is no name (لقناة "كان")."""
    gap = scene.marked.words.gaps[i]
    quoted = gap.endswith('"') and not _hears(scene.words[i - 1])
    return scene.words[i] in scene.links.clause or quoted or ":" in gap


def is_named_only(scene: Scene, m: Mention) -> bool:
    """Whether somebody is named only for a time or in the name of a paper."""
    before = scene.words[m.first - 1]
    if before in _ENDS or is_listed(before, _CHARTERS, "وبل"):
        return True
    city = m.kind == "place" or (m.kind == "actor" and m.data["form"] == "capital")
    if city and is_listed(before, _DEALS, "وبلك"):
        return scene.words[m.last : m.last + 1] != [_OF_OWN]
    return _is_since(scene, m)


def _is_since(scene: Scene, m: Mention) -> bool:
    """Whether the words before somebody make a time of what he did: منذ انطلاق العملية العسكرية الروسية."""
    words, breaks = scene.words, scene.marked.words.breaks
    for i in range(m.first - 1, max(m.first - _TIME, 0) - 1, -1):
        if words[i] in _SINCE:
            return True
        if breaks[i] != SOFT or words[i] in scene.links.clause or words[i] in scene.links.relatives:
            return False
    return False
