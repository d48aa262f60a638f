"""The pages, by what they show."""

from sijill.serve.pages import (
    adding,
    agreement,
    audit,
    dossiers,
    entries,
    findings,
    maps,
    outlets,
    overview,
    persons,
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
    persons.router,
    outlets.router,
    findings.router,
    search.router,
    review.router,
    agreement.router,
    pictures.router,
    maps.router,
    adding.router,
    signing.router,
    users.router,
    audit.router,
)
