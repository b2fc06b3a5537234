"""The folder of one pack → the Pack in force on a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from service.authoring.nearest import unknown
from service.authoring.node import Fields, Node, Text
from service.authoring.position import Position
from service.authoring.problem import Mistake
from service.rulelang.attributes import TASKS, collections
from service.rulelang.catalogue import Catalogue
from service.rulelang.cross_check import check_clauses, check_decision
from service.rulelang.digest import pack_digest
from service.rulelang.pack import ClauseRegister, Pack, Parameter, Rule
from service.rulelang.parse.pack import PackHead, read_pack_head, read_parameters, require_used
from service.rulelang.parse.rule import RULE_ID, RuleFile, Surroundings, read_rule
from service.rulelang.parse.shared_files import Folder, read_catalogue, read_registers
from service.rulelang.parse.subjects import ATTRIBUTE_KINDS
from service.vocabulary.finding import Theme

_HEADS = ("pack.yaml", "parameters.yaml")


class PackReader:
    """Reads one pack. After read(), `known` holds the id and theme of every rule file, in force or not, `faultless`
    the rules in whose files nothing was noted, and `on` the date taken: the nearest in the pack's own period, so that a
    wrong date is told once and not for each rule."""

    def __init__(self, folder: Folder, pack: str, on: date, grades: tuple[str, ...]) -> None:
        self.known: dict[str, Theme] = {}
        self.faultless: list[Rule] = []
        self._folder = folder
        self._log = folder.log
        self._path = folder.path / pack
        self._pack = pack
        self.on = on
        self._grades = grades
        self._all_read = True

    def read(self) -> Pack | None:
        """The pack; None, and noted, when there is none. When anything was noted, it is not to be used."""
        if not self._found():
            return None
        catalogue, registers = read_catalogue(self._folder), read_registers(self._folder)
        node = self._folder.read(self._path / "pack.yaml")
        head = read_pack_head(node, self._pack, self.on, self._log) if node is not None else None
        if head is not None:
            self.on = min(max(self.on, head.in_force_from), head.in_force_until or date.max)
        parameters = self._parameters()
        rules = self._rules(catalogue, registers, parameters)
        in_force = {rule.id: rule for rule in sorted(rules, key=lambda r: r.id) if self._in_force(rule)}
        if self._all_read:
            place = Position(self._folder.label(self._path / "pack.yaml"), 1, 1)
            check_clauses(rules, registers, self._log)
            check_decision(in_force.values(), place, self._log)
        return None if head is None else _pack(head, in_force, parameters, catalogue, registers)

    def _found(self) -> bool:
        if (self._path / "pack.yaml").is_file():
            return True
        known = sorted(path.parent.name for path in self._folder.path.glob("*/pack.yaml"))
        place = Position(self._folder.label(self._path / "pack.yaml"), 1, 1)
        self._log.add(place, unknown("规则包", self._pack, known, "改成已有的规则包"))
        return False

    def _parameters(self) -> Mapping[str, Parameter]:
        path = self._path / "parameters.yaml"
        node = self._folder.read(path) if path.is_file() else None
        if node is None and path.is_file():
            self._log.doubt("参数", *ATTRIBUTE_KINDS)
            return {}
        parameters = read_parameters(node, self.on, self._log) if node is not None else {}
        require_used(parameters, Position(self._folder.label(path), 1, 1), self._log)
        return parameters

    def _rules(
        self, catalogue: Catalogue, registers: Mapping[str, ClauseRegister], parameters: Mapping[str, Parameter]
    ) -> list[Rule]:
        """Every readable rule of the folder, in force or not."""
        found = []
        for path, file in self._rule_files():
            before = len(self._log)
            node = self._folder.read(path)
            found.append((file, node, len(self._log) > before))
            self._note_id(file, node)
        fields = collections(catalogue, tuple(sorted(self.known)))
        around = Surroundings(catalogue, registers, parameters, self._grades, self.known, fields)
        rules = []
        for file, node, faulty in found:
            before = len(self._log)
            rule = None if node is None else read_rule(node, file, around, self._log)
            if rule is not None:
                rules.append(rule)
                self.faultless += [] if faulty or len(self._log) > before else [rule]
            self._all_read &= rule is not None and bool(rule.clause)
        return rules

    def _note_id(self, file: RuleFile, node: Node | None) -> None:
        """Remember the rule's id before any rule is read, so that rules can name each other; where it cannot be read,
        the id the file's name begins with is doubted."""
        text = node.get("id") if isinstance(node, Fields) else None
        named = RULE_ID.match(file.stem)
        if named and not (isinstance(text, Text) and text.value == named[0]):
            self._log.doubt(named[0])
        if not isinstance(text, Text):
            return
        if text.value in self.known:
            mistake = Mistake("duplicate-id", f"重复的编号“{text.value}”", "每条规则一个编号", "改正编号")
            self._log.add(text.position, mistake)
        self.known.setdefault(text.value, file.theme)

    def _rule_files(self) -> Iterator[tuple[Path, RuleFile]]:
        """Every rule file with the theme and task its folder means; what lies elsewhere is noted."""
        for path in self._folder.files(self._path):
            if path.name not in _HEADS:
                self._misplaced(path, f"直接放在 {self._pack}/ 下的文件")
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
            yield path, RuleFile(theme, task, path.stem)
        for deeper in _subfolders(folder):
            self._unknown_folder(deeper, "更深一层的文件夹", [])

    def _misplaced(self, path: Path, found: str) -> None:
        mistake = Mistake("misplaced-file", found, "规则放在主题文件夹里", "移到相应的主题文件夹")
        self._log.add(Position(self._folder.label(path), 1, 1), mistake)

    def _unknown_folder(self, path: Path, kind: str, known: list[str]) -> None:
        mistake = unknown(kind, path.name, known, "移到或改名为允许的文件夹")
        self._log.add(Position(self._folder.label(path), 1, 1), mistake)

    def _in_force(self, rule: Rule) -> bool:
        return rule.in_force_from <= self.on and (rule.in_force_until is None or self.on <= rule.in_force_until)


def _subfolders(path: Path) -> list[Path]:
    return sorted(child for child in path.iterdir() if child.is_dir() and not child.name.startswith((".", "_")))


def _pack(
    head: PackHead,
    rules: Mapping[str, Rule],
    parameters: Mapping[str, Parameter],
    catalogue: Catalogue,
    registers: Mapping[str, ClauseRegister],
) -> Pack:
    pack = Pack(
        id=head.id,
        title=head.title,
        programme=head.programme,
        version=head.version,
        language=head.language,
        status=head.status,
        in_force_from=head.in_force_from,
        in_force_until=head.in_force_until,
        years=head.years,
        parts=head.parts,
        comparison=head.comparison,
        rules=rules,
        parameters=parameters,
        catalogue=catalogue,
        registers=registers,
        digest="",
    )
    return replace(pack, digest=pack_digest(pack))
