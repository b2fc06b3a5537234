"""rules matrix: on the screen both directions, or one HTML file."""

from pathlib import Path

from tests.cli.builders import call, lines, own_chinese

ON = ("--on", "2026-01-15")


def test_both_directions_are_printed() -> None:
    shown = call("rules", "matrix", "demo", *ON)
    assert (shown.exit_code, shown.stderr) == (0, "")
    told = lines(shown)
    assert "二(二).1　由人判定　SY-01　建设关键环节项目" in told
    assert any(
        line.startswith("TG-01 单位生产总值能耗达到预期成效　三(三).1、三(三).4　预期成效 40 分　例子 6")
        for line in told
    )


def test_in_english_only_what_files_state_is_chinese() -> None:
    shown = call("rules", "matrix", *ON, "--lang", "en")
    assert own_chinese(shown.stdout) == set()
    assert "From clauses to rules: " in shown.stdout
    assert any(
        line.startswith("TG-01 单位生产总值能耗达到预期成效 [zh]  三(三).1, 三(三).4  ") for line in lines(shown)
    )


def test_a_page_is_written_and_renewed(tmp_path: Path) -> None:
    out = tmp_path / "对照表.html"
    for _ in range(2):
        shown = call("rules", "matrix", *ON, "--html", out)
        assert (shown.exit_code, shown.stdout, shown.stderr) == (0, "", "")
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_another_ending_is_refused(tmp_path: Path) -> None:
    shown = call("rules", "matrix", *ON, "--html", tmp_path / "对照表.txt")
    assert shown.exit_code == 4
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_pack_is_a_wrong_call() -> None:
    assert call("rules", "matrix", "demos", *ON).exit_code == 2
