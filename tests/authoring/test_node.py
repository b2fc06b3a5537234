"""Nodes answer what stands under a key, and whether anything was written."""

from service.authoring.node import Fields, Items, Text, keys_left_alone
from service.authoring.position import Position

HERE = Position("a.yaml", 1, 1)


def test_a_mapping_is_asked_by_key() -> None:
    fields = Fields(((Text("a", HERE), Text("1", HERE)),), HERE)
    assert fields.get("a") == Text("1", HERE)
    assert fields.get("b") is None


def test_only_an_unquoted_nothing_is_left_out() -> None:
    assert Text("", HERE).left_out
    assert not Text("", HERE, quoted=True).left_out
    assert not Text("0", HERE).left_out


def test_keys_left_alone_are_found_wherever_they_stand() -> None:
    nothing, something = Text("", HERE), Text("1", HERE)
    inner = Fields(((Text("b", HERE), nothing), (Text("c", HERE), something)), HERE)
    pairs = (
        (Text("a", HERE), Items((inner, something), HERE)),
        (Text("d", HERE, quoted=True), nothing),
        (Text("e", HERE), Text("", HERE, quoted=True)),
        (Text("f", HERE), nothing),
    )
    assert [name.value for name in keys_left_alone(Fields(pairs, HERE))] == ["b", "f"]
