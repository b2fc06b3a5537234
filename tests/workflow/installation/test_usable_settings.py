"""What would only be found out by the first page or sign-in is refused before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from service.settings import Settings
from service.vocabulary.fault import Fault
from service.workflow.installation.usable_settings import require_templates, require_usable_settings


def test_what_comes_with_the_program_is_usable() -> None:
    require_usable_settings(Settings())


def test_a_copy_of_all_templates_is_usable(tmp_path: Path) -> None:
    copied = shutil.copytree(Settings().templates_dir, tmp_path / "版式")
    require_usable_settings(Settings(templates_dir=copied))


@pytest.mark.parametrize(
    ("figure", "told"), [("session_hours", "SESSION_HOURS=99"), ("sign_in_failures", "=99，应不大于 5")]
)
def test_what_the_profile_forbids_is_refused(figure: str, told: str) -> None:
    with pytest.raises(Fault) as refused:
        require_usable_settings(Settings.model_validate({figure: 99}))
    assert refused.value.code == "security-too-lax"
    assert told in refused.value.said.zh


def test_templates_that_are_missing_are_told(tmp_path: Path) -> None:
    copied = shutil.copytree(Settings().templates_dir, tmp_path / "版式")
    (copied / "errors" / "error.html").unlink()
    with pytest.raises(Fault) as refused:
        require_templates(copied)
    assert refused.value.code == "templates-missing"
    assert "1 个，如 errors/error.html" in refused.value.said.zh
    assert "ACCEPTANCE_TEMPLATES_DIR" in refused.value.said.en
