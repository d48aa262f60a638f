"""The register: reports, the claims made from them, and what people decided about them. All are added, never edited."""

from sijill.store.accounts import ROLES, Account, Accounts, Deed, Token
from sijill.store.find import Wanted
from sijill.store.flat import Flat
from sijill.store.intake import Failure, Mark
from sijill.store.pairs import Pair, Supplied
from sijill.store.people import NamedTo, People
from sijill.store.raw import Reading
from sijill.store.references import References
from sijill.store.register import DEFAULT, Register
from sijill.store.review import Asked, Review, Seen
from sijill.store.search import Hit, terms
from sijill.store.shelf import Brought, Linked, Shelf
from sijill.store.sought import Sought
from sijill.store.survey import KindCount, Outlet, Survey
from sijill.store.verdicts import CheckedTo, Verdicts

__all__ = [
    "DEFAULT",
    "ROLES",
    "Account",
    "Accounts",
    "Asked",
    "Brought",
    "CheckedTo",
    "Deed",
    "Failure",
    "Flat",
    "Hit",
    "KindCount",
    "Linked",
    "Mark",
    "NamedTo",
    "Outlet",
    "Pair",
    "People",
    "Reading",
    "References",
    "Register",
    "Review",
    "Seen",
    "Shelf",
    "Sought",
    "Supplied",
    "Survey",
    "Token",
    "Verdicts",
    "Wanted",
    "terms",
]
