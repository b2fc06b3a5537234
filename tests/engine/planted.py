"""A small park on every boundary of a small pack, in which one planted bug cannot hide."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from service.rulelang.catalogue import Attainment
from service.rulelang.derivations import Count, Derived, Expression, Share, Sum
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.rulelang.tables import NumberTest
from service.vocabulary.finding import Effect, Theme
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Plan, Submission
from tests.assessment.builders import (
    a_carrier_row,
    a_part,
    a_project_row,
    a_quantity_row,
    a_ruling,
    a_submission,
    a_version,
    an_amendment,
    an_indicator_row,
    an_opinion,
)
from tests.assessment.pack_builders import (
    PARAMETERS,
    a_catalogue,
    a_computed_indicator,
    a_manual,
    a_pack,
    a_parameter,
    an_indicator,
)
from tests.engine.builders import a_number, a_rule, a_table, a_text, between, one_of
from tests.scoring.builders import BANDS, a_criterion, a_rubric, a_section

GRADES = tuple(grade for _, _, grade in BANDS)
NONE, SOME = between("0", "0", "[]"), between("1", None)
Rows = tuple[tuple[NumberTest, str], ...]
Lines = Mapping[str, Expression]

_digests = count()


def a_planted_pack() -> Pack:
    """Targets, a manual check, projects, credibility, gates, the decision."""
    by_ratio = {"better": "higher", "unit": "%", "attainment": Attainment("ratio")}
    catalogue = a_catalogue(
        a_computed_indicator(code="intensity"),
        an_indicator("saving", kind="effect", better="higher", unit="tce"),
        an_indicator("reuse", **by_ratio),
        an_indicator("rain", **by_ratio),
    )
    parameters = PARAMETERS | {"rectification_months": "6", "supplement_days": "30"}
    return a_pack(
        *(*_targets(), *_other_rules(), *_gates_and_decision()),
        catalogue=catalogue,
        parameters={name: a_parameter(name, number) for name, number in parameters.items()},
        digest=f"planted-{next(_digests)}",
    )


def a_planted_rubric() -> Rubric:
    """Weights with which the park scores 75 exactly, at a completeness of 80 % exactly."""
    targets = a_section("targets", [a_criterion("T-1", "3.125"), a_criterion("T-2", "10")], minimum="0.1")
    tasks, projects = (
        a_section("tasks", [a_criterion("K-1", "6")]),
        a_section("projects", [a_criterion("P-1", "5.875")]),
    )
    return a_rubric([targets, tasks, projects])


def a_planted_park() -> tuple[Submission, Judgements]:
    """Attainment 90 % of one target, 100 % of another as last amended; N/A accepted once and once not; three experts
    of whom two agree; half of the investment paid for what is done; one carrier off by 5 %, one by 6 %; a stated value
    off by 2.5 % and a trace; no base value of gdp."""
    submission = a_submission(
        an_indicator_row("intensity", actuals={2025: "0.4202500001"}),
        an_indicator_row("saving", base=None, target="100", actuals={2025: "80"}),
        an_indicator_row("reuse", actuals={}, state="not_applicable", reason="没有中水"),
        an_indicator_row("rain", actuals={}, state="not_applicable", reason="没有中水"),
        quantities=[
            a_quantity_row("energy_total", {2020: "50", 2025: "41"}),
            a_quantity_row("gdp", {2020: None, 2025: "100"}),
        ],
        plan=Plan(
            (a_part("situation"), a_part("tasks")),
            (a_version(),),
            (an_amendment("200", code="saving"), an_amendment("80", code="saving", on="2024-05-01")),
        ),
        projects=(a_project_row(), a_project_row(status="building")),
        carriers=(
            a_carrier_row(amount="1050", factor="1", energy="1"),
            a_carrier_row(amount="1060", factor="1", energy="1"),
        ),
    )
    opinions = tuple(an_opinion(word) for word in ("符合", "不符合", "符合"))
    return submission, Judgements(opinions={"K-1": opinions}, not_applicable={"reuse": a_ruling()})


def _targets() -> tuple[Rule, ...]:
    rows = ((between("1", None), "met"), (between("0.9", "1"), "nearly_met"), (between(None, "0.9", "()"), "unmet"))
    first = _over("T-1", Theme.TARGETS, "attainment", rows, {})
    second = replace(_over("T-2", Theme.TARGETS, "attainment", rows, {}), not_applicable=("没有中水",))
    others = tuple(f"indicator:{code}" for code in ("saving", "reuse", "rain"))
    return replace(first, subjects=("indicator:intensity",)), replace(second, subjects=others)


def _other_rules() -> tuple[Rule, ...]:
    manual = a_manual()
    words = a_text("answer", *manual.answers)
    answers = a_table([words], *(({"answer": one_of(word)}, verdict) for word, verdict in manual.answers.items()))
    asked = replace(a_rule(answers, "K-1", Theme.TASKS), subjects=("item:K-1",), manual=manual, task="layout")
    done = Sum("project", "paid_investment", {"status": one_of("done")})
    rate: Lines = {"done": done, "all": Sum("project", "paid_investment"), "rate": Share("done", "all")}
    half = ((between("0.5", None), "met"), (between(None, "0.5", "()"), "unmet"))
    odd: Lines = {"odd": Count("carrier", {"energy_deviation": between("0.05", None, "()")})}
    tight = ((between(None, "0.025", "(]"), "ok"), (between("0.025", None, "()"), "question"))
    off = _over("C-2", Theme.CREDIBILITY, "stated_deviation", tight, {})
    base = _over("C-3", Theme.CREDIBILITY, "base", tight, {})
    return (
        asked,
        _over("P-1", Theme.PROJECTS, "rate", half, rate),
        _over("C-1", Theme.CREDIBILITY, "odd", ((NONE, "ok"), (SOME, "question")), odd),
        replace(off, subjects=("indicator:intensity",), severity="high"),
        replace(base, subjects=("quantity:gdp",)),
    )


def _gates_and_decision() -> tuple[Rule, ...]:
    enough = ((between("0.8", None), "met"), (between(None, "0.8", "()"), "unmet"))
    complete = replace(
        _over("G-1", Theme.GATES, "completeness", enough, {}), subjects=("case",), effect=Effect.WITHHOLD
    )
    asked: Lines = {"asked": Count("finding", {"verdict": one_of("question"), "open": one_of("yes")})}
    few = ((between(None, "2", "(]"), "met"), (between("2", None, "()"), "unmet"))
    questions = replace(_over("G-2", Theme.GATES, "asked", few, asked), subjects=("case",), effect=Effect.REJECT)
    decision = a_table(
        [a_number("reject"), a_number("withhold"), a_text("grade", *GRADES)],
        ({"reject": SOME}, "不予通过"),
        ({"reject": NONE, "withhold": SOME}, "无法判定"),
        ({"reject": NONE, "withhold": NONE, "grade": one_of("不合格")}, "限期整改"),
        ({"reject": NONE, "withhold": NONE, "grade": one_of(*GRADES[:3])}, "通过"),
    )
    return complete, questions, a_rule(decision, "Z-1", Theme.DECISION)


def _over(rule_id: str, theme: Theme, column: str, rows: Rows, derived: Lines) -> Rule:
    table = a_table([a_number(column, "%")], *(({column: test}, outcome) for test, outcome in rows))
    lines = tuple(Derived(a_number(name), expression) for name, expression in derived.items())
    return replace(a_rule(table, rule_id, theme), subjects=("portfolio",), derived=lines)
