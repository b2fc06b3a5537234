"""Working off long work: claims, heartbeats, fencing and retries; its record is given, so that it knows no database."""
