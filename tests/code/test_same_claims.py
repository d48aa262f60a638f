"""A report gives the same claims whatever order Python happens to keep its sets in."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "cases" / "claims"
CODE = """
import hashlib, json, sys
from pathlib import Path
import yaml
from sijill.flow import code_document
from sijill.records import Document

found = hashlib.sha256()
for path in sorted(Path(sys.argv[1]).glob("*.yml")):
    texts = [case["text"] for case in yaml.safe_load(path.read_text(encoding="utf-8")).values()]
    for text in [*texts, "\\n".join(texts[:40])]:
        claims = code_document(Document("case", text, "ar", date="2024-03-15"))
        found.update(json.dumps([c.to_json() for c in claims], ensure_ascii=False).encode())
print(found.hexdigest())
"""


def _start(seed: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CODE, str(FOLDER)]
    return subprocess.Popen(command, env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True)


def test_the_order_of_sets_changes_no_claim() -> None:
    """All texts of the cases, alone and forty together, give one result under two orders of sets."""
    runs = [_start(seed) for seed in ("1", "2")]
    first, second = (run.communicate(timeout=300)[0].strip() for run in runs)
    assert first == second
    assert len(first) == hashlib.sha256().digest_size * 2
