"""What a supplement notice says."""

from dataclasses import replace
from datetime import date

from service.documents.supplement_notice import SupplementNotice

NOTICE = SupplementNotice(
    case="zhejiang-2026-0001",
    park="示例园区",
    place="浙江省",
    programme="“十四五”园区循环化改造",
    items=("能源消费统计表",),
    deadline=date(2026, 3, 5),
)


def test_the_notice_names_park_case_and_last_day_as_documents_write_them() -> None:
    assert NOTICE.addressee == "示例园区管委会："
    assert "“十四五”园区循环化改造的验收申请（案卷 zhejiang-2026-0001）" in NOTICE.opening
    assert "2026年3月5日前（含当日）" in NOTICE.closing


def test_it_is_dated_once_it_is_sent() -> None:
    assert NOTICE.signed == ("浙江省循环化改造验收主管部门",)
    assert replace(NOTICE, dated=date(2026, 2, 1)).signed[-1] == "2026年2月1日"
