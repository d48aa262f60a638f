#!/usr/bin/env python3
"""Write the generated files of the repository anew, or tell which of them are stale.

usage: build_docs.py [--check]

With --check nothing is written; exit status 1 and the names of stale files if there are any. To generate another file,
add its path and the function that gives its text to `generated`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from sijill.cli.manual import markdown
from sijill.codebook import claim_schema, render_manual
from sijill.export.labels import render_annotating
from sijill.export.manual import render_formats
from sijill.serve.api.manual import render_interface

ROOT = Path(__file__).resolve().parent.parent


def generated() -> list[tuple[str, Callable[[], str]]]:
    """Each generated file, relative to the repository, and what makes its whole text."""
    return [
        ("docs/reference/codebook.md", render_manual),
        ("docs/reference/claim.schema.json", schema_text),
        ("docs/reference/commands.md", markdown),
        ("docs/reference/formats.md", render_formats),
        ("docs/reference/annotating.md", render_annotating),
        ("docs/reference/api.md", render_interface),
    ]


def schema_text() -> str:
    """The JSON Schema of a claim, as a file."""
    return json.dumps(claim_schema(), ensure_ascii=False, indent=2) + "\n"


def stale(root: Path) -> dict[Path, str]:
    """The files under `root` that are absent or differ from what would be written now, each with its new text."""
    fresh = {root / name: make() for name, make in generated()}
    return {path: text for path, text in fresh.items() if not path.is_file() or path.read_bytes() != text.encode()}


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Write or check; the exit status."""
    parser = argparse.ArgumentParser(description="Write the generated files anew.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 and name the files that are stale")
    check = parser.parse_args(arguments).check
    found = stale(root)
    for path, text in found.items():
        name = path.relative_to(root)
        if check:
            print(f"{name}: stale; `make docs` writes it anew")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            print(f"{name}: written")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
