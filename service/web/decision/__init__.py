"""The screens of the decision: drafted, consulted on, signed, issued."""
