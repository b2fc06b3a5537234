"""The items with what was found, then and again, and what a re-evaluation locks."""

from pathlib import Path

from service.vocabulary.finding import Verdict
from service.workflow.cases.read_case import read_case
from service.workflow.cases.read_rectification import Rectification, prepared_files, read_rectification
from tests.workflow.bundles.cases import Driven, begun
from tests.workflow.rectifying import ITEMS, demanded, reevaluated


def read(driven: Driven) -> Rectification:
    return read_rectification(driven.settings, driven.id, read_case(driven.settings, driven.id))


def test_items_before_and_after_the_reevaluation(tmp_path: Path) -> None:
    driven = demanded(tmp_path)
    then = read(driven)
    assert [one.key for one in then.items] == list(ITEMS)
    assert {one.found and one.found.finding.verdict for one in then.items} == {Verdict.UNMET}
    assert [one.opens for one in then.items] == [("工业用水重复利用率",), ("SY-01",), ("重点项目",)]
    assert (then.again, then.locked, then.trouble) == ("", (), None)
    now = read(reevaluated(driven))
    assert {one.again and one.again.finding.verdict for one in now.items} == {Verdict.MET}
    assert now.digest == then.digest != now.again
    assert {one.finding.rule for one in now.locked} == {"TG-01", "PR-01", "PR-02", "GT-01"}
    item = now.item(*ITEMS[0])
    assert item is not None
    assert [now.files[file].first_name for file in prepared_files(item.record)] == ["TG-02.pdf"]
    assert now.item("TG-02", "indicator:gdp") is None


def test_a_case_without_items(tmp_path: Path) -> None:
    nothing = read(begun(tmp_path).accepted())
    assert (nothing.items, nothing.demanded, nothing.files) == ((), None, {})
