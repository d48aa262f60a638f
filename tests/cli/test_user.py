"""Accounts and tokens from the command line."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from sijill.serve.access import passwords
from sijill.store import Register

WORDS = "four words that nobody joins"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What stands on standard input."""

    def of(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return of


def add(sijill: Any, typed: Any, name: str, role: str, words: str = WORDS) -> Any:
    """`sijill user add`."""
    typed(words + "\n")
    return sijill("user", "add", name, "--role", role)


def test_an_account_lives_from_its_making_to_its_end(sijill: Any, typed: Any, tmp_path: Path) -> None:
    """Made, listed, given another role and password, closed, opened again; all of it stays written."""
    assert add(sijill, typed, "سلمى", "reader").code == 1
    assert add(sijill, typed, "سلمى", "admin").code == 0
    assert add(sijill, typed, "omar", "reader").code == 0
    assert sijill("user", "role", "omar", "reviewer").code == 0
    typed("another that nobody joins\n")
    assert sijill("user", "password", "omar").code == 0
    accounts = sijill("user", "list", "--json").lines()
    assert [(one["name"], one["role"], one["closed_at"]) for one in accounts] == [
        ("omar", "reviewer", None),
        ("سلمى", "admin", None),
    ]
    assert "password" not in accounts[0]
    assert sijill("user", "remove", "omar").code == 0
    assert sijill("user", "list", "--json").lines()[0]["closed_at"]
    assert add(sijill, typed, "omar", "curator").code == 0
    assert "curator" in sijill("user", "list").out
    with Register.open(str(tmp_path / "sijill.db")) as register, register.accounts() as found:
        assert [one.deed for one in found.deeds(limit=9)][::-1] == [
            "account_made",
            "account_made",
            "role_given",
            "password_given",
            "account_closed",
            "account_made",
        ]
        omar = found.find("omar")
    assert omar
    assert passwords.fits(omar.password, WORDS)
    assert not passwords.fits(omar.password, WORDS + " ")
    assert omar.password.startswith("$argon2id$")


def test_what_cannot_be_is_refused_with_the_way_out(sijill: Any, typed: Any) -> None:
    """Names, roles, passwords, a second account of a name, the last admin, tokens beyond their account."""
    for name, role, words, says in (
        ("<script>", "admin", WORDS, "is no name"),
        ("ann", "king", WORDS, "there is no role"),
        ("ann", "admin", "short", "12 to 256"),
        ("ann", "admin", "aaaaaaaaaaaaaaaa", "more than a few letters"),
        ("anna", "admin", "this is Annas password", "does not hold the name"),
    ):
        ran = add(sijill, typed, name, role, words)
        assert (ran.code, says in ran.err) == (1, True), ran
    assert add(sijill, typed, "ann", "admin").code == 0
    assert "already" in add(sijill, typed, "ann", "admin").err
    assert add(sijill, typed, "bo", "reader").code == 0
    assert "last admin" in sijill("user", "role", "ann", "reader").err
    assert "last admin" in sijill("user", "remove", "ann").err
    assert "cannot be of the role" in sijill("user", "token", "bo", "--role", "admin").err
    assert "no open account" in sijill("user", "token", "nobody").err
    assert "no token" in sijill("user", "revoke", "12345678").err


def test_a_token_is_shown_once_and_ends(sijill: Any, typed: Any, tmp_path: Path) -> None:
    """The register holds a hash of it; it is known until it is ended or its account is closed."""
    assert add(sijill, typed, "ann", "admin").code == 0
    (made,) = sijill("user", "token", "ann", "--role", "reviewer", "--days", "2", "--label", "R", "--json").lines()
    held = sijill("user", "token", "ann").out.strip()
    assert held.startswith("sijill_")
    place = tmp_path / "sijill.db"
    assert made["token"].encode() not in place.read_bytes()
    assert "token" not in sijill("user", "tokens", "--json").lines()[0]
    with Register.open(str(place)) as register:
        with register.accounts() as found:
            known = found.token(passwords.key(made["token"]))
            assert known
            assert (known[0].label, known[0].role, known[1].name) == ("R", "reviewer", "ann")
        assert sijill("user", "revoke", made["id"]).code == 0
        with register.accounts() as found:
            assert found.token(passwords.key(made["token"])) is None
            assert found.token(passwords.key(held))
        assert sijill("user", "remove", "ann").code == 0
        with register.accounts() as found:
            assert found.token(passwords.key(held)) is None
    assert made["id"] in sijill("user", "tokens").out
