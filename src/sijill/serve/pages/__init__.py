"""The pages, by what they show."""

from sijill.serve.pages import entries, overview, reports

ROUTERS = (overview.router, reports.router, entries.router)
