"""The overview of a province: figures over all its parks, each with the list that it is the sum of."""
