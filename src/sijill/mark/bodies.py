"""Joining a body of state with the state named beside it: وزارة الدفاع الروسية, الجيش الأوكراني, جيش أذربيجان."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.languages.rule_words import is_listed, rule_words
from sijill.marked import by_kind
from sijill.records import Document, Mention
from sijill.text import ARTICLE, SOFT, Words

_STATE_FORMS = frozenset({"nisba", "name", "capital", "epithet", "group", "organisation"})
_MEDIUM = "medium"
_PEOPLE = "people"
_TITLE_WORDS = 2  # of a ministry named in full
_LONGEST = 6
_NISBA = ("ي", "يه", "يين", "يات")
_QUALIFIES = rule_words("mark.bodies", "qualifies")
_CAPITAL = rule_words("mark.bodies", "capital")  # beside which a capital stands: العاصمة لندن


def join_bodies(mentions: list[Mention], tokens: Words, document: Document) -> list[Mention]:
    """The mentions with each body and its state joined into one actor of form `body`.

    A body beside which no state stands stays a `force`. An adjective between them is allowed (القوات البرية التركية),
    and so is a chain of bodies (قوات الجيش السوري).
    """
    held = by_kind(mentions)
    titled = {i for m in held.get("office", ()) for i in range(m.first, m.last)}
    titled |= {m.first for m in held.get("actor", ()) if m.last - m.first > 1}  # مجلس الأمن الدولي is a name
    councils = _own_councils(held.get("actor", ()), tokens)
    if councils or any(m.first in titled for m in held.get("force", ())):
        mentions = [councils.get(id(m), m) for m in mentions if m.kind != "force" or m.first not in titled]
        held = by_kind(mentions)
    forces = {m.first: m for m in held.get("force", ())}
    if not forces:
        return mentions
    states = {m.first: m for m in held.get("actor", ()) if m.data["form"] in _STATE_FORMS}
    used: set[int] = set()
    joined = []
    for first, force in forces.items():
        if first in used:
            continue
        seat: list[Mention] = []
        chain, state = _chain(force, forces, states, tokens)
        if state is None:
            state = _located(chain, states, tokens)
        if state is None:
            institution = _institution(chain, states, tokens, document)
            end = institution.last if institution is not None else chain[-1].last
            if not force.pronoun:  # قواتها في تشاد are not those of Chad
                seat, state = _seat(force, end, forces, states, tokens)
            if state is None:
                if institution is not None:
                    used.update(m.first for m in chain)
                    joined.append(institution)
                continue
            chain = [*chain, *seat]
        used.update(m.first for m in chain)
        used.add(state.first)
        joined.append(_body(force, state))
    gone = {id(m) for m in mentions if m.first in used and m.kind in ("force", "actor")}
    return [m for m in mentions if id(m) not in gone] + joined


def _own_councils(actors: Sequence[Mention], tokens: Words) -> dict[int, Mention]:
    """The security council of a state (مجلس الأمن القومي الروسي) as a body of that state, by the id of its actor."""
    out = {}
    for m in actors:
        if m.code == "UN" and tokens.words[m.first].endswith("مجلس") and m.last < len(tokens):
            at = m.last + (tokens.words[m.last] == "القومي")
            if at > m.last or any(a.first == at and a.data["form"] == "nisba" for a in actors):
                out[id(m)] = m.but(kind="force", code="government", data={"form": "noun"})
    return out


def _chain(
    force: Mention, forces: dict[int, Mention], states: dict[int, Mention], tokens: Words
) -> tuple[list[Mention], Mention | None]:
    chain, at, skipped = [force], force.last, False
    while at < len(tokens) and tokens.breaks[at] == SOFT:
        state = states.get(at)
        if state is not None:
            return chain, state if _belongs(state) and not _is_behind_definite(state, tokens) else None
        following = forces.get(at)
        if following is not None and not following.proclitic.startswith(("و", "ف", "ب", "ل")):
            chain.append(following)
            at = following.last
        elif not skipped and tokens.words[at].startswith("ال") and len(tokens.words[at]) > 3:  # not إلى
            skipped = True
            at += 1
        else:
            break
    return chain, None


def _located(chain: list[Mention], states: dict[int, Mention], tokens: Words) -> Mention | None:
    """The state of a ministry that is said to be in it: وزارة الدفاع في بيلاروسيا."""
    at = chain[-1].last
    if at + 1 >= len(tokens) or tokens.words[at] != "في" or chain[0].code != "ministry":
        return None
    if at - chain[0].first < _TITLE_WORDS:  # الدفاع في سوريا is no ministry
        return None
    state = states.get(at + 1)
    return state if state is not None and state.data["form"] == "name" else None


def _seat(
    force: Mention, at: int, forces: dict[int, Mention], states: dict[int, Mention], tokens: Words
) -> tuple[list[Mention], Mention | None]:
    """The body of state that an institution which ends at a word sits in, and its state.

    لجنة الشؤون الخارجية في البرلمان التركي, المجلس العسكري الحاكم في النيجر.
    """
    if at + 1 >= len(tokens) or tokens.words[at] != "في":
        return [], None
    state = states.get(at + 1)
    if state is not None and state.data["form"] in ("name", "group"):
        return [], None if _is_some(force, tokens) else state  # نشرت برلين قوات في بولندا
    if at + 1 not in forces:
        return [], None
    chain, owner = _chain(forces[at + 1], forces, states, tokens)
    return (chain, owner) if owner is not None else ([], None)


def _is_some(force: Mention, tokens: Words) -> bool:
    """Whether forces are some, not the army of a state: those may stand in a state that is not theirs."""
    if force.code == "army" and force.first and tokens.words[force.first - 1] == "من":
        return True  # سرب من المقاتلات في بولندا
    return force.code == "army" and not force.article and not tokens.words[force.first].startswith("ال")


def _institution(chain: list[Mention], states: dict[int, Mention], tokens: Words, document: Document) -> Mention | None:
    """A body whose own name follows (اللجنة الدولية للإغاثة), without a state: coded by its name as written.

    None of a body of two states, which is not a party beside them: اللجنة العسكرية المشتركة المصرية السودانية.
    """
    head, at = chain[0], chain[-1].last
    if head.code not in ("government", _MEDIUM) or head.pronoun:
        return None
    while at < len(tokens) and at - head.first < _LONGEST and tokens.breaks[at] == SOFT and _in_name(tokens.words[at]):
        if _is_another_noun(head, at, tokens):
            break
        at += 1
    if at - head.first < 3 or (_is_nisba(states, at - 1) and _is_nisba(states, at - 2)):
        return None
    end = tokens.span(head.first, at)[1]
    owner = states.get(at - 1)
    if owner is not None and head.code != _MEDIUM and _is_nisba(states, at - 1) and _is_of(head, at, tokens):
        return _body(head, owner)  # المكتب الإعلامي للجيش الأوكراني
    name = document.text[head.start : end]
    form = "media" if head.code == _MEDIUM else "institution"
    return head.but(end=end, last=at, kind="actor", code=name, data={"form": form, "force": head.code})


def _is_of(head: Mention, last: int, tokens: Words) -> bool:
    """Whether a name says of what a body of a state it is: المجلس الأعلى للدفاع اللبناني."""
    return any(tokens.words[i].startswith("لل") for i in range(head.last, last - 1))


def _is_nisba(states: dict[int, Mention], at: int) -> bool:
    return at in states and states[at].data["form"] == "nisba"


def _in_name(word: str) -> bool:
    return word.startswith(("ال", "لل", "وال")) and len(word) > 4


def _is_another_noun(head: Mention, at: int, tokens: Words) -> bool:
    """Whether a word qualifies no noun with the article, and so begins something else: أدان المكتب الإعلامي الصمت.

    Behind لل anything may stand: اللجنة الدولية للصليب الأحمر.
    """
    words = tokens.words[head.first : at]
    if not (head.article or words[0].startswith(ARTICLE)) or any(w.startswith("لل") for w in words):
        return False
    word = tokens.words[at]
    return word.startswith(ARTICLE) and not word.endswith(_NISBA) and not is_listed(word, _QUALIFIES, article=True)


def _belongs(state: Mention) -> bool:
    """A state after و or a preposition is another party, not the owner."""
    return state.proclitic in ("", "ال")


def _is_behind_definite(state: Mention, tokens: Words) -> bool:
    """Whether the name of a state stands behind a word with the article, and owns nothing: حذرت الوزارة إثيوبيا."""
    before = tokens.words[state.first - 1]
    plain = state.data["form"] in ("name", "capital") and not tokens.words[state.first].startswith(ARTICLE)
    return plain and not state.proclitic and before.startswith(ARTICLE) and before not in _CAPITAL


def _body(force: Mention, state: Mention) -> Mention:
    data = {
        "form": "media" if force.code == _MEDIUM else "body",
        "force": force.code,
        "people": force.code == _PEOPLE,
        "of": state.data["form"],
        "group": state.data.get("group"),
    }
    return force.but(
        end=state.end, last=state.last, kind="actor", code=state.code, entry=f"{force.entry}+{state.entry}", data=data
    )
