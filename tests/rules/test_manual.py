"""The manuals of rules/ and rubrics/ are true: whoever follows them gets what they promise."""

import re
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from service.cli.main import app
from service.rulelang.diff.change import Level
from service.rulelang.diff.versions import next_version
from service.rulelang.parse.derive import DERIVE
from service.rulelang.parse.unary import parse_test
from service.rulelang.tables import Attribute
from tests.conventions.repository import ROOT
from tests.conventions.test_readme import command_lines
from tests.rulelang.catalogue_of import parameter
from tests.rulelang.schema.schema_of import content, schema_of
from tests.rules.manual import Block, Reader, blocks, commands
from tests.rules.tables import READMES, TABLES, parts, renewed

SCHEMAS = {
    "规则": "rule.schema.json",
    "pack.yaml": "pack.schema.json",
    "parameters.yaml": "parameters.schema.json",
    "评分标准": "rubric.schema.json",
    "办理程序": "procedure.schema.json",
}
KINDS = {"sh", "text", "yaml", "gherkin", "markdown"}
ALL = [pytest.param(block, id=f"{path.parent.name}-{n}") for path in READMES for n, block in enumerate(blocks(path))]
SHARE = Attribute("share", "number", "%")
STATUS = Attribute("status", "text", values=("done", "trial", "building"))


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.parent.name)
def test_generated_parts_are_current(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parts(text)
    assert renewed(text) == text, "run: make renew"


def test_every_table_is_shown_once() -> None:
    shown = [name for path in READMES for name in parts(path.read_text(encoding="utf-8"))]
    assert sorted(shown) == sorted(TABLES)


@pytest.mark.slow
@pytest.mark.parametrize("path", READMES, ids=lambda path: path.parent.name)
def test_following_a_manual_step_by_step_comes_true(path: Path, tmp_path: Path) -> None:
    reader = Reader(tmp_path / "copy")
    for block in blocks(path):
        reader.follow(block)


@pytest.mark.parametrize("block", ALL)
def test_every_block_says_what_it_is(block: Block) -> None:
    assert block.kind in KINDS
    if block.kind in {"yaml", "gherkin", "markdown"}:
        assert block.claim, f"begin with # 文件, # 改, # 追加, # 片段 or # 整份: {block.text[:80]}"


@pytest.mark.parametrize("block", [p for p in ALL if p.values[0].kind == "sh"])  # type: ignore[union-attr]
def test_every_command_shown_is_there(block: Block) -> None:
    known = set(command_lines(app, "acceptance"))
    shown = {" ".join(("acceptance", *words[:2])) for words in commands(block)}
    assert shown
    assert shown <= known


@pytest.mark.parametrize("block", [p for p in ALL if p.values[0].claim in ("片段", "整份")])  # type: ignore[union-attr]
def test_every_fragment_is_what_it_claims(block: Block) -> None:
    schema = schema_of(SCHEMAS[block.target])
    if block.claim == "片段":
        schema = {key: value for key, value in schema.items() if key not in ("required", "oneOf", "anyOf")}
    faults = [f"{e.json_path} {e.message[:200]}" for e in Draft7Validator(schema).iter_errors(content(block.body))]
    assert not faults, f"{block.text}\n{faults}"


def test_the_manual_shows_every_way_to_derive() -> None:
    shown = "".join(block.text for block in blocks(READMES[0]) if block.kind == "yaml")
    missing = [key.name for key in DERIVE.keys if f"{key.name}: " not in shown]
    assert not missing, f"show in rules/README.md how to write: {missing}"


def test_every_condition_shown_is_one() -> None:
    section = READMES[0].read_text(encoding="utf-8").partition("## 四、条件")[2].partition("## 五")[0]
    conditions = re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)
    assert len(conditions) == 8
    named = {"nearly_met_floor": parameter("nearly_met_floor", "0.9")}
    for condition in conditions:
        plain = Attribute("days", "number", "天") if re.fullmatch(r"[<> \d,]+", condition) else SHARE
        parse_test(condition, STATUS if '"' in condition else plain, named)


def test_links_between_the_manuals_lead_somewhere() -> None:
    for path in (*READMES, ROOT / "README.md"):
        for link in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / link).exists(), f"{path.parent.name}/README.md leads to {link}"


def test_the_manual_gives_the_version_that_the_comparison_asks_for_after_a_new_rule() -> None:
    written = next(block for block in blocks(READMES[0]) if block.target == "rules/base-145/pack.yaml")
    pack = content((ROOT / written.target).read_text(encoding="utf-8"))
    day = date.fromisoformat(pack["in_force"]["from"])
    assert content(written.body)["version"] == next_version(pack["version"], Level.SCHEME, day)
