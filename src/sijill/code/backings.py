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
from sijill.code.crises import named_actors
from sijill.code.draft import Draft
from sijill.code.frame import Frame, frame_of, right_before, subject_before
from sijill.code.phrases import ADJECTIVE, BARE, OF, ActorPhrase, split_clitic
from sijill.code.scene import Scene, Sentence, Speech, is_state
from sijill.code.where import spots_between
from sijill.records import Mention
from sijill.text import STOP

_FORM_REACH = 4
_ARMS_REACH = 12
_TO_REACH = 8
_BEFORE = 1  # words between who is supported and «المدعوم من» or a relative clause
_AGAINST_REACH = 16
_DOER_NEAR = 6
_BESIDE = frozenset({"جانب", "صف", "جوار"})
_MOST = 4  # claims of one word at most: a list of backers and of backed
_ACCUSING = frozenset({"accuse", "condemn"})
_BESIDE_REACH = 4  # words between solidarity and whom it is with
_MODE_REACH = 8
_VERB_REACH = 5  # words between support and the verb of its relative clause
_DENIALS = frozenset({"نفي", "نفت", "نافيا", "نافيه", "ينفي", "تنفي", "لا", "لم", "لن"})
_FOR_WHOM = frozenset({"نصره", "مناصره", "موازره"})  # as what something is done for they show no accusative
_WEAK = frozenset({"political", "training"})  # forms that peace knows too


class BackingCoder:
    """Claims of kind `backing`."""

    def drafts(self, scene: Scene) -> list[Draft]:
        """One draft for each backer and backed."""
        out: list[Draft] = []
        for sentence in scene.sentences:
            for trigger in _triggers(sentence):
                for draft in _drafts(scene, sentence, trigger):
                    held = next((d for d in out if _one(d, draft)), None)
                    if held is None:
                        out.append(draft)
                    else:
                        _merge(held, draft)
        return out


def _triggers(sentence: Sentence) -> list[Mention]:
    """The words of support of a sentence; one that can be a noun (دعم) is no verb."""
    found = sentence.of("backing")
    nouns = {m.first for m in found if m.tense is None}
    return [m for m in found if m.tense is None or m.first not in nouns]


def _drafts(scene: Scene, sentence: Sentence, trigger: Mention) -> Iterable[Draft]:
    frame = frame_of(scene, trigger, sentence)
    forms = _forms(sentence, trigger)
    if trigger.data.get("needs") == "form" and not forms:
        return
    backer, backed = _pair(scene, sentence, trigger, frame)
    if backer is None or backed is None or not _is_taken(scene, sentence, trigger, backed):
        return
    reality = _reality(scene, sentence, trigger)
    if reality is None:
        return
    forms = forms or _arms_named(scene, sentence, trigger)
    held = [*backer.mentions, *backed.mentions]
    evidence = scene.clause_evidence(sentence, trigger, *held)
    for one, other in list(product(backer.codes, backed.codes))[:_MOST]:
        if one == other or (one, other) in _both(scene.conflicts):
            continue
        said = _said_against(scene, sentence, frame, {one, other})
        declared = is_state(other) and not forms and _said_by_state(scene, trigger, one)
        if not declared and not _matters(scene, sentence, backed, other, forms, said):
            continue
        fields = {
            "backer": one,
            "backed": other,
            "against": said or _enemy(scene, one, other),
            "form": forms,
            "date": None,
        }
        source, alleged = _source(scene, trigger, one, other)
        yield Draft(
            "backing", fields, "possible" if alleged else reality, source, [evidence], [trigger.entry], sentence.index
        )


def _is_taken(scene: Scene, sentence: Sentence, trigger: Mention, backed: ActorPhrase) -> bool:
    """Whether who is supported is what the word takes: forces or a group, or a group that is given weapons."""
    takes = trigger.data.get("takes")
    if takes == "group":
        near = scene.marked.between(backed.last, min(backed.last + _ARMS_REACH, sentence.last))
        return any(not c.isascii() for c in backed.codes) and any(m.kind in ("weapon", "designation") for m in near)
    return takes is None or _is_armed(backed)


# --- who supports whom ---


def _pair(
    scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None]:
    if trigger.data.get("passive"):
        return _behind_from(scene, sentence, trigger, frame), _right_before(scene, sentence, trigger)
    if trigger.data.get("holds"):
        return _right_before(scene, sentence, trigger), _near(frame.by("to"), trigger) or frame.of
    if trigger.data.get("beside"):
        beside = frame.by("with")
        if beside is None or not _is_beside(scene, trigger, beside):
            return None, None
        own = trigger.pronoun or trigger.tense is None
        return (frame.of or _doer(scene, sentence, trigger)) if own else frame.subject, beside
    if trigger.tense is not None:
        return _of_verb(scene, sentence, trigger, frame)
    return _of_noun(scene, sentence, trigger, frame)


def _is_beside(scene: Scene, trigger: Mention, beside: ActorPhrase) -> bool:
    """Whether a phrase that مع or إلى جانب ties is who is stood by."""
    if trigger.data["beside"] == "with":
        return beside.first - trigger.last <= _BESIDE_REACH
    return scene.words[beside.mentions[0].first - 1] in _BESIDE


def _of_verb(
    scene: Scene, sentence: Sentence, verb: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None]:
    if verb.pronoun:
        after = next((p for p in scene.phrases(sentence) if p.first >= verb.last), None)
        near = after is not None and after.first - verb.last <= 1 and after.link in (BARE, OF, ADJECTIVE)
        return (after if near else None), _right_before(scene, sentence, verb)
    backed = frame.object or frame.of or _near(frame.by("to"), verb) or frame.adjective
    return frame.subject, backed


def _of_noun(
    scene: Scene, sentence: Sentence, noun: Mention, frame: Frame
) -> tuple[ActorPhrase | None, ActorPhrase | None]:
    told = _relative(scene, sentence, noun)
    if told is not None:
        return told
    to = _near(frame.by("to"), noun)
    giver = frame.by("from", "by")
    if to is None and (place := _place_to(scene, sentence, noun)) is not None:
        to = place
    if to is not None:
        owner = frame.adjective if frame.adjective is not None and frame.adjective.last <= to.first else frame.of
        return owner or giver or _doer(scene, sentence, noun), to
    if frame.of is not None:
        return giver or _doer(scene, sentence, noun), frame.of
    if giver is not None and giver.first - noun.last <= _TO_REACH:
        return giver, subject_before(scene, noun, sentence)
    return None, None


def _relative(scene: Scene, sentence: Sentence, noun: Mention) -> tuple[ActorPhrase | None, ActorPhrase | None] | None:
    """The pair of a verb of giving or receiving whose object the noun is: الدعم الذي تتلقاه كييف من باريس."""
    for verb in sentence.of("backing_got"):
        between = scene.words[noun.last : verb.first]
        if not 0 < len(between) <= _VERB_REACH or between[-1] not in scene.links.relatives:
            continue
        frame = frame_of(scene, verb, sentence)
        if verb.code == "give":
            return frame.subject or subject_before(scene, noun, sentence), frame.by("to") or frame.object
        return frame.by("from", "by"), frame.of or frame.subject
    return None


def _place_to(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """A place that support is for, as the state it lies in: مساندته لغزة."""
    spot = next(
        (s for s in spots_between(scene, sentence, noun.last, noun.last + _TO_REACH) if s.link == "to" and s.state),
        None,
    )
    return ActorPhrase(spot.first, spot.last, (spot.state,), (), "to") if spot is not None else None


def _near(phrase: ActorPhrase | None, trigger: Mention) -> ActorPhrase | None:
    return phrase if phrase is not None and phrase.first - trigger.last <= _TO_REACH else None


def _doer(scene: Scene, sentence: Sentence, noun: Mention) -> ActorPhrase | None:
    """Who gives support of which the noun names no owner: the subject of the verb before it, or what precedes it."""
    aimed = scene.words[noun.first].endswith("ا") or scene.words[noun.first] in _FOR_WHOM
    if aimed and noun.tense is None and not noun.article:  # دعما لـ: what the sentence tells is done for it
        return next((p for p in scene.phrases(sentence) if p.last <= noun.first and p.link in (BARE, OF)), None)
    close = [p for p in scene.phrases(sentence) if p.last <= noun.first and noun.first - p.last <= _DOER_NEAR]
    if noun.data.get("title"):
        return subject_before(scene, noun, sentence)
    if (
        close
        and close[-1].link in (BARE, OF, "upon")
        and not any(i in scene.verb_starts for i in range(close[-1].last, noun.first))
    ):
        return close[-1]
    if close and close[-1].link == ADJECTIVE and close[-1].last == noun.first:  # القرار الأميركي بتمويل العشائر
        return close[-1]
    verbs = [m for m in sentence.mentions if m.tense is not None and m.last <= noun.first and m.kind != "cue"]
    for verb in verbs[-2:][::-1]:
        near = next(
            (
                p
                for p in scene.phrases(sentence)
                if verb.last <= p.first and p.last <= noun.first and p.link in (BARE, OF)
            ),
            None,
        )
        found = right_before(scene, verb, sentence) or (
            near if near is not None and near.first - verb.last <= 3 else None
        )
        if found is not None:
            return found
    return subject_before(scene, noun, sentence)


def _behind_from(scene: Scene, sentence: Sentence, trigger: Mention, frame: Frame) -> ActorPhrase | None:
    """Who supports: right behind «المدعوم من», or what من or قبل brings in."""
    after = next((p for p in scene.phrases(sentence) if p.mentions[0].first >= trigger.last), None)
    if after is not None and after.first - trigger.last <= 1:
        return after
    return frame.by("from", "by")


def _right_before(scene: Scene, sentence: Sentence, trigger: Mention) -> ActorPhrase | None:
    before = [p for p in scene.phrases(sentence) if p.last <= trigger.first and trigger.first - p.last <= _BEFORE]
    return before[-1] if before and before[-1].link != "in" else None


# --- how real ---


def _reality(scene: Scene, sentence: Sentence, trigger: Mention) -> str | None:
    """How support is presented; None where it is asked for, ended or not spoken of as support at all."""
    said = scene.reality.of(trigger, sentence.first)
    mode = next((m for m in sentence.of("backing_mode")[::-1] if _rules(scene, m, trigger)), None)
    if mode is not None and mode.code == "mutual":
        return "possible"
    if mode is not None:
        return mode.code if mode.code and said != "denied" else None
    if said == "denied" and not any(
        _is_denial(w) for w in scene.words[max(sentence.first, trigger.first - 8) : trigger.first]
    ):
        return None
    speech = _speech_at(scene, trigger.first)
    return "denied" if speech is not None and speech.act == "deny" and said in ("actual", "planned") else said


def _rules(scene: Scene, mode: Mention, trigger: Mention) -> bool:
    """Whether a word of asking or deciding stands before a word of support, without a clause between."""
    if not 0 <= trigger.first - mode.last <= _MODE_REACH:
        return False
    between = range(mode.last, trigger.first)
    if any(scene.marked.words.breaks[i] == STOP for i in (*between, trigger.first) if i > mode.last):
        return False
    crossed = any(i in scene.verb_starts or scene.words[i] in scene.links.relatives for i in between)
    return not crossed and (trigger.tense is None or bool(mode.data.get("form") == "word") or mode.tense is not None)


def _is_denial(word: str) -> bool:
    return word.lstrip("وف") in _DENIALS


# --- in which form, against whom ---


def _forms(sentence: Sentence, trigger: Mention) -> list[str]:
    """The forms that the word itself and the adjectives close behind it say."""
    found = [trigger.code] if trigger.code else []
    if trigger.tense is None:
        found += [m.code for m in sentence.of("backing_form") if 0 <= m.first - trigger.last < _FORM_REACH]
    else:  # دعمت أنقرة باكو سياسيا وعسكريا
        near = [m for m in sentence.of("backing_form") if 0 <= m.first - trigger.last < _FORM_REACH + 2]
        found += [m.code for m in near if m.data.get("form") == "word"]
    return list(dict.fromkeys(found))


def _arms_named(scene: Scene, sentence: Sentence, trigger: Mention) -> list[str]:
    """`arms`, where arms are named behind the word (دعم كييف بإرسال دبابات)."""
    near = scene.marked.between(trigger.last, min(trigger.last + _ARMS_REACH, sentence.last))
    sent = any(m.kind == "transfer" for m in near)
    return (
        ["arms"]
        if any(m.kind in ("weapon", "designation") and (sent or split_clitic(m)[1] == "ب") for m in near)
        else []
    )


def _said_against(scene: Scene, sentence: Sentence, frame: Frame, besides: set[str]) -> str | None:
    trigger = frame.trigger
    wars = [m for m in sentence.of("crisis") if m.first >= trigger.last]
    for phrase in scene.phrases(sentence):
        if not trigger.last <= phrase.first < trigger.last + _AGAINST_REACH or besides & set(phrase.codes):
            continue
        fought = phrase.link in ("with", "upon") and any(0 <= phrase.first - m.last <= 2 for m in wars)
        if phrase.link == "against" or fought:
            return phrase.code
    for spot in spots_between(scene, sentence, trigger.last, trigger.last + _AGAINST_REACH):
        if spot.link == "upon" and spot.state and any(0 <= spot.first - m.last <= 2 for m in wars):
            return None if spot.state in besides else spot.state  # في حربها على غزة
    return None


def _enemy(scene: Scene, backer: str, backed: str) -> str | None:
    others = {b if a == backed else a for a, b in scene.conflicts if backed in (a, b)} - {backer}
    if len(others) > 1:
        named = named_actors(scene)
        others = {o for o in others if named.get(o, o) in enemies().get(named.get(backed, backed), ())}
    return others.pop() if len(others) == 1 else None


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
    if not forms and any(key in enemies().get(code, ()) for key in named_actors(scene).values()):
        return True
    return "crisis" in sentence.kinds or any(code in pair for pair in scene.conflicts)


def _said_by_state(scene: Scene, trigger: Mention, backer: str) -> bool:
    """Whether somebody declares support that a state gives: جددت القاهرة دعمها لمقديشو."""
    return is_state(backer) and scene.source_at(trigger.first) is not None


def _is_armed(phrase: ActorPhrase) -> bool:
    """Whether a phrase names forces or a group rather than a state alone."""
    return any(
        m.kind == "actor" and (m.data["form"] == "group" or m.data.get("force") == "army") for m in phrase.mentions
    )


# --- who says so ---


def _source(scene: Scene, trigger: Mention, backer: str, backed: str) -> tuple[str | None, bool]:
    """The source of what a word says, and whether it is an accusation of an adversary and no more."""
    speech = _speech_at(scene, trigger.first)
    if speech is None:
        return scene.source_at(trigger.first), False
    hostile = speech.act in _ACCUSING or (speech.actor is not None and (speech.actor, backed) in _both(scene.conflicts))
    return speech.speaker, hostile and speech.actor not in (backer, backed)


def _speech_at(scene: Scene, word: int) -> Speech | None:
    return next((s for s in scene.speeches if s.verb.first < word < s.until), None)


def _both(pairs: list[tuple[str, str]]) -> set[tuple[str, str]]:
    return {*pairs, *((b, a) for a, b in pairs)}


# --- one claim for each ---


def _one(a: Draft, b: Draft) -> bool:
    return (a.fields["backer"], a.fields["backed"]) == (b.fields["backer"], b.fields["backed"])


def _merge(held: Draft, new: Draft) -> None:
    f, g = held.fields, new.fields
    f["form"] = list(dict.fromkeys([*f["form"], *g["form"]]))
    f["against"] = f["against"] or g["against"]
    if new.reality == "actual":
        held.reality = "actual"
    held.absorb(new)
