"""Long work on screens: how far it is, what came of it, cancelling and retrying it."""
