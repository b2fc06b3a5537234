"""Every stage of the demonstration comes after the one before it."""

from datetime import UTC, datetime

from service.settings import load_settings
from service.workflow.demo.cases import DemoCase, Stage
from service.workflow.demo.province import demo_parks


def test_each_act_is_a_little_later_than_the_one_before() -> None:
    case = DemoCase(load_settings(), demo_parks(1)[0], "周园", datetime(2026, 6, 1, tzinfo=UTC))
    moments = [case.asked("周园").at for _ in range(3)]
    assert moments == sorted(set(moments))
    assert [*Stage] == sorted(Stage)
