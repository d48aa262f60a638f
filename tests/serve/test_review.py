"""Review as a browser without script does it: each decision is kept before the next claim is shown."""

from __future__ import annotations

import re
from typing import Any

TOKEN = re.compile(r'name="token" value="([^"]+)"')
CLAIM = re.compile(r'id="c-(\w+)"')


def shown(text: str) -> str:
    """The claim that a page of the review shows."""
    found = CLAIM.search(text)
    assert found
    return found[1]


def form(text: str, decision: str, left: str, **more: str) -> dict[str, str]:
    """What a form of a page sends."""
    found = TOKEN.search(text)
    assert found
    return {"token": found[1], "decision": decision, "left": left, **more}


def test_the_queue_is_narrowed_and_ends(browser: Any) -> None:
    """By kind and by contradiction; after the last claim it says that nothing waits."""
    assert "Crises" in browser.get("/review?kind=crisis").text
    assert "Nothing waits here" in browser.get("/review?kind=crisis").text
    assert CLAIM.search(browser.get("/review?conflicts=1").text)
    assert browser.get("/review?kind=nothing").status == 404
    assert browser.get("/review/claim/0000").status == 404
    assert browser.get("/review/pair?left=0000&right=0001").status == 404


def test_each_decision_is_kept_and_the_next_claim_shown(browser: Any, register: Any) -> None:
    """Accept, reject with a reason and unsure are in the register when the next page is there; none comes twice."""
    before = len(register.judgements())
    page, seen = browser.get("/review").text, []
    for decision, reason in (("accept", ""), ("reject", "خطأ"), ("unsure", "")):
        seen.append(shown(page))
        following = re.search(r'name="to" value="([^"]+)"', page)
        assert following
        page = browser.post(
            "/review/judge", form(page, decision, seen[-1], reason=reason, to=following[1].replace("&amp;", "&"))
        ).text
        made = register.judgements()[-1]
        assert (made.left, made.verdict, made.user, made.reason) == (seen[-1], decision, "amal", reason or None)
    assert len(set(seen)) == 3
    assert len(register.judgements()) == before + 3
    assert shown(browser.get("/review").text) not in seen


def test_the_last_decision_is_taken_back(browser: Any, register: Any) -> None:
    """Both the decision and its undoing stay, and the claim waits again."""
    page = browser.get("/review").text
    claim = shown(page)
    browser.post("/review/judge", form(page, "accept", claim))
    made = register.judgements()[-1]
    assert shown(browser.get("/review").text) != claim
    answer = browser.post("/review/judge", form(page, "undo", claim, undoes=made.id, to=f"/review/claim/{claim}"))
    assert shown(answer.text) == claim
    assert register.judgements()[-1].undoes == made.id
    assert shown(browser.get("/review").text) == claim


def test_two_claims_are_parted_and_the_entry_follows(browser: Any, register: Any) -> None:
    """A pair is shown beside each other; what is said of it is kept, and lists follow at once."""
    listed = browser.get("/entries/agreement?party=QAT").text
    entries = set(re.findall(r'href="/entry/(\w+)', listed))
    text = browser.get(f"/entry/{min(entries)}").text
    found = re.search(r"/review/pair\?left=(\w+)&amp;right=(\w+)", text)
    assert found
    page = browser.get(f"/review/pair?left={found[1]}&right={found[2]}").text
    assert len(set(CLAIM.findall(page))) == 2
    browser.post("/review/judge", form(page, "different", found[1], right=found[2]))
    made = register.judgements()[-1]
    assert ({made.left, made.right}, made.verdict) == ({found[1], found[2]}, "different")
    browser.post("/review/judge", form(page, "undo", made.left, right=made.right, undoes=made.id))


def test_nothing_is_kept_without_the_token_or_of_what_is_not_there(browser: Any, register: Any) -> None:
    """A form without the browser's own token is refused, and so is a judgement that cannot be."""
    page = browser.get("/review").text
    claim, before = shown(page), len(register.judgements())
    for wrong in ("", "x" * 32):
        assert browser.post("/review/judge", form(page, "accept", claim) | {"token": wrong}).status in (403, 422)
    assert browser.post("/review/judge", form(page, "maybe", claim)).status == 400
    assert browser.post("/review/judge", form(page, "accept", "0000")).status == 400
    assert browser.post("/review/judge", form(page, "same", claim, right=claim)).status == 400
    assert browser.post("/review/judge", {"decision": "accept"}).status == 422
    assert browser.post("/review/judge", form(page, "accept", claim), Origin="https://evil.example").status == 403
    assert len(register.judgements()) == before


def test_a_decision_leads_to_pages_of_the_review_only(browser: Any) -> None:
    """Where a form asks to go next is ours, or the queue."""
    page = browser.get("/review").text
    for to in ("https://evil.example/review", "//evil.example", "/review\\@evil.example"):
        answer = browser.post("/review/judge", form(page, "unsure", shown(page), to=to), follow=False)
        assert answer.headers["location"] == "/review"
