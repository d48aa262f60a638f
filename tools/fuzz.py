"""Feed a reader bytes that a fuzzer makes up (atheris): whatever they are, it must give documents or reasons.

usage: fuzz.py [--seconds N] [FORM ...]

Each form is tried in a process of its own, from the samples of `tests/read/test_fuzz.py` and the crashes of before.
What made a reader raise, hang or swell is written to `tests/read/crashes/FORM-HASH`, where a test tries it from then.
"""

from __future__ import annotations

import argparse
import importlib.util
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CRASHES = ROOT / "tests" / "read" / "crashes"
TESTS = ROOT / "tests" / "read" / "test_fuzz.py"
FORMS = ("text", "html", "line", "json", "csv", "feed", "sitemap", "mhtml", "pdf", "docx", "warc", "wacz", "any")
_LONGEST, _SLOW, _MEMORY = 16_384, 30, 3_000  # bytes of an input; seconds, and megabytes, that one may take


def main() -> None:
    """Tries some forms, or all, and says how it went."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--seconds", type=int, default=60)
    ask.add_argument("--here", action="store_true", help=argparse.SUPPRESS)  # the process that tries one form
    ask.add_argument("forms", nargs="*", metavar="FORM", help=f"one of {', '.join(FORMS)}; all if absent")
    args = ask.parse_args()
    if unknown := set(args.forms) - set(FORMS):
        ask.error(f"no such form: {', '.join(sorted(unknown))}; there are: {', '.join(FORMS)}")
    if args.here:
        _try(args.forms[0], args.seconds)
        return
    try:
        import atheris  # noqa: F401 (asked for before anything is begun)
    except ImportError:
        sys.exit("needs the library atheris; install it with: pip install 'sijill[fuzz]'")
    failed = [form for form in args.forms or FORMS if not _tried(form, args.seconds)]
    if failed:
        sys.exit(f"crashed: {', '.join(failed)}; the bytes are in {CRASHES.relative_to(ROOT)}")


def _tried(form: str, seconds: int) -> bool:
    command = [sys.executable, __file__, "--here", "--seconds", str(seconds), form]
    ran = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = ran.stdout.decode(errors="replace").splitlines()
    done = next((line.strip() for line in reversed(said) if line.startswith(("Done ", "stat::number_of_exec"))), "")
    print(f"{form:8} {'crashed' if ran.returncode else 'held'}  {done}", flush=True)
    if ran.returncode:
        print("\n".join(said[-60:]), flush=True)
    return not ran.returncode


def _try(form: str, seconds: int) -> None:
    """Runs the fuzzer in this process, which it ends."""
    import atheris

    with atheris.instrument_imports(include=["sijill.read", "pypdf", "docx", "feedparser", "trafilatura"]):
        tests = _tests()
    logging.disable(logging.CRITICAL)  # libraries complain of each input
    seeds = ROOT / "build" / "fuzz" / form
    seeds.mkdir(parents=True, exist_ok=True)
    CRASHES.mkdir(exist_ok=True)
    for sample in tests.samples(form):  # what is loaded once takes long, and is no fault of the first input
        tests.take(form, sample)
    before = [path.read_bytes() for path in sorted(CRASHES.glob(f"{form}-*"))]
    for number, sample in enumerate([*tests.samples(form), *before]):
        (seeds / f"sample{number}").write_bytes(sample)
    atheris.Setup(
        [
            "fuzz",
            f"-max_total_time={seconds}",
            f"-max_len={_LONGEST}",
            f"-timeout={_SLOW}",
            f"-report_slow_units={_SLOW}",
            f"-rss_limit_mb={_MEMORY}",
            f"-artifact_prefix={CRASHES}/{form}-",
            str(seeds),
        ],
        lambda data: tests.take(form, data),
    )
    atheris.Fuzz()


def _tests() -> Any:
    """The module of the tests that hold samples, and say what is done with bytes."""
    spec = importlib.util.spec_from_file_location("samples", TESTS)
    if spec is None or spec.loader is None:
        sys.exit(f"{TESTS} is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
