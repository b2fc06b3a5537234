"""`python -m service` is the `acceptance` command."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def answer(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "service", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_module_offers_the_commands() -> None:
    shown = answer("--help")
    assert shown.returncode == 0, shown.stderr
    assert "evaluate" in shown.stdout


def test_module_passes_on_the_exit_code() -> None:
    assert answer("没有的命令").returncode == 2
