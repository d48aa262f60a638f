"""The pages in a real browser: Debian's Chromium, where it is installed (`apt-get install chromium`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from sijill.records import Judgement

AXE = Path(__file__).parent / "vendor" / "axe" / "axe.min.js"
pytestmark = pytest.mark.slow


def places(browser: Any, register: Any) -> list[str]:
    """A page of each sort."""
    kinds = [f"/entries/{kind}" for kind in ("agreement", "transfer", "figure", "statement")]
    held = [re.findall(r'href="/entry/(\w+)', browser.get(path).text) for path in kinds]
    entries = [f"/entry/{id_}" for id_ in (*held[0], *(ids[0] for ids in held[1:] if ids))]
    reports = [f"/reports/{one.key[:16]}" for one in register.reports()]
    persons = re.findall(r'href="(/persons/P\w+)', browser.get("/persons").text)[:2]
    (claim, *_) = (one.id for one in register.claims())
    fields = [f"/review/correct/{claim}?field={name}" for name in ("areas", "steps", "parties")]
    lists = [
        "/",
        *kinds,
        "/countries",
        "/countries/TUR",
        "/pairs/TUR/QAT",
        "/outlets",
        "/outlets/%D8%A7%D9%84%D8%A3%D9%88%D9%84%D9%89",
        "/findings",
        "/agreement",
        "/pictures",
        "/pictures/areas",
        "/pictures/suppliers",
        "/map",
        "/add",
    ]
    return [
        *lists,
        "/search?q=%D8%AA%D8%B1%D9%83%D9%8A%D8%A7",
        "/review",
        "/review/names",
        f"/review/claim/{claim}",
        f"/claims/{claim}",
        "/reports",
        *fields,
        "/persons",
        *persons,
        *entries,
        *reports,
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_fits_and_complains_of_nothing(
    tab: Page, browser: Any, register: Any, language: str, tmp_path: Path
) -> None:
    """No error, no foreign request, no dialog by what a report says; nothing is wider than a small telephone."""
    tab.goto(f"/language/{language}")
    for n, path in enumerate(places(browser, register)):
        tab.set_viewport_size({"width": 1200, "height": 900})
        tab.goto(path)
        tab.screenshot(path=tmp_path / f"{n:02}.png", full_page=True)
        assert tab.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
        tab.set_viewport_size({"width": 360, "height": 740})
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, path


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "dark")])
def test_no_page_shuts_anybody_out(
    chromium: Browser, server: str, browser: Any, register: Any, language: str, scheme: Literal["light", "dark"]
) -> None:
    """Axe finds no serious and no critical fault, contrast among them, on a page of each sort."""
    context = chromium.new_context(base_url=server, color_scheme=scheme, bypass_csp=True)  # axe is no script of a page
    page = context.new_page()
    page.goto(f"/language/{language}")
    found = [fault for path in places(browser, register) for fault in faults(page, path)]
    context.close()
    assert found == []


def faults(page: Page, path: str) -> list[tuple[Any, ...]]:
    """The serious and critical faults that axe finds on a page."""
    page.goto(path)
    page.evaluate(f"{AXE.read_text(encoding='utf-8')}; 0")
    said = page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)")
    return [
        (path, one["id"], [node["html"][:150] for node in one["nodes"][:3]])
        for one in said
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("ar", "light")])
def test_no_page_of_a_team_shuts_anybody_out(
    chromium: Browser, office: str, kit: Any, language: str, scheme: Literal["light", "dark"]
) -> None:
    """The same of the pages that are there where people sign in, and these fit a small telephone."""
    context = chromium.new_context(base_url=office, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/language/{language}")
    found = faults(page, "/sign-in")
    page.fill("input[name=name]", "admin-أمل")
    page.fill("input[name=password]", kit.password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    for path in ("/account", "/users", "/audit"):
        found += faults(page, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()
    assert found == []


def test_what_is_lit_is_what_the_claims_rest_on(tab: Page, register: Any) -> None:
    """Each lit range reads as its quote, in texts with emoji, carriage returns and script too; the text is one node."""
    for report in register.reports():
        tab.goto(f"/reports/{report.key[:16]}")
        quotes = sorted(e.quote for one in register.claims_of(report) for e in one.claim.evidence)
        lit = tab.evaluate("[...CSS.highlights.get('evidence')].map(range => range.toString())")
        assert sorted(lit) == quotes
        assert tab.evaluate("document.getElementById('text').childNodes.length") == 1
        assert tab.evaluate("document.getElementById('text').textContent") == report.document.text


def test_a_value_leads_to_its_words_and_words_to_their_claims(tab: Page, register: Any) -> None:
    """A quote that is chosen is lit alone; a claim that an address names is lit when the page opens."""
    held = next(iter(register.claims()))
    tab.goto(f"/claims/{held.id}")
    lit = "[...CSS.highlights.get('chosen')].map(range => range.toString())"
    assert sorted(tab.evaluate(lit)) == sorted(e.quote for e in held.claim.evidence)
    assert tab.locator(f"#c-{held.id}.lit").count() == 1
    tab.locator(f"#c-{held.id} .evidence").first.click()
    (chosen,) = tab.evaluate(lit)
    assert chosen in {e.quote for e in held.claim.evidence}
    tab.locator("#text").click(position={"x": 5, "y": 5})
    assert tab.evaluate("document.querySelectorAll('.claim').length") > 0


@pytest.mark.parametrize("language", ["en", "ar"])
def test_review_needs_the_keyboard_only(tab: Page, register: Any, language: str) -> None:
    """Accept, reject, next, unsure, take back, by keys at their places: an Arabic layout gives other letters."""
    tab.goto(f"/language/{language}?to=/review")
    first = tab.locator(".claim").get_attribute("id")
    made = len(register.judgements())

    def press(code: str, letter: str) -> None:
        said = f"new KeyboardEvent('keydown', {{code: '{code}', key: '{letter}', bubbles: true, cancelable: true}})"
        with tab.expect_navigation():
            tab.evaluate(f"document.body.dispatchEvent({said})")

    press("KeyA", "ش")
    assert register.judgements()[-1].verdict == "accept"
    assert f"c-{register.judgements()[-1].left}" == first
    second = tab.locator(".claim").get_attribute("id")
    assert second != first
    press("KeyZ", "ئ")
    assert register.judgements()[-1].undoes == register.judgements()[-2].id
    assert tab.locator(".claim").get_attribute("id") == first
    with tab.expect_navigation():
        tab.keyboard.press("r")
    assert register.judgements()[-1].verdict == "reject"
    with tab.expect_navigation():
        tab.keyboard.press("n")
    with tab.expect_navigation():
        tab.keyboard.press("u")
    assert register.judgements()[-1].verdict == "unsure"
    assert len(register.judgements()) == made + 4


def test_the_sheet_of_keys_opens_and_typing_decides_nothing(tab: Page, register: Any) -> None:
    """`?` shows the sheet, Escape closes it; letters in the reason are letters, and Enter there sends nothing."""
    tab.goto("/review")
    made = len(register.judgements())
    tab.keyboard.press("Shift+Slash")
    assert tab.locator("#sheet").is_visible()
    tab.keyboard.press("a")
    tab.keyboard.press("Escape")
    assert not tab.locator("#sheet").is_visible()
    tab.locator("[name=reason]").fill("")
    tab.locator("[name=reason]").press_sequentially("ar?n")
    tab.keyboard.press("Enter")
    assert tab.locator("[name=reason]").input_value() == "ar?n"
    assert len(register.judgements()) == made
    tab.keyboard.press("Tab")
    with tab.expect_navigation():
        tab.locator("[data-key=KeyA]").click()
    assert register.judgements()[-1].reason == "ar?n"


def test_the_pages_can_be_read_without_script(chromium: Browser, server: str, register: Any) -> None:
    """Text, claims, quotes and the forms of the review are there; a quote is an address within the text."""
    context = chromium.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    report = next(iter(register.reports()))
    page.goto(f"/reports/{report.key[:16]}")
    assert page.locator("#text").text_content() == report.document.text
    assert (page.locator(".evidence").first.get_attribute("href") or "").startswith("#:~:text=")
    page.goto("/review")
    assert page.locator("[name=decision]").count() >= 3
    context.close()


def test_dark_mode_and_print_keep_the_words_readable(tab: Page) -> None:
    """Ink and paper differ in either, and nothing but the content is printed."""
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        tab.emulate_media(color_scheme=scheme)
        tab.goto("/countries/TUR")
        ink, paper = (
            tab.evaluate(f"getComputedStyle(document.documentElement).{name}") for name in ("color", "backgroundColor")
        )
        light = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (ink, paper)]
        assert abs(light[0] - light[1]) > 400
    tab.emulate_media(media="print")
    assert not tab.locator(".top nav").is_visible()


def test_claims_are_merged_and_parted_by_the_keyboard(tab: Page, register: Any) -> None:
    """Beside another by a digit; the same, not the same and unsure there; split off, and all of it taken back."""
    for claim in list(register.claims()):  # what other tests rejected stands in no entry
        register.judge(Judgement(claim.id, None, "accept", "amal", "2026-11-25T10:00:00+00:00"))
    (one,) = (c for c in register.claims() if (c.claim.kind, c.report.document.id) == ("agreement", "other"))
    page = f"/review/claim/{one.id}"

    def press(code: str, letter: str) -> None:
        said = f"new KeyboardEvent('keydown', {{code: '{code}', key: '{letter}', bubbles: true, cancelable: true}})"
        with tab.expect_navigation():
            tab.evaluate(f"document.body.dispatchEvent({said})")

    for code, letter, verdict in (("KeyS", "س", "same"), ("KeyD", "ي", "different"), ("KeyU", "ع", "unsure")):
        tab.goto(page)
        press("Digit1", "١")
        assert "/review/pair" in tab.url
        press(code, letter)
        assert register.judgements()[-1].verdict == verdict
        press("KeyZ", "ئ")
    made = len(register.judgements())
    tab.goto(page)
    press("KeyX", "ء")
    assert {j.verdict for j in register.judgements()[made:]} == {"different"}
    tab.goto(page)
    parted = tab.locator("[data-key=KeyM]")
    assert parted.count() == 1  # what it was split from is offered, to be merged again
    press("KeyM", "ة")
    assert register.judgements()[-1].verdict == "same"
