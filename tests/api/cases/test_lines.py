"""A line of the list: whose turn it is, and whether that is late."""

from dataclasses import replace
from datetime import date

from service.api.cases.lines import CaseLineShown
from service.casework.state import State
from service.storage.cases import CaseLine
from tests.storage.builders import NOW

LINE = CaseLine(
    "zhejiang-2026-0001", "P1", "示例园区", "145", "zhejiang", "宁海市", State.SIGNING, 1, "approver,assessor",
    date(2026, 3, 2), 7, NOW, NOW,
)  # fmt: skip


def test_the_roles_whose_turn_it_is() -> None:
    shown = CaseLineShown.of(LINE, date(2026, 3, 2))
    assert [one.zh for one in shown.turn] == ["审批人", "评估员"]
    assert (shown.state.zh, shown.overdue, shown.version) == ("会商会签", False, 7)


def test_late_is_after_the_last_day() -> None:
    assert CaseLineShown.of(LINE, date(2026, 3, 3)).overdue
    nobody = CaseLineShown.of(replace(LINE, next_actor="", due=None), date(2026, 3, 3))
    assert (nobody.turn, nobody.overdue) == ([], False)
