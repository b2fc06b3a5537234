"""The table in words; the README shows it as it is."""

from itertools import chain

import pytest

from service.access.policy import POLICY
from service.access.policy_told import MAY, heading_told, rights_told
from service.access.use_cases import UseCase
from service.vocabulary.language import Language
from service.vocabulary.person import Role
from tests.conventions.repository import ROOT


def test_every_use_case_is_told_once_with_the_roles_that_may() -> None:
    told: dict[str, set[Role]] = {}
    for row in rights_told(Language.ZH):
        may = {role for role, mark in zip(Role, row.marks, strict=True) if mark == MAY}
        told |= dict.fromkeys(row.what.split("、"), may)
    assert told == {case.said.zh: POLICY[case].roles for case in UseCase}


@pytest.mark.parametrize("language", Language)
def test_rows_are_as_wide_as_the_heading(language: Language) -> None:
    width = len(heading_told(language).cells)
    assert all(len(row.cells) == width and row.where for row in rights_told(language))


def test_the_readme_shows_the_table() -> None:
    rows = chain([heading_told(Language.ZH)], rights_told(Language.ZH))
    lines = [f"| {' | '.join(row.cells)} |" for row in rows]
    shown = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in shown if line in lines] == lines, "put these into README.md:\n" + "\n".join(lines)
