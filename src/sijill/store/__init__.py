"""The register: reports, the claims made from them, and what people decided about them. All are added, never edited."""

from sijill.store.find import Wanted
from sijill.store.references import References
from sijill.store.register import DEFAULT, Register
from sijill.store.search import Hit, terms
from sijill.store.shelf import Brought, Linked, Shelf, Sought

__all__ = ["DEFAULT", "Brought", "Hit", "Linked", "References", "Register", "Shelf", "Sought", "Wanted", "terms"]
