"""Truces that one side declares, or several do together: أعلن الجيش هدنة, روسيا تعلن وقفا لإطلاق النار.

Who only makes a truce of others known is no side of it: one declares its own alone, or with its enemy, and fights.
"""

from __future__ import annotations

from sijill.code.agreement.objects import is_object
from sijill.code.agreement.spoken_steps import is_when_over
from sijill.code.agreement.steps import date_of
from sijill.code.agreement.told import Told
from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.truce_sides import fighters
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_ALONE = rule_words("agreement.truces", "alone")
_OFFERS = rule_words("agreement.truces", "offers")
_BEGINS = rule_words("agreement.truces", "begins")
_ASKS = rule_words("agreement.truces", "asks")
_ASKED = 5  # words from asking to what is asked for
_ALONE_REACH = 6
# Steps of a truce that one side takes or makes known.
_OF_ONE_SIDE = frozenset({"rejected", "terminated", "suspended", "extended", "expired"})
_REFUSED = 5  # words from such a step to the truce, who takes it between
_CLAUSE = 4  # words from a truce to the verb of a clause on it


def declared_truces(scene: Scene, sentence: Sentence) -> list[Told]:
    """Drafts of the truces that a sentence says someone declares, refuses, ends or prolongs, the first of them."""
    for verb in sentence.of("declaring", "stage"):
        if verb.kind == "stage" and (verb.code not in _OF_ONE_SIDE or _runs_out(verb)):
            continue
        truce = next((m for m in sentence.of("instrument") if _is_declared(scene, verb, m)), None)
        if truce is None:
            continue
        draft = _draft(scene, sentence, verb, truce)
        if draft is not None:
            return [draft]
    return []


def _runs_out(verb: Mention) -> bool:
    """Whether a truce ends of itself, and nobody makes it known: انتهت الهدنة, not أعلن الجيش انتهاء الهدنة."""
    return bool(verb.data.get("itself")) or (verb.code == "expired" and verb.tense is not None)


def _others(scene: Scene, sentence: Sentence, one: str, truce: Mention) -> list[str]:
    """With whom one has a truce: who declared it (رفض الحوثيون هدنة أعلنها التحالف), else its enemy."""
    declared = [code for code in declared_by(scene, sentence, truce) if code != one]
    enemy = scene.opponent(one)
    return declared or ([enemy] if enemy is not None else [])


def declared_by(scene: Scene, sentence: Sentence, truce: Mention) -> list[str]:
    """Who declared a truce of which something else is told: سريان هدنة أعلنها التحالف."""
    for verb in sentence.of("declaring"):
        if _describes(scene, verb, truce):
            who = _declaring(scene, sentence, verb)
            return list(who.codes) if who is not None and _is_side(scene, sentence, who, truce) else []
    return []


def _is_declared(scene: Scene, verb: Mention, truce: Mention) -> bool:
    """Whether a truce is what a verb declares: its object, or what its clause describes."""
    if truce.data.get("sort") != "truce":
        return False
    if verb.kind == "stage":
        near = 0 <= truce.first - verb.last <= _REFUSED
        return near and (is_object(scene, verb, truce) or _is_offered(scene, verb, truce))
    return (not truce.article and is_object(scene, verb, truce)) or _describes(scene, verb, truce)


def _is_offered(scene: Scene, verb: Mention, truce: Mention) -> bool:
    """Whether what is refused is an offer or a plan of a truce: رفضت الحركة مقترح الهدنة."""
    clear = not any(i in scene.verb_starts for i in range(verb.last, truce.first))
    return clear and scene.words[truce.first - 1] in _OFFERS and scene.soft_between(verb.first, truce.first)


def _describes(scene: Scene, verb: Mention, truce: Mention) -> bool:
    """Whether declaring stands in a clause on a truce: هدنة أعلنها, الهدنة الإنسانية التي تعلنها."""
    near = verb.tense is not None and verb.pronoun and 0 <= verb.first - truce.last <= _CLAUSE
    return bool(near) and scene.soft_between(truce.last - 1, verb.first)


def _draft(scene: Scene, sentence: Sentence, verb: Mention, truce: Mention) -> Told | None:
    who = _declaring(scene, sentence, verb)
    if who is None or _is_asked_for(scene, sentence, verb):
        return None
    if verb.code == "expired" and is_when_over(scene, sentence, verb):
        return None  # ستستأنف القتال بعد انتهاء الهدنة
    partner = frame_of(scene, truce, sentence).by("with", "between")
    parties = list(dict.fromkeys([*who.codes, *(partner.codes if partner is not None else ())]))
    if partner is not None and not set(who.codes) & set(partner.codes) and partner.link == "between":
        return None  # أعلنت الدوحة هدنة بين الطرفين
    if len(parties) == 1 and not _is_side(scene, sentence, who, truce):
        return None
    if verb.kind == "stage" and len(parties) == 1:
        others = _others(scene, sentence, parties[0], truce)
        if not others and not _is_alone(scene, sentence, truce):
            return None  # of whom nobody says with whom the truce is
        parties += others
    is_own = verb.kind == "stage" and verb.code != "expired"
    by = who.code if is_own and len(who.codes) == 1 and len(parties) > 1 else None
    fields = {
        "parties": parties,
        "instrument": truce.code,
        "title": None,
        "areas": [],
        "steps": [{"stage": verb.code, "date": _day(scene, sentence, verb, truce), "by": by}],
        "place": None,
        "mechanisms": [],
        "duration": None,
    }
    evidence = [
        scene.clause_evidence(sentence, verb, truce, *who.mentions),
        *scene.said("parties", who.mentions),
        *scene.said("instrument", [truce]),
        *scene.said("steps", [verb]),
    ]
    declared = verb.kind == "declaring" and verb.tense == "past"  # whatever is told of when it begins
    reality = "actual" if declared else scene.reality.of(verb, sentence.first)
    source = scene.source_at(verb.first)
    rules = [truce.entry, verb.entry]
    return Told("agreement", fields, reality, source, evidence, rules, sentence.index, ceasefire=True, least=1)


def _is_asked_for(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether it is only asked that a truce be declared: طلب المتمردون إعلان هدنة."""
    before = scene.words[max(sentence.first, verb.first - _ASKED) : verb.first]
    return verb.tense is None and any(is_listed(word, _ASKS, "وب") for word in before)


def _declaring(scene: Scene, sentence: Sentence, verb: Mention) -> ActorPhrase | None:
    frame = frame_of(scene, verb, sentence)
    if frame.passive:
        return None
    return frame.subject if verb.tense is not None else frame.of or frame.subject


def _is_side(scene: Scene, sentence: Sentence, who: ActorPhrase, truce: Mention) -> bool:
    """Whether one that declares a truce fights itself."""
    if _is_alone(scene, sentence, truce) or who.code in fighters(scene):
        return True
    return any(m.kind == "actor" and (_fights(m) or m.data.get("force") == "army") for m in who.mentions)


def _is_alone(scene: Scene, sentence: Sentence, truce: Mention) -> bool:
    """Whether a truce is said to be of one side: هدنة من جانب واحد."""
    return not _ALONE.isdisjoint(scene.words[truce.first : min(truce.last + _ALONE_REACH, sentence.last)])


def _day(scene: Scene, sentence: Sentence, verb: Mention, truce: Mention) -> str | None:
    """The day on which a truce was declared, and not that on which it begins: أعلن هدنة تبدأ مساء الأحد."""
    code = date_of(scene, verb, sentence)
    begins = next((i for i in range(truce.last, sentence.last) if scene.words[i] in _BEGINS), None)
    later = begins is not None and any(d.code == code and d.first > begins for d in sentence.of("date"))
    return None if later else code


def _fights(m: Mention) -> bool:
    """Whether an actor is a group that may be at war, and no bloc of states or region that calls for peace."""
    return m.data["form"] == "group" and m.data.get("sort") not in ("bloc", "region")
