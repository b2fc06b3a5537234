"""The reference's whole way: stages, gates, decision, and the examples of rules."""

from dataclasses import replace
from fractions import Fraction

import pytest

from service.engine.agree import Evaluation
from service.engine.reference.evaluate import evaluate, judge
from service.engine.reference.inputs import Inputs
from service.engine.reference.known import MISSING, text, value
from service.rulelang.pack import Comparison, Pack
from service.vocabulary.judgements import Judgements, Opinion
from service.vocabulary.state import State
from tests.assessment.builders import a_ruling, a_submission
from tests.engine.planted import a_planted_pack, a_planted_park, a_planted_rubric


def evaluated(judgements: Judgements | None = None, pack: Pack | None = None) -> Evaluation:
    submission, own = a_planted_park()
    return evaluate(submission, judgements or own, pack or a_planted_pack(), a_planted_rubric())


def test_a_park_worked_out_by_hand() -> None:
    found = evaluated()
    assert {key[0]: (judged.outcome, judged.row) for key, judged in found.judged.items() if key[0] != "T-2"} == {
        "C-1": ("question", 2), "C-2": ("question", 2), "C-3": ("not_evaluable", None), "T-1": ("nearly_met", 2),
        "K-1": ("met", 1), "P-1": ("met", 1), "G-1": ("met", 1), "G-2": ("met", 1), "Z-1": ("通过", 4),
    }  # fmt: skip
    assert {key[1]: judged.outcome for key, judged in found.judged.items() if key[0] == "T-2"} == {
        "indicator:saving": "met", "indicator:reuse": "not_applicable", "indicator:rain": "not_evaluable",
    }  # fmt: skip
    assert (found.score, found.completeness, found.grade) == (Fraction(75), Fraction(4, 5), "良好")
    assert found.recommendation == "通过"


def test_it_says_what_it_read() -> None:
    read = evaluated().judged["T-1", "indicator:intensity"].read
    assert read == {"attainment": (State.VALUE, Fraction(9, 10))}


def test_every_rule_and_subject_is_judged() -> None:
    pack = a_planted_pack()
    assert evaluated(pack=pack).judged.keys() == {(r.id, s) for r in pack.rules.values() for s in r.subjects}


def test_without_judgements_the_manual_check_waits_and_the_gate_withholds() -> None:
    found = evaluated(Judgements(opinions={"K-1": tuple[Opinion, ...]()}))
    assert found.judged["K-1", "item:K-1"].outcome == "manual"
    assert found.judged["G-1", "case"].outcome == "unmet"
    assert found.recommendation == "无法判定"


def test_a_gate_of_open_questions_rejects_until_one_is_closed() -> None:
    submission, own = a_planted_park()
    rejecting = a_planted_pack()
    gate = rejecting.rules["G-2"]
    rows = tuple(replace(row, outcome={"met": "unmet", "unmet": "met"}[row.outcome]) for row in gate.table.rows)
    turned = replace(gate, table=replace(gate.table, rows=rows))
    pack = replace(rejecting, rules={**rejecting.rules, "G-2": turned})
    assert evaluate(submission, own, pack, a_planted_rubric()).recommendation == "不予通过"
    read = [
        evaluate(submission, replace(own, closed_questions=closed), pack, a_planted_rubric()).judged["G-2", "case"].read
        for closed in ({}, {("C-1", "portfolio"): a_ruling()}, {("C-1", "portfolio"): a_ruling("no")})
    ]
    assert [one["asked"] for one in read] == [(State.VALUE, Fraction(n)) for n in (2, 1, 2)]


def test_the_decision_counts_gates_by_effect() -> None:
    read = evaluated(Judgements()).judged["Z-1", "case"].read
    assert read["reject"] == (State.VALUE, Fraction(0))
    assert read["withhold"] == (State.VALUE, Fraction(1))
    assert read["grade"][0] is State.VALUE


def test_the_rounded_method_compares_and_shows_the_rounded_value() -> None:
    pack = replace(a_planted_pack(), comparison=Comparison("rounded", 1))
    judged = evaluated(pack=pack).judged["C-2", "indicator:intensity"]
    assert judged.read == {"stated_deviation": (State.VALUE, Fraction("0.025"))}
    assert judged.outcome == "ok"


@pytest.mark.parametrize(("paid", "outcome"), [("100", "met"), ("99", "unmet")])
def test_an_example_stands_in_for_a_park(paid: str, outcome: str) -> None:
    pack = a_planted_pack()
    nobody = Inputs(a_submission(), Judgements(), pack)
    rows = {
        "project": [
            {"status": text("done"), "paid_investment": value(Fraction(paid))},
            {"status": text("building"), "paid_investment": value(100)},
        ]
    }
    assert judge(pack.rules["P-1"], "portfolio", nobody, {}, rows).outcome == outcome
    assert judge(pack.rules["P-1"], "portfolio", nobody, {"rate": MISSING}, rows).outcome == "not_evaluable"
