"""Lines of checks, with their marks."""

import pytest

from service.cli.checks import print_check, print_sum
from service.documents.bundle.check import Outcome, fails, holds
from service.vocabulary.language import Language, Said


def test_a_check_is_a_line_with_its_mark(capsys: pytest.CaptureFixture[str]) -> None:
    print_check(holds("x", "在 [1]", "there"), Language.ZH)
    print_check(fails("x", "不在", "gone"), Language.EN)
    print_sum(Outcome.FAILS, {Outcome.FAILS: Said("有问题", "not in order")}, Language.ZH)
    assert capsys.readouterr().out == "✓ 在 [1]\n✗ gone\n有问题\n"
