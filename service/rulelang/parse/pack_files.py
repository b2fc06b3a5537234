"""The folders of a pack and of those it extends → the Pack in force on a date."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import date

from service.authoring.position import Position
from service.rulelang.attributes import collections, park_attributes
from service.rulelang.catalogue import Catalogue
from service.rulelang.cross_check import check_clauses, check_decision
from service.rulelang.digest import pack_digest
from service.rulelang.inherited_check import check_overridden, check_removed
from service.rulelang.pack import ClauseRegister, Comparison, Edition, Pack, Parameter, Rule
from service.rulelang.parse.inheritance import Inheritance
from service.rulelang.parse.pack import PackHead
from service.rulelang.parse.parameters import read_parameters, require_used
from service.rulelang.parse.regions import OF_THE_PARK
from service.rulelang.parse.releases import Lineage, Release
from service.rulelang.parse.rule import Surroundings, read_rule
from service.rulelang.parse.rule_files import RuleSource, read_rule_files
from service.rulelang.parse.shared_files import Folder, read_catalogue, read_registers
from service.rulelang.parse.subjects import ATTRIBUTE_KINDS
from service.vocabulary.finding import Theme


class PackReader:
    """Reads one pack with all it extends. After read(), `faultless` are the rules in whose files nothing was noted."""

    def __init__(self, folder: Folder, lineage: Lineage, grades: tuple[str, ...]) -> None:
        self.faultless: list[Rule] = []
        self.on = lineage.on
        self._folder = folder
        self._log = folder.log
        self._lineage = lineage
        self._grades = grades
        self._inheritance = Inheritance(lineage.on, folder.log)
        self._overridden: dict[str, tuple[int, Parameter]] = {}
        self._all_read = True

    @property
    def known(self) -> Mapping[str, Theme]:
        """Id and theme of every rule file, in force or not, replaced or not."""
        return self._inheritance.themes

    def read(self) -> Pack:
        """The pack. When anything was noted, it is not to be used."""
        catalogue, registers = read_catalogue(self._folder), read_registers(self._folder)
        parameters = self._parameters()
        for release in self._lineage.releases:
            self._inheritance.add(release, read_rule_files(self._folder, release))
        if any(release.problems for release in self._lineage.releases):
            self._log.doubt(OF_THE_PARK)
        park = park_attributes(_regions(_heads(self._lineage)))
        rules = self._rules(Surroundings(catalogue, registers, parameters, self._grades, self.known, {}, park))
        in_force = {rule.id: rule for rule in sorted(rules, key=lambda r: r.id) if self._in_force(rule)}
        if self._all_read:
            self._check(rules, in_force, registers)
        pack = _pack(self._lineage, in_force, parameters, catalogue, registers)
        off = self._inheritance.switched_off
        pack = replace(pack, switched_off=dict(off), clauses_off=self._clauses(off))
        return replace(pack, digest=pack_digest(pack))

    def _check(self, rules: list[Rule], in_force: Mapping[str, Rule], registers: Mapping[str, ClauseRegister]) -> None:
        """What must hold among the rules; a rule replaced or switched off has answered for its clause."""
        gone = self._clauses({source.id for source in self._inheritance.gone})
        check_clauses([*(rule.clause for rule in rules), *gone], registers, self._log)
        off = next((rule for rule in self._inheritance.switched_off if self.known.get(rule) is Theme.DECISION), "")
        place = self._inheritance.removed[off].position if off else self._place(self._lineage.own, "pack.yaml")
        order = [release.id for release in self._lineage.releases]
        check_decision(sorted(in_force.values(), key=lambda rule: order.index(rule.pack)), place, self._log, off)
        check_removed(in_force.values(), self._inheritance.removed, self._log)
        for step, parameter in self._overridden.values():
            above = [rule for rule in in_force.values() if order.index(rule.pack) < step]
            check_overridden(above, parameter, order[step], self._log)

    def _clauses(self, gone: Container[str]) -> tuple[str, ...]:
        """The clauses that some of the rules that no longer stand name."""
        found = (source.text("clause") for source in self._inheritance.gone if source.id in gone)
        return tuple(dict.fromkeys(text.value for text in found if text is not None))

    def _place(self, release: Release, file: str) -> Position:
        return Position(self._folder.label(self._folder.path / release.folder / file), 1, 1)

    def _parameters(self) -> Mapping[str, Parameter]:
        """The numbers in force, a pack's own before those of the packs it extends."""
        found: dict[str, Parameter] = {}
        for step, release in enumerate(self._lineage.releases):
            path = self._folder.path / release.folder / "parameters.yaml"
            node = self._folder.read(path) if path.is_file() else None
            if node is None and path.is_file():
                self._log.doubt("参数", *ATTRIBUTE_KINDS)
                return {}
            start = release.start if release.start > date.min else self.on
            own = read_parameters(node, self.on, self._log, found, start) if node is not None else {}
            changed = [name for name in own if name in found and own[name].value != found[name].value]
            self._overridden |= {name: (step, own[name]) for name in changed}
            found |= own
        require_used(found, _years(_heads(self._lineage)), self._place(self._lineage.own, "parameters.yaml"), self._log)
        return found

    def _rules(self, around: Surroundings) -> list[Rule]:
        """Every readable rule that stands, in force or not."""
        fields = collections(around.catalogue, tuple(sorted(self.known)))
        around = replace(around, collections=fields)
        rules = (self._rule(source, around) for source in self._inheritance.sources())
        return [rule for rule in rules if rule is not None]

    def _rule(self, source: RuleSource, around: Surroundings) -> Rule | None:
        before = len(self._log)
        rule = None if source.node is None else read_rule(source.node, source.file, around, self._log)
        if rule is not None and not source.faulty and len(self._log) == before:
            self.faultless.append(rule)
        self._all_read &= rule is not None and bool(rule.clause)
        return rule

    def _in_force(self, rule: Rule) -> bool:
        return rule.in_force_from <= self.on and (rule.in_force_until is None or self.on <= rule.in_force_until)


def _pack(
    lineage: Lineage,
    rules: Mapping[str, Rule],
    parameters: Mapping[str, Parameter],
    catalogue: Catalogue,
    registers: Mapping[str, ClauseRegister],
) -> Pack:
    """The pack without its digest; what its own head leaves out is said by the nearest pack that it extends."""
    heads = _heads(lineage)
    own = heads[0]
    return Pack(
        id=own.id,
        title=own.title,
        programme=own.programme,
        version=own.version,
        language=own.language,
        status=own.status,
        in_force_from=own.in_force_from,
        in_force_until=own.in_force_until,
        years=_years(heads),
        parts=next((head.parts for head in heads if head.parts), {}),
        comparison=next((head.comparison for head in heads if head.comparison is not None), Comparison()),
        rules=rules,
        parameters=parameters,
        catalogue=catalogue,
        registers=registers,
        digest="",
        extends=tuple(Edition(head.id, head.version) for head in heads[1:]),
        regions=_regions(heads),
    )


def _heads(lineage: Lineage) -> list[PackHead]:
    """What the pack.yaml files say that can be read, the pack's own first."""
    return [release.head for release in reversed(lineage.releases) if release.head is not None]


def _years(heads: Iterable[PackHead]) -> tuple[int, ...]:
    return next((head.years for head in heads if head.years), ())


def _regions(heads: Iterable[PackHead]) -> tuple[str, ...]:
    return next((head.regions for head in heads if head.regions), ())
