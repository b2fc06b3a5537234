"""Rules matched by id: moved, rewritten, recomputed, added and removed ones."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from service.rulelang.derivations import Count, Derived
from service.rulelang.diff.change import Level
from service.rulelang.diff.consequences import RuleBase
from service.rulelang.diff.rules import RuleDifference, differing_rules
from service.rulelang.diff.sentences import PARKS, sentence
from service.rulelang.pack import Replacement, Rule
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, TextTest
from service.vocabulary.finding import Effect
from tests.rulelang.builders import CREDIBILITY, DECISION, GATE, MANUAL, PARAMETERS, PROJECTS, TARGET, rule_base
from tests.rulelang.diff.builders import after_edit, after_edits, edited, only_rule, small, told

PLACE = small().pack.rules["GT-01"].position
WATER = "rules/demo/targets/TG-02-water-reuse.yaml"


def sentences(found: RuleDifference) -> list[str]:
    return [sentence(judged.region, found.rule.theme, PARKS).zh for judged in found.judged]


def test_a_moved_threshold(tmp_path: Path) -> None:
    found = only_rule(after_edit(tmp_path, TARGET, old="90%", new="92%"))
    assert sentences(found) == ["完成率在 [90%, 92%) 的园区由“基本达到”变为“未达到”"]
    assert found.judged[0].region.rows[0] == small().pack.rules["TG-01"].table.rows[1].position
    assert (found.level, found.parameters) == (Level.JUDGEMENT, ())


def test_another_inclusivity_concerns_the_threshold_alone(tmp_path: Path) -> None:
    changes = {'"[90%..100%)"': '"(90%..100%)"', '"< 90%"': '"<= 90%"'}
    found = only_rule(after_edits(tmp_path, {TARGET: changes}))
    assert sentences(found) == ["完成率 = 90% 的园区由“基本达到”变为“未达到”"]


def test_a_parameter_is_named_where_a_table_reads_it(tmp_path: Path) -> None:
    found = only_rule(after_edit(tmp_path, PARAMETERS, old='value: "60%"', new='value: "55%"'))
    assert (found.rule.id, found.parameters) == ("GT-01", ("core_floor",))
    assert sentences(found) == ["完成率在 [55%, 60%) 的园区由“未达到”变为“达到”"]


def test_a_moved_and_renamed_file_makes_no_difference(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    (tmp_path / TARGET).rename(tmp_path / TARGET.replace("energy-intensity", "energy"))
    pack, rubric = base.load()
    assert differing_rules(small(), replace(small(), pack=pack, rubric=rubric)) == ()


def test_rows_in_another_order_and_form_are_wording(tmp_path: Path) -> None:
    changes = {
        "'not(\"不合格\")'": '\'"优秀", "合格"\'',
        "on: [reject, withhold, grade]": "on: [grade, withhold, reject]",
    }
    found = only_rule(after_edits(tmp_path, {DECISION: changes}))
    assert (found.level, told(found.changes)) == (Level.WORDING, [("rewritten", "wording", "", "")])


def test_a_renamed_derived_attribute_makes_no_difference_of_meaning(tmp_path: Path) -> None:
    changes = {"planned": "listed", "rate": "share"}
    found = only_rule(after_edits(tmp_path, {PROJECTS: changes}))
    assert (found.judged, found.level) == ((), Level.WORDING)


def test_the_witness_is_named_as_the_later_rule_does(tmp_path: Path) -> None:
    changes = {"rate": "share_done", "< 90%": "< 80%", ">= 90%": ">= 80%"}
    found = only_rule(after_edits(tmp_path, {PROJECTS: changes}))
    assert found.judged[0].region.witness == (("share_done", "80%"),)


def test_another_way_to_compute_is_told_line_by_line(tmp_path: Path) -> None:
    found = only_rule(after_edit(tmp_path, PROJECTS, old="""'"done"'""", new="""'"done", "trial"'"""))
    (kind, level, before, after) = told(found.changes)[0]
    assert (kind, level, found.judged) == ("derived", "scheme", ())
    assert before == 'project［task: "layout", "symbiosis"；status: "done"］ 的行数'
    assert after == 'project［task: "layout", "symbiosis"；status: "done", "trial"］ 的行数'


def test_values_of_another_unit_are_not_compared(tmp_path: Path) -> None:
    changes = {"rate: {share: [done, planned], if_zero: not_applicable": "rate: {difference: [done, planned]"}
    changes |= {">= 90%": ">= 0", "< 90%": "< 0", '"90%"': '"0"', '"89%"': '"-1"'}
    found = only_rule(after_edits(tmp_path, {PROJECTS: changes}))
    assert not found.judged
    assert [change.kind for change in found.changes if change.level is Level.SCHEME] == ["column", "derived"]


def test_a_new_answer_had_no_verdict_before(tmp_path: Path) -> None:
    found = only_rule(after_edits(tmp_path, {MANUAL: {"不符合: unmet": "不符合: unmet, 部分符合: unmet"}}))
    assert sentences(found) == ["核查结论为“部分符合”的园区由“没有这种取值”变为“未达到”"]


def test_a_rule_answered_by_data_instead_of_a_person_has_no_regions(tmp_path: Path) -> None:
    one, other = small().pack.rules["SY-01"], small().pack.rules["TG-01"]
    changed = replace(small().pack, rules={**small().pack.rules, "SY-01": replace(other, id="SY-01", task=one.task)})
    found = differing_rules(small(), replace(small(), pack=changed))[0]
    assert "form" in [change.kind for change in found.changes]
    assert not found.judged


def test_added_removed_and_switched_off(tmp_path: Path) -> None:
    rules = {name: rule for name, rule in small().pack.rules.items() if name != "TG-02"}
    without = replace(small(), pack=replace(small().pack, rules=rules))
    off = replace(without, pack=replace(without.pack, switched_off={"TG-02": "本省不考核"}))
    (gone,), (new,) = differing_rules(small(), without), differing_rules(without, small())
    (switched,), (again,) = differing_rules(small(), off), differing_rules(off, small())
    assert [found.changes[0].what.zh for found in (gone, new, switched, again)] == [
        "规则取消", "新增规则", "规则停用", "规则恢复",
    ]  # fmt: skip
    assert switched.changes[0].note.zh == "本省不考核"
    assert (gone.places[1], new.places[0], gone.level) == (None, None, Level.SCHEME)


def test_a_rule_that_takes_the_place_of_another_is_compared_with_it() -> None:
    old = small().pack.rules["GT-01"]
    new = replace(old, id="GT-09", required=True, replaces=Replacement("GT-01", "demo", "本省从严"))
    rules = {rule.id: rule for rule in small().pack.rules.values() if rule is not old} | {"GT-09": new}
    local = replace(small(), pack=replace(small().pack, rules=rules))
    (forth,), (back,) = differing_rules(small(), local), differing_rules(local, small())
    assert told(forth.changes) == [("required", "judgement", "否", "是"), ("replaces", "wording", "", "demo 的 GT-01")]
    assert forth.changes[1].note.zh == back.changes[1].note.zh == "本省从严"
    assert (forth.rule.id, back.rule.id) == ("GT-09", "GT-01")


def test_the_decision_is_part_of_the_scheme(tmp_path: Path) -> None:
    rows = {
        'withhold: ">= 1", then: 无法判定': 'withhold: ">= 2", then: 无法判定',
        '"0", grade: \'': '"< 2", grade: \'',
    }
    found = only_rule(after_edits(tmp_path, {DECISION: rows}))
    assert found.level is Level.SCHEME
    assert all("暂缓事项 = 1" in text for text in sentences(found))


def test_what_acts_on_a_verdict_says_on_which_inputs(tmp_path: Path) -> None:
    gate = only_rule(after_edit(tmp_path / "gate", GATE, old="effect: reject", new="effect: withhold"))
    assert gate.changes[0].note.zh == "完成率 < 60% 的园区；判定为“未达到”时：由触发“不予通过”改为触发“无法判定”"
    asked = only_rule(after_edit(tmp_path / "asked", CREDIBILITY, old="severity: high", new="severity: low"))
    assert asked.changes[0].note.zh == "偏差在修约范围内为“否”，且填报值与复算值的偏差 > 0.5% 的园区"


def test_rules_come_in_the_order_in_which_they_are_judged(tmp_path: Path) -> None:
    after = edited(
        tmp_path, {GATE: {"核心": "主要"}, CREDIBILITY: {"0.5%": "1%", "0.51%": "1.1%"}, WATER: {"75%": "76%"}}
    )
    assert [found.rule.id for found in differing_rules(small(), after)] == ["CR-A1", "TG-02", "GT-01"]


def high_question() -> RuleBase:
    """The small rule base with a gate that holds a case back for open questions of severity high."""
    where = {name: TextTest(frozenset({word}), word) for name, word in {"severity": "high", "open": "yes"}.items()}
    column = Attribute("open_high", "number", "项", whole=True, low=Decimal(0))
    none, some = Interval(Decimal(0), True, Decimal(0), True), Interval(Decimal(1), True, None, False)
    rows = tuple(
        Row(number, {"open_high": NumberTest((interval,), "")}, outcome, PLACE)
        for number, (interval, outcome) in enumerate(((none, "met"), (some, "unmet")), start=1)
    )
    gate = replace(
        small_gate(),
        id="GT-02",
        title="重大疑问均已核实",
        effect=Effect.WITHHOLD,
        subjects=("case",),
        derived=(Derived(column, Count("finding", where)),),
        table=replace(small_gate().table, attributes=(column,), rows=rows),
    )
    return replace(small(), pack=replace(small().pack, rules={**small().pack.rules, "GT-02": gate}))


def small_gate() -> Rule:
    return small().pack.rules["GT-01"]


def without(base: RuleBase, rule: str) -> RuleBase:
    rules = {name: found for name, found in base.pack.rules.items() if name != rule}
    return replace(base, pack=replace(base.pack, rules=rules))


def followed(before: RuleBase, after: RuleBase) -> list[str]:
    (found,) = differing_rules(before, after)
    return [change.what.zh for change in found.changes[1:]]


def test_an_added_check_of_severity_high_says_that_it_can_hold_a_case_back() -> None:
    base = high_question()
    assert followed(without(base, "CR-A1"), base) == [
        "判定为“存疑”时：从此计入 GT-02“重大疑问均已核实”（否决效力：无法判定）",
        "现在“通过”的园区，可能变为“无法判定”",
    ]
    assert followed(base, without(base, "CR-A1")) == [
        "判定为“存疑”时：不再计入 GT-02“重大疑问均已核实”（否决效力：无法判定）",
    ]


def test_an_added_gate_says_what_each_verdict_does() -> None:
    assert followed(without(small(), "GT-01"), small()) == [
        "判定为“未达到”时：触发“不予通过”",
        "判定为“无法评价”时：触发“无法判定”",
        "现在“通过”的园区，可能变为“不予通过”、“无法判定”",
    ]


def test_an_added_rule_that_is_scored_can_change_the_grade_and_how_much_could_be_evaluated() -> None:
    assert followed(without(small(), "TG-02"), small())[-1].startswith(
        "判定为“无法评价”时：等级可能改变；评价完整度改变"
    )
    gate = small_gate()
    column = replace(gate.table.attributes[0], name="completeness")
    rows = tuple(replace(row, tests={"completeness": row.tests["attainment"]}) for row in gate.table.rows)
    table = replace(gate.table, attributes=(column,), rows=rows)
    gate = replace(gate, id="GT-07", effect=Effect.WITHHOLD, table=table)
    base = replace(small(), pack=replace(small().pack, rules={**small().pack.rules, "GT-07": gate}))
    assert followed(without(base, "TG-02"), base)[-1] == "现在“通过”的园区，可能变为“无法判定”"


def test_an_added_rule_without_consequences_says_so() -> None:
    assert followed(without(small(), "CR-A1"), small()) == ["不计分，也没有否决项计数：结论不受影响"]


def test_a_higher_severity_says_what_it_leads_to() -> None:
    base = high_question()
    lower = replace(base.pack.rules["CR-A1"], severity="low")
    before = replace(base, pack=replace(base.pack, rules={**base.pack.rules, "CR-A1": lower}))
    (found,) = differing_rules(before, base)
    assert "判定为“存疑”时：从此计入 GT-02“重大疑问均已核实”（否决效力：无法判定）" in found.changes[0].note.zh


def test_another_subject_says_what_can_become_of_parks_that_pass() -> None:
    gate = replace(small_gate(), subjects=(*small_gate().subjects, "indicator:water_reuse"))
    after = replace(small(), pack=replace(small().pack, rules={**small().pack.rules, "GT-01": gate}))
    (found,), (less,) = differing_rules(small(), after), differing_rules(after, small())
    assert found.changes[0].note.zh == "现在“通过”的园区，可能变为“不予通过”、“无法判定”"
    assert less.changes[0].note.zh == ""
