"""JSON schemas of the staff-edited files, made from the shapes that the loader reads by: for completion in editors."""
