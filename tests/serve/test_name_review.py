"""Two names that may be one person's are decided on a page, by key or without script, and by programs; and undone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from sijill.bodies import bodies
from sijill.codebook import load
from sijill.persons import people
from sijill.records import Claim, Document, Evidence
from sijill.serve import application
from sijill.store import Register

SPEAKERS = (("Hakan Fidan", "TUR"), ("Hakan Fidanci", "TUR"), ("Zakir Hasanov", "AZE"), ("Zakir Hasanovich", "AZE"))
FORM = re.compile(r'<form method="post" action="/review/judge">.*?</form>', re.DOTALL)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A register with two pairs of names that are nearly alike."""
    with Register.open(str(tmp_path / "r.db")) as opened:
        for n, (speaker, state) in enumerate(SPEAKERS):
            text = f"{speaker} said that the two armies would train together."
            empty: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds["statement"].fields.values()}
            told = empty | {"speaker": speaker, "speaker_actor": state, "act": "announce"}
            made = Claim("statement", told, "actual", None, (Evidence.cut("claim", 0, len(text), text),), "human")
            opened.add(Document(f"report-{n}", text, "en", date="2020-09-01"), [made])
        for n, firm in enumerate(("TUR:Teknopark", "TUR:Teknopark Sistem", "TUR:Roketsan")):
            text = f"{firm} will hand over six aircraft."
            empty = {f.name: [] if f.many else None for f in load().kinds["transfer"].fields.values()}
            told = empty | {"supplier": firm, "recipient": "AZE"}
            made = Claim("transfer", told, "planned", None, (Evidence.cut("claim", 0, len(text), text),), "human")
            opened.add(Document(f"firm-{n}", text, "en", date="2020-09-01"), [made])
        assert len(people(opened).doubts) == 2
        yield opened


@pytest.fixture
def browser(register: Register, kit: Any) -> Iterator[Any]:
    """A browser at it."""
    with kit.serving(application(register, "amal")) as address:
        yield kit.browser(address)


def form(text: str, decision: str) -> dict[str, str]:
    """What the form of a decision on a page sends."""
    (wanted,) = (
        one for one in re.findall(r"<form method=\"post\".*?</form>", text, re.DOTALL) if f'"{decision}"' in one
    )
    return {n: v.replace("&amp;", "&") for n, v in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', wanted)}


def test_pairs_are_decided_one_after_another_and_taken_back(browser: Any, register: Register) -> None:
    """Both names with their words stand there; the same, unsure and undo are kept, and the next pair is shown."""
    first = browser.get("/review/names").text
    assert "2 pairs wait" in first
    pair = [name for name, _ in SPEAKERS if f"{name} said that" in first]
    assert len(pair) == 2
    second = browser.post("/review/judge", form(first, "same")).text
    assert "one pair waits" in second
    assert not any(f"{name} said that" in second for name in pair)
    assert sorted(len(one.written) for one in people(register).persons) == [1, 1, 2]
    end = browser.post("/review/judge", form(second, "unsure")).text
    assert "Nothing waits here" in end
    assert [one.unsure for one in people(register).doubts] == [True]
    assert "one pair waits" in browser.get("/review/names?unsure=1").text
    assert "Nothing waits here" in browser.get("/review/names?party=USA").text
    last = FORM.findall(end)
    assert len(last) == 2
    back = browser.post("/review/judge", form(last[0], "undo")).text
    assert "one pair waits" in back
    browser.post("/review/judge", form(back, "undo"))
    assert [one.unsure for one in people(register).doubts] == [False, False]


def test_one_can_pass_over_a_pair(browser: Any) -> None:
    """The next one is shown, and after the last it is said that nothing follows."""
    text, seen = browser.get("/review/names").text, []
    for _ in range(2):
        seen.append(form(text, "same")["left"])
        following = re.search(r'href="([^"]+)" data-key="KeyN"', text)
        assert following
        text = browser.get(following[1].replace("&amp;", "&")).text
    assert len(set(seen)) == 2
    assert "From the beginning" in text


def test_bodies_are_decided_there_as_persons_are(browser: Any, register: Register) -> None:
    """A shorter name of a firm beside the longer one; programs see them, and what was decided, too."""
    page = browser.get("/review/names?of=body").text
    assert "One body or two?" in page
    assert "Teknopark Sistem" in page
    assert "not in the roster" in page
    whole = json.loads(browser.get("/api/v1/bodies?state=TUR").text)["bodies"]
    assert {one["name"] for one in whole} == {"Teknopark", "Teknopark Sistem", "Roketsan"}
    assert json.loads(browser.get(f"/api/v1/bodies/{whole[0]['id']}").text) == whole[0]
    assert browser.get("/api/v1/bodies/B00").status == 404
    part = json.loads(browser.get("/api/v1/bodies?limit=2").text)
    assert len(part["bodies"]) + len(json.loads(browser.get(part["next"]).text)["bodies"]) == len(whole)
    (doubt,) = json.loads(browser.get("/api/v1/doubts?of=bodies").text)["doubts"]
    after = browser.post("/review/judge", form(page, "same")).text
    assert "Nothing waits here" in after
    assert "One body or two?" in after
    assert json.loads(browser.get("/api/v1/doubts?of=bodies").text)["doubts"] == []
    assert sorted(len(one.written) for one in bodies(register).bodies) == [1, 2]
    back = browser.post("/review/judge", form(after, "undo")).text
    assert doubt["left"] in back
    assert len(bodies(register).doubts) == 1


def test_programs_see_doubts_and_decide(browser: Any, register: Register) -> None:
    """`GET /doubts`, `POST /judgements`, what was decided of names; a name alone is neither accepted nor made up."""

    def asked(path: str) -> Any:
        return json.loads(browser.get(f"/api/v1{path}").text)

    def sent(**said: str) -> tuple[int, Any]:
        answer = browser.post("/api/v1/judgements", json.dumps(said).encode(), Content_Type="application/json")
        return answer.status, json.loads(answer.text)

    whole = asked("/doubts")["doubts"]
    assert [one["unsure"] for one in whole] == [False, False]
    part = asked("/doubts?limit=1")
    assert [*part["doubts"], *asked(part["next"].removeprefix("/api/v1"))["doubts"]] == whole
    assert len(asked("/doubts?state=AZE")["doubts"]) == 1
    left, right = whole[0]["left"], whole[0]["right"]
    status, made = sent(verdict="different", left=left, right=right, reason="brothers")
    assert (status, made["user"], made["reason"]) == (201, "amal", "brothers")
    assert asked("/doubts")["doubts"] == whole[1:]
    assert asked("/judgements?of=names")["judgements"] == [made]
    assert asked("/judgements")["judgements"] == []
    assert sent(verdict="undo", left=left, undoes=made["id"])[0] == 400
    assert sent(verdict="undo", left=left, right=right, undoes=made["id"])[0] == 201
    assert asked("/doubts")["doubts"] == whole
    assert sent(verdict="accept", left=left)[0] == 400
    assert sent(verdict="same", left=left, right="P000")[0] == 400
    assert len(asked("/judgements?of=names&limit=1")["judgements"]) == 1
    assert browser.get("/api/v1/judgements?of=names&after=nothing").status == 400
    with register.people() as kept:
        assert len(kept.judgements()) == 2


def test_keys_decide_on_an_arabic_layout_too(chromium: Any, browser: Any, register: Register) -> None:
    """D, Z and U by their places: the letters that an Arabic keyboard gives do not matter."""
    context = chromium.new_context(base_url=browser.base, locale="ar")
    tab = context.new_page()
    try:
        tab.goto("/review/names")

        def press(code: str, letter: str) -> None:
            pressed = f"new KeyboardEvent('keydown', {{code: '{code}', key: '{letter}', bubbles: true}})"
            with tab.expect_navigation():
                tab.evaluate(f"document.body.dispatchEvent({pressed})")

        press("KeyD", "ي")
        assert len(people(register).doubts) == 1
        press("KeyZ", "ئ")
        assert len(people(register).doubts) == 2
        press("KeyU", "ع")
        assert sorted(one.unsure for one in people(register).doubts) == [False, True]
        assert urlsplit(tab.url).path == "/review/names"
    finally:
        context.close()
