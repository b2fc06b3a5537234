"""A refusal tells all its reasons in either language."""

from service.casework.registry_refused import RegistryRefused
from service.vocabulary.language import Language, Said


def test_all_reasons_are_told() -> None:
    refused = RegistryRefused(iter((Said("没有文件", "no document"), Said("没有日期", "no date"))))
    assert len(refused.reasons) == 2
    assert str(refused) == "没有文件；没有日期"
    assert refused.told(Language.EN) == "no document; no date"
