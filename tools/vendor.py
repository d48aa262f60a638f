"""Brings in what others made and the pages serve, or their tests need: `python tools/vendor.py`.

A `vendored.yml` beside the files names each package with version, licence and where it comes from, and each of its
files with the SHA-256 of what it must be. The command takes the packages with `npm pack`, checks the files and
puts them in their place; it needs npm, which nobody needs who only runs or changes sijill. A test checks the files
against the list.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
PLACES = (ROOT / "src" / "sijill" / "serve" / "static", ROOT / "tests" / "serve" / "vendor")


def packages(place: Path) -> list[dict[str, Any]]:
    """What is brought in to a place."""
    found: list[dict[str, Any]] = yaml.safe_load((place / "vendored.yml").read_text(encoding="utf-8"))
    return found


def bring(package: dict[str, Any], to: Path, folder: Path) -> None:
    """Takes one package and puts its files in their place. Exits, naming the file, if one is not what the list says."""
    name = f"{package['package']}@{package['version']}"
    npm = shutil.which("npm") or sys.exit("npm is not there; packages are taken with `npm pack`")
    done = subprocess.run([npm, "pack", "--silent", name], cwd=folder, capture_output=True, text=True, check=True)
    with tarfile.open(folder / done.stdout.split()[-1]) as archive:
        for file in package["files"]:
            member = archive.extractfile(f"package/{file['from']}")
            if member is None:
                sys.exit(f"{name} has no file {file['from']}")
            content = member.read()
            found = hashlib.sha256(content).hexdigest()
            if found != file["sha256"]:
                sys.exit(f"{name}: {file['from']} has the SHA-256 {found}, and the list says {file['sha256']}")
            place = to / file["to"]
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            print(place.relative_to(ROOT))


def main() -> None:
    """Brings in every package of the list."""
    for to in PLACES:
        for package in packages(to):
            with tempfile.TemporaryDirectory() as folder:
                bring(package, to, Path(folder))


if __name__ == "__main__":
    main()
