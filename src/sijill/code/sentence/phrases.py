"""Who stands where in a sentence: actors as phrases, coordinated ones as one, each with the link that ties it.

    وقعت تركيا وجورجيا مذكرة مع أذربيجان     [تركيا وجورجيا] bare, [أذربيجان] with
    الاتفاق التركي الأذربيجاني                [التركي الأذربيجاني] adjective
    زيارة وزير الدفاع الروسي إلى بكين         [وزير الدفاع الروسي] of, [بكين] to

Links: those of `links.yml`, and `bare` (a subject or object), `of` (the second part of an annexation) and `adjective`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sijill.code.sentence.committees import committee
from sijill.languages.links import Links
from sijill.languages.rule_words import is_listed, rule_words
from sijill.marked import Marked
from sijill.records import Mention
from sijill.text import COMMA, SOFT, STOP

BARE, OF, ADJECTIVE = "bare", "of", "adjective"
_PARTY_FORMS = frozenset(
    {"name", "capital", "epithet", "nisba", "body", "organisation", "group", "company", "institution"}
)
_WHO = frozenset({"actor", "person", "epithet"})  # kinds of mentions that can be in a phrase
_DEEDS = frozenset({"transfer", "engagement", "crisis", "backing", "stage"})  # kinds of mentions that something is done
_HEAD_WORDS = 3
_LONGEST_LINK = 4
_ADJECTIVES = frozenset({"nisba", "people"})
_NO_NOUNS = (
    rule_words("sentence.phrases", "pointing")
    | rule_words("sentence.phrases", "particles")
    | rule_words("sentence.phrases", "past_verbs")
)
_DUALS = rule_words("sentence.phrases", "duals")
_PLUS = rule_words("sentence.phrases", "plus")
_PLUS_TO = frozenset({"الي", "عن", "علي"})
_BESIDES = 2  # words of «in addition to»
_ACCORDING = rule_words("sentence.phrases", "according")
_FIRMS = rule_words("sentence.phrases", "firms")
_SOME = rule_words("sentence.phrases", "some")
_SOME_OF = rule_words("sentence.phrases", "some_of")
_NUMBER_OF = rule_words("sentence.phrases", "number_of")
_OF_THEM = "من"
_SIDES = rule_words("sentence.phrases", "sides")
_STATES = rule_words("sentence.phrases", "states")
_NAMED = frozenset({"name", "capital"})
_OPENING = "("
_BETWEEN = "بين"
_PERSONS = 4  # words between مع and the adjective of persons: مع كبار مسؤولين عسكريين أردنيين
_WITH = "مع"
_PERSONS_OF_OFFICE = rule_words("sentence.phrases", "persons")
_FIRM_WORDS = 4  # words from a firm to the adjective of its state
_NOT_AND = rule_words("sentence.phrases", "not_and")
_HELPED = rule_words("sentence.phrases", "helped")
_GAP = 4  # words between one coordinated actor and the next (وحكومة جمهورية ...)
_OF_MANY = ("ان", "ون", "تا", "وا")  # endings of verbs of two and more: أنقرة، وباكو توقعان
_PRESENT = ("ي", "ت")
_GLUED = {"ل": "to", "ب": "in", "ك": "as"}


@dataclass(frozen=True, slots=True)
class ActorPhrase:
    """One actor or several joined by و: their codes in order, the words they fill (heads included), and their link."""

    first: int
    last: int
    codes: tuple[str, ...]
    mentions: tuple[Mention, ...]
    link: str

    @property
    def code(self) -> str:
        """The first code."""
        return self.codes[0]


def split_clitic(mention: Mention) -> tuple[str, str]:
    """(conjunction, preposition) glued to a mention: ('و', 'ل') of وللسعودية."""
    rest = mention.proclitic
    conjunction = rest[:1] if rest[:1] in ("و", "ف") else ""
    rest = rest[len(conjunction) :]
    return conjunction, rest[:1] if rest[:1] in _GLUED else ""


def party_code(mention: Mention) -> str | None:
    """The code of an actor that can be a party, None for a medium, a people or anything else."""
    if mention.kind != "actor" or mention.data["form"] not in _PARTY_FORMS:
        return None
    return mention.code or None


def _is_indefinite(word: str) -> bool:
    """Whether a word has an ending that nothing can be annexed to (رسميا, حاليا); duals and broken plurals have not."""
    return word[-1] == "ا" and not word.endswith("ايا") and not is_listed(word, _DUALS, "وفبل")


def is_verb(mention: Mention) -> bool:
    """Whether it is a verb for certain: not a form that is one only before a reported clause (بين)."""
    return mention.tense is not None and not mention.data.get("clause")


Resolve = Callable[[Mention, list[ActorPhrase]], list[str]]


_AL = "ال"

# مدفع أميركي الصنع: who made it takes no part.
_MADE = (["الصنع"], ["المنشا"], ["التصنيع"])


class PhraseReader:
    """Reads the actor phrases of one document."""

    def __init__(self, marked: Marked, links: Links) -> None:
        self._marked = marked
        self._words = marked.words.words
        self._breaks = marked.words.breaks
        self._links = links
        self._dates = {i for m in marked.mentions if m.kind == "date" for i in range(m.first, m.last)}
        self._verbs = {i for m in marked.mentions if m.tense is not None and is_verb(m) for i in range(m.first, m.last)}
        self._named = {m.last - 1 for m in marked.of(("actor",)) if m.data["form"] in _NAMED}

    def read(self, first: int, last: int, resolve: Resolve) -> list[ActorPhrase]:
        """The phrases of a range of words, in order; `resolve` tells whom an epithet means behind those before it.

        It is handed over here and not kept: a scene and its reader that held each other would wait for the collector.
        """
        out: list[ActorPhrase] = []
        done, head = first, None
        for m in self._marked.between(first, last):
            if m.kind not in _WHO or m.first < done or self._words[m.last : m.last + 1] in _MADE:
                continue
            if m.kind == "epithet" and self._is_told(m):
                head = m  # الجانبان المصري والتركي
                continue
            codes = self._codes(m, out, resolve)
            if not codes:
                continue
            previous = out[-1] if out else None
            if previous is not None and self._is_whose(previous, m, codes):
                out[-1] = ActorPhrase(previous.first, m.last, previous.codes, previous.mentions, previous.link)
                done = m.last
                continue
            if previous is not None and self._names(previous, m):
                out[-1] = ActorPhrase(previous.first, m.last, tuple(codes), (m,), previous.link)
                done = m.last
                continue
            begin, link = self._link(m if head is None or head.last != m.first else head, first)
            if self._is_other_side(out, m):
                out.append(ActorPhrase(begin, m.last, tuple(codes), (m,), "between"))
            elif previous is not None and self._joined(previous, m, begin):
                out[-1] = ActorPhrase(
                    previous.first,
                    m.last,
                    tuple(dict.fromkeys([*previous.codes, *codes])),
                    (*previous.mentions, m),
                    previous.link,
                )
            else:
                out.append(ActorPhrase(begin, m.last, tuple(codes), (m,), link))
            done = m.last
        return out

    def _is_other_side(self, before: list[ActorPhrase], m: Mention) -> bool:
        """Whether an actor behind و is the second of two, of whose first it is told who backs it.

        بين قوات حفتر المدعومة من أبوظبي وقوات الوفاق: no second backer. بين المتمردين المدعومين من أنقرة والدوحة: one.
        """
        if len(before) < 2 or m.kind != "actor":
            return False
        one, backer = before[-2:]
        fights = m.data["form"] not in _NAMED or m.first > backer.last
        if not fights or len(one.codes) > 1 or m.first - backer.last > _GAP or self._words[backer.last][0] != "و":
            return False
        backed = self._marked.between(one.last, backer.first)
        told = any(b.kind == "backing" and (b.data.get("passive") or b.pronoun) for b in backed)
        return told and (one.link == "between" or _BETWEEN in self._words[max(0, one.first - 2) : one.first])

    def _is_whose(self, previous: ActorPhrase, m: Mention, codes: list[str]) -> bool:
        """Whether an adjective right behind a firm says its state over again: شركة بايكار التركية."""
        firm = previous.mentions[-1]
        if m.kind != "actor" or m.data["form"] != "nisba" or not m.article or m.first != previous.last:
            return False
        named = firm.kind == "actor" and firm.data["form"] == "company" and self._breaks[m.first] == SOFT
        return named and m.proclitic == _AL and codes == [firm.code]

    def _names(self, previous: ActorPhrase, m: Mention) -> bool:
        """Whether a bracket right behind many states says which they are: دول البلطيق (إستونيا ولاتفيا)."""
        many = previous.mentions[-1]
        if previous.last != m.first or _OPENING not in self._marked.words.gaps[m.first] or many.kind != "actor":
            return False
        return many.data.get("sort") == "bloc" and m.kind == "actor" and m.data["form"] in _NAMED

    def _is_told(self, epithet: Mention) -> bool:
        """Whether adjectives right behind an epithet say whom it means."""
        if self._breaks[epithet.last : epithet.last + 1] != [SOFT]:
            return False
        behind = self._marked.between(epithet.last, epithet.last + 1)
        return any(m.kind == "actor" and m.data["form"] == "nisba" and m.article for m in behind)

    # --- what an actor stands for ---

    def _codes(self, m: Mention, before: list[ActorPhrase], resolve: Resolve) -> list[str]:
        if m.kind == "person":
            return [m.data.state] if m.data.state else []
        if m.kind == "epithet":
            return resolve(m, before)
        code = party_code(m) or (m.code if self._is_of_people(m) else None)
        return [code] if code else []

    def _is_of_people(self, m: Mention) -> bool:
        """Whether a plural of a people says, as an adjective would, whose the persons before it are: جنود أتراك."""
        if m.kind != "actor" or m.data["form"] != "people" or not m.code or split_clitic(m)[1]:
            return False
        at = m.first - 1
        return (
            at >= 0 and self._breaks[m.first] == SOFT and m.proclitic[:1] != "و" and self._is_noun(at, self._words[at])
        )

    # --- how it is tied ---

    def _link(self, m: Mention, floor: int) -> tuple[int, str]:
        """(first word of the phrase, its link)."""
        at, glued = m.first, split_clitic(m)[1]
        states = self._states(m, floor)
        if states is not None:
            at, glued = states
            return at, _GLUED[glued] if glued else self._before(m, at, floor)
        if not glued and m.proclitic[:1] != "و":
            at, glued = committee(self._words, self._breaks, m, floor) or self._some(m, floor) or self._heads(at, floor)
            if at == m.first and m.kind == "actor" and m.data["form"] == "nisba":
                at, glued = self._firm(at, floor)
        if glued:
            told = glued == "ل" and at > floor and self._words[at - 1] in _ACCORDING
            return at, "about" if told else _GLUED[glued]  # وفقا لواشنطن: who says it, and no recipient
        if at <= floor or self._breaks[at] != SOFT:
            return at, BARE
        return at, self._before(m, at, floor)

    def _heads(self, at: int, floor: int) -> tuple[int, str]:
        """The phrase widened to the left over كل من, حكومة ...; the preposition glued to the outermost head."""
        if at <= floor or self._breaks[at] != SOFT or not self._links.may_be_head(self._words[at - 1]):
            return at, ""
        for width in range(_HEAD_WORDS, 0, -1):
            begin = at - width
            if begin < floor or any(self._breaks[begin + 1 : at + 1]):  # SOFT is 0
                continue
            head, *rest = self._words[begin:at]
            for cut in (0, 1):
                if (cut and head[:1] not in "ولبف") or len(head) - cut < 2:
                    continue
                if (head[cut:], *rest) in self._links.heads:
                    glued = head[:1] if cut and head[:1] in _GLUED else ""
                    return begin, glued
        return at, ""

    def _some(self, m: Mention, floor: int) -> tuple[int, str] | None:
        """The phrase of many states widened over how many of them it means: بعض الدول الغربية, عدد من الدول الغربية."""
        if m.kind != "actor" or m.data.get("sort") != "bloc" or m.proclitic not in ("", _AL):
            return None
        at = m.first - 1
        listed = _SOME_OF
        if at > floor and self._words[at] == _OF_THEM:
            at, listed = at - 1, _NUMBER_OF
        if at < floor or any(self._breaks[at + 1 : m.first + 1]) or not is_listed(self._words[at], listed, "وفلب"):
            return None
        glued = self._words[at][0]
        return at, glued if glued in _GLUED and self._words[at] not in listed else ""

    def _states(self, m: Mention, floor: int) -> tuple[int, str] | None:
        """The phrase of states in a bracket, widened over the word for them before it: إلى عدة دول (مصر والهند)."""
        at = m.first - 1
        if at <= floor or m.proclitic not in ("", _AL) or _OPENING not in self._marked.words.gaps[m.first]:
            return None
        if not is_listed(self._words[at], _STATES, "وفلب", article=True):
            return None
        at -= is_listed(self._words[at - 1], _SOME | _SOME_OF, "وفلب")
        word = self._words[at]
        glued = word[0] if word[0] in _GLUED and word not in _SOME | _SOME_OF | _STATES else ""
        return at, glued

    def _firm(self, at: int, floor: int) -> tuple[int, str]:
        """The phrase of a firm without a name, widened over what it makes: شركة صناعات دفاعية كورية."""
        for begin in range(at - 1, max(floor, at - _FIRM_WORDS) - 1, -1):
            if self._breaks[begin + 1] != SOFT or begin in self._verbs:
                return at, ""
            word = self._words[begin]
            bare = word.lstrip("و")
            if bare in _FIRMS or bare[1:] in _FIRMS:
                counted = begin > floor and is_listed(self._words[begin - 1], _SOME, "و")
                return begin - counted, bare[0] if bare not in _FIRMS and bare[0] in _GLUED else ""
        return at, ""

    def _before(self, m: Mention, at: int, floor: int) -> str:
        if self._words[at - 1] in _GLUED:
            return _GLUED[self._words[at - 1]]  # لـ"إسرائيل": a letter of its own before a quotation mark
        longest = _LONGEST_LINK if self._links.may_link(self._words[at - 1]) else 0
        for width in range(longest, 0, -1):
            begin = at - width
            if begin < floor:
                continue
            link = self._links.link(tuple(self._words[begin:at]))
            if link == "by" and begin > floor and self._words[begin - 1] in _HELPED:
                return "from"  # القوات المدعومة من قبل ليبيا: no doer of what they do
            if link is not None:
                return link
        adjective = m.kind == "actor" and m.data["form"] in _ADJECTIVES and at == m.first
        if adjective and not m.article and self._words[at - 1] in _HELPED and self._words[at].endswith("ا"):
            return "from"  # القوات المدعومة ليبيا
        if adjective:  # a head with it acts: شركة كورية
            return "with" if self._is_with_persons(at, floor) else ADJECTIVE
        before = self._words[at - 1]
        apart = at - 1 in self._named and self._words[at].startswith("ال")  # في نواكشوط البحرية الموريتانية
        return OF if self._is_noun(at - 1, before) and not apart else BARE

    def _is_with_persons(self, at: int, floor: int) -> bool:
        """Whether an adjective qualifies persons of office whom مع brings in: مع مسؤولين عسكريين فيتناميين."""
        first = max(floor, at - _PERSONS - 1)
        if any(self._breaks[first + 1 : at + 1]):  # SOFT is 0
            return False
        run = self._words[first:at]
        with_at = next((i for i, word in enumerate(run) if word.lstrip("و") == _WITH), None)
        return with_at is not None and any(word in _PERSONS_OF_OFFICE for word in run[with_at + 1 : with_at + 3])

    def _is_noun(self, at: int, word: str) -> bool:
        """Whether a word can hold an annexation: no known verb, no function word, not of a verb's shape."""
        if (
            at in self._verbs
            or word in self._links.clause
            or word in self._links.relatives
            or word in self._links.passive
        ):
            return False
        if len(word) < 3 or word[0].isdecimal() or word in _NO_NOUNS or at in self._dates or _is_indefinite(word):
            return False
        bare = word[1:] if word[0] in "وف" and len(word) > 4 else word
        if bare.startswith(("ست", "سي", "سن")) and len(bare) > 4:
            return False
        if bare[0] == "ي" and len(bare) > 3 and not bare.endswith("ه"):
            return False
        if bare.endswith("ت") and not bare.endswith("ات") and len(bare) > 3:
            return False
        return not (bare[0] == "ت" and len(bare) > 3 and "ي" not in bare[2:-1] and not bare.endswith("ه"))

    # --- coordination ---

    def _joined(self, previous: ActorPhrase, m: Mention, begin: int) -> bool:
        """Whether an actor is coordinated with the phrase before it: behind و, a dash, or in a list of commas."""
        at = self._behind_side(previous)
        conjunction, glued = split_clitic(m)
        is_far = STOP in self._breaks[at : m.first + 1] or m.first - at > _GAP
        if is_far or (conjunction == "و" and self._begins_anew(m)):
            return False
        if m.first == at:
            return self._joined_at_once(previous, m, conjunction, glued)
        between = self._words[at : m.first]
        if any(i in self._verbs for i in range(at, m.first)) or between[0] in _NOT_AND:
            return False
        if between[0] == "وبين" and previous.link == "between":
            return len(between) <= 2
        adds = len(between) == _BESIDES and between[0] in _PLUS and between[1] in _PLUS_TO  # إضافة إلى قبرص
        if between == ["و"] or glued or adds:
            return not glued or between == ["و"]  # أوكرانيا، وتحذير لحلف ...: another noun with its own preposition
        whose = between[0][0] == "و" and begin <= at + 1 and m.first - begin >= len(between) - 1
        return whose and not self._is_deed(at)

    def _behind_side(self, previous: ActorPhrase) -> int:
        """Where one of two ends, «on one side» with it: بين الجيش من جهة والمتمردين من جهة أخرى."""
        at = previous.last
        side = self._words[at : at + 2]
        told = previous.link == "between" and len(side) == 2 and side[0] == _OF_THEM and side[1] in _SIDES
        return at + 2 if told else at

    def _is_deed(self, at: int) -> bool:
        """Whether a word behind و names a deed, and nobody of whom it is part: عقوبات على روسيا وتزويد كييف."""
        return any(m.first == at and m.kind in _DEEDS for m in self._marked.between(at, at + 1))

    def _begins_anew(self, m: Mention) -> bool:
        """Whether an actor behind a comma is the subject of a verb of its own: مع مالي، والجزائر تدعو إلى ضبط النفس."""
        if self._breaks[m.first] != COMMA or m.last >= len(self._words) or self._breaks[m.last] != SOFT:
            return False
        word = self._words[m.last]
        told = self._marked.between(m.last, m.last + 1)
        present = word[0] in _PRESENT and all(v.tense is not None for v in told) and not self._is_noun(m.last, word)
        return (present or m.last in self._verbs) and not word.endswith(_OF_MANY)

    def _joined_at_once(self, previous: ActorPhrase, m: Mention, conjunction: str, glued: str) -> bool:
        """The same where no word stands between: وتركيا, الأميركي الكوري, موسكو، بكين."""
        if conjunction == "و":
            return not glued or previous.link == _GLUED.get(glued)
        if m.kind != "actor" or previous.mentions[-1].kind != "actor":
            return False
        at, form, before = m.first, m.data["form"], previous.mentions[-1].data["form"]
        if form == "nisba" and previous.link in (ADJECTIVE, OF, BARE) and self._breaks[at] == SOFT:
            return bool(before == "nisba")
        gap = self._marked.words.gaps[at].strip()
        return bool(form == before) and (gap == "-" or (self._breaks[at] == COMMA and gap in ("،", ",")))
