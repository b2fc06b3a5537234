"""`make` alone lists every target."""

import re
import subprocess

from tests.conventions.repository import ROOT


def test_make_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = {name for line in re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE) for name in line.split()}
    targets = {name for name in phony if not name.startswith(".")}
    assert {"help", "demo", "test", "check"} <= targets
    listed = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, check=True, capture_output=True, text=True)
    missing = targets - {line.split()[0] for line in listed.stdout.splitlines() if line.strip()}
    assert not missing, f"give these targets a one-line help after ##: {sorted(missing)}"


def test_every_command_target_is_declared_phony() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][\w-]*):(?!=)", makefile, re.MULTILINE))
    phony = {name for line in re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE) for name in line.split()}
    assert targets <= phony, f"a file of that name would hide these targets: {sorted(targets - phony)}"
