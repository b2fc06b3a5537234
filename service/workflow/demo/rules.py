"""The rules of the demonstration: those in use but for the publicity, which nobody who tries it can wait for."""

from __future__ import annotations

import shutil
from pathlib import Path

from service.settings import Settings
from service.workflow.walkthrough.example_case import RULES, write_rules_without_publicity


def demo_rules(settings: Settings) -> Path:
    """The folder of the rules in the data folder, made anew of those in use.

    Raises:
        OSError: it cannot be written.
    """
    folder = settings.data_dir / RULES
    shutil.rmtree(folder, ignore_errors=True)
    return write_rules_without_publicity(settings, folder)
