"""The import contract in pyproject.toml covers every package there is; lint-imports itself checks the imports."""

import re
import tomllib
from typing import Any

import pytest

from tests.conventions.repository import ROOT, modules, relative

CONTRACTS: dict[str, dict[str, Any]] = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
LAYERS = [re.findall(r"\w+", layer) for layer in CONTRACTS["layers"]["layers"]]
DOORS = {"web", "api", "cli"}
BEHIND_WORKFLOW = {"storage", "jobs", "engine", "scoring", "intake", "rulelang"}
FRAMEWORKS = {"fastapi", "starlette", "sqlmodel", "sqlalchemy", "jinja2"}


def present() -> set[str]:
    """The packages and modules directly under service/."""
    inside = [relative(path).relative_to("service") for path in modules("service")]
    return {path.parts[0].removesuffix(".py") for path in inside} - {"__init__"}


def between(low: str, high: str) -> set[str]:
    """The packages from layer `low` up to layer `high`."""
    first, last = (next(i for i, layer in enumerate(LAYERS) if name in layer) for name in (high, low))
    return {name for layer in LAYERS[first : last + 1] for name in layer}


def named(contract: str, key: str) -> set[str]:
    return {module.removeprefix("service.") for module in CONTRACTS.get(contract, {}).get(key, [])}


@pytest.mark.parametrize(
    ("contract", "key", "wanted"),
    [
        ("doors", "source_modules", DOORS),
        ("doors", "forbidden_modules", BEHIND_WORKFLOW if DOORS & present() else set()),
        ("pure", "source_modules", between("vocabulary", "reasoning")),
    ],
)
def test_contract_names_every_package_it_is_about(contract: str, key: str, wanted: set[str]) -> None:
    missing = (wanted & present()) - named(contract, key)
    assert not missing, f"add to {key} of the contract {contract!r} in pyproject.toml: {sorted(missing)}"


def test_frameworks_are_forbidden_below() -> None:
    assert named("pure", "forbidden_modules") >= FRAMEWORKS


def test_every_package_has_its_layer() -> None:
    assert CONTRACTS["layers"]["exhaustive"] is True
    unplaced = present() - {name for layer in LAYERS for name in layer}
    assert not unplaced, f"give these a layer in pyproject.toml and in the README's picture: {sorted(unplaced)}"
