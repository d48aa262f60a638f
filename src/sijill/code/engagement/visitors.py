"""Whom a meeting or visit is told of where its own word names nobody: what a pronoun means, who was spoken of last.

خلال استقباله السفير الروسي، شدد الوزير العراقي     whoever the sentence goes on with
أكد الوزيران خلال لقائهما                         the two who were named before
"""

from __future__ import annotations

from sijill.actors import who
from sijill.code.sentence.frame import clause_end, frame_of, subject_before
from sijill.code.sentence.phrases import BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import Spot, spots_between
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import COMMA

_DELEGATIONS = rule_words("engagement.visitors", "delegations")
_SORTS = rule_words("engagement.visitors", "sorts")
_PRESS = tuple(rule_words("engagement.visitors", "press"))
_COUNTERPART = "offices.counterpart"
_ENVOYS = rule_words("engagement.visitors", "envoys")
_WRITTEN = rule_words("engagement.visitors", "written")
_IN = "في"
_CALLED = 12  # words from calling up to who is called, the caller with his name between
_SUBJECT_NEAR = 3  # words between the verb of a sentence and its subject
_MEMBERS = 9  # words from a meeting to the organisation whose members meet: اجتماع وزراء دفاع الدول الأعضاء في ...
_SHORT = 2  # letters of a word that is no name
_PLACE = 4  # words of the place between such a noun and the verb
_FRONTED = 4  # words before what opens a sentence with a pronoun: وعلى هامش, كما أنه خلال


def own_of(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """The state of the person that a noun without an owner is told of: the last one named before it."""
    if noun.article:
        return []
    subject = subject_before(scene, noun, sentence)
    return list(subject.codes) if subject is not None else []


def subject_of_last(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    """Whom a pronoun on a visit means: the subject of the last verb of meeting or visiting before it."""
    verbs = [m for m in sentence.of("engagement") if m.tense is not None and m.last <= trigger.first]
    return frame_of(scene, verbs[-1], sentence).subject if verbs else None


def visitor_of(scene: Scene, sentence: Sentence, trigger: Mention) -> str | None:
    """The state of the last person spoken of before a visit, in its sentence or the one before; none of «the visit»."""
    if trigger.article and not trigger.pronoun:
        return None
    if trigger.pronoun and not any(m.kind == "person" for m in scene.marked.between(sentence.first, trigger.first)):
        fronted = _goes_on_with(scene, sentence, trigger)
        if fronted is not None:
            return fronted.code
    first = scene.sentences[max(0, sentence.index - 1)].first
    before = [m.code for m in scene.marked.between(first, trigger.first) if m.kind == "person" and m.code]
    return before[-1] if before else None


def is_someones(scene: Scene, sentence: Sentence, trigger: Mention, who: ActorPhrase) -> bool:
    """Whether a pronoun on a visit means a person named before it rather than a state: مواقف الرئيس خلال زيارته."""
    if not trigger.pronoun:
        return False
    near = scene.marked.between(sentence.first, trigger.first)
    return who.mentions[0].kind != "person" and any(m.kind == "person" and m.code for m in near)


def has_unknown_owner(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether a name that nothing is known of owns a visit: دانت الصين زيارة بيلوسي إلى تايوان."""
    at = noun.last
    if noun.pronoun or noun.article or at + 1 >= sentence.last or not scene.soft_between(at - 1, at + 1):
        return False
    word = scene.words[at]
    known = at in scene.verb_starts or word in _SORTS or scene.marked.between(at, at + 1)
    plain = len(word) > _SHORT and not word.startswith(("ال", "ل", "ب", "و", "ك")) and word[-1] not in "هات"
    return plain and not known and scene.words[at + 1] == "الي" and scene.links.link((word,)) is None


def is_traveller(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether a person or a delegation sets out, and neither forces nor arms: توجه الوزير إلى باريس."""
    word, behind = scene.words[trigger.first], scene.words[trigger.last : trigger.last + 1]
    if trigger.tense is not None and (word.endswith("وا") or begins(word, "ن", "و")):
        return False  # انتقلوا, نتوجه: of nobody named
    if behind and behind[0] in _DELEGATIONS:
        return True
    if trigger.tense is None:
        subject = subject_before(scene, trigger, sentence)
    else:
        subject = frame_of(scene, trigger, sentence).subject
    if subject is None:
        return False
    before = scene.words[max(sentence.first, subject.first - 3) : subject.first + 1]
    return subject.mentions[0].kind == "person" or any(is_listed(w, _DELEGATIONS, "و") for w in before)


def headline_visit(scene: Scene, sentence: Sentence) -> tuple[ActorPhrase, Spot] | None:
    """Who is where by a headline without a verb: وزير الدفاع الأوكراني في برلين."""
    if sentence.index:
        return None
    guest = next((p for p in scene.phrases(sentence) if p.first == sentence.first), None)
    if guest is None or len(guest.mentions) != 1 or guest.mentions[0].kind != "person":
        return None
    if scene.words[guest.last : guest.last + 1] != [_IN] or not scene.soft_between(guest.first, guest.last + 1):
        return None
    spot = next((s for s in spots_between(scene, sentence, guest.last, guest.last + 2) if s.link == "in"), None)
    abroad = spot is not None and spot.state and spot.state not in guest.codes
    return (guest, spot) if spot is not None and abroad and spot.last < sentence.last else None


def is_called(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether a person is called up: اتصل الوزير بنظيره, في اتصال مع نظيره; not what is connected with something."""
    links = ("in",) if verb.tense is not None else ("in", "with", "from")
    return any(_is_person_behind(scene, sentence, verb, link) for link in links)


def is_spoken_with(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether somebody is spoken with: تحدث الوزير مع نظيره, not beside him to the press."""
    if any(w.startswith(_PRESS) for w in scene.words[verb.last : min(verb.last + _CALLED, sentence.last)]):
        return False
    return _is_person_behind(scene, sentence, verb, "with")


def is_beside(scene: Scene, sentence: Sentence, noun: Mention) -> bool:
    """Whether somebody speaks to the press with a person, or two do: في مؤتمر صحفي مشترك مع نظيره."""
    subject = subject_before(scene, noun, sentence)
    two = subject is not None and len(subject.codes) > 1
    return two or _is_person_behind(scene, sentence, noun, "with")


def is_told(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether a counterpart is told something, not in a letter: أطلع الوزير نظيره على الخطة."""
    subject = frame_of(scene, verb, sentence).subject
    if subject is None or subject.mentions[0].kind != "person":
        return False
    at = max(verb.last, subject.last)
    told = any(p.first == at and p.mentions[0].entry == _COUNTERPART for p in scene.phrases(sentence))
    return told and _WRITTEN.isdisjoint(w.lstrip("بلو") for w in scene.words[sentence.first : sentence.last])


def is_envoy_sent(scene: Scene, sentence: Sentence, word: Mention) -> bool:
    """Whether a person or a delegation is sent: أوفد الرئيس وزير دفاعه إلى بغداد."""
    frame = frame_of(scene, word, sentence)
    doer = frame.subject if word.tense is not None else frame.of
    if doer is None:
        return False
    sent = scene.words[max(word.last, doer.first + 1) : max(word.last, doer.last) + 1]  # an office may end who sends
    return any(w in _ENVOYS for w in sent)


def _is_person_behind(scene: Scene, sentence: Sentence, verb: Mention, link: str) -> bool:
    near = (p for p in scene.phrases(sentence) if verb.last <= p.first <= verb.last + _CALLED and p.link == link)
    return any(p.mentions[0].kind == "person" for p in near)


def at_organisation(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """An organisation that meets, and who is said to have been there: قال الوزير في اجتماع لمجلس الأمن."""
    end = min(noun.last + _MEMBERS, clause_end(scene, noun, sentence))
    meets = next((p for p in scene.phrases(sentence) if noun.last <= p.first < end), None)
    if meets is None or meets.link not in (BARE, OF, "in", "to") or _is_state(meets.code) is not False:
        return []
    guest = subject_before(scene, noun, sentence)
    if guest is not None and guest.mentions[0].kind == "person":
        state: str | None = guest.code
    else:
        state = next((s.actor for s in scene.speeches if s.sentence is sentence), None)
    return [meets.code, state] if state and _is_state(state) else []


def named_in(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """The organisation whose summit the words for it name: قمة حلف شمال الأطلسي."""
    inside = (p for p in scene.phrases(sentence) if noun.first < p.first <= noun.last and p.link in (OF, BARE))
    return next((list(p.codes) for p in inside if _is_state(p.code) is False), [])


def _is_state(code: str) -> bool | None:
    """Whether a code is a state's rather than an organisation's; None of anything else."""
    known = who().get(code)
    return known.state if known is not None else None


def the_two(scene: Scene, sentence: Sentence, noun: Mention) -> list[str]:
    """The two whom a dual pronoun means: those joined before in the sentence or those just before it."""
    if not noun.pronoun.startswith("هما"):
        return []
    return list(scene.joined_before(noun.first, 2, [p for p in scene.phrases(sentence) if p.last <= noun.first]))


def _goes_on_with(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """The subject of the first verb behind a comma, where the noun with its pronoun opens the sentence."""
    if noun.first - sentence.first > _FRONTED:
        return None
    breaks = scene.marked.words.breaks
    verbs = [i for i in range(noun.last, sentence.last) if i in scene.verb_starts]
    soft = verbs[:1] if verbs and verbs[0] - noun.last <= _PLACE else []  # خلال زيارتها باريس التقت الوزيرة الكرواتية
    verbs = [i for i in verbs if breaks[i] == COMMA or i in soft]
    near = (p for p in scene.phrases(sentence) if verbs and 0 < p.first - verbs[0] <= _SUBJECT_NEAR)
    return next((p for p in near if p.link in (BARE, OF)), None)
