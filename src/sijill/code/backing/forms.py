"""In which form somebody is supported: by the word itself, what stands beside it and what the sentence tells."""

from __future__ import annotations

from sijill.code.crisis.patrons import is_aimed
from sijill.code.draft import Draft
from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.phrases import ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, rule_words
from sijill.records import Mention

_FORM_REACH = 4
_ARMS_REACH = 7
_MEANS_REACH = 14
_DEED_REACH = 9  # words between an attack and the support that it is made for
_DECLARED = tuple(rule_words("backing.forms", "declared"))
_HOLDS = "backing.stands_behind"
_POSITION = "قف"  # of موقف and مواقف
_DECLARED_WORDS = frozenset({"backing.back", _HOLDS})
_DECLARED_REACH = 4  # words from declaring to the support
_IF = rule_words("backing.forms", "if")
_THIS = "هذا"
_SENT_REACH = 7  # words between what is sent and the support it is sent for


def forms_of(scene: Scene, sentence: Sentence, trigger: Mention) -> list[str]:
    """The forms that the word itself and the adjectives close behind it say."""
    found = [trigger.code] if trigger.code else []
    if trigger.tense is None:
        told = [m for m in sentence.of("backing_form") if not m.data.get("means") and not _are_men(scene, m)]
        told = [m for m in told if not _is_of_an_army(scene, m)]
        found += [m.code for m in told if 0 <= m.first - trigger.last < _FORM_REACH]
    else:  # دعمت أنقرة باكو سياسيا وعسكريا
        near = [m for m in sentence.of("backing_form") if 0 <= m.first - trigger.last < _FORM_REACH + 2]
        found += [m.code for m in near if m.data.get("form") == "word" or _is_adverb(scene, m)]
    found += _adverbs(scene, sentence, trigger)
    return list(dict.fromkeys([*found, *_sent(sentence, trigger), *_by_means(sentence, trigger)]))


def _is_of_an_army(scene: Scene, form: Mention) -> bool:
    """Whether a word says whose an army is and no form: لدعم الجيش المالي."""
    near = scene.marked.between(max(0, form.first - 2), form.first)
    return any(m.kind == "actor" and m.first < form.first < m.last for m in near)


def _adverbs(scene: Scene, sentence: Sentence, trigger: Mention) -> list[str]:
    """The forms said as adverbs at the end of the clause: دعمت باريس كييف في حربها ماليا وعسكريا."""
    verbs = (i for i in sorted(scene.verb_starts) if i >= trigger.last)
    end = min(trigger.last + _MEANS_REACH, sentence.last, next(verbs, sentence.last))
    words = scene.words[trigger.last : end]
    opening = scene.links.relatives | scene.links.clause | _IF
    opens = next((i for i, w in enumerate(words) if w in opening), len(words))
    near = [m for m in sentence.of("backing_form") if 0 <= m.first - trigger.last < opens]
    return [m.code for m in near if m.data.get("form") == "participle" and _is_said_of_how(scene, sentence, m)]


def _is_said_of_how(scene: Scene, sentence: Sentence, form: Mention) -> bool:
    """Whether an adjective in its indefinite accusative stands behind no noun of its own: ماليا, not دعما عسكريا."""
    before = scene.words[form.first - 1]
    of_none = not before.endswith("ا") or any(p.last == form.first for p in scene.phrases(sentence))
    return _is_adverb(scene, form) and (of_none or form.proclitic.startswith("و")) and not before.isdecimal()


def _are_men(scene: Scene, form: Mention) -> bool:
    """Whether a plural names men and no form: العسكريين."""
    return form.data.get("form") == "participle" and scene.words[form.last - 1].endswith(("ين", "ون"))


def _is_adverb(scene: Scene, form: Mention) -> bool:
    """Whether a form is said as an adverb: دعمته عسكريا, but not دربت جنودا."""
    return not form.data.get("means") and scene.words[form.last - 1].endswith("ا")


def _sent(sentence: Sentence, trigger: Mention) -> list[str]:
    """The forms that are sent for support: أرسلت مستشارين لمساندة الحكومة."""
    if split_clitic(trigger)[1] != "ل" or trigger.article:
        return []
    near = (m for m in sentence.of("backing_form") if 0 <= trigger.first - m.last <= _SENT_REACH)
    return [m.code for m in near if m.data.get("form") != "participle" and not split_clitic(m)[1]]


def _by_means(sentence: Sentence, trigger: Mention) -> list[str]:
    """The forms that بـ brings in behind whom is supported: دعمت الجماعة بالمال والسلاح."""
    found: list[str] = []
    last = 0
    for m in sentence.of("backing_form"):
        if not 0 <= m.first - trigger.last < _MEANS_REACH or m.data.get("form") == "participle":
            continue
        if split_clitic(m)[1] == "ب" or (found and m.proclitic.startswith("و") and m.first - last <= 1):
            found.append(m.code)
            last = m.last
    return found


def joined_forms(sentence: Sentence, backed: ActorPhrase, known: list[str]) -> list[str]:
    """The form of a second noun of support whose pronoun means the same: بتمويل المتمردين وتسليحهم."""
    near = (m for m in sentence.of("backing") if m.first == backed.last and m.proclitic == "و" and m.pronoun)
    return [m.code for m in near if m.code and m.tense is None and m.code not in known]


def say_more(scene: Scene, sentence: Sentence, noun: Mention, before: list[Draft]) -> None:
    """Add to the support told just before what «this support» consists of, or what whom it is given to is given.

    تواصل واشنطن دعم كييف. ويشمل هذا الدعم العسكري..., وتقديم الدعم المالي لكييف
    """
    held = before[-1] if before else None
    if held is None or noun.tense is not None or sentence.index - held.at not in (0, 1):
        return
    frame = frame_of(scene, noun, sentence)
    to = frame.by("to")
    same = to is not None and to.codes == (held.fields["backed"],) and to.first - noun.last <= _FORM_REACH
    if frame.of is not None or frame.adjective is not None or not (same or scene.words[noun.first - 1] == _THIS):
        return
    more = [f for f in forms_of(scene, sentence, noun) if f not in held.fields["form"]]
    if more and held.reality == scene.reality.of(noun, sentence.first):
        held.fields["form"] = [*held.fields["form"], *more]
        held.evidence.append(scene.clause_evidence(sentence, noun, *(to.mentions if to is not None and same else ())))


def declared_form(scene: Scene, sentence: Sentence, support: Mention) -> list[str]:
    """`political`, where support is no more than what somebody declares: جددت مانيلا دعمها لكييف, موقفها الداعم."""
    if support.tense is not None or support.entry not in _DECLARED_WORDS:
        return []
    near = range(max(sentence.first, support.first - _DECLARED_REACH), support.first)
    at = next((i for i in near if begins(scene.words[i], _DECLARED, "وف")), None)
    crossed = at is None or any(i in scene.verb_starts or i in scene.clause_ends for i in range(at + 1, support.first))
    said = support.entry != _HOLDS or (at is not None and _POSITION in scene.words[at])  # القوات المساندة is no word
    return ["political"] if said and not crossed else []


def told_forms(scene: Scene, sentence: Sentence, trigger: Mention) -> list[str]:
    """What the sentence tells of the form: arms that are named, or an attack that is made in somebody's support."""
    if trigger.data.get("needs") == "form" and not (_is_by_deed(sentence, trigger) and split_clitic(trigger)[1] == "ب"):
        return _held_arms(scene, sentence, trigger)
    if is_aimed(scene, trigger):
        struck = any(m.code == "attack" for m in sentence.of("crisis")) or "deed" in sentence.kinds
        return ["military"] if struck else []
    if _is_by_deed(sentence, trigger):
        return ["military"]
    return _arms_named(scene, sentence, trigger) or _held_arms(scene, sentence, trigger)


def _is_by_deed(sentence: Sentence, trigger: Mention) -> bool:
    """Whether support is what an attack is made for or with: غارات لدعم القوات, هاجمت بدعم من التحالف."""
    if trigger.tense is not None or trigger.article or split_clitic(trigger)[1] not in ("ل", "ب"):
        return False
    attacks = (m for m in sentence.of("crisis") if m.code == "attack" and not m.article)
    return any(abs(m.first - trigger.first) <= _DEED_REACH for m in attacks)


def _held_arms(scene: Scene, sentence: Sentence, aid: Mention) -> list[str]:
    """`arms`, where that is what aid holds: مساعدات جديدة لكييف تشمل صواريخ."""
    cues = [c for c in sentence.of("transfer_cue") if c.code == "include" and 0 <= c.first - aid.last <= _ARMS_REACH]
    near = scene.marked.between(cues[0].last, cues[0].last + _ARMS_REACH) if cues else []
    return ["arms"] if any(_is_arms(m) for m in near) else []


def _arms_named(scene: Scene, sentence: Sentence, trigger: Mention) -> list[str]:
    """`arms`, where arms are named behind the word (دعم كييف بإرسال دبابات)."""
    near = scene.marked.between(trigger.last, min(trigger.last + _ARMS_REACH, sentence.last))
    sent = any(m.kind == "transfer" and not m.data.get("home") for m in near)
    return ["arms"] if any(_is_arms(m) and (sent or split_clitic(m)[1] == "ب") for m in near) else []


def _is_arms(m: Mention) -> bool:
    """Whether a mention names arms: no help or training, which reads as a service that is supplied."""
    return m.kind == "designation" or (m.kind == "weapon" and m.code != "services")
