"""The three versions of each field."""

from __future__ import annotations

from service.vocabulary.language import Said
from service.web.conflict import rows_of
from service.web.forms import form_of

LABELS = {"name": Said("名称", "name"), "city": Said("城市", "city")}


def test_a_row_has_what_was_there_what_is_there_and_what_was_typed() -> None:
    mine = form_of(name="我的", city="同", **{"before-name": "原", "before-city": "旧"})
    name, city = rows_of(LABELS, {"name": "对方", "city": "同"}, mine)
    assert (name.before, name.theirs, name.mine, name.apart) == ("原", "对方", "我的", True)
    assert (city.before, city.theirs, city.mine, city.apart) == ("旧", "同", "同", False)
