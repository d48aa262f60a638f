"""Armed groups and coalitions under one name each: the names of one group in one report, and nouns that stand for it.

داعش ... تنظيم الدولة ... التنظيم      one group, coded by the shortest name that the report uses
التحالف الدولي ... طائرات التحالف      one coalition
"""

from __future__ import annotations

from collections import Counter

from sijill.records import Mention
from sijill.text import folded

_ARMED = frozenset({"armed_group", "movement", "militia"})
_SORTS = {"group": _ARMED, "coalition": frozenset({"alliance"}), "resistance": _ARMED, "party": _ARMED}
# Groups that reports call «the resistance» for short, beside those that have the word in their name.
_RESISTANCE = frozenset({"hezbollah", "hamas", "pij", "qassam", "saraya_quds"})


def resolve_groups(mentions: list[Mention]) -> list[Mention]:
    """The mentions with each group under one code.

    A back-reference becomes the group last named before it, or is dropped if there is none.
    """
    return _resolved(_under_one_name(mentions))


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
    if not shortest:
        return mentions
    return [m.but(code=shortest[g]) if m.kind == "actor" and (g := _group(m)) in shortest else m for m in mentions]


def _group(m: Mention) -> str | None:
    """The group that an actor is called by, if that is its name."""
    if m.data["form"] not in ("group", "body") or m.data.get("sort") == "bloc" or m.data.get("generic"):
        return None
    held: str | None = m.data.get("group")
    return held


def _resolved(mentions: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    last: dict[str, Mention] = {}
    for m in mentions:
        if m.kind == "backref":
            named = last.get(m.code)
            if named is not None:
                out.append(m.but(kind="actor", code=named.code, entry=f"{m.entry}+{named.entry}", data=named.data))
            continue
        if m.kind == "actor" and m.data["form"] == "group":
            if m.data["generic"] and m.data["sort"] == "alliance" and (named := last.get("coalition")) is not None:
                out.append(m.but(code=named.code, data=named.data))  # قوات التحالف after التحالف الدولي
                continue
            for code, sorts in _SORTS.items():
                if m.data.get("sort") in sorts and not m.data["generic"] and _can_be(code, m):
                    last[code] = m
        out.append(m)
    return out


def _can_be(code: str, m: Mention) -> bool:
    """Whether a noun can stand for a group: «the resistance» and «the party» only for one that is called so."""
    if code == "resistance":
        return m.data["group"] in _RESISTANCE or "مقاوم" in folded(m.code)
    return code != "party" or "حزب" in folded(m.code)
