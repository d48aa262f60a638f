"""Persons: an office, the state it belongs to, and the name that follows; later the family name alone.

وزير الدفاع الأذربيجانى ذاكر حسنوف      office defence_minister, AZE, ذاكر حسنوف
الرئيس الروسي، فلاديمير بوتين،          the name stands between commas
وزير الدفاع الإيراني، العميد محمد آشتياني   a rank or an honorific stands before it
قال سامي كرم، المتحدث باسم الجيش اللبناني   it stands before the office
وأضاف بوتين                             the same person again

An office without a name is a person too (الرئيس التركى): reports often name it once and go on with the office.
"""

from __future__ import annotations

from dataclasses import replace

from sijill.languages import Pack
from sijill.mark.duties import past_duty, title_of
from sijill.mark.holders import COUNTERPART, complete, with_family_names
from sijill.mark.known import post_of, stand_alone, with_posts
from sijill.mark.named_again import NamedAgain
from sijill.mark.names import FATHER, LONGEST, NameReader, is_name_like, near
from sijill.mark.person import Person
from sijill.mark.seats import posts, seats
from sijill.marked import by_kind
from sijill.mention import Mention, place
from sijill.records import Document
from sijill.text import ARTICLE, COMMA, SOFT, STOP, Words

_RANK, _APART, _JOINING = "officer", frozenset("بك"), ("و", "ف")
_BEFORE_NAMES = frozenset({_RANK, "honorific"})  # stand between an office and a name
_OWN_VOICE = frozenset({"expert"})  # speak for no state
_PLAIN_STATE = frozenset({"name", "capital", "nisba"})
_ANNEXED = frozenset({"name", "capital"})
_AT = frozenset({"في", "لدي"})
_ALI = "علي"  # a given name where it is not the preposition that folds like it
_NO_ADJECTIVE = frozenset({"name", "capital", "group"})
_OTHERS = _PLAIN_STATE | {"group", "organisation", "body"}
_STATE_FORMS = frozenset(
    {"nisba", "name", "capital", "organisation", "body", "epithet", "group", "company", "institution"}
)
_NOT_NAME = frozenset({
    "speech", "stage", "transfer", "engagement", "crisis", "instrument", "weapon", "cue", "date", "number", "money",
    "percent", "approval", "hosting", "attribution", "backing", "contract", "chamber", "epithet", "anonymous", "tone",
})  # fmt: skip
_BODIES = frozenset({"force", "chamber"})
_BEGUN = frozenset({"body", "group"})  # what may begin with the last word of a title: قائد [قوات الدعم السريع]
_CODE = 3  # letters of the code of a state
_TITLE = 14  # words of a long title before the comma that its name follows


def find_persons(mentions: list[Mention], tokens: Words, document: Document, pack: Pack) -> list[Mention]:
    """The mentions with `person` mentions added, in order; offices and the states inside them stay as they are."""
    known = [m for m in mentions if m.kind == "known"]
    mentions = [m for m in mentions if m.kind != "known"] if known else mentions
    finder = _Finder(mentions, tokens, document, pack)
    found: list[Mention] = []
    done = -1
    for office in (m for m in mentions if m.kind == "office"):
        if office.first < done:
            continue
        person = finder.person(office)
        if person is None:
            continue
        if found and finder.is_apposition(found[-1], person):
            found[-1] = finder.apposed(found[-1], person)
        else:
            found.append(person)
        done = person.last
    found = complete(with_posts(with_family_names(found, tokens), known, document.date, tokens))
    found += with_posts(finder.unofficial(found), known, document.date, tokens)
    found.sort(key=lambda m: m.first)
    found += NamedAgain(tokens, finder.verbs, finder.stops, finder.hard, finder.states).of(found)
    found += finder.public(found, known)
    return sorted([*mentions, *found], key=place) if found else mentions


class _Finder:
    """Reads persons of one document."""

    def __init__(self, mentions: list[Mention], tokens: Words, document: Document, pack: Pack) -> None:
        self.tokens = tokens
        self.document = document
        self.small = pack.function
        self.stops = pack.function.stops
        self.clause = pack.function.clause
        held = by_kind(mentions)
        self.states = {m.first: m for m in held.get("actor", ()) if m.data["form"] in _STATE_FORMS}
        self.places = {m.first: m for m in held.get("place", ())}
        self.offices = {m.first: m for m in mentions if m.kind in ("office", "force", "chamber") and m.code != "medium"}
        said = (m for m in held.get("speech", ()) if not m.pronoun)
        self.verbs = {m.first for m in said if tokens.words[m.first] not in self.small.things}  # مدينة condemns nobody
        self.acts = self.verbs | {m.first for m in held.get("engagement", ()) if m.tense is not None}
        self.hard = {
            m.first for kind in _NOT_NAME for m in held.get(kind, ()) if not is_name_like(m) and m.pronoun != "ك"
        }
        self.hard |= {m.first for m in held.get("actor", ()) if m.data["form"] == "media"}  # لرويترز is no name
        self.hard |= {m.first for m in held.get("metric", ()) if m.proclitic == "ب"}  # وعد المستشار بإنفاق
        titles = {
            m.first
            for m in held.get("office", ())
            if not m.data.get("needs_state") and (m.article or tokens.words[m.first] not in self.small.given_names)
        }
        nisbas = {i for i, m in self.states.items() if m.data["form"] == "nisba" and m.article and m.last == i + 1}
        self.lands = self.places | {m.first: m for m in held.get("kin", ())} | self.states
        self.seats = seats(held, tokens.words, pack.function)
        self.codes = posts(held, tokens.words) | {i: m.code for i, m in self.states.items() if m.code}
        self.hard |= set(self.seats)
        self.names = NameReader(tokens, pack.function, self.hard | set(self.states) | titles, nisbas)

    def person(self, office: Mention) -> Mention | None:
        """The person of an office; None of an honorific without a name, and of a name that is an office elsewhere."""
        at, state, title_end, former = self._title(office)
        if office.data.get("needs_state") and state is None:
            return None
        first, last = self._name(at)
        if last > first == at and office.code in _OWN_VOICE and not office.article and not self.names.begins(at):
            last = first  # دبلوماسي غربي, ضابط آخر
        if last == first or any(i in self.offices for i in range(office.last, at)):
            before = self._before(office, at)  # حسين معلم، مستشار الرئيس حسن شيخ: the name behind is the president's
            first, last = before if before[1] > before[0] else (first, last)
        if last == first:
            first, last, far = self._far(at)
            if last > first:
                title_end, state = far, state or self._state_in(at, far)
        if last == first and office.code == "honorific":
            return None
        written = self.document.text[office.start : self._end(title_end)]
        name, end, stop = None, office.end if title_end == office.last else self._end(title_end), title_end
        if last > first:
            start, end = self.tokens.span(first, last)
            name = self.document.text[start:end]
            if last > office.last:
                stop = last
            else:
                office = office.but(start=start, first=first)
                end = self._end(title_end)
        if (former and name) or office.code in _OWN_VOICE:
            state = None
        data = Person(name, written if office.code != "honorific" else None, office.code, state, first, last)
        return office.but(end=end, last=stop, kind="person", code=state or "", data=data)

    def _end(self, last: int) -> int:
        return self.tokens.span(last - 1, last)[1]

    # --- the title ---

    def _title(self, office: Mention) -> tuple[int, str | None, int, bool]:
        """Where the title ends and whose it is: further offices, bodies, states and adjectives after the first word."""
        at, state, former = *self._begun(office), False
        breaks, words = self.tokens.breaks, self.tokens.words
        while at < len(words) and breaks[at] == SOFT:
            actor = self.states.get(at)
            if actor is not None and (words[at] in self.small.title_words or actor.proclitic[:1] not in _JOINING):
                if self._is_apart(office, actor, at, state):
                    break
                state = title_of(state, actor, self.document.text[actor.start : actor.end])
                at = actor.last
            elif (held := self._held(office, at))[0] > at:
                at, state = held[0], state or held[1]
            elif at in self.offices and not self.offices[at].proclitic.startswith(("و", "ف")):
                if self.names.begins(at) and self.names.run(at) - at > 1 and not self.offices[at].article:
                    break
                whose = self.states.get(self.offices[at].last)
                if self._is_other(whose, state) or self._is_object(office, at) or self._begins_anew(at, whose, state):
                    break  # استقبل الرئيس الجزائري وزير الدفاع الإيطالي
                at = self.offices[at].last
            elif words[at] in _AT and self._names_in(at + 1) > at:
                at = self._names_in(at + 1)
            elif words[at] in self.small.title_words or (words[at] in _AT and self._goes_on(office, at + 1, state)):
                former = former or words[at] in self.small.former
                at += 1
            else:
                break
        return at, state, at, former

    def _held(self, office: Mention, at: int) -> tuple[int, str | None]:
        if at in self.seats:
            return self.seats[at].last, self.seats[at].code
        return past_duty(office, at, self.tokens, self.lands, self.small.given_names)

    def _begun(self, office: Mention) -> tuple[int, str | None]:
        """Where a title goes on, and whose it is if a body or group begins in it: قائد [القيادة المركزية الأميركية]."""
        inside = (self.states.get(i) for i in range(office.first + 1, office.last))
        body = next((m for m in inside if m and m.last > office.last and m.data["form"] in _BEGUN), None)
        return (body.last, body.code) if body is not None else (office.last, None)

    def _is_object(self, office: Mention, at: int) -> bool:
        """Whether a definite body cannot be of an office that has the article itself: أبلغ الوزير البرلمان."""
        body = self.offices[at]
        if body.entry == COUNTERPART:
            return True  # أبلغ الوزير نظيره
        return bool(office.article and body.article) and body.kind in _BODIES and at == office.first + 1

    def _begins_anew(self, at: int, whose: Mention | None, state: str | None) -> bool:
        """Whether a state's office behind an organisation's is whom that one meets: التقى أمين الناتو الرئيس الكوري."""
        known = whose is not None and whose.data["form"] == "nisba" and len(whose.code) == _CODE
        organised = state is not None and state.isascii() and state.isupper() and len(state) != _CODE
        return known and organised and self.offices[at].kind == "office"

    def _is_apart(self, office: Mention, actor: Mention, at: int, state: str | None) -> bool:
        """Whether an actor behind a title is no part of it: حذر الوزير إثيوبيا, زار وزير الدفاع الهندي موسكو."""
        glued = actor.proclitic[:1]
        if glued in _APART or (glued == "ل" and (state or office.code == _RANK)):
            return True
        sent = office.code == "ambassador" and self.tokens.words[at - 1] in _AT  # سفير روسيا لدى واشنطن
        return self._is_annexed_to_definite(actor, at) or (self._is_other(actor, state) and not sent)

    def _is_annexed_to_definite(self, actor: Mention, at: int) -> bool:
        """Whether the name of a state stands behind a word with the article, and so is no part of the title."""
        words = self.tokens.words
        plain = actor.data["form"] in _ANNEXED and not actor.proclitic and not words[at].startswith(ARTICLE)
        return plain and words[at - 1].startswith(ARTICLE) and at - 1 not in self.states

    @staticmethod
    def _is_other(actor: Mention | None, state: str | None) -> bool:
        """Whether an actor is another state than the one that a title has already."""
        if actor is None or state is None:
            return False
        other = actor.code not in ("", state) and actor.data["form"] in _OTHERS
        if len(state) != 3:  # رئيس مجلس الأمن الروسي: the council is no state, but الأمين العام للأمم المتحدة الحوثيين
            return other and actor.data["form"] in _NO_ADJECTIVE and actor.proclitic in ("", "ال")
        return other

    def _goes_on(self, office: Mention, at: int, state: str | None) -> bool:
        """After في a title names its own state, or, of an ambassador, the state he is sent to."""
        return (at in self.states or at in self.offices) and (state is None or office.code == "ambassador")

    def _names_in(self, at: int) -> int:
        """Where a place ends that is of a title, as its name follows: المتحدث باسم الجيش في عدن علي سعيد; else -1."""
        place = self.places.get(at)
        if place is None or place.last >= len(self.tokens) or self.tokens.breaks[place.last] == STOP:
            return -1
        begins = self.names.begins(place.last) or self.tokens.words[place.last] == _ALI
        return place.last if begins and self.names.run(place.last) - place.last > 1 else -1

    def _state_in(self, first: int, last: int) -> str | None:
        """The first state inside a long title."""
        return next((self.codes[i] for i in range(first, last) if i in self.codes), None)

    # --- the name ---

    def _name(self, at: int) -> tuple[int, int]:
        """The half-open range of the name's words at `at`, also after one comma; empty if there is none."""
        breaks = self.tokens.breaks
        if at >= len(self.tokens) or breaks[at] == STOP:
            return at, at
        begin = self._past_ranks(at)
        if begin > at:
            last = self.names.run(begin)
            return (begin, last) if last > begin else (at, at)
        if breaks[at] == SOFT:
            return at, self.names.run(at)
        if self._plain_comma(at):
            last = self.names.run(at, apposed=True)
            if last - at > 1 and self._closed(last):
                return at, last
        return at, at

    def _past_ranks(self, at: int) -> int:
        """The first word behind ranks and honorifics."""
        if at + 1 < len(self.tokens) and len(self.tokens.words[at]) == 1 and "." in self.tokens.gaps[at + 1]:  # د.
            at += 1
        while at in self.offices and self.offices[at].kind == "office" and self.offices[at].code in _BEFORE_NAMES:
            if self.tokens.breaks[at] == COMMA and not self._plain_comma(at):
                break
            if self.names.begins(at) and not self.offices[at].article:
                break
            at = self.offices[at].last
        return at

    def _plain_comma(self, at: int) -> bool:
        gap = self.tokens.gaps[at]
        return self.tokens.breaks[at] == COMMA and not set(gap) & set("():.")

    def _closed(self, last: int) -> bool:
        if last >= len(self.tokens) or self.tokens.breaks[last] != SOFT:
            return True
        return self.tokens.words[last] in self.stops or last in self.hard or self.tokens.words[last] in self.clause

    def _far(self, at: int) -> tuple[int, int, int]:
        """The name behind a long title of words nobody lists, after its comma or a rank in it; and the title's end."""
        words, breaks = self.tokens.words, self.tokens.breaks
        plain = True  # no preposition and no act so far: a given name then is that of the office
        for i in range(at, min(at + _TITLE, len(words))):
            if breaks[i] == STOP or words[i] in self.clause or i in self.verbs or self._is_another(i, at):
                break
            if i > at and i in self.offices and self.offices[i].entry == COUNTERPART:
                break  # the name behind it is of whom he met
            if i > at and self.names.begins(i):
                last = self.names.run(i)
                said = last < len(words) and words[last] in self.clause
                if last - i > 1 and (said or (plain and self._closed(last))):
                    return i, last, i
            plain = plain and words[i] not in self.stops and i not in self.hard
            ranked = self._past_ranks(i)
            if ranked > i and self.names.run(ranked) - ranked > 1:
                return ranked, self.names.run(ranked), i
            if breaks[i] == COMMA:
                last = self.names.run(i, apposed=True)
                sure = self.names.begins(i) or (last < len(words) and breaks[last] == COMMA)
                if i > at and self._plain_comma(i) and last - i > 1 and self._closed(last) and sure:
                    return i, last, i
                break
        return at, at, at

    def _is_another(self, i: int, at: int) -> bool:
        """Whether an office joined by و is of another state: الرئيس الكيني ورئيس الوزراء البريطاني ..."""
        office = self.offices.get(i)
        if office is None or not (office.proclitic.startswith("و") or office.kind == "office"):
            return False
        return self._is_other(self.states.get(office.last), self._state_in(at - 1, i))

    def _before(self, office: Mention, end: int) -> tuple[int, int]:
        """A name that stands before its office, after a verb of speaking or meeting: قال جون سميث المتحدث باسم ...

        One that opens a sentence needs the verb behind the title that ends at `end`: جون سميث، وزير الدفاع، يحذر.
        """
        first = last = office.first
        comma = first > 0 and self.tokens.breaks[first] == COMMA and self._plain_comma(first)
        while first > 0 and last - first < LONGEST and (self.tokens.breaks[first] == SOFT or (comma and first == last)):
            word = self.tokens.words[first - 1]
            if first - 1 in self.offices or not (word.startswith("ال") or self.names.fits(first - 1, -1)):
                break
            first -= 1
        verb = first - 1
        while verb > 0 and self.tokens.words[verb] in self.small.asides:  # سعادة
            verb -= 1
        spoken = verb in self.acts and self.tokens.breaks[first] == SOFT
        if comma and end < len(self.tokens) and (first == 0 or self.tokens.breaks[first] == STOP):
            spoken = end in self.verbs and self.tokens.breaks[end] == COMMA
        return (first, last) if spoken and last - first > 1 else (last, last)

    # --- appositions ---

    def is_apposition(self, person: Mention, office: Mention) -> bool:
        """Whether an office behind a comma says who a person just named is: الجنرال X، رئيس الأركان الأميركي."""
        anew = person.data.office_code == "head_of_state" != office.data.office_code  # استقبل الملك X وزير الدفاع
        near = self.tokens.breaks[office.first] == SOFT and not anew
        return (
            person.last == office.first
            and person.data.state is None
            and person.data.name is not None
            and office.data.name is None
            and office.proclitic in ("", "ال")
            and (near or self._plain_comma(office.first))
        )

    def apposed(self, person: Mention, office: Mention) -> Mention:
        """The person with the office that follows the name."""
        former = any(w in self.small.former for w in self.tokens.words[office.first : office.last])
        state = None if former else office.data.state
        data = replace(person.data, office=office.data.office, office_code=office.data.office_code, state=state)
        return person.but(end=office.end, last=office.last, code=state or "", data=data)

    # --- persons without an office, and persons again ---

    def unofficial(self, found: list[Mention]) -> list[Mention]:
        """Persons whom a reporting verb names without an office: two words, or a name of one's own (زيلينسكي)."""
        taken = {i for m in found for i in range(m.first, m.last)}
        names = [m.data for m in found if m.data.name_last > m.data.name_first]
        known = {self.tokens.words[i] for n in names for i in (n.name_first, n.name_last - 1)}
        starts = sorted(
            {verb + 1 for verb in self.verbs} | {verb - 1 for verb in self.verbs if self._is_family(verb - 1)}
        )
        out = []
        for at in starts:
            if at in taken or at >= len(self.tokens) or self.tokens.words[at] in known:
                continue
            last = self._unofficial(at, known)
            if last > at and not (self.tokens.words[at] in FATHER and self.tokens.words[last - 1] in known):
                start, end = self.tokens.span(at, last)
                data = Person(self.document.text[start:end], None, "person", None, at, last)
                out.append(Mention(start, end, at, last, "person", "", "persons.unofficial", data))
                taken.update(range(at, last))
        return out

    def public(self, found: list[Mention], known: list[Mention]) -> list[Mention]:
        """Public persons that stand by their name alone, each by the fullest name that the report gives."""
        taken = self.hard | set(self.states) | {i for m in found for i in range(m.first, m.last)}
        out, text = [], self.document.text
        for m in stand_alone(known, taken, self.tokens, self.small):
            code = post_of(m, self.document.date)
            if code is not None:
                name = max((text[o.start : o.end] for o in known if o.entry == m.entry), key=len)
                data = Person(name, None, "person", code, m.first, m.last)
                out.append(m.but(kind="person", code=code, entry="persons.public", data=data))
        return out

    def _unofficial(self, at: int, known: set[str]) -> int:
        """Where the name of a person without an office ends; its first word if there is none, or one known already."""
        if self._is_family(at):
            return at if any(near(name, self.tokens.words[at]) for name in known) else at + 1
        if self.tokens.breaks[at] != SOFT or not self.names.begins(at):
            return at
        last = self.names.run(at)
        return last if last - at > 1 and self._closed(last) else at

    def _is_family(self, at: int) -> bool:
        return at >= 0 and self.tokens.words[at] in self.small.family_names and at not in self.states
