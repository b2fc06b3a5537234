"""Names that a workbook does not tell apart are told, at the second."""

import pytest

from service.authoring.position import Position
from service.authoring.problem import Mistake, ProblemLog
from service.rulelang.parse.alike import note_alike, require_readable
from service.vocabulary.language import Language


def told(*names: str) -> list[tuple[int, str]]:
    log = ProblemLog()
    note_alike("答案", "answer", [(name, Position("a.yaml", line, 1)) for line, name in enumerate(names, 1)], log)
    assert all(problem.told(Language.EN).isprintable() for problem in log.problems())
    return [(problem.position.line, problem.code) for problem in log.problems()]


@pytest.mark.parametrize(
    ("one", "other"), [("符合A", "符合Ａ"), ("符合", "符合 "), ("A类", "a类"), ("是（否）", "是(否)")]
)
def test_width_case_and_spaces_make_no_other_name(one: str, other: str) -> None:
    assert told(one, "不符合", other) == [(3, "names-alike")]


def test_the_same_name_twice_is_told() -> None:
    assert told("生产总值", "生产总值") == [(2, "names-alike")]


def test_other_names_are_apart() -> None:
    assert told("符合", "基本符合", "不符合") == []


@pytest.mark.parametrize(
    ("word", "code"),
    [("missing", "name-taken"), ("disputed", "name-taken"), ("——", "unreadable-name"), (" ", "unreadable-name")],
)
def test_a_state_and_a_blank_are_no_words_to_choose(word: str, code: str) -> None:
    with pytest.raises(Mistake) as caught:
        require_readable("答案", "answer", word)
    assert caught.value.code == code
    require_readable("答案", "answer", "符合")
