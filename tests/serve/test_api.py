"""The register as other programs ask for it, from a real server."""

from __future__ import annotations

import gzip
import json
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

import feedparser


def asked(browser: Any, path: str) -> Any:
    """An answer as JSON."""
    answer = browser.get(f"/api/v1{path}")
    assert answer.status == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return json.loads(answer.text)


def sent(browser: Any, path: str, said: Any, **headers: str) -> tuple[int, Any]:
    """What was answered to JSON."""
    body = json.dumps(said).encode()
    answer = browser.post(f"/api/v1{path}", body, Content_Type="application/json", **headers)
    return answer.status, json.loads(answer.text)


def test_lists_go_on_after_the_last_id_until_nothing_is_left(browser: Any) -> None:
    """Pages of one entry come to the same as one page, in the order of ids; filters stay in the address."""
    whole = asked(browser, "/entries/agreement")
    assert len(whole["entries"]) == 2
    assert whole["next"] is None
    found, path = [], "/entries/agreement?limit=1"
    while path:
        part = asked(browser, path)
        found += part["entries"]
        path = (part["next"] or "").removeprefix("/api/v1")
    assert found == whole["entries"]
    assert [one["id"] for one in found] == sorted(one["id"] for one in found)
    (turkish,) = asked(browser, "/entries/agreement?party=TUR&limit=1")["entries"]
    assert turkish["fields"]["parties"]["chosen"] == ["QAT", "TUR"]


def test_an_entry_says_its_life_and_what_was_known_on_a_day(browser: Any) -> None:
    """Steps, reports and reasons; with `known` only what was out by then."""
    (one,) = asked(browser, "/entries/agreement?party=TUR")["entries"]
    whole = asked(browser, f"/entry/{one['id']}")
    assert {step["code"] for step in whole["steps"]} == {"signed", "in_force"}
    assert len(whole["told_by"]) == 3
    early = asked(browser, f"/entry/{one['id']}?known=2019-05-16")
    assert {step["code"] for step in early["steps"]} == {"signed"}
    assert len(asked(browser, "/entries/agreement?party=TUR&known=2019-05-16")["entries"]) == 1
    stood = asked(browser, f"/entry/{one['id']}?stood=2019-12-31")
    assert "in_force" not in {step["code"] for step in stood["steps"]}


def test_evidence_lies_in_the_text_of_the_report(browser: Any) -> None:
    """Offsets are code points of the text that is answered, in texts with emoji and carriage returns too."""
    listed = asked(browser, "/reports?limit=2")
    assert listed["next"]
    keys = [one["key"] for one in listed["reports"]]
    keys += [one["key"] for one in asked(browser, listed["next"].removeprefix("/api/v1"))["reports"]]
    seen = 0
    for key in keys:
        whole = asked(browser, f"/reports/{key}")
        for claim in whole["claims"]:
            held = asked(browser, f"/claims/{claim['id']}")
            for e in held["claim"]["evidence"]:
                assert whole["text"][e["start"] : e["end"]] == e["quote"]
                seen += 1
    assert seen > 4


def test_search_and_codebook_are_answered(browser: Any) -> None:
    """Hits have spans and claims; the codebook has kinds and lists."""
    (hit, *_) = asked(browser, f"/search?q={quote('الدوحة')}")["hits"]
    assert hit["spans"]
    assert hit["claims"]
    assert "agreement" in asked(browser, "/codebook")["kinds"]


def test_reports_hits_claims_and_judgements_go_on_where_they_ended(browser: Any, register: Any) -> None:
    """By the last thing given, in parts of one: the same as in one part, each once, though some have no date."""
    for path, name, key in (
        ("/reports", "reports", lambda one: one["key"]),
        (f"/search?q={quote('مذكرة')}", "hits", lambda one: one["report"]["key"]),
        ("/claims?kind=agreement", "claims", lambda one: one["id"]),
    ):
        whole = asked(browser, path)
        assert whole["next"] is None
        found, place = [], f"{path}{'&' if '?' in path else '?'}limit=1"
        while place:
            part = asked(browser, place)
            found += part[name]
            place = (part["next"] or "").removeprefix("/api/v1")
        assert found == whole[name]
        assert len({key(one) for one in found}) == len(found) > 1
        answer = browser.get(f"/api/v1{path}{'&' if '?' in path else '?'}after=nothing")
        assert answer.status == 400
    assert {one["report"]["date"] for one in asked(browser, "/claims")["claims"]} > {"2020-07-01"}
    assert len(list(register.claims())) == len(asked(browser, "/claims")["claims"])


def test_what_is_added_meanwhile_moves_nothing(browser: Any) -> None:
    """A report that comes between two parts of a list stands in its place, and no other is given twice or left out."""
    first = asked(browser, "/reports?limit=2")
    sent(browser, "/reports", {"text": "زار وزير الدفاع التركي الدوحة.", "date": "2024-01-01", "id": "between"})
    second = asked(browser, first["next"].removeprefix("/api/v1").replace("limit=2", "limit=100"))
    keys = [one["key"] for one in first["reports"] + second["reports"]]
    assert len(set(keys)) == len(keys)
    there = {one["key"] for one in asked(browser, "/reports")["reports"]}
    assert there - set(keys) == {asked(browser, "/reports?limit=1")["reports"][0]["key"]}


def test_a_report_is_added_once(browser: Any, register: Any) -> None:
    """With its claims, on the disk when it is answered; the same report again is there."""
    text = "وقّعت مصر والسودان في القاهرة اتفاقية للتعاون العسكري في 2 مارس 2021."
    status, said = sent(browser, "/reports", {"text": text, "id": "cairo", "date": "2021-03-03", "outlet": "الأولى"})
    assert (status, said["new"], said["report"]["id"], said["report"]["date"]) == (201, True, "cairo", "2021-03-03")
    (claim,) = [one for one in said["claims"] if one["kind"] == "agreement"]
    assert register.claim(claim["id"]).claim.fields["parties"] == claim["parties"]
    assert asked(browser, f"/entry/{claim['id']}")["fields"]["parties"]["chosen"] == ["EGY", "SDN"]
    again = sent(browser, "/reports", {"text": text, "id": "cairo"})
    assert (again[0], again[1]["new"], again[1]["claims"]) == (200, False, said["claims"])
    assert sent(browser, "/reports", {"text": "  "})[0] == 400
    assert sent(browser, "/reports", {"text": text, "titel": "x"})[0] == 422


def test_findings_parties_outlets_and_references_are_answered(browser: Any) -> None:
    """All that contradicts itself is found in the list, and beside the entry that it is about."""
    found, path = [], "/findings?at=2024-01-01"
    while path:
        part = asked(browser, path)
        found += part["findings"]
        path = (part["next"] or "").removeprefix("/api/v1")
    (one,) = asked(browser, "/entries/agreement?party=TUR&conflicts=yes")["entries"]
    assert one["id"] in {f["about"] for f in found if f["verdict"] == "inconsistent"}
    assert {f["about"] for f in asked(browser, f"/findings/{one['id']}")["findings"]} >= {one["id"]}
    assert "TUR" in {p["code"] for p in asked(browser, "/parties")["parties"]}
    assert "الأولى" in {o["name"] for o in asked(browser, "/outlets")["outlets"]}
    assert asked(browser, "/references") == {"references": []}


def test_what_is_new_is_a_feed(browser: Any) -> None:
    """Atom, of an actor or a kind if it is asked so, and not sent again while nothing is new."""
    whole = browser.get("/api/v1/feed.atom")
    assert whole.headers["content-type"].startswith("application/atom+xml")
    entries = feedparser.parse(whole.text).entries
    assert any("in force" in one.title for one in entries)
    narrowed = feedparser.parse(browser.get("/api/v1/feed.atom?party=AZE&kind=transfer").text).entries
    assert 0 < len(narrowed) < len(entries)
    assert browser.get("/api/v1/feed.atom", If_None_Match=whole.headers["etag"]).status == 304
    assert browser.get("/api/v1/feed.atom?party=XXX").status == 400


def test_a_slip_in_a_filter_asks_for_nothing(browser: Any) -> None:
    """A name that is no filter is refused, lest the whole list is taken for what was sought."""
    answer = browser.get("/api/v1/entries/agreement?partyy=TUR")
    assert (answer.status, "partyy" in answer.text) == (422, True)


def test_answers_are_packed_for_those_who_take_it(server: str) -> None:
    """With gzip, under the same ETag."""
    with urlopen(Request(f"{server}/api/v1/codebook", headers={"Accept-Encoding": "gzip"}), timeout=20) as answer:  # noqa: S310 (our own server)
        packed = answer.read()
        assert (answer.headers["content-encoding"], answer.headers["vary"]) == ("gzip", "Accept-Encoding")
        tag = answer.headers["etag"]
    with urlopen(f"{server}/api/v1/codebook", timeout=20) as answer:  # noqa: S310 (our own server)
        plain = answer.read()
        assert answer.headers["etag"] == tag
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 2


def test_one_who_asks_again_is_told_that_nothing_changed(browser: Any) -> None:
    """The ETag of an answer spares it; another answer has another."""
    first = browser.get("/api/v1/entries/agreement")
    assert browser.get("/api/v1/entries/agreement", If_None_Match=first.headers["etag"]).status == 304
    assert browser.get("/api/v1/entries/agreement", If_None_Match='W/"x", "y"').status == 200
    assert browser.get("/api/v1/entries/transfer").headers["etag"] != first.headers["etag"]


def test_what_goes_wrong_is_a_problem_with_its_reason(browser: Any) -> None:
    """In the form of RFC 9457, for what is not there and for what cannot be asked."""
    for path, status, says in (
        ("/entries/nothing", 404, "there is no kind"),
        ("/entry/none", 404, "none"),
        ("/claims/none", 404, "none"),
        ("/reports/none", 404, "none"),
        ("/entries/agreement?area=zzz", 400, "there is no area"),
        ("/entries/agreement?limit=0", 422, "limit"),
        ("/nothing", 404, "Not Found"),
        ("/../nothing", 404, "Not Found"),
        ("/code", 405, "Method"),
    ):
        answer = browser.get(f"/api/v1{path}")
        assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json"), path
        problem = json.loads(answer.text)
        assert problem["status"] == status
        assert says in problem["detail"]


def test_a_text_is_coded_without_being_kept(browser: Any, register: Any) -> None:
    """The claims come back with their words; relative dates count from the date that is given."""
    before = register.counts()
    text = "وقّعت مصر والسودان أمس في القاهرة اتفاقية للتعاون العسكري."
    status, said = sent(browser, "/code", {"text": text, "date": "2021-03-02"})
    assert status == 200
    (claim,) = [one for one in said["claims"] if one["kind"] == "agreement"]
    assert sorted(claim["parties"]) == ["EGY", "SDN"]
    assert claim["steps"][0]["date"] == "2021-03-01"
    assert all(text[e["start"] : e["end"]] == e["quote"] for e in claim["evidence"])
    assert register.counts() == before
    assert sent(browser, "/code", {"text": ""})[0] == 422
    assert sent(browser, "/code", {"text": "   "})[0] == 400
    assert sent(browser, "/code", {"text": "..."})[0] == 200
    assert sent(browser, "/code", {"text": "بدأت المناورات", "date": "F×"})[0] == 400


def test_judgements_are_kept_and_listed(browser: Any, register: Any) -> None:
    """One that cannot be is refused; one of another site never gets in."""
    claim = next(iter(register.claims())).id
    status, made = sent(browser, "/judgements", {"verdict": "accept", "left": claim, "reason": "تحقق"})
    assert (status, made["verdict"], made["user"], made["reason"]) == (201, "accept", "amal", "تحقق")
    assert made in asked(browser, "/judgements")["judgements"]
    status, undone = sent(browser, "/judgements", {"verdict": "undo", "left": claim, "undoes": made["id"]})
    assert (status, undone["undoes"]) == (201, made["id"])
    assert sent(browser, "/judgements", {"verdict": "maybe", "left": claim})[0] == 400
    body = json.dumps({"verdict": "accept", "left": claim}).encode()
    assert browser.post("/api/v1/judgements", body, Content_Type="text/plain").status == 422
    assert (
        browser.post("/api/v1/judgements", body, Content_Type="application/json", Origin="https://evil.example").status
        == 403
    )


def test_it_describes_itself(browser: Any) -> None:
    """OpenAPI names every question and all that can be asked to be done, and claims as the codebook has them."""
    said = asked(browser, "/openapi.json")
    paths = said["paths"]
    assert "parties" in said["components"]["schemas"]["agreement"]["properties"]
    assert {"/entries/{kind}", "/entry/{id_}", "/claims/{id_}", "/code", "/judgements", "/search"} <= set(paths)
    assert all(method.get("description") for path in paths.values() for method in path.values())


def test_persons_are_answered_with_their_offices(browser: Any) -> None:
    """A list that can be narrowed, each person by id, and a person that is not there."""
    found = asked(browser, "/persons")["persons"]
    assert [one["id"] for one in found] == sorted(one["id"] for one in found)
    assert all(asked(browser, f"/persons/{one['id']}") == one for one in found)
    assert asked(browser, "/persons?state=ATA")["persons"] == []
    assert browser.get("/api/v1/persons/P00zz").status == 404
