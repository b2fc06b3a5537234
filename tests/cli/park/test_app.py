"""acceptance park: the commands of the group."""

import pytest

from tests.cli.builders import SHIPPED, call

GROUND = ("--on", "2024-05-01", "--document", "文", "--reason", "因")


def test_the_commands_are_there() -> None:
    shown = call("park", "--help").stdout
    named = ("import", "list", "show", "rename", "upgrade", "assign", "merge", "split", "abolish", "eligibility")
    assert all(command in shown for command in (*named, "appraise", "include", "exclude"))


@pytest.mark.parametrize(
    "words",
    [
        ("list",), ("show", "甲园"), ("rename", "甲园", "乙园", *GROUND), ("eligibility", "辽宁"),
        ("appraise", "甲园", "level=yes", *GROUND[:4]), ("include", "甲园", *GROUND[:4]), ("exclude", "甲园", *GROUND),
    ],
)  # fmt: skip
def test_without_a_database_every_command_says_what_to_run(words: tuple[str, ...]) -> None:
    result = call("park", *words, folders={**SHIPPED, "ACCEPTANCE_DATA_DIR": "不存在的文件夹"})
    assert (result.exit_code, "请运行 acceptance migrate" in result.stderr) == (2, True)
