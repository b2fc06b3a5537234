"""Rules in lists and in plain words, and the clause matrix, in both languages."""

from service.api.rules.rule import ExplainedShown, MatrixShown, RuleShown
from service.workflow.rules.clause_matrix import open_matrices
from service.workflow.rules.explain_rule import explain_rule
from service.workflow.rules.list_rules import Wanted, list_rules
from tests.workflow.builders import ON, demo_settings


def test_a_rule_of_a_list() -> None:
    ((pack, rule), *_) = list_rules(demo_settings(), "demo", ON, Wanted(theme="targets"))
    shown = RuleShown.of(pack.id, rule)
    assert (shown.id, shown.theme.model_dump()) == (
        "TG-01",
        {"code": "targets", "zh": "预期成效", "en": "Expected outcomes"},
    )
    assert shown.file.endswith(".yaml")


def test_a_rule_in_plain_words() -> None:
    shown = ExplainedShown.of(explain_rule(demo_settings(), "TG-01", "demo", ON))
    assert (shown.rule.id, shown.version) == ("TG-01", "1")
    assert shown.parts[0].title.zh == "判什么"
    assert all(part.lines for part in shown.parts)


def test_from_clauses_to_rules_and_back() -> None:
    (made,) = open_matrices(demo_settings(), "demo", ON)
    shown = MatrixShown.of(made)
    covered = {rule for document in shown.documents for clause in document.clauses for rule in clause.rules}
    assert covered == {line.rule for line in shown.rules if line.clauses}
    scored = [line for line in shown.rules if line.points is not None]
    assert scored
    assert all(line.section for line in scored)
