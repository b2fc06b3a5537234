"""Eligibility and listing in a line."""

from datetime import date

from service.casework.eligibility import Eligibility
from service.cli.park.standing import decision, eligible
from service.vocabulary.language import Language
from service.vocabulary.listing import Answer, Condition, Listing

INDUSTRY = Condition("industry", "有工业", "示例", "example")
LASTING = Condition("lasting", "不搬迁", "示例", "example")
FAILED = Eligibility(Answer.NO, (INDUSTRY,), (LASTING,))


def test_what_fails_and_what_is_open() -> None:
    assert eligible(FAILED, Language.ZH) == "符合列入条件：否（不符合：有工业；尚未认定：不搬迁）"
    assert eligible(FAILED, Language.EN, brief=True) == "eligible: no (fails: industry; open: lasting)"
    assert eligible(Eligibility(Answer.YES, (), ()), Language.ZH) == "符合列入条件：是"
    assert eligible(Eligibility(Answer.YES, (), ()), Language.EN) == "eligible: yes"


def test_decisions() -> None:
    yes = Listing("S217001", "145", True, "", date(2022, 6, 20), "文")
    no = Listing("S217001", "145", False, "搬迁", date(2022, 6, 20), "文")
    assert decision(yes, Language.ZH) == "已列入清单：2022-06-20（文）"
    assert decision(no, Language.ZH) == "不列入清单：2022-06-20（文；搬迁）"
    assert decision(no, Language.EN) == "not listed: 2022-06-20 (文; 搬迁)"
    assert (decision(None, Language.ZH), decision(None, Language.EN)) == ("尚未决定是否列入清单", "not decided on")
