"""The days on which something of a pack begins: what comes into force then can be checked today, and what is in force
today stays so until then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from service.authoring.node import Fields, Items, Node, Text
from service.authoring.problem import Mistake
from service.authoring.scalars import as_date
from service.rulelang.parse.releases import Lineage, Release, read_releases
from service.rulelang.parse.rule_files import read_rule_files
from service.rulelang.parse.shared_files import Folder


def change_days(folder: Folder, lineage: Lineage) -> tuple[date, ...]:
    """The days after `lineage.on`, within the pack's own period, on which a rule or a number of the chain begins, or
    another version of a pack that is extended."""
    begun = {first for first, _ in _periods(folder, lineage)}
    return tuple(sorted(day for day in begun if lineage.on < day <= lineage.own.end))


def steady_until(folder: Folder, lineage: Lineage) -> date:
    """The last day until which the pack is what it is on `lineage.on`: nothing of the chain begins or ends before."""
    last = lineage.own.end
    for first, end in _periods(folder, lineage):
        if first > lineage.on:
            last = min(last, first - timedelta(days=1))
        elif end >= lineage.on:
            last = min(last, end)
    return last


def _periods(folder: Folder, lineage: Lineage) -> Iterator[tuple[date, date]]:
    """First and last day of whatever the chain is made of. A number lasts until the next one begins."""
    extended = {release.id for release in lineage.releases[:-1]}
    for release in read_releases(folder):
        if release.id in extended:
            yield release.start, release.end
    for release in lineage.releases:
        for source in read_rule_files(folder, release):
            if isinstance(source.node, Fields):
                yield source.period()
        for day in _numbers_begin(folder, release):
            yield day, date.max


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
