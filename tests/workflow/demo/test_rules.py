"""The rules of the demonstration demand no days of publicity, say so, and follow those in use."""

from datetime import date
from pathlib import Path

from service.settings import Settings
from service.workflow.cases.procedures import procedure_of
from service.workflow.demo.rules import demo_rules

ON = date(2027, 3, 1)


def test_nobody_waits_for_a_week_and_nothing_of_older_rules_is_left(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, demo=True)
    left = demo_rules(settings) / "left-over.yaml"
    left.write_text("", encoding="utf-8")
    rules = demo_rules(settings)
    shown, shipped = procedure_of(Settings(rules_dir=rules), "zhejiang", ON), procedure_of(settings, "zhejiang", ON)
    assert (shown.publicity_days, shipped.publicity_days > 0) == (0, True)
    assert "演示" in shown.title
    assert rules.parent == tmp_path
    assert not left.exists()
