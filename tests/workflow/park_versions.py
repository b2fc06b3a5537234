"""The three versions of the example park, written once a run and copied from then on."""

import shutil
from functools import partial
from pathlib import Path

from service.settings import load_settings
from service.workflow.demo.books import slip
from service.workflow.evaluation.evaluate import FINDINGS_SUFFIX
from service.workflow.walkthrough.park_versions import (
    PARK,
    PARK_CODE,
    Version,
    books,
    sample,
    write_version,
)
from tests.workflow.prepared import prepared

__all__ = ["PARK", "PARK_CODE", "write_failing", "write_lacking", "write_rectified", "write_slipped"]
SLIPPED = "有差错.xlsx"


def write_lacking(folder: Path) -> Path:
    """无法判定."""
    return _written(Version.LACKING, folder)


def write_failing(folder: Path) -> Path:
    """限期整改."""
    return _written(Version.FAILING, folder)


def write_rectified(folder: Path) -> Path:
    """通过."""
    return _written(Version.RECTIFIED, folder)


def write_slipped(folder: Path) -> Path:
    """One value 10,000 times too large, one a hundred times too small: the data check asks about both."""
    kept = prepared("park-slipped", _write_slipped)
    return Path(shutil.copy(kept / SLIPPED, folder))


def _write_slipped(kept: Path) -> None:
    sample(load_settings()).write(slip, (kept / SLIPPED, kept / f"有差错{FINDINGS_SUFFIX}"))


def _written(version: Version, folder: Path) -> Path:
    kept = prepared(f"park-{version.name.lower()}", partial(write_version, load_settings(), version))
    workbook, _ = (Path(shutil.copy(book, folder)) for book in books(version, kept))
    return workbook
