"""Places print as editors take them."""

from service.authoring.position import Position


def test_a_place_is_file_line_column() -> None:
    assert str(Position("rules/base-145/pack.yaml", 12, 5)) == "rules/base-145/pack.yaml:12:5"
