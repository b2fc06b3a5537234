"""The list of cases and its filters."""

from service.casework.state import State
from tests.cli.case.office import office_at
from tests.storage.installations import Installation


def test_cases_are_listed_and_filtered(installation: Installation) -> None:
    office = office_at(State.SIGNING, installation)
    assert office.case in office.done("case", "list")
    assert office.case in office.done("case", "list", "--state", "会商会签", "--jurisdiction", "zhejiang")
    for words in (("--state", "import"), ("--jurisdiction", "ningbo"), ("--overdue",)):
        assert "没有符合条件的案卷" in office.done("case", "list", *words)
    assert "会商会签" in office.done("case", "list")
    assert "signing" in office.run("case", "list", "--state", "x").stderr


def test_a_jurisdiction_is_written_in_any_usual_way_and_nonsense_refused(installation: Installation) -> None:
    office = office_at(State.SIGNING, installation)
    for writing in ("浙江", "浙江省", "zhejiang"):
        assert office.case in office.done("case", "list", "--jurisdiction", writing)
    refused = office.run("case", "list", "--jurisdiction", "zhejang")
    assert refused.exit_code == 2
    assert "没有名为“zhejang”的主管地区，您是否想写“zhejiang”" in refused.stderr
    assert "no jurisdiction “x”" in office.run("case", "list", "--jurisdiction", "x", "--lang", "en").stderr


def test_the_list_speaks_english(installation: Installation) -> None:
    office = office_at(State.SIGNING, installation)
    assert "consultation and joint signature" in office.done("case", "list", "--lang", "en")
