"""Folders of staff-edited files → catalogue, registers, pack and rubric; all problems of all files at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from service.authoring.nearest import nearest, unknown
from service.authoring.position import Position
from service.authoring.problem import ProblemLog, UnknownWord
from service.authoring.problem import RuleProblem as RuleProblem
from service.authoring.problem import RuleProblems as RuleProblems
from service.rulelang.catalogue import Catalogue
from service.rulelang.cross_check import check_rubric
from service.rulelang.digest import rubric_digest
from service.rulelang.example_check import check_examples
from service.rulelang.pack import ClauseRegister, Pack
from service.rulelang.parse.change_days import change_days, steady_until
from service.rulelang.parse.pack_files import PackReader
from service.rulelang.parse.releases import Lineage, find_lineage, read_releases
from service.rulelang.parse.releases import Release as Release
from service.rulelang.parse.rubric import grades_of, read_rubric
from service.rulelang.parse.shared_files import Folder, read_catalogue, read_registers
from service.rulelang.programme_check import check_programmes
from service.rulelang.rubric import Rubric
from service.vocabulary.language import Said


def load_rule_base(rules_dir: Path, rubrics_dir: Path, pack_id: str, on: date) -> tuple[Pack, Rubric]:
    """A pack (`id`, or `id@version`) as in force on a date, with its rubric or else the rubric of the pack it extends,
    checked against each other.

    Raises:
        RuleProblems: everything that is wrong with any of the files.
    """
    log = ProblemLog()
    folder = Folder(rules_dir, log)
    lineage = find_lineage(folder, pack_id, on)
    if lineage is None:
        raise RuleProblems(log.problems(), _unread(rules_dir, pack_id, log.problems()))
    check_programmes(lineage, folder)
    rubric = _rubric_of(rubrics_dir, lineage, log)
    if rubric is None:
        log.doubt("等级")
    reader = PackReader(folder, lineage, grades_of(rubric) if rubric else ())
    pack = reader.read()
    if rubric is not None:
        check_rubric(rubric, pack, reader.known, reader.on, log)
    check_examples(reader.faultless, log)
    log.raise_any()
    assert rubric is not None
    return pack, rubric


def _unread(rules_dir: Path, pack_id: str, causes: Iterable[RuleProblem]) -> Said | None:
    """What is not looked at of a pack that cannot be followed to the last it extends; None where there is no such
    pack."""
    pack = pack_id.partition("@")[0]
    if pack not in pack_ids(rules_dir):
        return None
    files = tuple(dict.fromkeys(problem.position.file for problem in causes))
    return Said(
        f"{pack} 的规则、参数和评分标准没有检查：须先改正 {'、'.join(files)}",
        f"{pack}: its rules, parameters and rubric were not checked; first mend {', '.join(files)}",
    )


def load_catalogue(rules_dir: Path) -> Catalogue:
    """The indicators, raw quantities and energy carriers every pack shares.

    Raises:
        RuleProblems: everything that is wrong with any of the files.
    """
    log = ProblemLog()
    catalogue = read_catalogue(Folder(rules_dir, log))
    log.raise_any()
    return catalogue


def load_registers(rules_dir: Path) -> Mapping[str, ClauseRegister]:
    """The clause registers by document id.

    Raises:
        RuleProblems: everything that is wrong with any of the files.
    """
    log = ProblemLog()
    registers = read_registers(Folder(rules_dir, log))
    log.raise_any()
    return registers


def pack_ids(rules_dir: Path) -> tuple[str, ...]:
    """The packs of a rules folder by id, each once however many versions of it there are."""
    return tuple(dict.fromkeys(sorted(release.id for release in releases(rules_dir))))


def releases(rules_dir: Path) -> tuple[Release, ...]:
    """Every version of every pack of a rules folder, those of one pack together."""
    return tuple(sorted(read_releases(Folder(rules_dir, ProblemLog())), key=lambda one: (one.id, one.start)))


def extended_by(rules_dir: Path, pack_id: str) -> tuple[Release, ...]:
    """Every version of every pack that a pack extends, the nearest first: also those that only an earlier version of it
    does, and none that cannot be read."""
    known, found, met = releases(rules_dir), [], [pack_id]
    for pack in met:
        heads = [release.head for release in known if release.id == pack and release.head is not None]
        above = [name for name in dict.fromkeys(head.extends for head in heads) if name and name not in met]
        met += above
        found += [release for release in known if release.id in above and release.head is not None]
    return tuple(found)


def later_days(rules_dir: Path, pack_id: str, on: date) -> tuple[date, ...]:
    """The days after the date, within the pack's own period, on which something of it begins."""
    folder = Folder(rules_dir, ProblemLog())
    lineage = find_lineage(folder, pack_id, on)
    return change_days(folder, lineage) if lineage is not None else ()


def last_day_alike(rules_dir: Path, pack_id: str, on: date) -> date:
    """The last day on which load_rule_base() gives what it gives on the date; there has to be such a pack."""
    folder = Folder(rules_dir, ProblemLog())
    lineage = find_lineage(folder, pack_id, on)
    return steady_until(folder, lineage) if lineage is not None else on


def with_rubric(rubrics_dir: Path, lineage: Lineage) -> Release:
    """The nearest pack of a chain whose folder has a rubric; the chain's own where none has."""
    chain = tuple(reversed(lineage.releases))
    return next((one for one in chain if (rubrics_dir / f"{one.folder}.yaml").is_file()), chain[0])


def stray_rubrics(rules_dir: Path, rubrics_dir: Path, pack_id: str | None = None) -> tuple[RuleProblem, ...]:
    """The files of a rubrics folder that no pack reads, each a fault. pack_id: only those that seem meant for that pack
    (`id`, or `id@version`)."""
    log = ProblemLog()
    folder = Folder(rubrics_dir, log)
    packs = {release.folder: release for release in releases(rules_dir)}
    for path in folder.files(rubrics_dir):
        if path.stem in packs:
            continue
        meant = packs.get(nearest(path.stem, packs))
        if pack_id is None or (meant is not None and pack_id in (meant.id, meant.name)):
            log.add(Position(folder.label(path), 1, 1), _stray(path.stem, packs))
    return log.problems()


def _stray(stem: str, packs: Iterable[str]) -> UnknownWord:
    return unknown(
        "规则包",
        stem,
        packs,
        "评分标准的文件名写成规则包文件夹的名称，否则没有规则包读它；用不着的请移走",
        en=("pack", "call the rubric as the folder of its pack, or no pack reads it; take away what is not needed"),
    )


def _rubric_of(rubrics_dir: Path, lineage: Lineage, log: ProblemLog) -> Rubric | None:
    """The rubric of the nearest pack of the chain that has one."""
    release = with_rubric(rubrics_dir, lineage)
    return _rubric(rubrics_dir, release.id, log, release.folder)


def _rubric(rubrics_dir: Path, pack_id: str, log: ProblemLog, stem: str) -> Rubric | None:
    folder = Folder(rubrics_dir, log)
    path = rubrics_dir / f"{stem}.yaml"
    if not path.is_file():
        known = sorted(other.stem for other in rubrics_dir.glob("*.yaml"))
        mistake = unknown(
            "评分标准",
            stem,
            known,
            f"在 {rubrics_dir.name}/ 下补上 {stem}.yaml",
            en=("rubric", f"add {stem}.yaml under {rubrics_dir.name}/"),
        )
        log.add(Position(folder.label(path), 1, 1), mistake)
        return None
    node = folder.read(path)
    rubric = read_rubric(node, pack_id, log, stem) if node is not None else None
    return replace(rubric, digest=rubric_digest(rubric)) if rubric is not None else None
