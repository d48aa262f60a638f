"""Backing: who supports whom, against whom, in which form."""
