"""The register: reports and the claims made from them, in one SQLite file. Claims are added, never edited."""

from sijill.store.find import Wanted
from sijill.store.register import DEFAULT, Register
from sijill.store.rows import Held, Report

__all__ = ["DEFAULT", "Held", "Register", "Report", "Wanted"]
