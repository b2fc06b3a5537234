"""acceptance park appraise."""

import pytest
import typer

from service.cli.park.appraise import read_answers
from service.vocabulary.listing import Answer
from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.workflow.registries import with_parks


def test_answers_in_either_language() -> None:
    read = read_answers(["level=yes", "industry＝否", "lasting = 尚未认定"])
    assert read == {"level": Answer.YES, "industry": Answer.NO, "lasting": Answer.UNKNOWN}


@pytest.mark.parametrize("texts", [["level"], ["level=maybe"], ["level=yes", "level=no"]])
def test_what_is_no_answer(texts: list[str]) -> None:
    with pytest.raises(typer.Exit):
        read_answers(texts)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_an_appraisal_tells_what_is_open(installation: Installation) -> None:
    with_parks(installation.settings)
    words = ("park", "appraise", "甲园", "level=yes", "--on", "2022-05-01", "--document", "文")
    result = call(*words, folders=installation.environment)
    assert "S217001 甲园 符合列入条件：尚未认定（尚未认定：有管委会" in result.stdout
    wrong = call("park", "appraise", "甲园", "lost=no", *words[4:], folders=installation.environment)
    assert (wrong.exit_code, "没有编码为“lost”的条件" in wrong.stderr) == (2, True)
