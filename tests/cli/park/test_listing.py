"""acceptance park include, exclude."""

import pytest

from service.vocabulary.listing import Answer
from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.workflow.registries import appraised, with_parks

GROUND = ("--on", "2022-06-20", "--document", "辽发改〔2022〕2号")


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_on_the_list_and_off_it(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    early = call("park", "include", "甲园", *GROUND, folders=installation.environment)
    assert (early.exit_code, "尚未认定是否符合条件" in early.stderr) == (2, True)
    appraised(settings, "S217001", Answer.YES)
    done = call("park", "include", "甲园", *GROUND, folders=installation.environment)
    assert "S217001 甲园 已列入清单：2022-06-20（辽发改〔2022〕2号）" in done.stdout
    off = call("park", "exclude", "甲园", *GROUND, "--reason", "搬迁", "--lang", "en", folders=installation.environment)
    assert "not listed: 2022-06-20" in off.stdout
