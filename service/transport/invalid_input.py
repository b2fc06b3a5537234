"""What pydantic finds wrong with a request, in Chinese and English and at its JSON pointer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from service.transport.problem_details import ProblemItem
from service.vocabulary.language import Said

_WORDS: Mapping[str, Said] = {
    "missing": Said("缺少必填项", "this is required"),
    "extra_forbidden": Said("不认识这一项；请删去或核对拼写", "unknown member; remove it or check the spelling"),
    "json_invalid": Said("不是合法的 JSON；请核对引号、逗号和括号", "not valid JSON: {error}"),
    "string_type": Said("须为文字", "has to be text"),
    "string_too_short": Said("至少 {min_length} 个字符", "at least {min_length} characters"),
    "string_too_long": Said("最多 {max_length} 个字符", "at most {max_length} characters"),
    "string_pattern_mismatch": Said("格式不符，须匹配 {pattern}", "has to match {pattern}"),
    "int_type": Said("须为整数", "has to be an integer"),
    "int_parsing": Said("须为整数", "has to be an integer"),
    "int_parsing_size": Said("数太大", "the number is too large"),
    "int_from_float": Said("须为整数", "has to be an integer"),
    "bool_type": Said("须为 true 或 false", "has to be true or false"),
    "bool_parsing": Said("须为 true 或 false", "has to be true or false"),
    "decimal_type": Said("须为十进制数", "has to be a decimal number"),
    "decimal_parsing": Said("须为十进制数", "has to be a decimal number"),
    "greater_than": Said("须大于 {gt}", "has to be more than {gt}"),
    "greater_than_equal": Said("不得小于 {ge}", "has to be at least {ge}"),
    "less_than": Said("须小于 {lt}", "has to be less than {lt}"),
    "less_than_equal": Said("不得大于 {le}", "has to be at most {le}"),
    "enum": Said("只能是 {expected}", "has to be one of {expected}"),
    "literal_error": Said("只能是 {expected}", "has to be one of {expected}"),
    "union_tag_invalid": Said("{discriminator} 只能是 {expected_tags}", "{discriminator} has to be {expected_tags}"),
    "union_tag_not_found": Said("缺少 {discriminator}", "{discriminator} is required"),
    "list_type": Said("须为数组", "has to be an array"),
    "dict_type": Said("须为对象", "has to be an object"),
    "model_attributes_type": Said("须为对象", "has to be an object"),
    "model_type": Said("须为对象", "has to be an object"),
    "dataclass_type": Said("须为对象", "has to be an object"),
    "tuple_type": Said("须为数组", "has to be an array"),
    "too_short": Said("至少 {min_length} 项", "at least {min_length} items"),
    "too_long": Said("最多 {max_length} 项", "at most {max_length} items"),
    "date_type": Said("须为日期，如 2026-03-01", "has to be a date such as 2026-03-01"),
    "date_parsing": Said("须为日期，如 2026-03-01", "has to be a date such as 2026-03-01"),
    "date_from_datetime_parsing": Said("须为日期，如 2026-03-01", "has to be a date such as 2026-03-01"),
    "date_from_datetime_inexact": Said("须为日期，不带时刻", "has to be a date without a time"),
    "datetime_type": Said("须为带时区的时刻", "has to be a moment with its time zone"),
    "datetime_parsing": Said("须为带时区的时刻，如 2026-03-01T08:00:00Z", "such as 2026-03-01T08:00:00Z"),
    "datetime_from_date_parsing": Said("须为带时区的时刻，如 2026-03-01T08:00:00Z", "such as 2026-03-01T08:00:00Z"),
    "timezone_aware": Said("须写明时区", "has to state its time zone"),
    "string_unicode": Said("须为合法的 UTF-8 文字", "has to be valid UTF-8 text"),
    "none_required": Said("须为 null", "has to be null"),
}
_UNSURE = Said("不符合要求：{msg}", "cannot be used: {msg}")
_OWN = "value_error"


def items_of(errors: Iterable[Mapping[str, Any]]) -> tuple[ProblemItem, ...]:
    """One item for each error, in the order found. What was sent is never repeated: it may be a password."""
    return tuple(_item(error) for error in errors)


def _item(error: Mapping[str, Any]) -> ProblemItem:
    said = _said(error)
    where = _where(error["loc"], error["type"])
    return ProblemItem(code=error["type"], detail=said.zh, detail_en=said.en, pointer=where)


def _said(error: Mapping[str, Any]) -> Said:
    known = error.get("ctx", {})
    own = known.get("error")
    if error["type"] == _OWN and isinstance(own, SaidError):
        return own.said
    words = _WORDS.get(error["type"], _UNSURE)
    values = {"msg": error["msg"], **{name: str(value) for name, value in known.items()}}
    return Said(words.zh.format(**values), words.en.format(**values))


def _where(location: Sequence[str | int], kind: str) -> str:
    """JSON pointer. The place of broken JSON is a number of characters and no member, so it is left out."""
    parts = location[:1] if kind == "json_invalid" else location
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


class SaidError(ValueError):
    """What a validator of our own finds wrong, in both languages."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.zh)
        self.said = said
