"""The worst of several states prevails."""

from service.vocabulary.state import Attestor, State


def test_value_is_best_and_disputed_worst() -> None:
    assert sorted(State, key=lambda s: s.rank) == [
        State.VALUE,
        State.NOT_APPLICABLE,
        State.MISSING,
        State.DISPUTED,
    ]


def test_every_state_and_attestor_has_a_chinese_word() -> None:
    words = [word.label for kind in (State, Attestor) for word in kind]
    assert len(set(words)) == len(State) + len(Attestor)
