"""CHANGELOG.md: every fault of a record is told, a release without its record too, and the repair heals."""

from dataclasses import replace
from datetime import date

from service.authoring.problem import ProblemLog, RuleProblem
from service.rulelang.changelog import Change, Moment, note_unrecorded, read_changelog, record, recorded
from service.rulelang.load import load_rule_base
from service.vocabulary.language import Language
from tests.rulelang.builders import DEMO, ON

LABEL = "rules/CHANGELOG.md"
PACK, RUBRIC = load_rule_base(DEMO / "rules", DEMO / "rubrics", "demo", ON)
TODAY = Moment(ON)
NOW = record(PACK, RUBRIC, TODAY, "首次发布")


def read(text: str) -> tuple[tuple[Change, ...], tuple[RuleProblem, ...]]:
    log = ProblemLog()
    return read_changelog(text, LABEL, log), log.problems()


def unrecorded(text: str, moment: Moment = TODAY) -> tuple[RuleProblem, ...]:
    log = ProblemLog()
    note_unrecorded(PACK, RUBRIC, read(text)[0], LABEL, log, moment)
    return log.problems()


def test_a_record_is_read_as_it_was_written() -> None:
    (change,), problems = read(f"# 规则变更记录\n\n{NOW}")
    assert problems == ()
    assert (change.pack, change.version, change.digest) == ("demo", "1", PACK.digest[:12])
    assert change.rubric == RUBRIC.digest[:12]
    assert (change.period, change.themes, change.rules) == ("2024-01-01 至 2027-12-31", ("全部",), ("全部",))
    assert (change.reason, change.position.line) == ("首次发布", 3)


def test_a_record_says_which_rules_it_concerns() -> None:
    (change,), _ = read(NOW.replace("- 规则：全部", "- 规则：TG-01、TG-02"))
    assert [rule for rule in ("TG-01", "TG-02", "TG-03") if change.concerns(rule)] == ["TG-01", "TG-02"]
    assert read(NOW)[0][0].concerns("TG-03")


def test_what_a_record_lacks_is_told_at_its_line() -> None:
    _, problems = read(NOW.replace("- 理由：首次发布", "- 理由：").replace("- 主题：全部", "- 主题：预期成果"))
    assert [(p.position.line, p.code) for p in problems] == [(1, "changelog-key"), (1, "unknown-word")]
    assert problems[0].found == "没有写明“理由”"
    assert problems[1].suggestion == "预期成效"
    assert "no “理由” written" in problems[0].told(Language.EN)


def test_a_heading_of_another_form_is_told() -> None:
    changes, problems = read(NOW.replace(" 摘要 ", "，"))
    assert changes == ()
    assert [p.code for p in problems] == ["changelog-head"]


def test_a_recorded_release_is_fine() -> None:
    assert unrecorded(NOW) == ()


def test_a_release_without_record_gets_one_to_paste() -> None:
    (problem,) = unrecorded("# 规则变更记录\n")
    assert problem.found == f"demo 1（摘要 {PACK.digest[:12]}）没有变更记录"
    assert record(PACK, RUBRIC, TODAY) in problem.repair
    assert unrecorded(problem.repair.partition("\n")[2]) == ()


def test_a_change_after_the_record_is_told_with_both_digests() -> None:
    (problem,) = unrecorded(NOW.replace(PACK.digest[:12], "0" * 12))
    assert f"规则的摘要由 {'0' * 12} 变为 {PACK.digest[:12]}" in problem.found
    assert "评分标准的摘要" not in problem.found
    assert "先改 pack.yaml 里的 version" in problem.repair


def test_a_change_of_the_rubric_alone_is_told() -> None:
    (problem,) = unrecorded(NOW.replace(RUBRIC.digest[:12], "0" * 12))
    assert "评分标准的摘要" in problem.found


def test_bringing_up_to_date_heals_and_does_nothing_twice() -> None:
    for old in ("# 规则变更记录\n", NOW.replace(PACK.digest[:12], "0" * 12).replace(RUBRIC.digest[:12], "1" * 12)):
        new = recorded(old, PACK, RUBRIC, TODAY)
        assert unrecorded(new) == ()
        assert recorded(new, PACK, RUBRIC, TODAY) == new


def test_the_reason_of_a_new_record_is_left_to_people() -> None:
    _, problems = read(recorded("# 规则变更记录\n", PACK, RUBRIC, TODAY))
    assert [p.found for p in problems] == ["没有写明“理由”"]


def test_a_changed_release_passes_only_when_people_have_said_why() -> None:
    old = NOW.replace(PACK.digest[:12], "0" * 12)
    for _ in range(2):  # a second change before anything is written adds no second line
        new = recorded(old, PACK, RUBRIC, TODAY)
        (problem,) = read(new)[1]
        assert (problem.position.line, problem.found) == (8, "没有写明“改动”")
        assert f"规则摘要 {'0' * 12} → {PACK.digest[:12]}" in new
        old = new.replace(f"摘要 {PACK.digest[:12]}\n", f"摘要 {'0' * 12}\n", 1)
    assert new.count("- 改动：") == 1
    written = "".join(
        "- 改动：TG-01 的门槛提高\n" if line.startswith("- 改动：") else line for line in new.splitlines(True)
    )
    assert read(written)[1] == ()
    again = recorded(written.replace(PACK.digest[:12], "1" * 12, 1), PACK, RUBRIC, TODAY)
    first, second = (line for line in again.splitlines() if line.startswith("- 改动："))
    assert first == "- 改动：TG-01 的门槛提高"
    assert second.startswith("- 改动：待填写")


def test_a_later_version_does_not_concern_everything_by_default() -> None:
    old = NOW.replace("## demo 1 ", "## demo 0 ").replace(PACK.digest[:12], "0" * 12)
    _, problems = read(recorded(f"# 规则变更记录\n\n{old}", PACK, RUBRIC, TODAY))
    assert [(problem.position.line, problem.found) for problem in problems] == [
        (7, "没有写明“主题”"),
        (8, "没有写明“规则”"),
        (9, "没有写明“理由”"),
    ]
    assert problems[2].allowed == "改了什么、为什么改"


def test_a_new_version_goes_on_top_and_the_old_record_stays() -> None:
    old = NOW.replace("## demo 1 ", "## demo 0 ").replace(PACK.digest[:12], "0" * 12)
    new = recorded(f"# 规则变更记录\n\n{old}", PACK, RUBRIC, TODAY)
    assert [change.version for change in read(new)[0]] == ["1", "0"]
    assert old in new


def test_the_period_without_end_says_since_when() -> None:
    assert "- 施行期间：2024-01-01 起" in record(replace(PACK, in_force_until=None), RUBRIC, TODAY)


LATER = Moment(date(2027, 1, 1), later=True)


def test_what_begins_later_has_a_record_of_its_own() -> None:
    old = NOW.replace(PACK.digest[:12], "0" * 12)
    (problem,) = unrecorded(old, LATER)
    assert "自 2027-01-01 起的内容" in problem.found
    new = recorded(old, PACK, RUBRIC, LATER)
    assert old in new
    assert [change.period for change in read(new)[0]] == ["2027-01-01 至 2027-12-31", "2024-01-01 至 2027-12-31"]
    assert unrecorded(new, LATER) == ()
    assert recorded(new, PACK, RUBRIC, LATER) == new


def test_each_record_is_brought_up_to_date_on_its_own() -> None:
    """Before its day the record of what begins later stays; on that day it is the one that counts."""
    later = record(PACK, RUBRIC, LATER, "门槛提高").replace(PACK.digest[:12], "1" * 12)
    now = NOW.replace(PACK.digest[:12], "0" * 12)
    assert later in recorded(f"{later}\n{now}", PACK, RUBRIC, TODAY)
    assert now in recorded(f"{later}\n{now}", PACK, RUBRIC, Moment(date(2027, 3, 1)))
    assert now in recorded(f"{later}\n{now}", PACK, RUBRIC, LATER)
