"""Differences by meaning between two rule bases: which inputs are judged differently, and what follows."""
