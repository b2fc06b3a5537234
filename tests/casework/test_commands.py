"""The words after `acceptance case`."""

from service.casework.acts.submission import AcceptAnswer, RejectAnswer
from service.casework.commands import COMMANDS


def test_words_are_short_and_one_an_act_but_for_the_two_rulings_on_an_answer() -> None:
    words = list(COMMANDS.values())
    assert all(word.replace("-", "").isalpha() and word.islower() for word in words)
    assert COMMANDS[AcceptAnswer] == COMMANDS[RejectAnswer]
    assert len(set(words)) == len(words) - 1
