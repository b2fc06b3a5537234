"""Two rule bases: everything that differs, in parts, and the version that follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.rulelang.diff.catalogue import EntryDifference, diff_catalogues
from service.rulelang.diff.change import NOTHING, Change, Level, alike, highest, places
from service.rulelang.diff.consequences import RuleBase
from service.rulelang.diff.fields import Field, changed_fields, said
from service.rulelang.diff.parameters import ParameterDifference, diff_parameters
from service.rulelang.diff.rubrics import RubricDifference, diff_rubrics
from service.rulelang.diff.rules import RuleDifference, differing_rules
from service.rulelang.diff.versions import next_version
from service.rulelang.pack import Clause, Pack
from service.vocabulary.language import Said

_HEAD = (
    Field("years", Level.SCHEME, Said("工作簿的首末年份", "years of the workbook")),
    Field("parts", Level.SCHEME, Said("实施方案的组成部分", "parts of a plan"), means=frozenset),
    Field("regions", Level.JUDGEMENT, Said("可选的地区", "regions to choose from"), means=frozenset),
    Field("language", Level.SCHEME, Said("规则语言版本", "version of the rule language")),
    Field(
        "extends",
        Level.WORDING,
        Said("沿用的规则包", "packs extended"),
        told=lambda packs: alike("、".join(f"{pack.id} {pack.version}" for pack in packs)),
    ),
    Field("title", Level.WORDING, Said("标题", "title")),
    Field("programme", Level.WORDING, Said("规划期", "programme")),
    Field("status", Level.WORDING, Said("性质", "status")),
    Field("in_force_from", Level.WORDING, Said("施行日期", "in force from")),
    Field("in_force_until", Level.WORDING, Said("最后有效日期", "in force until")),
)
_COMPARISON = (
    Field("method", Level.JUDGEMENT, Said("数值比较方法", "comparison of numbers")),
    Field("percent_digits", Level.JUDGEMENT, Said("百分数修约的小数位数", "digits of percents")),
)
_CLAUSE = (
    Field("gist", Level.WORDING, Said("要点", "gist")),
    Field("status", Level.WORDING, Said("处理方式", "status")),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two rule bases, part by part; all empty when nothing does."""

    before: RuleBase
    after: RuleBase
    head: tuple[Change, ...]
    parameters: tuple[ParameterDifference, ...]
    catalogue: tuple[EntryDifference, ...]
    rules: tuple[RuleDifference, ...]
    rubric: RubricDifference
    clauses: tuple[Change, ...]

    @property
    def level(self) -> Level:
        """How grave all of it is; at least wording where a digest differs."""
        digests = [(side.pack.digest, side.rubric.digest) for side in (self.before, self.after)]
        rubric = self.rubric
        return highest(
            (
                Level.NONE if digests[0] == digests[1] else Level.WORDING,
                *(change.level for change in (*self.head, *rubric.changes, *self.clauses)),
                *(change.level for parameter in self.parameters for change in parameter.changes),
                *(change.level for entry in self.catalogue for change in entry.changes),
                *(change.level for _, changes in rubric.criteria for change in changes),
                *(rule.level for rule in self.rules),
                *(Level.JUDGEMENT for _ in rubric.bands),
            )
        )

    @property
    def same_pack(self) -> bool:
        """Whether one is a version of the other."""
        return self.before.pack.id == self.after.pack.id

    @property
    def version(self) -> str | None:
        """The version the later one should have; None for two packs, or a version of another form."""
        if not self.same_pack:
            return None
        return next_version(self.before.pack.version, self.level, self.after.pack.in_force_from)


def diff_rule_bases(before: RuleBase, after: RuleBase) -> Difference:
    """Everything that differs by meaning, and wording apart."""
    one, other = before.pack, after.pack
    return Difference(
        before,
        after,
        tuple(_head(one, other)),
        diff_parameters(one, other),
        diff_catalogues(one, other),
        differing_rules(before, after),
        diff_rubrics(before.rubric, after.rubric),
        tuple(_clauses(one, other)),
    )


def _head(before: Pack, after: Pack) -> Iterator[Change]:
    yield from changed_fields(before, after, _HEAD, (None, None))
    yield from changed_fields(before.comparison, after.comparison, _COMPARISON, (None, None))
    if before.parts != after.parts and before.parts.keys() == after.parts.keys():
        what = Said("实施方案各组成部分的名称", "titles of the parts of a plan")
        yield Change("part-titles", Level.WORDING, what, said(before.parts), said(after.parts))
    if before.regions != after.regions and frozenset(before.regions) == frozenset(after.regions):
        what = Said("可选的地区的先后", "order of the regions to choose from")
        yield Change("region-order", Level.WORDING, what, said(before.regions), said(after.regions))


def _clauses(before: Pack, after: Pack) -> Iterator[Change]:
    """What the clause registers say differently; no judgement reads them."""
    one, other = _registered(before), _registered(after)
    for name in dict.fromkeys((*one, *other)):
        earlier, later = one.get(name), other.get(name)
        if earlier is not None and later is not None:
            yield from changed_fields(earlier, later, _CLAUSE, (earlier.position, later.position))
            continue
        told = [NOTHING if clause is None else alike(clause.gist) for clause in (earlier, later)]
        what = Said(f"条款 {name}", f"clause {name}")
        yield Change("clause", Level.WORDING, what, told[0], told[1], places=places(earlier, later))


def _registered(pack: Pack) -> dict[str, Clause]:
    used = {rule.clause.partition("/")[0] for rule in pack.rules.values()}
    registers = [register for register in pack.registers.values() if register.id in used]
    return {f"{register.id}/{clause.id}": clause for register in registers for clause in register.clauses.values()}
