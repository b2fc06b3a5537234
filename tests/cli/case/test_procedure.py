"""acceptance case procedure."""

from typer.testing import CliRunner

from service.cli.main import app


def test_values_and_table_are_printed() -> None:
    result = CliRunner().invoke(app, ["case", "procedure", "--on", "2026-03-02"])
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].startswith("验收办理程序（示例）")
    assert any(line.startswith("  公示天数：7 天（工作惯例；") for line in lines)
    place = lines.index("会签　acceptance case sign")
    assert lines[place + 1 : place + 4] == ["  环节：会商会签", "  办理：审批人", "  办后：环节不变"]
    assert "  条件：办理人没有经办过本案" in lines[place:]


def test_in_english() -> None:
    result = CliRunner().invoke(app, ["case", "procedure", "--on", "2026-03-02", "--lang", "en"])
    assert "sign　acceptance case sign" in result.stdout
    assert "  if: whoever does it has not edited the case" in result.stdout


def test_on_a_day_without_procedure_it_says_so() -> None:
    result = CliRunner().invoke(app, ["case", "procedure", "--on", "2020-01-01"])
    assert result.exit_code != 0
    assert "没有有效的“publicity_days”" in result.stderr
