"""A person in one line."""

from service.cli.person.table import HEADINGS, cells, described
from service.vocabulary.jurisdiction import Jurisdiction, JurisdictionKind, Jurisdictions
from service.vocabulary.language import Language
from service.vocabulary.person import Person, Role

PLACES = Jurisdictions((Jurisdiction("zhejiang", "33", "浙江省", "浙江", JurisdictionKind.PROVINCE),))
REVIEWER = Person(3, "张三", Role.CITY_REVIEWER, None, "zhejiang", "杭州市", active=False)


def test_a_person_is_told_in_either_language() -> None:
    assert described(REVIEWER, Language.ZH, PLACES) == "3 张三 设区市初审员 浙江省 杭州市"
    assert described(REVIEWER, Language.EN, PLACES) == "3 张三 city reviewer zhejiang 杭州市"


def test_every_heading_has_its_cell() -> None:
    assert len(cells(REVIEWER, Language.ZH, PLACES)) == len(HEADINGS)
    assert (cells(REVIEWER, Language.ZH, PLACES)[-1], cells(REVIEWER, Language.EN, PLACES)[-1]) == (
        "已停用",
        "inactive",
    )
