"""Tags of the features become marks, so that `-m TG-07` runs what documents a rule; any other tag is refused."""

import re

import pytest

from tests.conventions.repository import ROOT

ID = re.compile(r"[A-Z]{2}-[A-Z]?\d+[A-Z]?")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", default="sqlite", help="on which the journey through the interface is made")


def pytest_configure(config: pytest.Config) -> None:
    rules = ROOT / "rules"
    packs = [path.parent for path in rules.glob("*/pack.yaml")]
    ids = {found[0] for path in rules.glob("*/**/*.yaml") if (found := ID.match(path.name))}
    for name in sorted({pack.name for pack in packs} | ids):
        config.addinivalue_line("markers", f"{name}: what documents {name}")
