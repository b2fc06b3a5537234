"""Paths of members: by digest, safe whatever a file was called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents.bundle import paths
from service.documents.bundle.member import is_safe

DIGEST = "ab" * 32


@pytest.mark.parametrize(
    ("name", "path"),
    [("合同.PDF", ".pdf"), ("a.tar.gz", ".gz"), ("无后缀", ""), ("a.园区", ""), ("a.p d", ""), ("a.", "")],
)
def test_evidence_keeps_an_ordinary_ending(name: str, path: str) -> None:
    assert paths.evidence(DIGEST, name) == f"evidence/{DIGEST}{path}"


@given(st.text())
def test_no_name_makes_a_path_unsafe(name: str) -> None:
    assert is_safe(paths.evidence(DIGEST, name))


def test_things_of_different_kinds_never_lie_in_one_place() -> None:
    kinds = (paths.workbook, paths.procedure, paths.submission, paths.judgements, paths.statements, paths.assessment,
             paths.trace)  # fmt: skip
    places = {of(DIGEST) for of in kinds} | {
        paths.rule_base(DIGEST, kind, "rules/a.yaml") for kind in ("rules", "rubrics")
    }
    assert len(places) == len(kinds) + 2
    assert all(is_safe(place) for place in places)
