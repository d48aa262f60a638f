"""Who may do what: each route by each role, sessions, form tokens, limits, tokens of programs, and the record of it."""

from __future__ import annotations

import json
import re
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import quote

import pytest

from sijill.errors import DataError, SijillError
from sijill.serve import Serving, application, check, check_host
from sijill.serve.access import passwords, people
from sijill.serve.access.limits import Limit
from sijill.serve.access.rights import ANYONE, Rights, routes, table
from sijill.store import ROLES, Register

FILLED = {
    "path:path": "style.css",
    "name:path": "nobody",
    "code": "TUR",
    "code:path": "TUR",
    "kind": "agreement",
    "a": "TUR",
    "b": "QAT",
    "name": "nobody",
    "key": "none",
    "id_": "none",
    "job": "none",
    "form": "csv",
}
REFUSED = {401, 403}


def path_of(route: str) -> str:
    """An address of a route."""
    return re.sub(r"{([^}]+)}", lambda m: FILLED[m[1]], route)


def test_every_route_has_a_right_and_every_right_a_route(team: Any) -> None:
    """A route of which nothing is said fails when the pages are made; a line without a route says nothing."""
    app = application(team, "nobody")
    assert sorted(routes(app)) == sorted(table())
    app.get("/new")(lambda: None)
    with pytest.raises(DataError, match=r"nothing is said of GET /new"):
        Rights(app)


def test_what_changes_something_is_written_down_and_takes_more_than_a_reader() -> None:
    """Every route that is posted to, but for what a reader does with its own session and account, and coding a text."""
    own = {"/sign-in", "/sign-out", "/account/password", "/account/tokens", "/account/tokens/{id_}/end", "/api/v1/code"}
    for (method, path), right in table().items():
        if method != "GET":
            assert right.deed or path in {"/sign-in", "/api/v1/code"}, path
            assert (right.role in {"reviewer", "curator", "admin"}) or path in own, path


@pytest.mark.parametrize("role", [None, *ROLES])
def test_each_role_gets_what_its_right_says_and_nothing_else(as_role: Any, role: str | None) -> None:
    """By every route: refused, sent to sign in, or let through to whatever the route says of an empty request."""
    browser = as_role(role)
    for (method, route), right in table().items():
        if route == "/sign-out":
            continue
        path = path_of(route)
        answer = browser.get(path, follow=False) if method == "GET" else browser.post(path, {}, follow=False)
        may = right.role == ANYONE or (role and ROLES.index(role) >= ROLES.index(right.role))
        if may:
            assert answer.status not in REFUSED, (method, path, answer.status)
            assert "/sign-in" not in answer.headers.get("location", "")
        elif role:
            assert answer.status == 403, (method, path)
        elif method == "GET" and not path.startswith("/api/"):
            assert (answer.status, answer.headers["location"].partition("?")[0]) == (303, "/sign-in"), path
        else:
            assert answer.status == 401, (method, path)
        if not may and path.startswith("/api/"):
            assert answer.headers["content-type"] == "application/problem+json"


def test_one_who_is_not_signed_in_learns_nothing(as_role: Any) -> None:
    """Not what is there, not the name of the register, not whether a page exists."""
    nobody = as_role(None)
    for path in ("/", "/entries/agreement", "/nothing", "/reports/none"):
        answer = nobody.get(path)
        assert answer.url.partition("?")[0].endswith("/sign-in")
        assert "r.db" not in answer.text
        assert 'href="/entries' not in answer.text


@pytest.mark.parametrize(("method", "path"), sorted(p for p in table() if p[0] == "POST" and "/api/" not in p[1]))
def test_no_form_is_taken_without_its_token(as_role: Any, method: str, path: str, kit: Any) -> None:
    """Neither one without it, nor one with another; the fields beside it are there."""
    fields = {
        "name": "x", "password": kit.password, "to": "/", "old": "x", "new": kit.password, "role": "reader",
        "days": "1", "decision": "accept", "left": "x",
    }  # fmt: skip
    admin = as_role("admin")
    assert method == "POST"
    assert admin.post(path_of(path), fields | {"token": "another"}).status == 403
    assert admin.post(path_of(path), fields).status == 422


def test_a_session_begins_anew_at_each_sign_in_and_ends_at_sign_out(office: str, kit: Any) -> None:
    """The secret is another each time; the old one is worth nothing, nor is the form token of before."""
    browser = kit.browser(office)
    assert kit.sign_in(browser, "reader-أمل", to="/reports").url == f"{office}/reports"
    first = {one.name: one for one in browser.cookies}
    assert first[people.SESSION].has_nonstandard_attr("HttpOnly")
    assert first[people.SESSION].get_nonstandard_attr("SameSite") == "lax"
    old = first[people.SESSION].value
    kit.sign_in(browser, "reader-أمل")
    again = {one.name: one for one in browser.cookies}
    assert again[people.SESSION].value != old
    assert again["sijill_token"].value != first["sijill_token"].value
    stolen = kit.browser(office)
    answer = stolen.get("/", Cookie=f"{people.SESSION}={old}")
    assert answer.url.endswith("/sign-in")
    kept = again[people.SESSION].value
    assert browser.post("/sign-out", {"token": kit.token(browser, "/account")}).url == f"{office}/sign-in"
    assert stolen.get("/", Cookie=f"{people.SESSION}={kept}").url.endswith("/sign-in")


def test_nobody_is_sent_to_another_site_after_signing_in(office: str, kit: Any) -> None:
    """Only to a page of ours."""
    for to in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        assert kit.sign_in(kit.browser(office), "reader-أمل", to=to).url == f"{office}/"


def test_a_session_that_was_not_used_or_is_old_has_ended(team: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """After twelve hours without a request, and after two weeks."""
    key = passwords.key("held")
    with team.accounts(change=True) as accounts:
        accounts.begin(key, "reader-أمل", oldest="2000")
    assert people.by_session(team, "held")
    for name in ("IDLE", "WHOLE"):
        with monkeypatch.context() as patch:
            patch.setattr(people, name, people.IDLE * 0)
            assert people.by_session(team, "held") is None
    assert people.by_session(team, "other") is None


def test_signing_in_is_slowed_down(team: Any, kit: Any) -> None:
    """Five wrong passwords of a name from an address; a right one does not help then; another name goes on."""
    with kit.serving(application(team, "nobody", accounts=True)) as address:
        browser = kit.browser(address)
        tried = [[kit.sign_in(browser, name, "wrong") for _ in range(6)] for name in ("reader-أمل", "nobody")]
        for answers in tried:
            assert [one.status for one in answers] == [401] * 5 + [429]
            assert 0 < int(answers[-1].headers["retry-after"]) <= 900
        assert kit.sign_in(browser, "reader-أمل").status == 429
        assert kit.sign_in(browser, "reviewer-أمل").status == 200
        unknown, known = (re.sub(r'value="[^"]*"', "", one.text) for one in (tried[0][0], tried[1][0]))
        assert unknown == known
    with team.accounts() as accounts:
        deeds = [(one.user, one.deed) for one in accounts.deeds(limit=20)]
    assert ("reader-أمل", "sign_in_refused") in deeds
    assert ("reader-أمل", "sign_in_slowed") in deeds
    assert ("nobody", "sign_in_refused") not in deeds  # what was typed may have been a password


def test_every_decision_bears_the_name_of_the_one_who_made_it(as_role: Any, team: Any, kit: Any) -> None:
    """In the register, and in the record of what was done, which an admin sees."""
    claim = next(iter(team.claims())).id
    for role in ("reviewer", "curator"):
        browser = as_role(role)
        sent = {"token": kit.token(browser, "/review"), "decision": "accept", "left": claim, "reason": role}
        assert browser.post("/review/judge", sent).status == 200
        made = team.judgements()[-1]
        assert (made.user, made.reason) == (f"{role}-أمل", role)
        page = as_role("admin").get(f"/audit?deed=judged&user={quote(made.user)}").text
        assert made.id in page
        assert "127.0.0.1" in page


def test_rights_that_change_hold_at_once(as_role: Any, team: Any, office: str, kit: Any) -> None:
    """An account is made, given a role and a password, and closed, in the pages; it is signed out where it must be."""
    admin, name = as_role("admin"), "جديد.ة"
    place = f"/users/{quote(name)}"

    def asked(path: str, **fields: str) -> Any:
        return admin.post(path, {"token": kit.token(admin, "/users")} | fields)

    assert asked("/users", name=name, role="reader", password="short").status == 400  # noqa: S106
    assert name in asked("/users", name=name, role="reader", password=kit.password).text
    browser = kit.browser(office)
    kit.sign_in(browser, name)
    assert browser.get("/review").status == 403
    asked(f"{place}/role", role="reviewer")
    assert browser.get("/review").status == 200
    asked(f"{place}/password", password="another that nobody joins")  # noqa: S106
    assert browser.get("/").url.endswith("/sign-in")
    assert kit.sign_in(browser, name).status == 401
    kit.sign_in(browser, name, "another that nobody joins")
    sent = {"token": kit.token(browser, "/account"), "old": "another that nobody joins", "new": kit.password}
    assert browser.post("/account/password", sent | {"old": "wrong"}).status == 403
    assert browser.post("/account/password", sent).url == f"{office}/account"
    asked(f"{place}/close")
    assert browser.get("/").url.endswith("/sign-in")
    assert asked("/users/admin-%D8%A3%D9%85%D9%84/close").status == 400
    assert "last admin" in asked("/users/admin-%D8%A3%D9%85%D9%84/role", role="reader").text
    with team.accounts() as accounts:
        made = [one for one in accounts.deeds(limit=20) if name in one.about][::-1]
    assert [(one.deed, one.user) for one in made] == [
        ("account_made", "admin-أمل"),
        ("role_given", "admin-أمل"),
        ("password_given", "admin-أمل"),
        ("password_given", name),
        ("account_closed", "admin-أمل"),
    ]


def test_a_program_is_known_by_its_token(as_role: Any, team: Any, office: str, kit: Any) -> None:
    """Shown once; it may do what its role may, only under the interface, until it is ended."""
    reviewer, program = as_role("reviewer"), kit.browser(office)
    sent = {"token": kit.token(reviewer, "/account"), "role": "reviewer", "days": "5", "label": "<b>R</b>"}
    page = reviewer.post("/account/tokens", sent)
    (held,) = re.findall(r"sijill_[\w-]{40,}", page.text)
    assert "&lt;b&gt;R" in page.text
    assert held not in reviewer.get("/account").text
    assert reviewer.post("/account/tokens", sent | {"role": "admin"}).status == 400
    known = {"Authorization": f"Bearer {held}"}
    assert program.get("/api/v1/reports", **known).status == 200
    assert program.get("/", **known).url.endswith("/sign-in")
    body = json.dumps({"verdict": "accept", "left": next(iter(team.claims())).id}).encode()
    answer = program.post("/api/v1/judgements", body, Content_Type="application/json", **known)
    assert (answer.status, json.loads(answer.text)["user"]) == (201, "reviewer-أمل")
    for wrong in ("Bearer x", "Basic x", f"Bearer {held}x", held):
        answer = program.get("/api/v1/reports", Authorization=wrong)
        assert (answer.status, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert as_role("reader").get("/api/v1/reports", Authorization=wrong).status == 401
    (id_,) = re.findall(r"/account/tokens/(\w+)/end", page.text)
    assert (
        as_role("admin").post(f"/account/tokens/{id_}/end", {"token": kit.token(as_role("admin"), "/users")}).status
        == 404
    )
    reviewer.post(f"/account/tokens/{id_}/end", {"token": kit.token(reviewer, "/account")})
    assert program.get("/api/v1/reports", **known).status == 401


def test_programs_are_slowed_down(team: Any, kit: Any) -> None:
    """By their address as long as they are not known; the answer says when to ask again."""
    with kit.serving(application(team, "nobody", accounts=True, rate=3)) as address:
        browser = kit.browser(address)
        assert [browser.get("/api/v1/reports").status for _ in range(3)] == [401] * 3
        answer = browser.get("/api/v1/reports")
        assert (answer.status, answer.headers["content-type"]) == (429, "application/problem+json")
        assert 0 < int(answer.headers["retry-after"]) <= 60
        assert browser.get("/sign-in").status == 200


def test_a_limit_lets_through_again_with_time_and_forgets_whom_it_must() -> None:
    """Counted in a moving span, by key."""
    now = [0.0]
    limit = Limit(2, 10, lambda: now[0])
    assert [limit.count("a"), limit.count("a"), limit.count("a"), limit.count("b")] == [0, 0, 10, 0]
    now[0] = 9.5
    assert limit.wait("a") == 1
    now[0] = 10
    assert limit.count("a") == 0
    limit.forget("a")
    assert limit.wait("a") == 0
    assert Limit(None, 1).count("a") == 0


def test_an_address_that_others_reach_is_served_only_with_accounts(team: Any, register: Any) -> None:
    """And a certificate only with its key."""
    assert check(team, Serving("192.0.2.1", 80))
    assert not check(register, Serving("127.0.0.1", 80))
    with pytest.raises(SijillError, match="user add"):
        check(register, Serving("192.0.2.1", 80))
    with pytest.raises(SijillError, match="user add"):
        check_host("0.0.0.0")  # noqa: S104 (it is refused)
    with pytest.raises(SijillError, match="both"):
        check(team, Serving("127.0.0.1", 80, "a.pem"))
    assert Serving("::1", 80, "a", "b").url == "https://[::1]:80/"


def test_by_another_name_only_those_are_answered_who_sign_in(as_role: Any, browser: Any) -> None:
    """Where there are accounts, a name that points here gets the form to sign in; where there are none, nothing."""
    answer = as_role(None).get("/", follow=False, Host="register.example")
    assert (answer.status, answer.headers["location"]) == (303, "/sign-in")
    assert browser.get("/", Host="register.example").status == 421


def test_one_person_becomes_a_team_without_a_new_start(tmp_path: Any, kit: Any) -> None:
    """The first account shuts the pages to whoever has not signed in, and they never open again while it runs."""
    with Register.open(str(tmp_path / "r.db")) as register, kit.serving(application(register, "alone")) as address:
        browser = kit.browser(address)
        assert "no accounts" in browser.get("/users").text
        assert browser.get("/account").status == 404
        fields = {"token": kit.token(browser, "/users"), "name": "ann", "password": kit.password}
        assert browser.post("/users", fields | {"role": "reader"}).status == 400
        browser.post("/users", fields | {"role": "admin"})
        assert browser.get("/").url.endswith("/sign-in")
        assert kit.sign_in(browser, "ann").url == f"{address}/"
        with register.accounts(change=True) as accounts:
            accounts.close("ann")
        browser.cookies = CookieJar()
        assert browser.get("/").url.endswith("/sign-in")
