"""The pages say what the program does: each command and option that they name exists, and each that exists is named."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from sijill.cli import app
from sijill.cli.common import EXIT_CODES
from sijill.cli.manual import commands, exit_codes
from sijill.cli.tables import KINDS
from sijill.codebook import load

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(p for p in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")])
PROGRAM: Any = typer.main.get_command(app)
_CODE = re.compile(r"`([^`\n]+)`|^ {4,}(\S.*)$|^(?:\$ )(.+)$", re.MULTILINE)
_TYPED = re.compile(r"(?:^|[\s/])sijill +([a-z][\w-]*)((?: +[^\s#|;]+)*)")
_OPTION = re.compile(r"(?<![\w-])--?[a-z][\w-]*")


def typed(page: str) -> Iterator[tuple[str, list[str]]]:
    """The commands that a page writes as code, each with the words that follow."""
    for spans in _CODE.findall(page):
        for command, rest in _TYPED.findall(" ".join(spans).strip()):
            yield command, rest.split()


def tool(name: str) -> Any:
    """A script of `tools/`, as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_command_and_option_a_page_names_exists(path: Path) -> None:
    """Whatever a page tells to type can be typed: the command, its options and the kind that list is given."""
    for command, words in typed(path.read_text(encoding="utf-8")):
        assert command in PROGRAM.commands, f"sijill {command}"
        meant: Any = PROGRAM.commands[command]
        inner = getattr(meant, "commands", {})  # of a family such as `sijill reference`
        meant = inner.get(words[0], meant) if words else meant
        known = {o for p in meant.params for o in (*p.opts, *p.secondary_opts)} | {"--help"}
        for word in words:
            if _OPTION.fullmatch(word):
                assert word in known, f"sijill {command} {word}"
        if command == "list" and words and words[0].islower():
            assert words[0] in (*KINDS, "person", "body", "reports"), f"sijill list {words[0]}"


def test_the_test_sees_what_the_readme_names() -> None:
    """The search for commands finds those of README, and would find a wrong option."""
    found = list(typed((ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"code", "add", "list", "show", "explain"} <= {command for command, _ in found}
    assert ("list", ["agreement", "--stage", "signed"]) in typed("    $ sijill list agreement --stage signed  # why\n")
    assert ("list", ["--kind", "agreement"]) in typed("say `sijill list --kind agreement`")


def test_the_reference_names_every_command_and_option() -> None:
    """docs/reference/commands.md holds all commands, all options and the exit codes."""
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    for name, command in commands(PROGRAM):
        section = page.partition(f"\n## sijill {name}\n")[2].partition("\n## ")[0]
        assert section, name
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else ():
                assert f"`{option}`" in section, f"{name} {option}"
    assert exit_codes() in page


def test_the_exit_codes_are_documented_where_people_look() -> None:
    """README has the program's own table of exit codes, and `sijill --help` says them."""
    assert exit_codes() in (ROOT / "README.md").read_text(encoding="utf-8")
    for code, means in EXIT_CODES.items():
        assert f"{code}: {means}" in PROGRAM.help


def test_every_command_and_every_option_says_what_it_does() -> None:
    """No command and no option is without a help text, and each command has --json."""
    for name, command in commands(PROGRAM):
        assert command.help, name
        assert "--json" in {o for p in command.params for o in p.opts}, name
        for parameter in command.params:
            assert parameter.help, f"{name} {parameter.name}"


def test_a_table_knows_every_kind_and_only_its_fields() -> None:
    """Each kind of the codebook has columns, and each column is a field of the kind."""
    kinds = load().kinds
    assert list(KINDS) == list(kinds)
    for kind, columns in KINDS.items():
        assert set(columns) <= set(kinds[kind].fields), kind


def test_no_generated_file_is_stale() -> None:
    """What `make docs` would write is what the repository holds."""
    stale = tool("build_docs").stale(ROOT)
    assert not stale, f"run `make docs`: {sorted(p.relative_to(ROOT).as_posix() for p in stale)}"


def test_a_stale_file_is_found_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A generated file that is absent or was edited by hand is named, and exit status 1 tells a machine."""
    build = tool("build_docs")
    assert build.main([], tmp_path) == 0
    assert build.main(["--check"], tmp_path) == 0
    page = tmp_path / "docs" / "reference" / "codebook.md"
    page.write_text(page.read_text(encoding="utf-8") + "by hand\n", encoding="utf-8")
    (tmp_path / "docs" / "reference" / "claim.schema.json").unlink()
    capsys.readouterr()
    assert build.main(["--check"], tmp_path) == 1
    told = capsys.readouterr().out
    assert "docs/reference/codebook.md: stale" in told
    assert "docs/reference/claim.schema.json: stale" in told
    assert "commands.md" not in told
    assert sys.modules.get("build_docs") is None
