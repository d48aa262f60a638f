"""The pages, by what they show."""

from sijill.serve.pages import adding, dossiers, entries, outlets, overview, pictures, reports, review, search

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
)
