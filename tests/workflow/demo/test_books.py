"""Workbooks of a park of the demonstration bear its name and code."""

from pathlib import Path

from service.intake.files.openbook import read_grid
from service.intake.reading.submission import read_submission
from service.settings import load_settings
from service.workflow.demo.books import Kind, write_books
from service.workflow.demo.province import demo_parks
from service.workflow.walkthrough.park_versions import sample


def test_the_cover_is_that_of_the_park_and_the_slip_is_there(tmp_path: Path) -> None:
    of, (park,) = sample(load_settings()), demo_parks(1)
    workbook, _ = write_books(of, Kind.SLIPPED, park, tmp_path)
    submission, _ = read_submission(read_grid(workbook), of.pack)
    assert (submission.cover.park.value, submission.cover.park_code.value) == (park.name, park.code)
    assert str(submission.indicators["energy_intensity"].actuals[2025].value) == "10200"


def test_no_two_neighbours_reach_quite_the_same(tmp_path: Path) -> None:
    of = sample(load_settings())
    reached = []
    for park in demo_parks(2):
        workbook, _ = write_books(of, Kind.SOUND, park, tmp_path)
        submission, _ = read_submission(read_grid(workbook), of.pack)
        reached.append(submission.indicators["nox_reduction"].actuals[2025].value)
    assert None not in reached
    assert len(set(reached)) == len(reached)


def test_some_effects_fall_short_of_their_targets(tmp_path: Path) -> None:
    of, (park,) = sample(load_settings()), demo_parks(1)
    workbook, _ = write_books(of, Kind.SHORT, park, tmp_path)
    submission, _ = read_submission(read_grid(workbook), of.pack)
    short = ("solid_waste_reduction", "wastewater_reduction", "pm_reduction", "vocs_reduction")
    reached = [str(submission.indicators[code].actuals[2025].value) for code in short]
    assert reached == ["64500", "2845000", "139", "352"], "in tons and cubic metres"
