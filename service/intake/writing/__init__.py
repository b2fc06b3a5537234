"""The official workbooks, empty or filled."""
