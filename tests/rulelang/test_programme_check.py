"""A pack is of a programme that there is, wherever programmes are registered."""

from pathlib import Path

import pytest

from tests.rulelang.builders import LOCAL, PACK, adapted_base, codes, rule_base
from tests.rulelang.registry_files import PROGRAMME, write_registry


@pytest.mark.parametrize("word", ["十四五", "'“十四五”'", '"145"', "“十四五”园区循环化改造"])
def test_a_programme_goes_by_its_id_and_its_title(tmp_path: Path, word: str) -> None:
    base = rule_base(tmp_path)
    write_registry(base.root / "rules", programme=PROGRAMME.replace("十四五", "“十四五”园区循环化改造"))
    base.change(PACK, {"programme: 十四五": f"programme: {word}"})
    assert base.problems() == ()


def test_a_programme_that_there_is_not_is_told_in_its_line(tmp_path: Path) -> None:
    base = adapted_base(tmp_path, programme="十四五规划")
    write_registry(base.root / "rules")
    (problem,) = base.problems(pack="local")
    assert (problem.code, str(problem.position)) == ("unknown-word", f"{LOCAL}:4:12")
    assert "未知的规划期“十四五规划”；允许 145（十四五）；修复：" in str(problem)
    assert problem.en is not None
    assert "the unknown programme “十四五规划”" in problem.en.found


def test_nothing_is_told_where_no_programme_can_be_looked_up(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(PACK, {"programme: 十四五": "programme: 十五五"})
    assert base.problems() == ()
    write_registry(base.root / "rules", programme="id: [")
    assert base.problems() == ()
    write_registry(base.root / "rules")
    assert codes(base.problems()) == ["unknown-word"]
