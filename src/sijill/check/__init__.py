"""What reports claim, held against reference series and against each other."""
