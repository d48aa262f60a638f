"""Who does a deed that a verbal noun names, right before it, and who only seems to: اتهمت كييف موسكو بإمداد."""

from __future__ import annotations

from sijill.code.sentence.frame import Frame, relative_before
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.act_words import is_onward
from sijill.code.transfer.acts import BY_VIRTUE, Act, is_warned_off
from sijill.code.transfer.two_sides import Sides, pointed
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import ARTICLE

_ACCUSATION = ("اتهام", "الاتهام")
_BY = "ب"
_DEEDS = 3  # words over which deeds are told one after the other
_JUDGING = frozenset({"condemn", "praise", "support", "warn"})  # acts of speech on what others do
_HELPS = rule_words("transfer.doing", "helps")
_MEANS = rule_words("transfer.doing", "means")
_THROUGH = rule_words("transfer.doing", "through")
_BLAME = rule_words("transfer.doing", "blame")
_IT_IS = frozenset({"هو", "هي", "هم"})
_GO_ON = frozenset({"supplying", "delivering"})  # modes of a supply that is under way


def who_does(scene: Scene, sentence: Sentence, word: Mention) -> ActorPhrase | None:
    """Who stands right before a deed in بـ, or behind what provides for it: تقوم باريس بتوريد, بموجبها باريس توريد."""
    first = _first_deed(scene, word)
    by = word.proclitic.removesuffix(ARTICLE).endswith(_BY) or first < word.first
    by = by and not is_spoken_of(scene, sentence, word)
    for phrase in scene.phrases(sentence):
        between = scene.words[phrase.last : first] if phrase.last <= first else ["?", "?"]
        if not by and (between or scene.words[phrase.first - 1] not in BY_VIRTUE):
            continue
        near = scene.words[phrase.first - 2 : phrase.first]
        accused = phrase.link == "to" and any(w.startswith(_ACCUSATION) for w in near)  # اتهاما إلى أبوظبي بتسليح
        if (accused or phrase.link in (BARE, OF)) and (not between or (len(between) == 1 and between[0] in BY_VIRTUE)):
            return phrase
    return None


def who_helps(scene: Scene, sentence: Sentence, word: Mention) -> ActorPhrase | None:
    """Who does something to another by means of a supply: تدعم كندا أوكرانيا بتزويدها بمدرعات, عبر تزويدها."""
    means = scene.words[word.first - 1] in _MEANS if word.first > sentence.first else False
    if word.tense is not None or not (means or word.proclitic == _BY):
        return None
    end = word.first - (means and 1 + (scene.words[word.first - 2] in _THROUGH))
    helped = next((p for p in scene.phrases(sentence) if p.last == end and p.link in (BARE, OF)), None)
    doer = next((p for p in scene.phrases(sentence) if helped is not None and p.last == helped.first), None)
    if doer is None or doer.link not in (BARE, OF) or doer.first == sentence.first:
        return None
    verb = scene.words[doer.first - 1]
    return doer if is_listed(verb, _HELPS) or (means and doer.first - 1 in scene.verb_starts) else None


def who_goes_on(scene: Scene, sentence: Sentence, act: Act, mode: Mention) -> ActorPhrase | None:
    """Who goes on with a supply, right before the word that says so: اتهمت كييف موسكو بمواصلة إمداد."""
    return who_does(scene, sentence, mode) if act.by == "supplier" and mode.code in _GO_ON else None


def accused_before(sentence: Sentence, word: Mention) -> bool:
    """Whether a verb right before a deed accuses of it whom its pronoun means: واتهمتها بتسليح."""
    by = word.tense is None and word.proclitic[-1:] == "ب"
    return by and any(s.last == word.first and s.code == "accuse" and s.pronoun for s in sentence.of("speech"))


def _first_deed(scene: Scene, word: Mention) -> int:
    """The first of several deeds of which one is the last: اتهمت طهران بتدريب وتمويل وتسليح."""
    at = word.first
    while at > 0 and word.first - at < _DEEDS and scene.words[at][0] == "و" and _is_deed_by(scene, at - 1):
        at -= 1
    if at > 0 and scene.words[at - 1] == _BY:
        return at - 1  # اتهمت طهران بـ"تسليح"
    return at if scene.words[at][0] == _BY else word.first


def _is_deed_by(scene: Scene, at: int) -> bool:
    """Whether a word has و or بـ glued to it, or stands behind a بـ of its own: بـ"تمويل وتسليح"."""
    return scene.words[at][0] in "وب" or (at > 0 and scene.words[at - 1] == _BY)


def is_spoken_of(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether who stands before a deed only speaks of it: نددت بكين ببيع واشنطن صواريخ, not تعد روسيا المورد."""
    said = {s.last for s in sentence.of("speech") if s.tense is not None and s.code in _JUDGING}
    judged = any(p.last == word.first and p.first in said for p in scene.phrases(sentence))
    return judged and not word.data.get("habit")


def is_of_others(scene: Scene, sentence: Sentence, mode: Mention) -> bool:
    """Whether a relative clause says of something else what it stops: قرار المجلس رقم 12 الذي حظر توريد السلاح."""
    relative = relative_before(scene, mode, sentence)
    if relative is None or scene.words[relative - 1] in _IT_IS:
        return False  # باريس هي التي أرجأت
    return not any(p.last == relative for p in scene.phrases(sentence))


def only_says(scene: Scene, sentence: Sentence, word: Mention, frame: Frame) -> bool:
    """Whether who seems to supply only says something in which it is told: كشف الوزير أنه من خلال سحبها وإرسالها."""
    subject = frame.subject
    if subject is None or subject.first >= word.first or word.proclitic[:1] != "و":
        return False
    said = any(s.sentence is sentence and s.speaker_mention in subject.mentions for s in scene.speeches)
    return said and any(w in scene.links.clause for w in scene.words[subject.last : word.first])


def only_asks(scene: Scene, act: Act, frame: Frame, sides: Sides) -> bool:
    """Whether who seems to supply is who calls for it: طالب البرلمان بتسليم كييف دبابات."""
    if act.mode is None or act.mode.code != "requested":
        return False
    if act.mode.tense is None and not is_onward(scene, act.word):
        return False
    if sides.agent is None or frame.subject is None:
        return False
    return set(frame.subject.codes) <= set(sides.agent.codes)


def blamed(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Who is warned off a supply, or blamed for one: حذرت موسكو سيول من تزويد, مذكرة إلى الحلف بسبب إمداد."""
    word = act.word
    if act.by == "supplier" and accused_before(sentence, word):
        return pointed(scene, sentence, act, Sides())  # ذكرت رواندا واتهمتها بتسليح
    before = scene.words[word.first - 1] if word.first > sentence.first else ""
    if word.tense is not None or act.by != "supplier" or before not in _BLAME:
        return None
    if before == "من" and not is_warned_off(scene, sentence, word):
        return None
    begin = word.first - (2 if scene.words[word.first - 2] == "علي" else 1)
    return next((p for p in scene.phrases(sentence) if p.last == begin), None)


def warns(scene: Scene, sentence: Sentence, word: Mention, supplier: ActorPhrase) -> bool:
    """Whether who seems to supply is who warns of it: حذرت موسكو من تزويد كييف بصواريخ."""
    if not is_warned_off(scene, sentence, word):
        return False
    who = {s.actor for s in scene.speeches if s.sentence is sentence and s.act == "warn" and s.verb.last <= word.first}
    return set(supplier.codes) <= who
