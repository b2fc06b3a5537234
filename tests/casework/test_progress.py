"""Difficulties stay open until they are solved."""

from dataclasses import replace

from service.casework.acts import carrying_out
from service.casework.progress import difficulties, open_difficulties
from service.casework.state import State
from tests.casework.proper_acts import proper
from tests.casework.stages import at


def test_difficulties_with_support_and_solution() -> None:
    there = at(State.REVIEW)
    there.do(proper(carrying_out.GiveSupport, there), proper(carrying_out.SolveDifficulty, there))
    money, land = difficulties(there.now)
    assert (money.place, money.text, land.place, land.text) == (1, "资金不足", 2, "用地紧张")
    assert [one.act.support for one in money.support] == ["安排专项资金"]
    assert money.solved is not None
    assert (land.support, land.solved) == ((), None)
    assert open_difficulties(there.now) == (land,)


def test_reports_of_other_years_have_their_own() -> None:
    there = at(State.REVIEW)
    another = replace(proper(carrying_out.ReportProgress, there), difficulties=("技术人员不足",))
    there.do(proper(carrying_out.SolveDifficulty, there), another)
    assert [one.text for one in open_difficulties(there.now)] == ["用地紧张", "技术人员不足"]
    assert open_difficulties(there.now)[1].report == there.now.acts[-1]
