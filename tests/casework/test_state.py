"""The stages of the procedure."""

from service.casework.state import BEFORE_DECISION, DECIDED, DECIDING, State


def test_the_order_is_that_of_the_procedure() -> None:
    assert [state.label for state in State] == [
        *("方案实施", "受理与设区市初审", "导入", "数据核对", "预评价", "现场核查与专家评分", "评价", "补正"),
        *("会商会签", "公示", "发文", "限期整改", "办结", "已撤回"),
    ]


def test_every_state_has_its_english() -> None:
    assert len({state.said.en for state in State}) == len(State)


def test_groups_of_states_do_not_overlap() -> None:
    groups = (BEFORE_DECISION, DECIDING, DECIDED)
    assert sum(map(len, groups)) == len(set().union(*groups))
    assert set(State) - set().union(*groups) == {
        *(State.IMPLEMENTATION, State.REVIEW, State.CLOSED, State.WITHDRAWN),
    }
