"""Acceptance of industrial parks' circular-economy retrofits: workbook in, traced recommendation out."""
