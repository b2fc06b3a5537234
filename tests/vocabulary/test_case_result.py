"""A brief result is written without what says nothing, and read as it was."""

import pytest

from service.vocabulary.assessment import Need
from service.vocabulary.case_result import CaseResult, read_result

BARE = CaseResult(version=3, on="2026-06-01", park="滨江")
FULL = CaseResult(
    version=9,
    on="2026-06-01",
    park="滨江",
    conclusion="无法判定",
    score="1/3",
    unmet=2,
    needs=(Need("TG-07", "indicator:x", "补充"),),
    workbook="a" * 64,
)


@pytest.mark.parametrize("result", [BARE, FULL])
def test_a_result_comes_back(result: CaseResult) -> None:
    assert read_result(result.written()) == result


def test_what_says_none_is_left_out() -> None:
    assert BARE.written() == {"version": 3, "on": "2026-06-01", "park": "滨江"}
    assert (BARE.evaluated, FULL.evaluated) == (False, True)


def test_what_is_no_result_is_not_read() -> None:
    with pytest.raises(TypeError):
        read_result({**BARE.written(), "other": 1})
