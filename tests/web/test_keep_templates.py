"""All templates of the screens are compiled beforehand."""

from __future__ import annotations

from pathlib import Path

from service.settings import data_folder
from service.web.compiled import Compiled
from service.web.keep_templates import main
from service.workflow.bundles.program import program


def test_all_templates_are_there(tmp_path: Path) -> None:
    file = tmp_path / "build" / "templates.zip"
    main(file)
    kept = Compiled()
    assert kept.fetch(file, program()["code"])
    folder = data_folder("templates")
    assert kept.names() >= {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    assert [path.name for path in file.parent.iterdir()] == [file.name]
