"""/api/v1, JSON for everything that the command line can do: one module a noun, and what holds for every request."""
