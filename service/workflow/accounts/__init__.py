"""Use cases about accounts: who is there, and how they show it."""
