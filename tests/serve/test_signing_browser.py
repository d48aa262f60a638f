"""Signing in and out in a real browser, by the keyboard alone, in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow
WORDS = {
    "en": ("Sign out", "No account has this name and this password.", "Accounts", "Review"),
    "ar": ("اخرج", "لا حساب بهذا الاسم وكلمة المرور هذه.", "الحسابات", "المراجعة"),
}


def typed(tab: Page, name: str, password: str) -> None:
    """What a person types on the sign-in page: the name has the focus, and Enter sends."""
    expect(tab.locator("input[name=name]")).to_be_focused()
    tab.keyboard.press("Control+A")
    tab.keyboard.type(name)
    tab.keyboard.press("Tab")
    tab.keyboard.type(password)
    tab.keyboard.press("Enter")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_person_signs_in_by_the_keyboard_and_comes_where_they_wanted(door: Page, kit: Any, language: str) -> None:
    """A wrong password is said aloud and the name stays; the right one leads on; behind the way out all is shut."""
    out, wrong, accounts, review = WORDS[language]
    door.goto(f"/language/{language}")
    door.goto("/countries/TUR")
    assert door.url.endswith("/sign-in?to=%2Fcountries%2FTUR")
    assert door.locator("nav").count() == 0
    typed(door, "reader-أمل", "wrong")
    expect(door.get_by_role("alert")).to_have_text(wrong)
    expect(door.locator("input[name=name]")).to_have_value("reader-أمل")
    typed(door, "reader-أمل", kit.password)
    door.wait_for_url("**/countries/TUR")
    expect(door.locator("form.person bdi")).to_have_text("reader-أمل")
    assert door.get_by_role("link", name=review, exact=True).count() == 0
    refused = door.goto("/users")
    assert refused
    assert refused.status == 403
    door.goto("/countries/TUR")
    door.get_by_role("button", name=out).focus()
    door.keyboard.press("Enter")
    door.wait_for_url(re.compile("/sign-in"))
    door.go_back()
    door.reload()
    assert "/sign-in" in door.url
    door.goto("/sign-in")
    typed(door, "admin-أمل", kit.password)
    expect(door.get_by_role("link", name=accounts, exact=True)).to_be_visible()
    expect(door.get_by_role("link", name=review, exact=True)).to_be_visible()


def test_who_tries_too_often_is_told_to_wait(door: Page) -> None:
    """The page says for how long, in the language of the page."""
    door.goto("/language/ar")
    for _ in range(6):
        door.goto("/sign-in")
        with door.expect_response(lambda answer: answer.request.method == "POST"):
            typed(door, "curator-أمل", "wrong")
        expect(door.locator("main h1")).to_be_visible()
        door.wait_for_load_state()
    expect(door.locator("main")).to_contain_text("انتظر")
