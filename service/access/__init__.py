"""Who may ask what of the service, about which places, and how they show who they are: pure, default deny."""

"""Who may ask what of the service, about which places, and how they show who they are: one table, default deny."""
