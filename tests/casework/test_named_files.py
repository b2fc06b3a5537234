"""Every act that rests on a file names it in a field that is known."""

from dataclasses import fields

from service.casework.acts.application import Apply, Withdraw
from service.casework.acts.submission import AnswerQuestion
from service.casework.labels import LABELS
from service.casework.named_files import NAMING, named_files


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
