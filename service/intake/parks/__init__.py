"""Park lists → rows of the catalogue, with every fault at its cell."""
