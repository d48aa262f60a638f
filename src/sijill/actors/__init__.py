"""Actors as data: states, organisations, groups, bodies, firms and places, with the names reports give them.

`names()` yields every written form with the code it stands for; the language pack puts them into its lexicon.
"""

from sijill.actors.roster import Name, claimants, enemies, grounds, names, owner, rows
from sijill.actors.who import Who, named, who

__all__ = ["Name", "Who", "claimants", "enemies", "grounds", "named", "names", "owner", "rows", "who"]
