"""No decision is lost with a line that drops or a tab that is closed, and none is kept twice."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

pytestmark = pytest.mark.slow


@pytest.fixture
def context(chromium: Browser, server: str) -> Iterator[BrowserContext]:
    """A browser that may lose its line, and says so on its console."""
    made = chromium.new_context(base_url=server, locale="en-GB")
    yield made
    made.close()


def shown(page: Page) -> str:
    """The claim that a page of the review shows."""
    return (page.locator(".claim").get_attribute("id") or "")[2:]


def decided(register: Any, claim: str) -> list[str]:
    """What was decided about a claim."""
    return [one.verdict for one in register.judgements() if one.left == claim]


def sent(page: Page, seconds: float = 15) -> None:
    """Waits until nothing waits to be sent; asked again and again, as our pages let nothing run that is not theirs."""
    until = time.monotonic() + seconds
    while waits(page):
        assert time.monotonic() < until, "something still waits to be sent"
        page.wait_for_timeout(50)


def waits(page: Page) -> bool:
    """Whether something waits to be sent, or the page is just being left for the next, which sending does."""
    try:
        return bool(page.evaluate("Object.keys(localStorage)"))
    except Error:
        return True


def press(page: Page, key: str) -> None:
    """Press a key and wait until its decision has been tried: keys pressed meanwhile decide nothing."""
    page.evaluate("() => { window.tried = new Promise((done) => addEventListener('decided', done, { once: true })); }")
    page.keyboard.press(key)
    page.evaluate("() => window.tried.then(() => true)")


def test_a_dropped_line_loses_nothing(context: BrowserContext, register: Any) -> None:
    """The decision waits in sight, another can be made meanwhile, and both are sent when the line is back."""
    page = context.new_page()
    page.goto("/review")
    claim = shown(page)
    context.set_offline(True)
    press(page, "a")
    expect(page.locator("#outbox")).to_be_visible()
    expect(page.locator("#outbox .n")).to_have_text("1")
    press(page, "a")
    expect(page.locator("#outbox .n")).to_have_text("1")  # the same again is the same
    press(page, "u")
    expect(page.locator("#outbox .n")).to_have_text("2")
    assert decided(register, claim) == []
    context.set_offline(False)
    expect(page.locator("#outbox")).to_be_hidden(timeout=15_000)
    expect(page.locator(".claim")).not_to_have_id(f"c-{claim}")
    assert decided(register, claim) == ["accept", "unsure"]


def test_a_closed_tab_loses_nothing(context: BrowserContext, register: Any) -> None:
    """What could not be sent is sent by the next page of ours that this person opens, whichever it is."""
    page = context.new_page()
    page.goto("/review")
    claim = shown(page)
    context.set_offline(True)
    page.locator("[name=reason]").fill("كما في النص")
    page.locator("[data-key=KeyR]").click()
    expect(page.locator("#outbox .n")).to_have_text("1")
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto("/outlets")
    sent(again)
    assert decided(register, claim) == ["reject"]
    assert register.judgements()[-1].reason == "كما في النص"


def test_a_lost_answer_keeps_the_decision_once(context: BrowserContext, register: Any) -> None:
    """The server had it, but nobody heard so: it is sent again, and is the same."""
    page = context.new_page()
    page.goto("/review")
    claim = shown(page)
    lost: list[int] = []

    def drop(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/review/judge", drop)
    page.keyboard.press("a")
    expect(page.locator("#outbox .n")).to_have_text("1")
    assert lost == [201]
    page.unroute("**/review/judge")
    page.goto("/review")
    sent(page)
    assert decided(register, claim) == ["accept"]
    assert len(register.judgements()[-1].key) > 16


def test_what_can_never_be_kept_says_why_and_can_be_discarded(context: BrowserContext, register: Any) -> None:
    """It holds nothing up that came after it; only that person's are sent."""
    page = context.new_page()
    page.goto("/outlets")
    before = len(register.judgements())
    for user, key in (("amal", "0"), ("salma", "1")):
        said = {"url": "/review/judge", "fields": [["decision", "accept"], ["left", "0000"]]}
        page.evaluate("([k, v]) => localStorage.setItem(k, v)", [f"sijill.decision.{user}.{key}", json.dumps(said)])
    page.goto("/outlets")
    expect(page.locator("#outbox li .disagree")).to_contain_text("no claim '0000'")
    expect(page.locator("#outbox li")).to_have_count(1)
    page.locator("#outbox button").click()
    expect(page.locator("#outbox")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage)") == ["sijill.decision.salma.1"]
    assert len(register.judgements()) == before


def test_a_value_that_cannot_be_is_said_at_once(context: BrowserContext, register: Any) -> None:
    """The form stays as it was typed, and nothing waits."""
    page = context.new_page()
    claim = next(iter([one.id for one in register.claims() if one.claim.kind == "transfer"]))
    page.goto(f"/review/correct/{claim}?field=value")
    page.locator("[name=value]").fill("many")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#outbox [role=alert]")).to_contain_text("is no number")
    assert page.locator("[name=value]").input_value() == "many"
    assert page.evaluate("Object.keys(localStorage)") == []
