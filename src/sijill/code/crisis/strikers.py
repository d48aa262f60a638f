"""Who strikes, or whose war it is, where that is named before the noun.

أعلنت الجماعة استهداف سفينة       who announces or threatens
دعم كييف في حربها               whose war a pronoun means
تشهد العلاقات بين البلدين توترا     the two that بين ties
"""

from __future__ import annotations

from sijill.code.sentence.frame import clause_end, subject_before
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.code.sentence.where import ADVERBS, is_capital
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT

_OWNING = ("announce", "threaten")  # what is said of one's own attack
_CONFIRM = "confirm"
_PAPERS = rule_words("crisis.strikers", "papers")
_ASIDE_WORDS = 12  # words of an aside between who announces and what
_APPOSED = rule_words("crisis.strikers", "apposed")
_BOMBING = rule_words("crisis.strikers", "bombing")
_BLASTS = rule_words("crisis.strikers", "blasts")
_BRACKET = frozenset("()-–")
_DURING = rule_words("crisis.strikers", "during")
_OPENING = 2  # words before a noun that opens its sentence
_FIGHTERS = tuple(rule_words("crisis.strikers", "fighters"))
_LOYAL = rule_words("crisis.strikers", "loyal")
_LOYAL_REACH = 3  # words from fighters to whom they are loyal to
_AGENT_REACH = 16  # words between a passive and who did it
_ROUND = 8  # words behind a verb of overthrow
_EXCHANGING = tuple(rule_words("crisis.strikers", "exchanging"))
_SUBJECT_NEAR = 2  # words between a verb and its subject
_NEAR = 5  # words between بين and the noun
_ASIDE = frozenset({"in", "by", "about", "from", "as"})


def are_of(scene: Scene, verb: Mention, phrase: ActorPhrase) -> bool:
    """Whether those who act are of what a phrase names: هاجم مسلحون من الجماعة."""
    fighters = begins(scene.words[verb.last], _FIGHTERS, "ال") if verb.last < len(scene.words) else False
    between = scene.words[verb.last + 1 : phrase.first] if fighters else []
    if (
        len(between) in range(1, _LOYAL_REACH)
        and phrase.link in ("to", OF)
        and is_listed(between[0], _LOYAL, article=True)
    ):
        return True  # قصفت القوات الموالية للرئيس
    return fighters and phrase.link == "from" and phrase.mentions[0].first - verb.last <= _SUBJECT_NEAR


def is_armed(scene: Scene, verb: Mention, subject: ActorPhrase) -> bool:
    """Whether a subject can kill: forces, a group or a weapon, no people who may have been killed (قتل مهاجر مغربي)."""
    if any(m.kind == "weapon" for m in scene.marked.between(verb.last, subject.last)):
        return True
    return any(is_force(m) for m in subject.mentions)


def is_force(m: Mention) -> bool:
    """Whether a mention names forces or a group."""
    return m.kind == "actor" and (m.data["form"] == "group" or m.data.get("force") == "army")


def exchanged(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """The two who exchange what a noun says, right before it: تبادلت إسرائيل وحزب الله القصف."""
    near = noun.first - begins(scene.words[noun.first - 1], _EXCHANGING, "")  # تايلاند وكمبوديا تتبادلان القصف
    found = next((p for p in scene.phrases(sentence) if p.last in (noun.first, near) and len(p.codes) > 1), None)
    if found is None:
        return None
    if found.last == near < noun.first:
        return found
    before = scene.words[max(sentence.first, found.first - _SUBJECT_NEAR) : found.first]
    after = scene.words[found.first : found.last]
    return found if any(begins(w, _EXCHANGING, "وفي") for w in [*before, *after]) else None


def claimant(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who takes the responsibility for an attack: أعلن التنظيم مسؤوليته عن هجوم."""
    near = scene.words[max(sentence.first, noun.first - _NEAR) : noun.first]
    at = next((i for i, w in enumerate(near) if begins(w, "مسءول", "وب")), None)
    if at is None or "عن" not in near[at:]:
        return None
    return subject_before(scene, noun, sentence)


def announcer(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who announces an attack as its own, or threatens one, before its noun: أعلنت الجماعة، في بيان، استهداف.

    What is confirmed is one's own only where armed groups confirm it: a state may confirm what it suffered.
    """
    said = [m for m in sentence.of("speech") if m.tense is not None and m.last <= noun.first]
    verb = said[-1] if said else None
    if verb is None or (verb.code not in _OWNING and verb.code != _CONFIRM):
        return None
    if scene.words[noun.first].startswith("ب") != (verb.code == "threaten"):
        return None
    found = _saying(scene, sentence, verb, noun)
    if found is None or found.link not in (BARE, OF):
        return None
    return found if verb.code != _CONFIRM or all(is_force(m) for m in found.mentions) else None


def bomber(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who announces its own bombing, what it struck annexed: أعلنت الجماعة قصف مواقع الجيش, but not قصف الجيش بلدة.

    A blast (تفجير) and a bombing to which somebody is annexed are one's own only where armed groups announce them.
    """
    word = scene.words[noun.first]
    if word not in _BOMBING and word not in _BLASTS:
        return None
    whose = next((p for p in scene.phrases(sentence) if p.first == noun.last), None)
    named = whose is not None and not all(is_capital(m) for m in whose.mentions)
    if whose is not None and named:
        adjective = (p.last for p in scene.phrases(sentence) if p.first == whose.last and p.link == ADJECTIVE)
        if not _ends_there(scene, sentence, next(adjective, whose.last)):
            return None  # but قصف آليات العدو شرقي رفح
    who = announcer(scene, sentence, noun)
    if who is None or all(is_force(m) for m in who.mentions):
        return who
    return None if named or word in _BLASTS else who


def _ends_there(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether nothing can be struck at a word: a sentence or clause ends, or where or with what follows."""
    if at >= sentence.last or scene.marked.words.breaks[at] != SOFT:
        return True
    word = scene.words[at]
    return word in ADVERBS or word.startswith("ب") or scene.links.link((word,)) == "in"


def _saying(scene: Scene, sentence: Sentence, verb: Mention, noun: Mention) -> ActorPhrase | None:
    """Who announces with a verb what a noun behind it says, asides between: أعلنت من جهتها الحركة، الجناح ...، قصف."""
    phrases = scene.phrases(sentence)
    behind = (p for p in phrases if verb.last <= p.first < noun.first)
    found = next((p for p in behind if is_aside(scene, sentence, verb.last, p.first)), None)
    if found is not None:
        return found if is_aside(scene, sentence, found.last, noun.first) else None
    if not is_aside(scene, sentence, verb.last, noun.first):
        return None
    before = (p for p in phrases if p.last <= verb.first)
    return next((p for p in before if is_aside(scene, sentence, p.last, verb.first)), None)


def is_aside(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    """Whether nothing stands between but a paper, a day, a turn, another name in brackets or what somebody is."""
    if last - first > _ASIDE_WORDS:
        return False
    days = {i for m in sentence.of("date") for i in range(m.first, m.last)}
    at = first
    while at < last:
        if at in days or is_listed(scene.words[at], _PAPERS):
            at += 1
        elif scene.words[at] in _APPOSED or _BRACKET.intersection(scene.marked.words.gaps[at]):
            at = _behind_apposed(scene, at, last)
        else:
            return False
    return True


def _behind_apposed(scene: Scene, at: int, last: int) -> int:
    """Where what a word begins that says what somebody is ends: at a comma or bracket, or at the end of a range."""
    breaks, gaps = scene.marked.words.breaks, scene.marked.words.gaps
    return next((i for i in range(at + 1, last) if breaks[i] != SOFT or _BRACKET.intersection(gaps[i])), last)


def in_its_war(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Whose war it is right behind a state or group: دعم كييف في حربها, نقلت ذخائر إلى إسرائيل خلال عدوانها."""
    at = noun.first
    if at - sentence.first < 2 or scene.words[at - 1] not in _DURING:
        return None
    near = (p for p in scene.phrases(sentence) if p.last == at - 1 and len(p.codes) == 1)
    return next((p for p in near if p.link not in _ASIDE), None)


def goes_on(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Whose war it is where a sentence opens with it and its pronoun: في حربها على غزة استخدمت إسرائيل ..."""
    if not noun.pronoun or noun.first - sentence.first > _OPENING:
        return None
    verbs = [i for i in range(noun.last, sentence.last) if i in scene.verb_starts]
    near = (p for p in scene.phrases(sentence) if verbs and 0 < p.first - verbs[0] <= _SUBJECT_NEAR)
    return next((p for p in near if p.link in (BARE, OF)), None)


def between_before(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """The phrase of several that بين ties close before a noun."""
    before = [p for p in scene.phrases(sentence) if p.last <= noun.first and noun.first - p.last <= _NEAR]
    return before[-1] if before and before[-1].link == "between" and len(before[-1].codes) > 1 else None


def two_between(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """The two between whom a clash is, where people stand behind بين: مواجهات بين شبان فلسطينيين وقوات الاحتلال."""
    near = range(noun.last, min(noun.last + _NEAR, sentence.last))
    at = next((i for i in near if scene.words[i] == "بين"), None)
    if at is None:
        return None
    after = [p for p in scene.phrases(sentence) if p.first > at]
    near_by = [p for p in after if p.first - at <= _SUBJECT_NEAR]
    apart = _told_apart(after) if near_by else None
    return apart or next((p for p in near_by if len(p.codes) > 1 and p.link in (OF, ADJECTIVE)), None)


def _told_apart(after: list[ActorPhrase]) -> ActorPhrase | None:
    """The two where it is told of the first who backs it: بين قوات حفتر المدعومة من أبوظبي وقوات حكومة الوفاق."""
    one, other = after[0], after[2] if len(after) > 2 else None
    if len(one.codes) > 1 or other is None or other.link != "between" or set(one.codes) & set(other.codes):
        return None
    return ActorPhrase(one.first, other.last, (*one.codes, *other.codes), (*one.mentions, *other.mentions), one.link)


def agent(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    """Who is said to have done what a passive tells: من قبل, على يد."""
    end = min(verb.last + _AGENT_REACH, clause_end(scene, verb, sentence))
    return next((p for p in scene.phrases(sentence) if verb.last < p.first < end and p.link == "by"), None)


def overthrown(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    """The one state that stands round a verb of overthrow: أطاح ضباط في الجيش النيجري بالرئيس."""
    first, last = verb.first - _NEAR, verb.last + _ROUND
    near = [p for p in scene.phrases(sentence) if first <= p.first < last and is_state(p.code)]
    return near[-1] if near and len({c for p in near for c in p.codes}) == 1 else None


def with_loyal(scene: Scene, sentence: Sentence, between: ActorPhrase | None) -> ActorPhrase | None:
    """A phrase of one whom بين ties, with those of whom fighters behind «and» are: بين الجيش ومسلحين من الجماعة."""
    if between is None or len(between.codes) > 1 or between.last + 1 >= sentence.last:
        return between
    if not scene.words[between.last].startswith("و") or not begins(scene.words[between.last], _FIGHTERS, "وال"):
        return between
    found = (p for p in scene.phrases(sentence) if 0 < p.first - between.last <= _LOYAL_REACH + 1)
    other = next(found, None)
    if other is None or other.link not in ("to", "from", OF) or set(other.codes) & set(between.codes):
        return between
    if other.link == "from" and other.mentions[0].first - between.last > _SUBJECT_NEAR:
        return between  # ومسلحين مدعومين من تركيا
    held = (*between.mentions, *other.mentions)
    return ActorPhrase(between.first, other.last, (*between.codes, *other.codes), held, between.link)
