"""A field is put right on a page, without script and by the keyboard: words are chosen, then what they say."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from sijill.codebook import load
from sijill.records import Held
from sijill.serve.forms import names_of

TOKEN = re.compile(r'name="token" value="([^"]+)"')


def claim(register: Any, kind: str = "agreement", report: str = "first") -> Held:
    """A claim of one of the reports."""
    (found,) = (one for one in register.claims() if (one.claim.kind, one.report.document.id) == (kind, report))
    return found  # type: ignore[no-any-return]


def form(page: str, **said: str) -> dict[str, str]:
    """What the form of a page sends."""
    token = TOKEN.search(page)
    assert token
    at = re.search(r'name="at" value="([^"]*)"', page)
    words = re.search(r'name="words" value="([^"]*)"', page)
    assert at
    assert words
    return {"token": token[1], "at": at[1], "words": unescape(words[1]), **said}


def undo(browser: Any, register: Any) -> None:
    """Takes the last decision back."""
    last = register.judgements()[-1]
    page = browser.get("/review").text
    token = TOKEN.search(page)
    assert token
    said = {"token": token[1], "decision": "undo", "left": last.left, "undoes": last.id}
    assert browser.post("/review/judge", said).status == 200


def test_words_are_read_and_their_value_is_kept(browser: Any, register: Any) -> None:
    """The words are found as they are typed, the value that they seem to say stands in the form, and both are kept."""
    one = claim(register)
    path = f"/review/correct/{one.id}"
    assert "Choose what is to be put right" in browser.get(path).text
    page = browser.get(f"{path}?field=parties&words={quote('وقطر')}").text
    assert "as the words seem to say" in page
    assert re.search('name="parties"[^>]* value="QAT"', page)
    answer = browser.post(path, form(page, field="parties", parties="Azerbaijan، qat", reason="كذا"))
    assert answer.url.endswith(f"/review/claim/{one.id}")
    assert "put right by" in answer.text
    made = register.judgements()[-1]
    assert (made.verdict, made.correction.field, made.correction.value) == ("correct", "parties", ["AZE", "QAT"])
    assert (made.correction.quote, made.user, made.reason) == ("وقطر", "amal", "كذا")
    assert made.id == register.claim(one.id).claim.corrections[0].judgement
    assert "put right by" in browser.get(f"/claims/{one.id}").text
    undo(browser, register)
    assert register.claim(one.id) == one


def test_an_amount_is_put_right_in_one_act(browser: Any, register: Any) -> None:
    """Value, unit and exactness by the same words; taken back together. What did not change is no correction."""
    one = claim(register, "transfer", "drones")
    path = f"/review/correct/{one.id}"
    page = browser.get(f"{path}?field=value").text
    kept = len(register.judgements())
    same = form(page, field="value", value=str(one.claim.fields["value"]), unit=str(one.claim.fields["unit"]))
    refused = browser.post(path, same)
    assert (refused.status, "nothing is put right" in refused.text) == (400, True)
    browser.post(path, form(page, field="value", value="7.5e7", unit="EUR"))
    made = register.judgements()[kept:]
    assert [(j.correction.field, j.correction.value) for j in made] == [("value", 75_000_000), ("unit", "EUR")]
    undo(browser, register)
    assert register.claim(one.id) == one


def test_steps_and_items_come_back_row_by_row(browser: Any, register: Any) -> None:
    """An empty row is none; a date that is none is refused, said above the form, and nothing is kept."""
    one = claim(register, "transfer", "drones")
    path = f"/review/correct/{one.id}"
    page = browser.get(f"{path}?field=items").text
    said = form(page, field="items", **{"items.code": "uav", "items.name": "بيرقدار", "items.quantity": "7"})
    browser.post(path, said)
    assert register.claim(one.id).claim.fields["items"] == [{"category": "uav", "name": "بيرقدار", "quantity": 7}]
    undo(browser, register)
    kept = len(register.judgements())
    page = browser.get(f"{path}?field=steps").text
    answer = browser.post(path, form(page, field="steps", **{"steps.code": "delivered", "steps.date": "2020-13-01"}))
    assert (answer.status, "2020-13-01" in answer.text, 'role="alert"' in answer.text) == (400, True, True)
    assert len(register.judgements()) == kept
    browser.post(path, form(page, field="steps", **{"steps.code": "ordered", "steps.date": "2020-05"}))
    assert register.claim(one.id).claim.fields["steps"] == [{"step": "ordered", "date": "2020-05"}]
    undo(browser, register)


def test_what_cannot_be_is_said(browser: Any, register: Any) -> None:
    """Words that are not there, fields that are not, a form of another browser; a field left open rests on no words."""
    one = claim(register)
    path = f"/review/correct/{one.id}"
    assert "does not say" in browser.get(f"{path}?field=place&words={quote('ليست هنا')}").text
    assert browser.get(f"{path}?field=colour").status == 404
    assert browser.get("/review/correct/0000").status == 404
    page = browser.get(f"{path}?field=place").text
    assert browser.post(path, form(page, field="place", place="x") | {"token": "x"}).status == 403
    assert browser.post(path, form(page, field="colour")).status == 400
    assert browser.post(path, form(page, field="instrument", instrument="")).status == 400
    browser.post(path, form(page, field="place", place=""))
    made = register.judgements()[-1].correction
    assert (made.field, made.value, made.quote) == ("place", None, None)
    undo(browser, register)


@pytest.mark.parametrize("kind", list(load().kinds))
def test_every_field_of_every_kind_has_a_form(kind: str) -> None:
    """What can be put right is all that a claim says, an amount by its value."""
    fields = set(load().kinds[kind].fields) - {"unit", "approx"}
    assert set(names_of(kind)) == fields | {"reality", "source"}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_field_is_put_right_by_the_keyboard_alone(tab: Page, register: Any, language: str) -> None:
    """On any layout: to the words, over them, their value read, kept; then taken back, and all is as it was."""
    one = claim(register)
    tab.goto(f"/language/{language}?to=/review/claim/{one.id}")

    def press(code: str, letter: str = "ش", **more: bool) -> None:
        said = {"code": code, "key": letter, "bubbles": True, "cancelable": True} | more
        tab.evaluate("said => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', said))", said)

    with tab.expect_navigation():
        press("KeyC", "ؤ")
    with tab.expect_navigation():
        press("Digit1", "١")
    assert tab.locator("#right").count() == 1
    press("KeyW", "ص")
    assert tab.evaluate("getSelection().toString()") == "تركيا"  # the words that the field rests on begin there
    press("ArrowRight", "ArrowRight")
    assert tab.evaluate("getSelection().toString()") == "وقعت"
    press("ArrowLeft", "ArrowLeft")
    press("ArrowLeft", "ArrowLeft", shiftKey=True)
    assert tab.evaluate("getSelection().toString()") == "تركيا وقطر"
    assert tab.locator("[name=words]").first.input_value() == "تركيا وقطر"
    with tab.expect_navigation():
        press("Enter", "Enter")
    assert tab.locator("[name=parties]").input_value() == "TUR, QAT"
    press("KeyV", "ر")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("TUR, SAU")
    tab.keyboard.press("Escape")
    with tab.expect_navigation():
        press("KeyS", "س")
    made = register.judgements()[-1]
    assert (made.correction.value, made.correction.quote) == (["TUR", "SAU"], "تركيا وقطر")
    assert tab.locator(".right").count() == 1
    with tab.expect_navigation():
        press("KeyZ", "ئ")
    assert register.claim(one.id) == one


@pytest.mark.slow
def test_words_chosen_with_the_mouse_come_along(tab: Page, register: Any) -> None:
    """What is selected beside the claim is what the form begins with, by its place, behind emoji and markup too."""
    (report,) = (one for one in register.reports() if one.document.id.startswith("hard"))
    one = next(iter(register.claims_of(report)))
    tab.goto(f"/review/claim/{one.id}")
    tab.evaluate(
        """words => { const node = document.getElementById('text').firstChild, at = node.data.indexOf(words);
        getSelection().setBaseAndExtent(node, at, node, at + words.length); }""",
        "القاهرة",
    )
    expect(tab.locator("[data-words]")).to_have_attribute("href", re.compile("at="))
    with tab.expect_navigation():
        tab.keyboard.press("c")
    with tab.expect_navigation():
        tab.locator("[data-key^=Digit]", has_text="Place").click()
    text = report.document.text
    start = text.index("القاهرة")
    at = tab.locator("#right [name=at]").input_value()
    assert at == f"{start}-{start + 7}"
