"""The registry of parks on screens: the list, one park, lists that are imported."""
