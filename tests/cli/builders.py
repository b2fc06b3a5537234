"""The command line as a user calls it, on the small rule base or on the shipped one."""

import re
from collections.abc import Mapping
from pathlib import Path

from typer.testing import CliRunner, Result

from service.cli.main import app
from tests.rulelang.builders import DEMO

SHIPPED: Mapping[str, str] = {}
_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]+")
_LETTERS = re.compile(r"[\u4e00-\u9fff]")


def demo_folders(root: Path = DEMO) -> dict[str, str]:
    """The variables that lead to the small rule base, or to a changed copy of it."""
    return {"ACCEPTANCE_RULES_DIR": str(root / "rules"), "ACCEPTANCE_RUBRICS_DIR": str(root / "rubrics")}


def call(*words: str | Path, folders: Mapping[str, str] | None = None) -> Result:
    """Run `acceptance WORDS`; `folders` are the variables of the environment, the small rule base by default."""
    environment = demo_folders() if folders is None else folders
    result = CliRunner().invoke(app, [str(word) for word in words], env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def lines(result: Result) -> list[str]:
    """What was printed, line by line, without the blanks at the ends."""
    return [line.strip() for line in result.stdout.splitlines()]


def own_chinese(shown: str, root: Path = DEMO) -> set[str]:
    """Stretches of Chinese that no file under `root` states, and Chinese marks that stand alone: the program's own."""
    files = (path for folder in ("rules", "rubrics", "features") for path in (root / folder).rglob("*.*"))
    stated = "".join(path.read_text(encoding="utf-8") for path in files)
    return {one for one in _CHINESE.findall(shown) if one not in stated or not _LETTERS.search(one)}
