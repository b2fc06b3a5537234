"""People read names; what they have to type stays beside them."""

import pytest

from service.casework.acts.decision import Close
from service.casework.code_names import with_names, with_names_refused
from service.casework.perform import Refused
from service.vocabulary.language import Said

NAMES = {"energy_intensity": "单位生产总值能耗", "gdp": "生产总值", "layout": "优化产业空间布局", "CR-C9": "数值合理"}


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("energy_intensity 的计量单位是 tce/万元", "“单位生产总值能耗”（energy_intensity）的计量单位是 tce/万元"),
        ("没有对现有申报提出 CR-A4（indicator:energy_intensity）的存疑", ""),
        ("还改动了 gdp、energy_intensity；请恢复", ""),
        ("layout 的评分已经交过", "“优化产业空间布局”（layout）的评分已经交过"),
        ("高风险存疑 CR-C9 未核实", "高风险存疑“数值合理”（CR-C9）未核实"),
        ("整改事项 CR-C9 数值合理：要求", "整改事项 CR-C9 数值合理：要求"),
        ("评分事项 TG-07 尚缺 1 名", "评分事项 TG-07 尚缺 1 名"),
        ("energy_intensity_2 和 x-layout 不是编码", "energy_intensity_2 和 x-layout 不是编码"),
    ],
)
def test_names_stand_with_the_codes(told: str, meant: str) -> None:
    expected = {
        "没有": "没有对现有申报提出 CR-A4（单位生产总值能耗，indicator:energy_intensity）的存疑",
        "还改": "还改动了“生产总值”（gdp）、“单位生产总值能耗”（energy_intensity）；请恢复",
    }
    assert with_names(told, NAMES) == (meant or expected[told[:2]])
    assert with_names(told, {}) == told


def test_a_refusal_is_told_with_names_and_its_english_as_it_was() -> None:
    refused = with_names_refused(Refused(Close(), [Said("layout 的评分", "the score of layout")]), NAMES)
    assert refused.reasons == (Said("“优化产业空间布局”（layout）的评分", "the score of layout"),)
    assert isinstance(refused.act, Close)
