"""The database, the files and the keys: the only package that knows SQL."""
