"""Requests that may have their effect only once."""
