"""The later days on which rules, numbers and extended versions begin."""

import shutil
from datetime import date
from pathlib import Path

from service.authoring.problem import ProblemLog
from service.rulelang.parse.change_days import change_days
from service.rulelang.parse.releases import find_lineage
from service.rulelang.parse.shared_files import Folder
from tests.rulelang.builders import PACK, PARAMETERS, RuleBase, adapted_base


def days(base: RuleBase, pack: str, on: date) -> tuple[date, ...]:
    folder = Folder(base.root / "rules", ProblemLog())
    lineage = find_lineage(folder, pack, on)
    assert lineage is not None
    return change_days(folder, lineage)


def test_rules_and_numbers_begin(tmp_path: Path) -> None:
    base = adapted_base(tmp_path)
    base.change(PARAMETERS, {"from: 2025-01-01": "from: 2025-06-01"})
    assert days(base, "demo", date(2024, 1, 1)) == (date(2025, 1, 1), date(2025, 6, 1))
    assert days(base, "demo", date(2025, 1, 1)) == (date(2025, 6, 1),)
    assert days(base, "local", date(2025, 6, 1)) == ()


def test_another_version_of_what_is_extended_begins(tmp_path: Path) -> None:
    base = adapted_base(tmp_path)
    shutil.copytree(base.root / "rules/demo", base.root / "rules/demo-2")
    base.change(PACK, {"until: 2027-12-31": "until: 2026-06-30"})
    later = {'version: "1"': 'version: "2"', "from: 2024-01-01, until: 2027-12-31": "from: 2026-07-01"}
    base.change("rules/demo-2/pack.yaml", later)
    assert days(base, "local", date(2025, 6, 1)) == (date(2026, 7, 1),)
    assert days(base, "demo", date(2025, 6, 1)) == ()


def test_days_beyond_the_packs_own_period_do_not_matter(tmp_path: Path) -> None:
    base = adapted_base(tmp_path)
    base.change(PARAMETERS, {"from: 2025-01-01": "from: 2027-01-01"})
    assert days(base, "local", date(2025, 6, 1)) == ()
    assert days(base, "demo", date(2025, 6, 1)) == (date(2027, 1, 1),)


def test_a_date_that_cannot_be_read_is_told_elsewhere(tmp_path: Path) -> None:
    base = adapted_base(tmp_path)
    base.change(PARAMETERS, {"from: 2025-01-01": "from: 2025年"})
    assert days(base, "demo", date(2025, 6, 1)) == ()
