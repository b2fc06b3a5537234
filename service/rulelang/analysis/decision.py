"""The decision over its summary attributes: total, and in the order of precedence, every case looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from service.rulelang.analysis.obligation import Fault, Obligation, mistake
from service.rulelang.analysis.possible import in_force, most
from service.rulelang.cells import Axis, axis_of
from service.rulelang.example_command import example_command
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Interval, Row
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Effect
from service.vocabulary.language import Said

Cells = Mapping[str, int]


class _Claim(NamedTuple):
    """What must come of the cases with or without gates that reject and withhold (None: either)."""

    says: Said
    reject: bool | None
    withhold: bool | None
    allowed: tuple[Recommendation, ...]

    @property
    def counts(self) -> Mapping[str, bool | None]:
        """Whether there are gates in force, by what they do."""
        return {Effect.REJECT.value: self.reject, Effect.WITHHOLD.value: self.withhold}


_CLAIMS = (
    _Claim(
        Said("有 reject 触发时，一律不予通过", "with a gate that rejects, always 不予通过"),
        True,
        None,
        (Recommendation.REJECT,),
    ),
    _Claim(
        Said("没有 reject、有 withhold 时，一律无法判定", "with none that rejects but one that withholds, 无法判定"),
        False,
        True,
        (Recommendation.UNDETERMINED,),
    ),
    _Claim(
        Said("两者都没有时，只能是通过或限期整改", "with neither, only 通过 or 限期整改"),
        False,
        False,
        (Recommendation.PASS, Recommendation.RECTIFY),
    ),
)


class _Summary:
    """The elementary cells of the decision table, each combination one summary of a case."""

    def __init__(self, rule: Rule, pack: Pack) -> None:
        self._table = table = rule.table
        read = {column.name for column in table.attributes}
        self._unread = [e.value for e in Effect if e not in read and most(in_force(e), rule.theme, pack)]
        self._axes = [axis_of(c, [row.tests.get(c.name) for row in table.rows]) for c in table.attributes]
        sizes = [range(len(axis.cells)) for axis in self._axes]
        self.cases: list[tuple[Cells, Row | None]] = [
            (dict(zip((axis.name for axis in self._axes), cells, strict=True)), self._row(cells))
            for cells in product(*sizes)
        ]

    def _row(self, cells: Sequence[int]) -> Row | None:
        rows = (1 << len(self._table.rows)) - 1
        for axis, cell in zip(self._axes, cells, strict=True):
            rows &= axis.rows[cell]
        return self._table.rows[rows.bit_length() - 1] if rows.bit_count() == 1 else None

    def is_of(self, claim: _Claim, cells: Cells) -> bool:
        """Whether a claim is about this case. A count that the table does not read can be anything."""
        return all(
            some is None or effect in self._unread or self._some(effect, cells) == some
            for effect, some in claim.counts.items()
        )

    def _some(self, name: str, cells: Cells) -> bool:
        axis = next((axis for axis in self._axes if axis.name == name), None)
        return axis is not None and not _is_zero(axis, cells[name])

    def unread(self, claim: _Claim) -> Mapping[str, str]:
        """The counts that the claim is about and the table does not read, with a value that the claim is about."""
        return {
            name: str(int(some)) for name, some in claim.counts.items() if some is not None and name in self._unread
        }

    def given(self, cells: Cells) -> Mapping[str, str]:
        """The case as a person writes it."""
        return {axis.name: axis.witness(cells[axis.name]) for axis in self._axes}


def _is_zero(axis: Axis, cell: int) -> bool:
    held = axis.cells[cell]
    return isinstance(held, Interval) and held.low == held.high == 0


def prove_decision(rule: Rule, pack: Pack) -> Iterator[Obligation]:
    """Totality and precedence; that each column is monotone is proved as for any table."""
    summary = _Summary(rule, pack)
    says = Said("每种情形恰好一个结论", "exactly one recommendation in every case")
    assert all(row is not None for _, row in summary.cases), "the loader proves tables exclusive and exhaustive"
    yield Obligation("decision", rule.id, says, _looked(len(summary.cases)), corollary=True)
    for claim in _CLAIMS:
        yield _proved(rule, pack, summary, claim)


def _proved(rule: Rule, pack: Pack, summary: _Summary, claim: _Claim) -> Obligation:
    cases = [case for case in summary.cases if summary.is_of(claim, case[0])]
    against = next(((cells, row) for cells, row in cases if row is not None and row.outcome not in claim.allowed), None)
    fault = None if against is None else _fault(rule, pack, claim, summary, *against)
    return Obligation("decision", rule.id, claim.says, _looked(len(cases)), fault)


def _fault(rule: Rule, pack: Pack, claim: _Claim, summary: _Summary, cells: Cells, row: Row) -> Fault:
    unread, given = summary.unread(claim), summary.given(cells)
    told = "，".join(f"{name} = {value}" for name, value in {**unread, **given}.items())
    command = example_command(rule.id, given, pack.id)
    zh, en = f"改正这一行。写成例子：{command}", f"correct this row. As an example: {command}"
    if unread:
        names = "、".join(unread)
        zh, en = f"结论表没有读 {names}：在 on 里加上，写明它大于零时的结论", f"read {', '.join(unread)} in “on”"
    found = mistake(
        "decision-precedence",
        (f"{told} 时结论为“{row.outcome}”", claim.says.zh, zh),
        (f"“{row.outcome}” where {told}", claim.says.en, en),
    )
    return Fault(row.position, found, rule.id)


def _looked(cases: int) -> Said:
    return Said(
        f"穷举：把各列分成不可再分的格，{cases} 种组合逐一核对",
        f"exhaustive over the finite abstraction: {cases} combinations of elementary cells",
    )
