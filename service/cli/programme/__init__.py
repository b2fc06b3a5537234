"""acceptance programme: one command a file."""
