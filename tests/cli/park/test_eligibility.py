"""acceptance park eligibility."""

import pytest

from service.vocabulary.listing import Answer
from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.workflow.registries import appraised, with_parks

ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


@ON_SQLITE
def test_terms_and_parks(installation: Installation) -> None:
    appraised(with_parks(installation.settings), "S217001", Answer.NO)
    shown = call("park", "eligibility", "辽宁", folders=installation.environment).stdout
    assert "条件 level  经国务院或省级人民政府批准设立，且仍在册（发改办环资〔2021〕1004号 一，通知规定）" in shown
    assert (
        "S217001 甲园  符合列入条件：否（不符合：level、committee、industry、lasting）  尚未决定是否列入清单" in shown
    )
    words = ("park", "eligibility", "辽宁", "--eligible", "unknown", "--lang", "en")
    english = call(*words, folders=installation.environment).stdout
    assert ("S217002" in english, "S217001" in english, "condition level" in english) == (True, False, True)


@ON_SQLITE
def test_an_unknown_answer(installation: Installation) -> None:
    result = call("park", "eligibility", "辽宁", "--eligible", "maybe", folders=installation.environment)
    assert (result.exit_code, "没有名为“maybe”的结果；请写其中之一：yes（" in result.stderr) == (2, True)
