"""Which scenarios pytest really collects, with the marks each carries: asked of a second pytest, of which this
module is a plugin.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

from tests.conventions.repository import ROOT


def collected_scenarios(folder: Path, result: Path, *options: str) -> list[dict[str, Any]]:
    """What pytest collects below `folder`: a list of {feature: path, name, marks}, one entry a test. Asked of the
    modules that name pytest-bdd: nothing else can bind a feature, and collecting all tests takes half a minute.
    """
    binding = [str(path) for path in sorted(folder.rglob("test_*.py")) if "pytest_bdd" in path.read_text("utf-8")]
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "--assert=plain"]
    command += ["-p", "tests.conventions.collection", "--write-scenarios", str(result), *options, *binding]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"pytest cannot collect {folder.name}:\n{run.stdout[-3000:]}{run.stderr[-1000:]}"
    scenarios: list[dict[str, Any]] = json.loads(result.read_text(encoding="utf-8"))
    return scenarios


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-scenarios", type=Path, help="write the collected scenarios to this JSON file")


def pytest_collection_finish(session: pytest.Session) -> None:
    destination: Path | None = session.config.getoption("--write-scenarios")
    if destination is None:
        return
    scenarios = []
    for item in session.items:
        if not isinstance(item, pytest.Function):
            continue
        template = scenario_wrapper_template_registry.get(item.obj)
        if template is not None:
            marks = sorted({mark.name for mark in item.iter_markers()})
            scenarios.append({"feature": template.feature.filename, "name": template.name, "marks": marks})
    destination.write_text(json.dumps(scenarios), encoding="utf-8")
