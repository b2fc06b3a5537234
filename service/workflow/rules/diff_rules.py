"""rules diff: two rule bases, read and compared by meaning."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from service.rulelang.diff.difference import Difference, diff_rule_bases
from service.rulelang.diff.record import record
from service.rulelang.diff.report import report
from service.settings import Settings
from service.workflow.rules.rule_sources import Source, UnknownSource, open_known, open_source


def diff_rules(settings: Settings, before: Source, after: Source, on: date) -> Difference:
    """What differs between two rule bases, each as in force on a date.

    Raises:
        UnknownSource, UnknownPack, RuleProblems: see open_source().
    """
    return diff_rule_bases(open_source(settings, before, on), open_source(settings, after, on))


def diff_versions(settings: Settings, before: str, after: str, on: date) -> Difference:
    """The same of two packs, versions or digests that the rules folder holds.

    Raises:
        UnknownSource, UnknownPack, RuleProblems: see open_known().
    """
    return diff_rule_bases(open_known(settings, before, on), open_known(settings, after, on))


def difference_record(difference: Difference) -> dict[str, Any]:
    """The difference as plain JSON values (schema: service/rulelang/diff/difference-1.schema.json)."""
    return record(difference)


def json_difference(difference: Difference) -> str:
    """The difference as JSON text (schema: service/rulelang/diff/difference-1.schema.json)."""
    return json.dumps(difference_record(difference), ensure_ascii=False, indent=1) + "\n"


__all__ = [
    "Difference",
    "Source",
    "UnknownSource",
    "diff_rules",
    "diff_versions",
    "difference_record",
    "json_difference",
    "report",
]
