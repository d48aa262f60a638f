"""The register: reports and the claims made from them, in one SQLite file. Claims are added, never edited."""

from sijill.store.find import Wanted
from sijill.store.register import DEFAULT, Register

__all__ = ["DEFAULT", "Register", "Wanted"]
