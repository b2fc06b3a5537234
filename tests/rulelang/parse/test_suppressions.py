"""`suppress:` is read with its place; it is no part of a digest."""

from pathlib import Path

from tests.rulelang.builders import DEMO, RUBRIC, TARGET, RuleBase, codes, problems_after, rule_base

ENTRY = "suppress: [{check: not-monotone, of: attainment, reason: 试验}]\nexamples:\n"


def test_a_suppression_knows_check_column_reason_and_place(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(TARGET, {"examples:\n": ENTRY})
    pack, _ = base.load()
    (found,) = pack.rules["TG-01"].suppressions
    assert (found.check, found.of, found.reason) == ("not-monotone", "attainment", "试验")
    assert (found.position.file, found.position.line) == (TARGET, 16)


def test_what_is_accepted_changes_no_digest(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(TARGET, {"examples:\n": ENTRY})
    base.change(RUBRIC, {"of: ratio_limit, ": ""})
    digests = [(pack.digest, rubric.digest) for pack, rubric in (base.load(), RuleBase(DEMO).load())]
    assert digests[0] == digests[1]


def test_a_reason_is_required(tmp_path: Path) -> None:
    without = {"examples:\n": "suppress: [{check: not-monotone}]\nexamples:\n"}
    assert codes(problems_after(tmp_path, TARGET, without)) == ["missing-key"]
