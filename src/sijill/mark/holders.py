"""Who holds an office that a report names without its holder, or whose holder it names without the office."""

from __future__ import annotations

from dataclasses import replace

from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT, Words, folded

COUNTERPART = "offices.counterpart"  # نظيره الروسي: an office that only another's tells
# Offices that many hold at a time.
_SHARED_OFFICES = frozenset({"minister", "officer", "legislator", "expert", "adviser", "honorific"})
_DEPUTIES = frozenset({"نائب", "نائبة", "مساعد", "مساعدة", "وكيل", "وكيلة"})
_ONE_TIME = rule_words("mark.holders", "one_time")
_MET = frozenset({"head_of_state", "prime_minister", "defence_minister", "foreign_minister"})
_Holders = dict[tuple[str, str], dict[str, None]]  # by office and state the names of who holds it, as they come
_SORTS = {"defence_minister": "minister", "foreign_minister": "minister", "military_chief": "officer"}


def with_family_names(found: list[Mention], tokens: Words) -> list[Mention]:
    """A bare office takes the family name behind it of a person whom the report names (الرئيس السيسي)."""
    words, breaks = tokens.words, tokens.breaks
    full = (m for m in found if m.data.name and m.data.name_last - m.data.name_first > 1)
    named = {words[m.data.name_last - 1]: m for m in full}
    out = []
    for m in found:
        at = m.last
        bare = m.data.name is None and at < len(words) and breaks[at] == SOFT
        held = named.get(words[at]) if bare else None
        if held is None or m.data.state not in (None, held.data.state):
            out.append(m)
            continue
        state = m.data.state or held.data.state
        data = replace(m.data, name=held.data.name, state=state, name_first=at, name_last=at + 1)
        end = tokens.span(at, at + 1)[1]
        out.append(m.but(end=end, last=at + 1, code=state or "", data=data))
    return out


def complete(found: list[Mention]) -> list[Mention]:
    """A bare office takes the name of the one holder that the report names; الوزيرة is the last minister named."""
    holders: _Holders = {}
    for m in found:
        if m.data.name and m.code:
            holders.setdefault((_seat(m), m.code), {})[m.data.name] = None
            if m.entry == COUNTERPART:
                holders.setdefault((COUNTERPART, m.code), {})[m.data.name] = None
    families = {m.data.name.split()[-1]: m for m in found[::-1] if m.data.name and " " in m.data.name and m.code}
    out: list[Mention] = []
    for m in found:
        full = families.get(m.data.name.split()[-1]) if m.data.name and not m.code else None
        if full is not None and full.data.name.endswith(m.data.name):
            out.append(m.but(code=full.code, data=replace(m.data, name=full.data.name, state=full.data.state)))
        elif m.data.name is None and m.code and (name := _holder(m, holders, out)):
            out.append(m.but(data=replace(m.data, name=name)))
        elif m.data.name is None and not m.code and not _is_some(m) and (held := _last_holder(out, m)) is not None:
            out.append(m.but(code=held.code, data=replace(m.data, name=held.data.name, state=held.data.state)))
        else:
            out.append(m)
    return out


def _holder(bare: Mention, holders: _Holders, before: list[Mention]) -> str | None:
    """The name of whom an office of a state means: its one holder, or whom another met as his counterpart.

    An office that many hold means the last of them named before, if nothing more is said of it (الوزير الأمريكي).
    """
    code = bare.data.office_code
    if code in _SHARED_OFFICES:
        held = _last_holder(before, bare) if _is_plain(bare) else None
        return held.data.name if held is not None else None
    own = holders.get((_seat(bare), bare.code), {})
    return _one_name(own or (holders.get((COUNTERPART, bare.code), {}) if code in _MET else {}))


def _seat(person: Mention) -> str:
    """The sort of office, a deputy's apart: نائب وزير الخارجية is no foreign minister."""
    code, office = person.data.office_code, person.data.office
    return f"deputy {code}" if office and is_listed(office.split()[0], _DEPUTIES, "و") else str(code)


def _is_plain(bare: Mention) -> bool:
    """Whether an office is one definite word with its state behind it: الوزير الكندي, no وزير الطاقة الكندي."""
    first, *rest = bare.data.office.split()
    return first.startswith("ال") and bool(rest) and all(word.startswith("ال") for word in rest[:1])


def _one_name(names: dict[str, None]) -> str | None:
    """The name of the one person that all these are names of, in full (بوتين, فلاديمير بوتين); None of several.

    Of two as long (إبراهيم, ابراهيم) the first.
    """
    full = max(names, key=len, default=None)
    return full if full and all(full.split()[-1] == name.split()[-1] for name in names) else None


def _is_some(bare: Mention) -> bool:
    """Whether an office is that of somebody who had it, without an article: أمين عام سابق."""
    return is_listed(folded(bare.data.office).split()[-1], _ONE_TIME, "") if bare.data.office else False


def _last_holder(before: list[Mention], bare: Mention) -> Mention | None:
    """The person last named before a bare office of the same sort (الوزير after وزير الدفاع ...), of its state."""
    sort = _sort_of(bare)
    held = (m for m in before[::-1] if m.data.name and bare.code in ("", m.code))
    return next((m for m in held if _sort_of(m) == sort), None)


def _sort_of(person: Mention) -> str:
    code: str = person.data.office_code
    return _SORTS.get(code, code)
