"""The example case is written whole, for the day on which it is asked for; its rules differ in the publicity alone."""

from datetime import date
from pathlib import Path

import pytest

from service.settings import Settings, load_settings
from service.workflow.cases.procedures import procedure_of
from service.workflow.saving import RefusedOutput
from service.workflow.walkthrough.example_case import RULES, STEPS, write_example_case, write_rules_without_publicity

ON = date(2027, 3, 1)


def test_everything_the_steps_name_is_written(tmp_path: Path) -> None:
    written = write_example_case(load_settings(), tmp_path / "演示", ON)
    assert all(path.exists() for path in written)
    steps = written[-1].read_text(encoding="utf-8")
    assert "acceptance case next zhejiang-2027-0001\n" in steps
    assert "--on 2027-03-01 --leader" in steps
    assert "{" not in steps
    assert {path.name for path in written if path.suffix in (".csv", ".xlsx") and path.name not in steps} == set()


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / STEPS).write_text("我的笔记", encoding="utf-8")
    with pytest.raises(RefusedOutput, match=STEPS):
        write_example_case(load_settings(), tmp_path, ON)
    assert [path.name for path in tmp_path.iterdir()] == [STEPS]
    write_example_case(load_settings(), tmp_path, ON, force=True)
    assert "我的笔记" not in (tmp_path / STEPS).read_text(encoding="utf-8")


def test_the_rules_of_the_demonstration_have_no_publicity_and_say_so(tmp_path: Path) -> None:
    shipped = load_settings()
    shown = Settings(rules_dir=write_rules_without_publicity(shipped, tmp_path / RULES))
    ours, theirs = (procedure_of(settings, "zhejiang", ON) for settings in (shown, shipped))
    assert (ours.publicity_days, theirs.publicity_days > 0) == (0, True)
    text = (tmp_path / RULES / "proceedings" / "default.yaml").read_text(encoding="utf-8")
    assert "title: 验收办理程序（演示：公示期为 0 天）" in text
    assert "演示：不公示" in text
