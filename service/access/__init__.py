"""Who may ask what of the service, about which places, and how they show who they are."""

"""Who may ask what of the service and about which places, and how they show who they are."""
