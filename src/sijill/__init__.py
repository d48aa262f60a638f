"""sijill: an evidence-linked register of defence cooperation, read from news reports, Arabic first."""
