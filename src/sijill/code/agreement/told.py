"""Agreements as they are told: drafts, and which of them tell one agreement."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.code.agreement.areas import CIVIL, LOOSE, specific
from sijill.code.agreement.joined_steps import joined
from sijill.code.agreement.titles import same_name
from sijill.code.draft import Draft, only_headline

_YEAR = 4  # digits of a year
_BELOW = 3  # sentences below a headline that tell its news
_DAY = 10  # letters of a day
_REVIVED = "stages.revive"
_OF_THE_ONE = frozenset({"nuclear_energy", "procurement", "air_missile_defence"})  # what the nuclear deal can be about


@dataclass(slots=True)
class Told(Draft):
    """A draft with what the merging of drafts asks: how it came to its parties, and whether it is of defence."""

    ceasefire: bool = False
    back: bool = False
    least: int = 2
    defence: bool = False
    several: bool = False
    sole: str = ""
    definite: bool = False
    names: frozenset[str] = frozenset()
    year: int | None = None  # of the report
    apart: bool = False  # named beside another, so that it is not that one
    anew: bool = False  # told as one more, so that it is none told before
    implied: bool = False  # a ceasefire whose sides its sentence does not name: those at war in the report


# --- drafts that tell one agreement ---


def settle(draft: Told, out: list[Told]) -> None:
    """Join a draft to the last one that tells the same agreement, or add it."""
    for held in reversed(out):
        if _is_one(held, draft):
            _merge(held, draft)
            return
    out.append(draft)


def _is_one(a: Told, b: Told) -> bool:
    """Whether two drafts tell one agreement: the same parties, and instruments that can be the same."""
    if b.anew and not (a.several or a.sole or b.sole):
        return False
    one = _is_one_truce(a, b) if a.ceasefire and b.ceasefire else None
    return _is_one_instrument(a, b) if one is None else one


def _is_one_instrument(a: Told, b: Told) -> bool:
    x, y = set(a.fields["parties"]), set(b.fields["parties"])
    if a.ceasefire != b.ceasefire or a.several != b.several or ((a.sole or b.sole) and "unspecified" in _kinds(a, b)):
        return False
    if _is_of_sole(a, b, x & y):
        return True
    if a.names and b.names:
        return same_name(a.names, b.names) and (bool(x & y) or not (x and y))
    if (x != y and not ((x < y or y < x) and _alike(a, b))) or _signed_apart(a, b):
        return False
    kinds = _kinds(a, b)
    if (a.apart or b.apart) and not b.back:
        return len(kinds) == 1 and not (b.apart and a.at == b.at)
    one = len(kinds) == 1 or "unspecified" in kinds or kinds == {"agreement", "memorandum"}
    return b.back or one or _is_news_below(a, b)


def _is_one_truce(a: Told, b: Told) -> bool | None:
    """Whether two drafts of truces tell one: no where one is only to go on; one where the sentence names no sides.

    None where nothing says so.
    """
    if _is_to_come(a) != _is_to_come(b):
        return False  # a truce that holds, and how long it is to go on
    shared = set(a.fields["parties"]) & set(b.fields["parties"])
    if (a.implied or b.implied) and (shared or 1 in (a.least, b.least)):
        return "treaty" not in _kinds(a, b)  # a truce that one declares, and «the truce»
    return None


def _is_to_come(draft: Told) -> bool:
    """Whether a truce is told that is only to be prolonged."""
    return draft.reality != "actual" and any(s["stage"] == "extended" for s in draft.fields["steps"])


def _kinds(a: Told, b: Told) -> set[str]:
    return {a.fields["instrument"], b.fields["instrument"]}


def _is_plain(sole: Told, draft: Told) -> bool:
    """Whether a draft says nothing that would tell it from the one agreement: بعد التوصل إلى اتفاق تاريخي مع طهران."""
    dated = any(s["stage"] == "existing" and s["date"] for s in draft.fields["steps"])
    other = set(draft.fields["areas"]) - {"nuclear_energy"}
    return sole.fields["instrument"] == "agreement" and not other and not dated


def _is_of_sole(a: Told, b: Told, shared: set[str]) -> bool:
    """Whether one of two drafts tells the one agreement of its sort, and the other is that too."""
    if a.sole and (a.sole == b.sole or ((b.definite or _is_plain(a, b)) and _may_be_sole(b, shared))):
        return True
    return bool(b.sole) and _comes_before(a, b) and _may_be_sole(a, shared)


def _comes_before(draft: Told, sole: Told) -> bool:
    """Whether a draft can be of the one agreement that the report calls by its name only later.

    الاتفاق الذي أبرمته إيران مع القوى الكبرى ... الاتفاق النووي
    """
    x, y = set(draft.fields["parties"]), set(sole.fields["parties"])
    plain = draft.fields["instrument"] == sole.fields["instrument"] == "agreement" and not draft.sole
    return plain and draft.definite and (x <= y or y <= x)


def _may_be_sole(draft: Told, shared: set[str]) -> bool:
    """Whether «the agreement» of one of its parties can be the one agreement of its sort (الاتفاق مع إيران)."""
    return (
        bool(shared)
        and draft.fields["instrument"] == "agreement"
        and not draft.names
        and not set(draft.fields["areas"]) - {"nuclear_energy", "non_defence"}
    )


def _is_news_below(a: Told, b: Told) -> bool:
    """Whether a headline tells a signing of the same two by another word: يوقعان مذكرة ... وقعا بروتوكولا."""
    below = a.headline and a.at == 0 and b.at <= _BELOW and not b.anew
    return below and is_signed(a) and is_signed(b) and a.fields["parties"] == b.fields["parties"]


def is_signed(draft: Told) -> bool:
    """Whether an agreement is told as signed."""
    return draft.reality == "actual" and bool(_signing(draft))


def _is_new_to_come(held: Told, new: Told) -> bool:
    """Whether one is signed and the other a new one that is only wanted: وقعتا مذكرة ... مقترح لإبرام اتفاقية.

    So is one that was signed in a past year beside one that is wanted now: تعدان اتفاقية ... وقعتا مذكرة عام 2014.
    """
    if held.reality != "actual" and new.reality == "actual" and not (new.definite or new.back):
        year = (_date_of(new, "signed") or "")[:_YEAR]
        return held.year is not None and year.isdecimal() and int(year) < held.year
    if new.definite or new.back or new.reality == "actual" or held.reality != "actual" or held.headline:
        return False
    own = set(new.fields["areas"]) - CIVIL
    other = len(_kinds(held, new)) > 1 and "unspecified" not in _kinds(held, new)
    return bool(_signing(held)) and (other or (bool(own) and not own & set(held.fields["areas"])))


def _signed_apart(a: Told, b: Told) -> bool:
    """Whether two drafts were signed on dates that cannot be one."""
    dates = [_date_of(d, "signed") for d in (a, b)]
    if _is_new_to_come(a, b):
        return True
    if None in dates:
        return _signed_anew(a, b) or _agreed_later(a, b) or _agreed_later(b, a)
    x, y = (str(d).rstrip("~") for d in dates)
    return not (x.startswith(y) or y.startswith(x))


def _date_of(draft: Told, stage: str) -> str | None:
    return next((s["date"] for s in draft.fields["steps"] if s["stage"] == stage), None)


def _agreed_later(a: Told, b: Told) -> bool:
    """Whether one is agreed on when the other is signed already: اتفقتا أمس, الاتفاقية التي وقعتاها في فبراير."""
    agreed, signed = _date_of(a, "agreed"), _date_of(b, "signed")
    if agreed is None or signed is None or any(s["stage"] == "extended" for s in a.fields["steps"]):
        return False
    shorter = min(len(agreed), len(signed), _DAY)
    return signed[:shorter] < agreed[:shorter]


def _signed_anew(a: Told, b: Told) -> bool:
    """Whether two are signed, the later told as one not known yet (وكانا وقعا عام 2021 مذكرة), only one in a past year.

    What is signed without a date is signed when the report is written.
    """
    if b.definite or b.back or a.year is None or any(not _signing(d) for d in (a, b)):
        return False
    dated = [str(s["date"])[:_YEAR] for d in (a, b) for s in _signing(d) if s["date"]]
    return len(dated) == 1 and dated[0].isdecimal() and int(dated[0]) < a.year


def _signing(draft: Told) -> list[dict[str, str | None]]:
    return [s for s in draft.fields["steps"] if s["stage"] == "signed"]


def _alike(a: Told, b: Told) -> bool:
    """Whether two drafts of which one names fewer parties speak of one instrument: they share an area that tells."""
    one_treaty = a.fields["instrument"] == b.fields["instrument"] == "treaty"
    return one_treaty or bool(set(a.fields["areas"]) & set(b.fields["areas"]) - CIVIL)


def _merge(held: Told, new: Told) -> None:
    f, g = held.fields, new.fields
    if held.implied and not new.implied:
        f["parties"], held.implied, held.least = g["parties"], False, new.least
    elif len(g["parties"]) > len(f["parties"]) and not new.implied:
        f["parties"] = g["parties"]
    named = _is_news_below(held, new) and g["instrument"] != "unspecified"  # more exactly than the headline
    if f["instrument"] == "unspecified" or g["instrument"] == "memorandum" or named:
        f["instrument"] = g["instrument"]
    for key in ("title", "place"):
        f[key] = f[key] or g[key]
    f["areas"] = specific([*f["areas"], *g["areas"]])
    f["mechanisms"] = list(dict.fromkeys([*f["mechanisms"], *g["mechanisms"]]))
    held.defence = held.defence or new.defence
    if new.sole and f["instrument"] == "agreement":  # الاتفاق مع إيران ... الاتفاق النووي
        held.sole, held.least = new.sole, min(held.least, new.least)
    held.names |= new.names
    if held.reality == new.reality:
        f["steps"] = joined(f["steps"], g["steps"], held.reality)
    elif _tells_more(held, new):
        held.reality, f["steps"] = new.reality, g["steps"]
    held.headline = held.headline and new.headline
    held.absorb(new)
    held.at = new.at


def _tells_more(held: Told, new: Told) -> bool:
    """Whether the steps of a draft go before those told already, of another reality: what is done before what is not.

    What only the headline tells gives way. Of the one agreement of its sort that exists tells more whether it is to
    be brought back to life.
    """
    stages, later = ([s["stage"] for s in d.fields["steps"]] for d in (held, new))
    if only_headline(held, new):
        return bool(set(stages) & set(later))
    if new.reality == "actual":
        return later != ["existing"] or (bool(held.sole) and _REVIVED not in held.rules)
    return stages == ["existing"] and held.reality == "actual" and bool(held.sole) and _REVIVED in new.rules


def is_worth(draft: Told) -> bool:
    """Whether it is an agreement of defence between as many sides as its instrument needs."""
    f = draft.fields
    if draft.ceasefire:
        f["areas"] = []
    if draft.sole:
        f["areas"] = [area for area in f["areas"] if area in _OF_THE_ONE]
    if f["areas"] == ["non_defence"] or (_is_bare(draft) and not (draft.sole or draft.ceasefire)):
        return False
    tells = bool(set(f["areas"]) - LOOSE - CIVIL)
    return len(f["parties"]) >= draft.least and (draft.defence or draft.ceasefire or tells)


def _is_bare(draft: Told) -> bool:
    """Whether nothing is told of an agreement but that it exists: no step, no date, no area, no name."""
    f = draft.fields
    exists = [(s["stage"], s["date"]) for s in f["steps"]] == [("existing", None)]
    known = draft.definite or not draft.defence or f["instrument"] == "plan"
    return exists and known and not f["areas"] and not draft.names and f["instrument"] != "alliance"
