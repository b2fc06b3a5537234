"""The demonstration: an invented province with people, parks and cases at every stage. Nothing in it is real."""
