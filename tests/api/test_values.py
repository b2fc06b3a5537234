"""Bodies are exact and strict: what is not written as described is refused with its place."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from service.api.values import Given, Labelled, Words
from service.casework.state import State
from service.vocabulary.language import Said


class Wish(Given):
    day: date
    count: int = 1
    score: Decimal | None = None
    names: tuple[str, ...] = ()
    note: str = ""


@pytest.mark.parametrize(
    "given",
    [
        {"day": "2026-03-31"},
        {"day": "2026-03-31", "count": 2, "score": "0.10", "names": ["甲", "乙"]},
        {"day": "2026-03-31", "score": None},
    ],
)
def test_what_is_written_as_an_answer_would_write_it_is_taken(given: dict[str, object]) -> None:
    assert Wish.model_validate(given).day == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"day": "2026-03-31T00:00:00"}, "day"),
        ({"day": 1774915200}, "day"),
        ({"count": "2"}, "count"),
        ({"count": True}, "count"),
        ({"count": 2.0}, "count"),
        ({"score": 0.1}, "score"),
        ({"score": 1}, "score"),
        ({"score": "1e2"}, "score"),
        ({"score": " 1"}, "score"),
    ],
)
def test_any_other_writing_is_refused_with_its_place(change: dict[str, object], place: str) -> None:
    with pytest.raises(ValidationError, match=f"不一致：{place}；"):
        Wish.model_validate({"day": "2026-03-31", **change})


@pytest.mark.parametrize("score", ["1E+999999999", "1E-999999999", "9" * 5_000, "0." + "1" * 200])
def test_a_number_without_end_is_refused(score: str) -> None:
    with pytest.raises(ValidationError, match="score"):
        Wish.model_validate({"day": "2026-03-31", "score": score})


def test_a_control_character_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"names\.0：不得有控制字符"):
        Wish.model_validate({"day": "2026-03-31", "names": ["a\0"]})


def test_a_text_over_its_limit_is_refused_with_limit_and_length() -> None:
    Wish.model_validate({"day": "2026-03-31", "note": "字" * 5000})
    with pytest.raises(ValidationError, match="说明最多 5000 字，写了 5001 字"):
        Wish.model_validate({"day": "2026-03-31", "note": "字" * 5001})


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError):
        Wish.model_validate({"day": "2026-03-31", "reason": None})


def test_codes_and_sentences_come_in_both_languages() -> None:
    assert Labelled.of(State.SIGNING).model_dump() == {
        "code": "signing",
        "zh": "会商会签",
        "en": "consultation and joint signature",
    }
    assert Labelled.maybe(None) is None
    assert Words.of(Said("是", "yes")).model_dump() == {"zh": "是", "en": "yes"}
