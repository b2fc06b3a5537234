"""What is known of rule files before any is read."""

from datetime import date
from pathlib import Path

from service.authoring.problem import ProblemLog
from service.rulelang.parse.releases import read_releases
from service.rulelang.parse.rule_files import RuleSource, read_rule_files
from service.rulelang.parse.shared_files import Folder
from service.vocabulary.finding import Theme
from tests.rulelang.builders import TARGET, RuleBase, rule_base


def sources(base: RuleBase) -> dict[str, RuleSource]:
    folder = Folder(base.root / "rules", ProblemLog())
    (release,) = read_releases(folder)
    return {source.file.stem: source for source in read_rule_files(folder, release)}


def test_theme_task_and_pack_come_from_the_folder(tmp_path: Path) -> None:
    found = sources(rule_base(tmp_path))
    chain = found["SY-01-chain"].file
    assert (chain.theme, chain.task, chain.pack) == (Theme.TASKS, "symbiosis", "demo")
    assert len(found) == 9


def test_ids_and_periods_are_known_before_reading(tmp_path: Path) -> None:
    source = sources(rule_base(tmp_path))["TG-02-water-reuse"]
    assert (source.id, str(source.place)) == ("TG-02", "rules/demo/targets/TG-02-water-reuse.yaml:1:5")
    assert source.period() == (date(2025, 1, 1), date(2027, 6, 30))
    assert [source.in_force(day) for day in (date(2024, 12, 31), date(2025, 1, 1), date(2027, 7, 1))] == [
        False,
        True,
        False,
    ]


def test_a_file_that_states_no_id_is_still_a_rule_to_be_read(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(TARGET, {"id: TG-01\n": ""})
    assert sources(base)["TG-01-energy-intensity"].id == ""
    base.write(TARGET, "id: [TG-01\n")
    source = sources(base)["TG-01-energy-intensity"]
    assert (source.node, source.faulty) == (None, True)
