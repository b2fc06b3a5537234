"""People on record on screens: who they are, in which role, where."""
