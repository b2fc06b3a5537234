"""acceptance rules …: what policy staff do with the rule base, one command a file."""
