"""How the register's tables came to be, one file a revision: `versions/v0001_first.py` and so on."""
