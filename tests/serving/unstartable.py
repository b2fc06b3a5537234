"""A worker that ends before it is ready."""

import sys

sys.exit(3)
