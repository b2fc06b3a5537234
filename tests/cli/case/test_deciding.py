"""Signatures, publicity, the document, objections and appeals on the command line."""

from service.casework.acts.decision import DecideAppeal, Issue, SettleObjection
from service.casework.state import State
from tests.cli.case.office import office_at, today
from tests.storage.installations import Installation


def test_opinions_and_signatures(installation: Installation) -> None:
    office = office_at(State.SIGNING, installation)
    office.act("opinion", "--department", "finance", "--opinion", "同意", "--document", "财函1号", by="1")
    office.act("sign", "--content", office.content(), by="21")
    assert "太短" in office.run("case", "sign", office.case, "--content", "abc", "--by", "22").stderr
    assert "已有变化" in office.refused("sign", "--content", "0" * 12, by="22")
    assert "现处于：评价" in office.act("decline", "--content", office.content(), "--reason", "依据不足", by="22")


def test_objections_during_publicity(installation: Installation) -> None:
    office = office_at(State.PUBLICITY, installation, SettleObjection)
    office.act("object", "--objector", "某村", "--objection", "排放超标", by="1")
    number = office.said.partition("第 ")[2].partition(" 号")[0]
    office.act("settle-objection", "--objection", number, "--dismissed", "--reason", "查无实据", by="21")
    assert "现处于：公示" in office.said


def test_publicity_and_the_document(installation: Installation) -> None:
    office = office_at(State.SIGNING, installation)
    for person in ("21", "22"):
        office.act("sign", "--content", office.content(), by=person)
    days = ("--from", today(), "--to", today())
    office.act("publish", *days, "--where", "门户网站", by="1")
    said = office.refused("issue", "--document", "浙发改〔2026〕1号", "--dated", today(), by="1")
    assert "请在期满之后发文" in said


def test_the_document_is_issued_after_publicity(installation: Installation) -> None:
    office = office_at(State.PUBLICITY, installation, Issue)
    office.act("issue", "--document", "浙发改〔2026〕1号", "--dated", today(), by="1")
    assert "现处于：发文" in office.said


def test_appeals(installation: Installation) -> None:
    office = office_at(State.ISSUED, installation, DecideAppeal)
    assert "每个决定只能申诉一次" in office.refused("appeal", "--grounds", "不服", by="2")
    decided = ("--upheld", "--reason", "原评价有误")
    assert "签署过原决定" in office.refused("decide-appeal", *decided, by="21")
    assert "现处于：评价（第 2 轮）" in office.act("decide-appeal", *decided, by="23")


def test_an_appeal_is_withdrawn_and_may_be_lodged_again(installation: Installation) -> None:
    office = office_at(State.ISSUED, installation, DecideAppeal)
    assert "现处于：发文" in office.act("withdraw-appeal", "--reason", "已经说明", by="2")
    assert "没有待决定的申诉" in office.refused("withdraw-appeal", "--reason", "再撤", by="2")


def test_a_case_is_closed_when_the_time_to_appeal_is_over(installation: Installation) -> None:
    office = office_at(State.ISSUED, installation)
    assert "现处于：办结" in office.act("close", "--note", "归档", by="1")
    assert "没有待办事项" in office.done("case", "next", office.case)
