"""The later days on which rules, numbers and extended versions begin."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.load import last_day_alike, load_rule_base
from service.rulelang.pack import Pack
from service.rulelang.parse.change_days import change_days
from service.rulelang.parse.releases import find_lineage
from service.rulelang.parse.shared_files import Folder
from service.rulelang.rubric import Rubric
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


def last(base: RuleBase, pack: str, on: date) -> date:
    return last_day_alike(base.root / "rules", pack, on)


def test_a_pack_is_alike_until_something_begins_or_ends(tmp_path: Path) -> None:
    base = adapted_base(tmp_path)
    base.change(PARAMETERS, {"from: 2025-01-01": "from: 2025-06-01"})
    assert last(base, "demo", date(2024, 1, 1)) == date(2024, 12, 31)
    assert last(base, "demo", date(2025, 1, 1)) == date(2025, 5, 31)
    assert last(base, "demo", date(2025, 6, 1)) == date(2027, 6, 30)
    assert last(base, "demo", date(2027, 7, 1)) == date(2027, 12, 31)


@pytest.mark.parametrize("pack", ["demo", "local"])
def test_it_is_the_same_on_every_day_until_then_and_no_longer_on_the_next(tmp_path: Path, pack: str) -> None:
    base = adapted_base(tmp_path)
    base.change(PARAMETERS, {"from: 2025-01-01": "from: 2025-06-01"})
    on = date(2025, 2, 1) if pack == "demo" else date(2025, 6, 1)
    end = last(base, pack, on)

    def loaded(day: date) -> tuple[Pack, Rubric]:
        return load_rule_base(base.root / "rules", base.root / "rubrics", pack, day)

    assert loaded(on) == loaded(end) == loaded(on + (end - on) / 2)
    if pack == "demo":
        assert loaded(end + timedelta(days=1)) != loaded(on)
