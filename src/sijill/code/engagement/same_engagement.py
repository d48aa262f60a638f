"""Whether two drafts tell of one engagement, and what it is by both.

زار الوزير أنقرة ... وكان نظيره زار الدوحة في مايو     two visits, to each other
بحث رئيسا الأركان ... وكان الوزيران اجتمعا في أبريل      what was long before is another
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sijill.code.draft import Draft, only_headline
from sijill.code.engagement.exercise_names import is_same_name
from sijill.code.engagement.lasting import Lasts, is_month_of, overlap
from sijill.text import folded

_LONG_BEFORE = 10  # days before the report after which what it looks back to is another engagement
_MANY = frozenset({"deployment"})  # of which there are several in one month
_STAY = 1  # days from a guest's coming to the day on which the visit is told
_DAY, _MONTH_LONG, _YEAR_LONG = 10, 7, 4  # letters of a day, a month and a year in EDTF


@dataclass(slots=True)
class Engaged(Draft):
    """A draft with how long its sentences say that it lasts, who hosts it, and whether they look back.

    `land` is the state where it is, "" if that is not known. It is `only_named` where a noun without a date or a verb
    speaks of it, which says nothing of when it is.
    """

    lasts: Lasts | None = None
    hosts: tuple[str, ...] = ()
    land: str = ""
    looks_back: bool = False
    known: bool = False  # «the exercise», of which nobody says that it was held
    only_named: bool = False


def is_one(a: Engaged, b: Engaged, day: str | None) -> bool:
    """Whether a draft tells of the same engagement as one before it, in a report of a day."""
    f, g = a.fields, b.fields
    if f["engagement_kind"] != g["engagement_kind"] or not (
        a.reality == b.reality or only_headline(a, b) or _is_named_again(a, b) or _is_to_come(a, b)
    ):
        return False
    if f["name"] and g["name"] and not is_same_name(f["name"], g["name"]):
        return False
    within = f["engagement_kind"] not in _MANY and is_month_of(f["date"], g["date"])
    if not within and not overlap(f["date"], g["date"]) and not _is_one_stay(a, b):
        return False
    if _is_return(a, b) or _is_elsewhere(a, b) or _is_long_before(a, b, day):
        return False
    x, y = set(f["participants"]), set(g["participants"])
    return x <= y or y <= x


def _is_one_stay(a: Engaged, b: Engaged) -> bool:
    """Whether two days are of one visit: وصل مساء أمس إلى طوكيو ... يزور طوكيو اليوم."""
    f, g = a.fields, b.fields
    if f["engagement_kind"] != "visit" or set(f["participants"]) != set(g["participants"]) or a.hosts != b.hosts:
        return False
    days = [d for d in (f["date"], g["date"]) if d and len(d) == _DAY and d[-1].isdigit()]
    if len(days) < 2:
        return False
    first, last = (dt.date.fromisoformat(d) for d in days)
    return abs((last - first).days) <= _STAY


def _is_named_again(a: Engaged, b: Engaged) -> bool:
    """Whether one that is still to come is only named again: ستستضيف مناورات ... إن المناورات تهدف إلى."""
    return a.reality == "planned" and b.reality == "actual" and b.known and not b.held


def _is_return(a: Engaged, b: Engaged) -> bool:
    """Whether the guests of one visit are the hosts of the other."""
    if a.fields["engagement_kind"] != "visit" or not (a.hosts and b.hosts):
        return False
    mine, theirs = set(a.fields["participants"]) - set(a.hosts), set(b.fields["participants"]) - set(b.hosts)
    return bool(mine and theirs) and mine <= set(b.hosts) and theirs <= set(a.hosts)


def _is_elsewhere(a: Engaged, b: Engaged) -> bool:
    """Whether two meet in two states, or forces are deployed in two places of which one says nothing of the other."""
    x, y = a.fields["place"], b.fields["place"]
    if a.fields["engagement_kind"] == "meeting":
        return bool(a.land and b.land) and a.land != b.land
    if a.fields["engagement_kind"] != "deployment" or not (x and y) or set(a.hosts) & set(b.hosts):
        return False
    if set(a.fields["participants"]) - set(a.hosts) != set(b.fields["participants"]) - set(b.hosts):
        return False
    x, y = folded(x), folded(y)
    return x not in y and y not in x


def _is_long_before(held: Engaged, new: Engaged, day: str | None) -> bool:
    """Whether a sentence looks back to something long before what was told without a date."""
    then = new.fields["date"]
    if not (day and then and new.looks_back) or held.fields["date"] or held.looks_back:
        return False
    return _last_of(then) < dt.date.fromisoformat(day) - dt.timedelta(days=_LONG_BEFORE)


def _last_of(date: str) -> dt.date:
    """The last day that a date can mean."""
    code = date.rsplit("/", 1)[-1].rstrip("~").replace("X", "9")
    if len(code) >= _DAY:
        return dt.date.fromisoformat(code[:_DAY])
    if len(code) >= _MONTH_LONG:
        year, month = int(code[:_YEAR_LONG]), int(code[_YEAR_LONG + 1 : _MONTH_LONG])
        return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return dt.date(int(code[:_YEAR_LONG]), 12, 31)


def _is_to_come(a: Engaged, b: Engaged) -> bool:
    """Whether a visit that is only named is one that is told as planned: زيارة الوزير لبغداد ... سيزور بغداد."""
    if a.fields["engagement_kind"] != "visit":
        return False
    return any(x.only_named and (x.reality, y.reality) == ("actual", "planned") for x, y in ((a, b), (b, a)))


def merge(held: Engaged, new: Engaged) -> None:
    """Add to a draft what another says of the same engagement."""
    if only_headline(held, new):
        held.reality = new.reality
    if _is_to_come(held, new):
        held.reality = "planned"
    held.headline = held.headline and new.headline
    held.only_named = held.only_named and new.only_named
    f, g = held.fields, new.fields
    f["participants"] = list(dict.fromkeys([*f["participants"], *g["participants"]]))
    for key in ("place", "name"):
        f[key] = f[key] or g[key]
    if _is_one_stay(held, new):
        f["date"] = min(f["date"], g["date"])  # the day on which the guest came
    f["date"] = max(f["date"] or "", g["date"] or "", key=len) or None  # the longer one says the last day too
    f["outcome"] = list(dict.fromkeys([*f["outcome"], *g["outcome"]]))
    held.lasts = held.lasts or new.lasts
    held.hosts = held.hosts or new.hosts
    held.absorb(new)
    held.at = new.at
