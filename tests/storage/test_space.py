"""How much room there is, and what is said when it is not enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.storage.space import MEGABYTE, free_megabytes, nearly_full


def test_room_is_what_this_user_may_write(tmp_path: Path) -> None:
    assert free_megabytes(tmp_path) >= 1
    with pytest.raises(FileNotFoundError):
        free_megabytes(tmp_path / "none")
    assert MEGABYTE == 1024 * 1024


def test_too_little_room_is_told_with_figures(tmp_path: Path) -> None:
    fault = nearly_full(tmp_path, 300, 1024)
    assert fault.code == "disk-nearly-full"
    for said in fault.said:
        assert "300 MiB" in said
        assert "1024 MiB" in said
        assert str(tmp_path) in said
