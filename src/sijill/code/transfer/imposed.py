"""Upon whom a ban on arms lies, and who imposes it, where words behind the arms say so.

حظر بيع الأسلحة المفروض على الصين                upon China, by nobody named
حظر السلاح الذي يفرضه الاتحاد الأوروبي على بكين    by the European Union
حظر السلاح على بكين, حظرا على السلاح على بكين       where «upon» stands right behind the arms
مددت بروكسل حظر السلاح على بكين                   by who prolongs it
"""

from __future__ import annotations

from sijill.code.sentence.phrases import BARE, OF
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.transfer.acts import Act
from sijill.code.transfer.modes import COUNCIL
from sijill.code.transfer.two_sides import Sides
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_IMPOSES = rule_words("transfer.imposed", "imposes")
_SAID = rule_words("transfer.imposed", "imposed") | _IMPOSES
_NEAR = 3  # words from the arms to that word: حظر السلاح الدولي المفروض
_IMPOSER = 5  # words from imposing to who does it, and from that to upon whom
_BAN = "transfers.suspend"
_ADJECTIVE = 2  # words from the arms to upon whom: حظر السلاح الدولي على
_PUTS = rule_words("transfer.imposed", "puts")
_PUTS_REACH = 6  # words from putting a ban to the ban: who puts it
_NO_STANDING = rule_words("transfer.imposed", "no_standing")
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
        return _of_bare_ban(scene, sentence, act, sides)
    if scene.words[at] in _IMPOSES:
        who = (p for p in behind if p.link in (BARE, OF) and p.first - at <= _IMPOSER)
        sides.put("supplier", next((p for p in who if p.last <= upon.first), None))
    sides.put("recipient", upon)
    sides.banned = sides.recipient is upon
    return sides.banned and mode.code == "suspended"


def _of_bare_ban(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> bool:
    """Fill in the sides of a ban on arms right behind which «upon» stands, if it stands or is put upon somebody."""
    ban, group = act.word, act.group
    is_noun = ban.entry == _BAN and ban.tense is None and 0 <= group.first - ban.last <= 1
    if not is_noun or any(i["category"] != "unspecified" for i in group.items):
        return False
    upon = next((p for p in scene.phrases(sentence) if 0 <= p.mentions[0].first - group.last <= _ADJECTIVE), None)
    if upon is None or upon.link != "upon" or not all(is_state(c) for c in upon.codes):
        return False
    puts = range(max(sentence.first, ban.first - _PUTS_REACH), ban.first)
    at = next((i for i in reversed(puts) if is_listed(scene.words[i], _PUTS)), None)
    own = (p for p in scene.phrases(sentence) if at is not None and at < p.first and p.last <= ban.first)
    who = next((p for p in own if p.link in (BARE, OF)), None)
    if who is None and _is_only_wished(scene, sentence, ban):
        return False
    sides.put("recipient", upon)
    sides.put("supplier", who if who is not None and who.codes != COUNCIL else None)
    sides.banned = True
    return True


def _is_only_wished(scene: Scene, sentence: Sentence, ban: Mention) -> bool:
    """Whether a ban is called for, ended or broken, so that nothing is said of its standing: الدعوة إلى حظر السلاح."""
    if ban.proclitic[:1] == "ب" or ban.proclitic.endswith("ل"):
        return True
    before = scene.words[max(sentence.first, ban.first - _PUTS_REACH) : ban.first]
    return any(is_listed(w, _NO_STANDING, "وفبل", article=True) for w in before)
