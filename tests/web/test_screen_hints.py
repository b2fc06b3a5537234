"""Nobody at a screen is told to run a command for which there is a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service.storage.errors import not_migrated
from service.vocabulary.language import Said
from service.web.screen_hints import OPTIONS, PAGES, for_people
from tests.conventions.repository import ROOT
from tests.web.browsing import browsing


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (
            "没有这样的案卷；用 acceptance case list 查看，或用 acceptance case open 建立",
            "没有这样的案卷；到“案卷”页查看，或到“立案”页建立",
        ),
        ("请先用 acceptance case import 导入", "请先到“导入申报”页导入"),
        ("没有编号为 7 的作业；用 acceptance job list 查看", "没有编号为 7 的作业；到“作业”页查看"),
        (
            "没有这样的人员；用 acceptance person list 查看，或用 acceptance person add 登记",
            "没有这样的人员；到“人员”页查看，或到“登记人员”页登记",
        ),
        ("作业 7 不是；用 acceptance job show 7 查看", "作业 7 不是；到“作业”页查看"),
        ("请先列入清单（acceptance park include S330）", "请先列入清单"),
        ("认定为另一个园区（--new-row 7），或略过（--skip-row 7）", "认定为另一个园区，或略过"),
        ("没有这样的账号；用 acceptance account list 查看", "没有这样的账号；到“账号”页查看"),
        ("请为承接的园区立案，见 acceptance park show S337901", "请为承接的园区立案，见“园区名录”页"),
        ("请在封面填写（日期如 2026-03-31），或用 --pack、--on 指定", "请在封面填写（日期如 2026-03-31）"),
        ("这一项要在命令行用 acceptance case no-such 办理", "这一项要在命令行用 acceptance case no-such 办理"),
        ("2024--2025 年", "2024--2025 年"),
    ],
)
def test_commands_become_pages(told: str, meant: str) -> None:
    assert for_people(Said(told, "")).zh == meant


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("import one with acceptance case import first", "import one on the page “import a submission” first"),
        ("see acceptance park list, or import a list", "see the page “Parks”, or import a list"),
    ],
)
def test_commands_become_pages_in_english(told: str, meant: str) -> None:
    assert for_people(Said("", told)).en == meant


def test_what_only_the_operator_can_run_stays() -> None:
    said = not_migrated("x").said
    assert for_people(said) == said


def test_every_option_is_spoken_of_and_every_page_is_called_so() -> None:
    """An entry that nothing says any more is of no use."""
    told = "".join(path.read_text("utf-8") for path in Path(ROOT, "service/workflow").rglob("*.py"))
    shown = "".join(path.read_text("utf-8") for path in Path(ROOT, "templates").rglob("*.html"))
    shown += "".join(path.read_text("utf-8") for path in Path(ROOT, "service/web").rglob("*.py"))
    assert all(option in told for option in OPTIONS)
    assert all(page.zh in shown.replace('"""', "") for page in PAGES.values())


def test_an_error_page_names_no_command(tmp_path: Path) -> None:
    with browsing(tmp_path) as somebody:
        page = somebody.sign_in().get("/cases/zhejiang-2026-9999")
    assert page.status_code == 404
    assert not re.search("acceptance (?:case|park)", page.text)
