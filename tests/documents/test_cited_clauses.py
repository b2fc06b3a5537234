"""Clauses are told once each, in the order of their register, with the gist of what they stand for."""

from service.documents.cited_clauses import cited_clauses
from tests.assessment.cases import base_145
from tests.documents.reports import assessed


def test_each_clause_once_with_its_gists_and_how_often_it_is_cited() -> None:
    findings = assessed("rectify").findings
    cited = cited_clauses(findings, base_145(assessed("rectify").evaluation_date)[0])
    assert cited.keys() == {finding.clause for finding in findings}
    assert sum(one.count for one in cited.values()) == len(findings)
    assert all(one.gists and one.gists[0].gist for one in cited.values())
    assert [one.anchor for one in cited.values()] == [f"c-{number}" for number in range(1, len(cited) + 1)]
