"""A difference as plain JSON values (schema beside this file)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import resources
from typing import Any

from service.authoring.position import Position
from service.rulelang.diff.change import Change, Places
from service.rulelang.diff.consequences import RuleBase
from service.rulelang.diff.difference import Difference
from service.rulelang.diff.regions import Extent, Region
from service.rulelang.diff.rules import Judged, RuleDifference
from service.rulelang.diff.sentences import PARKS, SCORES, direction, example, sentence
from service.rulelang.diff.versions import reason
from service.vocabulary.exact import Quotient, plain
from service.vocabulary.language import Said

SCHEMA_VERSION = 1
_SCHEMA = "difference-1.schema.json"


def schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of record()."""
    text = resources.files("service.rulelang.diff").joinpath(_SCHEMA).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def record(difference: Difference) -> dict[str, Any]:
    """Everything that differs; sentences in Chinese and English, numbers of regions exact as text."""
    rubric = difference.rubric
    return {
        "schema_version": SCHEMA_VERSION,
        "before": _side(difference.before),
        "after": _side(difference.after),
        "level": difference.level.name.lower(),
        "version": difference.version,
        "version_reason": _said(reason(difference.level)),
        "head": _changes(difference.head),
        "parameters": [
            {"name": found.parameter.name, "rules": list(found.rules), "changes": _changes(found.changes)}
            for found in difference.parameters
        ],
        "catalogue": [
            {
                "kind": found.kind,
                "code": found.entry.code,
                "rules": list(found.rules),
                "changes": _changes(found.changes),
            }
            for found in difference.catalogue
        ],
        "rules": [_rule(found) for found in difference.rules],
        "rubric": {
            "bands": [_region(region) | {"sentence": _said(sentence(region, None, SCORES))} for region in rubric.bands],
            "changes": _changes(rubric.changes),
            "criteria": [{"rule": rule, "changes": _changes(changes)} for rule, changes in rubric.criteria],
        },
        "clauses": _changes(difference.clauses),
    }


def _side(side: RuleBase) -> dict[str, str]:
    pack, rubric = side.pack, side.rubric
    return {"pack": pack.id, "version": pack.version, "digest": pack.digest, "rubric_digest": rubric.digest}


def _rule(found: RuleDifference) -> dict[str, Any]:
    return {
        "id": found.rule.id,
        "title": found.rule.title,
        "theme": found.rule.theme.value,
        "places": _places(found.places),
        "parameters": list(found.parameters),
        "regions": [_judged(judged, found) for judged in found.judged],
        "changes": _changes(found.changes),
    }


def _judged(judged: Judged, found: RuleDifference) -> dict[str, Any]:
    region, points = judged.region, judged.consequence.points
    return _region(region) | {
        "sentence": _said(sentence(region, found.rule.theme, PARKS)),
        "direction": direction(region),
        "example": example(region, found.rule),
        "rows": _places(region.rows),
        "points": {"before": _exact(points[0]), "after": _exact(points[1])},
        "decision": [_said(effect) for effect in judged.consequence.decision],
    }


def _region(region: Region) -> dict[str, Any]:
    return {
        "where": [_extent(extent) for extent in region.extents if not extent.anything],
        "before": region.before,
        "after": region.after,
        "witness": dict(region.witness),
    }


def _extent(extent: Extent) -> dict[str, Any]:
    column, interval = extent.column, extent.interval
    told: dict[str, Any] = {"attribute": column.name, "title": column.title, "unit": column.unit}
    if extent.absent:
        return told | {"absent": True}
    if interval is None:
        return told | {"words": list(extent.words)}
    return told | {
        "low": None if interval.low is None else plain(interval.low),
        "low_closed": interval.low_closed,
        "high": None if interval.high is None else plain(interval.high),
        "high_closed": interval.high_closed,
    }


def _changes(changes: Iterable[Change]) -> list[dict[str, Any]]:
    return [
        {
            "kind": change.kind,
            "level": change.level.name.lower(),
            "what": _said(change.what),
            "before": _said(change.before),
            "after": _said(change.after),
            "note": _said(change.note),
            "places": _places(change.places),
        }
        for change in changes
    ]


def _places(places: Places) -> dict[str, str | None]:
    return {"before": _place(places[0]), "after": _place(places[1])}


def _place(position: Position | None) -> str | None:
    return None if position is None else str(position)


def _said(said: Said) -> dict[str, str]:
    return {"zh": said.zh, "en": said.en}


def _exact(points: Quotient | None) -> str | None:
    return None if points is None else str(points.fraction())
