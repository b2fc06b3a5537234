"""Templates are compiled once, whoever shows them, and not anew by a program that finds them compiled."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from service.web.compiled import Compiled

PROGRAM, ANOTHER = "a" * 64, "b" * 64


def _shown(folder: Path, cache: Compiled) -> str:
    return (
        Environment(loader=FileSystemLoader(folder), autoescape=True, bytecode_cache=cache).get_template("a").render()
    )


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a").write_text("{{ 1 + 1 }}", encoding="utf-8")
    return folder


def _kept(templates: Path, file: Path) -> None:
    cache = Compiled()
    assert _shown(templates, cache) == "2"
    cache.keep(file, PROGRAM)


def test_what_was_kept_is_not_compiled_again(templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _kept(templates, tmp_path / "kept.zip")
    moved = templates.rename(tmp_path / "elsewhere")
    cache = Compiled()
    assert cache.fetch(tmp_path / "kept.zip", PROGRAM)
    monkeypatch.setattr(Environment, "compile", None)
    assert _shown(moved, cache) == "2"


def test_a_template_that_was_changed_is_compiled_again(templates: Path, tmp_path: Path) -> None:
    _kept(templates, tmp_path / "kept.zip")
    (templates / "a").write_text("{{ 1 + 2 }}", encoding="utf-8")
    cache = Compiled()
    assert cache.fetch(tmp_path / "kept.zip", PROGRAM)
    assert _shown(templates, cache) == "3"


def test_what_another_program_kept_is_left(templates: Path, tmp_path: Path) -> None:
    _kept(templates, tmp_path / "kept.zip")
    cache = Compiled()
    assert not cache.fetch(tmp_path / "kept.zip", ANOTHER)
    assert _shown(templates, cache) == "2"


@pytest.mark.parametrize("content", [None, b"", b"PK", b"\0" * 100])
def test_what_is_no_such_file_is_left(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "kept.zip").write_bytes(content)
    assert not Compiled().fetch(tmp_path / "kept.zip", PROGRAM)
