"""derive(): names mean what the language says, facts rest on exactly the cells that can change them."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

import pytest

from service.assessment.derive import INDICATOR, QUANTITY, CaseSummary, Situation, derive
from service.rulelang.derivations import Count, Difference, Earliest, Share, Sum, Value
from service.rulelang.pack import Comparison, Rule
from service.rulelang.tables import Attribute, Interval
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry
from service.vocabulary.exact import ONE, Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Theme
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import Attestor, State
from service.vocabulary.submission import Plan, Submission
from tests.assessment.builders import (
    a_carrier_row,
    a_dispute,
    a_part,
    a_project_row,
    a_quantity_row,
    a_relative_target,
    a_report,
    a_ruling,
    a_situation,
    a_submission,
    a_version,
    an_amendment,
    an_evidence_row,
    an_external_figure,
    an_indicator_row,
    an_opinion,
    text,
)
from tests.assessment.pack_builders import (
    a_catalogue,
    a_computed_indicator,
    a_manual,
    a_pack,
    a_rule,
    an_indicator,
    one_of,
)

INTENSITY = "indicator:intensity"


def number(value: str, name: str = "x") -> Fact:
    return Fact(name, State.VALUE, Quotient.of(value))


def only(rule: Rule, situation: Situation, name: str, subject: str = INTENSITY) -> Fact:
    return derive(rule, subject, situation)[name]


def test_the_table_comes_first_then_what_the_sentences_name() -> None:
    rule = a_rule("attainment", because="由 {base} 降至 {actual}", because_en="{target}, {base}")
    facts = derive(rule, INTENSITY, a_situation(a_submission(an_indicator_row())))
    assert list(facts) == ["attainment", "base", "actual", "target"]
    assert all(fact.name == name for name, fact in facts.items())
    assert facts["attainment"].formula == "(0.50 − 0.41) ÷ (0.50 − 0.40) = 90%"


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError, match="没有名为"):
        derive(a_rule("nonsense"), INTENSITY, a_situation())


def test_a_given_name_overrides_everything() -> None:
    rule = a_rule("attainment", "twice", derived={"twice": Difference("attainment", "self.target")})
    row = an_indicator_row()
    given = {"base": number("1"), "intensity.actual": number("0.7"), "self.target": number("0.4")}
    facts = derive(rule, INTENSITY, a_situation(a_submission(row), given=given))
    assert facts["attainment"].number == Quotient(Decimal(1), Decimal(2))
    given |= {"twice": number("7"), "attainment": number("3")}
    facts = derive(rule, INTENSITY, a_situation(a_submission(row), given=given))
    assert (facts["twice"].number, facts["attainment"].number) == (Quotient.of(7), Quotient.of(3))


def test_a_bare_given_name_means_the_subject_only() -> None:
    pack = a_pack(catalogue=a_catalogue(an_indicator(), an_indicator("other")))
    rule = a_rule("mine", "theirs", derived={"mine": Value("actual"), "theirs": Value("other.actual")})
    rows = (an_indicator_row(), an_indicator_row("other", actuals={2025: "9"}))
    facts = derive(rule, INTENSITY, a_situation(a_submission(*rows), pack=pack, given={"actual": number("5")}))
    assert (facts["mine"].number, facts["theirs"].number) == (Quotient.of(5), Quotient.of(9))
    assert facts["theirs"].name == "theirs"


def test_names_reach_plan_quantities_and_parameters() -> None:
    made = {"parts": Value("plan.parts_present"), "gdp": Value("gdp.actual"), "least": Value("expert_opinions_min")}
    rule = a_rule(*made, derived=made)
    plan = Plan(parts=(a_part("situation"), a_part("tasks")))
    submission = a_submission(quantities=[a_quantity_row("gdp", {2025: "8"})], plan=plan)
    facts = derive(rule, "portfolio", a_situation(submission))
    assert [facts[name].number for name in made] == [Quotient.of(2), Quotient.of(8), Quotient.of(3)]


def test_the_case_has_a_summary_from_the_gates_on() -> None:
    rule = a_rule("completeness", "score", Attribute("grade", "text"), Attribute("reject", "number"))
    assert {fact.state for fact in derive(rule, "case", a_situation()).values()} == {State.MISSING}
    later = a_situation().later((), CaseSummary(ONE, Quotient.of(95), "优秀", reject=2))
    facts = derive(rule, "case", later)
    assert facts["grade"].value == "优秀"
    assert facts["reject"].number == Quotient.of(2)


def test_rounded_comparison_rounds_each_table_number_once_half_to_even() -> None:
    pack = a_pack(comparison=Comparison("rounded", 2))
    columns = (Attribute("attainment", "number", "%"), Attribute("actual", "number", "tce/万元"))
    rule = a_rule(*columns, because="{actual} {base}")
    row = an_indicator_row(base="0.500045", target="0.4", actuals={2025: "0.41005"})
    submission = a_submission(row)
    full = derive(rule, INTENSITY, a_situation(submission))
    rounded = derive(rule, INTENSITY, a_situation(submission, pack=pack))
    assert rounded["actual"].number == Quotient.of("0.4100")
    assert rounded["base"].number == full["base"].number
    assert rounded["attainment"].number == Quotient(full["attainment"].number.rounded(4))
    assert rounded["attainment"].operands == (full["attainment"],)


def test_not_applicable_needs_a_listed_reason_in_a_judging_rule_only() -> None:
    row = an_indicator_row(state="not_applicable", reason="园区无统计口径")
    judgements = Judgements(not_applicable={"intensity": a_ruling()})
    situation = a_situation(a_submission(row), judgements=judgements)
    listed = a_rule("attainment", not_applicable=("园区无统计口径",))
    assert only(listed, situation, "attainment").state is State.NOT_APPLICABLE
    refused = only(a_rule("attainment"), situation, "attainment")
    assert refused.state is State.MISSING
    assert "不接受" in refused.note
    credibility = a_rule("change_from_base", theme=Theme.CREDIBILITY)
    assert only(credibility, situation, "change_from_base").state is State.NOT_APPLICABLE
    elsewhere = a_rule("x", derived={"x": Value("intensity.actual")})
    assert only(elsewhere, situation, "x", "portfolio").state is State.NOT_APPLICABLE


# A workbook that uses everything, each entry in a cell of its own.


def everything() -> Situation:
    intensity = a_computed_indicator(plausible=Interval(Decimal("0.05"), True, Decimal(6), True))
    saving = an_indicator("saving", kind="effect", better="higher", unit="tce", bounded_by="energy_total")
    reuse = an_indicator("reuse", better="higher", unit="%")
    rows = (
        an_indicator_row(
            base="0.51", actuals={2023: "0.6", 2024: "0.5", 2025: "0.42"}, evidence="E1、E2", state="value"
        ),
        an_indicator_row("saving", base=None, target="100", actuals={2024: "50", 2025: "90"}, evidence="E9"),
        an_indicator_row("reuse", base="0.5", target=a_relative_target("0.2"), actuals={2025: "0.7"}, base_year=None),
    )
    quantities = (
        a_quantity_row("energy_total", {2020: "50", 2025: "41"}),
        a_quantity_row("gdp", {2020: "100", 2024: "99", 2025: "100"}),
    )
    plan = Plan(
        parts=(a_part("situation"), a_part("tasks", "no")),
        versions=(a_version("not_approved"), a_version(), a_version(on="2022-08-01")),
        amendments=(an_amendment("0.38"), an_amendment("0.39", on="2024-01-01"), an_amendment("0.55", kind="base")),
    )
    submission = a_submission(
        *rows,
        quantities=quantities,
        plan=plan,
        projects=(a_project_row(ledger="L1"), a_project_row(status="building"), a_project_row(paid_investment=None)),
        carriers=(a_carrier_row(), a_carrier_row(year=2020, factor="1"), a_carrier_row(energy="0")),
        progress=tuple(a_report(year) for year in range(2022, 2026)),
        evidence=(an_evidence_row("E1"), an_evidence_row("E2")),
    )
    judgements = Judgements(
        opinions={"T-01": tuple(an_opinion(word) for word in ("符合", "符合", "不符合", None))},
        disputes={("reuse", 2025): a_dispute("0.65", "reuse")},
        external={("gdp", 2025): an_external_figure("101")},
    )
    return Situation(submission, judgements, a_pack(catalogue=a_catalogue(intensity, saving, reuse)))


DONE = {"status": one_of("done")}
PORTFOLIO = a_rule(
    derived={
        "done": Count("project", DONE),
        "all": Count("project"),
        "rate": Share("done", "all"),
        "planned": Sum("project", "planned_investment", DONE),
        "paid": Sum("project", "paid_investment", DONE),
        "start": Earliest("project", "started_on"),
        "late": Count("project", {"timing": one_of("after_period", "before_approval"), "duplicate": one_of("no")}),
        "off": Count("carrier", {"year_role": one_of("evaluated"), "basis_label": one_of("matches")}),
        "filed": Count("progress_report", {"filed": one_of("yes")}),
        **{f"plan_{name}": Value(f"plan.{name}") for name in ("parts_present", "approval", "years_reported")},
    }
)


def every_fact(situation: Situation) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for code in situation.pack.catalogue.indicators:
        rule = a_rule(*INDICATOR)
        facts |= {f"{code}.{n}": f for n, f in derive(rule, f"indicator:{code}", situation).items()}
    for code in situation.pack.catalogue.quantities:
        facts |= {f"{code}.{n}": f for n, f in derive(a_rule(*QUANTITY), f"quantity:{code}", situation).items()}
    columns = [line.attribute for line in PORTFOLIO.derived]
    facts |= derive(replace(PORTFOLIO, table=a_rule(*columns).table), "portfolio", situation)
    facts |= derive(a_rule("answer", "opinions", manual=a_manual()), "item:T-01", situation)
    return facts


def entries(value: Any) -> Iterator[Entry]:
    if isinstance(value, Entry):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from entries(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from entries(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from entries(one)


def altered(value: Any, cell: Cell, new: Decimal | None) -> Any:
    """The same with another number (or nothing) in one cell."""
    if isinstance(value, Entry):
        state = State.MISSING if new is None else State.VALUE
        return replace(value, state=state, value=new, reason="") if value.cell == cell else value
    if is_dataclass(value) and not isinstance(value, type):
        changes = {one.name: altered(getattr(value, one.name), cell, new) for one in fields(value)}
        return replace(value, **changes)
    if isinstance(value, Mapping):
        return {key: altered(one, cell, new) for key, one in value.items()}
    return tuple(altered(one, cell, new) for one in value) if isinstance(value, tuple) else value


def said(fact: Fact) -> tuple[object, ...]:
    return fact.state, fact.value, fact.note, fact.formula


def other_numbers(entry: Entry) -> list[Decimal | None]:
    assert isinstance(entry.value, Decimal)
    return [entry.value + 1, entry.value * Decimal("0.9"), Decimal(0), None]


def numeric_entries(situation: Situation) -> list[Entry]:
    found = [*entries(situation.submission), *entries(situation.judgements)]
    return [entry for entry in found if isinstance(entry.value, Decimal)]


def test_only_facts_that_rest_on_a_cell_change_with_it() -> None:
    situation = everything()
    before = every_fact(situation)
    reached = {name: set(fact.cells()) for name, fact in before.items()}
    moved = set()
    for entry in numeric_entries(situation):
        for new in other_numbers(entry):
            submission: Submission = altered(situation.submission, entry.cell, new)
            judgements: Judgements = altered(situation.judgements, entry.cell, new)
            after = every_fact(Situation(submission, judgements, situation.pack))
            changed = {name for name in before if said(before[name]) != said(after[name])}
            unpredicted = {name for name in changed if entry.cell not in reached[name]}
            assert not unpredicted, [(entry.value, new, before[n], after[n]) for n in unpredicted]
            moved |= {(name, entry.cell) for name in changed}
    numeric = {entry.cell for entry in numeric_entries(situation)}
    idle = {n for n, cells in reached.items() for c in cells & numeric if (n, c) not in moved}
    # A reading depends on how a number is printed, an amendment on other rows, a jump of one year on a second one.
    assert {name for name in idle if not name.endswith((".reading", "_amendment"))} == {"reuse.largest_jump"}


def test_every_value_says_who_attests_it() -> None:
    facts = every_fact(everything())
    assert facts["answer"].attested_by is Attestor.EXPERT
    assert facts["reuse.actual"].attested_by is Attestor.ASSESSOR
    assert facts["gdp.external"].attested_by is Attestor.THIRD_PARTY
    assert facts["saving.actual"].attested_by is Attestor.PARK
    assert facts["intensity.actual"].attested_by is Attestor.RULE


def test_stages_share_what_no_stage_changes() -> None:
    first = everything()
    second = first.later(())
    rule = a_rule("actual")
    assert derive(rule, INTENSITY, first)["actual"] is derive(rule, INTENSITY, second)["actual"]


def test_missing_never_becomes_a_value() -> None:
    """An empty workbook has no number anywhere except counted answers and the 0 base of effects."""
    situation = Situation(a_submission(), Judgements(), everything().pack)
    numbers = {n for n, f in every_fact(situation).items() if f.present and isinstance(f.value, Quotient)}
    assert numbers == {"saving.base", "opinions"}


def test_text_where_a_number_belongs_is_missing() -> None:
    row = an_indicator_row(actuals={2025: text("约")})
    assert only(a_rule("actual"), a_situation(a_submission(row)), "actual").state is State.MISSING
