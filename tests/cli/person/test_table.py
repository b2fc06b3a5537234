"""A person in one line."""

from service.cli.person.table import HEADINGS, cells, described
from service.vocabulary.language import Language
from service.vocabulary.person import Person, Role

REVIEWER = Person(3, "张三", Role.CITY_REVIEWER, None, "zhejiang", "杭州市", active=False)


def test_a_person_is_told_in_either_language() -> None:
    assert described(REVIEWER, Language.ZH) == "3 张三 设区市初审员 zhejiang 杭州市"
    assert described(REVIEWER, Language.EN) == "3 张三 city reviewer zhejiang 杭州市"


def test_every_heading_has_its_cell() -> None:
    assert len(cells(REVIEWER, Language.ZH)) == len(HEADINGS)
    assert (cells(REVIEWER, Language.ZH)[-1], cells(REVIEWER, Language.EN)[-1]) == ("已停用", "inactive")
