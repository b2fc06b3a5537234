"""The whole report: shipped packs are clean, every planted mistake is found and named, suppressions are told."""

import re
from pathlib import Path

import pytest

from service.authoring.problem import RuleProblem
from service.rulelang.analysis.obligation import GROUPS
from service.rulelang.analysis.report import analyse, analyse_catalogue
from service.rulelang.load import load_rule_base, pack_ids
from service.vocabulary.language import Language
from tests.rulelang.analysis.changes import PACK, RUBRIC
from tests.rulelang.builders import ON, RuleBase, rule_base

SHIPPED = Path(__file__).parents[3]
SAMPLES = sorted((Path(__file__).parent / "broken").iterdir())


def found_in(base: RuleBase) -> tuple[RuleProblem, ...]:
    loaded = base.load()
    return (*analyse(*loaded).problems, *analyse_catalogue([loaded]).problems)


def header(sample: Path) -> dict[str, list[str]]:
    """`# file:`, `# place:` and `# says:` lines of a broken sample."""
    told: dict[str, list[str]] = {}
    for key, value in re.findall(r"^# (file|place|says): (.+)$", sample.read_text(encoding="utf-8"), re.MULTILINE):
        told.setdefault(key, []).append(value.strip())
    return told


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_planted_mistake_is_found_and_named(sample: Path, tmp_path: Path) -> None:
    says = header(sample)
    base = rule_base(tmp_path)
    base.write(says["file"][0], sample.read_text(encoding="utf-8"))
    problems = found_in(base)
    assert [f"{p.position.line}:{p.position.column}" for p in problems] == says["place"], "\n".join(map(str, problems))
    message = "\n".join(map(str, problems))
    for words in says["says"]:
        assert words in message
    for problem in problems:
        assert problem.told(Language.EN) != str(problem)


@pytest.mark.parametrize("pack_id", pack_ids(SHIPPED / "rules"))
def test_every_obligation_of_a_shipped_pack_holds_or_is_accepted_with_a_reason(pack_id: str) -> None:
    report = analyse(*load_rule_base(SHIPPED / "rules", SHIPPED / "rubrics", pack_id, ON))
    assert [str(problem) for problem in report.problems] == []
    accepted = {one for found in report.accepted.values() for one in found}
    assert {one for one in report.obligations if one.fault} == accepted
    assert {one.group for one in report.obligations} == GROUPS.keys() - {"direction"}


def test_every_entry_of_the_shipped_catalogue_is_read() -> None:
    bases = [load_rule_base(SHIPPED / "rules", SHIPPED / "rubrics", one, ON) for one in pack_ids(SHIPPED / "rules")]
    assert [str(problem) for problem in analyse_catalogue(bases).problems] == []


def test_suppressions_are_told_with_what_they_accept() -> None:
    (accepted,) = analyse(PACK, RUBRIC).accepted.items()
    assert (accepted[0].of, [one.about for one in accepted[1]]) == ("ratio_limit", ["demo"])
    shared = analyse_catalogue([(PACK, RUBRIC)])
    assert shared.problems == ()
    assert [len(found) for found in shared.accepted.values()] == [1, 2]
