"""Required, actual, gap: what a reader sees of a finding."""

from dataclasses import replace
from decimal import Decimal

from service.assessment.prepared import prepare
from service.assessment.wording import Wording
from service.assessment.wording import wording as wording_of
from service.rulelang.derivations import Lacks
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Attribute, Test
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from tests.assessment.pack_builders import a_catalogue, a_pack, a_rule, an_indicator, between, one_of

SUBJECT = "indicator:intensity"


def wording(rule: Rule, subject: str, facts: dict[str, Fact], pack: Pack) -> Wording:
    prepared = prepare(replace(pack, rules={rule.id: rule}))
    return wording_of(prepared[rule.id, subject], facts)


def number(name: str, value: str | Quotient, unit: str) -> Fact:
    return Fact(name, State.VALUE, value if isinstance(value, Quotient) else Quotient.of(value), unit)


def target_facts(target: str, actual: str, attainment: str = "0.9") -> dict[str, Fact]:
    return {
        "attainment": number("attainment", attainment, "%"),
        "target": number("target", target, "tce/万元"),
        "actual": number("actual", actual, "tce/万元"),
    }


def test_a_target_is_worded_by_its_level_and_what_is_short_of_it() -> None:
    said = wording(a_rule("attainment"), SUBJECT, target_facts("0.40", "0.41"), a_pack())
    assert (said.required, said.actual, said.gap, said.unit) == (
        "≤ 0.40 tce/万元",
        "0.41 tce/万元",
        "0.01 tce/万元",
        "tce/万元",
    )


def test_a_reached_target_has_no_gap() -> None:
    assert wording(a_rule("attainment"), SUBJECT, target_facts("0.40", "0.40"), a_pack()).gap == ""


def test_higher_is_better_turns_the_sign_round() -> None:
    pack = a_pack(catalogue=a_catalogue(an_indicator(better="higher")))
    said = wording(a_rule("attainment"), SUBJECT, target_facts("0.40", "0.38"), pack)
    assert (said.required[0], said.gap) == ("≥", "0.02 tce/万元")


def test_what_is_short_is_what_the_printed_figures_come_to() -> None:
    facts = target_facts("12.07861", "0")
    facts["actual"] = number("actual", Quotient(Decimal("84.713"), Decimal(7)), "tce/万元")
    said = wording(a_rule("attainment"), SUBJECT, facts, a_pack())
    assert (said.required, said.actual, said.gap) == ("≤ 12.07861 tce/万元", "12.1019 tce/万元", "0.02329 tce/万元")
    rule = a_rule("rate", rows=[{"rate": between("0.90005", None)}], subjects=("portfolio",))
    third = {"rate": number("rate", Quotient(Decimal(2), Decimal(3)), "%")}
    assert wording(rule, "portfolio", third, a_pack()).gap == "23.335 个百分点"


def test_a_missing_target_is_said_and_no_gap_invented() -> None:
    facts = target_facts("0.40", "0.41") | {"target": Fact("target", State.MISSING, unit="tce/万元")}
    said = wording(a_rule("attainment"), SUBJECT, facts, a_pack())
    assert (said.required, said.gap) == ("缺失", "")


def test_a_share_is_worded_by_the_row_that_is_met() -> None:
    rule = a_rule("rate", rows=[{"rate": between("0.9", None)}], subjects=("portfolio",))
    third = Quotient(Decimal(2), Decimal(3))
    said = wording(rule, "portfolio", {"rate": number("rate", third, "%")}, a_pack())
    assert (said.required, said.actual, said.gap) == ("≥ 90%", "66.67%", "23.33 个百分点")


def test_what_is_printed_does_not_contradict_the_verdict() -> None:
    rule = a_rule("rate", rows=[{"rate": between("0.9", None)}], subjects=("portfolio",))
    short = Quotient(Decimal("2.6999999"), Decimal(3))
    said = wording(rule, "portfolio", {"rate": number("rate", short, "%")}, a_pack())
    assert said.actual != "90%"
    assert said.gap not in ("", "0 个百分点")


def test_words_are_worded_in_chinese() -> None:
    column = Attribute("magnitude", "text", values=("in_band", "slip", "outside"))
    rule = a_rule(column, rows=[{"magnitude": one_of("in_band")}])
    said = wording(rule, SUBJECT, {"magnitude": Fact("magnitude", State.VALUE, "slip")}, a_pack())
    assert said.required == "在合理区间内"
    assert said.actual != "slip"


def test_several_columns_are_named() -> None:
    columns = (
        Attribute("growth", "number", "%", title="增速"),
        Attribute("elasticity", "number", "", title="弹性系数"),
    )
    rule = a_rule(
        *columns,
        subjects=("case",),
        rows=[{"growth": between("0", None, "()"), "elasticity": between(None, "0.6", "(]")}],
    )
    facts = {"growth": number("growth", "0.1", "%"), "elasticity": number("elasticity", "0.7", "")}
    said = wording(rule, "case", facts, a_pack())
    assert said.required == "增速 > 0%，弹性系数 ≤ 0.6"
    assert said.actual == "增速 10%；弹性系数 0.7"


def test_whether_data_are_lacking_is_no_part_of_what_is_required() -> None:
    rows: list[dict[str, Test]] = [{"blind": one_of("no"), "rate": between("0.9", None)}]
    rule = a_rule("blind", "rate", rows=rows, derived={"blind": Lacks(("rate",), ("actual",))}, subjects=("portfolio",))
    facts = {"blind": Fact("blind", State.VALUE, "no"), "rate": number("rate", "0.8", "%")}
    assert wording(rule, "portfolio", facts, a_pack()) == Wording("≥ 90%", "80%", "10 个百分点", "%")
