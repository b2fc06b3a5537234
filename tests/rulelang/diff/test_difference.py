"""Whole rule bases: parts, level, version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from service.rulelang.diff.change import Level
from service.rulelang.diff.difference import diff_rule_bases
from tests.rulelang.builders import CLAUSES, PACK, PARAMETERS, RUBRIC, TARGET
from tests.rulelang.diff.builders import after_edit, small, told


def test_a_rule_base_differs_nowhere_from_itself() -> None:
    found = diff_rule_bases(small(), small())
    assert (found.level, found.version, found.rules, found.parameters) == (Level.NONE, "1", (), ())


@pytest.mark.parametrize(
    ("path", "old", "new", "level", "version"),
    [
        (TARGET, "title: 单位", "title: 每单位", Level.WORDING, "1.0.1"),
        (PACK, "title: 语言", "title: 规则语言", Level.WORDING, "1.0.1"),
        (CLAUSES, "gist: 预期成效", "gist: 成效", Level.WORDING, "1.0.1"),
        (RUBRIC, "title: 语言", "title: 规则语言", Level.WORDING, "1.0.1"),
        (PARAMETERS, 'value: "60%"', 'value: "61%"', Level.JUDGEMENT, "1.1"),
        (RUBRIC, "minimum: 60%", "minimum: 50%", Level.JUDGEMENT, "1.1"),
        (PACK, "method: full", "method: rounded, percent_digits: 2", Level.JUDGEMENT, "1.1"),
        (PACK, "parts: {situation: 基本情况, ", "parts: {", Level.SCHEME, "2024.1"),
    ],
)
def test_level_and_version(tmp_path: Path, path: str, old: str, new: str, level: Level, version: str) -> None:
    found = after_edit(tmp_path, path, old=old, new=new)
    assert (found.level, found.version) == (level, version)


def test_what_the_head_says(tmp_path: Path) -> None:
    found = after_edit(tmp_path, PACK, old="years: [2020, 2025]", new="years: [2019, 2025]")
    assert found.head[0].kind == "years"
    assert found.head[0].level is Level.SCHEME


def test_clauses_are_told_by_their_document(tmp_path: Path) -> None:
    found = after_edit(tmp_path, CLAUSES, old="  - {id: 三(六).1, gist: 总结经验, status: procedural}\n", new="")
    assert [change.what.zh for change in found.clauses] == ["条款 ndrc-2021-1004/三(六).1"]
    assert told(found.clauses) == [("clause", "wording", "总结经验", "")]


def test_two_packs_have_versions_of_their_own() -> None:
    other = replace(small(), pack=replace(small().pack, id="other"))
    assert diff_rule_bases(small(), other).version is None


def test_another_digest_alone_needs_another_name() -> None:
    other = replace(small(), pack=replace(small().pack, digest="0"))
    assert diff_rule_bases(small(), other).level is Level.WORDING
