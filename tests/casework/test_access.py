"""People act only where they belong."""

from dataclasses import replace

import pytest

from service.casework.access import within_scope
from service.vocabulary.person import Person
from tests.casework.builders import ASSESSOR, CITY, DRC, EXPERT, PARK, opening

PLACE = opening()
ELSEWHERE = (
    (replace(ASSESSOR, jurisdiction="jiangsu"), "本案属 zhejiang"),
    (replace(EXPERT, jurisdiction=""), "（未写明）"),
    (replace(CITY, city="另一市"), "本案属 宁海市"),
    (replace(PARK, park="P2"), "本案属园区 P1"),
    (replace(DRC, active=False), "已停用"),
)


@pytest.mark.parametrize("who", [ASSESSOR, CITY, DRC, EXPERT, PARK], ids=lambda who: who.role)
def test_people_of_the_place_belong(who: Person) -> None:
    assert within_scope(who, PLACE) == ()


@pytest.mark.parametrize(("who", "says"), ELSEWHERE, ids=[says for _, says in ELSEWHERE])
def test_others_do_not(who: Person, says: str) -> None:
    (reason,) = within_scope(who, PLACE)
    assert says in reason.zh


def test_city_and_park_matter_only_to_those_who_work_for_them() -> None:
    assert within_scope(replace(EXPERT, city="另一市", park="P2"), PLACE) == ()
