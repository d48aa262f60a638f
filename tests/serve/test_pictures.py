"""Pictures with their data beside them and as files, and a period that is drawn anew while its sliders move."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

PLACES = ("/pictures", "/pictures/areas", "/pictures/suppliers", "/map")


def rows(browser: Any, place: str) -> list[dict[str, str]]:
    """What a CSV file says."""
    return list(csv.DictReader(io.StringIO(browser.get(place).text)))


def entry(browser: Any, kind: str) -> str:
    """The address of an entry of a kind."""
    found = re.search(r'href="(/entry/\w+)', browser.get(f"/entries/{kind}").text)
    assert found
    return found[1]


def test_an_edge_leads_to_the_entries_of_just_its_days(browser: Any) -> None:
    """The line between two parties has their years, and leads to the list, which leads to the words."""
    text = browser.get("/pictures?since=2019&until=2020").text
    (place,) = set(re.findall(r'href="(/entries/agreement\?[^"]+)"', text))
    assert "since=2019" in place
    listed = browser.get(place.replace("&amp;", "&")).text
    assert "/entry/" in listed
    assert browser.get("/pictures?since=1950&until=1960").text.count('class="edge"') == 0
    assert browser.get("/pictures?since=whenever").status == 400
    assert browser.get("/pictures?kind=nothing").status == 404


def test_files_say_what_the_pages_say(browser: Any) -> None:
    """Pairs with their days, areas by pairs, suppliers by year, the steps of a life."""
    pairs = rows(browser, "/pictures/network.csv")
    days = {(one["party"], one["with"]): (one["entries"], one["first"], one["last"]) for one in pairs}
    assert days["EGY", "RUS"] == ("1", "2015-03-03", "2015-03-03")
    assert rows(browser, "/pictures/network.csv?since=2018") == [one for one in pairs if one["last"] > "2018"]
    assert {one["area"] for one in rows(browser, "/pictures/areas.csv")} >= {"general"}
    (supply,) = rows(browser, "/pictures/suppliers.csv?party=AZE")
    assert (supply["year"], supply["supplier"], supply["transfers"]) == ("2020", "TUR", "1")
    assert {one["step"] for one in rows(browser, f"{entry(browser, 'agreement')}/life.csv")} == {"signed", "in_force"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_picture_is_a_file_that_stands_by_itself(browser: Any, language: str) -> None:
    """Well-formed, with its own colours, and without a way to a server that may be gone."""
    browser.get(f"/language/{language}")
    life = f"{entry(browser, 'agreement')}/life"
    for place in ("/pictures/network", "/pictures/areas", "/pictures/suppliers", "/map", life):
        answer = browser.get(f"{place}.svg")
        assert answer.status == 200, place
        assert "attachment" in answer.headers["content-disposition"]
        drawn = ET.fromstring(answer.text)  # noqa: S314 (our own)
        assert drawn.find("{*}style") is not None
        assert not any("href" in name for one in drawn.iter() for name in one.attrib)
    browser.get("/language/en")


def test_what_has_no_picture_says_why(browser: Any) -> None:
    """A year that nobody tells, an entry that is no figure, an entry that is not there."""
    assert browser.get("/pictures/suppliers.svg?party=FRA").status == 404
    assert browser.get(f"{entry(browser, 'agreement')}/figure.svg").status == 404
    assert browser.get("/entry/Rdeadbeef/figure.csv").status == 404
    assert "No transfer of which a year is told" in browser.get("/pictures/suppliers?party=FRA").text


@pytest.mark.slow
def test_a_period_is_drawn_while_its_sliders_move(tab: Page) -> None:
    """The edges of other years go, parties keep their places, the address says it, and both ends mean all."""
    tab.goto("/pictures")
    before = tab.locator(".edge").count()
    assert before == 2
    sliders = tab.locator("#period [type=range]")
    assert sliders.count() == 2
    with tab.expect_response(lambda answer: "since=2019" in answer.url):
        sliders.first.fill("2019")
    expect(tab.locator(".edge")).to_have_count(1)
    assert "since=2019" in tab.url
    assert tab.locator(".faint").count() == 2
    with tab.expect_response(lambda answer: answer.url.endswith("/pictures?kind=agreement")):
        sliders.first.fill("2015")
    expect(tab.locator(".edge")).to_have_count(2)
    tab.locator(".network a").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/entries/agreement?**")


@pytest.mark.slow
def test_a_period_can_be_asked_without_script(chromium: Browser, server: str) -> None:
    """The form does what the sliders do."""
    context = chromium.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto("/pictures")
    page.locator("[name=since]").fill("2019")
    page.locator("#period button").click()
    assert page.locator(".edge").count() == 1
    for place in PLACES:
        page.goto(place)
        assert page.locator(".tabs [aria-current]").count() >= 1
    context.close()
