"""The reference of the command line as a page, written from the program itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from sijill.cli.app import ABOUT, app
from sijill.cli.common import EXIT_CODES

_HEAD = """# Commands

<!-- Written by `make docs` from the program; change the help texts in `src/sijill/cli`, not this page. -->

"""


def markdown() -> str:
    """The page: exit codes, then each command with its arguments and options."""
    root: Any = typer.main.get_command(app)
    parts = [_HEAD, f"{ABOUT}\n\n", "## Exit codes\n\n", exit_codes(), "\n"]
    for name, command in commands(root):
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if p.param_type_name == "option"]
        typed = "".join(f" {_metavar(p)}" for p in arguments)
        parts.append(f"## sijill {name}\n\n    sijill {name}{typed} [OPTIONS]\n\n{_paragraphs(command.help)}\n\n")
        parts.append("| argument or option | |\n|---|---|\n")
        parts += [f"| `{_metavar(p)}` | {_cell(p.help)} |\n" for p in arguments]
        parts += [f"| {_names(p)} | {_cell(p.help)}{_more(p)} |\n" for p in options]
        parts.append("\n")
    return "".join(parts).rstrip() + "\n"


def commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Each command with its whole name; those of a family after each other."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def exit_codes() -> str:
    """The exit codes as a table."""
    return "| exit code | means |\n|---|---|\n" + "".join(
        f"| {code} | {means} |\n" for code, means in EXIT_CODES.items()
    )


def _metavar(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    return f"{name}..." if argument.nargs == -1 else name


def _names(option: Any) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    return names if option.is_flag else f"{names} *{option.opts[0].strip('-').replace('-', ' ')}*"


def _more(option: Any) -> str:
    more = "" if option.default in (None, False, "") else f" Default: `{option.default}`."
    return more + (f" Environment: `{option.envvar}`." if option.envvar else "")


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(" ".join(p.split()) for p in (text or "").split("\n\n"))
