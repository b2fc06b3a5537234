"""acceptance park list."""

import pytest

from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.workflow.registries import with_parks

ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


@ON_SQLITE
def test_parks_and_their_sums(installation: Installation) -> None:
    with_parks(installation.settings)
    shown = call("park", "list", folders=installation.environment).stdout
    assert "园区 3 个，核准面积 520.96 公顷（另有 1 个没有面积）" in shown
    assert all(name in shown for name in ("甲园", "乙园", "丙园", "辽宁省"))
    words = ("park", "list", "--jurisdiction", "甘肃", "--level", "省级", "--status", "在册", "--lang", "en")
    assert "1 parks, 20.96 ha" in call(*words, folders=installation.environment).stdout


@ON_SQLITE
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--level", "县级"), "没有名为“县级”的级别"),
        (("--status", "好"), "没有名为“好”的状态"),
        (("--jurisdiction", "辽东"), "没有名为“辽东”的主管地区"),
    ],
)
def test_unknown_words(words: tuple[str, ...], said: str, installation: Installation) -> None:
    result = call("park", "list", *words, folders=installation.environment)
    assert (result.exit_code, said in result.stderr) == (2, True)
