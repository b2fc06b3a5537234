"""Accounts on screens, for the administrators who keep them."""
