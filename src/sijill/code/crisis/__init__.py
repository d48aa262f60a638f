"""Crises: wars, attacks and ruptures, who stands in them, when, and how real they are."""
