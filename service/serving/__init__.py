"""Web and worker processes under one supervisor: start, watch, replace, stop; what they log and count."""
