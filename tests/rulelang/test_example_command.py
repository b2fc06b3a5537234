"""The command is one a shell reads as it is meant."""

import shlex

from service.rulelang.example_command import example_command


def test_values_with_blanks_reach_the_command_whole() -> None:
    command = example_command("CR-B4B", {"saved": "0 m³", "actual": "-1 m³"}, "base-145")
    assert shlex.split(command) == [
        *("acceptance", "rules", "example", "CR-B4B"),
        *("saved=0 m³", "actual=-1 m³", "--pack", "base-145"),
    ]


def test_the_pack_may_be_left_out() -> None:
    assert example_command("TG-07", {"attainment": "95%"}) == "acceptance rules example TG-07 attainment=95%"
