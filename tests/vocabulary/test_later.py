"""A later field is written only where it says something, and read as empty where it is not there."""

from dataclasses import dataclass

import pytest
from pydantic import TypeAdapter

from service.vocabulary.later import Later


@dataclass(frozen=True)
class Said:
    word: str
    code: Later[str] = ""


WRITTEN: TypeAdapter[Said] = TypeAdapter(Said)


@pytest.mark.parametrize(
    ("said", "form"), [(Said("是"), {"word": "是"}), (Said("是", "a"), {"word": "是", "code": "a"})]
)
def test_it_is_written_where_it_says_something(said: Said, form: dict[str, str]) -> None:
    assert WRITTEN.dump_python(said) == form
    assert WRITTEN.validate_python(form) == said
