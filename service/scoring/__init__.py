"""Findings and a rubric become a scorecard."""
