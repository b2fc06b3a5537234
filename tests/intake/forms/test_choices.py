"""The words of the drop-downs stand for the codes that derivation reads."""

from service.intake.forms import choices
from service.vocabulary.state import State


def test_no_two_words_of_a_list_stand_for_one_code() -> None:
    lists = [value for name, value in vars(choices).items() if name.isupper() and name != "VALUES"]
    assert len(lists) == 9
    assert all(len(set(words.values())) == len(words) for words in lists)


def test_words_and_codes() -> None:
    assert {choices.STATES["不适用"], choices.STATES["有争议"]} == {State.NOT_APPLICABLE, State.DISPUTED}
    assert choices.STATUSES["已替换"] == "replaced"
    assert choices.TASKS["推动节能降碳"] == "energy-carbon"
    assert (choices.APPROVALS["同意"], choices.RULINGS["同意"]) == ("approved", "yes")
    assert choices.QUESTION_RULINGS["维持存疑"] == "no"
