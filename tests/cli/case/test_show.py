"""A case as people read it."""

from service.casework.state import State
from tests.cli.case.office import office_at
from tests.storage.installations import Installation


def test_the_history_names_who_did_what_when(installation: Installation) -> None:
    office = office_at(State.SIGNING, installation)
    shown = office.done("case", "show", office.case)
    assert "现处于：会商会签（第 1 轮）" in shown
    assert "1　2026-03-02 09:01:00（北京时间）　评估员1（评估员）　立案" in shown
    assert "拟定决定：决定 通过" in shown
    assert "signed" not in shown
    english = office.done("case", "show", office.case, "--lang", "en")
    assert "draft the decision: decision 通过" in english
    assert "(Beijing time)" in english


def test_an_unknown_case_is_told(installation: Installation) -> None:
    office = office_at(State.IMPLEMENTATION, installation)
    result = office.run("case", "show", "x-1")
    assert (result.exit_code, "没有编号为“x-1”的案卷" in result.stderr) == (2, True)
