"""rules test: carry out the acceptance criteria of features/criteria."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from service.criteria.case import Case
from service.criteria.scenarios import Ran, Scenario, UnreadableFeature, read_scenarios, run
from service.rulelang.load import pack_ids
from service.settings import Settings
from service.workflow.rules.rule_base import open_rule_base


def run_criteria(settings: Settings, pack_id: str | None, on: date) -> list[Ran]:
    """The scenarios written for one pack, or for any pack. A feature names its pack by a tag: `@base-145`,
    whatever the version.

    Raises:
        UnreadableFeature: a file cannot be read, or names no pack.
        UnknownPack, RuleProblems: see open_rule_base().
    """
    known = pack_ids(settings.rules_dir)
    written: dict[str, list[Scenario]] = {}
    for scenario in written_scenarios(settings.features_dir):
        written.setdefault(_pack(scenario, known), []).append(scenario)
    chosen = written if pack_id is None else {pack_id: written.get(pack_id.partition("@")[0], [])}
    return [ran for name, scenarios in sorted(chosen.items()) for ran in _of_pack(settings, name, on, scenarios)]


def scenarios_of(settings: Settings, pack_id: str) -> tuple[Scenario, ...]:
    """The scenarios written for one pack.

    Raises:
        UnreadableFeature: a file cannot be read, or names no pack.
    """
    known = pack_ids(settings.rules_dir)
    return tuple(
        one for one in written_scenarios(settings.features_dir) if _pack(one, known) == pack_id.partition("@")[0]
    )


def written_scenarios(features: Path) -> Iterator[Scenario]:
    """Every scenario of criteria/ in the features folder, outlines row by row.

    Raises:
        UnreadableFeature: a file is no Gherkin.
    """
    for path in sorted((features / "criteria").glob("*.feature")):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableFeature(f"{path} 不是 UTF-8 文本；请另存为 UTF-8") from error
        yield from read_scenarios(text, path.relative_to(features.parent).as_posix())


def _pack(scenario: Scenario, known: tuple[str, ...]) -> str:
    named = sorted(scenario.tags.intersection(known))
    if len(named) != 1:
        found = "、".join(named) or "没有"
        raise UnreadableFeature(
            f"{scenario.file} 应以一个标签写明适用的规则包（现有：{'、'.join(known)}），发现 {found}；"
            f"请在“功能”的上一行写 @规则包名称"
        )
    return named[0]


def _of_pack(settings: Settings, pack_id: str, on: date, scenarios: list[Scenario]) -> Iterator[Ran]:
    pack, rubric = open_rule_base(settings, pack_id, on)
    for scenario in scenarios:
        yield run(scenario, Case(pack, rubric))


__all__ = ["Ran", "UnreadableFeature", "run_criteria", "scenarios_of", "written_scenarios"]
