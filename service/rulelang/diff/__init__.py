"""Differences by meaning between two releases: which inputs are judged differently, and what follows."""
