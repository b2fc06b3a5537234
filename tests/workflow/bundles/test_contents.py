"""All checks of what a bundle says, in the order of the case; a stage that cannot be read does not stop the others."""

import pytest

from service.documents.bundle import paths
from service.documents.bundle.check import Outcome
from service.workflow.bundles.contents import check_contents
from service.workflow.bundles.opened import Opened
from tests.workflow.bundles.bundled import contents, written

WRONG = (b"", b"null", b"[]", b"{}", b"[[]]", b'{"rows":1}', b"\xff", b"[" * 100_000, b"1e999")


def test_acts_that_do_not_fold_end_it() -> None:
    for text in WRONG:
        checks = list(check_contents(Opened(written().driven.id, {**contents(), paths.ACTS: text}), None))
        assert [(check.code, check.outcome) for check in checks] == [("acts", Outcome.FAILS)], text


def test_another_program_is_named() -> None:
    first = next(check_contents(Opened(written().driven.id, {**contents(), paths.PROGRAM: b"{}"}), None))
    assert (first.code, first.outcome) == ("program", Outcome.NOTED)


@pytest.mark.parametrize("text", [b"{", b'{"rows": {}}'])
def test_a_member_of_the_wrong_shape_does_not_stop_the_others(text: bytes) -> None:
    broken = dict.fromkeys((paths.AUDIT, paths.EVIDENCE, paths.DECISIONS), text)
    checks = list(check_contents(Opened(written().driven.id, {**contents(), **broken}), None))
    assert {check.member for check in checks if check.outcome is Outcome.FAILS} == set(broken)
    assert [check.code for check in checks if check.outcome is Outcome.HOLDS].count("assessment") == 2
