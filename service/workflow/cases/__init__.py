"""Use cases of casework: each act with what it rests on."""
