"""What a side itself says no to, behind what is told of its supply: that it happened, or what it is asked for.

ذكرت مجلة أن تركيا أرسلت ذخائر، لكن أنقرة نفت النبأ                    denied
قالت واشنطن إن موسكو تتلقى صواريخ من بيونغ يانغ، الأمر الذي نفته الأخيرة
رفضت برلين طلب كييف الحصول على صواريخ                              refused, and requested before
طلبت كييف دبابات من أثينا، لكن أثينا رفضت الطلب                       requested, and refused then
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.rumours import DENY
from sijill.code.transfer.two_sides import Sides
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT

_TOLD = rule_words("transfer.contested", "told")
_ASKED = rule_words("transfer.contested", "asked")
_WHAT = rule_words("transfer.contested", "what")
_TOLD_REACH = 4  # words from denying to what is denied: who denies may stand between
_WHO_REACH = 3  # words between denying and who denies
_OPENS = 4  # words of the next sentence in which the denial stands
_REQUEST_REACH = 3  # words from refusing to the request that is refused: who refuses


def is_contested(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> bool:
    """Whether who supplies or receives denies an act behind it, or at the start of the next sentence."""
    codes = {c for side in (sides.supplier, sides.recipient) if side is not None for c in side.codes}
    denials = (m for m in _behind(scene, sentence, act, "cue") if m.entry == DENY)
    return any(_is_of_it(scene, m, _TOLD) and _is_by(scene, m, codes) for m in denials)


def is_turned_down(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> bool:
    """Whether who is asked for a supply refuses it behind the request, or at the start of the next sentence."""
    codes = set(sides.supplier.codes) if sides.supplier is not None else set()
    refusals = [m for m in _behind(scene, sentence, act, "transfer_mode") if m.code == "refused"]
    return any((_is_of_it(scene, m, _ASKED) or _ends_clause(scene, m)) and _is_by(scene, m, codes) for m in refusals)


def is_of_request(sentence: Sentence, act: Act) -> bool:
    """Whether what is refused is a request, which so was made: رفضت برلين طلب كييف الحصول على صواريخ."""
    mode = act.mode
    if mode is None or mode.code != "refused":
        return False
    asked = (m for m in sentence.of("transfer_mode") if m.code == "requested" and m.tense is None)
    return any(0 <= m.first - mode.last <= _REQUEST_REACH and m.last <= act.group.first for m in asked)


def _behind(scene: Scene, sentence: Sentence, act: Act, kind: str) -> list[Mention]:
    """The verbs of one kind behind an act and its weapons, and those that open the next sentence."""
    last = max(act.word.last, act.group.last)
    later = scene.sentences[sentence.index + 1 : sentence.index + 2]
    opening = [m for s in later for m in s.of(kind) if m.first - s.first < _OPENS]
    return [m for m in [*(m for m in sentence.of(kind) if m.first >= last), *opening] if m.tense is not None]


def _is_of_it(scene: Scene, verb: Mention, told: frozenset[str]) -> bool:
    """Whether a verb is of what was told before: by its pronoun, or ذلك or such a noun behind it."""
    if verb.pronoun:
        return verb.first > 0 and is_listed(scene.words[verb.first - 1], _WHAT)
    return any(is_listed(w, told, "وب") for w in scene.words[verb.last : verb.last + _TOLD_REACH])


def _ends_clause(scene: Scene, verb: Mention) -> bool:
    """Whether nothing is said behind a verb: لكن أثينا رفضت."""
    return verb.last >= scene.sentence_of(verb).last or scene.marked.words.breaks[verb.last] != SOFT


def _is_by(scene: Scene, verb: Mention, codes: set[str]) -> bool:
    """Whether one of some actors stands right behind a verb or, where nobody does, right before it."""
    behind = scene.actors(verb.last, min(verb.last + _WHO_REACH, scene.sentence_of(verb).last))
    before = [m for m in scene.actors(max(0, verb.first - _WHO_REACH), verb.first) if m.last == verb.first]
    return any(m.code in codes for m in (behind or before))
