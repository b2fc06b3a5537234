"""example case: all that is needed to drive one invented park's case by hand, with the commands in their order."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from service.settings import Settings
from service.workflow.saving import check_output, save
from service.workflow.walkthrough.park_versions import Version, books, write_version

PARKS, STEPS, RULES = "示例园区清单.csv", "办理步骤.md", "演示规则"
_SOURCE = "walkthrough"
_PROCEEDINGS = Path("proceedings") / "default.yaml"
_PUBLICITY = re.compile(r'(\{name: publicity_days, value: )"[^"]*"(, source: )"[^"]*"')
_TITLE = re.compile(r"^title: .*$", re.MULTILINE)


def write_example_case(settings: Settings, folder: Path, today: date, force: bool = False) -> tuple[Path, ...]:
    """Write the park list, three versions of the workbooks, rules without publicity, and the steps as of `today` into
    a folder, made if need be; what was written, the steps last. Nothing is replaced unless `force`.

    Raises:
        RefusedOutput: see check_output(). OSError: a file cannot be written.
        UnknownExample, UnknownPack, RuleProblems: see write_version().
    """
    parks, steps = folder / PARKS, folder / STEPS
    for path in (parks, steps, *(book for version in Version for book in books(version, folder))):
        check_output(path, path.suffix, force=force)
    folder.mkdir(parents=True, exist_ok=True)
    source = settings.features_dir / _SOURCE
    save(parks, (source / PARKS).read_bytes())
    written = [book for version in Version for book in write_version(settings, version, folder)]
    rules = write_rules_without_publicity(settings, folder / RULES)
    save(steps, _steps((source / STEPS).read_text(encoding="utf-8"), today).encode())
    return parks, *written, rules, steps


def write_rules_without_publicity(settings: Settings, folder: Path) -> Path:
    """Copy the rules and set publicity to no days, marked as a demonstration: nobody can wait for a week there.

    Raises:
        OSError: a file cannot be written.
    """
    shutil.copytree(settings.rules_dir, folder, dirs_exist_ok=True)
    proceedings = folder / _PROCEEDINGS
    text = proceedings.read_text(encoding="utf-8")
    text = _PUBLICITY.sub(r'\1"0 天"\2"演示：不公示"', text)
    save(proceedings, _TITLE.sub("title: 验收办理程序（演示：公示期为 0 天）", text).encode())
    return folder


def _steps(text: str, today: date) -> str:
    return text.replace("{案卷}", f"zhejiang-{today.year}-0001").replace("{今天}", today.isoformat())
