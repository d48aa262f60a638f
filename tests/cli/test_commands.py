"""The commands as a person types them."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from sijill.codebook import faults, load
from sijill.errors import ReadError

KINDS = tuple(load().kinds)
SAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
REPORT = "وقّعت تركيا وأذربيجان في باكو مذكرة تفاهم للتعاون في مجال الدفاع."


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the sample reports."""
    from sijill import batch
    from sijill.store import Register

    place = tmp_path_factory.mktemp("register") / "samples.db"
    with Register.open(str(place)) as opened:
        assert not any(
            isinstance(done, ReadError) for done in batch.kept(batch.find([SAMPLES / "reports.jsonl"]), opened)
        )
    return place


# --- code -------------------------------------------------------------------------------------------------------------


def test_code_writes_one_line_a_report_with_exact_evidence(sijill: Any, samples: list[dict[str, Any]]) -> None:
    """Each report has a line with its text as it came and its claims, each of which keeps to the codebook."""
    ran = sijill("code", SAMPLES / "reports.jsonl")
    found = ran.lines()
    assert ran.code == 0
    assert ran.err == ""
    assert [r["id"] for r in found] == [r["id"] for r in samples]
    for report, sample in zip(found, samples, strict=True):
        assert list(report) == ["id", "title", "language", "date", "text", "claims"]
        assert (report["text"], report["date"], report["title"]) == (sample["text"], sample["date"], sample["title"])
        for claim in report["claims"]:
            assert list(faults(claim, report["text"])) == []


def test_code_of_a_text_file_keeps_it_code_point_for_code_point(sijill: Any, tmp_path: Path) -> None:
    """Line ends, vowel marks, tatweel and bidi marks of a text file stand in the output as in the file."""
    text = f"\u200f{REPORT}\r\n\r\nقـال الوزير إنّ الصفقة تمت.\u202c \n"
    (tmp_path / "report.txt").write_bytes(text.encode())
    (found,) = sijill("code", "report.txt").lines()
    assert found["text"] == text
    assert (found["id"], found["language"], found["date"]) == ("report", "ar", None)


def test_code_writes_to_a_file_that_appears_when_it_is_whole(sijill: Any, tmp_path: Path) -> None:
    """With --output nothing goes to the screen; the file is there at the end, and no part of it beside it."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    ran = sijill("code", "report.txt", "--output", "coded.jsonl")
    assert (ran.code, ran.out) == (0, "")
    assert json.loads((tmp_path / "coded.jsonl").read_text(encoding="utf-8"))["text"] == REPORT
    assert sorted(p.name for p in tmp_path.iterdir()) == ["coded.jsonl", "report.txt"]


def test_code_says_if_the_output_cannot_be_written(sijill: Any, tmp_path: Path) -> None:
    """An output in a folder that is not there ends the command with a message and leaves nothing behind."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    ran = sijill("code", "report.txt", "-o", "absent/coded.jsonl")
    assert ran.code == 1
    assert "absent/coded.jsonl cannot be written" in ran.err


def test_a_folder_is_walked_and_what_is_no_report_is_counted(sijill: Any, tmp_path: Path) -> None:
    """All reports below a folder are read, in order; other files are passed over and their number said."""
    for name in ("b/two.txt", "a/one.txt", "a/.hidden/no.txt", "a/picture.png"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(REPORT, encoding="utf-8")
    ran = sijill("code", "in")
    assert ran.code == 0
    assert [r["id"] for r in ran.lines()] == ["one", "two"]
    assert "1 files in folders passed over" in ran.err


# --- add --------------------------------------------------------------------------------------------------------------


def test_add_twice_changes_nothing(sijill: Any, tmp_path: Path) -> None:
    """A report that is there with the same text is not added again: the register holds exactly what it held."""
    first = sijill("add", SAMPLES / "reports.jsonl", "--json")
    before = _contents(tmp_path / "sijill.db")
    second = sijill("add", SAMPLES / "reports.jsonl", "--json")
    assert [line["new"] for line in first.lines()] == [True] * len(first.lines())
    assert [line["new"] for line in second.lines()] == [False] * len(first.lines())
    assert _contents(tmp_path / "sijill.db") == before


def _contents(place: Path) -> dict[str, list[tuple[Any, ...]]]:
    with sqlite3.connect(place) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {t: list(connection.execute(f'SELECT * FROM "{t}" ORDER BY 1')) for t in tables}  # noqa: S608
    connection.close()
    return found


def test_add_says_what_it_did_in_words(sijill: Any, tmp_path: Path) -> None:
    """For a person, add ends with how many reports came in and how many claims of each kind."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    ran = sijill("add", "report.txt", "--register", "mine.db")
    assert "mine.db: reports: 1 added, 0 already there, 0 left out" in ran.out
    assert (tmp_path / "mine.db").is_file()


def test_the_register_may_be_named_in_the_environment(
    sijill: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIJILL_REGISTER names the register where --register does not."""
    monkeypatch.setenv("SIJILL_REGISTER", str(tmp_path / "named.db"))
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert sijill("add", "report.txt").code == 0
    assert (tmp_path / "named.db").is_file()


# --- list -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_list_gives_every_claim_of_a_kind(sijill: Any, register: Path, kind: str) -> None:
    """With --json each claim of the kind is a line: its id, its report, and all its fields."""
    ran = sijill("list", kind, "--register", register, "--json")
    assert ran.code == 0
    for line in ran.lines():
        assert set(line) == {"id", "report", "claim"}
        assert line["claim"]["kind"] == kind
        assert set(load().kinds[kind].fields) <= set(line["claim"])


@pytest.mark.parametrize("kind", [*KINDS, "reports"])
def test_list_shows_a_table(sijill: Any, register: Path, kind: str) -> None:
    """For a person, list is a table whose ids `show` takes."""
    ran = sijill("list", kind, "--register", register)
    assert ran.code == 0
    assert "┃ id" in ran.out or "no claims of kind" in ran.out


def test_list_narrows_by_party_area_stage_and_date(sijill: Any, register: Path) -> None:
    """Each filter leaves exactly the claims that hold what it names, and filters together leave those that hold all."""
    everything = sijill("list", "agreement", "--register", register, "--json").lines()

    def ids(*options: str) -> list[str]:
        return [line["id"] for line in sijill("list", "agreement", *options, "--register", register, "--json").lines()]

    def expected(holds: Any) -> list[str]:
        return [line["id"] for line in everything if holds(line["claim"])]

    assert ids("--party", "TUR") == ids("--party", "tur") == expected(_names("TUR"))
    assert ids("--area", "general") == expected(lambda c: "general" in c["areas"])
    assert ids("--stage", "signed") == expected(lambda c: any(s["stage"] == "signed" for s in c["steps"]))
    both = expected(lambda c: _names("TUR")(c) and "general" in c["areas"])
    assert ids("--party", "TUR", "--area", "general") == both
    dated = ids("--since", "2019", "--until", "2019")
    assert dated == expected(lambda c: any((s["date"] or "").startswith("2019") for s in c["steps"]))
    assert ids("--since", "2019") != ids("--until", "2019")


def _names(state: str) -> Any:
    return lambda claim: (
        state in claim["parties"] or any((s["by"] or "").partition(":")[0] == state for s in claim["steps"])
    )


def test_list_goes_on_where_it_stopped(sijill: Any, register: Path) -> None:
    """--limit and --after give the same claims in pieces as at once, and a table says how to go on."""
    whole = [line["id"] for line in sijill("list", "statement", "--register", register, "--json").lines()]
    assert len(whole) > 2
    pieces: list[str] = []
    while True:
        after = ("--after", pieces[-1]) if pieces else ()
        piece = sijill("list", "statement", "--limit", "2", *after, "--register", register, "--json").lines()
        if not piece:
            break
        pieces += [line["id"] for line in piece]
    assert pieces == whole
    assert f"--after {whole[1]} goes on" in sijill("list", "statement", "--limit", "2", "--register", register).err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "agrement"], "did you mean agreement"),
        (["list", "agreement", "--area", "cybr"], "did you mean cyber"),
        (["list", "agreement", "--stage", "in_forse"], "did you mean in_force"),
        (["list", "agreement", "--since", "2019-13"], "there is no month 13"),
        (["list", "agreement", "--until", "yesterday"], "write 2020, 2020-07"),
        (["list", "agreement", "--party", "NAT0"], "did you mean NATO"),
        (["list"], "KIND"),
        (["lst"], "lst"),
    ],
)
def test_what_is_typed_wrong_ends_with_exit_code_2(
    sijill: Any, register: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    """A kind, code, date, party or command that does not exist is named, with the nearest that does."""
    monkeypatch.setenv("SIJILL_REGISTER", str(register))
    ran = sijill(*arguments)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("command", [("list", "agreement"), ("show", "1")])
def test_reading_a_register_that_is_not_there_makes_none(sijill: Any, tmp_path: Path, command: tuple[str, ...]) -> None:
    """List and show say that there is no register and how to make one, and create no file."""
    ran = sijill(*command)
    assert ran.code == 1
    assert "there is no register at sijill.db; `sijill add` makes one" in ran.err
    assert list(tmp_path.iterdir()) == []


# --- show -------------------------------------------------------------------------------------------------------------


def test_show_gives_every_field_and_every_quote_of_a_claim(sijill: Any, register: Path) -> None:
    """A claim is shown with each field by name and each of its quotes; a part of the id is enough."""
    first = sijill("list", "agreement", "--register", register, "--json", "--limit", "1").lines()[0]
    ran = sijill("show", first["id"][:8], "--register", register)
    assert ran.code == 0
    for field in load().kinds["agreement"].fields:
        assert field in ran.out
    for evidence in first["claim"]["evidence"]:
        assert f"{evidence['start']}-{evidence['end']}" in ran.out
        for word in evidence["quote"].split():
            assert word in ran.out
    assert sijill("show", first["id"], "--register", register, "--json").lines() == [first]


def test_show_of_a_report_has_its_text_and_its_claims(sijill: Any, register: Path, samples: list[Any]) -> None:
    """A report is shown by its id: with --json its whole text and all its claims."""
    sample = samples[0]
    (found,) = sijill("show", sample["id"], "--register", register, "--json").lines()
    assert found["text"] == sample["text"]
    assert all(claim["evidence"] for claim in found["claims"])
    assert sijill("show", sample["id"], "--register", register).code == 0


@pytest.mark.parametrize(("id_", "said"), [("zzzz", "holds no claim and no report"), ("0", "several ids")])
def test_show_of_no_or_several_things_says_so(sijill: Any, register: Path, id_: str, said: str) -> None:
    """An id that is none, or the beginning of several, ends with exit code 1 and what to do."""
    ran = sijill("show", id_, "--register", register)
    assert ran.code == 1
    assert said in ran.err


# --- explain and demo -------------------------------------------------------------------------------------------------


def test_explain_tells_mentions_rules_and_near_misses(sijill: Any, tmp_path: Path) -> None:
    """For each sentence explain gives what was seen, the claims with their rules, and why a trigger gave none."""
    (tmp_path / "report.txt").write_text(f"{REPORT} وقال الوزير إن تركيا وقعت.", encoding="utf-8")
    (found,) = sijill("explain", "report.txt", "--json").lines()
    first = found["sentences"][0]
    assert {"TUR", "AZE"} <= {m["code"] for m in first["mentions"]}
    assert first["claims"]
    assert first["claims"][0]["rules"]
    assert all(set(m) == {"rule", "would_make", "quote", "why"} for s in found["sentences"] for m in s["missed"])
    shown = sijill("explain", "report.txt").out
    assert "TUR" in shown
    assert "claim" in shown


def test_demo_needs_nothing_and_keeps_the_register_where_it_is_told(sijill: Any) -> None:
    """The demo codes the samples, shows entries and the words of a claim, and names the register it made."""
    ran = sijill("demo", "--keep", "kept.db")
    assert ran.code == 0
    assert "sijill entries agreement --register kept.db" in ran.out
    assert "one thing, because" in ran.out
    assert "rests on" in ran.out or "claim " in ran.out
    assert sijill("list", "reports", "--register", "kept.db", "--json").code == 0


def test_a_demo_run_again_on_its_own_register_adds_nothing(sijill: Any) -> None:
    """The demo is idempotent too."""
    first = sijill("demo", "--keep", "kept.db", "--json").lines()
    assert sijill("demo", "--keep", "kept.db", "--json").lines() == first


def test_the_version_is_told(sijill: Any) -> None:
    """--version prints the name and the version."""
    from importlib.metadata import version

    assert sijill("--version").out == f"sijill {version('sijill')}\n"
