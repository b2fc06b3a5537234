"""What holds for every request, whoever answers it: who asks, its limits, and how what stands in the way is told."""
