"""Use cases of the registry and the programmes: parks, listing, duties, coverage."""
