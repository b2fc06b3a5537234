"""What is signed."""

from service.casework.state import State
from tests.cli.case.office import office_at
from tests.storage.installations import Installation


def test_the_content_names_decision_ground_and_missing_signatures(installation: Installation) -> None:
    office = office_at(State.SIGNING, installation)
    told = office.done("case", "content", office.case)
    for line in ("决定：通过（良好）", "建议结论：通过", "得分：85.00 分", "待签：发改", "待签：工信", "内容摘要："):
        assert line in told
    office.act("sign", "--content", office.content(), by="21")
    assert "已签：发改 审批人21" in office.done("case", "content", office.case)
    assert "content digest: " in office.done("case", "content", office.case, "--lang", "en")


def test_without_a_draft_there_is_nothing_to_sign(installation: Installation) -> None:
    office = office_at(State.EVALUATION, installation)
    result = office.run("case", "content", office.case)
    assert (result.exit_code, "没有拟定的决定" in result.stderr) == (2, True)
