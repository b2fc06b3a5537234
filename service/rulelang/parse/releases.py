"""Which folder holds which version of which pack, which version is in force, and the chain of packs it extends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from service.authoring.nearest import unknown
from service.authoring.node import Node
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog, RuleProblem, UnknownWord
from service.rulelang.parse.pack import PackHead, read_pack_head, require_in_force
from service.rulelang.parse.periods import day_within
from service.rulelang.parse.shared_files import Folder
from service.vocabulary.finding import Theme

PACK_YAML = "pack.yaml"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Release:
    """One version of a pack. `folder`: the name of its folder; `head` None, and `problems` said why, when its pack.yaml
    cannot be read."""

    id: str
    folder: str
    head: PackHead | None
    problems: tuple[RuleProblem, ...]

    @property
    def version(self) -> str:
        """The version stated; empty where none could be read."""
        return self.head.version if self.head else ""

    @property
    def name(self) -> str:
        """How this version is asked for, `id@version`; the id alone where no version could be read."""
        return f"{self.id}@{self.version}" if self.version else self.id

    @property
    def start(self) -> date:
        """The first day in force."""
        return self.head.in_force_from if self.head else date.min

    @property
    def end(self) -> date:
        """The last day in force."""
        return (self.head and self.head.in_force_until) or date.max

    def nearest(self, on: date) -> date:
        """The date itself while the release is in force, otherwise its first or last day."""
        return min(max(on, self.start), self.end)


@dataclass(frozen=True, slots=True)
class Lineage:
    """A release after those it extends, the farthest first, each with a head. `on` is the date taken: the nearest in
    the release's own period, so that a wrong date is told once and not for each rule."""

    releases: tuple[Release, ...]
    on: date

    @property
    def own(self) -> Release:
        """The release that was asked for."""
        return self.releases[-1]


def read_releases(folder: Folder) -> tuple[Release, ...]:
    """Every folder with a pack.yaml, or else with a theme's folder, by name. A folder whose name does not fit the id in
    it goes by its own name."""
    found = []
    for path in sorted(folder.path.glob("*/")):
        name = path.name
        if name.startswith((".", "_")) or not _of_a_pack(path):
            continue
        apart = Folder(folder.path, ProblemLog())
        node = _read_pack_yaml(apart, path / PACK_YAML)
        head = read_pack_head(node, name, apart.log) if node is not None else None
        fits = head is not None and name in (head.id, f"{head.id}-{head.version}")
        found.append(Release(head.id if head and fits else name, name, head, apart.log.problems()))
    return tuple(found)


def _of_a_pack(path: Path) -> bool:
    return (path / PACK_YAML).exists() or any((path / theme.value).is_dir() for theme in Theme)


def _read_pack_yaml(folder: Folder, path: Path) -> Node | None:
    if path.exists():
        return folder.read(path)
    alike = sorted(one.name for one in path.parent.glob("[Pp][Aa][Cc][Kk].*"))
    folder.log.add(Position(folder.label(path), 1, 1), _no_pack_yaml(path.parent.name, alike[0] if alike else ""))
    return None


def find_lineage(folder: Folder, pack: str, on: date) -> Lineage | None:
    """The release of `id` in force on the date, or `id@version`, and what it extends. None, and noted, where the chain
    cannot be followed to its end or a pack.yaml of it cannot be read: whatever the other files say is then no fault."""
    return _Chain(folder, read_releases(folder), on).follow(pack)


class _Chain:
    """Follows `extends` from one pack on; notes what is wrong with any version of the packs it meets."""

    def __init__(self, folder: Folder, releases: tuple[Release, ...], on: date) -> None:
        self._folder = folder
        self._log = folder.log
        self._releases = releases
        self._on = on

    def follow(self, pack: str) -> Lineage | None:
        """The chain of one pack."""
        own = self._asked(*pack.partition("@")[::2])
        if own is None:
            return None
        chain, on = [own], own.nearest(self._on)
        while (head := chain[-1].head) is not None and head.extends:
            family = self._extended(head, chain)
            if not family:
                return None
            on = self._within(head, family, on)
            chain.append(self._taken(_in_force(family, on), on))
        return None if head is None or head.adapted else Lineage(tuple(reversed(chain)), on)

    def _asked(self, pack: str, version: str) -> Release | None:
        family = self._family(pack)
        if not family:
            place = Position(self._folder.label(self._folder.path / pack / "pack.yaml"), 1, 1)
            self._log.add(place, self._unknown(pack, _ids(self._releases)))
            return None
        if version and (named := [release for release in family if release.version == version]):
            return self._taken(named[0], self._on)
        if version:
            versions = [release.version for release in family]
            place = Position(self._folder.label(self._folder.path / family[-1].folder / "pack.yaml"), 1, 1)
            english = (f"version of {pack}", "name a version there is")
            self._log.add(place, unknown(f"版本（{pack}）", version, versions, "改成已有的版本", en=english))
            return None
        return self._taken(_in_force(family, self._on), self._on)

    def _extended(self, head: PackHead, chain: list[Release]) -> list[Release]:
        """The pack that `head` extends; empty, and noted, when it is unknown or among those met already."""
        ids, place = [release.id for release in chain], head.place("extends")
        if head.extends in ids:
            self._log.add(place, _ring([*ids[ids.index(head.extends) :], head.extends]))
            return []
        family = self._family(head.extends)
        if not family:
            known = [name for name in _ids(self._releases) if name not in ids]
            self._log.add(place, self._unknown(head.extends, known))
        return family

    def _within(self, head: PackHead, family: list[Release], on: date) -> date:
        """The date, or the nearest on which the pack that `head` extends is in force; noted where `head` says that its
        own pack is in force on such other days."""
        if any(release.problems for release in family):
            return on
        return day_within(head, family[0].start, max(release.end for release in family), on, self._log)

    @staticmethod
    def _unknown(pack: str, known: list[str]) -> UnknownWord:
        return unknown("规则包", pack, known, "改成已有的规则包", en=("pack", "name a pack there is"))

    def _taken(self, release: Release, on: date) -> Release:
        if release.head is not None:
            require_in_force(release.head, on, self._log)
        return release

    def _family(self, pack: str) -> list[Release]:
        """All versions of a pack, the first in force first; their faults are noted."""
        family = sorted((release for release in self._releases if release.id == pack), key=lambda one: one.start)
        for release in family:
            self._log.extend(release.problems)
        note_periods([release for release in family if not release.problems], self._log)
        return family


def note_periods(family: Iterable[Release], log: ProblemLog) -> None:
    """Note versions of one pack, in order of their first day, that are the same, overlap, or leave days without any."""
    heads = [release.head for release in family if release.head is not None]
    first: dict[str, PackHead] = {}
    for head in heads:
        earlier = first.setdefault(head.version, head)
        if earlier is not head:
            log.add(head.place("version"), _same_version(earlier, head))
    for before, after in pairwise(heads):
        if before.in_force_until is None or before.in_force_until >= after.in_force_from:
            log.add(after.place("in_force"), _overlap(before, after))
        elif before.in_force_until + _DAY < after.in_force_from:
            log.add(after.place("in_force"), _hole(before, after, before.in_force_until + _DAY))


def _in_force(family: list[Release], on: date) -> Release:
    """The last that has begun, or the first of all."""
    return next((release for release in reversed(family) if release.start <= on), family[0])


def _ids(releases: Iterable[Release]) -> list[str]:
    return sorted({release.id for release in releases})


def _no_pack_yaml(folder: str, alike: str) -> Mistake:
    """alike: a file that may be the one that is missing, empty where there is none."""
    return Mistake(
        "file-missing",
        f"没有 {PACK_YAML}" + (f"，只有 {alike}" if alike else ""),
        f"每个规则包的文件夹里有 {PACK_YAML}",
        f"把 {alike} 改名为 {PACK_YAML}" if alike else f"补上 {PACK_YAML}；{folder} 不是规则包的，把它移出规则库",
        en=English(
            f"no {PACK_YAML}" + (f", only {alike}" if alike else ""),
            f"a {PACK_YAML} in the folder of each pack",
            f"rename {alike} to {PACK_YAML}" if alike else f"add it; if {folder} is no pack, move it elsewhere",
        ),
    )


def _ring(ids: list[str]) -> Mistake:
    ring = " → ".join(ids)
    return Mistake(
        "circular-extends",
        f"extends 成环：{ring}",
        "一条有起点的沿用关系",
        "删去其中一个 extends",
        en=English(f"a ring of extends: {ring}", "a chain with a beginning", "remove one of these extends"),
    )


def _same_version(earlier: PackHead, later: PackHead) -> Mistake:
    return Mistake(
        "duplicate-version",
        f"规则包 {later.id} 有两个版本 {later.version}（另一个在 {earlier.place('version')}）",
        "每个版本一个版本号",
        "改正版本号，或删去其中一个文件夹",
        en=English(
            f"two versions {later.version} of pack {later.id} (the other at {earlier.place('version')})",
            "a number of its own for each version",
            "correct the version, or remove one of the folders",
        ),
    )


def _overlap(before: PackHead, after: PackHead) -> Mistake:
    until = before.in_force_until or "无限期"
    last = after.in_force_from - _DAY
    place = before.place("in_force")
    return Mistake(
        "overlapping-dates",
        f"规则包 {after.name} 自 {after.in_force_from} 起，与 {before.name}（至 {until}，{place}）重叠",
        "各版本的施行期间首尾相接、互不重叠",
        f"给 {before.name} 写 until: {last}，或改正 from",
        en=English(
            f"pack {after.name} from {after.in_force_from}, while {before.name} is in force until "
            f"{before.in_force_until or 'further notice'} ({place})",
            "periods that follow each other",
            f"write until: {last} for {before.name}, or correct from",
        ),
    )


def _hole(before: PackHead, after: PackHead, first: date) -> Mistake:
    last = after.in_force_from - _DAY
    place = before.place("in_force")
    return Mistake(
        "date-hole",
        f"规则包 {after.id} 从 {first} 到 {last} 没有有效的版本（{before.version} 至 {before.in_force_until}，{place}；"
        f"{after.version} 自 {after.in_force_from} 起）",
        "各版本的施行期间首尾相接",
        f"把 from 改成 {first}，或给前一版本写 until: {last}",
        en=English(
            f"no version of pack {after.id} in force from {first} to {last} ({before.version} until "
            f"{before.in_force_until}, {place}; {after.version} from {after.in_force_from})",
            "periods that follow each other without a gap",
            f"write from: {first} here, or until: {last} for the version before",
        ),
    )
