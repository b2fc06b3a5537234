"""The small rule base, and what differs after some of its texts were changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from service.rulelang.diff.change import Change
from service.rulelang.diff.consequences import RuleBase
from service.rulelang.diff.difference import Difference, diff_rule_bases
from service.rulelang.diff.rules import RuleDifference
from service.rulelang.load import load_rule_base
from tests.rulelang.builders import DEMO, ON, rule_base

Edits = Mapping[str, Mapping[str, str]]


@cache
def small() -> RuleBase:
    """The small rule base as it stands."""
    return RuleBase(*load_rule_base(DEMO / "rules", DEMO / "rubrics", "demo", ON))


def edited(folder: Path, edits: Edits) -> RuleBase:
    """The small rule base with texts replaced, file by file; a file may also be removed by {path: {}}."""
    base = rule_base(folder)
    for path, changes in edits.items():
        if changes:
            base.change(path, changes)
        else:
            (folder / path).unlink()
    return RuleBase(*base.load())


def after_edits(folder: Path, edits: Edits) -> Difference:
    """What differs from the small rule base after the edits."""
    return diff_rule_bases(small(), edited(folder, edits))


def after_edit(folder: Path, path: str, **changes: str) -> Difference:
    """What differs after texts of one file were replaced: `old="…", new="…"`."""
    return after_edits(folder, {path: {changes["old"]: changes["new"]}})


def only_rule(difference: Difference) -> RuleDifference:
    """The one rule that differs."""
    (found,) = difference.rules
    return found


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    """Changes as (kind, level, before, after)."""
    return [(change.kind, change.level.name.lower(), change.before.zh, change.after.zh) for change in changes]
