"""The database and files of an installation as a whole."""
