"""A job is named by its number."""

from tests.cli.builders import call


def test_anything_but_a_number_is_refused() -> None:
    refused = call("job", "show", "第七个")
    assert (refused.exit_code, "作业编号" in refused.stderr) == (2, True)
