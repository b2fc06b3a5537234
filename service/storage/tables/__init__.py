"""One noun a file; importing the package knows all tables, so that METADATA is whole."""

from service.storage.tables import person, stage_output, stored_file

__all__ = ["person", "stage_output", "stored_file"]
