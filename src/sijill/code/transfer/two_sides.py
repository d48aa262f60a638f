"""The two sides of a transfer, and the frame of a word as transfers read it: without the adjectives on the weapons."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sijill.code.sentence.frame import THAT_IT, Frame, frame_of, relative_before, subject_before
from sijill.code.sentence.gender import MASCULINE, office_gender
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.items import Group
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT

BY_IT = frozenset({"بها", "به"})  # التي زودته بها
WEST = "الغرب"
_OF_MANY = ("وا", "ون")  # endings of verbs whose subject stands before them
_HER, _THEM, _HIS = "ها", "هم", "ه"
_THAT = rule_words("transfer.two_sides", "that")
_AUXILIARY = rule_words("transfer.two_sides", "auxiliary")
_NOUN = 3  # words of somebody without a name, between «that» and the verb
_LET = "ل"
_SINGLE = frozenset({"name", "capital"})
_STATE = 3  # letters of the code of a state
_POINTED_BACK = 30  # words over which a pronoun points back
_SUBJECT_NEAR = 6  # words between a subject and the verb behind it
_UNNAMED = rule_words("transfer.two_sides", "unnamed")
_BEING = rule_words("transfer.two_sides", "being")
_UNNAMED_NEAR = 3  # words from somebody without a name to the verb
_AMONG = rule_words("transfer.two_sides", "among")
_AMONG_NEAR = 5  # words from several without names to those named among them
_MADE = 3  # words between weapons and where they were made
_GIFT = 6  # words between a gift and what it is of


@dataclass(slots=True)
class Sides:
    """Supplier and recipient as phrases, None where the report does not say."""

    supplier: ActorPhrase | None = None
    recipient: ActorPhrase | None = None
    agent: ActorPhrase | None = None  # whoever asks, refuses, approves
    urged: bool = False  # whether who speaks calls for a stop, so that another supplies
    banned: bool = False  # whether a ban on all arms is said to lie upon the recipient
    pair: ActorPhrase | None = None  # two who conclude a deal together, of whom the report does not say who sells

    def put(self, side: str, phrase: ActorPhrase | None) -> None:
        """Fill a side that is still open with a phrase that is not the other side."""
        if side not in ("supplier", "recipient"):
            return  # a contract, or weapons that arrive, have no agent
        other = self.recipient if side == "supplier" else self.supplier
        if (
            phrase is None
            or self.pair is not None
            or getattr(self, side) is not None
            or (other is not None and set(other.codes) & set(phrase.codes) and not _is_own_firm(other, phrase))
        ):
            return
        setattr(self, side, phrase)


def _is_own_firm(a: ActorPhrase, b: ActorPhrase) -> bool:
    """Whether one side is a firm and the other the forces or a ministry of its state: البنتاغون and لوكهيد مارتن."""
    forms = [{m.data["form"] for m in p.mentions if m.kind == "actor"} for p in (a, b)]
    return {"company"} in forms and {"body"} in forms


def default_supplier(scene: Scene) -> str | None:
    """The state whose exports the title is about (صادرات تركيا الدفاعية): it sells where nothing else is said."""
    title = scene.sentences[0] if scene.sentences else None
    exports = [m for m in title.of("transfer") if m.entry == "transfers.exports"] if title is not None else []
    if title is None or not exports:
        return None
    frame = frame_of(scene, exports[0], title)
    named = frame.of or frame.adjective or frame.subject
    return named.code if named is not None and len(named.codes) == 1 else None


def other(side: str) -> str:
    """The other side."""
    return "recipient" if side == "supplier" else "supplier"


def others(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """The states without names that are allowed to hand over: السماح لدول أخرى بتزويد كييف."""
    mode = act.mode
    cue = next(
        (
            c
            for c in sentence.of("transfer_cue")
            if mode and c.code == "others" and mode.last <= c.first < act.group.first and _is_let(c, act)
        ),
        None,
    )
    if cue is None:
        return None
    written = scene.marked.document.text[cue.start : cue.end]
    code = f"ا{written}" if cue.proclitic.endswith("لل") else written  # للدول الأخرى
    return ActorPhrase(cue.first, cue.last, (code,), (), BARE)


def _is_let(cue: Mention, act: Act) -> bool:
    """Whether words for others name whom a leave is given to, where they must: السماح لحلفائها بتزويد."""
    return not cue.data.get("to") or (cue.proclitic[-1:] == _LET and cue.last <= act.word.first)


def of_pair(act: Act, frame: Frame) -> Sides:
    """Both sides where a supply names them one behind the other: تزويد واشنطن كييف بصواريخ, whoever speaks of it."""
    sides, of, second = Sides(), frame.of, frame.object
    if act.by != "supplier" or act.word.tense is not None or of is None or second is None:
        return sides
    if of.first == act.word.last and second.first == of.last and second.link in (BARE, OF):
        sides.put("supplier", of)
        sides.put("recipient", second)
    return sides


def clause_frame(scene: Scene, m: Mention, sentence: Sentence, group: Group | None = None) -> Frame:
    """The frame of a word in its clause; adjectives on the weapons of `group` are none of its roles."""
    frame = frame_of(scene, m, sentence)
    if group is not None:
        for role in ("subject", "object", "of", "adjective"):
            if is_on(getattr(frame, role), group, got=True):
                setattr(frame, role, None)
        if frame.subject is None and m.tense is not None and not frame.passive:
            relative = relative_before(scene, m, sentence)
            of_others = relative is not None and group.first >= m.last  # الدول التي أرسلت أسلحة
            frame.subject = None if of_others else subject_before(scene, m, sentence)
    if m.tense is None or m.pronoun:
        return frame
    if scene.words[m.last - 1].endswith(_OF_MANY) and frame.subject is not None and frame.subject.first >= m.last:
        frame.subject, frame.object = None, frame.subject  # الحلفاء سلموا كييف: they stand before it
        return frame
    alone = frame.subject is not None and frame.subject.first >= m.last and frame.object is None
    if alone and m.data.get("by") == "supplier" and (_is_of_said(scene, m) or _is_of_noun_before(scene, m, sentence)):
        frame.subject, frame.object = None, frame.subject  # إن الشركة سلمت كييف
        return frame
    by_it = m.last < len(scene.words) and scene.words[m.last] in BY_IT
    if (
        alone
        and not by_it
        and m.data.get("of") == "recipient"
        and m.data.get("by") != "recipient"
        and (relative := relative_before(scene, m, sentence)) is not None
    ):
        heads = [p for p in scene.phrases(sentence) if p.last == relative]
        frame.subject, frame.object = (heads[0] if heads else None), frame.subject  # التي تزود أوكرانيا بـ
        return frame
    before = _close_before(scene, m, sentence)
    if before is not None and alone:
        frame.subject, frame.object = before, frame.subject  # ألمانيا ستسلم أوكرانيا: the subject stands first
    return frame


def _is_of_said(scene: Scene, m: Mention) -> bool:
    """Whether a verb is of whom a pronoun on «that» right before it means, so that nobody behind does it: إنه سيبيع."""
    return m.first > 0 and is_listed(scene.words[m.first - 1], THAT_IT, "و")


def _is_of_noun_before(scene: Scene, m: Mention, sentence: Sentence) -> bool:
    """Whether somebody the report does not resolve is the subject, between «that» and the verb: إن الشركة سلمت كييف."""
    at = m.first - 1
    while at > sentence.first and scene.words[at] in _AUXILIARY:
        at -= 1
    that = next((i for i in range(at - 1, max(sentence.first, at - _NOUN) - 1, -1) if scene.words[i] in _THAT), None)
    if that is None or any(i in scene.verb_starts for i in range(that + 1, at + 1)):
        return False
    noun = scene.words[that + 1]
    definite = noun.startswith("ال") or noun.endswith((_HER, _HIS))
    return definite and not any(p.first < m.first and p.last > that for p in scene.phrases(sentence))


def is_on(phrase: ActorPhrase | None, group: Group, *, got: bool = False) -> bool:
    """Whether a phrase is an adjective on weapons: مروحيات أمريكية."""
    if phrase is None:
        return False
    if all(_is_weapon(m, group, got=got) for m in phrase.mentions):
        return True
    if not group.mentions[0].last <= phrase.first < group.last + 2:
        return False
    return all(m.kind == "actor" and m.data["form"] == "nisba" for m in phrase.mentions)


def _is_weapon(m: Mention, group: Group, *, got: bool = False) -> bool:
    """Whether what reads as forces is weapons with an adjective: شراء مقاتلات كويتية.

    ال says whose they are, but of what another gets (تسلمت مصر الغواصة الألمانية الثالثة).
    """
    of_state = m.kind == "actor" and m.data.get("of") == "nisba" and (got or not m.article)
    return of_state and any(m.first <= w.first < m.last for w in group.mentions)


def of_unnamed(scene: Scene, m: Mention, group: Group) -> bool:
    """Whether a verb is of somebody without a name, so that nobody named before does it: دول ترغب في شراء مقاتلات."""
    if m.tense is None or not m.first < group.first:
        return False
    near = range(max(0, m.first - _UNNAMED_NEAR), m.first)
    at = next((i for i in near if is_listed(scene.words[i], _UNNAMED, "و", article=True)), None)
    if at is None:
        return False  # دولة الإمارات has a name
    return not any(p.first <= at + 1 < p.last and p.link != ADJECTIVE for p in scene.phrases(scene.sentence_of(m)))


def _close_before(scene: Scene, m: Mention, sentence: Sentence) -> ActorPhrase | None:
    """A bare subject just before a verb, with no other verb between."""
    found = subject_before(scene, m, sentence)
    if found is None or m.first - found.last > _SUBJECT_NEAR:
        return None
    denies = not _BEING.isdisjoint(scene.words[m.first - 2 : m.first])  # نفت طهران أن تكون قد سلمت موسكو صواريخ
    first = found.last if denies else found.first - 1
    verbs = [i for i in range(first, m.first) if i in scene.verb_starts and scene.words[i] not in _BEING]
    if verbs or m.proclitic[:1] == "و":
        return None
    return found if not any(w in scene.links.relatives for w in scene.words[found.last : m.first]) else None


def on_weapons(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """The state of an adjective on the weapons: مقاتلات فرنسية."""
    group = act.group
    west = next(
        (c for c in sentence.of("transfer_cue") if c.code == "west" and group.first < c.first <= group.last), None
    )
    if west is not None:
        return ActorPhrase(west.first, west.last, (WEST,), (), "adjective")
    gifts = [*sentence.of("financing"), *(m for m in sentence.of("transfer") if m.data.get("package"))]
    given = next((f for f in gifts if 0 <= group.first - f.last <= _GIFT), None)
    near = scene.marked.between(group.first, group.last + 2)
    if given is not None:
        near = [*near, *scene.marked.between(given.last, given.last + 1)]  # هبة أمريكية عبارة عن 6 طائرات
    for m in near:
        by_form = m.kind == "actor" and m.data["form"] == "nisba"
        is_adjective = by_form or _is_weapon(m, group, got=act.by in ("recipient", "both"))
        if is_adjective and m.code and (m.proclitic in ("", "ال") or not by_form):  # بمقاتلات فرنسية
            return _with_second(
                near, ActorPhrase(m.first if by_form else m.last - 1, m.last, (m.code,), (m,), ADJECTIVE)
            )
    return _made_in(scene, sentence, group)


def _with_second(near: list[Mention], made: ActorPhrase) -> ActorPhrase:
    """An adjective on weapons with one right behind it: صفقة مروحيات صربية صينية, رادارات يابانية كندية."""
    follows = (m for m in near if m.first == made.last and m.kind == "actor" and m.data["form"] == "nisba" and m.code)
    second = next((m for m in follows if m.proclitic in ("", "ال") and m.code not in made.codes), None)
    if second is None:
        return made
    return replace(made, last=second.last, codes=(*made.codes, second.code), mentions=(*made.mentions, second))


def _made_in(scene: Scene, sentence: Sentence, group: Group) -> ActorPhrase | None:
    """Who is said right behind weapons to have made them: فرقاطة صنعت في تركيا, دبابات من صنع بريطاني."""
    for cue in sentence.of("transfer_cue"):
        if cue.code == "made" and 0 <= cue.first - group.last <= _MADE:
            return next((p for p in scene.phrases(sentence) if 0 <= p.mentions[0].first - cue.last <= 1), None)
    return None


def obliged(scene: Scene, sentence: Sentence, word: Mention) -> ActorPhrase | None:
    """Who is said to have to do a deed, at the beginning of a clause: على ألمانيا تزويد كييف بصواريخ."""
    found = next((p for p in scene.phrases(sentence) if p.link == "upon" and p.last == word.first), None)
    if found is None or word.tense is not None:
        return None
    at = found.first - 1  # the preposition
    opens = at <= sentence.first or scene.marked.words.breaks[at] != SOFT or ":" in scene.marked.words.gaps[at]
    return found if opens or scene.words[at - 1] in scene.links.clause else None


def named_among(scene: Scene, phrase: ActorPhrase) -> ActorPhrase:
    """Several without names as those named among them: دول أوروبية، بما فيها بولندا."""
    if len(phrase.codes) > 1 or phrase.code.isascii():
        return phrase
    sentence = scene.sentences[scene.marked.sentence_at(phrase.first)]
    behind = next((p for p in scene.phrases(sentence) if 0 < p.first - phrase.last <= _AMONG_NEAR), None)
    if behind is None or _AMONG.isdisjoint(scene.words[phrase.last : behind.mentions[0].first]):
        return phrase
    return behind if all(len(c) == _STATE for c in behind.codes) else phrase


def _may_be(phrase: ActorPhrase, pronoun: str) -> bool:
    """Whether a pronoun may mean somebody: her no man of office (الرئيس), them no one state by its name."""
    who = phrase.mentions[0]
    if pronoun == _HER:
        return who.kind != "person" or not who.data.office or office_gender(who.data.office) != MASCULINE
    one = len(phrase.codes) == 1 and who.kind == "actor" and who.data["form"] in _SINGLE
    return pronoun != _THEM or not one


def _of_allies(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """The state whose allies give, where «her» points to it: تعهد حلفاء تبليسي بتزويدها."""
    near = [p for p in scene.phrases(sentence) if p.last <= act.word.first and p.link != ADJECTIVE]
    who = near[-1].mentions[0] if near and act.by == "supplier" and act.word.pronoun == _HER else None
    state = who.data.get("allies_of") if who is not None and who.kind == "actor" else None
    return ActorPhrase(near[-1].first, near[-1].last, (state,), (who,), BARE) if state and who is not None else None


def pointed(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> ActorPhrase | None:
    """Whom a pronoun on the act means: the nearest phrase before it that is not the other side."""
    allied = _of_allies(scene, sentence, act)
    if allied is not None:
        return allied
    taken = set(sides.supplier.codes if sides.supplier is not None else ())
    taken |= set(sides.agent.codes if sides.agent is not None and act.by == "supplier" else ())
    near = [
        p
        for p in scene.phrases(sentence)[::-1]
        if p.last <= act.word.first
        and p.link != ADJECTIVE
        and act.word.first - p.last <= _POINTED_BACK
        and not taken & set(p.codes)
        and _may_be(p, act.word.pronoun)
    ]
    return next((p for p in near if len(p.code) == _STATE), near[0] if near else None)
