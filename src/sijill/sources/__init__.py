"""Outlets as data: one dossier each beside this file, one reader. An outlet without a dossier is no error."""

from sijill.sources.outlets import Outlet, by_address, by_credit, by_name, outlets

__all__ = ["Outlet", "by_address", "by_credit", "by_name", "outlets"]
