"""办理行为: what can be done to a case, one frozen value an act. What each needs and does stands in transitions.py."""
