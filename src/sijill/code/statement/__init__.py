"""Statements: what speakers declare, one claim for each speaker and act of a report."""
