"""Figures: what is counted or measured, whose it is, and of which time."""
