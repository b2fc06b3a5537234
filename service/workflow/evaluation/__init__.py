"""Use cases without a database: a workbook evaluated, reported, templates and examples written."""
