"""/api/v1: JSON for everything that the command line can do."""
