"""Somebody's own workbook with a comment at each of its faults."""
