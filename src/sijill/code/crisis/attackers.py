"""Who does what a verb of attack tells: its subject behind it or before it, or who struck just before.

قصفت القوات الروسية الميناء                      behind the verb
المقاومة تستهدف دبابة إسرائيلية                   right before it: the adjective is of what is struck
أعلنت الكتائب أنها استهدفت دبابة إسرائيلية         whom «that it» means
هاجم التنظيم القرية. كما دمر مقاتلوه جسرا            who struck in the sentence before
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.crisis.passives import is_without_object
from sijill.code.crisis.strikers import are_of
from sijill.code.sentence.frame import THAT_WORDS, right_before, spoken_of
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

AGAINST = rule_words("crisis.attackers", "against")
Earlier = tuple[ActorPhrase, int] | None  # who struck last, and in which sentence
_DOER_BACK = 9
_SUBJECT_NEAR = {BARE: 2, OF: 1, ADJECTIVE: 2}  # words between a verb and its subject
_ALREADY = rule_words("crisis.attackers", "already")
_TOPICAL = frozenset({ADJECTIVE, OF, "to", "from"})  # links of whose what stands before a verb is
_TOPIC = 6  # words of a topic behind «that»
_GOING_ON = rule_words("crisis.attackers", "going_on")
_OWN_FIGHTERS = tuple(rule_words("crisis.attackers", "own_fighters"))
_NAMELESS_STRIKERS = tuple(rule_words("crisis.attackers", "nameless"))
_GUNMEN = tuple(rule_words("crisis.attackers", "gunmen"))
_SEVERAL = ("ون", "ين", "وا", "ان")
_STRIKES = frozenset({"crises.strike", "crises.raid", "crises.open_fire", "crises.fire_at"})
_HIS_FIGHTERS = rule_words("crisis.attackers", "his_fighters")
_THEIRS = ("ها", "هم")
_DEEDS = rule_words("crisis.attackers", "deeds")
_DEED_BACK = 3  # words from a verb back to such a deed, its adjective and «which» between
_ENEMY = "العدو"
_BESIDE = frozenset({"in", "by", "with", "about", "from", "as", "to", "against"})


def doer_of(
    scene: Scene, sentence: Sentence, verb: Mention, earlier: tuple[ActorPhrase, int] | None = None
) -> ActorPhrase | None:
    """Who does what a verb of attack in the active tells; `earlier`: who struck last, and in which sentence."""
    if _is_unknown(scene, sentence, verb):
        return None
    goes_on = goes_on_striking(scene, sentence, verb, earlier)
    if any(is_own(scene.words[i]) for i in (verb.first - 1, verb.last) if sentence.first <= i < sentence.last):
        return last_before(scene, sentence, verb, ()) or goes_on
    told = right_before(scene, verb, sentence) or _topic(scene, sentence, verb) or _meant(scene, sentence, verb)
    return told or subject_after(scene, sentence, verb) or last_before(scene, sentence, verb, ()) or goes_on


def is_own(word: str) -> bool:
    """Whether a word is of fighters that a pronoun gives to somebody: مقاتلوها."""
    return word in _HIS_FIGHTERS or (word.startswith(_OWN_FIGHTERS) and word.endswith(_THEIRS))


def goes_on_striking(
    scene: Scene, sentence: Sentence, verb: Mention, earlier: tuple[ActorPhrase, int] | None
) -> ActorPhrase | None:
    """Who struck in the sentence before, where a sentence that opens with a verb names nobody: كما استهدفت ثكنة."""
    if earlier is None or sentence.index - earlier[1] != 1 or verb.tense != "past":
        return None
    opens = all(is_listed(scene.words[i], _GOING_ON) for i in range(sentence.first, verb.first))
    behind = scene.words[verb.last] if verb.last < sentence.last else ""
    own = is_own(behind)
    others = any(m.kind in ("weapon", "force", "people") for m in scene.marked.between(verb.last, verb.last + 1))
    nameless = behind.startswith(_NAMELESS_STRIKERS)
    return earlier[0] if opens and (own or not (others or nameless)) else None


def is_nameless(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether who strikes stands beside a verb and is nobody that is named: هاجم مسلحون مجهولون دورية."""
    if verb.tense is None or verb.entry not in _STRIKES or verb.pronoun:
        return False
    if verb.last < sentence.last and begins(scene.words[verb.last], _NAMELESS_STRIKERS, ""):
        return True
    before = scene.words[max(sentence.first, verb.first - 2) : verb.first]
    near = scene.soft_between(verb.first - len(before), verb.first)
    return not verb.proclitic and near and any(w.endswith(_SEVERAL) and begins(w, _GUNMEN, "ال") for w in before)


def _is_unknown(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether an enemy whom the report does not name, or a deed, is what stands beside a verb: العمل الذي استهدف."""
    if scene.words[verb.first - 1] in scene.links.relatives:
        before = scene.words[max(sentence.first, verb.first - _DEED_BACK) : verb.first - 1]
        if any(is_listed(w[1:] if w.startswith("لل") else w, _DEEDS, "وبل", article=True) for w in before):
            return True
    beside = [i for i in (verb.first - 1, verb.last) if sentence.first <= i < sentence.last]
    found = [i for i in beside if scene.words[i] == _ENEMY]
    return any(not any(p.first <= i < p.last for p in scene.phrases(sentence)) for i in found)


def _topic(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    """Whose that is which stands behind «that» and right before a verb with an object: قال إن طائرة كينية قصفت قرية."""
    if verb.proclitic or (is_without_object(scene, sentence, verb) and not verb.data.get("then")):
        return None
    at = verb.first - is_listed(scene.words[verb.first - 1], _ALREADY, "")
    found = next((p for p in scene.phrases(sentence) if p.last == at and p.link in _TOPICAL), None)
    if found is None:
        return None
    for i in range(found.first - 1, max(sentence.first, found.first - _TOPIC) - 1, -1):
        if scene.words[i] in THAT_WORDS:
            return found
        led = scene.links.link((scene.words[i],)) is not None and (found.link != "from" or i != found.first - 1)
        if led or i in scene.verb_starts or not scene.soft_between(i, i + 1):
            return None
    return None


def _meant(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    """The one whom «that it» before a verb means."""
    found = spoken_of(scene, verb, sentence)
    return found if found is not None and len(found.codes) == 1 else None


def subject_after(scene: Scene, sentence: Sentence, verb: Mention, until: int | None = None) -> ActorPhrase | None:
    """The actor right behind a verb: its subject, adverbs and a word of arms (طائرات) between."""
    for phrase in scene.phrases(sentence):
        if phrase.first < verb.last:
            continue
        if until is not None and phrase.first >= until:
            return None
        near = phrase.first - verb.last <= _SUBJECT_NEAR.get(phrase.link, -1) or are_of(scene, verb, phrase)
        crossed = any(i in scene.verb_starts for i in range(verb.last, phrase.first))
        aimed = any(w in AGAINST for w in scene.words[verb.last : phrase.first])
        struck = verb.kind == "crisis" and any(m.kind == "base" for m in scene.marked.between(verb.last, phrase.first))
        return phrase if near and not crossed and not aimed and not struck else None  # قصفت القاعدة الأميركية
    return None


def last_before(scene: Scene, sentence: Sentence, verb: Mention, besides: Iterable[str]) -> ActorPhrase | None:
    """The last actor before a verb or noun that can be its subject."""
    known = set(besides)
    for phrase in scene.phrases(sentence)[::-1]:
        if phrase.last > verb.first:
            continue
        if verb.first - phrase.last > _DOER_BACK:
            return None
        if phrase.link in _BESIDE or phrase.codes == ("UN",) or known & set(phrase.codes):  # the UN hears and counts
            continue
        if any(scene.marked.words.breaks[i] == STOP for i in range(phrase.last, verb.first + 1)):
            return None
        return phrase
    return None
