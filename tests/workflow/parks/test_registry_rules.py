"""What people write for jurisdictions and programmes."""

from pathlib import Path

import pytest

from service.rulelang.registry_rules import JURISDICTIONS
from service.settings import load_settings
from service.vocabulary.fault import Fault
from service.vocabulary.jurisdiction import NATIONAL
from service.workflow.parks.registry_rules import (
    authority_of,
    jurisdiction_of,
    opened_rules,
    place_names,
    programme_of,
    terms_of,
)

RULES = opened_rules(load_settings())


def test_any_usual_writing() -> None:
    assert jurisdiction_of("辽宁", RULES) == authority_of("liaoning", RULES) == "liaoning"
    assert authority_of("国 家", RULES) == authority_of("National", RULES) == NATIONAL


def test_an_unknown_place_is_told_with_the_nearest() -> None:
    with pytest.raises(Fault, match="您是否想写“浙江省”"):
        jurisdiction_of("浙江生省", RULES)
    with pytest.raises(Fault, match="没有名为“国家”的主管地区"):
        jurisdiction_of("国家", RULES)


def test_names_are_there_as_far_as_the_rules_state_them(tmp_path: Path) -> None:
    settings = load_settings()
    assert place_names(settings).titled("zhejiang") == "浙江省"
    (tmp_path / "registry").mkdir()
    elsewhere = settings.model_copy(update={"rules_dir": tmp_path})
    assert place_names(elsewhere).titled("zhejiang") == "zhejiang"
    (tmp_path / JURISDICTIONS).write_text("坏", encoding="utf-8")
    assert place_names(elsewhere).titled("zhejiang") == "zhejiang"


def test_programmes() -> None:
    assert programme_of("", RULES) is programme_of("145", RULES)
    with pytest.raises(Fault, match="没有编码为“155”的规划期；现有：145"):
        programme_of("155", RULES)


def test_terms() -> None:
    assert terms_of("145", "gansu", RULES).id == "145"
    with pytest.raises(Fault, match=r"请写 rules/listing/155\.yaml"):
        terms_of("155", "gansu", RULES)
