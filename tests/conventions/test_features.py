"""Every scenario that a feature promises is really run: official parser on one side, collected tests on the other."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from gherkin.parser import Parser

from tests.conventions.collection import collected_scenarios
from tests.conventions.repository import ROOT, files_under, relative

FEATURES = files_under("features", suffix=".feature")


class Promise(NamedTuple):
    """One test that a feature file promises: a scenario, or one row of a scenario outline."""

    scenario: str
    tags: frozenset[str]


def tags_of(*nodes: dict[str, Any]) -> frozenset[str]:
    return frozenset(tag["name"].lstrip("@") for node in nodes for tag in node.get("tags", []))


def scenario_nodes(feature: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each scenario of a parsed feature with the nodes around it, whose tags it inherits."""
    for child in feature["children"]:
        if "scenario" in child:
            yield child["scenario"], [feature]
        for inner in child.get("rule", {}).get("children", []):
            if "scenario" in inner:
                yield inner["scenario"], [feature, child["rule"]]


def promises(path: Path) -> Iterator[Promise]:
    for scenario, around in scenario_nodes(parsed(path)):
        if not scenario["examples"]:
            yield Promise(scenario["name"], tags_of(scenario, *around))
        for examples in scenario["examples"]:
            for _ in examples["tableBody"]:
                yield Promise(scenario["name"], tags_of(examples, scenario, *around))


def parsed(path: Path) -> dict[str, Any]:
    document = Parser().parse(path.read_text(encoding="utf-8"))
    assert document.get("feature"), f"{path.name} holds no feature"
    return dict(document["feature"])


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return collected_scenarios(ROOT / "tests", tmp_path_factory.mktemp("collected") / "scenarios.json")


def test_criteria_and_journeys_have_features() -> None:
    kinds = {relative(path).parts[1] for path in FEATURES}
    assert {"criteria", "journeys"} <= kinds, f"features/ holds only {sorted(kinds)}"


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_feature_is_chinese_and_parses(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first == "# language: zh-CN", f"{relative(path)} must start with '# language: zh-CN', not {first!r}"
    assert parsed(path)["language"] == "zh-CN"


def test_scenario_names_are_unique() -> None:
    places: dict[str, list[str]] = {}
    for path in FEATURES:
        for scenario, _ in scenario_nodes(parsed(path)):
            places.setdefault(scenario["name"], []).append(f"{relative(path)}:{scenario['location']['line']}")
    twice = {name: where for name, where in places.items() if len(where) > 1}
    assert not twice, f"pytest-bdd silently drops the first of two scenarios of the same name: {twice}"


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_every_outline_has_rows(path: Path) -> None:
    empty = [
        f"{relative(path)}:{examples['location']['line']} {scenario['name']}"
        for scenario, _ in scenario_nodes(parsed(path))
        for examples in scenario["examples"]
        if not examples["tableBody"]
    ]
    assert not empty, f"an outline without rows tests nothing: {empty}"


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_every_scenario_is_collected_once_with_its_tags(path: Path, collected: list[dict[str, Any]]) -> None:
    promised = Counter(promises(path))
    assert promised, f"{relative(path)} promises nothing"
    assert found_in(path, promised, collected) == promised, (
        f"{relative(path)}: what the feature promises and what pytest collects differ. Bind the file once with "
        f"scenarios(…), give each scenario its own name, and put tags only where pytest-bdd passes them on."
    )


def found_in(path: Path, promised: Counter[Promise], collected: list[dict[str, Any]]) -> Counter[Promise]:
    tags = frozenset[str]().union(*(promise.tags for promise in promised))
    return Counter(
        Promise(found["name"], tags.intersection(found["marks"]))
        for found in collected
        if Path(found["feature"]) == path
    )
