"""Routes that take a password share their limits."""

import pytest
from pydantic import TypeAdapter, ValidationError

from service.api.passwords import Code, Login, Password


def test_what_is_endless_is_not_hashed() -> None:
    for kind, most in ((Login, 100), (Password, 500), (Code, 50)):
        reader: TypeAdapter[str] = TypeAdapter(kind)
        assert reader.validate_python("x" * most)
        with pytest.raises(ValidationError, match="at most"):
            reader.validate_python("x" * (most + 1))
