"""rules changelog: printed, written, and asked for wherever a rules folder keeps one."""

from datetime import date
from pathlib import Path

import pytest

from service.workflow.rules.changelog import Moment, NoChangelog, changes, is_kept, records, unrecorded, write_records
from tests.rulelang.builders import PARAMETERS, TARGET
from tests.workflow.builders import ON
from tests.workflow.rule_bases import a_copy

CHANGELOG = "rules/CHANGELOG.md"
TODAY = Moment(ON)
BEGUN = "# 规则变更记录\n"


def test_without_a_file_nothing_is_asked_for(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path)
    assert not is_kept(settings)
    assert changes(settings) == ()
    assert unrecorded(*base.load(), settings, TODAY) == ()
    with pytest.raises(NoChangelog, match=r"没有 rules/CHANGELOG\.md"):
        write_records(settings, None, ON)


def test_a_record_is_written_once_and_then_only_its_reason_is_wanted(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path)
    base.write(CHANGELOG, BEGUN)
    assert [problem.code for problem in unrecorded(*base.load(), settings, TODAY)] == ["unrecorded"]
    assert write_records(settings, None, ON) == settings.rules_dir / "CHANGELOG.md"
    assert write_records(settings, None, ON) is None
    assert [problem.found for problem in unrecorded(*base.load(), settings, TODAY)] == ["没有写明“理由”"]
    base.change(CHANGELOG, {"待填写 改了什么、为什么改": "首次发布"})
    assert unrecorded(*base.load(), settings, TODAY) == ()
    assert [(change.pack, change.reason) for change in changes(settings)] == [("demo", "首次发布")]


def test_a_changed_rule_needs_the_record_again(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path)
    base.write(CHANGELOG, BEGUN + "\n" + records(settings, "demo", ON)[0].replace("待填写 ", ""))
    assert unrecorded(*base.load(), settings, TODAY) == ()
    base.change(TARGET, {"title: 单位生产总值能耗达到预期成效": "title: 能耗达到预期成效"})
    (problem,) = unrecorded(*base.load(), settings, TODAY)
    assert str(problem).startswith("rules/CHANGELOG.md:3:1 发现 demo 1 登记之后又改过：规则的摘要由 ")


def test_examples_and_comments_change_no_release(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path)
    before = records(settings, None, ON)
    base.change(TARGET, {"examples:": '# 例子\nexamples:\n  - {given: {attainment: "95%"}, verdict: nearly_met}'})
    assert records(settings, None, ON) == before


def test_a_number_that_changes_later_needs_its_record_today(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path)
    base.write(CHANGELOG, BEGUN)
    text = (base.root / PARAMETERS).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "core_floor" in line)
    base.write(PARAMETERS, f"{text.rstrip()}\n{line.replace('60%', '70%').replace('2024-01-01', '2026-07-01')}\n")
    write_records(settings, None, ON)
    assert [change.period[:10] for change in changes(settings)] == ["2026-07-01", "2024-01-01"]
    filled = {"主题：待填写 这一版改动的": "主题：否决项", "规则：待填写 这一版改动的": "规则：GT-01"}
    base.change(CHANGELOG, {"待填写 改了什么、为什么改": "门槛提高", **filled})
    for day in (ON, date(2026, 7, 1), date(2026, 12, 31)):
        assert unrecorded(*base.load(day), settings, Moment(day)) == ()
        assert write_records(settings, None, day) is None
