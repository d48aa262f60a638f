"""The word that says how far a deed is: that it is planned, asked for, refused, negotiated, allowed or stopped.

طلبت كييف من برلين تسليمها دبابات          طلبت before تسليمها
علقت واشنطن شحنة كان من المقرر إرسالها     what stops the weapons that were to be sent
"""

from __future__ import annotations

from sijill.code.sentence.phrases import is_verb
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.act_words import is_governed
from sijill.code.transfer.punished import punished_for
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT, STOP

_BEGIN, _INTEREST, URGE = "transfers.begin", "transfers.interest", "transfers.urge"
_MODE_REACH = 11
_CHAIN_REACH = 24  # words from calling for several deeds to the last of them
_DECIDED = frozenset({"planned", "licensed"})
_NO_MORE_DEEDS = frozenset({URGE, "transfers.option"})  # what is joined to them by و is a deed of its own
ALLEGED = rule_words("transfer.mode_words", "alleged")
_BECAUSE = rule_words("transfer.mode_words", "because")
CONTRACTS, UPON = ("تعاقد", "عاقد"), "علي"
_BEFORE_NOUNS = frozenset({"الي", "علي", "في", "عن"})
_NAME = 6  # words of a person's office and name before its last
_CONTENT = frozenset({"ان", "بان"})
_ADVERBS = rule_words("transfer.mode_words", "adverbs")
_PROPOSALS = rule_words("transfer.mode_words", "proposals")
_SUBJUNCTIVE = rule_words("transfer.mode_words", "subjunctive")
_HAD = frozenset({"قد", "وقد", "لقد"})
_STOPS = frozenset({"suspended", "cancelled"})
_STOP_REACH = 4  # words from a stop to the weapons: who stops them
_WAS_TO_BE = rule_words("transfer.mode_words", "was_to_be")


def mode_of(scene: Scene, sentence: Sentence, m: Mention, words: list[Mention]) -> Mention | None:
    """The word before an act that sets its step; of several the one of the highest rank, then the nearest."""
    if m.tense == "past":
        return None
    found = [
        o
        for o in sentence.of("transfer_mode")
        if o is not m
        and not o.data.get("lone")
        and not _is_name(scene, o)
        and _governs(scene, o, m, words)
        and not _is_other(scene, o, m)
    ]
    blame = punished_for(scene, sentence, m)
    found = [o for o in found if blame is None or o.first >= blame.sanctions.last]  # أقر عقوبات على طهران لتسليمها
    found = [o for o in found if o.tense != "past" or not _is_noun(scene, o, found)]
    found = [o for o in found if o.tense is not None or not _is_past_here(scene, o, found)]
    return max(found, key=lambda o: (o.data["rank"], o.first), default=None)


def _is_name(scene: Scene, mode: Mention) -> bool:
    """Whether a word is part of a person's name: الوزير علي صادق."""
    near = scene.marked.between(max(0, mode.first - _NAME), mode.first + 1)
    return any(p.kind == "person" and p.first <= mode.first < p.last for p in near)


def _is_other(scene: Scene, mode: Mention, m: Mention) -> bool:
    """Whether a word between makes the mode another word (علق على is to comment on), or a needed one is not there."""
    between = scene.words[mode.last : m.first]
    if mode.code == "suspended" and mode.tense is None and _is_of_fighting(scene, mode):
        return True
    if mode.code == "refused" and (_is_anothers(scene, mode, m) or not ALLEGED.isdisjoint(between)):
        return True
    if mode.code == "requested" and mode.tense is None and mode.proclitic.endswith("ب") and between[:1] == ["من"]:
        return True  # بضغط من واشنطن: said by the way
    if mode.data.get("bare") and not _is_bare(scene, mode, m):
        return True
    if _is_beside(scene, mode, m) or m.entry in mode.data.get("not_of", ()):
        return True
    unless, needs = mode.data.get("unless"), mode.data.get("needs")
    return bool(unless and unless in between) or bool(needs and set(needs.split("|")).isdisjoint(between))


def _is_bare(scene: Scene, mode: Mention, m: Mention) -> bool:
    """Whether a deed is right what its mode is of, at most its subject between: تدعم روما شراء, not بتزويد."""
    if m.proclitic or mode.pronoun:
        return False
    return m.first == mode.last or any(
        p.first == mode.last and p.last == m.first for p in scene.phrases(scene.sentence_of(m))
    )


def _is_beside(scene: Scene, mode: Mention, m: Mention) -> bool:
    """Whether a mode only stands before an act, which is of another word or a deed of its own.

    بدأت في دراسة بيع                        what begins is the study
    غير مهتمة ببيع                            no request of who would sell
    زيادة الضغط على موسكو وتسليم كييف صواريخ   a deed beside the pressure
    جرائم بحق المدنيين، وإرسال القنابل         no right to send them
    """
    studied = mode.entry == _BEGIN and any(o.kind == mode.kind for o in scene.marked.between(mode.last, m.first))
    sold = mode.entry == _INTEREST and m.data.get("by") == "supplier"
    return studied or sold or (mode.entry in _NO_MORE_DEEDS and m.proclitic[:1] == "و")


def _is_noun(scene: Scene, mode: Mention, found: list[Mention]) -> bool:
    """Whether what could be a past form is a noun: تلقت عرضا من طوكيو, كررت طلبها من بكين."""
    if not any(o.first == mode.first and o.tense is None for o in found):
        return False
    word = scene.words[mode.first]
    return (word[-1] == "ا" and not mode.pronoun) or (bool(mode.pronoun) and is_governed(scene, mode))


def _is_anothers(scene: Scene, mode: Mention, m: Mention) -> bool:
    """Whether what is refused is what another has decided: معارضتها قرار ألمانيا إرسال دبابات."""
    between = scene.marked.between(mode.last, m.first)
    decided = (o for o in between if (o.kind == "transfer_mode" and o.code in _DECIDED) or o.kind == "approval")
    return any(o.tense is None and any(p.first == o.last for p in scene.phrases(scene.sentence_of(m))) for o in decided)


def _governs(scene: Scene, mode: Mention, m: Mention, words: list[Mention]) -> bool:
    reach = _CHAIN_REACH if _is_in_chain(mode, m) else mode.data.get("reach", _MODE_REACH)
    near = 0 <= m.first - mode.last <= reach
    glued = m.proclitic[-1:] == "ب"  # السماح للدول التي تمتلك دبابات، بتسليمها: what says of whom is no deed between
    aside = {i for i in range(mode.last, m.first) if glued and scene.words[i - 1] in scene.links.relatives}
    aside |= {o.first for o in words if is_contracting(scene, o, m)}
    if not near or any(mode.last <= o.first < m.first and o.first not in aside for o in words):
        return False
    content = m.tense is None and m.first > mode.last and scene.words[m.first - 1] in _CONTENT  # محادثات ... إن تزويد
    if content or STOP in scene.marked.words.breaks[mode.last + 1 : m.first + 1]:
        return False
    return _BECAUSE.isdisjoint(scene.words[mode.last : m.first]) and _is_open_to(scene, mode, m, aside)


def is_contracting(scene: Scene, noun: Mention, m: Mention) -> bool:
    """Whether a noun only says that one contracts for an act: التعاقد مع سيول على شراء دبابات."""
    contracts = noun.tense is None and begins(scene.words[noun.first], CONTRACTS, "والب")
    return contracts and noun.last <= m.first and scene.words[m.first - 1] == UPON


def _is_open_to(scene: Scene, mode: Mention, m: Mention, aside: set[int]) -> bool:
    """Whether no speech and no verb parts a mode from an act; `aside` are verbs that only say of whom it is."""
    between = scene.marked.between(mode.last, m.first)
    nouns = {o.first for o in between if o.kind == "transfer_mode" and o.data["form"] == "noun"}  # رفعت حظر بيع
    aside = aside | {i for i in range(mode.last, m.first) if scene.words[i] in _ADVERBS}  # رفضت مجددا
    said = (o for o in between if o.kind == "speech" and o.first not in nouns | aside)  # رفضت طلب أنقرة شراء
    if any(is_verb(o) or (o.data["form"] == "participle" and scene.words[o.first] not in _PROPOSALS) for o in said):
        return False
    if m.tense is not None:
        return any(w in _SUBJUNCTIVE for w in scene.words[max(mode.last, m.first - 4) : m.first])
    relative = any(w in scene.links.relatives for w in scene.words[mode.last : m.first])  # الحظر الذي تفرضه على بيع
    if relative:
        return True
    verbs = (i for i in range(mode.last, m.first) if i in scene.verb_starts and i not in nouns | aside)
    if _is_in_chain(mode, m):  # وفتح المعابر: one more deed, written as a verb is
        verbs = (i for i in verbs if scene.words[i][0] != "و")
    return all(scene.words[i - 1] in _BEFORE_NOUNS for i in verbs)  # دعا إلى فرض عقوبات: no verb


def _is_in_chain(mode: Mention, m: Mention) -> bool:
    """Whether a deed may be one more of those that a verb calls for: طالب بتشديد العقوبات وفتح المعابر وتزويد بلاده."""
    joined = m.tense is None and m.proclitic[:1] == "و" and not m.data.get("habit")
    return mode.code == "requested" and mode.tense is not None and joined


def _is_past_here(scene: Scene, noun: Mention, found: list[Mention]) -> bool:
    """Whether what could be a noun is a past form: قد طلب, or a clause begins with it (، وطلب من باريس تزويده)."""
    if scene.words[noun.first - 1] in _HAD:
        return True
    opens = scene.marked.words.breaks[noun.first] != SOFT and scene.words[noun.last : noun.last + 1] == ["من"]
    bare = noun.code == "requested" and noun.proclitic in ("", "و", "ف") and not noun.pronoun
    return opens and bare and any(o.first == noun.first and o.tense == "past" for o in found)


def _is_of_fighting(scene: Scene, mode: Mention) -> bool:
    """Whether a stop is of the fighting and not of a supply: لوقف الحرب."""
    return any(o.kind == "crisis" for o in scene.marked.between(mode.last, mode.last + 1))


def stopped_before(scene: Scene, m: Mention, first: int) -> Mention | None:
    """What stops weapons that were to be handed over: علقت واشنطن شحنة قنابل كان من المقرر إرسالها إلى إسرائيل.

    `first` is where the weapons begin, before the deed that was to be.
    """
    words = scene.words[first : m.first]
    if m.tense == "past" or m.first <= first or not any(is_listed(w, _WAS_TO_BE, "و") for w in words):
        return None
    stops = (
        o for o in scene.sentence_of(m).of("transfer_mode") if o.code in _STOPS and 0 <= first - o.last <= _STOP_REACH
    )
    return next(stops, None)
