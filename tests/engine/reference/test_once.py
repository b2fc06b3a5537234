"""What is worked out once."""

from service.engine.reference.once import Once, cached


def test_a_value_is_made_from_its_key_when_first_asked_for() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Once(length)
    assert [lengths["met"], lengths["unmet"], lengths["met"]] == [3, 5, 3]
    assert asked == ["met", "unmet"]
    assert lengths == {"met": 3, "unmet": 5}


class Pair:
    def __init__(self) -> None:
        self.made = 0

    @cached
    def total(self) -> int:
        """Counts its own making."""
        self.made += 1
        return self.made


def test_a_property_is_worked_out_once_an_object() -> None:
    one, other = Pair(), Pair()
    assert [one.total, one.total, other.total] == [1, 1, 1]
    assert Pair.total.__doc__ == "Counts its own making."
