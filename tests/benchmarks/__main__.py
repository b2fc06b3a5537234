"""`python -m tests.benchmarks [soak] [NAME …]`: run every bench_*.py (or soak_*.py) beside this file.

Each has `run() -> list[Row]`; its docstring is its title. The exit code is 1 when a goal is missed.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from tests.benchmarks.rows import Row

_MARKS = {None: "", True: "达到", False: "未达到"}


def main(arguments: list[str]) -> int:
    """Run the chosen modules and print their rows; the exit code."""
    prefix = "soak" if arguments[:1] == ["soak"] else "bench"
    wanted = arguments[1:] if prefix == "soak" else arguments
    files = sorted(Path(__file__).parent.glob(f"{prefix}_*.py"))
    names = [file.stem.removeprefix(f"{prefix}_") for file in files]
    if unknown := sorted(set(wanted) - set(names)):
        print(f"没有这样的测试：{'、'.join(unknown)}；可用：{'、'.join(names)}", file=sys.stderr)
        return 2
    missed = [row for name in names if not wanted or name in wanted for row in _run(prefix, name)]
    return int(any(row.reached is False for row in missed))


def _run(prefix: str, name: str) -> list[Row]:
    module = import_module(f"tests.benchmarks.{prefix}_{name}")
    print(f"\n{name} · {module.__doc__}")
    rows: list[Row] = module.run()
    for row in rows:
        figure = f"{row.value:>14,.{0 if abs(row.value) >= 100 else 2}f} {row.unit}"
        print(f"  {row.what:<56}{figure:<32}{row.goal:<8}{_MARKS[row.reached]}", flush=True)
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
