"""Files → raw cells: nothing is trusted, everything unreadable gets one clear sentence."""
