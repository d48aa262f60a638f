"""Who supplies and who receives: the two sides of an act of transfer, from the frames of its words.

The word's own data says whose deed it is (`by`) and whom an annexed noun names (`of`). Then, in this order: what a
preposition says (إلى، لـ the recipient; من the supplier), the subject of the mode (who asks, refuses, approves), the
act's subject, object and annexation, a pronoun, an adjective on the weapons (دبابات ألمانية), and who speaks of it.
"""

from __future__ import annotations

from dataclasses import replace

from sijill.code.sentence.frame import Frame, relative_before
from sijill.code.sentence.phrases import ADJECTIVE, BARE, OF, ActorPhrase, split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.code.transfer.context_sides import put_people
from sijill.code.transfer.deals import makers_of, of_contract, of_purpose
from sijill.code.transfer.doing import (
    blamed,
    is_of_others,
    is_spoken_of,
    only_asks,
    only_says,
    warns,
    who_does,
    who_goes_on,
    who_helps,
)
from sijill.code.transfer.givers import (
    given_by,
    given_forces,
    of_craft,
    of_own_forces,
    onward,
    put_who_offers,
    thanked,
    turned_to,
    unnamed_forces,
    visited,
    who_speeds,
    who_tells,
    who_uses,
)
from sijill.code.transfer.imposed import of_ban
from sijill.code.transfer.landings import landing, welcomed
from sijill.code.transfer.modes import COUNCIL, of_mode
from sijill.code.transfer.named_sides import named_by
from sijill.code.transfer.partners import contracted_with, put_agreed
from sijill.code.transfer.punished import punished_for
from sijill.code.transfer.targets import goes_to
from sijill.code.transfer.two_sides import BY_IT, Sides, clause_frame, obliged, of_pair, of_unnamed, on_weapons, pointed
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT

_TO_ANOTHER = frozenset({"licensed", "refused", "suspended", "offered"})
_NEAR_WEAPONS = 3
_SELL = "transfers.sell"
_SUPPLY, _BUY, _ARMING = "transfers.supply", "transfers.buy", "transfers.arm"
_GROWS = rule_words("transfer.sides", "grows")
_ANSWER = rule_words("transfer.sides", "answer")
_TOGETHER = rule_words("transfer.sides", "together")
_US = "نا"
_UNARMED = (COUNCIL, ("المجتمع الدولي",))
_TO_THEM = (["اليهم"], ["اليها"], ["اليه"], ["لهم"], ["لها"], ["له"], ["عليها"], ["عليه"], ["عليهم"])
_PAIR = 2
_BY_WHAT = 2  # words from a receiver to what it is given with


def sides_of(scene: Scene, sentence: Sentence, act: Act) -> Sides:
    """The sides of an act."""
    frame = clause_frame(scene, act.word, sentence, act.group)
    blame = punished_for(scene, sentence, act.word)
    if blame is None:
        return _sides(scene, sentence, act, frame)
    frame.subject = blame.who
    sides = _sides(scene, sentence, act, frame)
    if blame.who is None:
        _without_punisher(sides, blame.sanctions)
    return sides


def _sides(scene: Scene, sentence: Sentence, act: Act, frame: Frame) -> Sides:
    if act.by == "both":
        return of_contract(scene, sentence, act, frame)
    sides = of_pair(act, frame)
    if of_ban(scene, sentence, act, sides):
        return sides
    put_people(scene, sentence, act, sides)
    if not _is_given_with(scene, act, frame):
        sides.put("recipient", onward(scene, sentence, act))
        sides.put("recipient", named_by(scene, frame, act, "to") or landing(scene, sentence, act))
    if not act.word.data.get("home"):  # بترخيص من سيول: whose licence it is produces nothing
        sides.put("supplier", named_by(scene, frame, act, "from"))
    sides.put("supplier", blamed(scene, sentence, act) or thanked(scene, sentence, act))
    put_agreed(scene, sentence, act, sides)
    if act.mode is not None:
        sides.put("supplier", who_goes_on(scene, sentence, act, act.mode))
        of_mode(scene, sentence, act, sides)
    if act.contract is not None:
        sides.put("supplier", who_does(scene, sentence, act.word) if act.by == "supplier" else None)
        of_purpose(scene, sentence, act, sides)
    if act.by == "supplier":
        _of_supplier(scene, sentence, act, frame, sides)
    elif act.by == "recipient":
        _of_recipient(scene, sentence, act, frame, sides)
    else:
        _of_item(scene, sentence, act, frame, sides)
    sides.put("supplier", on_weapons(scene, sentence, act))
    if act.by == "supplier" and sides.supplier is None and _is_promised(scene, act, frame):
        sides.put("supplier", _speaker(scene, sentence, act))
    sides.put("recipient", visited(scene, sentence, act, sides))
    sides.put("recipient", given_forces(scene, sentence, act))
    return _without_warner(scene, sentence, act, sides)


def _without_punisher(sides: Sides, sanctions: Mention) -> None:
    """Leave open the side of one named before sanctions, for what somebody without a state did."""
    for side in ("supplier", "recipient"):
        phrase = getattr(sides, side)
        if phrase is not None and phrase.last <= sanctions.first:
            setattr(sides, side, None)


def _without_warner(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> Sides:
    """The sides without a supplier who only warns of the supply, and without the council or the world, without arms."""
    giver = sides.supplier
    if giver is not None and (giver.codes in _UNARMED or warns(scene, sentence, act.word, giver)):
        sides.supplier = None
    return sides


def _is_given_with(scene: Scene, act: Act, frame: Frame) -> bool:
    """Whether a supply names its receiver before its weapons in بـ, and none behind them: تزويد كييف بدبابات."""
    to, of, first = frame.by("to"), frame.of, act.group.first
    if act.word.data.get("of") != "recipient" or of is None or of.last > first:
        return False
    best = any(w[:1] == "ب" for w in scene.words[of.last : min(first, of.last + _BY_WHAT)])  # بأحدث الأسلحة, بالمزيد من
    return (best or split_clitic(act.group.mentions[0])[1] == "ب") and (to is None or to.first >= act.group.last)


def _of_item(scene: Scene, sentence: Sentence, act: Act, frame: Frame, sides: Sides) -> None:
    """The sides of what weapons do themselves, or of where they are: باتت في أوكرانيا, في أيدي المقاتلين."""
    sides.put("supplier", frame.by("by") or who_speeds(scene, sentence, act))
    if act.word.tense is not None and act.word.data.get("habit"):
        sides.put("recipient", frame.by("upon"))  # تتدفق الأسلحة على إسرائيل
    if act.word.data.get("landed"):
        sides.put("recipient", frame.by("in"))  # حطت أولى المقاتلات في أوكرانيا
    if act.word.data.get("held"):
        sides.put("recipient", frame.by("in") or frame.of or frame.object)
    elif act.word.data.get("carried"):
        of_craft(scene, sentence, act, sides)


def _is_promised(scene: Scene, act: Act, frame: Frame) -> bool:
    """Whether who speaks of a supply may be who will supply: of a plan, pledge, package or passive (سيتم تسليم)."""
    if act.word.data.get("of") == "item":
        return False
    at = act.word.first
    if frame.passive and at > 1 and scene.words[at - 2] in scene.links.relatives:
        return False  # الأسلحة التي يتم توفيرها: who speaks of them is often against it
    mode = act.mode.code if act.mode is not None else ""
    if act.mode is not None and of_unnamed(scene, act.mode, act.group):
        return False
    return (
        frame.passive
        or mode in ("planned", "offered", "refused")
        or bool(act.word.data.get("package"))
        or act.word.tense == "future"
    )


# --- by the act's own words ---


def _of_supplier(scene: Scene, sentence: Sentence, act: Act, frame: Frame, sides: Sides) -> None:
    word = act.word
    sides.put("supplier", _done_by(scene, word, frame))
    if word.kind == "transfer_mode" and word.code == "offered":
        _of_offer(scene, sentence, act, frame, sides)
    if word.data.get("outsider"):
        return  # who seizes arms neither sends nor receives them
    if word.tense is not None:
        if act.group.last > word.first or not goes_to(scene, word):
            _of_supplying_verb(scene, sentence, act, frame, sides)
        return
    sides.put(
        "supplier",
        who_helps(scene, sentence, word) or obliged(scene, sentence, word) or who_does(scene, sentence, word),
    )
    _annexed(act, frame, frame.of, sides)
    if word.data.get("habit") or word.data.get("package"):
        sides.put("supplier", frame.adjective or on_weapons(scene, sentence, act))
    if word.pronoun:
        _of_pronoun(scene, sentence, act, sides)
    if ":" in scene.marked.words.gaps[word.first]:  # موسكو: إرسال أسلحة تركية
        sides.put("supplier", on_weapons(scene, sentence, act))
    if of_own_forces(scene, act):
        sides.put("recipient", frame.subject or _speaker(scene, sentence, act))
    elif not _is_no_doer(scene, sentence, act, frame, sides):
        sides.put("supplier", frame.subject)


def _of_offer(scene: Scene, sentence: Sentence, act: Act, frame: Frame, sides: Sides) -> None:
    """To whom arms are offered: عرضت واشنطن على مانيلا مروحيات, عرضت عليها واشنطن مروحيات."""
    sides.put("recipient", frame.by("upon"))
    put_who_offers(scene, sentence, act, sides)
    if scene.words[act.word.last : act.word.last + 1] in _TO_THEM:
        sides.put("supplier", frame.subject)
        sides.put("recipient", pointed(scene, sentence, act, sides))


def _is_no_doer(scene: Scene, sentence: Sentence, act: Act, frame: Frame, sides: Sides) -> bool:
    """Whether the subject of a clause does not hand over what it speaks of."""
    word = act.word
    stopped = act.mode is not None and bool(act.mode.data.get("outsider"))  # who keeps others from a supply
    stopped = stopped or sides.urged or (sides.agent is not None and sides.agent.codes == COUNCIL)
    stopped = stopped or (act.mode is not None and of_unnamed(scene, act.mode, act.group))
    stopped = stopped or (act.mode is not None and is_of_others(scene, sentence, act.mode))
    stopped = stopped or ":" in scene.marked.words.gaps[word.first]  # موسكو: تزويد كييف بصواريخ سيطيل الحرب
    stopped = stopped or word.data["form"] == "participle"  # دمرت موسكو الأسلحة المرسلة إلى كييف
    if frame.passive or stopped or word.data.get("of") == "item" or is_spoken_of(scene, sentence, word):
        return True
    if act.mode is None and act.contract is None and only_says(scene, sentence, word, frame):
        return True
    return _opens_clause(scene, word) or only_asks(scene, act, frame, sides)


def _done_by(scene: Scene, word: Mention, frame: Frame) -> ActorPhrase | None:
    """By whom a deed is done, if no other verb is between: not لتسليمها، وقد دفع ثمنها من قبل طوكيو."""
    doer = frame.by("by")
    if doer is None or any(i in scene.verb_starts for i in range(word.last, doer.first)):
        return None
    return doer


def _of_supplying_verb(scene: Scene, sentence: Sentence, act: Act, frame: Frame, sides: Sides) -> None:
    word = act.word
    by_it = word.last < len(scene.words) and scene.words[word.last] in BY_IT  # التي زودتهم بها
    told_before = act.group.last <= word.first and not by_it  # الصواريخ التي سلمتها: the pronoun means the weapons
    if word.pronoun and not told_before:
        if relative_before(scene, word, sentence) is not None:
            sides.put("supplier", frame.subject)  # موسكو التي أمدتها بطائرات
        elif frame.subject is not None and frame.subject.last == word.first:  # بلاده ستزودها, كييف ستزودها واشنطن
            behind = frame.object is not None and frame.object.first == word.last
            sides.put("supplier", frame.object if behind else frame.subject)
        sides.put(
            "recipient", _speaker(scene, sentence, act) if word.pronoun == _US else pointed(scene, sentence, act, sides)
        )
    if word.data.get("undergone") and frame.object is None:
        sides.put("recipient", frame.subject)  # استبعدت أنقرة من برنامج
        return
    if _is_given(scene, act, frame, sides):
        sides.put("recipient", frame.subject)  # زودت كييف بصواريخ أميركية, منحت تونس زوارق من إيطاليا
        return
    sides.put("supplier", frame.subject)
    if sides.supplier is not None and scene.words[word.last : word.last + 1] in _TO_THEM:
        sides.put("recipient", pointed(scene, sentence, act, sides))  # سنرسل إليهم مدرعات
    if word.pronoun and told_before:
        sides.put("supplier", who_tells(scene, sentence, act))
        sides.put("recipient", who_uses(scene, sentence, act))
    if (word.data.get("of") == "recipient" or word.code == "ordered") and not _is_behind(scene, frame.object, act):
        sides.put("recipient", frame.object)


def _is_given(scene: Scene, act: Act, frame: Frame, sides: Sides) -> bool:
    """Whether a past form that may be passive is: its lone subject is given what comes from another."""
    word, subject = act.word, frame.subject
    lone = subject is not None and word.last <= subject.first < act.group.first and frame.object is None
    if subject is None or not lone or word.pronoun or word.tense != "past" or sides.recipient is not None:
        return False
    if sides.supplier is not None:
        return word.data.get("of") == "recipient" and not set(sides.supplier.codes) & set(subject.codes)
    return word.entry == _SUPPLY and scene.words[act.group.first][:1] == "ب"


def _is_behind(scene: Scene, phrase: ActorPhrase | None, act: Act) -> bool:
    """Whether somebody stands behind the weapons and a comma, in another clause: قدمت لندن دبابات، وجادت باريس ..."""
    if phrase is None or phrase.first < act.group.last:
        return False
    return any(scene.marked.words.breaks[i] != SOFT for i in range(act.group.last, phrase.first + 1))


def _annexed(act: Act, frame: Frame, of: ActorPhrase | None, sides: Sides) -> None:
    """Whom a verbal noun is annexed to: with another right behind it the doer, else the side that is still open."""
    if of is None:
        return
    second = frame.object if frame.object is not None and frame.object.first - of.last <= 1 else None
    if second is None and act.word.data.get("of") == "recipient" and _is_pair(of):
        of, second = (replace(of, codes=(c,), mentions=(m,)) for c, m in zip(of.codes, of.mentions, strict=True))
    if second is not None:
        sides.put("supplier", of)
        sides.put("recipient", second)
    elif act.word.entry == _ARMING and not _is_to_right_behind(frame, of):
        sides.recipient = of  # تسليح العشائر دفاعا عن الأردن
    elif sides.supplier is not None:
        sides.put("recipient", of)
    elif sides.recipient is not None:
        sides.put("supplier", of)
    else:
        permitted = act.mode is not None and act.mode.code in _TO_ANOTHER  # الموافقة على بيع الرباط: it buys
        permitted = permitted or _is_made_elsewhere(act, of)
        sides.put("recipient" if permitted else act.word.data.get("of", "supplier"), of)


def _is_made_elsewhere(act: Act, of: ActorPhrase) -> bool:
    """Whether a sale names one who does not make the weapons behind it, and so buys: صفقة بيع قطر مقاتلات أميركية."""
    makers = makers_of(act.group.mentions)
    return act.word.entry == _SELL and bool(makers) and not makers & set(of.codes)


def _is_to_right_behind(frame: Frame, of: ActorPhrase) -> bool:
    """Whether لـ names another right behind: تسليح طهران للحركة."""
    to = frame.by("to")
    return to is not None and to.first == of.last


def _is_pair(of: ActorPhrase) -> bool:
    """Whether two stand side by side without و: تزويد الولايات المتحدة، أوكرانيا بدبابات."""
    return len(of.codes) == len(of.mentions) == _PAIR and of.mentions[1].proclitic[:1] != "و"


def _of_pronoun(scene: Scene, sentence: Sentence, act: Act, sides: Sides) -> None:
    """Whom the pronoun of a verbal noun means: صادراتها its doer, تزويدها who receives."""
    word = act.word
    if word.data.get("habit") or word.data.get("package"):
        sides.put("supplier", pointed(scene, sentence, act, sides))
    elif (
        word.data.get("of") == "recipient" or word.entry == "transfers.sell"
    ) and 0 <= act.group.first - word.last <= _NEAR_WEAPONS:
        asked_for = act.mode is not None and act.mode.code == "requested"
        sides.put("recipient", sides.agent if asked_for else pointed(scene, sentence, act, sides))


def _of_recipient(scene: Scene, sentence: Sentence, act: Act, frame: Frame, sides: Sides) -> None:
    if act.word.data.get("of") == "item":
        sides.put("recipient", frame.by("in"))  # دخلت الخدمة في البحرية
    sides.put("recipient", welcomed(scene, sentence, act))
    sides.put("recipient", frame.subject if act.word.tense is not None else frame.of)
    if act.word.pronoun:
        sides.put("recipient", pointed(scene, sentence, act, sides))
    wished = act.mode is not None and of_unnamed(scene, act.mode, act.group)
    if not wished and not frame.passive and not _opens_clause(scene, act.word):
        sides.put("recipient", frame.subject)
    sides.put("recipient", _opening(scene, sentence, act))
    if act.word.code != "delivered" and not act.word.data.get("wish"):
        sides.put("supplier", _dealt_with(scene, frame))
    if act.word.kind == "transfer_mode":
        sides.put("supplier", frame.by("to") or frame.object)  # تطالب كييف الغرب بدبابات
    sides.put("recipient", unnamed_forces(scene, sentence, act))
    sides.put("supplier", turned_to(scene, sentence, act) or contracted_with(scene, sentence, act))
    if act.word.entry == _BUY and sides.recipient is not None and sides.recipient.link == "to":
        sides.put("supplier", on_weapons(scene, sentence, act) or _buyer(act, frame, sides))
    if not act.word.data.get("foreign"):
        sides.put("supplier", given_by(scene, sentence, act))


def _dealt_with(scene: Scene, frame: Frame) -> ActorPhrase | None:
    """With whom one deals for weapons, and so who sells; not with whom one acts: بالتعاون مع روما."""
    partner = frame.by("with")
    before = scene.words[partner.first - 2] if partner is not None and partner.first > 1 else ""
    return None if is_listed(before, _TOGETHER, "وب", article=True) else partner


def _buyer(act: Act, frame: Frame, sides: Sides) -> ActorPhrase | None:
    """Who buys arms for another, and so gives them: خصصت لاهاي 200 مليون لشراء ذخائر لكييف."""
    buyer = sides.agent or frame.of or frame.subject
    return buyer if buyer is not None and buyer.last <= act.group.first else None


def _opening(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """Who stands behind the first word of a sentence, a verb or its own noun: احتفل المغرب باستلام مروحيات."""
    first = next((p for p in scene.phrases(sentence) if p.link != ADJECTIVE), None)
    if first is None or act.word.tense is not None or first.link != OF:
        return None
    return first if first.first == sentence.first + 1 and first.last <= act.head.first else None


def _opens_clause(scene: Scene, word: Mention) -> bool:
    """Whether a verbal noun is itself what a clause is about (إن إمداد ... لن يغير، زاد توريد، في حال تسليمها)."""
    if word.tense is not None or word.first == 0:
        return False
    before = scene.words[word.first - 1].lstrip("وفب")
    answered = before == "علي" and scene.words[word.first - 2].removeprefix("ال") in _ANSWER
    return answered or before in scene.links.clause or before in _GROWS


def _speaker(scene: Scene, sentence: Sentence, act: Act) -> ActorPhrase | None:
    """The state for which someone speaks of a supply that has no other subject."""
    for speech in scene.speeches:
        if speech.sentence is sentence and speech.verb.first < act.word.first < speech.until and speech.actor:
            return ActorPhrase(
                speech.speaker_mention.first,
                speech.speaker_mention.last,
                (speech.actor,),
                (speech.speaker_mention,),
                BARE,
            )
    return None
