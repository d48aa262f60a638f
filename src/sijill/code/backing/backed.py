"""Who is backed by whom a participle names: الفصائل المدعومة من طهران, تقدم الجيش بإسناد من التحالف."""

from __future__ import annotations

from sijill.code.crisis.patrons import of_the_verb
from sijill.code.sentence.frame import Frame, frame_of
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_DEEDS = ("crisis", "wage", "deed")  # kinds of words for what fighters do
_DEED_REACH = 9  # words from such a verb to the support
_NAMELESS = rule_words("backing.backed", "nameless")
_FIGHTERS = rule_words("backing.backed", "fighters")
_MORE_OF = rule_words("backing.backed", "more_of")
_FROM_AFAR = rule_words("backing.backed", "from_afar")
_OBLIQUE = "ين"  # قتل عشرات المسلحين بدعم من: those who are struck
_FIRE_REACH = 3  # words from who supports to whose strikes do
_FROM_REACH = 5  # words from such a participle to who supports
_BEFORE = 1  # words between who is supported and «المدعوم من» or a relative clause


def behind_from(scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame) -> ActorPhrase | None:
    """Who supports: right behind «المدعوم من», or what من or قبل brings in."""
    after = next((p for p in scene.phrases(sentence) if p.mentions[0].first >= trigger.last), None)
    if after is not None and (after.first - trigger.last <= 1 or _is_whose_fire(scene, trigger, after)):
        return with_fire(scene, sentence, after)
    found = frame.by("from", "by")
    if found is None or found.first - trigger.last > _FROM_REACH:
        return None
    return with_fire(scene, sentence, found)


def _is_whose_fire(scene: Scene, trigger: Mention, after: ActorPhrase) -> bool:
    """Whether what strikes from the air stands between a support and whose it is: بدعم من غارات جوية مكثفة للتحالف."""
    near = after.first - trigger.last <= _FROM_REACH and after.link in (ADJECTIVE, OF, "to", "from", BARE)
    return near and is_from_afar(scene.words[trigger.last])


def with_fire(scene: Scene, sentence: Sentence, by: ActorPhrase) -> ActorPhrase:
    """Who supports, with whose strikes do so too: بدعم من قوات الاتحاد الأفريقي وغارات أميركية."""
    near = (p for p in scene.phrases(sentence) if p.link == ADJECTIVE and 0 < p.first - by.last <= _FIRE_REACH)
    more = next(near, None)
    if more is None or not scene.words[by.last].startswith("و") or not is_from_afar(scene.words[by.last]):
        return by
    return ActorPhrase(by.first, more.last, (*by.codes, *more.codes), (*by.mentions, *more.mentions), by.link)


def is_from_afar(word: str) -> bool:
    """Whether a word is what strikes from the air or afar: الطيران, غارات."""
    return is_listed(word, _FROM_AFAR, "وب", article=True)


def close_before(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    """Who stands right before a word, or a word between."""
    before = [p for p in scene.phrases(sentence) if p.last <= trigger.first and trigger.first - p.last <= _BEFORE]
    return before[-1] if before and before[-1].link != "in" else None


def backed_before(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    """Who is backed by whom من names: who stands right before, or who does something with that support.

    الفصائل المدعومة من طهران, but استعادت المقاومة المدينة من الجماعة بإسناد من التحالف.
    """
    near = close_before(scene, sentence, trigger)
    if split_clitic(trigger)[1] == "ب":
        if _is_of_others(scene, sentence, trigger):
            return None
        doer = acting(scene, sentence, trigger)
        if doer is not None or near is None or near.link not in (BARE, OF):
            fighters = nameless_before(scene, sentence, trigger)
            struck = fighters is not None and scene.words[fighters.first].endswith(_OBLIQUE)
            return doer or (None if struck else fighters) or of_the_verb(scene, sentence, trigger)
    return near or nameless_before(scene, sentence, trigger)


def acting(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    """Who does what is done with somebody's support: هاجمت الحركة كينيا بدعم من إريتريا."""
    verb = _deed_before(scene, sentence, trigger)
    return frame_of(scene, verb, sentence).subject if verb is not None else None


def _deed_before(scene: Scene, sentence: Sentence, trigger: Mention) -> Mention | None:
    """The verb of what fighters do that stands last before a support, in one clause with it."""
    verbs = [m for m in sentence.of(*_DEEDS) if m.tense is not None and 0 < trigger.first - m.last <= _DEED_REACH]
    crossed = bool(verbs) and any(verbs[-1].last <= i < trigger.first for i in scene.clause_ends)
    return verbs[-1] if verbs and not crossed else None


def _is_of_others(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether who does it has no name and stands right behind the verb: الهجوم الذي شنته قوات الحكومة بدعم من."""
    verb = _deed_before(scene, sentence, trigger)
    if verb is None or scene.words[verb.last] not in _NAMELESS:
        return False
    return not any(verb.last <= p.first < trigger.first for p in scene.phrases(sentence))


def nameless_behind(scene: Scene, sentence: Sentence, at: int) -> ActorPhrase | None:
    """Fighters without a name whom support behind which they stand is of: دعم الميليشيات, دعم إيران للميليشيات."""
    if at >= sentence.last or any(p.first <= at < p.last for p in scene.phrases(sentence)):
        return None
    word = scene.words[at]
    bare = word.removeprefix("لل") if word.startswith("لل") else word.removeprefix("ل").removeprefix("ال")
    if bare not in _FIGHTERS:
        return None
    last = next((i for i in range(at + 1, sentence.last) if scene.words[i] not in _MORE_OF), sentence.last)
    start, end = scene.marked.words.span(at, last)
    name = scene.marked.document.text[start:end]
    code = "ال" + name[2:] if word.startswith("لل") else name[1:] if word == "ل" + bare else name
    return ActorPhrase(at, last, (code,), (), "to")


def nameless_before(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    """Fighters who have no other name than by whom they are backed: فصائل مسلحة مدعومة من إيران."""
    at = trigger.first - 1
    while at > sentence.first and (scene.words[at] in _MORE_OF or scene.words[at] in scene.links.relatives):
        at -= 1
    word = scene.words[at]
    bare = word if word in _NAMELESS else word.lstrip("ولبف")
    if at < sentence.first or bare not in _NAMELESS or not scene.soft_between(at, trigger.first):
        return None
    last = next((i for i in range(at + 1, trigger.first) if scene.words[i] not in _MORE_OF), trigger.first)
    start, end = scene.marked.words.span(at, last)
    code = scene.marked.document.text[start:end]
    cut = len(word) - len(bare)
    return ActorPhrase(at, last, (code[cut:],), (), BARE)
