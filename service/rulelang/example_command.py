"""The command that turns an input of a rule into an example."""

from __future__ import annotations

import shlex
from collections.abc import Mapping


def example_command(rule: str, given: Mapping[str, str], pack: str = "") -> str:
    """`acceptance rules example TG-07 attainment=95%`, ready to be run in a shell."""
    values = " ".join(shlex.quote(f"{name}={value}") for name, value in given.items())
    return f"acceptance rules example {rule} {values}" + (f" --pack {pack}" if pack else "")
