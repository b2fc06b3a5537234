"""What a kind of job needs to be told is read strictly, and written in one way."""

from dataclasses import replace
from datetime import date

import pytest
from pydantic import Field

from service.jobs.kinds import Arguments, Kind
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said


class Visit(Arguments):
    park: str = Field(description="园区")
    times: int = Field(default=1, description="次数")


VISIT: Kind[None, Visit] = Kind("visit", Said("走访", "visit"), Visit, lambda _, __: lambda ___: {})


def test_arguments_that_read_alike_are_written_alike() -> None:
    assert VISIT.read({"park": "P1", "times": "2"}) == Visit(park="P1", times=2)
    assert VISIT.written(VISIT.read({"times": "1", "park": "P1"})) == VISIT.written(VISIT.read({"park": "P1"}))


@pytest.mark.parametrize(("values", "wrong"), [({}, "park"), ({"park": "P1", "x": "1"}, "x"), ({"park": 1}, "park")])
def test_wrong_arguments_are_named_with_all_there_are(values: dict[str, object], wrong: str) -> None:
    with pytest.raises(Fault) as caught:
        VISIT.read(values)
    assert caught.value.said.zh == f"作业“走访”的参数有误：{wrong}；可写的参数有：park（园区）、times（次数）"
    assert caught.value.said.en == f"wrong arguments of the job “visit”: {wrong}; it takes: park, times"


def test_a_kind_may_refuse_what_makes_no_sense_on_the_day_of_asking() -> None:
    def accept(asked: Visit, today: date) -> None:
        if asked.times > today.day:
            raise Fault("too-often", Said("次数多于天数", "more visits than days"))

    kind, today = replace(VISIT, accept=accept), date(2026, 3, 2)
    assert kind.accepted({"park": "P1", "times": 2}, today) == VISIT.accepted({"park": "P1", "times": 2}, today)
    with pytest.raises(Fault, match="次数多于天数"):
        kind.accepted({"park": "P1", "times": 3}, today)
    with pytest.raises(Fault, match="参数有误"):
        kind.accepted({}, today)
