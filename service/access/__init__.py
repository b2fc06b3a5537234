"""Who may ask what of the service, about which places, and how they show who they are: pure, default deny."""
