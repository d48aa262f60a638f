"""The register in a browser: pages that work without script, and what they ask of the register.

    request ──guard──▶ pages ──▶ entries, store ──▶ templates, in the words of the reader's language

Needs the extra `web`.
"""

from sijill.serve.app import application
from sijill.serve.run import check_host, run

__all__ = ["application", "check_host", "run"]
