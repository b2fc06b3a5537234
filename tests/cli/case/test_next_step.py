"""What happens next, and what blocks it."""

from service.casework.state import State
from tests.cli.case.office import office_at
from tests.storage.installations import Installation


def test_the_awaited_step_comes_first_with_what_blocks_it(installation: Installation) -> None:
    office = office_at(State.SIGNING, installation)
    said = office.done("case", "next", office.case)
    first, *rest = [line for line in said.splitlines() if "：" in line][1:]
    assert first.startswith("下一步：会签（审批人：发改、工信，期限 ")
    assert first.endswith(f"acceptance case sign {office.case} --content 摘要 --by 人员（已过期限）")
    assert any(line.startswith("也可：") for line in rest)
    assert "next: sign" in office.done("case", "next", office.case, "--lang", "en")


def test_what_blocks_a_step_is_told(installation: Installation) -> None:
    said = office_at(State.RECTIFICATION, installation)
    assert "还缺：" in said.done("case", "next", said.case)
