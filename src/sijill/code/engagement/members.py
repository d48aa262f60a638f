"""Who meets where a meeting says whom it brings together.

اجتماع رباعي على مستوى وزراء دفاع كل من مصر واليونان      whose ministers
اجتماعا ثلاثيا يضم دبلوماسيين من المجر والسويد            whom it is made up of
اجتماع وزاري، شارك فيه وزراء خارجية قطر ومصر             who took part in it
اجتماع في عمّان بمشاركة ممثلين عن تونس                     who joined it
"""

from __future__ import annotations

from sijill.code.engagement.convened import hosted_by
from sijill.code.sentence.parties import merged
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

_PAIR = 2
_CLAUSE = 4  # words of a meeting's adjectives before the clause on it: اجتماع ثلاثي رفيع المستوى يضم
_JOINED = 14  # words from a meeting to those who join it
_FIRST = 5  # words from such a word to the first who is named: بمشاركة عدد من كبار مسؤولي
_NEXT = 3  # words between one who is named and the next
_LINKS = frozenset({BARE, OF, ADJECTIVE, "from", "with", "about", "between"})
_MADE_UP = rule_words("engagement.members", "made_up")
_LEVEL = ["علي", "مستوي"]
_TAKES_PART = rule_words("engagement.members", "takes_part")
_IN_IT = rule_words("engagement.members", "in_it")
_WITH_THEM = rule_words("engagement.members", "with_them")


def with_members(scene: Scene, sentence: Sentence, noun: Mention, known: list[str]) -> list[str]:
    """Who meets: those who are known, and who joins them; or all of whom a meeting is said to be made up."""
    whole = hosted_by(scene, sentence, noun)
    joins: list[str] = []
    for at in range(noun.last, min(noun.last + _JOINED, sentence.last - 1)):
        if scene.marked.words.breaks[at] == STOP:
            break
        first = _names_behind(scene, noun, at)
        if first and scene.words[at].lstrip("و") in _WITH_THEM:
            joins = merged(joins, _listed(scene, sentence, first))
        elif first:
            whole = merged(whole, _listed(scene, sentence, first))
    if len(whole) >= _PAIR:
        return merged(whole, joins)
    return merged(known, joins) if known or len(joins) >= _PAIR else known


def _names_behind(scene: Scene, noun: Mention, at: int) -> int:
    """The word behind one that tells who meets; 0 if it is none, or of something else than the meeting."""
    words, near = scene.words, at - noun.last <= _CLAUSE
    crossed = any(i in scene.verb_starts for i in range(noun.last, at))
    if near and not crossed and (is_listed(words[at], _MADE_UP, "و") or words[at - 1 : at + 1] == _LEVEL):
        return at + 1
    if near and not crossed and is_listed(words[at], _TAKES_PART, "و") and words[at + 1] in _IN_IT:
        return at + 2
    return at + 1 if not crossed and is_listed(words[at], _WITH_THEM, "و") else 0


def _listed(scene: Scene, sentence: Sentence, first: int) -> list[str]:
    """The codes of those who are named from a word on, one behind another."""
    codes: list[str] = []
    last, reach = first, _FIRST
    for phrase in scene.phrases(sentence):
        if phrase.first < first:
            continue
        if phrase.first - last > reach or phrase.link not in _LINKS or _is_apart(scene, phrase, last):
            break
        codes = merged(codes, phrase.codes)
        last, reach = phrase.last, _NEXT
    return codes


def _is_apart(scene: Scene, phrase: ActorPhrase, last: int) -> bool:
    """Whether a verb or a word that opens a clause stands before a name."""
    return any(i in scene.verb_starts or scene.words[i] in scene.links.clause for i in range(last, phrase.first))
