"""Who may do what in the pages: accounts, sessions, tokens, rights by route, limits, and what was done.

A register without accounts serves one person on one machine, who may do everything. As soon as it has one, whoever
asks must be signed in, and `rights.csv` says for each route which role that takes.
"""
