"""What several of the rules commands take, and the exit code of a faulty rule base."""

from __future__ import annotations

from typing import Annotated

import typer

FAULTY = 1

PackArgument = Annotated[str | None, typer.Argument(metavar="规则包", help="不写时取全部规则包")]
