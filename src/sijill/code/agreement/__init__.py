"""Agreements: between whom, which instrument, how far it got, what it is about."""
