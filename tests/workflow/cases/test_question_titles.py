"""Questions name what they are about."""

from datetime import date

from service.settings import load_settings
from service.vocabulary.assessment_summary import OpenQuestion
from service.workflow.cases.question_titles import judged_titles, question_titles
from service.workflow.rules.rule_base import open_rule_base


def question(subject: str) -> OpenQuestion:
    return OpenQuestion("CR-A1", subject, "high", "与复算不符")


def test_subjects_have_their_names_from_the_pack() -> None:
    pack, _ = open_rule_base(load_settings(), "base-145", date(2026, 3, 31))
    asked = [question("indicator:energy_intensity"), question("portfolio")]
    titles = question_titles(asked, pack)
    assert titles["indicator:energy_intensity"] == pack.catalogue.indicators["energy_intensity"].name
    assert set(titles) == {"indicator:energy_intensity", "portfolio"}
    assert asked[0].told(titles).zh == f"CR-A1 {titles['indicator:energy_intensity']}【高】与复算不符"
    assert asked[0].told({}).en == "CR-A1 indicator:energy_intensity [high] 与复算不符"


def test_what_a_findings_sheet_speaks_of_has_its_name() -> None:
    pack, _ = open_rule_base(load_settings(), "base-145", date(2026, 3, 31))
    titles = judged_titles(["PJ-05", "gdp", "indicator:energy_intensity", "portfolio", "无此项"], pack)
    assert titles == {
        "PJ-05": f"PJ-05 {pack.rules['PJ-05'].title}",
        "gdp": pack.catalogue.quantities["gdp"].name,
        "indicator:energy_intensity": f"存疑：{pack.catalogue.indicators['energy_intensity'].name}",
        "portfolio": "存疑：重点项目",
    }
