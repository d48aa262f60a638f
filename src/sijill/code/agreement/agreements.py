"""Agreements: between whom, which instrument, which steps, which areas.

Every sentence that names an instrument or an act of agreeing gives a draft. A draft that points back (الاتفاقية,
المذكرة, الصفقة with the article and no parties of its own) is the agreement named before it. Drafts with the same
parties and no conflict of instrument are one agreement; each brings its steps, areas, title and words.

A contract for arms is a transfer and gives none; an instrument that has nothing to do with defence gives none.
"""

from __future__ import annotations

from sijill.code.agreement.anchors import is_instrument
from sijill.code.agreement.areas import (
    AREA_WORDS,
    AREAS_BACK,
    area_mentions,
    areas_of,
    holds_defence,
    is_defence,
    is_defence_report,
)
from sijill.code.agreement.beside import is_one_more, is_several, joined_to, one_more_from
from sijill.code.agreement.captives import as_of_captives
from sijill.code.agreement.content import add_content
from sijill.code.agreement.life import is_news, life_of
from sijill.code.agreement.lists import add_item
from sijill.code.agreement.memberships import memberships
from sijill.code.agreement.places import place_of
from sijill.code.agreement.pointing_back import antecedent, headline_pair, sides_told
from sijill.code.agreement.spoken_steps import told_for_themselves
from sijill.code.agreement.step import Step
from sijill.code.agreement.steps import governors, steps_of
from sijill.code.agreement.titles import names_of, tokens
from sijill.code.agreement.told import Told, is_worth, settle
from sijill.code.agreement.truces import declared_by, declared_truces
from sijill.code.draft import Draft
from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.headlined import tells_as_headline
from sijill.code.sentence.parties import by_virtue, is_definite, parties
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.truce_sides import are_at_war
from sijill.languages.rule_words import rule_words
from sijill.records import Evidence, Mention

_OF_PARTIES = frozenset({"withdrawn", "terminated", "suspended", "ratified"})  # steps that only a party takes
_STATE = 3  # letters of a state's code
_FOUNDED = 9  # words from an agreement to the joint body that it founds
_JOINT_BODIES = frozenset({"joint_committee", "joint_force", "liaison_office"})
_JOINED = 3  # words between an instrument and those it is between
_AMONG = rule_words("agreement.agreements", "among")
_APPROVAL_REACH = 8  # words from an approval to على


class AgreementCoder:
    """Claims of kind `agreement`."""

    def drafts(self, scene: Scene) -> list[Draft]:
        """One draft for each agreement of the report."""
        out: list[Told] = []
        for sentence in scene.sentences:
            if "content" in sentence.kinds and all(_is_paper(m) for m in sentence.of("instrument")):
                add_content(scene, sentence, out)
            add_item(scene, sentence, out)
            if sentence.kinds.isdisjoint(("instrument", "contract", "stage", "approval")):
                continue
            drafts = _of_sentence(scene, sentence, out)
            if "instrument" in sentence.kinds and not any(d.ceasefire and is_worth(d) for d in drafts):
                declared = declared_truces(scene, sentence)
                drafts = [d for d in drafts if not (declared and d.ceasefire)] + declared
            for draft in [*drafts, *memberships(scene, sentence)]:
                settle(draft, out)
        return [d for d in out if is_worth(d)]


def _is_paper(m: Mention) -> bool:
    """Whether a word of an instrument may be of any paper, so that it need not be one: تهدف، وفق البيان، إلى."""
    return bool(m.data.get("quoted")) and not m.data.get("any")


def _of_sentence(scene: Scene, sentence: Sentence, before: list[Told]) -> list[Told]:
    made: list[Told] = []
    covered = -1
    for word in sentence.of("instrument", "contract"):
        anchor = as_of_captives(scene, sentence, word)
        if anchor.first < covered or not is_instrument(scene, sentence, anchor):
            continue
        draft = _draft(scene, sentence, anchor, before)
        if draft is None:
            continue
        before_it = made[-1] if made else None
        draft.apart = before_it is not None and joined_to(scene, sentence, anchor) is not None
        draft.anew = is_one_more(scene, sentence, anchor)
        if before_it is not None and before_it.several and draft.apart and is_several(scene, anchor):
            covered = anchor.last  # اتفاقيات ومذكرات تفاهم
            continue
        if before_it is not None and before_it.several and _is_one_of(scene, anchor, draft, before_it):
            _take(draft, before_it)  # عدد من الاتفاقيات بينها اتفاقية للتعاون العسكري: the one stands for those signed
            made.pop()
        elif before_it is not None and draft.apart and _is_untold(draft):
            _take(draft, before_it)
        made.append(draft)
        covered = anchor.last
    if made:
        return made
    agree = next((m for m in sentence.of("stage", "approval") if _carries_instrument(scene, sentence, m)), None)
    draft = _draft(scene, sentence, agree, before) if agree is not None else None
    return [draft] if draft is not None else []


def _take(draft: Told, other: Told) -> None:
    """Give an agreement the steps that are told of another with which it was concluded."""
    draft.fields["steps"], draft.reality = [dict(step) for step in other.fields["steps"]], other.reality
    draft.fields["place"] = draft.fields["place"] or other.fields["place"]
    draft.evidence += other.evidence
    draft.rules += [r for r in other.rules if r not in draft.rules]


def _is_untold(draft: Told) -> bool:
    """Whether no step of an agreement is told."""
    return [(s["stage"], s["date"]) for s in draft.fields["steps"]] == [("existing", None)]


def _is_one_of(scene: Scene, anchor: Mention, draft: Told, whole: Told) -> bool:
    """Whether an instrument is named as one of those spoken of just before: بينها اتفاقية, أبرزها مذكرة.

    So is one of the same sides of which no step is told: تضمنت الاتفاقيات الموقعة اتفاقية دفاعية.
    """
    if _is_untold(draft) and not draft.definite and draft.fields["parties"] == whole.fields["parties"]:
        return True
    return not _AMONG.isdisjoint(scene.words[max(0, anchor.first - 2) : anchor.first])


def _carries_instrument(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """`agreed` alone is a meeting's outcome; with a base or common forces as its content it is an agreement."""
    if not m.data.get("agree") and (m.code != "approved" or not _governs_with_upon(scene, m)):
        return False
    content = ("bases_access",) if m.data.get("needs") else ("bases_access", "interoperability")
    if m.data.get("needs") != "body" and any(
        a.first >= m.last and a.code in content and "near" not in a.data for a in sentence.of("area")
    ):
        return True
    if m.data.get("needs") == "bases":
        return False
    near = (o for o in sentence.of("mechanism") if 0 <= o.first - m.last <= _FOUNDED)
    return any(o.code in _JOINT_BODIES for o in near)


def _governs_with_upon(scene: Scene, m: Mention) -> bool:
    """Whether على follows an approval: أقر بـ is to admit."""
    return "علي" in scene.words[m.last : m.last + _APPROVAL_REACH]


def _between(
    scene: Scene, sentence: Sentence, anchor: Mention, before: list[Told]
) -> tuple[list[str], Told | None, bool] | None:
    """Between whom an instrument is, the one named before that it points back to, and whether it is a declared truce.

    None where it must point back to one, or name its parties, and does not.
    """
    is_contract = anchor.kind == "contract"
    declared = declared_by(scene, sentence, anchor) if anchor.data.get("ceasefire") else []
    found = declared
    if not declared and not is_contract:
        found = parties(scene, anchor, sentence, governors(scene, sentence, anchor))
    must_point_back = _must_point_back(scene, anchor)
    if anchor.data.get("ceasefire") and not declared:
        found = sides_told(scene, sentence, anchor, found, before)
    points = not declared and (len(found) < 2 or must_point_back) and (is_contract or anchor.kind == "instrument")
    back = antecedent(scene, sentence, anchor, before) if points else None
    strange = back is not None and must_point_back and not set(found) <= set(back.fields["parties"])
    if back is not None and (len(found) < 2 or strange):  # ويشيد البيان باتفاقات عقدتها أنقرة مع باكو
        found = list(back.fields["parties"])
    elif points and len(found) < 2:
        found = by_virtue(scene, anchor, sentence) or headline_pair(scene, sentence, anchor, before) or found
    found = _without_founded(sentence, _without_named(scene, anchor, _with_known(scene, sentence, anchor, found)))
    if back is None and (must_point_back or (not found and not _is_titled(scene, sentence, anchor))):
        return None
    return found, back, bool(declared)


def _draft(scene: Scene, sentence: Sentence, anchor: Mention, before: list[Told]) -> Told | None:
    is_named = anchor.kind == "instrument"
    between = _between(scene, sentence, anchor, before)
    if between is None:
        return None
    found, back, declared = between
    told = told_for_themselves(scene, sentence, anchor, _own_steps(scene, sentence, anchor))
    found = _with_actor(found, told) if not declared else list(dict.fromkeys([*found, *(s.by for s in told if s.by)]))
    if is_named and not _has_needed(scene, sentence, anchor, told):
        return None
    told = [step for step in told if not _is_of_outsider(step, found)] or told
    got = life_of(scene, sentence, anchor, told)
    areas = areas_of(scene, sentence, anchor) or _areas_of_body(sentence, anchor)
    if got is None or (anchor.kind == "contract" and not areas):
        return None
    steps, reality = got
    peace = not areas and _is_peace(scene, anchor, found, points_back=back is not None)
    if peace and steps[0]["stage"] == "existing":
        return None  # لا اتفاق بين الحركة وإسرائيل: of a truce that is only spoken of
    names = names_of(scene, sentence, anchor)
    fields = {
        "parties": found,
        "instrument": anchor.code if is_named and not _is_agreeing(anchor, told) else "unspecified",
        "title": names[0] if names else None,
        "areas": areas,
        "steps": steps,
        "place": place_of(scene, sentence, anchor, told),
        "mechanisms": list(dict.fromkeys(m.code for m in sentence.of("mechanism"))),
        "duration": None,
    }
    held = [anchor, *(s.word for s in told), *_party_mentions(scene, sentence, found)]
    return Told(
        "agreement",
        fields,
        reality,
        scene.source_at(anchor.first),
        [scene.clause_evidence(sentence, *held), *_said(scene, sentence, anchor, told, found)],
        [anchor.entry, *(s.word.entry for s in told)],
        sentence.index,
        headline=tells_as_headline(scene, sentence, [s.word for s in told]),
        ceasefire=bool(anchor.data.get("ceasefire")) or peace,
        back=back is not None,
        least=1 if declared else _least(anchor, steps, told, titled=_is_titled(scene, sentence, anchor)),
        defence=_is_of_defence(scene, sentence, anchor, told),
        several=bool(anchor.data.get("several")),
        sole=anchor.entry if anchor.data.get("sole") else "",
        definite=is_definite(scene, anchor),
        names=tokens(names),
        year=_year(scene),
        implied=anchor.data.get("sort") == "truce" and not declared and not _are_named(scene, sentence, found),
    )


def _own_steps(scene: Scene, sentence: Sentence, anchor: Mention) -> list[Step]:
    """The steps of an instrument, less those of one more that is told as before or after it."""
    told, end = steps_of(scene, sentence, anchor), one_more_from(scene, sentence, anchor)
    return told if end is None else [step for step in told if step.word.first < end]


def _is_peace(scene: Scene, anchor: Mention, found: list[str], *, points_back: bool) -> bool:
    """Whether an agreement of which nothing else is told is between two who fight, so that they come to terms."""
    told_new = points_back or not is_definite(scene, anchor)
    return anchor.entry == "instruments.agreement" and told_new and are_at_war(scene, found)


def _are_named(scene: Scene, sentence: Sentence, found: list[str]) -> bool:
    """Whether a sentence names the parties of its instrument."""
    return {code for p in scene.phrases(sentence) for code in p.codes}.issuperset(found)


def _has_needed(scene: Scene, sentence: Sentence, anchor: Mention, told: list[Step]) -> bool:
    """Whether a word that is an instrument only where it is signed or founded is told so, or is a headline's news."""
    needs = anchor.data.get("needs")
    if not needs or any(need in (s.stage, s.word.entry) for s in told for need in needs.split("|")):
        return True
    return anchor.entry == "instruments.partnership" and is_news(scene, sentence, anchor)


def _must_point_back(scene: Scene, anchor: Mention) -> bool:
    """Whether a word is an instrument only as the one named before: المذكرة, والإعلان, but a note that is signed.

    مذكرة وقعت في طرابلس
    """
    if anchor.data.get("quoted"):
        return bool(anchor.article)
    near = scene.marked.between(max(0, anchor.first - 2), anchor.last + 1)
    is_signed = not anchor.article and any(m.kind == "stage" and m.code == "signed" for m in near)
    return bool(anchor.data.get("back")) and not is_signed


def _is_of_defence(scene: Scene, sentence: Sentence, anchor: Mention, told: list[Step]) -> bool:
    """Whether words near an instrument or the report's title say that it is of defence."""
    if anchor.code == "joint_statement" or is_defence(scene, sentence, anchor):
        return True
    if anchor.data.get("area") or holds_defence(sentence, area_mentions(scene, sentence, anchor)):
        return True
    return bool(told) and is_defence_report(scene)


def _is_agreeing(anchor: Mention, told: list[Step]) -> bool:
    """Whether the word of an instrument only says that one agreed: تم الاتفاق على."""
    return any(s.stage == "agreed" and s.word.first < anchor.first and anchor.last <= s.word.last for s in told)


def _areas_of_body(sentence: Sentence, anchor: Mention) -> list[str]:
    """What an agreement without a noun is about where it only founds common forces."""
    if anchor.kind == "instrument" or not any(m.code == "joint_force" for m in sentence.of("mechanism")):
        return []
    return ["interoperability"]


def _year(scene: Scene) -> int | None:
    """The year of the report, None where it has no date."""
    day = scene.marked.document.date
    return int(day[:4]) if day else None


def _without_founded(sentence: Sentence, found: list[str]) -> list[str]:
    """The parties without the joint body that they found (مجلس الشراكة الدفاعية)."""
    bodies = {m.first for m in sentence.of("mechanism")}
    founded = {m.code for m in sentence.of("actor") if m.first in bodies}
    return [code for code in found if code not in founded]


def _without_named(scene: Scene, anchor: Mention, found: list[str]) -> list[str]:
    """The parties without those that the instrument's own name holds (معاهدة القوى النووية المتوسطة)."""
    held = scene.marked.between(anchor.first + 1, anchor.last)
    inside = {m.code for m in held if m.kind == "actor" and m.code != anchor.data.get("known")}
    return [code for code in found if code not in inside]


def _with_known(scene: Scene, sentence: Sentence, anchor: Mention, found: list[str]) -> list[str]:
    """The parties, or those by which the agreement is known if the sentence gives no two and the report names them.

    Of others near it only who talked about it: وقعت طهران الاتفاق النووي ... والبحرين.
    """
    known = anchor.data.get("known")
    if known is None or (len(found) > 1 and _is_joined(scene, sentence, anchor)):
        return found
    among = anchor.data["among"].split("|")
    powers = {m.code for m in scene.marked.of(("actor",)) if m.data.get("group") in among}
    if known in found:
        return [c for c in found if c == known or c in among or c in powers]
    named = any(m.code == known for m in scene.marked.of(("actor",)))
    return [known, *(c for c in found if c in powers)] if named else found


def _is_joined(scene: Scene, sentence: Sentence, anchor: Mention) -> bool:
    """Whether the instrument itself is said to be between two, not only near them: اتفاق نووي بين الرياض وواشنطن."""
    if not is_definite(scene, anchor):
        return True
    frame = frame_of(scene, anchor, sentence)
    near = (p for p in (frame.by("between"), frame.adjective) if p is not None and p.first - anchor.last <= _JOINED)
    return any(len(p.codes) > 1 for p in near)


def _with_actor(found: list[str], told: list[Step]) -> list[str]:
    """The parties with the one that takes a step of its own, where the sentence names only the other.

    فسخت باماكو اتفاق وضع القوات الفرنسية: of Mali and France.
    """
    by = next((s for s in told if s.by and len(s.by) == _STATE and s.by not in found and _is_of_party(s)), None)
    alone = by is not None and (len(found) == 1 or by.word.data.get("joins"))
    return [by.by, *found] if by is not None and by.by is not None and alone else found


def _is_of_party(step: Step) -> bool:
    """Whether only a party of an agreement can take a step."""
    return step.stage in _OF_PARTIES or bool(step.word.data.get("joins"))


def _is_of_outsider(step: Step, found: list[str]) -> bool:
    """Whether a state that is no party rejects what others concluded: رفضت أنقرة المذكرة بين أديس أبابا وهرجيسا."""
    outside = step.by is not None and len(step.by) == _STATE and step.by not in found
    return step.stage == "rejected" and outside and len(found) > 1


def _is_titled(scene: Scene, sentence: Sentence, anchor: Mention) -> bool:
    """Whether it is a treaty known by its title, so that no party need be named."""
    return anchor.code == "treaty" and bool(names_of(scene, sentence, anchor))


def _least(anchor: Mention, steps: list[dict[str, str | None]], told: list[Step], *, titled: bool) -> int:
    """How many parties a report must name: one, if its own step is told or it is known; none of a treaty."""
    if anchor.data.get("ceasefire"):
        return 2
    if titled:
        return 0
    alone = any(s["by"] for s in steps) or any(s.word.data.get("alone") for s in told)
    return 1 if anchor.data.get("one_party") or alone else 2


def _said(scene: Scene, sentence: Sentence, anchor: Mention, told: list[Step], found: list[str]) -> list[Evidence]:
    """The words that give each field."""
    return [
        *scene.said("parties", _party_mentions(scene, sentence, found)),
        *scene.said("instrument", [anchor] if anchor.kind == "instrument" else []),
        *scene.said(
            "areas",
            (m for m in sentence.of(*AREA_WORDS) if m.first >= anchor.first - AREAS_BACK),
        ),
        *scene.said("steps", (s.word for s in told)),
    ]


def _party_mentions(scene: Scene, sentence: Sentence, found: list[str]) -> list[Mention]:
    wanted = set(found)
    return [m for m in scene.actors(sentence.first, sentence.last) if m.code in wanted][:4]
