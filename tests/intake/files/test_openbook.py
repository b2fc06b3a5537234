"""Opening untrusted workbooks through the child process."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import pytest

from service.intake.files.grid import BLANK, SHOWN, Hidden, Kind, RawCell
from service.intake.files.openbook import Limits, read_grid
from service.vocabulary.problem import Unreadable
from tests.intake.broken_files import book, cells, many_rows, sheet
from tests.intake.broken_samples import SAMPLES, Broken


def refusal(source: Path | bytes, limits: Limits | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_grid(source, limits)
    return caught.value


@pytest.mark.parametrize("broken", [pytest.param(sample, id=name) for name, sample in SAMPLES.items()])
def test_a_broken_file_gets_one_clear_sentence(broken: Broken) -> None:
    refused = refusal(broken.make())
    assert refused.code == broken.code, refused.sentence
    assert broken.words in refused.sentence
    assert "请" in refused.sentence
    assert refused.sentence.endswith("。")
    assert "\n" not in refused.sentence
    assert len(refused.sentence) < 220


def test_an_encrypted_file_is_not_called_damaged() -> None:
    assert "损坏" not in refusal(SAMPLES["encrypted"].make()).sentence


def test_a_healthy_file_becomes_a_grid_of_its_bytes(tmp_path: Path) -> None:
    data = book(cells('<c r="A1"><v>0.41</v></c><c r="C1" t="str"><v>园区</v></c>'))
    path = tmp_path / "评估工作簿.xlsx"
    path.write_bytes(data)
    grid = read_grid(path)
    assert grid == read_grid(data)
    assert grid.digest == hashlib.sha256(data).hexdigest()
    assert list(grid.sheets) == ["表1"]
    assert grid.sheets["表1"].at("A1") == RawCell(Kind.NUMBER, "0.41", "General")
    assert grid.sheets["表1"].at("B1") == BLANK
    assert grid.sheets["表1"].at("C1").text == "园区"


def pages_of_children() -> int:
    """Memory pages that ended child processes asked for: as many as before when there was no other."""
    return getrusage(RUSAGE_CHILDREN).ru_minflt


def test_the_same_content_is_read_once_but_under_its_own_limits_again() -> None:
    data, other = (book(cells(f'<c r="A1"><v>{number}</v></c>')) for number in (7041, 7042))
    first, before = read_grid(data), pages_of_children()
    assert (read_grid(data), pages_of_children()) == (first, before)
    assert read_grid(other).sheets["表1"].at("A1").text == "7042"
    before = pages_of_children()
    assert read_grid(data, Limits()) == first
    assert pages_of_children() > before


def test_a_refusal_and_a_huge_answer_are_not_remembered() -> None:
    encrypted = SAMPLES["encrypted"].make()
    huge = book(cells(*(f'<c r="{column}1" t="str"><v>{"园" * 30_000}</v></c>' for column in "ABCDEFGH")))
    for read in (lambda: refusal(encrypted).code, lambda: read_grid(huge)):
        first, before = read(), pages_of_children()
        assert read() == first
        assert pages_of_children() > before


def test_what_is_hidden_stands_in_the_grid() -> None:
    rows = '<row r="2" hidden="1"><c r="C2"><v>5</v></c></row>'
    hidden = read_grid(book(sheet(rows, '<cols><col min="3" max="3" hidden="1"/></cols>'))).sheets["表1"].hidden
    assert hidden == Hidden(False, frozenset({2}), frozenset({3}))
    assert read_grid(book()).sheets["表1"].hidden == SHOWN


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.xlsx").code == "file-missing"
    assert "没有.xlsx" in refusal(tmp_path / "没有.xlsx").sentence
    assert refusal(tmp_path).code == "file-not-readable"


@pytest.mark.parametrize(
    ("limits", "codes"),
    [
        pytest.param(Limits(wall_seconds=0.001), {"too-heavy"}, id="wall clock"),
        pytest.param(Limits(output=2_000), {"too-heavy"}, id="output"),
        # A Python built otherwise may already fail to start in so little memory: either way a clear end.
        pytest.param(Limits(memory=32 << 20), {"too-heavy", "reader-failed"}, id="memory"),
    ],
)
def test_a_child_beyond_its_limits_is_ended(limits: Limits, codes: set[str]) -> None:
    refused = refusal(book(many_rows(12_000)), limits)
    assert refused.code in codes
    assert "请" in refused.sentence


def test_a_child_that_computes_too_long_is_ended() -> None:
    rows = (f'<row r="{n}">{"".join(f"<c><v>{n * k}.{k}</v></c>" for k in range(25))}</row>' for n in range(1, 12_001))
    assert refusal(book(sheet("".join(rows))), Limits(cpu_seconds=1)).code == "too-heavy"


@pytest.fixture
def another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    def write(name: str) -> Path:
        path = tmp_path / name
        path.write_text("raise SystemExit(9)", encoding="utf-8")
        return path

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return write


def test_files_beside_the_workbook_are_never_run(another_folder: Callable[[str], Path]) -> None:
    for name in ("zipfile.py", "service.py", "sitecustomize.py", "openpyxl.py"):
        another_folder(name)
    assert read_grid(book()).sheets["表1"].at("A1").text == "0.41"
