"""Armed groups and coalitions under one name each: the names of one group in one report, and nouns that stand for it.

داعش ... تنظيم الدولة ... التنظيم      one group, coded by the shortest name that the report uses
التحالف الدولي ... طائرات التحالف      one coalition
المقاومة ... حزب الله                 a headline may say the noun before the name
حلف شمال الأطلسي ... الحلف              one organisation
حزب الله ... إسرائيل ... جنود العدو      the enemy is whom those who are named are known to fight
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sijill.actors import enemies
from sijill.mark.group_names import called
from sijill.records import Mention
from sijill.text import folded

_ARMED = frozenset({"armed_group", "movement", "militia"})
_SORTS = {"group": _ARMED, "coalition": frozenset({"alliance"}), "resistance": _ARMED, "party": _ARMED}
# Groups that reports call «the resistance» for short, beside those that have the word in their name.
_RESISTANCE = frozenset({"hezbollah", "hamas", "pij", "qassam", "saraya_quds"})
# A name that is short for that of one of several groups: المقاومة الإسلامية beside حزب الله.
_SHORT_FOR = {"islamic_resistance": ("hezbollah", "islamic_resistance_iraq")}
# Organisations that a noun stands for once they are named: الحلف, الاتحاد.
_CALLED = {"NATO": "pact", "CSTO": "pact", "EU": "union", "AU": "union"}
# «The resistance» of a report on Israel that names no group.
_NAMELESS: Mapping[str, Any] = {
    "form": "group",
    "group": "palestinian_resistance",
    "sort": "movement",
    "generic": False,
}
_ISRAEL = "ISR"
_FOES_OF_ISRAEL = frozenset({"PSE", "LBN", "SYR", "YEM"})


def resolve_groups(mentions: list[Mention]) -> list[Mention]:
    """The mentions with each group under one code.

    A back-reference becomes the group last named before it, or is dropped if there is none.
    """
    return _resolved(_under_one_name(_in_full(mentions)))


def _in_full(mentions: list[Mention]) -> list[Mention]:
    """The mentions with a name that is short for one of several groups as that of the one that the report names."""
    named = {m.data.get("group"): m for m in mentions if m.kind == "actor"}
    meant: dict[str, Mention] = {}
    for short, groups in _SHORT_FOR.items():
        told = [named[g] for g in groups if g in named]
        if short in named and len(told) == 1:
            meant[short] = told[0]
    if not meant:
        return mentions
    full = [meant.get(m.data.get("group", "")) if m.kind == "actor" else None for m in mentions]
    return [m.but(code=f.code, data=f.data) if f is not None else m for m, f in zip(mentions, full, strict=True)]


def _under_one_name(mentions: list[Mention]) -> list[Mention]:
    names: dict[str, Counter[str]] = {}
    written: dict[str, str] = {}
    actors = [m for m in mentions if m.kind == "actor"]
    for m in actors:
        if (group := _group(m)) is not None:
            plain = folded(m.code)
            names.setdefault(group, Counter())[plain] += 1
            written.setdefault(plain, m.code)
    shortest = {g: written[min(count, key=lambda name: (name.count(" "), -count[name]))] for g, count in names.items()}
    return [m.but(code=code) if (code := _called(m, shortest)) is not None else m for m in mentions]


def _called(m: Mention, shortest: Mapping[str, str]) -> str | None:
    """What a group is called throughout a report; None of what is no group."""
    if m.kind != "actor" or m.data["form"] not in ("group", "body"):
        return None
    name = shortest.get(g, m.code) if (g := _group(m)) is not None else m.code
    return called(name, m.data["group"], any_of_them=bool(m.data.get("generic"))) if m.data.get("group") else None


def _group(m: Mention) -> str | None:
    """The group that an actor is called by, if that is its name."""
    if m.data["form"] not in ("group", "body") or m.data.get("sort") == "bloc" or m.data.get("generic"):
        return None
    held: str | None = m.data.get("group")
    return held


def _resolved(mentions: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    last: dict[str, Mention] = {}
    actors = [m for m in mentions if m.kind == "actor"]
    for m in mentions:
        if m.kind == "backref":
            if not _is_named_there(m, actors) and (told := _told(m, last, actors)) is not None:
                out.append(told)
            continue
        if m.kind == "actor" and m.code in _CALLED:
            last[_CALLED[m.code]] = m
        if m.kind == "actor" and m.data["form"] == "group":
            if m.data["generic"] and m.data["sort"] == "alliance" and (named := last.get("coalition")) is not None:
                out.append(m.but(code=named.code, data=named.data))  # قوات التحالف after التحالف الدولي
                continue
            _name(m, last)
        out.append(m)
    return out


def _name(m: Mention, last: dict[str, Mention]) -> None:
    """Keep a group as the last that each noun can stand for."""
    for code, sorts in _SORTS.items():
        if m.data.get("sort") in sorts and not m.data["generic"] and _can_be(code, m):
            last[code] = m


def _is_named_there(m: Mention, actors: list[Mention]) -> bool:
    """Whether a noun is part of a longer name, or an adjective behind it says another (المقاومة الأوكرانية)."""
    return any((o.first <= m.first and m.last < o.last) or _qualifies(o, m) for o in actors) or any(
        o.first < m.first < o.last for o in actors
    )


def _qualifies(o: Mention, m: Mention) -> bool:
    return o.first == m.last and o.data["form"] == "nisba" and o.article and not o.proclitic.startswith("و")


def _told(m: Mention, last: dict[str, Mention], actors: list[Mention]) -> Mention | None:
    """The actor that a noun stands for, None if that cannot be told."""
    named = _enemy(m, actors) if m.code == "enemy" else last.get(m.code)
    if named is None and m.code == "resistance":
        named = _named_later(m, actors)
        if named is None and any(o.code == _ISRAEL for o in actors):
            return m.but(kind="actor", code="المقاومة", data=_NAMELESS)
    if named is None:
        return None
    return m.but(kind="actor", code=named.code, entry=f"{m.entry}+{named.entry}", data=named.data)


def _named_later(m: Mention, actors: list[Mention]) -> Mention | None:
    """The group that «the resistance» of a headline is called by further on."""
    could = (o for o in actors if o.first > m.first and o.data["form"] == "group" and not o.data["generic"])
    return next((o for o in could if o.data.get("sort") in _ARMED and _can_be("resistance", o)), None)


def _enemy(m: Mention, actors: list[Mention]) -> Mention | None:
    """Whom «the enemy» means: Israel beside those it fights, else the other of the one pair of enemies named."""
    named = {o.data.get("group") or o.code: o for o in actors[::-1] if o.code}
    if _ISRAEL in named and any(_ISRAEL in enemies().get(key, ()) or key in _FOES_OF_ISRAEL for key in named):
        return named[_ISRAEL]
    pairs = {frozenset((a, b)) for a in named for b in enemies().get(a, ()) if b in named}
    if len(pairs) != 1:
        return None
    pair = next(iter(pairs))
    before = _keys_before(m, actors)  # whose report it is opens it; whom it fights is named all through
    told = next((key for key in before if key in pair), None)
    return named[next(k for k in pair if k != told)] if told is not None else None


def _keys_before(m: Mention, actors: list[Mention]) -> Iterable[str]:
    """The bodies and groups named before a noun, the first first: who speaks of an enemy opens the report."""
    return (
        str(o.data.get("group") or o.code) for o in actors if o.last <= m.first and o.data["form"] in ("body", "group")
    )


def _can_be(code: str, m: Mention) -> bool:
    """Whether a noun can stand for a group: «the resistance» and «the party» only for one that is called so."""
    if code == "resistance":
        return m.data["group"] in _RESISTANCE or "مقاوم" in folded(m.code)
    return code != "party" or "حزب" in folded(m.code)
