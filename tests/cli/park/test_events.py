"""acceptance park rename, upgrade, assign, merge, split, abolish."""

import pytest

from tests.casework.parks import park
from tests.cli.builders import call
from tests.storage.installations import Installation
from tests.workflow.registries import with_parks

GROUND = ("--on", "2020-05-01", "--document", "某政函〔2020〕1号", "--reason", "整合")
ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


@ON_SQLITE
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rename", "甲园", "甲新园"), "S217001 甲新园 2020-05-01 更名：甲园 → 甲新园（某政函〔2020〕1号；整合）"),
        (("upgrade", "甲园", "--code", "g211001"), "升为国家级：S217001 → G211001"),
        (("assign", "甲园", "大连"), "归口：辽宁省 → 大连市"),
        (("merge", "甲园", "--into", "乙园"), "并入 S217002"),
        (("split", "甲园", "--into", "乙园", "--into", "丁园"), "拆分为 S217002、S217003"),
        (("abolish", "甲园"), "撤销"),
        (("rename", "甲园", "甲新园", "--lang", "en"), "renamed: 甲园 → 甲新园"),
    ],
)
def test_each_is_registered(words: tuple[str, ...], said: str, installation: Installation) -> None:
    with_parks(installation.settings, *(park(f"S21700{n}", name=f"{name}园") for n, name in enumerate("零甲乙丁")))
    result = call("park", *words, *GROUND, folders=installation.environment)
    assert (result.exit_code, said in result.stdout) == (0, True), result.stderr


@ON_SQLITE
def test_a_refusal_ends_with_code_2_in_either_language(installation: Installation) -> None:
    with_parks(installation.settings)
    words = ("park", "rename", "甲园", "甲园", *GROUND)
    assert "空白或没有变化" in call(*words, folders=installation.environment).stderr
    english = call(*words, "--lang", "en", folders=installation.environment)
    assert (english.exit_code, "blank or the old one" in english.stderr) == (2, True)
    stale = call("park", "rename", "甲园", "新园", *GROUND, "--seen", "7", folders=installation.environment)
    assert (stale.exit_code, "第 7 版" in stale.stderr) == (2, True)
