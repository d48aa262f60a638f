"""What `make fast` compiles can be compiled; the plain package never needs it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TRANSLATE = "import sys; from mypyc.build import mypycify; mypycify(sys.argv[2:], target_dir=sys.argv[1])"


@pytest.mark.slow
def test_the_compiler_takes_every_module_that_the_fast_wheel_compiles(tmp_path: Path) -> None:
    """The compiler mypyc translates them all to C.

    It stops at a few forms that mypy allows: a starred name in the tuple behind `in`, `reversed()` of what a call or a
    slice gives (write `[::-1]`), one name for a whole number and a fraction.
    """
    hook = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]
    taken = {path for pattern in hook["mypyc"]["include"] for path in ROOT.glob(pattern.lstrip("/"))}
    taken -= {path for pattern in hook["mypyc"]["exclude"] for path in ROOT.glob(pattern.lstrip("/"))}
    command = [sys.executable, "-c", TRANSLATE, str(tmp_path), *hook["mypyc"]["mypy-args"], *sorted(map(str, taken))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = "\n".join(line for line in (done.stdout + done.stderr).splitlines() if "warning:" not in line)
    assert done.returncode == 0, f"`make fast` would fail:\n{said[-2000:]}"
    assert len(taken) > 50
