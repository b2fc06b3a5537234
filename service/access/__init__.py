"""Who may ask what of the service and about which places, and how they show who they are."""
