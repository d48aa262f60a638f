"""Further deals of one verb that is not said again: each member names its own side and its own weapons.

اشترت تايلاند من السويد مقاتلات، ومن الصين غواصة        ومن: another supplier
سلمتها فرنسا مدافع وبريطانيا صواريخ                      و: another who hands over
أرسلت فرنسا إلى اليونان فرقاطة وإلى قبرص رادارات          وإلى: another receiver
زودت السويد كييف بمدافع، وكذلك فنلندا                     وكذلك: another who does the same
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sijill.code.sentence.phrases import BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.items import Group
from sijill.languages.rule_words import is_listed, rule_words
from sijill.text import SOFT

_NEAR = 1  # words between the side and its weapons
_REACH = 12  # words from the weapons before to the further side
_RECIPIENT, _SUPPLIER = "recipient", "supplier"
_AND_TO = "والي"
_LIKEWISE = rule_words("transfer.gapped", "likewise")
_DID = rule_words("transfer.gapped", "did")


def gapped(
    scene: Scene, sentence: Sentence, acts: list[Act], groups: Iterable[Group]
) -> Iterator[tuple[Act, ActorPhrase]]:
    """(the act again with its further weapons, who supplies them) of each member behind a purchase.

    Behind a supply only where a pronoun says to whom: سلمتها فرنسا مدافع وبريطانيا صواريخ.
    """
    last = acts[-1] if acts else None
    if last is None or last.by not in (_RECIPIENT, _SUPPLIER):
        return
    for group in groups:
        side = next((p for p in scene.phrases(sentence) if _leads(scene, p, group, last)), None)
        if side is None or not 0 <= side.first - last.group.last <= _REACH:
            continue
        if any(i in scene.verb_starts for i in range(last.group.last, group.first)):
            continue
        last = replace(last, group=group)
        yield last, side


def _leads(scene: Scene, phrase: ActorPhrase, group: Group, act: Act) -> bool:
    """Whether a further supplier stands right before weapons: behind ومن, or as one more subject of a verb."""
    m = phrase.mentions[0]
    if act.by == _SUPPLIER:
        # but باعت روسيا الهند مقاتلات والصين غواصات: may be one more receiver
        subject = bool(act.word.pronoun) and act.word.tense is not None and phrase.link in (BARE, OF)
        return subject and phrase.last == group.first and m.proclitic[:1] == "و" and not group.weak
    joined = phrase.link == "from" and m.first > 0 and scene.words[m.first - 1] == "ومن"
    return joined and 0 <= group.first - phrase.last <= _NEAR


def given_to(
    scene: Scene, sentence: Sentence, acts: list[Act], groups: Iterable[Group]
) -> Iterator[tuple[Act, ActorPhrase]]:
    """(the act again with its further weapons, who receives them) of each member behind a supply: وإلى قبرص رادارات."""
    last = acts[-1] if acts else None
    if last is None or last.by != _SUPPLIER:
        return
    for group in groups:
        side = next((p for p in scene.phrases(sentence) if p.link == "to" and _is_and_to(scene, p, group)), None)
        if side is None or not 0 <= side.first - last.group.last <= _REACH:
            continue
        if not any(i in scene.verb_starts for i in range(last.group.last, group.first)):
            last = replace(last, group=group)
            yield last, side


def _is_and_to(scene: Scene, phrase: ActorPhrase, group: Group) -> bool:
    at = phrase.mentions[0].first
    return at > 0 and scene.words[at - 1] == _AND_TO and 0 <= group.first - phrase.last <= _NEAR


def likewise(scene: Scene, sentence: Sentence, acts: list[Act]) -> Iterator[tuple[Act, ActorPhrase]]:
    """(the act again, its weapons without their number, who does the same) at the end of a sentence."""
    last = acts[-1] if acts else None
    if last is None or last.by not in (_RECIPIENT, _SUPPLIER) or last.word.tense is None:
        return
    end = max(last.group.last, last.word.last)
    side = next((p for p in scene.phrases(sentence) if p.last == sentence.last and p.first > end), None)
    if side is None or side.link not in (BARE, OF) or any(i in scene.verb_starts for i in range(end, side.first - 1)):
        return
    at = side.first - 1
    at -= scene.words[at] in _DID
    if at >= end and is_listed(scene.words[at], _LIKEWISE, "و") and scene.marked.words.breaks[at] != SOFT:
        yield replace(last, group=replace(last.group, items=[i | {"quantity": None} for i in last.group.items])), side
