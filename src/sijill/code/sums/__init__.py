"""Sums of money, asked for by transfers and by figures: lists of them, whose they are, which are gifts."""
