"""Who says what: the verbs and nouns of saying, their speakers, and how far what is said reaches."""
