"""A list as a file says what it is a list of, in the language of the page, and is named so."""

from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from openpyxl import load_workbook

from service.settings import Settings
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said
from service.web.list_file import ListFile, file_address, handed_out
from tests.storage.builders import NOW
from tests.web.asked import ASSESSOR, a_caller, asked

TITLE, COLUMNS = Said("整改事项", "items"), ((Said("事项", "item"), 30), (Said("期限", "due"), 12))


@pytest.mark.parametrize(
    ("language", "of", "title", "heads"),
    [
        (Language.ZH, "滨江园区", "整改事项 滨江园区", ("事项", "期限")),
        (Language.EN, "滨江园区", "items 滨江园区", ("item", "due")),
        (Language.ZH, "", "整改事项", ("事项", "期限")),
    ],
)
def test_title_columns_and_name(language: Language, of: str, title: str, heads: tuple[str, str]) -> None:
    file = ListFile(TITLE, COLUMNS, [("甲", "乙"), ("丙", None)], of=of)
    answer = handed_out(file, a_caller(Settings(), ASSESSOR), language)
    rows = list(load_workbook(BytesIO(bytes(answer.body))).worksheets[0].values)
    assert rows[0][0] == title
    assert heads in rows
    assert rows[-2:] == [("甲", "乙"), ("丙", None)]
    named = "-".join(part for part in (of, TITLE.zh, str(day_of(NOW))) if part)
    assert answer.headers["content-disposition"].endswith(quote(f"{named}.xlsx"))


def test_its_address_keeps_the_filter_and_drops_the_page(tmp_path: Path) -> None:
    request = asked(tmp_path, "/parks", "q=%E7%94%B2&page=3")
    assert file_address(request, "/parks/list.xlsx") == "/parks/list.xlsx?q=%E7%94%B2"
