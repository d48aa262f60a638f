"""Backing: who supports whom, against whom, in which form.

    تدعم واشنطن كييف ضد موسكو            a verb: subject, object, ضد
    الدعم العسكري الأميركي لإسرائيل        a noun: adjective or owner, لـ
    الفصائل التي تدعمها طهران              a relative clause: what stands before it is supported
    الحوثيون المدعومون من إيران، بدعم من   who supports stands behind من

Support that only an accuser speaks of is possible. Whom it is against is said beside it, or is the one enemy that the
report's conflicts name. Plain words of support outside any conflict are no backing.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from sijill.actors import enemies
from sijill.code.backing.against import are_enemies, are_known_enemies, both_ways, enemy_of, foe_of, said_against
from sijill.code.backing.backers import are_soldiers, backer_and_backed
from sijill.code.backing.dates import since
from sijill.code.backing.forms import declared_form, forms_of, joined_forms, say_more, told_forms
from sijill.code.backing.involved import involvements
from sijill.code.crisis.charges import accusation
from sijill.code.crisis.patrons import is_aimed
from sijill.code.draft import Draft, only_headline
from sijill.code.sentence.frame import Frame, frame_of
from sijill.code.sentence.phrases import OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence, Speech, is_state
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

_ARMS_REACH = 7
_MOST = 4  # claims of one word at most: a list of backers and of backed
_ACCUSING = frozenset({"accuse", "condemn"})
_MODE_REACH = 8
_NEAR_MODE = 3
_MODES = {"mutual": "possible", "ended": "actual"}
_MOST_WORDS = rule_words("backing.backings", "most")
_NAMES = rule_words("backing.backings", "names")
_GIVING = tuple(rule_words("backing.backings", "giving"))
_GIVING_REACH = 9  # words between a word of giving and what is given
_GIVEN_REACH = 6  # words between a verb of giving and the support
_NAMED_REACH = 3  # words from several who support to those named of them
_RELATIVE_REACH = 5  # words between support and the clause that says who gives it
_DENIALS = rule_words("backing.backings", "denials")
_MEETINGS = rule_words("backing.backings", "meetings")
_THINGS = rule_words("backing.backings", "things")
_COUNTS_AS = rule_words("backing.backings", "counts_as")
_MOST_OF = rule_words("backing.backings", "most_of")
_GOING_ON = rule_words("backing.backings", "going_on")
_MORE = rule_words("backing.backings", "more")
_WAS = rule_words("backing.backings", "was")
_EFFORTS = rule_words("backing.backings", "efforts")
_PEACE = rule_words("backing.backings", "peace")
_CROWDS = tuple(rule_words("backing.backings", "crowds"))
_CROWD = 14  # words from people in the streets to the support that they declare
_SPOKEN_AGAINST = rule_words("backing.backings", "spoken_against")
_GOVERNING = frozenset({"الي", "علي", "في", "عن", "من"})  # before a noun
_TOWARDS_A_DEED = frozenset({"في", "علي"})
_STANDS = frozenset({"backing.stand", "backing.solidarity"})
_TO_STATES = frozenset({"arms", "finance"})  # what a state at war is given
_AL = "ال"
_WEAK = frozenset({"political", "training"})  # forms that peace knows too


class BackingCoder:
    """Claims of kind `backing`."""

    def drafts(self, scene: Scene) -> list[Draft]:
        """One draft for each backer and backed."""
        out: list[Draft] = []
        for sentence in scene.sentences:
            told: list[Draft] = []
            for trigger in _triggers(scene, sentence):
                made = list(_drafts(scene, sentence, trigger))
                if not made:
                    say_more(scene, sentence, trigger, [*out, *told])
                told += made
            for draft in (*told, *involvements(scene, sentence)):
                held = next((d for d in out if _one(scene, d, draft)), None)
                if held is None:
                    out.append(draft)
                else:
                    _merge(held, draft)
        return out


def _triggers(scene: Scene, sentence: Sentence) -> list[Mention]:
    """The words of support of a sentence; one that can be a noun (دعم) is nothing else."""
    names = {i for p in scene.phrases(sentence) for m in p.mentions for i in range(m.first, m.last)}
    found = [m for m in sentence.of("backing") if m.first not in names]  # قوات الدعم السريع
    holding = {m.first for m in found if m.data.get("holds") and m.article and _is_adjective(scene, sentence, m)}
    found = [m for m in found if m.data.get("holds") or m.first not in holding]
    nouns = {m.first for m in found if _is_noun(m)}
    return [m for m in found if _is_noun(m) or (m.first not in nouns and (m.tense is None or _is_verb(scene, m)))]


def _is_adjective(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether what reads as a noun too says what an actor does: قوات التحالف المساندة للحكومة."""
    behind = scene.words[m.last : m.last + 1]
    if m.first and scene.words[m.first - 1].startswith(_AL) and scene.soft_between(m.first - 1, m.first):
        return True  # الجبهات المساندة من لبنان
    return any(p.last == m.first for p in scene.phrases(sentence)) and behind != [] and behind[0].startswith("ل")


def _is_noun(m: Mention) -> bool:
    """Whether a word of support is a noun, and no participle (مساندة is both)."""
    return m.tense is None and not m.data.get("holds")


def _is_verb(scene: Scene, verb: Mention) -> bool:
    """Whether what reads as a verb is one, and of an actor: not إلى تسلح, nor ساعدت في تحويل."""
    if scene.words[verb.first] in _NAMES:
        return False
    before = scene.words[verb.first - 1] if verb.first else ""
    after = scene.words[verb.last] if verb.last < len(scene.words) else ""
    return before not in _GOVERNING and after not in _TOWARDS_A_DEED


def _drafts(scene: Scene, sentence: Sentence, trigger: Mention) -> Iterable[Draft]:
    frame = frame_of(scene, trigger, sentence)
    if (
        _is_weighed(scene, trigger)
        or _is_of_a_thing(scene, frame)
        or _is_ceasing(frame)
        or _is_of_a_crowd(scene, sentence, trigger)
    ):
        return
    forms = forms_of(scene, sentence, trigger)
    backer, backed = backer_and_backed(scene, sentence, trigger, frame)
    if backer is None or backed is None or not _is_taken(scene, sentence, trigger, backed):
        return
    reality = _reality(scene, sentence, trigger)
    if reality is None:
        return
    forms = [*forms, *joined_forms(sentence, backed, forms)] or told_forms(scene, sentence, trigger)
    held = [*backer.mentions, *backed.mentions]
    evidence = scene.clause_evidence(sentence, trigger, *held)
    span = since(scene, sentence, trigger) if reality == "actual" else None
    backers = [*backer.codes, *_named_of(scene, sentence, backer)]
    for one, other in list(product(backers, backed.codes))[:_MOST]:
        if one == other or (one, other) in both_ways(scene.conflicts) or are_known_enemies(scene, one, other):
            continue
        said = said_against(scene, sentence, frame, {one, other})
        if trigger.data.get("needs") == "form" and not forms and not said:
            continue
        plain = not forms or (forms == ["political"] and trigger.entry in _STANDS)
        declared = is_state(other) and plain and _said_by_state(scene, trigger, one)
        if not declared and not _matters(scene, sentence, backed, other, forms, said):
            continue
        source, alleged = _source(scene, trigger, one, other)
        accuser = _accuser(scene, sentence, trigger) if alleged else None
        fields = {
            "backer": one,
            "backed": other,
            "against": said or enemy_of(scene, one, other) or foe_of(scene, accuser, one, other),
            "form": forms or declared_form(scene, sentence, trigger),
            "date": span[0] if span is not None else None,
        }
        yield Draft(
            "backing",
            fields,
            "possible" if alleged and reality != "denied" else reality,
            source,
            [evidence, *scene.said("date", [span[1]] if span is not None else [])],
            [trigger.entry],
            sentence.index,
            headline=sentence.index == 0,
        )


def _named_of(scene: Scene, sentence: Sentence, several: ActorPhrase) -> tuple[str, ...]:
    """Those who are named of several: الدول الغربية، وعلى رأسها واشنطن ولندن."""
    if is_state(several.code):
        return ()
    near = (p for p in scene.phrases(sentence) if 0 < p.first - several.last <= _NAMED_REACH)
    return next((p.codes for p in near if p.link == "among"), ())


def _is_weighed(scene: Scene, trigger: Mention) -> bool:
    """Whether it is only told who supports more: الأكثر تأييدا لموسكو, not على الأقل تدريبا."""
    before = scene.words[max(0, trigger.first - 2) : trigger.first]
    return trigger.tense is None and bool(before) and before[-1] in _MOST_WORDS and before[0] != "علي"


def _is_ceasing(frame: Frame) -> bool:
    """Whether it is no standing by somebody but what one resolves to stop: قرار واشنطن وقف تبادل البيانات مع موسكو."""
    verb, who = frame.trigger, frame.subject
    annexed = who is not None and (who.link, who.last) == (OF, verb.first)
    return annexed and verb.entry in _STANDS and verb.tense == "past"


def _is_of_a_crowd(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether people in the streets declare their support: تظاهرة في فيينا دعما لغزة, not تظاهرة تنديدا بدعم فيينا."""
    if split_clitic(trigger)[1] == "ب" or scene.words[trigger.first - 1] in _SPOKEN_AGAINST:
        return False
    first = sentence.first if is_aimed(scene, trigger) else max(sentence.first, trigger.first - _CROWD)
    return any(begins(w, _CROWDS, "وفبلا") for w in scene.words[first : trigger.first])


def _is_of_a_thing(scene: Scene, frame: Frame) -> bool:
    """Whether the word names a conference (مؤتمر دعم أوكرانيا) or is of a plan rather than an actor (تدعم فكرة)."""
    trigger = frame.trigger
    before = scene.words[trigger.first - 1].removeprefix("ال") if trigger.first else ""
    if before in _MEETINGS and trigger.tense is None:
        return True
    of = scene.words[trigger.last : trigger.last + 2]
    if trigger.tense is not None and frame.subject is not None and frame.subject.first >= trigger.last:
        of = [*of, *scene.words[frame.subject.last : frame.subject.last + 1]]  # يؤيد الكونغرس بيع ذخائر
    if _is_of_peace_efforts(scene, trigger, frame.of):
        return True
    to = frame.by("to") if trigger.tense is not None and frame.object is None else None
    if to is not None:
        of = [*of, *scene.words[trigger.last : to.first]]  # دعموا أمس خطة لنقل ذخائر إلى كييف
    return any(w.removeprefix("ال") in _THINGS for w in of)


def _is_of_peace_efforts(scene: Scene, trigger: Mention, of: ActorPhrase | None) -> bool:
    """Whether support is for efforts of a mediator or for peace: دعم عمان لجهود المبعوث, not دعم جهود مصر."""
    for at in (trigger.last, of.last if of is not None and of.last > trigger.last else trigger.last):
        efforts = scene.words[at : at + 1] and scene.words[at].removeprefix("ل") in _EFFORTS
        if efforts and any(w in _PEACE for w in scene.words[at + 1 : at + 2]):
            return True
    return False


def _is_taken(scene: Scene, sentence: Sentence, trigger: Mention, backed: ActorPhrase) -> bool:
    """Whether who is supported is what the word takes: forces or a group, or a group that is given weapons."""
    takes = trigger.data.get("takes")
    if trigger.data.get("needs") == "given":
        before = scene.words[max(sentence.first, trigger.first - _GIVING_REACH) : trigger.first]
        return any(begins(w, _GIVING, "وفبلس") for w in before)
    at_war = any(c in pair for pair in scene.conflicts for c in backed.codes)
    if takes == "group":
        near = scene.marked.between(backed.last, min(backed.last + _ARMS_REACH, sentence.last))
        armed = any(m.kind in ("weapon", "designation") for m in near)
        return armed and any(not c.isascii() for c in backed.codes)
    close = trigger.code == "arms" or backed.first - trigger.last <= 1
    if takes == "arms" and are_soldiers(scene, backed):
        return True  # تدرب لندن جنودا أوكرانيين
    return takes is None or _is_armed(backed) or (at_war and close and trigger.code in _TO_STATES)


# --- how real ---


def _reality(scene: Scene, sentence: Sentence, trigger: Mention) -> str | None:
    """How support is presented; None where it is asked for, ended or not spoken of as support at all."""
    said = scene.reality.of(trigger, sentence.first)
    held = (
        _is_held(scene, trigger) or _goes_on(scene, trigger)
        if said in ("planned", "conditional")
        else bool(trigger.data.get("holds") and trigger.article)
    )
    if said in ("planned", "conditional", "denied") and held:
        said = "actual"  # لن تغير موقفها الداعم لإسرائيل
    if said == "actual" and _is_to_be_given(scene, sentence, trigger):
        said = "planned"
    titled = trigger.data.get("title") or (trigger.data.get("holds") and trigger.article)
    no_promise = titled or _goes_on(scene, trigger)  # تعد داعما رئيسيا, تعهد بمواصلة دعمها
    modes = () if no_promise else sentence.of("backing_mode")[::-1]
    charged = accusation(scene, trigger) is not None  # رفضت روما الاتهامات بدعم المتمردين
    speech = _speech_at(scene, trigger.first)
    denied = speech is not None and speech.act == "deny"
    modes = [m for m in modes if m.code != "mutual"] if denied else modes
    mode = next((m for m in modes if (m.code or not charged) and _rules(scene, m, trigger)), None)
    if mode is not None and mode.code in _MODES:
        return _MODES[mode.code]
    if mode is not None:
        return mode.code if mode.code and said != "denied" else None
    if said == "denied" and not any(
        _is_denial(w) for w in scene.words[max(sentence.first, trigger.first - 8) : trigger.first]
    ):
        return None
    return "denied" if denied and said in ("actual", "planned", "possible") else said


def _goes_on(scene: Scene, trigger: Mention) -> bool:
    """Whether support that is there is to go on: تعهد بمواصلة دعم كييف, كانت وستبقى إلى جانبها."""
    before = scene.words[trigger.first - 1] if trigger.first else ""
    stays = trigger.tense is not None and trigger.proclitic[:1] == "و" and before in _WAS
    more = bool(trigger.pronoun) and is_listed(before, _MORE, "وبل")  # لزيادة مساعداتها
    return stays or more or is_listed(before, _GOING_ON, "وبل", article=True)


def _is_to_be_given(scene: Scene, sentence: Sentence, trigger: Mention) -> bool:
    """Whether support is the object of a verb of giving in the future: ستقدم كندا دعما عسكريا."""
    verb = next((m for m in sentence.of("backing_got")[::-1] if 0 <= trigger.first - m.last <= _GIVEN_REACH), None)
    crossed = verb is not None and any(i in scene.verb_starts for i in range(verb.last, trigger.first))
    return trigger.tense is None and verb is not None and verb.tense == "future" and not crossed


def _is_held(scene: Scene, trigger: Mention) -> bool:
    """Whether a definite support is said in a clause of its own to be given: الدعم العسكري الذي تقدمه."""
    behind = scene.words[trigger.last : trigger.last + _RELATIVE_REACH]
    return trigger.tense is None and bool(trigger.article) and any(w in scene.links.relatives for w in behind)


def _rules(scene: Scene, mode: Mention, trigger: Mention) -> bool:
    """Whether a word of asking or deciding stands before a word of support, without a clause between."""
    if not 0 <= trigger.first - mode.last <= (_NEAR_MODE if mode.data.get("near") else _MODE_REACH):
        return False
    if scene.words[mode.first] in _COUNTS_AS and any(w in _MOST_OF for w in scene.words[mode.last : trigger.first]):
        return False  # تعد واشنطن أكبر المانحين
    between = range(mode.last, trigger.first)
    if any(scene.marked.words.breaks[i] == STOP for i in (*between, trigger.first) if i > mode.last):
        return False
    crossed = any(i in scene.verb_starts or scene.words[i] in scene.links.relatives for i in between)
    return not crossed and (trigger.tense is None or bool(mode.data.get("form") == "word") or mode.tense is not None)


def _is_denial(word: str) -> bool:
    return is_listed(word, _DENIALS)


def _matters(
    scene: Scene,
    sentence: Sentence,
    backed: ActorPhrase,
    code: str,
    forms: list[str],
    against: str | None,
) -> bool:
    """Whether it is support in a conflict, or of an armed kind, and no mere kind word."""
    if against or (_is_armed(backed) and not code.isascii()) or [f for f in forms if f not in _WEAK]:
        return True
    if not forms and any(key in enemies().get(code, ()) for key in scene.named.values()):
        return True
    return "crisis" in sentence.kinds or any(code in pair for pair in scene.conflicts)


def _said_by_state(scene: Scene, trigger: Mention, backer: str) -> bool:
    """Whether somebody declares support that a state gives: جددت القاهرة دعمها لمقديشو."""
    return is_state(backer) and scene.source_at(trigger.first) is not None


def _is_armed(phrase: ActorPhrase) -> bool:
    """Whether a phrase names forces or a group rather than a state alone."""
    if not phrase.mentions and not phrase.code.isascii():
        return True  # الميليشيات: fighters without a name
    return any(
        m.kind == "actor" and (m.data["form"] == "group" or m.data.get("force") == "army") for m in phrase.mentions
    )


# --- who says so ---


def _source(scene: Scene, trigger: Mention, backer: str, backed: str) -> tuple[str | None, bool]:
    """The source of what a word says, and whether it is an accusation of an adversary and no more."""
    speech = _speech_at(scene, trigger.first)
    if speech is None:
        return scene.source_at(trigger.first), accusation(scene, trigger) is not None
    charge = accusation(scene, trigger)
    if charge is not None and charge.first > speech.verb.first and speech.actor == backer:
        return None, True  # رفضت روما اتهامات أثينا بدعم المتمردين
    hostile = speech.act in _ACCUSING or (speech.actor is not None and are_enemies(scene, speech.actor, backed))
    return speech.speaker, hostile and speech.actor not in (backer, backed)


def _accuser(scene: Scene, sentence: Sentence, trigger: Mention) -> str | None:
    """Who says or charges that somebody gives support."""
    speech, charge = _speech_at(scene, trigger.first), accusation(scene, trigger)
    if speech is not None and (charge is None or charge.first <= speech.verb.first):
        return speech.actor
    frame = frame_of(scene, charge, sentence) if charge is not None else None
    by = (frame.subject if charge is not None and charge.tense is not None else frame.of) if frame is not None else None
    return by.code if by is not None else None


def _speech_at(scene: Scene, word: int) -> Speech | None:
    return next((s for s in scene.speeches if s.verb.first < word < s.until), None)


# --- one claim for each ---


def _one(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether two drafts are of one pair, whatever name of a group or of the West each has."""
    named = scene.named
    pairs = [(d.fields["backer"], d.fields["backed"]) for d in (a, b)]
    (one, held), (other, new) = [(named.get(x, x), named.get(y, y)) for x, y in pairs]
    return (one, held) == (other, new)


def _merge(held: Draft, new: Draft) -> None:
    f, g = held.fields, new.fields
    f["form"] = list(dict.fromkeys([*f["form"], *g["form"]]))
    f["against"], f["date"] = f["against"] or g["against"], f["date"] or g["date"]
    if only_headline(held, new):
        held.reality, held.source = new.reality, new.source
    elif new.reality == "actual":
        held.reality = "actual"
    held.headline = held.headline and new.headline
    held.absorb(new)
