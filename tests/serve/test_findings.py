"""The pages of findings and of the agreement of reviewers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sijill.records import Judgement


def test_findings_are_shown_by_verdict_and_lead_to_what_they_are_about(browser: Any) -> None:
    """What contradicts itself is there in both languages; what has no reference is not, unless asked for."""
    for language, said in (("en", "Findings"), ("ar", "النتائج")):
        browser.get(f"/language/{language}")
        answer = browser.get("/findings")
        assert (answer.status, f"<h1>{said}</h1>" in answer.text) == (200, True)
    assert "no reference</td>" not in browser.get("/findings").text
    found = browser.get("/findings?verdict=no_reference")
    for place in re.findall(r'row"><a href="(/[a-z]+/\w+)"', found.text)[:5]:
        assert browser.get(place).status == 200
    browser.get("/language/en")
    assert browser.get("/findings?verdict=wrong").status == 404
    assert browser.get("/findings?after=R000000000000").status == 404


def test_the_agreement_of_reviewers_has_a_page(browser: Any, register: Any) -> None:
    """Nothing judged twice has no alpha; then its kind has a row with those who judged."""
    browser.get("/language/en")
    assert 'href="/agreement"' in browser.get("/review").text
    answer = browser.get("/agreement")
    assert (answer.status, "judged by two people yet" in answer.text) == (200, True)
    claim = next(iter(register.claims())).id
    now = datetime.now(UTC).isoformat()
    for user in ("أمل", "سلمى"):
        register.judge(Judgement(claim, None, "accept", user, now))
    answer = browser.get("/agreement")
    assert "1.000" in answer.text
    assert "سلمى" in answer.text
    assert "judged by two people yet" not in answer.text
