"""Whom a preposition near an act names as a side, and whom it only seems to: بضغط من واشنطن, رسالة إلى موسكو."""

from __future__ import annotations

from sijill.code.sentence.frame import Frame
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene
from sijill.code.transfer.acts import Act
from sijill.languages.rule_words import rule_words
from sijill.text import COMMA

_EDGES = rule_words("transfer.named_sides", "edges")
_URGING = rule_words("transfer.named_sides", "urging")
_WORDS_TO = rule_words("transfer.named_sides", "words_to")
_AND_THAT = rule_words("transfer.named_sides", "and_that")
_ABOUT_ARMS = ("weapon", "designation", "number", "money", "date", "transfer_cue", "financing", "place", "percent")
_TO_NEAR = 3  # words between weapons and to whom they go by لـ, but those that say which and how many
_PACKAGE_TO = 8  # words from a package to whom it is for


def _is_told(scene: Scene, phrase: ActorPhrase) -> bool:
    """Whether إلى says who is told something and gets no arms: إرسال الدبابات رسالة إلى موسكو."""
    before = scene.words[phrase.first - 2].removeprefix("و") if phrase.first > 1 else ""
    return before in _WORDS_TO and scene.words[phrase.first - 1] == "الي"


def _is_owner(scene: Scene, phrase: ActorPhrase) -> bool:
    """Whether لـ says whose something is: معدات تابعة لفاغنر."""
    first = min(phrase.first, phrase.mentions[0].first)
    before = scene.words[max(0, first - 2) : first] + scene.words[first : phrase.mentions[0].first]
    return any(w.startswith(("تابع", "التابع", "تعود", "يعود", "مملوك")) for w in before)


def _is_no_end(scene: Scene, phrase: ActorPhrase) -> bool:
    """Whether nothing goes to whom a phrase of إلى names: who is told something, where one's own forces stand."""
    return _is_told(scene, phrase) or _is_edge(scene, phrase)


def _is_edge(scene: Scene, phrase: ActorPhrase) -> bool:
    """Whether a place by its adjective is where forces stand, so that nobody receives there: إلى الحدود السورية."""
    return scene.words[phrase.mentions[0].first] in _EDGES if phrase.mentions else False


def _is_urging(scene: Scene, phrase: ActorPhrase) -> bool:
    """Whether من says who urged, asked for or paid for a supply: بضغط من واشنطن."""
    at = phrase.first
    return at > 1 and scene.words[at - 1] == "من" and scene.words[at - 2].removeprefix("ب") in _URGING


def named_by(scene: Scene, frame: Frame, act: Act, link: str) -> ActorPhrase | None:
    """The nearest phrase of a link; of a package only one that stands close."""
    told = (p for p in frame.links.get(link, ()) if not _is_owner(scene, p) and not _is_no_end(scene, p))
    told = (p for p in told if link != "from" or not _is_of_another_deed(scene, act, p))
    told = (p for p in told if not _is_in_next_clause(scene, act, p) and not _is_of_other_noun(scene, act, p))
    found = next((p for p in told if link != "from" or not _is_urging(scene, p)), None)
    if found is None or not act.word.data.get("package"):
        return found
    return found if found.first - act.word.last <= _PACKAGE_TO else None


def _is_in_next_clause(scene: Scene, act: Act, phrase: ActorPhrase) -> bool:
    """Whether a further thing that is said stands between the weapons and a phrase: طلب صواريخ، وإن أمن واشنطن."""
    between = range(max(act.word.last, act.group.last), phrase.first)
    return any(scene.words[i] in _AND_THAT and scene.marked.words.breaks[i] == COMMA for i in between)


def _is_of_other_noun(scene: Scene, act: Act, phrase: ActorPhrase) -> bool:
    """Whether لـ ties somebody to words far behind the weapons: تسليح مقاتلين ... للإطاحة بحليف لإيران."""
    last = max(act.word.last, act.group.last)
    if phrase.link != "to" or phrase.first < last or scene.words[phrase.first - 1] == "الي":
        return False
    sentence = scene.sentences[scene.marked.sentence_at(last - 1)]
    told = {i for m in sentence.of(*_ABOUT_ARMS) for i in range(m.first, m.last)}
    others = [i for i in range(last, phrase.first) if i not in told]
    return len(others) > _TO_NEAR and any(
        i in scene.verb_starts or scene.words[i] in scene.links.relatives for i in others
    )


def _is_of_another_deed(scene: Scene, act: Act, phrase: ActorPhrase) -> bool:
    """Whether another verb of transfer behind the weapons has a phrase, or one that و joins and what it governs.

    حول دبابات كان اشتراها من برلين, تخلت عن شراء مدرعات وقررت شراء زوارق من سيول
    """
    between = scene.marked.between(act.group.last, phrase.first)
    joined = [i for i in range(act.group.last, phrase.first) if i in scene.verb_starts and scene.words[i][0] == "و"]
    deeds = (m for m in between if m.kind == "transfer" and m.data.get("by") != "item")
    told = any(m.tense is not None or any(i < m.first for i in joined) for m in deeds)
    return act.word.last <= act.group.first and told
