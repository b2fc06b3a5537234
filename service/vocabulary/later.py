"""Fields that acts did not have from the beginning."""

from typing import Annotated, TypeVar

from pydantic import Field

T = TypeVar("T")
Later = Annotated[T, Field(exclude_if=lambda value: not value)]
"""Empty it is not written, so that the acts of then stay what they are, and so do their digests."""
