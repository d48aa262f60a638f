"""The pages, by what they show."""

from sijill.serve.pages import (
    adding,
    audit,
    dossiers,
    entries,
    outlets,
    overview,
    pictures,
    reports,
    review,
    search,
    signing,
    users,
)

ROUTERS = (
    overview.router,
    reports.router,
    entries.router,
    dossiers.router,
    outlets.router,
    search.router,
    review.router,
    pictures.router,
    adding.router,
    signing.router,
    users.router,
    audit.router,
)
