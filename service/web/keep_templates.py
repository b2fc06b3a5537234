"""python -m service.web.keep_templates FILE: compile all templates of the screens, once for all starts."""

from __future__ import annotations

import sys
from pathlib import Path

from service.settings import load_settings
from service.web.rendering import COMPILED, read_templates
from service.workflow.bundles.program import program


def main(file: Path) -> None:
    """Written whole or not at all: another process may be reading it.

    Raises:
        SettingsError: the environment cannot be used.
    """
    read_templates(load_settings().templates_dir)
    unfinished = file.with_suffix(".new")
    COMPILED.keep(unfinished, program()["code"])
    unfinished.replace(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
