"""The rule files of one pack's folder: where they may lie, and what of them must be known before any is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service.authoring.nearest import unknown
from service.authoring.node import Fields, Node, Text
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.shape import Section
from service.rulelang.attributes import TASKS
from service.rulelang.parse.releases import Release
from service.rulelang.parse.rule import RULE, RULE_ID, RuleFile, read_period
from service.rulelang.parse.shared_files import Folder
from service.vocabulary.finding import Theme

_HEADS = ("pack.yaml", "parameters.yaml", "mutation.yaml")


@dataclass(frozen=True, slots=True)
class RuleSource:
    """A rule file before it is read as a rule. `node` is None when it is no YAML; `faulty` when its YAML was noted."""

    file: RuleFile
    node: Node | None
    faulty: bool

    def text(self, key: str) -> Text | None:
        """The text under a key."""
        found = self.node.get(key) if isinstance(self.node, Fields) else None
        return found if isinstance(found, Text) else None

    @property
    def id(self) -> str:
        """The id stated; empty where none can be read."""
        text = self.text("id")
        return text.value if text is not None else ""

    @property
    def place(self) -> Position:
        """Where the id stands. Only for a source that states one."""
        text = self.text("id")
        assert text is not None
        return text.position

    def period(self) -> tuple[date, date]:
        """First and last day in force; faults are noted when the rule is read."""
        assert isinstance(self.node, Fields)
        log = ProblemLog()
        start, until = read_period(Section(self.node, RULE, log), log)
        return start, until or date.max

    def in_force(self, on: date) -> bool:
        """Whether the rule is in force on a date."""
        start, end = self.period()
        return start <= on <= end


def read_rule_files(folder: Folder, release: Release) -> list[RuleSource]:
    """Every rule file of a pack, by path; a file that states no id makes the id its name begins with doubted."""
    found = []
    for path, file in _RuleFolder(folder, release).files():
        before = len(folder.log)
        node = folder.read(path)
        source = RuleSource(file, node, len(folder.log) > before)
        named = RULE_ID.match(file.stem)
        if named and source.id != named[0]:
            folder.log.doubt(named[0])
        found.append(source)
    return found


class _RuleFolder:
    """Walks the folder of one pack."""

    def __init__(self, folder: Folder, release: Release) -> None:
        self._folder = folder
        self._log = folder.log
        self._pack = release.id
        self._path = folder.path / release.folder

    def files(self) -> Iterator[tuple[Path, RuleFile]]:
        """Every rule file with the theme and task its folder means; what lies elsewhere is noted."""
        for path in self._folder.files(self._path):
            if path.name not in _HEADS:
                self._misplaced(path, f"直接放在 {self._path.name}/ 下的文件")
        themes = [theme.value for theme in Theme]
        for folder in _subfolders(self._path):
            if folder.name not in themes:
                self._unknown_folder(folder, "主题文件夹", themes)
            elif folder.name == Theme.TASKS.value:
                yield from self._task_files(folder)
            else:
                yield from self._files(folder, Theme(folder.name), "")

    def _task_files(self, folder: Path) -> Iterator[tuple[Path, RuleFile]]:
        for path in self._folder.files(folder):
            self._misplaced(path, "直接放在 tasks/ 下的规则")
        for task in _subfolders(folder):
            if task.name in TASKS:
                yield from self._files(task, Theme.TASKS, task.name)
            else:
                self._unknown_folder(task, "任务文件夹", list(TASKS))

    def _files(self, folder: Path, theme: Theme, task: str) -> Iterator[tuple[Path, RuleFile]]:
        for path in self._folder.files(folder):
            yield path, RuleFile(theme, task, path.stem, self._pack)
        for deeper in _subfolders(folder):
            self._unknown_folder(deeper, "更深一层的文件夹", [])

    def _misplaced(self, path: Path, found: str) -> None:
        english = English("a rule file outside the theme folders", "rules in theme folders", "move it to its theme")
        mistake = Mistake("misplaced-file", found, "规则放在主题文件夹里", "移到相应的主题文件夹", en=english)
        self._log.add(Position(self._folder.label(path), 1, 1), mistake)

    def _unknown_folder(self, path: Path, kind: str, known: list[str]) -> None:
        english = ("folder", "move it, or give it the name of a folder that is allowed")
        mistake = unknown(kind, path.name, known, "移到或改名为允许的文件夹", en=english)
        self._log.add(Position(self._folder.label(path), 1, 1), mistake)


def _subfolders(path: Path) -> list[Path]:
    return sorted(child for child in path.iterdir() if child.is_dir() and not child.name.startswith((".", "_")))
