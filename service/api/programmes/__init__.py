"""Programmes as JSON: duties, coverage, reports that were handed in."""
