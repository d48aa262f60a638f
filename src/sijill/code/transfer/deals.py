"""Who sells and who buys by a contract: its partner, the two it is between, who concludes it."""

from __future__ import annotations

from sijill.code.sentence.frame import Frame, frame_of, relative_before
from sijill.code.sentence.phrases import OF, ActorPhrase
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.announced import announcing
from sijill.code.transfer.two_sides import Sides, clause_frame, is_on, on_weapons, other
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_SUBJECT_NEAR = 6  # words between a verb of concluding and the contract
_SIGNED_FAR = 20  # the same where nothing but names, a place and a day stand between
_AWARD = 9  # words between a verb of giving and the contract that is given
_MAKING = 12  # words from a contract that is given to the making it is for
_ON_IT = rule_words("transfer.deals", "on_it")
_OF_DEAL = 6  # words from a contract to the relative clause on it: what it is for
_DECIDED = frozenset({"licensed", "suspended", "cancelled"})  # what a seller does about a deal for another
_TWO = 2
_WITH = 3  # words from a contract to the preposition of its partner
_FIRM = "شرك"


def _contract_frames(scene: Scene, sentence: Sentence, contract: Mention) -> list[Frame]:
    """The frame of a contract, and of the verb that concludes it."""
    frames = [frame_of(scene, contract, sentence)]
    verbs = [m for m in sentence.of("stage", "approval") if 0 <= contract.first - m.last <= _SUBJECT_NEAR]
    verbs = verbs or [m for m in sentence.of("stage") if _signs_far(scene, m, contract)]
    verbs = verbs or [m for m in sentence.of("stage") if _signed_it(scene, sentence, m, contract)]
    return [*frames, *(clause_frame(scene, m, sentence) for m in verbs[-1:])]


def _signs_far(scene: Scene, verb: Mention, contract: Mention) -> bool:
    """Whether a verb of signing has its contract far behind its sides: وقع الوزير مع نظيره، في برن أمس، عقدا."""
    if verb.code != "signed" or verb.tense != "past" or not 0 < contract.first - verb.last <= _SIGNED_FAR:
        return False
    return not any(i in scene.verb_starts for i in range(verb.last, contract.first))


def _signed_it(scene: Scene, sentence: Sentence, verb: Mention, contract: Mention) -> bool:
    """Whether a relative clause on a contract or its weapons says who signed it: صفقة المدرعات التي أبرمتها ليما."""
    if verb.code != "signed" or verb.tense != "past" or not (verb.pronoun or scene.words[verb.last] in _ON_IT):
        return False
    relative = relative_before(scene, verb, sentence)
    return relative is not None and 0 < relative - contract.last <= _OF_DEAL


def _award(scene: Scene, sentence: Sentence, contract: Mention, sides: Sides) -> bool:
    """Who gives a contract and who gets it: منحت الوزارة شركة ... عقدا, فازت شركة بعقد. False if nobody is told to."""
    told = [c for c in sentence.of("transfer_cue") if -1 <= contract.first - c.last <= _AWARD]
    cues = [c for c in told if c.code == "award"]
    wins = [c for c in told if c.code in ("win", "get")]
    if wins:  # فازت شركة بعقد
        won = frame_of(scene, wins[-1], sentence)
        winner = won.subject or won.of or won.adjective
        if winner is None or (wins[-1].code == "get" and not is_firm(scene, winner)):
            return False  # a state that gets something by a contract
        sides.put("supplier", winner)
        sides.put("recipient", frame_of(scene, contract, sentence).by("to", "with", "from"))
        return True
    if not cues:
        return False
    frame = frame_of(scene, cues[-1], sentence)
    taker = frame.by("upon", "to") or frame.object
    if taker is None or not is_firm(scene, taker):
        return _awards_making(sentence, contract, frame, sides)
    sides.put("supplier", taker)
    if frame.subject is not None and frame.subject.last <= contract.first and sides.recipient is None:
        sides.recipient = frame.subject  # a state may buy from its own firm
    return True


def _awards_making(sentence: Sentence, contract: Mention, frame: Frame, sides: Sides) -> bool:
    """Who gives firms without names a contract for making weapons: منحت البحرية عقدا لشركتين لبناء فرقاطات."""
    makes = any(m.data.get("home") and 0 <= m.first - contract.last <= _MAKING for m in sentence.of("transfer"))
    if not makes or frame.subject is None or frame.subject.last > contract.first:
        return False
    sides.put("recipient", frame.subject)
    return True


def of_purpose(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """A contract for buying or selling: who concludes it is the act's agent, with whom the other side."""
    contract = act.contract
    assert contract is not None  # noqa: S101 (the caller asks)
    if _award(scene, sentence, contract, sides):
        return
    frames = _contract_frames(scene, sentence, contract)
    partner = next((p for f in frames for p in f.links.get("with", ()) if p.last <= act.word.first + 12), None)
    firms = _firms(scene, sentence, contract, act)
    partner = partner or firms
    if partner is None and _of_unknown_firm(scene, act, frames, sides):
        return
    sells = act.by == "supplier" and partner is not None
    if sells and partner is not None and partner is not firms:
        builds = bool(act.word.data.get("home")) and contract.kind == "contract"
        sells = builds or is_firm(scene, partner) or _makes(act, partner)
    if sells:
        sides.put("supplier", partner)
    sides.put(other(act.by), partner)
    if act.by == "supplier" and partner is not None and sides.supplier is not None and sides.recipient is None:
        sides.put("recipient", next((f.subject for f in frames[1:] if f.subject is not None), None))
    pair = next((p for p in _named_together(frames) if len(p.codes) == _TWO), None)
    if pair is not None and partner is None:
        part(scene, act, sides, pair)
    if sells and len(frames) > 1:
        signer = frames[1].subject
        if signer is not None and not is_firm(scene, signer):
            sides.put("recipient", signer)  # وقعت الوزارة عقدا مع شركة ... لتزويدها
            return
    _of_owner(act, frames, sides)


def _of_owner(act: Act, frames: list[Frame], sides: Sides) -> None:
    """Who concludes a contract, or whose it is, is the act's agent."""
    for phrase in [f.subject for f in frames[1:]] + [frames[0].of, frames[0].subject]:
        if phrase is not None and phrase.last <= act.word.first:
            sides.put(act.by, phrase)


def _firms(scene: Scene, sentence: Sentence, contract: Mention, act: Act) -> ActorPhrase | None:
    """The state of firms without names with which a contract is made: عقودا مع ثلاث شركات كورية لتزويد."""
    for phrase in scene.phrases(sentence):
        if contract.last < phrase.mentions[-1].first < act.word.first:
            between = scene.words[contract.last : phrase.mentions[-1].first]
            if "مع" in between[:_WITH] and between[-1].removeprefix("ال").startswith(_FIRM):
                return phrase
    return None


def _of_unknown_firm(scene: Scene, act: Act, frames: list[Frame], sides: Sides) -> bool:
    """Who signs a contract with a firm that nobody knows by its name: وقعت الوزارة عقدا مع شركة سندان لتوريد."""
    contract = frames[0].trigger
    behind = scene.words[contract.last : min(contract.last + _WITH, act.word.first)]
    at = next((i for i, word in enumerate(behind) if word == "مع"), None)
    if at is None or act.by != "supplier" or not any(w.removeprefix("ال").startswith(_FIRM) for w in behind[at + 1 :]):
        return False
    sides.put("recipient", next((f.subject for f in frames[1:] if f.subject is not None), None))
    return True


def _makes(act: Act, partner: ActorPhrase) -> bool:
    """Whether the weapons are the partner's make, whose customer signs: وقعت مصر مع فرنسا عقدا لتوريد رافال."""
    return set(partner.codes) <= makers_of(act.group.mentions)


def is_firm(scene: Scene, phrase: ActorPhrase) -> bool:
    """Whether a phrase is a firm, named or not: ثلاث شركات كورية."""
    if scene.words[phrase.first].lstrip("وبل").removeprefix("ال").startswith(_FIRM):
        return True
    return any(m.kind == "actor" and m.data["form"] == "company" for m in phrase.mentions)


def _named_together(frames: list[Frame]) -> list[ActorPhrase]:
    """The two that a contract is between, or that conclude it together."""
    between = [p for f in frames for p in f.links.get("between", ())]
    between += [p for f in frames[:1] if (p := f.adjective) is not None]  # صفقة فرنسية هندية
    return [*between, *(f.subject for f in frames[1:] if f.subject is not None)]


def of_contract(scene: Scene, sentence: Sentence, act: Act, frame: Frame) -> Sides:
    """A deal told by its noun: with the one who sells or buys, between the two."""
    frames = _contract_frames(scene, sentence, act.word)
    for f in (frame, *frames):  # صفقة المقاتلات الروسية: an adjective on the weapons concludes nothing
        f.of = None if is_on(f.of, act.group, got=True) else f.of
    sides = Sides()
    _award(scene, sentence, act.word, sides)
    buys = act.word.data.get("placed")  # طلبية من قطر
    sides.put("recipient" if buys else "supplier", next((p for f in frames if (p := f.by("from"))), None))
    sides.put("recipient", next((p for f in frames if (p := f.by("to"))), None))
    made = on_weapons(scene, sentence, act)
    if made is not None and len(made.codes) == _TWO and sides.supplier is None and sides.recipient is None:
        part(scene, act, sides, made)  # صفقة مروحيات صربية صينية
        sides.agent = _agent_of(scene, sentence, act)
        return sides
    sides.put("supplier", made)
    partner = next((p for f in frames if (p := f.by("with"))), None)
    mine = _leave_of(scene, sentence, act) or next((f.subject for f in frames[1:] if f.subject is not None), None)
    mine = mine or frame.of or frame.subject
    seller = mine is not None and (is_firm(scene, mine) or (partner is not None and _makes(act, mine)))
    to_another = sides.recipient is not None and act.mode is not None and act.mode.code in _DECIDED
    to_another = to_another or (partner is None and sides.recipient is not None and _tells(scene, sentence, act, mine))
    sides.put("supplier" if seller or to_another else "recipient", mine)  # صادقت واشنطن على صفقة لتايوان
    sides.put("recipient" if seller or (mine is None and sides.supplier is not None) else "supplier", partner)
    between = frame.by("between")
    if between is None and frame.adjective is not None and len(frame.adjective.codes) == _TWO:
        between = frame.adjective  # صفقة فرنسية يونانية لثلاث فرقاطات
    if between is None and partner is None and mine is not None:
        between = mine  # توقع بغداد وباريس عقد
    if between is not None and len(between.codes) == _TWO:
        sides.supplier = None if sides.supplier is between else sides.supplier
        sides.recipient = None if sides.recipient is between else sides.recipient
        part(scene, act, sides, between)
    sides.agent = _agent_of(scene, sentence, act)
    return sides


def _agent_of(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Who allows, refuses or asks for a deal."""
    if act.mode is None:
        return None
    return _leave_of(scene, sentence, act) or clause_frame(scene, act.mode, sentence).subject


def _leave_of(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Whose leave for a deal it is that others speak of: نددت بكين بموافقة واشنطن على صفقة لتايوان."""
    mode = act.mode
    if mode is None or mode.tense is not None:
        return None
    return next((p for p in scene.phrases(sentence) if p.first == mode.last and p.link == "via"), None)


def _tells(scene: Scene, sentence: Sentence, act: Act, who: ActorPhrase | None) -> bool:
    """Whether a state announces a deal, right behind who does: أعلنت واشنطن (عن) صفقة سلاح لتايوان."""
    said = announcing(scene, sentence, act.word)
    return who is not None and bool(said) and said[-1] < who.first and 0 <= act.word.first - who.last <= 1


def part(scene: Scene, act: Act, sides: Sides, between: ActorPhrase) -> None:
    """Two named together. One that is a side already leaves the other; else the maker of the weapons, if it is one of
    the two, sells them; else the one named first buys where a purchase is told of, and in no other case is it said.
    """  # noqa: D205
    one, two = (
        ActorPhrase(m.first, m.last, (code,), (m,), OF)
        for code, m in zip(between.codes, (between.mentions * _TWO)[:_TWO], strict=True)
    )
    held = {c for p in (sides.supplier, sides.recipient) if p is not None for c in p.codes}
    if one.code in held or two.code in held:
        open_ = "supplier" if sides.supplier is None else "recipient"
        sides.put(open_, two if one.code in held else one)
        return
    makers = _makers_of(scene, act)
    if one.code in makers and two.code not in makers:
        one, two = two, one
    elif act.by != "recipient" and (two.code not in makers or one.code in makers):
        sides.pair = between
        return
    sides.put("recipient", one)
    sides.put("supplier", two)


def _makers_of(scene: Scene, act: Act) -> set[str]:
    """The states where the weapons of an act come from, by their type or what is said of them: مقاتلات فرنسية."""
    made = on_weapons(scene, scene.sentence_of(act.word), act)
    makers = makers_of(act.group.mentions) or set(made.codes if made is not None and len(made.codes) == 1 else ())
    return makers or makers_of(scene.marked.of(["designation"]))


def makers_of(mentions: list[Mention]) -> set[str]:
    """The states where weapons named by their designations come from."""
    origins = [m.data.get("origin") or () for m in mentions if m.kind == "designation"]
    return {o for origin in origins for o in ([origin] if isinstance(origin, str) else origin)}
