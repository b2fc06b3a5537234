"""What can be proved of a pack and its rubric without any park, and where it cannot, a witness."""
