"""What is wrong with a request is told in both languages and at its place, and what was sent is not repeated."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import pytest
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, field_validator

from service.transport.invalid_input import SaidError, items_of
from service.vocabulary.language import Said


class Colour(StrEnum):
    """Two words."""

    RED = "red"
    BLUE = "blue"


class Form(BaseModel):
    """One field of each usual kind."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Annotated[str, Field(min_length=2, max_length=4, pattern="^[a-z]+$")] = "ab"
    number: Annotated[int, Field(ge=1, le=9)] = 1
    yes: bool = True
    colour: Annotated[Colour, Field(strict=False)] = Colour.RED
    day: Annotated[date, Field(strict=False)] = date(2026, 3, 1)
    at: Annotated[AwareDatetime | None, Field(strict=False)] = None
    many: Annotated[list[int], Field(max_length=1)] = []
    own: str = ""

    @field_validator("own")
    @classmethod
    def _own(cls, text: str) -> str:
        if text:
            raise SaidError(Said("须为空", "has to be empty"))
        return text


def told(values: dict[str, Any]) -> tuple[str, str, str]:
    """Pointer and both sentences of the one thing that is wrong."""
    with pytest.raises(ValidationError) as wrong:
        Form.model_validate(values)
    errors: Any = [{**error, "loc": ("body", *error["loc"])} for error in wrong.value.errors()]
    (item,) = items_of(errors)
    return item.pointer, item.detail, item.detail_en


@pytest.mark.parametrize(
    ("values", "pointer", "zh", "en"),
    [
        ({"nam": "x"}, "/body/nam", "不认识这一项", "unknown member"),
        ({"name": 5}, "/body/name", "须为文字", "text"),
        ({"name": "a"}, "/body/name", "至少 2 个字符", "at least 2 characters"),
        ({"name": "abcde"}, "/body/name", "最多 4 个字符", "at most 4 characters"),
        ({"name": "甲乙"}, "/body/name", "格式不符", "match"),
        ({"number": "1"}, "/body/number", "须为整数", "integer"),
        ({"number": 0}, "/body/number", "不得小于 1", "at least 1"),
        ({"number": 10}, "/body/number", "不得大于 9", "at most 9"),
        ({"yes": 1}, "/body/yes", "true 或 false", "true or false"),
        ({"colour": "green"}, "/body/colour", "只能是 'red' or 'blue'", "one of"),
        ({"day": "1.3.2026"}, "/body/day", "须为日期", "a date"),
        ({"at": "2026-03-01T08:00:00"}, "/body/at", "须写明时区", "time zone"),
        ({"many": ["x"]}, "/body/many/0", "须为整数", "integer"),
        ({"many": [1, 2]}, "/body/many", "最多 1 项", "at most 1 items"),
        ({"own": "x"}, "/body/own", "须为空", "has to be empty"),
        ({"a/b~c": 1}, "/body/a~1b~0c", "不认识这一项", "unknown"),
    ],
)
def test_each_kind_of_error(values: dict[str, Any], pointer: str, zh: str, en: str) -> None:
    where, chinese, english = told(values)
    assert where == pointer
    assert zh in chinese
    assert en in english


def test_broken_json_has_no_place_but_the_body() -> None:
    error = {
        "type": "json_invalid",
        "loc": ("body", 17),
        "msg": "JSON decode error",
        "ctx": {"error": "Expecting value"},
    }
    (item,) = items_of([error])
    assert item.pointer == "/body"
    assert (item.detail, item.detail_en) == (
        "不是合法的 JSON；请核对引号、逗号和括号",
        "not valid JSON: Expecting value",
    )


def test_what_is_not_foreseen_is_told_as_it_is() -> None:
    (item,) = items_of([{"type": "new_kind", "loc": ("query", "a"), "msg": "Something new"}])
    assert item.detail == "不符合要求：Something new"
