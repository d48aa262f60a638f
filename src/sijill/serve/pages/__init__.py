"""The pages, by what they show."""

from sijill.serve.pages import dossiers, entries, outlets, overview, reports, review, search

ROUTERS = (
    overview.router,
    reports.router,
    entries.router,
    dossiers.router,
    outlets.router,
    search.router,
    review.router,
)
