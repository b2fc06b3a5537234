"""Who may ask what of the service, and how they show who they are: pure, default deny."""
