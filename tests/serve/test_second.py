"""A second person judges without seeing the first, a third settles what they differ in, and nothing is kept twice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sijill.serve import application

CLAIM = re.compile(r'id="c-(\w+)"')
CORRECT = {"verdict": "correct", "correction": {"field": "place", "value": "تركيا", "quote": "تركيا"}}


@pytest.fixture(scope="module")
def asks(team: Any, kit: Any) -> Iterator[Callable[[str], Any]]:
    """Browsers of the roles at a server that has every claim judged by two."""
    with kit.serving(application(team, "nobody", accounts=True, second=1.0)) as address:
        signed: dict[str, Any] = {}

        def of(role: str) -> Any:
            if role not in signed:
                signed[role] = kit.browser(address)
                assert kit.sign_in(signed[role], f"{role}-أمل").url == f"{address}/"
            return signed[role]

        yield of


def send(browser: Any, **said: Any) -> dict[str, Any]:
    """A decision that a program sends, and the judgement that comes of it."""
    body = json.dumps(said).encode()
    answer = browser.post("/api/v1/judgements", body, Content_Type="application/json")
    assert answer.status == 201, answer.text
    found: dict[str, Any] = json.loads(answer.text)
    return found


def shown(browser: Any, path: str = "/review?kind=agreement") -> str:
    """The claim that a page of the review shows."""
    found = CLAIM.search(browser.get(path).text)
    assert found, path
    return found[1]


def test_what_the_first_decided_is_hidden_from_the_second_and_shown_to_the_third(asks: Any, team: Any) -> None:
    """Until one has judged oneself, or two are at odds; the value that the register has is the corrected one."""
    first, second, third = (asks(role) for role in ("reviewer", "curator", "admin"))
    claim = shown(first)
    send(first, left=claim, **CORRECT, reason="كما في الخبر")
    send(first, left=claim, verdict="accept")
    assert team.claim(claim).claim.fields["place"] == "تركيا"
    assert "put right by" in first.get(f"/review/claim/{claim}").text
    assert "put right by" in second.get(f"/claims/{claim}").text
    assert shown(second) == claim != shown(first)
    page = second.get(f"/review/claim/{claim}").text
    assert "put right by" not in page
    assert "reviewer-أمل" not in page
    send(second, left=claim, verdict="reject")
    assert "one dispute waits for you" in third.get("/review").text
    assert "dispute" not in first.get("/review").text
    settling = third.get("/review?disputed=1").text
    assert shown(third, "/review?disputed=1") == claim
    for said in ("at odds", "reviewer-أمل", "curator-أمل", "rejected", "تركيا"):
        assert said in settling
    send(third, left=claim, verdict="accept")
    assert "dispute" not in third.get("/review").text


def test_a_decision_that_is_sent_again_is_the_same(asks: Any, team: Any) -> None:
    """By what its sender calls it: the answer is that of the first time, and a page gives a script where to go on."""
    browser = asks("reviewer")
    claim, before = shown(browser, "/review?kind=transfer"), len(team.judgements())
    made = [send(browser, left=claim, verdict="unsure", key="abc") for _ in range(2)]
    assert made[0] == made[1]
    assert len(team.judgements()) == before + 1
    token = re.search(r'name="token" value="([^"]+)"', browser.get("/review").text)
    assert token
    form = {"token": token[1], "decision": "accept", "left": claim, "key": "def", "to": "/review?kind=transfer"}
    answers = [browser.post("/review/judge", form, Accept="application/json") for _ in range(2)]
    assert [one.status for one in answers] == [201, 201]
    assert {json.loads(one.text)["to"] for one in answers} == {"/review?kind=transfer"}
    assert len(team.judgements()) == before + 2
    refused = browser.post("/review/judge", form | {"token": "x"}, Accept="application/json")
    assert (refused.status, json.loads(refused.text)["status"]) == (403, 403)


def test_a_claim_is_split_off_and_put_back_in_one_act_each(asks: Any) -> None:
    """It is another thing than each other claim of its entry; taking that back takes all of it back."""
    browser = asks("curator")
    entries = json.loads(browser.get("/api/v1/entries/agreement?party=QAT").text)["entries"]
    claims = sorted(max((len(one["claims"]), one["claims"]) for one in entries)[1])
    assert len(claims) > 2
    made = send(browser, left=claims[0], verdict="split")
    assert json.loads(browser.get(f"/api/v1/entry/{claims[0]}").text)["claims"] == [claims[0]]
    assert sorted(json.loads(browser.get(f"/api/v1/entry/{claims[1]}").text)["claims"]) == claims[1:]
    send(browser, left=made["left"], right=made["right"], verdict="undo", undoes=made["id"])
    assert sorted(json.loads(browser.get(f"/api/v1/entry/{claims[0]}").text)["claims"]) == claims
    (alone,) = json.loads(browser.get("/api/v1/entries/agreement?party=EGY").text)["entries"][0]["claims"]
    body = json.dumps({"left": alone, "verdict": "split"}).encode()
    assert browser.post("/api/v1/judgements", body, Content_Type="application/json").status == 400


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        ({"field": "place", "value": "باكو", "quote": "ليست هنا"}, "does not say"),
        ({"field": "instrument", "value": "nothing", "quote": "تركيا"}, "not a code of the list"),
        ({"field": "place", "value": "باكو"}, "name the words"),
        ({"field": "place", "value": "باكو", "start": 0, "end": 10_000}, "no span"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(asks: Any, team: Any, correction: Any, said: str) -> None:
    """The answer says why, and nothing is kept."""
    browser, before = asks("reviewer"), len(team.judgements())
    claim = next(iter([one.id for one in team.claims()]))
    body = json.dumps({"left": claim, "verdict": "correct", "correction": correction}).encode()
    answer = browser.post("/api/v1/judgements", body, Content_Type="application/json")
    assert (answer.status, said in answer.text) == (400, True), answer.text
    assert len(team.judgements()) == before


def test_who_only_reads_corrects_nothing(asks: Any) -> None:
    """It takes a reviewer."""
    body = json.dumps({"left": "x", **CORRECT}).encode()
    assert asks("reader").post("/api/v1/judgements", body, Content_Type="application/json").status == 403
