"""The files that a pack, as in force on a date, is read from: enough to read it again elsewhere, to the same digest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service.authoring.problem import ProblemLog
from service.rulelang.load import with_rubric
from service.rulelang.parse.releases import find_lineage
from service.rulelang.parse.shared_files import Folder

_SHARED = ("indicators", "quantities", "clauses")


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """Content by path. A path begins with the name of the rules or rubrics folder (`rules/base-145/pack.yaml`):
    findings name the place of their rule that way."""

    rules: Mapping[str, bytes]
    rubrics: Mapping[str, bytes]


def source_files(rules_dir: Path, rubrics_dir: Path, pack_id: str, on: date) -> SourceFiles:
    """The files of a pack (`id`, or `id@version`) and of those it extends, the catalogue, the clause registers, and
    the rubric; none of another pack or version.

    Raises:
        RuleProblems: the chain of packs cannot be followed.
    """
    log = ProblemLog()
    folder = Folder(rules_dir, log)
    lineage = find_lineage(folder, pack_id, on)
    if lineage is None:
        log.raise_any()
    assert lineage is not None
    rules = [*_shared(rules_dir)]
    for release in lineage.releases:
        rules += sorted((rules_dir / release.folder).rglob("*.yaml"))
    rubrics = [rubrics_dir / f"{with_rubric(rubrics_dir, lineage).folder}.yaml"]
    return SourceFiles(_contents(folder, rules), _contents(Folder(rubrics_dir, log), rubrics))


def _shared(rules_dir: Path) -> Iterator[Path]:
    for name in _SHARED:
        yield from sorted((rules_dir / name).glob("*.yaml"))
    if (carriers := rules_dir / "carriers.yaml").is_file():
        yield carriers


def _contents(folder: Folder, paths: list[Path]) -> Mapping[str, bytes]:
    return {folder.label(path): path.read_bytes() for path in paths}
