"""The JSON interface of the service: one module a noun, and what holds for every request."""
