"""Why claims are taken for one thing is said in the reader's language, whatever the stages before write."""

from __future__ import annotations

from typing import Any

import pytest

from sijill.entries import entries
from sijill.serve.reasons import because
from sijill.serve.wording import wording
from sijill.store import Sought


@pytest.mark.parametrize(
    ("kind", "why", "ar"),
    [
        ("agreement", "same parties QAT, TUR (+3)", 'الأطراف في الاثنين: قطر، تركيا <bdi dir="ltr">(+3)</bdi>'),
        ("agreement", "other areas (-1)", 'المجالات: اختلاف <bdi dir="ltr">(-1)</bdi>'),
        ("transfer", "uav in both (+0.5)", 'طائرات مسيرة في الاثنين <bdi dir="ltr">(+0.5)</bdi>'),
        ("transfer", "another supplier: TUR, RUS (never)", 'المورّد: اختلاف، تركيا، روسيا <bdi dir="ltr">(أبدا)</bdi>'),
        ("", "one name, once without a state", "الاسم نفسه، وهو مرة بلا دولة"),
        (
            "",
            "A / <b>: the family name alone, of one office",
            '<bdi dir="auto">A / &lt;b&gt;</bdi>: اسم العائلة وحده، والمنصب واحد',
        ),
        ("", "by a <rule> to come", '<span lang="en" dir="ltr">by a &lt;rule&gt; to come</span>'),
    ],
)
def test_a_reason_is_said_in_arabic_and_one_that_is_not_known_stays_marked(kind: str, why: str, ar: str) -> None:
    """Codes by their titles, weights as they are, words of reports escaped; in English a reason is what it was."""
    assert because(wording("ar"), kind, why) == ar
    assert because(wording("en"), kind, why) == why.replace("<", "&lt;").replace(">", "&gt;")


def test_all_reasons_of_a_register_are_known(register: Any) -> None:
    """None that the rules give for the reports of these tests is left in English."""
    said = [
        str(because(wording("ar"), one.entry.kind, why))
        for kind in ("agreement", "transfer", "figure")
        for one in entries(register, Sought(kind))
        for reason in one.reasons
        for why in reason.why
    ]
    assert said
    assert not [one for one in said if 'lang="en"' in one]
