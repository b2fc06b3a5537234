"""A park as a row: what is not known is empty, never zero."""

from dataclasses import replace
from decimal import Decimal

from service.vocabulary.language import Language
from service.web.parks.rows import COLUMNS, ParkRow, exported
from tests.casework.parks import park

BARE = ParkRow(replace(park(), level=None, area=None), "辽宁省", None)


def test_what_is_not_known_is_empty() -> None:
    assert (BARE.area, exported(BARE, Language.ZH)[6], exported(BARE, Language.ZH)[4]) == ("", None, None)
    assert ParkRow(replace(park(), area=Decimal("0.50")), "", None).area == "0.50"


def test_every_column_has_its_value_in_the_language_of_the_reader() -> None:
    for language in Language:
        assert len(exported(BARE, language)) == len(COLUMNS)
    assert exported(BARE, Language.EN)[7] == "active"
