"""The clause matrix of the small rule base, with the scenarios a test wants."""

from service.rulelang.load import load_rule_base
from service.rulelang.matrix import Matrix, RuleLine, Scene, matrix
from tests.rulelang.builders import DEMO, ON

SCENE = Scene("features/criteria/core.feature", 7, "守住目标", 3)


def demo_matrix(**scenes: tuple[Scene, ...]) -> Matrix:
    """The matrix; `TG_01=(SCENE,)` gives a rule its scenarios."""
    pack, rubric = load_rule_base(DEMO / "rules", DEMO / "rubrics", "demo", ON)
    return matrix(pack, rubric, {name.replace("_", "-"): shown for name, shown in scenes.items()})


def line_of(of: Matrix, rule: str) -> RuleLine:
    """The line of one rule."""
    (found,) = (line for line in of.rules if line.rule.id == rule)
    return found
