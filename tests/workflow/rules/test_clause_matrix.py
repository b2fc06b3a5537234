"""rules matrix: scenarios reach the rules they are tagged with, and what is missing is told."""

from pathlib import Path

from service.vocabulary.language import Language
from service.workflow.rules.clause_matrix import gaps, matrix_html, open_matrices, scenes
from service.workflow.rules.try_criteria import written_scenarios
from tests.workflow.builders import ON
from tests.workflow.rule_bases import FEATURE, a_copy


def test_rows_of_an_outline_are_one_scene(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path, FEATURE)
    (scene,) = scenes(base.load()[0], written_scenarios(settings.features_dir))["TG-01"]
    assert (scene.file, scene.line, scene.name, scene.cases) == ("features/criteria/core.feature", 7, "完成率的界线", 2)


def test_a_scenario_of_another_pack_shows_nothing(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path, FEATURE.replace("@demo", "@other"))
    scenarios = tuple(written_scenarios(settings.features_dir))
    assert scenes(base.load()[0], scenarios) == {}
    assert gaps(*base.load(), scenarios) == ()


def test_deleting_the_last_tag_of_a_rule_is_told(tmp_path: Path) -> None:
    base, settings = a_copy(tmp_path, FEATURE)
    missing = {problem.position.file for problem in gaps(*base.load(), written_scenarios(settings.features_dir))}
    assert len(missing) == 8
    assert not any("TG-01" in file for file in missing)
    _, bare = a_copy(tmp_path / "bare", FEATURE.replace("  @TG-01\n", ""))
    problems = gaps(*base.load(), written_scenarios(bare.features_dir))
    assert len(problems) == 9
    assert any("@TG-01" in problem.repair for problem in problems)


def test_the_matrix_becomes_a_page(tmp_path: Path) -> None:
    _, settings = a_copy(tmp_path, FEATURE)
    (matrix,) = open_matrices(settings, None, ON)
    assert "完成率的界线" in matrix_html([matrix], settings)
    assert "Clause matrix" in matrix_html([matrix], settings, Language.EN)
