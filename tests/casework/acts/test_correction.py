"""What can be corrected in an issued decision has a name of its own in both languages."""

from service.casework.acts.correction import Place


def test_every_place_is_told_apart_in_both_languages() -> None:
    assert len({place.said.zh for place in Place}) == len({place.said.en for place in Place}) == len(Place)
    assert Place.NUMBER.said.zh == "文号"
    assert not {"结论", "等级", "得分", "期限"} & {place.said.zh for place in Place}
