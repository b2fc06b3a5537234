"""Whole jurisdictions at once: evaluated, and folders of workbooks taken in."""
