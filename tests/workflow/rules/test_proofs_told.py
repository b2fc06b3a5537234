"""The report in lines."""

from service.rulelang.analysis.report import analyse
from service.vocabulary.language import Language
from service.workflow.rules.proofs_told import accepted_told, counts_told, proofs_told
from tests.rulelang.analysis.changes import PACK, RUBRIC

REPORT = analyse(PACK, RUBRIC)


def test_counts_add_up_in_both_languages() -> None:
    follows = sum(one.corollary for one in REPORT.obligations)
    total = len(REPORT.obligations) - follows
    zh = counts_told(REPORT, Language.ZH)
    assert zh.startswith(f"证明 {total} 项：成立 {total - 1}，按理由接受 1，不成立 0（")
    assert zh.endswith(f"；由此和装载时的检查得出的推论 {follows} 项，不计在内")
    counted = [
        int(part.rpartition(" ")[2])
        for part in zh.partition("0（")[2].partition("）；")[0].split("、")
        if part[-1].isdigit()
    ]
    assert sum(counted) == total
    told = counts_told(REPORT, Language.EN)
    assert told.startswith(
        f"{total} obligations: {total - 1} hold, 1 accepted with a reason, 0 fail (tables are monotone"
    )


def test_what_is_accepted_is_told_with_reason_and_place() -> None:
    (line,) = accepted_told(REPORT, Language.ZH)
    assert line == "△ 接受 unused-parameter demo ratio_limit：语言测试用（rubrics/demo.yaml:30:5）"
    (line,) = accepted_told(REPORT, Language.EN)
    assert line == "△ accepted unused-parameter demo ratio_limit: 语言测试用 (rubrics/demo.yaml:30:5)"


def test_every_obligation_is_told_under_its_kind() -> None:
    lines = list(proofs_told(REPORT, Language.ZH))
    assert lines[0] == "判定表单调（13）"
    assert sum(line.startswith("  ") for line in lines) == len(REPORT.obligations)
    assert [line[:4] for line in lines if "参数都用到" in line] == ["  △ "]
    assert sum(line.startswith("  ∴ ") for line in lines) == sum(one.corollary for one in REPORT.obligations)


def test_every_obligation_is_told_in_english() -> None:
    lines = list(proofs_told(REPORT, Language.EN))
    assert lines[0] == "tables are monotone (13)"
    assert not any(mark in line for line in lines for mark in "　；（）")


def test_what_only_follows_never_has_a_fault_of_its_own() -> None:
    assert {one.group for one in REPORT.obligations if one.corollary} == {"unmeasured", "score", "grade", "decision"}
    assert all(one.fault is None for one in REPORT.obligations if one.corollary)
