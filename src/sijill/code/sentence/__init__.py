"""What a sentence tells whatever it is of: who stands where in it, where, how real, and what it points back to."""
