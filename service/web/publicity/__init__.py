"""The screens of the publicity of a decision, and the objections to it."""
