"""Not measuring never pays."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given

from service.rulelang.analysis.orders import ranks_of
from service.rulelang.analysis.unmeasured import prove_counts, prove_inapplicable, prove_nothing_measured, prove_table
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Table
from service.vocabulary.finding import Effect
from tests.rulelang.analysis.changes import PACK, RUBRIC, counting, faults, with_rule, with_table
from tests.rulelang.strategies import outcome, partial_inputs, samples, whole_tables

RANKS: Mapping[str, int] = {**ranks_of(PACK.rules["TG-01"]), "": 1}


@given(whole_tables())
def test_no_value_left_out_makes_any_outcome_better(table: Table) -> None:
    for values in partial_inputs(table):
        for column in (c for c in table.attributes if values[c.name] is None):
            without = RANKS[outcome(table, values)]
            assert all(RANKS[outcome(table, {**values, column.name: v})] >= without for v in samples(column))


def test_a_table_says_how_many_rows_leave_out_a_column() -> None:
    one = prove_table(PACK.rules["PR-01"])
    assert one.fault is None
    assert "3 行互斥；不看某些列的 1 行" in one.how.zh
    assert "“无法判定”" in prove_table(PACK.rules["DC-01"]).how.zh


def test_what_does_not_apply_is_accepted_or_zero_by_division() -> None:
    told = {one.about: one for one in prove_inapplicable(PACK, RUBRIC)}
    assert told.keys() == {"TG-01", "PJ-01"}
    assert told["TG-01"].remark is None
    assert told["PJ-01"].remark is not None
    kept = replace(RUBRIC.sections[0].criteria[0], not_applicable="count_as_zero")
    section = replace(RUBRIC.sections[0], criteria=(kept,))
    (one,) = prove_inapplicable(PACK, replace(RUBRIC, sections=(section,)))
    assert "得零分" in one.how.zh


def test_a_park_that_measures_nothing_is_held_back_by_a_gate() -> None:
    (one,) = prove_nothing_measured(PACK, RUBRIC)
    assert one.fault is None
    assert "不放行的否决项：GT-01" in one.how.zh


def test_without_gates_the_grade_of_nothing_decides() -> None:
    gateless = replace(PACK, rules={id_: rule for id_, rule in PACK.rules.items() if id_ != "GT-01"})
    assert faults(list(prove_nothing_measured(gateless, RUBRIC))) == []
    rows = PACK.rules["DC-01"].table.rows
    kind = tuple(replace(row, outcome="通过") if row.number == 3 else row for row in rows)
    soft = replace(PACK.rules["DC-01"], table=replace(PACK.rules["DC-01"].table, rows=kind))
    pack = with_rule(soft)
    assert faults(list(prove_nothing_measured(pack, RUBRIC))) == []
    without = replace(pack, rules={id_: rule for id_, rule in pack.rules.items() if id_ != "GT-01"})
    assert faults(list(prove_nothing_measured(without, RUBRIC))) == ["missing-pays"]


def decision(*columns: str, **outcomes: str) -> Rule:
    """The decision of the demo with these columns only, `r1` … the outcomes of its rows; rows over a count that is not
    among them are left out."""
    rule = PACK.rules["DC-01"]
    kept = [row for row in rule.table.rows if row.tests.keys() <= set(columns) or row.number > 2]
    rows = tuple(
        replace(
            row,
            tests={name: test for name, test in row.tests.items() if name in columns},
            outcome=outcomes.get(f"r{row.number}", row.outcome),
        )
        for row in kept
    )
    table = replace(rule.table, attributes=tuple(c for c in rule.table.attributes if c.name in columns), rows=rows)
    return with_table("DC-01", table)


def test_a_gate_holds_nothing_back_that_the_decision_does_not_read() -> None:
    (one,) = prove_nothing_measured(with_rule(decision("grade")), RUBRIC)
    assert one.fault is None
    assert "不放行的否决项：无" in one.how.zh
    assert faults(list(prove_nothing_measured(with_rule(decision("grade", r3="通过")), RUBRIC))) == ["missing-pays"]
    assert faults(list(prove_nothing_measured(with_rule(decision("reject", "grade", r3="通过")), RUBRIC))) == [
        "missing-pays"
    ]


def test_a_gate_over_what_cannot_be_evaluated_holds_a_park_back_that_measures_nothing() -> None:
    lenient = decision("reject", "withhold", "grade", r3="通过")

    def over(verdict: str) -> Pack:
        gate = counting("GT-01", {"theme": "targets", "verdict": verdict}, "met", "unmet")
        changed = {"GT-01": replace(gate, effect=Effect.WITHHOLD), "DC-01": lenient}
        return replace(PACK, rules={**PACK.rules, **changed})

    (one,) = prove_nothing_measured(over("not_evaluable"), RUBRIC)
    assert one.fault is None
    assert "不放行的否决项：GT-01" in one.how.zh
    assert faults(list(prove_nothing_measured(over("unmet"), RUBRIC))) == ["missing-pays"]


def test_a_count_that_pays_is_told_with_its_case() -> None:
    gate = counting("GT-01", {"theme": "targets", "verdict": "unmet"}, "met", "unmet")
    (one,) = prove_counts(gate, with_rule(gate))
    assert one.fault is not None
    assert one.fault.mistake.code == "missing-pays"
    assert one.fault.mistake.found == (
        "bad = 1 项 时为“未达到”；规则 TG-01 由“未达到”改为“无法评价”后，bad = 0 项，变为“达到”"
    )
    assert list(prove_counts(PACK.rules["TG-01"], PACK)) == []
