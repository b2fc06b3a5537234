"""Every act that rests on a file names it in a field that is known."""

from dataclasses import fields

import pytest

from service.casework.acts.act import Act
from service.casework.acts.application import Apply, Withdraw
from service.casework.acts.submission import AnswerQuestion
from service.casework.labels import LABELS
from service.casework.named_files import NAMING, named_files, with_files
from service.vocabulary.fault import Fault


def test_the_files_of_an_act_are_told_each_once() -> None:
    assert named_files(Apply(letter="a")) == ("a",)
    assert named_files(Apply()) == named_files(Withdraw(reason="r")) == ()
    answered = AnswerQuestion(rule="CR-A1", subject="plan", answer="见附件", evidence=("b", "a", "b"))
    assert named_files(answered) == ("b", "a")


def test_no_act_names_a_file_in_a_field_that_is_not_known() -> None:
    names = {"file", "letter", "workbook", "evidence"}
    for kind in LABELS:
        naming = {field.name for field in fields(kind)} & names
        assert naming <= {NAMING.get(kind)}, kind


def test_files_that_come_along_are_named_in_their_order() -> None:
    answer = AnswerQuestion(rule="CR-A1", subject="plan", answer="见附件")
    assert named_files(with_files(answer, ("b", "a"))) == ("b", "a")
    assert with_files(Apply(), ("a",)) == Apply(letter="a")


@pytest.mark.parametrize(
    ("act", "digests", "code"),
    [
        (Withdraw(reason="r"), ("a",), "no-files-taken"),
        (Apply(letter="a"), ("b",), "files-named"),
        (Apply(), ("a", "b"), "one-file"),
        (Apply(), (), "one-file"),
    ],
)
def test_files_that_an_act_cannot_take(act: Act, digests: tuple[str, ...], code: str) -> None:
    with pytest.raises(Fault) as refused:
        with_files(act, digests)
    assert refused.value.code == code
