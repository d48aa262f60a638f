"""Transfers of arms: which act, of which weapons, from whom to whom, how far it got."""
