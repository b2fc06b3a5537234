"""A pack against the one it extends: what stands, what went and why; every unstated or doubled change is told."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.authoring.problem import ProblemLog
from service.authoring.reading import parse_document
from service.rulelang.pack import Edition, Replacement
from service.rulelang.parse.inheritance import Inheritance
from service.rulelang.parse.pack import PackHead, SwitchedOff
from service.rulelang.parse.releases import Release
from service.rulelang.parse.rule import RuleFile
from service.rulelang.parse.rule_files import RuleSource
from service.vocabulary.finding import Theme
from tests.rulelang.builders import DEMO, GATE, LOCAL, MANUAL, ON, TARGET, RuleBase, adapted_base, codes
from tests.rulelang.strategies import HERE

REPLACES = "replaces: TG-01\nreason: 本地要求更严\n"
TG = (DEMO / TARGET).read_text(encoding="utf-8").replace("in_force: {from: 2024-01-01}", "in_force: {from: 2025-07-01}")
REPLACING = TG.replace("[90%..100%)", "[95%..100%)").replace("< 90%", "< 95%").replace('"90%"', '"95%"') + REPLACES
ADDED = len(TG.splitlines()) + 1
"""The line of what is written below the rule."""
SY = (DEMO / MANUAL).read_text(encoding="utf-8")
TG_01, SY_02 = "targets/TG-01-stricter.yaml", "credibility/CR-Z1-extra.yaml"
OFF = "[{rule: CR-A1, reason: 本地不作此项核对}]"


def changed(text: str, **lines: str) -> str:
    """A rule file with some of its first-level lines replaced."""
    for key, value in lines.items():
        (old,) = (line for line in text.split("\n") if line.startswith(f"{key}:"))
        text = text.replace(old, f"{key}: {value}")
    return text


def problems(base: RuleBase, on: date = ON) -> list[tuple[str, str]]:
    found = base.problems(on, "local")
    assert all(problem.en is not None for problem in found)
    return [(problem.code, str(problem.position)) for problem in found]


def test_what_a_pack_does_not_change_it_inherits(tmp_path: Path) -> None:
    base = adapted_base(tmp_path)
    (pack, rubric), (demo, _) = base.load(pack="local"), base.load()
    assert (pack.id, pack.extends, rubric.id) == ("local", (Edition("demo", "1"),), "demo")
    assert (pack.years, pack.parts, pack.comparison) == (demo.years, demo.parts, demo.comparison)
    assert pack.rules == demo.rules
    assert pack.parameters == demo.parameters
    assert pack.digest != demo.digest


def test_what_a_pack_says_itself_comes_first(tmp_path: Path) -> None:
    base = adapted_base(
        tmp_path,
        years="[2021, 2024]",
        comparison="{method: rounded, percent_digits: 1}",
        parts="{situation: 情况}",
    )
    pack, _ = base.load(pack="local")
    assert (pack.years[0], pack.years[-1], pack.comparison.percent_digits) == (2021, 2024, 1)
    assert dict(pack.parts) == {"situation": "情况"}


def test_a_rule_is_replaced_from_its_own_day_on(tmp_path: Path) -> None:
    base = adapted_base(tmp_path, {TG_01: REPLACING})
    old = base.load(date(2025, 6, 30), "local")[0].rules["TG-01"]
    assert (old.pack, old.replaces) == ("demo", None)
    new = base.load(date(2025, 7, 1), "local")[0].rules["TG-01"]
    assert (new.pack, new.replaces) == ("local", Replacement("TG-01", "demo", "本地要求更严"))
    assert new.position.file == f"rules/local/{TG_01}"


def test_rules_are_added_and_switched_off(tmp_path: Path) -> None:
    extra = changed((DEMO / "rules/demo/credibility/CR-A1-recompute.yaml").read_text(encoding="utf-8"), id="CR-Z1")
    pack, _ = adapted_base(tmp_path, {SY_02: extra}, switched_off=OFF).load(pack="local")
    assert "CR-A1" not in pack.rules
    assert pack.switched_off == {"CR-A1": "本地不作此项核对"}
    assert (pack.rules["CR-Z1"].pack, pack.rules["CR-Z1"].replaces) == ("local", None)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (TG, "redefinition", f"rules/local/{TG_01}:1:5"),
        (TG + REPLACES.partition("\n")[0] + "\n", "missing-key", f"rules/local/{TG_01}:{ADDED}:1"),
        (TG + REPLACES.replace("TG-01", "TG-02"), "redefinition", f"rules/local/{TG_01}:1:5"),
        (TG + REPLACES.replace("TG-01", "TG-91"), "unknown-word", f"rules/local/{TG_01}:{ADDED}:11"),
    ],
)
def test_a_change_must_be_stated_in_full(tmp_path: Path, text: str, code: str, place: str) -> None:
    found = problems(adapted_base(tmp_path, {TG_01: text}))
    assert (code, place) in found


def test_the_reason_stands_only_with_what_it_explains(tmp_path: Path) -> None:
    text = changed(REPLACING.replace("replaces: TG-01\n", ""), id="TG-01")
    assert ("wrong-key", f"rules/local/{TG_01}:{ADDED}:1") in problems(adapted_base(tmp_path, {TG_01: text}))


def test_a_rule_is_replaced_or_switched_off_once(tmp_path: Path) -> None:
    second = changed(REPLACING, id="TG-09", reason="再次")
    base = adapted_base(tmp_path, {TG_01: REPLACING, "targets/TG-09.yaml": second})
    (problem,) = (one for one in base.problems(pack="local") if one.code == "replaced-twice")
    assert str(problem.position) == f"rules/local/targets/TG-09.yaml:{ADDED}:11"
    assert f"TG-01 已在 rules/local/{TG_01}:{ADDED}:11 替换它" in problem.found
    base = adapted_base(tmp_path / "b", {TG_01: REPLACING}, switched_off="[{rule: TG-01, reason: 不用}]")
    (problem,) = (one for one in base.problems(pack="local") if one.code == "replaced-twice")
    assert f"又在 {LOCAL}:9:23 停用" in problem.found


def test_switching_off_what_is_not_there_is_told(tmp_path: Path) -> None:
    base = adapted_base(tmp_path, switched_off="[{rule: CR-A9, reason: 不用}]")
    (problem,) = base.problems(pack="local")
    assert (str(problem.position), problem.suggestion) == (f"{LOCAL}:9:23", "CR-A1")


def test_versions_of_a_rule_follow_each_other(tmp_path: Path) -> None:
    early = TG.replace("{from: 2025-07-01}", "{from: 2025-01-01, until: 2025-06-30}") + REPLACES
    late = "targets/TG-01-later.yaml"
    base = adapted_base(tmp_path, {TG_01: early, late: REPLACING})
    for on, file in ((date(2025, 6, 30), TG_01), (date(2025, 7, 1), late)):
        assert base.load(on, "local")[0].rules["TG-01"].position.file == f"rules/local/{file}"
    base.write(f"rules/local/{TG_01}", early.replace("2025-06-30", "2025-05-31"))
    (problem,) = base.problems(pack="local")
    assert (problem.code, problem.position.file) == ("date-hole", f"rules/local/{late}")
    assert "从 2025-06-01 到 2025-06-30" in problem.found
    base.write(f"rules/local/{TG_01}", early.replace("2025-06-30", "2025-07-01"))
    assert [one.code for one in base.problems(pack="local")] == ["duplicate-id"]


@pytest.mark.parametrize("names", [("GT-11-a", "GT-11-b"), ("GT-11-b", "GT-11-a")])
def test_every_version_of_a_rule_under_a_new_id_replaces(tmp_path: Path, names: tuple[str, str]) -> None:
    gate = changed((DEMO / GATE).read_text(encoding="utf-8"), id="GT-11") + "replaces: GT-01\nreason: 本地另定\n"
    early = changed(gate, in_force="{from: 2025-02-01, until: 2025-06-30}")
    late = changed(gate, in_force="{from: 2025-07-01}")
    files = [f"gates/{name}.yaml" for name in names]
    base = adapted_base(tmp_path, dict(zip(files, (early, late), strict=True)))
    before = base.load(date(2025, 1, 31), "local")[0].rules
    assert ("GT-01" in before, "GT-11" in before) == (True, False)
    for on, file in ((date(2025, 6, 30), files[0]), (date(2026, 1, 15), files[1])):
        rules = base.load(on, "local")[0].rules
        assert "GT-01" not in rules
        assert rules["GT-11"].position.file == f"rules/local/{file}"


def test_a_chain_of_packs_adds_up(tmp_path: Path) -> None:
    base = adapted_base(tmp_path, {TG_01: REPLACING}, switched_off=OFF)
    head = (tmp_path / LOCAL).read_text(encoding="utf-8").replace("local", "city").replace("demo", "local")
    base.write("rules/city/pack.yaml", head.replace("switched_off", "# switched_off"))
    base.write("rules/city/targets/TG-01.yaml", REPLACING.replace("本地", "本市"))
    pack, _ = base.load(pack="city")
    assert [edition.id for edition in pack.extends] == ["local", "demo"]
    assert pack.rules["TG-01"].replaces == Replacement("TG-01", "local", "本市要求更严")
    assert set(pack.switched_off) == {"CR-A1"}
    assert {rule.pack for rule in pack.rules.values()} == {"city", "demo"}


def test_a_rule_that_was_switched_off_can_come_back(tmp_path: Path) -> None:
    base = adapted_base(tmp_path, switched_off=OFF)
    head = (tmp_path / LOCAL).read_text(encoding="utf-8").replace("local", "city").replace("demo", "local")
    base.write("rules/city/pack.yaml", head.replace("switched_off", "# switched_off"))
    again = (DEMO / "rules/demo/credibility/CR-A1-recompute.yaml").read_text(encoding="utf-8")
    base.write("rules/city/credibility/CR-A1.yaml", again)
    pack, _ = base.load(pack="city")
    assert pack.rules["CR-A1"].pack == "city"
    assert pack.switched_off == {}


def test_a_broken_inherited_file_is_told_in_its_own_place(tmp_path: Path) -> None:
    base = adapted_base(tmp_path, {TG_01: REPLACING})
    base.change(MANUAL, {"by: expert": "by: expertt"})
    assert codes(base.problems(pack="local")) == ["unknown-word"]


IDS = [f"TG-{number:02}" for number in range(1, 6)]
CHANGES = st.dictionaries(st.sampled_from(IDS), st.sampled_from(["off", "own"]))


def source(pack: str, rule: str, replaces: bool) -> RuleSource:
    why = f"replaces: {rule}\nreason: 从严\n" if replaces else ""
    node, _ = parse_document(f"id: {rule}\nin_force: {{from: 2024-01-01}}\n{why}".encode(), f"{pack}/{rule}.yaml")
    return RuleSource(RuleFile(Theme.TARGETS, "", rule, pack), node, faulty=False)


def added(inheritance: Inheritance, pack: str, own: dict[str, bool], off: list[str]) -> None:
    """Take in a pack with rules of its own (id → whether it replaces one) and some switched off."""
    lines = tuple(SwitchedOff(rule, f"{pack}不用", HERE) for rule in off)
    head = PackHead(pack, "", "", "1", 1, "example", ON, None, (), {}, None, "", lines, {})
    sources = [source(pack, rule, replaces) for rule, replaces in own.items()]
    inheritance.add(Release(pack, pack, head, ()), sources)


@given(st.lists(CHANGES, min_size=1, max_size=4))
def test_what_stands_is_what_the_packs_say_one_after_the_other(chain: list[dict[str, str]]) -> None:
    """Against a plain model: each pack puts its rules in place of, or beside, those before, and takes others away."""
    log = ProblemLog()
    inheritance = Inheritance(ON, log)
    stands: dict[str, str] = {}
    gone: dict[str, str] = {}
    for number, changes in enumerate(chain):
        pack = f"p{number}"
        off = [rule for rule, change in changes.items() if change == "off" and rule in stands]
        own = {rule: rule in stands for rule, change in changes.items() if change == "own"}
        added(inheritance, pack, own, off)
        stands = {rule: by for rule, by in stands.items() if rule not in off} | dict.fromkeys(own, pack)
        gone = {rule: why for rule, why in (gone | dict.fromkeys(off, f"{pack}不用")).items() if rule not in own}
    assert len(log) == 0
    assert {rule: [one.file.pack for one in found] for rule, found in inheritance.standing.items()} == {
        rule: [by] for rule, by in stands.items()
    }
    assert inheritance.switched_off == gone
    assert inheritance.removed.keys() == gone.keys()


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("replaces: TG-11", "rules/local/targets/TG-01.yaml:1:11"),
        ("replaces: [TG-01]", "rules/local/targets/TG-01.yaml:1:11"),
    ],
)
def test_a_rule_that_means_to_replace_is_told_its_slip_alone(tmp_path: Path, line: str, place: str) -> None:
    text = f"{line}\nreason: 本地要求\n" + (DEMO / TARGET).read_text(encoding="utf-8")
    (problem,) = adapted_base(tmp_path, {"targets/TG-01.yaml": text}).problems(pack="local")
    assert str(problem.position) == place


@pytest.mark.parametrize("off", ["[{rule: CR-A01, reason: 本地不考核}]", "[{ruel: CR-A1, reason: 本地不考核}]"])
def test_a_switched_off_rule_misspelt_is_told_alone(tmp_path: Path, off: str) -> None:
    (problem,) = adapted_base(tmp_path, switched_off=off).problems(pack="local")
    assert (problem.code, problem.position.file) == ("unknown-word", LOCAL)
