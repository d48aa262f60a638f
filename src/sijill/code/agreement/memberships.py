"""Joining an alliance, leaving it, and the consent of its members: an agreement between who joins and the alliance.

انضمت السويد إلى حلف الناتو            signed
صادق البرلمان التركي على انضمام السويد   parliament_approved by TUR
جمدت أرمينيا مشاركتها في المنظمة         suspended by ARM
"""

from __future__ import annotations

from itertools import pairwise

from sijill.code.agreement.approvals import approvals
from sijill.code.agreement.steps import date_of
from sijill.code.agreement.told import Told
from sijill.code.sentence.frame import Frame, frame_of
from sijill.code.sentence.phrases import BARE, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.records import Mention

_CONSENT = 8  # words between a consent and the accession it is given to
_BECOMES = 7  # words between a verb of becoming and «member»
_AS_ONE = rule_words("agreement.memberships", "as_one")
_SIGNED = 12  # words between a signing and the accession it is of
_BACKREF = 4  # words behind «joined» in which a word that points back to the alliance may stand
_THE_ALLIANCE = rule_words("agreement.memberships", "the_alliance")
_FREEZE = 4  # words from suspending to the membership
_ITS = frozenset({"ها", "ه"})
_ITS_REACH = 15  # words from a state to its accession
_PAPERS = rule_words("agreement.memberships", "papers")
_HANDS_IN = tuple(rule_words("agreement.memberships", "hands_in"))
_FORMALITIES = rule_words("agreement.memberships", "formalities")
_COMPLETED = rule_words("agreement.memberships", "completed")
_COMPLETING = rule_words("agreement.memberships", "completing")
_BEHIND = rule_words("agreement.memberships", "behind")
_ACQUIRED = rule_words("agreement.memberships", "acquired")
_RECEDES = tuple(rule_words("agreement.memberships", "recedes"))
_ACQUIRED_BACK = 5  # words from having to the membership
_RECEDING_BACK = 6  # words from receding to the accession
_COMPLETED_BACK = 3  # words from completing to the accession itself
_HANDED = 8  # words between handing in and the accession
_FOUNDED = 3  # words between founding and the alliance
_ORG_REACH = 8  # words between who leaves or joins and the alliance
_DOUBTED = frozenset({"possible", "conditional", "denied"})


def memberships(scene: Scene, sentence: Sentence) -> list[Told]:
    """Drafts of the accessions and departures that a sentence tells, each once."""
    out: list[Told] = []
    for m in sentence.of("stage"):
        draft = _draft(scene, sentence, m) if m.data.get("orgs") else None
        if draft is not None and all(draft.fields["parties"] != d.fields["parties"] for d in out):
            out.append(draft)
    return out


def _draft(scene: Scene, sentence: Sentence, m: Mention) -> Told | None:
    frame = frame_of(scene, m, sentence)
    who = _becoming(scene, sentence, m) if m.data.get("after") else _who(scene, sentence, frame, m)
    founds = bool(m.data.get("founds"))
    alliance = (_founded if founds else _alliance)(scene, frame, m) if _is_frozen(sentence, m) else None
    if who is None or alliance is None or alliance in who.codes or (founds and len(who.codes) == 1):
        return None
    stages, reality = _stages(scene, sentence, m, who.codes)
    if not stages:
        return None
    steps = [{"stage": stage, "date": date_of(scene, word, sentence), "by": by} for stage, by, word in stages]
    words = [m, *(word for _, _, word in stages), *who.mentions]
    fields = {
        "parties": [*who.codes, *(() if founds else (alliance,))],
        "instrument": "alliance",
        "title": None,
        "areas": [],
        "steps": steps,
        "place": None,
        "mechanisms": [],
        "duration": None,
    }
    evidence = [
        scene.clause_evidence(sentence, *words),
        *scene.said("parties", who.mentions),
        *scene.said("steps", (word for _, _, word in stages)),
    ]
    rules = list(dict.fromkeys(word.entry for word in (m, *(w for _, _, w in stages))))
    return Told("agreement", fields, reality, scene.source_at(m.first), evidence, rules, sentence.index, defence=True)


def _who(scene: Scene, sentence: Sentence, frame: Frame, m: Mention) -> ActorPhrase | None:
    """Who joins or leaves: the subject; of a noun what is annexed to it, or whom its pronoun means (انضمامها)."""
    if m.tense is not None or m.data.get("founds"):
        return frame.subject
    if m.pronoun in _ITS:
        before = [p for p in scene.phrases(sentence) if 0 <= m.first - p.last <= _ITS_REACH and len(p.codes) == 1]
        whose = (p for p in before[::-1] if is_state(p.code) and p.code not in m.data["orgs"])
        return next(whose, frame.subject)
    if frame.of is not None and not set(frame.of.codes) <= set(m.data["orgs"]):
        return frame.of
    return frame.subject  # نالت مينسك عضوية المنظمة


def _is_frozen(sentence: Sentence, m: Mention) -> bool:
    """Whether a membership that must is said to be suspended: جمدت عمليا عضويتها, not عضويتها alone."""
    if not m.data.get("frozen"):
        return True
    return any(o.entry == "stages.suspend" and 0 <= m.first - o.last <= _FREEZE for o in sentence.of("stage"))


def _becoming(scene: Scene, sentence: Sentence, m: Mention) -> ActorPhrase | None:
    """Who becomes a member: the state before the noun, with a verb of becoming beside it (أصبحت فنلندا العضو)."""
    words = scene.words
    first = max(sentence.first, m.first - _BECOMES)
    verb = next((i for i in range(m.first - 1, first - 1, -1) if words[i].removeprefix("و") in m.data["after"]), None)
    if verb is None:
        return None
    named = [p for p in scene.phrases(sentence) if p.last <= m.first and p.link == BARE]
    who = next((p for p in named[::-1] if not set(p.codes) & set(m.data["orgs"])), None)
    if who is None:
        return None
    held = range(who.first, who.last)
    between = [words[i] for i in range(verb + 1, m.first) if i not in held]
    return who if all(word in _AS_ONE for word in between) else None


def _alliance(scene: Scene, frame: Frame, m: Mention) -> str | None:
    """The alliance that is joined or left: behind إلى, في, من or annexed, near the word."""
    for phrases in ([frame.by(*m.data["links"])], [frame.object], [frame.of]):
        for phrase in phrases:
            if phrase is not None and phrase.first - m.last <= _ORG_REACH:
                found = next((c for c in phrase.codes if c in m.data["orgs"]), None)
                if found is not None:
                    return found
    return _named_before(scene, m)


def _founded(scene: Scene, frame: Frame, m: Mention) -> str | None:
    """The alliance that is founded: named right behind the word, or before a clause on it (التحالف الذي أسسته)."""
    sentence = scene.sentence_of(m)
    near = scene.marked.between(m.last, min(m.last + _FOUNDED, sentence.last))
    if m.tense is not None:
        near += scene.marked.between(max(m.first - _FOUNDED, sentence.first), m.first) if m.pronoun else []
        near += [a for p in (frame.object,) if p is not None for a in p.mentions]
    return next((a.code for a in near if a.kind == "actor" and a.code in m.data["orgs"]), None)


def _named_before(scene: Scene, m: Mention) -> str | None:
    """The alliance that «the organisation» right behind the word points back to: the last one named."""
    if _THE_ALLIANCE.isdisjoint(scene.words[m.last : m.last + _BACKREF]):
        return None
    named = (a.code for a in scene.marked.between(0, m.first)[::-1] if a.kind == "actor")
    return next((code for code in named if code in m.data["orgs"]), None)


def _stages(
    scene: Scene, sentence: Sentence, m: Mention, who: tuple[str, ...]
) -> tuple[list[tuple[str, str | None, Mention]], str]:
    """The steps of an accession with whose each is and the word that says it, and how the report presents them."""
    if m.code != "signed":
        asked = m.code == "proposed"
        by = who[0] if len(who) == 1 and not asked else None
        return [(m.code, by, m)], "planned" if asked else scene.reality.of(m, sentence.first)
    for other in sentence.of("approval", "stage", "opposing"):
        if not 0 <= m.first - other.last <= _CONSENT or (other.kind == "stage" and other.code != "rejected"):
            continue
        reality = scene.reality.of(other, sentence.first)
        if other.kind == "approval":
            by_all = _one(frame_of(scene, other, sentence).subject)
            told = approvals(scene, sentence, other)
            return [(stage, _consenting(by or by_all, who), other) for stage, by in told], reality
        subject = frame_of(scene, other, sentence).subject
        if subject is not None and subject.code in who:
            return [], reality  # عرقلت أنقرة انضمام البلدين: whom «the two» means is not known
        return [(other.code, subject.code if subject is not None else None, other)], reality
    return _own_step(scene, sentence, m)


def _own_step(scene: Scene, sentence: Sentence, m: Mention) -> tuple[list[tuple[str, str | None, Mention]], str]:
    """The step of an accession to which nobody consents: signed as its instrument is, or if told as done."""
    signing = _signing(sentence, m)
    if signing is not None:
        return [("signed", None, signing)], scene.reality.of(signing, sentence.first)
    reality = scene.reality.of(m, sentence.first)
    if m.data.get("consent"):
        return ([("signed", None, m)] if reality == "actual" and _is_acquired(scene, sentence, m) else []), "actual"
    if _is_receding(scene, sentence, m):
        return [], "actual"
    if reality not in _DOUBTED and _is_completed(scene, sentence, m):
        return [("signed", None, m)], "actual"
    told = (
        m.tense is not None
        or m.data.get("after")
        or m.data.get("founds")
        or _is_past(scene, m)
        or _is_handed_in(scene, sentence, m)
    )
    if reality == "actual" and not told:
        return [], reality
    done = reality in ("actual", "denied") or m.data.get("founds")
    return [("signed" if done else "proposed", None, m)], reality


def _signing(sentence: Sentence, m: Mention) -> Mention | None:
    """The signing of the instrument of an accession: وقعت الدول الأعضاء بروتوكولات انضمام فنلندا."""
    if m.tense is not None or not any(0 <= m.first - i.last <= 1 for i in sentence.of("instrument")):
        return None
    near = (o for o in sentence.of("stage")[::-1] if o.code == "signed" and "orgs" not in o.data)
    return next((o for o in near if not o.data.get("joins") and 0 <= m.first - o.last <= _SIGNED), None)


def _is_handed_in(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether the instrument of an accession is deposited: أودعت فنلندا وثيقة انضمامها."""
    if m.tense is not None or m.first == sentence.first or scene.words[m.first - 1] not in _PAPERS:
        return False
    before = scene.words[max(sentence.first, m.first - _HANDED) : m.first]
    return any(begins(word, _HANDS_IN, "و") for word in before)


def _is_completed(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether all is done that an accession asks for, or it itself: استكملت السويد إجراءات انضمامها, أكملت انضمامها."""
    if m.tense is not None or m.first == sentence.first:
        return False
    reach = _HANDED if scene.words[m.first - 1] in _FORMALITIES else _COMPLETED_BACK
    before = scene.words[max(sentence.first, m.first - reach) : m.first]
    after = (word for behind, word in pairwise(before) if behind in _BEHIND)
    return any(is_listed(word, _COMPLETED, "و") for word in before) or any(word in _COMPLETING for word in after)


def _is_acquired(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether membership is had by a past verb before it: حصلت طهران على العضوية الكاملة في المنظمة."""
    before = scene.words[max(sentence.first, m.first - _ACQUIRED_BACK) : m.first]
    return any(is_listed(word, _ACQUIRED, "وف") for word in before)


def _is_receding(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether it is told of an accession that it is less near, or given up: تراجعت فرص انضمام تبليسي, تخلت عن."""
    before = scene.words[max(sentence.first, m.first - _RECEDING_BACK) : m.first]
    return m.tense is None and any(begins(word, _RECEDES, "وف") for word in before)


def _one(phrase: ActorPhrase | None) -> str | None:
    """The code of a phrase that names one state."""
    return phrase.code if phrase is not None and len(phrase.codes) == 1 and is_state(phrase.code) else None


def _consenting(by: str | None, who: tuple[str, ...]) -> str | None:
    """Who consents: never the one that joins, which stands nearer to the word at times."""
    return None if by in who else by


def _is_past(scene: Scene, m: Mention) -> bool:
    """Whether an accession is told as a thing of the past: بعد انضمام, منذ انضمام."""
    before = scene.marked.between(m.first - 2, m.first)
    return any(c.kind == "cue" and c.data.get("light") and c.last == m.first for c in before)
