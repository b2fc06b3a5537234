"""rules schema: says what was written, or that nothing was to be done."""

from pathlib import Path

from service.rulelang.schema.kinds import KINDS
from tests.cli.builders import call


def test_schemas_are_written_once(tmp_path: Path) -> None:
    first = call("rules", "schema", "-o", tmp_path)
    assert (first.exit_code, first.stderr) == (0, "")
    assert {file.name for file in tmp_path.iterdir()} == {kind.schema for kind in KINDS}
    assert len(first.stdout.splitlines()) == len(list(tmp_path.iterdir()))
    assert call("rules", "schema", "-o", tmp_path).stdout == "格式说明已是最新，没有改动\n"


def test_in_english(tmp_path: Path) -> None:
    first = call("rules", "schema", "-o", tmp_path, "--lang", "en")
    assert all(line.startswith("wrote ") for line in first.stdout.splitlines())
    assert call("rules", "schema", "-o", tmp_path, "--lang", "en").stdout == "nothing to change\n"
