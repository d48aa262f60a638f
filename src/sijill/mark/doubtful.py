"""Names of states that are also another word (مالي, Mali or «financial»): such a name stands only where a state must.

That is behind a word that links or heads an actor (في مالي, حكومة مالي), behind a feminine verb (انسحبت مالي) or
another state (سلمت روسيا مالي), what is supplied (تزويد مالي), and where it is joined to one (مالي والنيجر).
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.languages.links import Links
from sijill.records import Mention
from sijill.text import SOFT, Words

DOUBTFUL = "doubtful"
_GIVEN = frozenset({"transfers.supply", "transfers.deliver", "transfers.arm"})


def settle_doubtful(mentions: Sequence[Mention], tokens: Words, links: Links) -> list[Mention]:
    """The mentions, doubtful names kept as names or left out."""
    if not any(m.kind == "actor" and m.data["form"] == DOUBTFUL for m in mentions):
        return list(mentions)
    out: list[Mention] = []
    for i, m in enumerate(mentions):
        if m.kind != "actor" or m.data["form"] != DOUBTFUL:
            out.append(m)
        elif (
            _is_linked(m, tokens, links)
            or _is_governed(m, out, tokens)
            or _is_joined(m, out, mentions[i + 1 :], tokens)
        ):
            out.append(m.but(data={**m.data, "form": m.data.get("settled", "name")}))
    return out


def _is_linked(m: Mention, tokens: Words, links: Links) -> bool:
    if m.proclitic[-1:] in ("ب", "ل"):
        return True
    if m.first == 0 or tokens.breaks[m.first] != SOFT or m.proclitic:
        return False
    before = tokens.words[m.first - 1]
    return (before,) in links.heads or before in links.place_nouns or links.link((before,)) is not None


def _is_governed(m: Mention, before: Sequence[Mention], tokens: Words) -> bool:
    """Whether a verb in the feminine stands before it: the adjective stands behind a noun."""
    if m.first == 0 or tokens.breaks[m.first] != SOFT or m.proclitic:
        return False
    verb = tokens.words[m.first - 1]
    if any(o.kind == "transfer" and o.tense is None and o.entry in _GIVEN and o.last == m.first for o in before[-6:]):
        return True  # تزويد مالي بمروحيات
    is_feminine = verb.endswith("ت") or verb[0] == "ت"
    return is_feminine and any(o.tense is not None and o.last == m.first for o in before[-6:])


def _is_joined(m: Mention, before: Sequence[Mention], after: Sequence[Mention], tokens: Words) -> bool:
    """Whether و joins it to a state: the one before it, or the next word."""
    if m.proclitic in ("و", "") and any(_is_state(o) and o.last == m.first for o in before[-6:]):
        return m.proclitic == "و" or tokens.breaks[m.first] == SOFT  # سلمت روسيا مالي مروحيتين
    following = next((o for o in after[:6] if o.first == m.last and _is_state(o)), None)
    return following is not None and following.proclitic.startswith("و") and tokens.breaks[m.last] == SOFT


def _is_state(m: Mention) -> bool:
    return m.kind == "actor" and m.data["form"] in ("name", "capital")
