"""The words that acts carry."""

from service.casework.act_words import said_of
from service.casework.acts import application, submission
from tests.casework.builders import imported, plan
from tests.casework.stages import CORRECTION


def test_the_words_that_tell_most() -> None:
    assert said_of(application.Withdraw(reason="材料有误")) == "材料有误"
    assert said_of(submission.RejectAnswer(rule="CR-A1", subject="x", reason="仍不符")) == "仍不符"
    assert said_of(plan()) == "发改〔2022〕1号"
    assert said_of(CORRECTION) == "文号“1号”更正为“11号”：漏打一个字"
    assert said_of(application.Apply()) == ""
    assert said_of(imported()) == ""
