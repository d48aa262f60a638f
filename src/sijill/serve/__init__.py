"""The register in a browser: pages that work without script, and what they ask of the register.

    request ──guard──▶ access ──▶ pages ──▶ entries, store ──▶ templates, in the words of the reader's language

Needs the extra `web`.
"""

from sijill.serve.app import application
from sijill.serve.guard import is_local
from sijill.serve.run import Serving, check, check_host, run

__all__ = ["Serving", "application", "check", "check_host", "is_local", "run"]
