"""Upon whom a ban on arms lies, and who imposes it, where words behind the arms say so.

حظر بيع الأسلحة المفروض على الصين                upon China, by nobody named
حظر السلاح الذي يفرضه الاتحاد الأوروبي على بكين    by the European Union
"""

from __future__ import annotations

from sijill.code.acts import Act
from sijill.code.phrases import BARE, OF
from sijill.code.scene import Scene, Sentence
from sijill.code.two_sides import Sides
from sijill.languages.rule_words import rule_words

_IMPOSES = rule_words("imposed", "imposes")
_SAID = rule_words("imposed", "imposed") | _IMPOSES
_NEAR = 3  # words from the arms to that word: حظر السلاح الدولي المفروض
_IMPOSER = 5  # words from imposing to who does it, and from that to upon whom
_BANS = frozenset({"suspended", "licensed"})
_LINKS = frozenset({"upon", "from"})


def of_ban(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> bool:
    """Fill in the sides of a ban that is said to be imposed. False where they are not all: none is said, or it ends."""
    mode = act.mode if act.mode is not None else act.word
    if mode.kind != "transfer_mode" or mode.code not in _BANS or mode.first > act.group.first:
        return False
    near = range(act.group.last, min(act.group.last + _NEAR, sentence.last))
    at = next((i for i in near if scene.words[i] in _SAID), sentence.last)
    behind = [p for p in scene.phrases(sentence) if at < p.first]
    upon = next((p for p in behind if p.link in _LINKS and p.first - at <= 2 * _IMPOSER), None)
    if upon is None:
        return False
    if scene.words[at] in _IMPOSES:
        who = (p for p in behind if p.link in (BARE, OF) and p.first - at <= _IMPOSER)
        sides.put("supplier", next((p for p in who if p.last <= upon.first), None))
    sides.put("recipient", upon)
    sides.banned = sides.recipient is upon
    return sides.banned and mode.code == "suspended"
