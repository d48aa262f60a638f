"""What a title says, behind whose it is, of where its holder is sent and what he is charged with.

المبعوث الأميركي الخاص إلى سوريا جيمس جيفري      where an envoy is sent
مساعد الوزير لشؤون آسيا رسول موسوي                with what an assistant is charged
القيادي الحوثي محمد البخيتي                        of which group a leader is, by its adjective
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from sijill.languages.rule_words import is_listed, rule_words
from sijill.mention import Mention
from sijill.text import ARTICLE, SOFT, Words

_ENVOYS = rule_words("mark.duties", "envoys")
_CHARGED = rule_words("mark.duties", "charged")
_HEADED = rule_words("mark.duties", "headed")
_TO = "الي"
_OF = 2  # words of a charge, at least: لشؤون آسيا


def past_duty(
    office: Mention, at: int, tokens: Words, lands: Mapping[int, Mention], given: Container[str]
) -> tuple[int, str | None]:
    """Where the words end that say so behind a title, and the group; `at` and None if there are none.

    `lands` are states, places and adjectives of groups by their first word.
    """
    words, breaks, held = tokens.words, tokens.breaks, lands.get(at)
    if held is not None and held.kind == "kin":  # a family name has no office right before it
        return (held.last, held.code) if office.article and at == office.last else (at, None)
    if at + 1 >= len(words) or breaks[at] != SOFT or breaks[at + 1] != SOFT:
        return at, None
    if words[at] == _TO and is_listed(words[office.first], _ENVOYS, "وفبلك", article=True):
        land = lands.get(at + 1)
        return (land.last, None) if land is not None and not land.proclitic.startswith("و") else (at, None)
    headed = at == office.last and words[at - 1] in _HEADED and words[at].startswith(ARTICLE)
    if words[at] not in _CHARGED and not headed:
        return at, None
    end = least = at + 1 if headed or words[at].startswith("لل") else at + _OF
    while end < len(words) and breaks[end] == SOFT and words[end].removeprefix("و").startswith(ARTICLE):
        if words[end] in given:
            break
        end += 1
    return (end, None) if headed or end > least or least > at + 1 else (at, None)


def title_of(state: str | None, actor: Mention, written: str) -> str:
    """Whose a title is once it names one more: a council in a body of a state is of that state."""
    inside = state is not None and not state.isascii() and actor.data["form"] == "body" and actor.code
    return actor.code if inside else state or actor.code or written
