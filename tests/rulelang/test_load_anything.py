"""Whatever a file says, loading ends in a rule base or in located problems, never in another error."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rulelang.builders import DEMO, RuleBase, rule_base

FILES = sorted(path.relative_to(DEMO).as_posix() for path in DEMO.rglob("*.yaml"))
PIECES = (
    *('"', "'", "{", "}", "[", "]", ":", ",", "- ", "\n", "  ", "%", ">=", "..", "#", "|", "&x", "*x", "!", "\\"),
    *("1,000", "9" * 60, "-1", "null", "~", "（", "％", "²", "not(", "@base", "/", "core_floor", "missing", "project"),
    *("plan.approved_on", "gdp.actual", "tce/万元", "TG-01", "met", "通过", "from", "is", "2024-13-01", "\U0001f642"),
)


@pytest.fixture
def base(tmp_path: Path) -> RuleBase:
    return rule_base(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), st.data())
def test_any_edit_is_loaded_or_told(base: RuleBase, path: str, data: st.DataObject) -> None:
    original = (DEMO / path).read_text(encoding="utf-8")
    text = original
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.sampled_from((0, 0, 1, 2, 8, 30)))
        text = text[:start] + data.draw(st.sampled_from(("", *PIECES))) + text[start + cut :]
    base.write(path, text)
    try:
        for problem in base.problems():
            assert problem.position.line >= 1
            assert problem.found
            assert problem.repair
    finally:
        base.write(path, original)
