"""Which version of a pack is in force, what it extends, and what is told of wrong periods, rings and unknown packs."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.authoring.problem import ProblemLog
from service.rulelang.parse.pack import PackHead
from service.rulelang.parse.releases import Lineage, Release, find_lineage, note_periods, read_releases
from service.rulelang.parse.shared_files import Folder
from tests.rulelang.strategies import HERE

HEAD = "title: 包\nprogramme: 十四五\nlanguage: 1\nstatus: example\n"
STANDING = "years: [2020, 2025]\ncomparison: {method: full}\nparts: {situation: 基本情况}\n"


def write(root: Path, folder: str, period: str, version: str = "1", extends: str = "", pack: str = "") -> None:
    head = f'id: {pack or folder}\nversion: "{version}"\nin_force: {{{period}}}\n'
    path = root / "rules" / folder / "pack.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"{head}extends: {extends}\n{HEAD}" if extends else head + STANDING + HEAD, encoding="utf-8")


def followed(root: Path, pack: str, on: date) -> tuple[Lineage | None, list[str]]:
    log = ProblemLog()
    lineage = find_lineage(Folder(root / "rules", log), pack, on)
    assert all(problem.en is not None for problem in log.problems())
    return lineage, [f"{problem.position} {problem.code}: {problem.found}" for problem in log.problems()]


def versions(root: Path) -> None:
    write(root, "a-1", "from: 2024-01-01, until: 2024-12-31", "1", pack="a")
    write(root, "a-2", "from: 2025-01-01, until: 2025-12-31", "2", pack="a")
    write(root, "a", "from: 2026-01-01", "3")


@pytest.mark.parametrize(
    ("pack", "on", "folder"),
    [
        ("a", date(2024, 1, 1), "a-1"),
        ("a", date(2024, 12, 31), "a-1"),
        ("a", date(2025, 1, 1), "a-2"),
        ("a", date(2026, 1, 1), "a"),
        ("a@2", date(2025, 6, 1), "a-2"),
        ("a@3", date(2030, 6, 1), "a"),
    ],
)
def test_the_version_in_force_is_picked(tmp_path: Path, pack: str, on: date, folder: str) -> None:
    versions(tmp_path)
    lineage, problems = followed(tmp_path, pack, on)
    assert problems == []
    assert lineage is not None
    assert (lineage.own.folder, lineage.on) == (folder, on)


def test_a_date_out_of_force_is_told_once_and_the_nearest_day_taken(tmp_path: Path) -> None:
    versions(tmp_path)
    for pack, on, taken in (("a", date(2020, 1, 1), date(2024, 1, 1)), ("a@2", date(2026, 5, 1), date(2025, 12, 31))):
        lineage, problems = followed(tmp_path, pack, on)
        assert lineage is not None
        assert lineage.on == taken
        (problem,) = problems
        assert "not-in-force" in problem


def test_every_release_is_listed_by_its_own_id(tmp_path: Path) -> None:
    versions(tmp_path)
    write(tmp_path, "wrong", "from: 2024-01-01", pack="other")
    write(tmp_path, ".draft", "from: 2024-01-01")
    found = read_releases(Folder(tmp_path / "rules", ProblemLog()))
    assert [(one.id, one.version, one.folder) for one in found] == [
        ("a", "3", "a"),
        ("a", "1", "a-1"),
        ("a", "2", "a-2"),
        ("wrong", "1", "wrong"),
    ]


@pytest.mark.parametrize("name", ["", "pack.yml", "Pack.yaml", "pack.yaml.txt"])
def test_a_folder_of_rules_without_pack_yaml_is_no_pack_that_vanished(tmp_path: Path, name: str) -> None:
    write(tmp_path, "a", "from: 2024-01-01")
    write(tmp_path, "b", "from: 2024-01-01", extends="a")
    (tmp_path / "rules/a/targets").mkdir()
    (tmp_path / "rules/indicators").mkdir()
    path = tmp_path / "rules/a/pack.yaml"
    path.rename(path.with_name(name)) if name else path.unlink()
    for pack in ("a", "b"):
        lineage, problems = followed(tmp_path, pack, date(2025, 1, 1))
        told = f"没有 pack.yaml，只有 {name}" if name else "没有 pack.yaml"
        assert (lineage, problems) == (None, [f"rules/a/pack.yaml:1:1 file-missing: {told}"])
    assert [one.id for one in read_releases(Folder(tmp_path / "rules", ProblemLog()))] == ["a", "b"]


def test_a_chain_runs_from_the_farthest_pack_to_the_one_asked_for(tmp_path: Path) -> None:
    versions(tmp_path)
    write(tmp_path, "b", "from: 2024-06-01", extends="a")
    write(tmp_path, "c", "from: 2024-06-01", extends="b")
    for on, folders in ((date(2024, 7, 1), ["a-1", "b", "c"]), (date(2025, 7, 1), ["a-2", "b", "c"])):
        lineage, problems = followed(tmp_path, "c", on)
        assert problems == []
        assert lineage is not None
        assert [release.folder for release in lineage.releases] == folders


@pytest.mark.parametrize(
    ("period", "problems"),
    [
        ("from: 2023-06-01, until: 2025-12-31", ["自 2023-06-01 起施行，早于所沿用的 a 的第一天 2024-01-01"]),
        ("from: 2024-01-01", []),
        ("from: 2024-01-01, until: 2026-01-01", ["施行到 2026-01-01，晚于所沿用的 a 的最后有效日期 2025-12-31"]),
        ("from: 2024-01-01, until: 2025-12-31", []),
        ("from: 2025-07-01, until: 2025-12-31", []),
    ],
)
def test_a_pack_lasts_no_longer_than_the_one_it_extends(tmp_path: Path, period: str, problems: list[str]) -> None:
    """Told in the line of the pack that extends, whatever the day; no version of the other is told as well."""
    write(tmp_path, "a-1", "from: 2024-01-01, until: 2024-12-31", "1", pack="a")
    write(tmp_path, "a-2", "from: 2025-01-01, until: 2025-12-31", "2", pack="a")
    write(tmp_path, "b", period, extends="a")
    for on in (date(2025, 7, 1), date(2025, 12, 31)):
        lineage, found = followed(tmp_path, "b", on)
        assert found == [f"rules/b/pack.yaml:3:11 beyond-extended: 规则包 b@1 {told}" for told in problems]
        assert lineage is not None
        assert lineage.releases[0].folder == "a-2"


def test_a_pack_whose_parent_is_not_in_force_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a", "from: 2024-01-01, until: 2024-12-31")
    write(tmp_path, "b", "from: 2024-01-01", extends="a")
    assert followed(tmp_path, "b", date(2025, 1, 1))[1] == [
        "rules/a/pack.yaml:3:11 not-in-force: 评估日期 2025-01-01 晚于规则包 a@1 的最后有效日期 2024-12-31"
    ]


def test_a_day_on_which_the_extended_pack_is_not_in_force_is_told_once(tmp_path: Path) -> None:
    write(tmp_path, "a", "from: 2024-01-01, until: 2024-12-31")
    write(tmp_path, "b", "from: 2023-01-01, until: 2024-12-31", extends="a")
    lineage, (problem,) = followed(tmp_path, "b", date(2023, 6, 1))
    assert problem.startswith("rules/b/pack.yaml:3:11 beyond-extended")
    assert lineage is not None
    assert lineage.on == date(2024, 1, 1)


@pytest.mark.parametrize("wrong", ["id: [b", "- b", "extend: a", "extends: [a]", "extends:", "沿用: a"])
@pytest.mark.parametrize("broken", ["b", "c"])
def test_a_chain_that_cannot_be_read_ends_with_its_cause(tmp_path: Path, wrong: str, broken: str) -> None:
    write(tmp_path, "a", "from: 2024-01-01")
    write(tmp_path, "b", "from: 2024-01-01", extends="a")
    write(tmp_path, "c", "from: 2024-01-01", extends="b")
    path = tmp_path / "rules" / broken / "pack.yaml"
    above = {"b": "a", "c": "b"}[broken]
    whole = wrong in ("id: [b", "- b")
    text = wrong if whole else path.read_text(encoding="utf-8").replace(f"extends: {above}", wrong)
    path.write_text(text, encoding="utf-8")
    lineage, (problem,) = followed(tmp_path, "c", date(2025, 1, 1))
    assert lineage is None
    assert problem.startswith(f"rules/{broken}/pack.yaml:")


def test_a_pack_that_forgets_what_it_extends_is_told_just_that(tmp_path: Path) -> None:
    write(tmp_path, "a", "from: 2024-01-01")
    write(tmp_path, "b", "from: 2024-01-01", extends="a")
    path = tmp_path / "rules/b/pack.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("extends: a\n", "switched_off: []\n"), encoding="utf-8")
    lineage, (problem,) = followed(tmp_path, "b", date(2025, 1, 1))
    assert lineage is None
    assert problem.startswith("rules/b/pack.yaml:1:1 missing-key: 规则包 里没有“extends”")


def test_a_ring_is_told_whole(tmp_path: Path) -> None:
    for pack, above in (("d", "a"), ("a", "b"), ("b", "c"), ("c", "a")):
        write(tmp_path, pack, "from: 2024-01-01", extends=above)
    lineage, problems = followed(tmp_path, "d", date(2025, 1, 1))
    assert lineage is None
    assert problems == ["rules/c/pack.yaml:4:10 circular-extends: extends 成环：a → b → c → a"]
    write(tmp_path, "self", "from: 2024-01-01", extends="self")
    assert followed(tmp_path, "self", date(2025, 1, 1))[1] == [
        "rules/self/pack.yaml:4:10 circular-extends: extends 成环：self → self"
    ]


def test_unknown_packs_and_versions_are_told(tmp_path: Path) -> None:
    versions(tmp_path)
    write(tmp_path, "b", "from: 2024-01-01", extends="aa")
    for pack, place, found in (
        ("b", "rules/b/pack.yaml:4:10", "未知的规则包“aa”"),
        ("bb", "rules/bb/pack.yaml:1:1", "未知的规则包“bb”"),
        ("a@22", "rules/a/pack.yaml:1:1", "未知的版本（a）“22”"),
    ):
        lineage, problems = followed(tmp_path, pack, date(2025, 1, 1))
        assert (lineage, problems) == (None, [f"{place} unknown-word: {found}"])


@pytest.mark.parametrize(
    ("second", "version", "problem"),
    [
        ("from: 2024-12-31", "2", "rules/a-2/pack.yaml:3:11 overlapping-dates: 规则包 a@2 自 2024-12-31 起，与 a@1"),
        ("from: 2025-01-02", "2", "rules/a-2/pack.yaml:3:11 date-hole: 规则包 a 从 2025-01-01 到 2025-01-01 没有有效"),
        ("from: 2025-01-01", "1", "rules/a/pack.yaml:2:10 duplicate-version: 规则包 a 有两个版本 1（另一个在 rules/"),
    ],
)
def test_periods_follow_each_other(tmp_path: Path, second: str, version: str, problem: str) -> None:
    write(tmp_path, "a-1", "from: 2024-01-01, until: 2024-12-31", "1", pack="a")
    write(tmp_path, f"a-{version}" if version == "2" else "a", second, version, pack="a")
    _, problems = followed(tmp_path, "a", date(2024, 6, 1))
    assert [found[: len(problem)] for found in problems] == [problem]


def test_an_open_end_overlaps_what_follows(tmp_path: Path) -> None:
    write(tmp_path, "a-1", "from: 2024-01-01", "1", pack="a")
    write(tmp_path, "a-2", "from: 2025-01-01", "2", pack="a")
    (problem,) = followed(tmp_path, "a", date(2024, 6, 1))[1]
    assert "a@1（至 无限期，rules/a-1/pack.yaml:3:11）重叠" in problem


def test_faults_of_any_version_are_told(tmp_path: Path) -> None:
    versions(tmp_path)
    path = tmp_path / "rules/a-1/pack.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: example", "status: draft"), encoding="utf-8")
    (problem,) = followed(tmp_path, "a", date(2026, 6, 1))[1]
    assert problem.startswith("rules/a-1/pack.yaml:10:9 unknown-word")


def release(number: int, first: int, last: int) -> Release:
    """Version `number` in force from one day of January 2025 to another."""
    start, end = date(2025, 1, first), date(2025, 1, last)
    places = dict.fromkeys(("version", "in_force"), HERE)
    head = PackHead("a", "", "", str(number), 1, "example", start, end, (), {}, None, "", (), places)
    return Release("a", f"a-{number}", head, ())


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 5)), min_size=1, max_size=4))
def test_nothing_is_told_exactly_when_every_day_has_one_version(spans: list[tuple[int, int]]) -> None:
    family = [release(number, first, first + length) for number, (first, length) in enumerate(sorted(spans))]
    log = ProblemLog()
    note_periods(family, log)
    first, last = min(one.start for one in family), max(one.end for one in family)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    once = all(sum(one.start <= day <= one.end for one in family) == 1 for day in days)
    assert (len(log) == 0) == once
