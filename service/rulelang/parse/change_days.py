"""The days on which something of a pack begins: what comes into force then can be checked today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from service.authoring.node import Fields, Items, Node, Text
from service.authoring.problem import Mistake
from service.authoring.scalars import as_date
from service.rulelang.parse.releases import Lineage, Release, read_releases
from service.rulelang.parse.rule_files import read_rule_files
from service.rulelang.parse.shared_files import Folder


def change_days(folder: Folder, lineage: Lineage) -> tuple[date, ...]:
    """The days after `lineage.on`, within the pack's own period, on which a rule or a number of the chain begins, or
    another version of a pack that is extended."""
    extended = {release.id for release in lineage.releases[:-1]}
    days = {release.start for release in read_releases(folder) if release.id in extended}
    for release in lineage.releases:
        days |= {source.period()[0] for source in read_rule_files(folder, release) if isinstance(source.node, Fields)}
        days |= set(_numbers_begin(folder, release))
    return tuple(sorted(day for day in days if lineage.on < day <= lineage.own.end))


def _numbers_begin(folder: Folder, release: Release) -> Iterator[date]:
    path = folder.path / release.folder / "parameters.yaml"
    node = folder.read(path) if path.is_file() else None
    for line in node.items if isinstance(node, Items) else ():
        if (day := _day(line)) is not None:
            yield day


def _day(line: Node) -> date | None:
    """The first day of one number; None where none can be read, which is told elsewhere."""
    text = line.get("from") if isinstance(line, Fields) else None
    try:
        return as_date(text.value) if isinstance(text, Text) else None
    except Mistake:
        return None
