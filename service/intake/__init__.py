"""Workbooks → submission and judgements, with every problem at its cell."""
